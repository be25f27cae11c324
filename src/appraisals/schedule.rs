//! The calendar of a cycle and its caps per domain. Pure.
//!
//! Invariants: a calendar is for people to read, and nothing happens by it, least of all a reminder; caps are upper
//! limits, and they and the term of honours never change once the cycle is open, when it could be seen whom they touch.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::fields::FieldErrors;
use crate::word_enum;

word_enum! {
    /// A stage of a cycle.
    pub enum Stage {
        /// 申报.
        Declaring = "declaring",
        /// 自评.
        SelfScoring = "self_scoring",
        /// 基层党委初审.
        Township = "township",
        /// 县级审核.
        County = "county",
        /// 评审汇报.
        Panel = "panel",
        /// 市级评审.
        City = "city",
        /// 考察.
        Inspection = "inspection",
        /// 公示.
        Publicity = "publicity",
        /// 命名.
        Naming = "naming",
    }
}

/// When a stage is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageDays {
    /// The stage.
    pub stage: Stage,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
}

/// For how many years an honour is given where nobody says otherwise.
pub const HONOR_YEARS: i32 = 3;

/// Where people may turn with an objection, as the public page says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Who publishes the list.
    pub issuer: Option<String>,
    /// By phone.
    pub phone: Option<String>,
    /// By letter.
    pub address: Option<String>,
}

/// Calendar, caps, the term of honours and the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// In the order of the stages; those that are missing have no days yet.
    pub stages: Vec<StageDays>,
    /// Caps by the code of the domain, in the order of the codes.
    pub domain_caps: Vec<(String, i32)>,
    /// For how many years an honour is given.
    pub honor_years: i32,
    /// Where people may turn with an objection.
    pub notice: Notice,
    /// From which difference on a level looks again at what a second reviewer would give, in hundredths; none where nobody
    /// scores twice.
    pub second_score_gap: Option<i32>,
}

impl Schedule {
    /// Puts it into the one form in which it is compared and stored.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.stages.sort_by_key(|days| days.stage);
        self.domain_caps.sort();
        let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let Notice { issuer, phone, address } = self.notice;
        self.notice = Notice { issuer: tidy(issuer), phone: tidy(phone), address: tidy(address) };
        self
    }

    /// Whether it may stand; `domains` are the codes there are.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn check(&self, domains: &[String]) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut stages = HashSet::new();
        for (index, days) in self.stages.iter().enumerate() {
            let at = format!("/stages/{index}");
            errors.require(stages.insert(days.stage), &at, "The same stage is named twice.");
            errors.require(days.starts_on <= days.ends_on, &at, "The last day is before the first.");
        }
        let mut capped = HashSet::new();
        for (index, (domain, cap)) in self.domain_caps.iter().enumerate() {
            let at = format!("/domain_caps/{index}");
            errors.require(domains.contains(domain), &at, "There is no such domain.");
            errors.require(capped.insert(domain), &at, "The same domain is named twice.");
            errors.require((0..=100_000).contains(cap), &at, "A cap lies between 0 and 100000.");
        }
        errors.require((1..=10).contains(&self.honor_years), "/honor_years", "An honour is given for 1 to 10 years.");
        let gap = self.second_score_gap.is_none_or(|gap| (1..=10_000).contains(&gap));
        errors.require(gap, "/second_score_gap", "A gap lies between 1 and 10000 hundredths.");
        let lines = [(&self.notice.issuer, "/notice/issuer"), (&self.notice.phone, "/notice/phone")];
        for (text, pointer) in lines.into_iter().chain([(&self.notice.address, "/notice/address")]) {
            if let Some(text) = text {
                errors.require_length(text, 1, 200, pointer);
            }
        }
        errors.finish()
    }

    /// What decides who is left out, how scores are given and for how long honours: it stands once the cycle is open.
    #[must_use]
    pub fn is_as_fixed_as(&self, other: &Self) -> bool {
        self.domain_caps == other.domain_caps
            && self.honor_years == other.honor_years
            && self.second_score_gap == other.second_score_gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_run_forward_and_nothing_is_named_twice() {
        let days = |stage, starts: &str, ends: &str| StageDays {
            stage,
            starts_on: starts.parse().unwrap(),
            ends_on: ends.parse().unwrap(),
        };
        let schedule = Schedule {
            stages: vec![
                days(Stage::County, "2026-05-31", "2026-05-01"),
                days(Stage::Declaring, "2026-03-01", "2026-03-31"),
                days(Stage::Declaring, "2026-04-01", "2026-04-30"),
            ],
            domain_caps: vec![("rural".to_owned(), 100), ("navy".to_owned(), 1), ("rural".to_owned(), -1)],
            honor_years: HONOR_YEARS,
            notice: Notice::default(),
            second_score_gap: None,
        }
        .tidied();
        let found = schedule.check(&["rural".to_owned()]).unwrap_err().into_vec();
        let pointers: Vec<&str> = found.iter().map(|error| error.pointer.as_str()).collect();
        // In the order of stages and of codes: navy, then rural with -1 before rural with 100.
        assert_eq!(pointers, ["/stages/1", "/stages/2", "/domain_caps/0", "/domain_caps/1", "/domain_caps/2"]);
    }
}
