//! Working days: weekdays but for holidays, and the weekend days that are worked in exchange (调休).
//!
//! The calendar is a file, since each year's is announced anew; one ships with the program. Pure but for nothing:
//! reading the file is for `config`. Invariant: a day in neither list is a working day from Monday to Friday.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde::Deserialize;

/// Which days are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workdays {
    /// Holidays.
    off: BTreeSet<NaiveDate>,
    /// Days of a weekend that are worked.
    on: BTreeSet<NaiveDate>,
}

impl Workdays {
    /// The calendar that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::parse(include_str!("shipped.json")).unwrap_or_default()
    }

    /// A calendar from the text of its file.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let calendar: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match calendar.off.intersection(&calendar.on).next() {
            Some(day) => Err(format!("{day} is both off and on")),
            None => Ok(calendar),
        }
    }

    /// Whether a day is worked.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.on.contains(&day) || (!weekend && !self.off.contains(&day))
    }

    /// The last of so many working days, the first of which comes after `day`.
    #[must_use]
    pub fn after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let (mut at, mut left) = (day, count);
        while left > 0 {
            let Some(next) = at.checked_add_days(Days::new(1)) else { break };
            at = next;
            left -= u32::from(self.is_worked(at));
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_holidays_and_exchanged_days_are_counted_as_announced() {
        let calendar = Workdays::shipped();
        for (from, count, to) in [
            ("2026-05-20", 5, "2026-05-27"), // Wednesday over a weekend
            ("2026-05-22", 1, "2026-05-25"), // Friday
            ("2026-04-30", 1, "2026-05-06"), // before the Labour Day holiday
            ("2026-05-08", 2, "2026-05-11"), // a Saturday that is worked
            ("2026-05-20", 0, "2026-05-20"),
        ] {
            assert_eq!(calendar.after(day(from), count), day(to), "{count} after {from}");
        }
    }

    #[test]
    fn a_calendar_that_contradicts_itself_is_refused() {
        assert!(Workdays::parse(r#"{"off": ["2027-01-01"], "on": ["2027-01-01"]}"#).is_err());
        assert!(Workdays::parse(r#"{"off": ["1 January"], "on": []}"#).is_err());
    }
}
