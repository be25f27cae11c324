//! The arithmetic of a ranking. Pure, in whole hundredths; no division, no floating point.
//!
//! Invariants: the order is total and does not depend on the order of the input; equal points share a rank
//! ("1, 2, 2, 4"); ties are broken by performance, satisfaction, political score, fewer deductions, and at last by a
//! recorded vote over exactly the equal ones; what is still equal shares its place.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::accounts::{Identity, Level};
use crate::db::types::{CycleId, RecordId};
use crate::fields::FieldErrors;

/// Most points of all bonuses together, in hundredths.
pub const BONUS_CAP: i64 = 500;

/// What competes with each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Every branch that competes for an honour, city-wide.
    Honor(String),
    /// The branches of one domain, city-wide.
    Domain(String),
}

impl Field {
    /// From the two ways a request may name it.
    ///
    /// # Errors
    /// When both or none are named.
    pub fn of(honor: Option<String>, domain: Option<String>) -> Result<Self, FieldErrors> {
        match (honor, domain) {
            (Some(honor), None) => Ok(Self::Honor(honor)),
            (None, Some(domain)) => Ok(Self::Domain(domain)),
            _ => Err(FieldErrors::one("/honor", "Name an honour or a domain, and not both.")),
        }
    }

    /// Whether a person may see it ranked: a reviewer of the whole city, limited to no other domain.
    #[must_use]
    pub fn is_open_to(&self, identity: &Identity) -> bool {
        identity.review_scopes().iter().any(|scope| {
            let whole_city = scope.level == Level::City && scope.area_path.matches('/').count() == 1;
            let domains = scope.domains.is_empty() || matches!(self, Self::Domain(one) if scope.domains.contains(one));
            whole_city && domains
        })
    }
}

/// What a level gave one record, all in hundredths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The record.
    pub record_id: RecordId,
    /// Code of the organisation.
    pub code: String,
    /// Sum of the scores.
    pub base: i64,
    /// Of them, performance (业绩).
    pub performance: i64,
    /// Of them, what surveys alone decide (满意度).
    pub satisfaction: i64,
    /// The most that the sheet gives for it.
    pub satisfaction_max: i64,
    /// Of them, political (政治).
    pub political: i64,
    /// Bonuses, one outcome once, within the cap.
    pub bonus: i64,
    /// Deductions.
    pub deduction: i64,
}

impl Standing {
    /// The points that rank it.
    #[must_use]
    pub fn total(&self) -> i64 {
        (self.base + self.bonus - self.deduction).max(0)
    }

    /// The order of the rules, better first. Satisfaction is compared as a share, since sheets weigh it differently.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        other
            .total()
            .cmp(&self.total())
            .then_with(|| other.performance.cmp(&self.performance))
            .then_with(|| (other.satisfaction * self.share_of()).cmp(&(self.satisfaction * other.share_of())))
            .then_with(|| other.political.cmp(&self.political))
            .then_with(|| self.deduction.cmp(&other.deduction))
    }

    /// What its satisfaction is a share of; a sheet without a survey has nothing of one.
    fn share_of(&self) -> i64 {
        self.satisfaction_max.max(1)
    }
}

/// Bonuses of one record: one outcome counts once, at its highest, and all together within the cap.
#[must_use]
pub fn bonus_of<'a>(bonuses: impl Iterator<Item = (&'a str, i64)>) -> i64 {
    let mut highest: BTreeMap<&str, i64> = BTreeMap::new();
    for (outcome, points) in bonuses {
        let best = highest.entry(outcome).or_default();
        *best = points.max(*best);
    }
    highest.values().sum::<i64>().min(BONUS_CAP)
}

/// A record in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// By points alone: equal points share it.
    pub rank: u32,
    /// After the rules for ties: shared only by those a vote has to decide.
    pub place: u32,
    /// Whether a vote decided its place.
    pub by_vote: bool,
    /// The points that rank it.
    pub total: i64,
    /// What they are made of.
    #[serde(flatten)]
    pub standing: Standing,
}

/// A committee's order of records that every rule found equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The records, first to last.
    pub order: Vec<RecordId>,
}

