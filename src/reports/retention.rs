//! How long the photos of a report are kept. Pure.
//!
//! Invariant: a photo that evidence rests on never goes before one that nobody used; what a branch was named for has no
//! date, since the archive's own schedule rules it.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::appraisals::RecordState;

/// The owner's periods, counted from the end of a cycle.
#[derive(Clone, Copy, Debug)]
pub struct Periods {
    /// For photos no evidence rests on, in months.
    pub unused: u32,
    /// For photos evidence rests on, in months.
    pub used: u32,
}

/// How long a photo stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Through this day.
    Until(NaiveDate),
    /// The archive keeps it.
    Archived,
}

/// The day after which nothing of a year without a cycle counts as running.
#[must_use]
pub fn end_of_year(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(day)
}

/// The last day of a period that begins with the end of a cycle.
#[must_use]
pub fn last_day(end: NaiveDate, months: u32) -> NaiveDate {
    end.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// How long a photo of a report stays: `cycles` are the ends of the cycles the report is linked to, `uses` the end and
/// the record of each cycle in which evidence rests on the photo now.
#[must_use]
pub fn kept(happened_on: NaiveDate, cycles: &[NaiveDate], uses: &[(NaiveDate, RecordState)], periods: Periods) -> Kept {
    if uses.iter().any(|(_, state)| matches!(state, RecordState::Named | RecordState::UnderReview)) {
        return Kept::Archived;
    }
    let rested_on = uses.iter().map(|(end, _)| last_day(*end, periods.used));
    let linked = cycles.iter().map(|end| last_day(*end, periods.unused));
    // A report of a year without a cycle is treated as if the year were one.
    let alone = last_day(end_of_year(happened_on), periods.unused);
    Kept::Until(rested_on.chain(linked).max().unwrap_or(alone))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIODS: Periods = Periods { unused: 6, used: 24 };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(cycles: &[&str], uses: &[(&str, RecordState)]) -> Kept {
        let cycles: Vec<NaiveDate> = cycles.iter().map(|end| day(end)).collect();
        let uses: Vec<(NaiveDate, RecordState)> = uses.iter().map(|(end, state)| (day(end), *state)).collect();
        kept(day("2026-05-20"), &cycles, &uses, PERIODS)
    }

    #[test]
    fn a_photo_nobody_used_goes_six_months_after_the_cycle_and_a_used_one_two_years_after() {
        assert_eq!(of(&["2026-08-31"], &[]), Kept::Until(day("2027-02-28")));
        let used = [("2026-08-31", RecordState::CountyReviewed)];
        assert_eq!(of(&["2026-08-31"], &used), Kept::Until(day("2028-08-31")));
    }

    #[test]
    fn without_a_cycle_the_year_stands_in_for_it() {
        assert_eq!(of(&[], &[]), Kept::Until(day("2027-06-30")));
    }

    #[test]
    fn the_longest_of_several_cycles_counts() {
        assert_eq!(of(&["2026-06-30", "2026-12-31"], &[]), Kept::Until(day("2027-06-30")));
        let used = [("2026-06-30", RecordState::NotNamed)];
        assert_eq!(of(&["2026-06-30", "2026-12-31"], &used), Kept::Until(day("2028-06-30")));
    }

    #[test]
    fn what_a_named_branch_rests_on_is_the_archives_and_a_revoked_honour_gives_it_a_date_again() {
        let both = [("2026-06-30", RecordState::NotNamed), ("2027-06-30", RecordState::Named)];
        assert_eq!(of(&["2026-06-30"], &both), Kept::Archived);
        assert_eq!(of(&["2026-06-30"], &[("2026-06-30", RecordState::UnderReview)]), Kept::Archived);
        let revoked = [("2026-06-30", RecordState::Revoked)];
        assert_eq!(of(&["2026-06-30"], &revoked), Kept::Until(day("2028-06-30")));
    }
}
