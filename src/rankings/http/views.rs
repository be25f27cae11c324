//! Rankings on the wire.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::actions::{Comparison, Names, Ranking, Snapshot, SnapshotRow};
use super::super::model::{Difference, Ranked};
use crate::accounts::Level;
use crate::appraisals::RecordState;
use crate::db::types::{CycleId, Instant, RecordId, Sha256, SnapshotId, VoteId};

/// A ranking as it is now.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RankingView {
    /// Most branches the honour names: an upper limit, never a target. Absent for a domain.
    cap: Option<i32>,
    /// In order.
    entries: Vec<RankedView>,
    /// Votes on ties at this level, in the order of time.
    votes: Vec<TieVoteView>,
    /// Digest of the canonical text; a snapshot frozen now has the same.
    sha256: Sha256,
}

/// A record in its place. All points are in hundredths.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RankedView {
    record_id: RecordId,
    /// Code of the organisation.
    code: String,
    /// Its full name; an alias while the caller's level scores it blind.
    #[schema(example = "中共太坊镇康江村支部委员会")]
    name: String,
    /// Code of its domain.
    domain: Option<String>,
    /// Where the record stands now, in a snapshot as well.
    state: Option<RecordState>,
    /// By points alone: equal points share it, and the next one skips (1, 2, 2, 4).
    rank: u32,
    /// After the rules for ties. Shared only by those that a vote has to decide.
    place: u32,
    /// Whether a vote decided its place.
    by_vote: bool,
    /// The points that rank it: scores and bonuses less deductions.
    #[schema(example = 8750)]
    total: i64,
    /// Sum of the scores.
    base: i64,
    performance: i64,
    satisfaction: i64,
    /// The most that its sheet gives for satisfaction.
    satisfaction_max: i64,
    political: i64,
    bonus: i64,
    deduction: i64,
}

impl RankedView {
    /// A line with what its record is called for the caller.
    pub(super) fn of(one: Ranked, names: &Names) -> Self {
        let standing = one.standing;
        let known = names.get(&standing.record_id);
        Self {
            record_id: standing.record_id,
            name: known.map_or_else(|| standing.code.clone(), |known| known.name.clone()),
            domain: known.and_then(|known| known.domain.clone()),
            state: known.map(|known| known.state),
            code: standing.code,
            rank: one.rank,
            place: one.place,
            by_vote: one.by_vote,
            total: one.total,
            base: standing.base,
            performance: standing.performance,
            satisfaction: standing.satisfaction,
            satisfaction_max: standing.satisfaction_max,
            political: standing.political,
            bonus: standing.bonus,
            deduction: standing.deduction,
        }
    }
}

/// A committee's vote on records that every rule found equal.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TieVoteView {
    id: VoteId,
    /// First to last.
    order: Vec<RecordId>,
    /// What they are called, in the same order.
    names: Vec<String>,
    note: String,
    decided_on: NaiveDate,
}

impl From<Ranking> for RankingView {
    fn from(ranking: Ranking) -> Self {
        let names = &ranking.names;
        let name = |id: &RecordId| names.get(id).map_or_else(|| id.to_string(), |named| named.name.clone());
        let votes = ranking.votes.into_iter().map(|row| TieVoteView {
            id: row.id,
            names: row.order.iter().map(name).collect(),
            order: row.order,
            note: row.note,
            decided_on: row.decided_on,
        });
        Self {
            cap: ranking.cap,
            entries: ranking.entries.into_iter().map(|one| RankedView::of(one, names)).collect(),
            votes: votes.collect(),
            sha256: ranking.sha256,
        }
    }
}

/// The records a vote was about, in their new places.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TieDecidedView {
    pub(super) entries: Vec<RankedView>,
}

/// A frozen ranking in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SnapshotView {
    id: SnapshotId,
    cycle_id: CycleId,
    level: Level,
    honor: Option<String>,
    domain: Option<String>,
    note: String,
    sha256: Sha256,
    frozen_by: String,
    frozen_at: Instant,
}

impl From<SnapshotRow> for SnapshotView {
    fn from(row: SnapshotRow) -> Self {
        Self {
            id: row.id,
            cycle_id: row.cycle_id,
            level: row.level,
            honor: row.honor,
            domain: row.domain,
            note: row.note,
            sha256: row.content_sha256,
            frozen_by: row.frozen_by,
            frozen_at: row.frozen_at,
        }
    }
}

/// A frozen ranking with its entries.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WholeSnapshotView {
    snapshot: SnapshotView,
    /// In order; empty when the text is damaged.
    entries: Vec<RankedView>,
    /// The very text the digest is over.
    text: String,
    /// Whether the digest fits the text.
    intact: bool,
}

impl From<Snapshot> for WholeSnapshotView {
    fn from(snapshot: Snapshot) -> Self {
        let entries = snapshot.frozen.map(|frozen| frozen.entries).unwrap_or_default();
        Self {
            snapshot: snapshot.row.into(),
            entries: entries.into_iter().map(|one| RankedView::of(one, &snapshot.names)).collect(),
            text: snapshot.content,
            intact: snapshot.intact,
        }
    }
}

/// A snapshot beside the ranking computed anew from the scores.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ComparisonView {
    /// Whether the two are the same, byte by byte.
    equal: bool,
    then_sha256: Sha256,
    now_sha256: Sha256,
    /// Records whose lines differ, in the order of their codes.
    differences: Vec<DifferenceView>,
}

/// A record whose line differs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DifferenceView {
    record_id: RecordId,
    code: String,
    /// Full name of its organisation; an alias while the caller's level scores it blind.
    name: String,
    /// Absent when it was not ranked then.
    then: Option<RankedView>,
    /// Absent when it is not ranked now.
    now: Option<RankedView>,
}

impl From<Comparison> for ComparisonView {
    fn from(comparison: Comparison) -> Self {
        let names = &comparison.names;
        let view = |one: Difference| DifferenceView {
            record_id: one.record_id,
            name: names.get(&one.record_id).map_or_else(|| one.code.clone(), |named| named.name.clone()),
            code: one.code,
            then: one.then.map(|line| RankedView::of(line, names)),
            now: one.now.map(|line| RankedView::of(line, names)),
        };
        Self {
            equal: comparison.equal,
            then_sha256: comparison.then_sha256,
            now_sha256: comparison.now_sha256,
            differences: comparison.differences.into_iter().map(view).collect(),
        }
    }
}
