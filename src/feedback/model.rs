//! What may be said, and the row it is kept in. Pure.

use chrono::{Datelike as _, Days, NaiveDate};
use diesel::prelude::*;

use crate::db::schema::feedback;
use crate::db::types::{AccountId, FeedbackId, Instant};
use crate::fields::FieldErrors;
use crate::word_enum;

/// Longest text and longest answer, in characters.
const MAX_TEXT: usize = 1000;
/// Longest way to be reached, in characters.
const MAX_CONTACT: usize = 100;

word_enum! {
    /// What it is meant as.
    pub enum FeedbackKind {
        /// 意见建议.
        Suggestion = "suggestion",
        /// 投诉.
        Complaint = "complaint",
    }
}

/// What somebody says.
#[derive(Clone, Debug)]
pub struct Said {
    /// Minted by the client.
    pub id: FeedbackId,
    /// What it is meant as.
    pub kind: FeedbackKind,
    /// The words.
    pub text: String,
    /// How to reach the sender, if an answer is wished for outside of the system.
    pub contact: Option<String>,
}

impl Said {
    /// Without blanks around the texts.
    #[must_use]
    pub fn tidy(self) -> Self {
        Self {
            text: self.text.trim().to_owned(),
            contact: self.contact.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
            ..self
        }
    }

    /// Every field that is wrong.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = check_text(&self.text, "/text");
        if let Some(contact) = &self.contact {
            errors.require_length(contact, 1, MAX_CONTACT, "/contact");
        }
        errors
    }
}

/// The same bounds hold for what is said and for the answer.
#[must_use]
pub fn check_text(text: &str, pointer: &str) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.require_length(text, 1, MAX_TEXT, pointer);
    errors
}

/// Days for which a piece is kept at the least, so that what is said at the end of a cycle is read and answered.
pub const LEAST_DAYS: u32 = 90;

/// The last day a piece is kept: the end of the cycle it was said in, or of the year where there was none, and some
/// time at the least.
#[must_use]
pub fn kept_until(said_on: NaiveDate, cycles: &[(NaiveDate, NaiveDate)]) -> NaiveDate {
    let covering = cycles.iter().filter(|(start, end)| (*start..=*end).contains(&said_on)).map(|(_, end)| *end);
    let year = NaiveDate::from_ymd_opt(said_on.year(), 12, 31).unwrap_or(said_on);
    let least = said_on.checked_add_days(Days::new(LEAST_DAYS.into())).unwrap_or(NaiveDate::MAX);
    covering.max().unwrap_or(year).max(least)
}

/// A piece of feedback as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = feedback)]
pub struct FeedbackRow {
    /// Minted by the client.
    pub id: FeedbackId,
    /// Who said it.
    pub account_id: AccountId,
    /// What it is meant as.
    pub kind: FeedbackKind,
    /// The words.
    pub body: String,
    /// How to reach the sender.
    pub contact: Option<String>,
    /// When it arrived.
    pub received_at: Instant,
    /// The answer.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<AccountId>,
    /// When.
    pub answered_at: Option<Instant>,
}

impl FeedbackRow {
    /// Whether it is what somebody says again.
    #[must_use]
    pub fn is(&self, account: AccountId, said: &Said) -> bool {
        self.account_id == account && self.kind == said.kind && self.body == said.text && self.contact == said.contact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_stays_until_its_cycle_ends_and_ninety_days_at_the_least() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let cycles = [(day("2026-01-01"), day("2026-08-31"))];
        assert_eq!(kept_until(day("2026-03-01"), &cycles), day("2026-08-31"));
        assert_eq!(kept_until(day("2026-08-30"), &cycles), day("2026-11-28"));
        assert_eq!(kept_until(day("2026-09-01"), &cycles), day("2026-12-31"), "no cycle, so the year");
    }
}
