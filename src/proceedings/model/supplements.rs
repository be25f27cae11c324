//! Questions to a branch: where one stands, how it may be put and answered, and what they add up to. Pure.
//!
//! Invariants: nothing follows from a question without an answer; what is added up is told by level, never by branch
//! or person.

use chrono::NaiveDate;

use crate::accounts::Level;
use crate::fields::FieldErrors;
use crate::word_enum;

word_enum! {
    /// Where a question to a branch stands.
    pub enum SupplementState {
        /// It may still be answered.
        Open = "open",
        /// It was answered or declined.
        Answered = "answered",
        /// Its day has passed without an answer, which has no effect.
        Lapsed = "lapsed",
    }
}

impl SupplementState {
    /// Where a question stands today.
    #[must_use]
    pub fn of(answered: bool, answer_by: NaiveDate, today: NaiveDate) -> Self {
        match (answered, answer_by < today) {
            (true, _) => Self::Answered,
            (false, false) => Self::Open,
            (false, true) => Self::Lapsed,
        }
    }
}

/// Fewest and most working days a branch has for an answer.
const ANSWER_DAYS: std::ops::RangeInclusive<u32> = 5..=20;

/// Whether a question may be put like this.
///
/// # Errors
/// Every field that is not right.
pub fn check_question(question: &str, working_days: u32) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    errors.require_length(question, 1, 200, "/question");
    errors.require(ANSWER_DAYS.contains(&working_days), "/working_days", "A branch has 5 to 20 working days.");
    errors.finish()
}

/// Whether an answer is one line; none at all declines.
///
/// # Errors
/// A text that is longer.
pub fn check_answer(answer: Option<&str>) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    if let Some(answer) = answer {
        errors.require_length(answer, 1, 200, "/answer");
        errors.require(!answer.trim().contains(['\n', '\r']), "/answer", "One line is enough.");
    }
    errors.finish()
}

/// What one level has asked of branches in a cycle (减负仪表).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burden {
    /// The level.
    pub level: Level,
    /// Questions to branches.
    pub asked: u32,
    /// Of them, answered in a line.
    pub answered: u32,
    /// Of them, declined.
    pub declined: u32,
    /// Records returned.
    pub returned: u32,
    /// Typing that clients measured, and what the unmeasured answers are taken for: the median of the measured ones.
    pub typed_seconds: u32,
}

/// One question, as far as burdens go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The level that asked.
    pub level: Level,
    /// Whether it was answered or declined.
    pub settled: bool,
    /// Whether it was answered with a text.
    pub answered: bool,
    /// Typing, if measured.
    pub typed_seconds: Option<i32>,
}

/// Adds up what every level asked; levels, never branches or people.
#[must_use]
pub fn burdens(asked: &[Asked], returned: &[Level]) -> Vec<Burden> {
    let mut measured: Vec<u32> =
        asked.iter().filter_map(|one| one.typed_seconds).filter_map(|seconds| seconds.try_into().ok()).collect();
    measured.sort_unstable();
    let median = measured.get(measured.len() / 2).copied().unwrap_or_default();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Level::ALL
        .iter()
        .map(|level| {
            let own = || asked.iter().filter(|one| one.level == *level);
            let typed = own()
                .filter(|one| one.answered)
                .map(|one| one.typed_seconds.map_or(median, |seconds| seconds.try_into().unwrap_or_default()));
            Burden {
                level: *level,
                asked: count(own().count()),
                answered: count(own().filter(|one| one.answered).count()),
                declined: count(own().filter(|one| one.settled && !one.answered).count()),
                returned: count(returned.iter().filter(|one| *one == level).count()),
                typed_seconds: typed.fold(0, u32::saturating_add),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn burdens_are_added_up_by_the_level_that_asked() {
        let one = |level, answered, typed_seconds| Asked { level, settled: answered, answered, typed_seconds };
        let declined = Asked { level: Level::County, settled: true, answered: false, typed_seconds: None };
        let asked = [
            one(Level::County, true, Some(20)),
            one(Level::County, true, None),
            one(Level::City, true, Some(40)),
            one(Level::City, true, Some(30)),
            one(Level::City, false, None),
            declined,
        ];
        let all = burdens(&asked, &[Level::County]);
        assert_eq!(
            all[0],
            Burden { level: Level::Township, asked: 0, answered: 0, declined: 0, returned: 0, typed_seconds: 0 }
        );
        // The unmeasured answer is taken for the median, 30 seconds.
        assert_eq!(
            all[1],
            Burden { level: Level::County, asked: 3, answered: 2, declined: 1, returned: 1, typed_seconds: 50 }
        );
        assert_eq!(
            all[2],
            Burden { level: Level::City, asked: 3, answered: 2, declined: 0, returned: 0, typed_seconds: 70 }
        );
    }
}