/// Ranks. `votes` are in the order of time: a later one over the same records stands.
#[must_use]
pub fn rank(mut standings: Vec<Standing>, votes: &[Vote]) -> Vec<Ranked> {
    // The code only says in which order equal ones are written down.
    standings.sort_by(|one, other| one.compare(other).then_with(|| one.code.cmp(&other.code)));
    let mut ranked: Vec<Ranked> = Vec::with_capacity(standings.len());
    for group in standings.chunk_by(|one, other| one.compare(other) == Ordering::Equal) {
        let place = position(ranked.len());
        // Within one group all points are equal, so the group has one rank.
        let total = group.first().map_or(0, Standing::total);
        let rank = ranked.last().filter(|last| last.total == total).map_or(place, |last| last.rank);
        let members: HashSet<RecordId> = group.iter().map(|one| one.record_id).collect();
        let vote = votes.iter().rev().find(|vote| covers(vote, &members)).filter(|_| group.len() > 1);
        match vote {
            None => ranked.extend(group.iter().map(|one| Ranked {
                rank,
                place,
                by_vote: false,
                total,
                standing: one.clone(),
            })),
            Some(vote) => {
                let mut of: HashMap<RecordId, &Standing> = group.iter().map(|one| (one.record_id, one)).collect();
                for standing in vote.order.iter().filter_map(|id| of.remove(id)) {
                    let place = position(ranked.len());
                    ranked.push(Ranked { rank, place, by_vote: true, total, standing: standing.clone() });
                }
            }
        }
    }
    ranked
}

fn position(before: usize) -> u32 {
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

fn covers(vote: &Vote, members: &HashSet<RecordId>) -> bool {
    vote.order.len() == members.len() && vote.order.iter().all(|id| members.contains(id))
}

/// A vote to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteDraft {
    /// The records, first to last.
    pub order: Vec<RecordId>,
    /// How the committee came to it.
    pub note: String,
    /// When.
    pub decided_on: NaiveDate,
}

impl VoteDraft {
    /// Whether it decides exactly one group of equal records.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, ranked: &[Ranked], today: NaiveDate) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.note, 1, 500, "/note");
        errors.require(self.decided_on <= today, "/decided_on", "That day has not come yet.");
        let named: HashSet<RecordId> = self.order.iter().copied().collect();
        let distinct = named.len() == self.order.len();
        let equal = ranked.iter().find(|one| named.contains(&one.standing.record_id)).is_some_and(|first| {
            let group: HashSet<RecordId> = ranked
                .iter()
                .filter(|one| one.standing.compare(&first.standing) == Ordering::Equal)
                .map(|one| one.standing.record_id)
                .collect();
            group.len() > 1 && group == named
        });
        let told = "Name exactly the records that every rule finds equal, each once, first to last.";
        errors.require(distinct && equal, "/order", told);
        errors.finish()
    }
}

/// A ranking as it is frozen: the same input gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Of this layout.
    pub format: u32,
    /// The cycle.
    pub cycle_id: CycleId,
    /// Whose scores.
    pub level: Level,
    /// What competes.
    pub field: Field,
    /// In order.
    pub entries: Vec<Ranked>,
}

impl Frozen {
    /// Freezes a ranking.
    #[must_use]
    pub fn new(cycle_id: CycleId, level: Level, field: Field, entries: Vec<Ranked>) -> Self {
        Self { format: 1, cycle_id, level, field, entries }
    }

    /// The bytes a digest is over.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Plain numbers and texts in the order of their fields: writing them cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Frozen::to_text`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// A record whose line differs between two rankings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The record.
    pub record_id: RecordId,
    /// Code of its organisation.
    pub code: String,
    /// Its line then; none when it was not ranked.
    pub then: Option<Ranked>,
    /// Its line now.
    pub now: Option<Ranked>,
}

/// Lines that differ, in the order of the codes.
#[must_use]
pub fn differences(then: &[Ranked], now: &[Ranked]) -> Vec<Difference> {
    type ThenAndNow<'a> = (Option<&'a Ranked>, Option<&'a Ranked>);
    let mut lines: BTreeMap<(&str, RecordId), ThenAndNow> = BTreeMap::new();
    for one in then {
        lines.entry((&one.standing.code, one.standing.record_id)).or_default().0 = Some(one);
    }
    for one in now {
        lines.entry((&one.standing.code, one.standing.record_id)).or_default().1 = Some(one);
    }
    lines
        .into_iter()
        .filter(|(_, (then, now))| then != now)
        .map(|((code, record_id), (then, now))| Difference {
            record_id,
            code: code.to_owned(),
            then: then.cloned(),
            now: now.cloned(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
