//! The rules of a panel day. Pure.
//!
//! `arithmetic` makes a result of scores, `slides` makes six minutes of chosen evidence.

mod arithmetic;
mod slides;

use chrono::NaiveDate;

use crate::accounts::{Level, ReviewScope};
use crate::db::types::{AreaId, RecordId, Sha256};
use crate::fields::FieldErrors;
use crate::word_enum;

pub use arithmetic::{Frozen, FrozenRound, MOST_POINTS, Method};
pub use slides::{Candidate, Deck, MOST_PICTURES, Slide, SlideKind, deck};

/// Most branches of one day.
pub const MOST_ROUNDS: usize = 100;
/// Most judges of one panel.
pub const MOST_JUDGES: usize = 50;

word_enum! {
    /// Where a panel stands.
    pub enum PanelState {
        /// Branches, their order and judges are being chosen.
        Preparing = "preparing",
        /// The first round was opened: order and judges stand.
        Running = "running",
        /// All is over, and results are frozen.
        Closed = "closed",
    }
}

word_enum! {
    /// Where the turn of a branch stands.
    pub enum RoundState {
        /// It has not presented itself yet.
        Waiting = "waiting",
        /// Judges score it.
        Open = "open",
        /// Its scores stand still.
        Closed = "closed",
    }
}

/// What a host decides about a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Name for people.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// How scores become a result.
    pub method: Method,
}

impl Setup {
    /// Trims the texts.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.title = self.title.trim().to_owned();
        self
    }

    /// Whether it may stand.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.title, 1, 100, "/title");
        errors.finish()
    }
}

/// Where a panel holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Of which level.
    pub level: Level,
    /// The area.
    pub area_id: AreaId,
    /// Its path.
    pub area_path: String,
    /// One domain only, if named.
    pub domain: Option<String>,
}

impl Reach {
    /// Whether somebody with these scopes hosts it: a reviewer of its level whose scope holds all of it.
    #[must_use]
    pub fn is_hosted_by(&self, scopes: &[ReviewScope]) -> bool {
        scopes.iter().any(|scope| scope.level == self.level && scope.covers(&self.area_path, self.domain.as_deref()))
    }

    /// Whether a branch there may stand on it.
    #[must_use]
    pub fn holds(&self, area_path: &str, domain: Option<&str>) -> bool {
        area_path.starts_with(&self.area_path) && self.domain.as_deref().is_none_or(|wanted| domain == Some(wanted))
    }
}

/// Whether a judge's role holds for a panel: everywhere, or in an area that has to do with that of the panel.
#[must_use]
pub fn may_judge(reach: &Reach, level: Option<Level>, area_path: Option<&str>, domains: &[String]) -> bool {
    let area = area_path.is_none_or(|path| reach.area_path.starts_with(path));
    let domain = domains.is_empty() || reach.domain.as_ref().is_some_and(|domain| domains.contains(domain));
    level.is_none_or(|level| level == reach.level) && area && domain
}

/// The order drawn with a seed: by the digests of seed and record. Whoever has both can draw it again.
#[must_use]
pub fn drawn(seed: &str, mut records: Vec<RecordId>) -> Vec<RecordId> {
    records.sort_by_cached_key(|record| (Sha256::of(format!("{seed}:{record}").as_bytes()), *record));
    records
}

/// A reason where one is due: 1 to 300 characters.
///
/// # Errors
/// When it is missing or too long.
pub fn check_reason(reason: Option<&str>, due: bool, told: &str) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    match reason {
        Some(reason) => errors.require_length(reason, 1, 300, "/reason"),
        None => errors.require(!due, "/reason", told),
    }
    errors.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> RecordId {
        uuid::Uuid::from_u128(number).into()
    }

    fn reach(domain: Option<&str>) -> Reach {
        Reach {
            level: Level::County,
            area_id: uuid::Uuid::nil().into(),
            area_path: "FZ/LC/".to_owned(),
            domain: domain.map(str::to_owned),
        }
    }

    fn scope(level: Level, area_path: &str, domains: &[&str]) -> ReviewScope {
        let domains = domains.iter().map(|one| (*one).to_owned()).collect();
        ReviewScope { level, area_path: area_path.to_owned(), domains }
    }

    #[test]
    fn a_draw_depends_on_its_seed_alone() {
        let all: Vec<RecordId> = (1..=20).map(id).collect();
        let mut turned = all.clone();
        turned.reverse();
        assert_eq!(drawn("a", all.clone()), drawn("a", turned));
        assert_ne!(drawn("a", all.clone()), drawn("b", all.clone()));
        let mut sorted = drawn("a", all.clone());
        sorted.sort_unstable();
        assert_eq!(sorted, all);
    }

    #[test]
    fn a_panel_is_hosted_by_whoever_reviews_all_of_it_at_its_level() {
        assert!(reach(None).is_hosted_by(&[scope(Level::County, "FZ/LC/", &[])]));
        assert!(!reach(None).is_hosted_by(&[scope(Level::City, "FZ/", &[])]));
        assert!(!reach(None).is_hosted_by(&[scope(Level::County, "FZ/LC/01/", &[])]));
        // A line hosts panels of its domain only.
        let line = [scope(Level::County, "FZ/", &["hospital"])];
        assert!(!reach(None).is_hosted_by(&line));
        assert!(reach(Some("hospital")).is_hosted_by(&line));
        assert!(reach(Some("hospital")).holds("FZ/LC/01/", Some("hospital")));
        assert!(!reach(Some("hospital")).holds("FZ/LC/01/", Some("rural")));
        assert!(!reach(None).holds("FZ/LA/", Some("rural")));
    }

    #[test]
    fn a_judge_of_another_place_or_level_does_not_sit_here() {
        assert!(may_judge(&reach(None), None, None, &[]));
        assert!(may_judge(&reach(None), Some(Level::County), Some("FZ/"), &[]));
        assert!(!may_judge(&reach(None), None, Some("FZ/LA/"), &[]));
        assert!(!may_judge(&reach(None), Some(Level::City), None, &[]));
        assert!(!may_judge(&reach(None), None, None, &["hospital".to_owned()]));
        assert!(may_judge(&reach(Some("hospital")), None, None, &["hospital".to_owned()]));
    }
}
