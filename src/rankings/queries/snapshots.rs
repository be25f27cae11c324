//! Frozen rankings. Only added to.

use diesel::prelude::*;

use crate::accounts::Level;
use crate::clock::Clock;
use crate::db::schema::{accounts, ranking_snapshots};
use crate::db::types::{AccountId, CycleId, Instant, Sha256, SnapshotId};
use crate::db::{DbConn, DbResult};

/// A frozen ranking.
#[derive(Clone, Debug, Queryable)]
pub struct SnapshotRow {
    /// The snapshot.
    pub id: SnapshotId,
    /// Its cycle.
    pub cycle_id: CycleId,
    /// Whose scores.
    pub level: Level,
    /// The honour that was ranked.
    pub honor: Option<String>,
    /// Or the domain.
    pub domain: Option<String>,
    /// For which occasion.
    pub note: String,
    /// Digest of the ranking as canonical JSON.
    pub content_sha256: Sha256,
    /// Who froze it.
    pub frozen_by: String,
    /// When.
    pub frozen_at: Instant,
}

type Columns = (
    ranking_snapshots::id,
    ranking_snapshots::cycle_id,
    ranking_snapshots::level,
    ranking_snapshots::honor,
    ranking_snapshots::domain_code,
    ranking_snapshots::note,
    ranking_snapshots::content_sha256,
    accounts::name,
    ranking_snapshots::frozen_at,
);

const COLUMNS: Columns = (
    ranking_snapshots::id,
    ranking_snapshots::cycle_id,
    ranking_snapshots::level,
    ranking_snapshots::honor,
    ranking_snapshots::domain_code,
    ranking_snapshots::note,
    ranking_snapshots::content_sha256,
    accounts::name,
    ranking_snapshots::frozen_at,
);

/// A ranking to be frozen.
#[derive(Clone, Debug)]
pub struct NewSnapshot {
    /// The cycle.
    pub cycle: CycleId,
    /// Whose scores.
    pub level: Level,
    /// The honour that is ranked.
    pub honor: Option<String>,
    /// Or the domain.
    pub domain: Option<String>,
    /// For which occasion.
    pub note: String,
    /// The ranking as canonical JSON.
    pub content: String,
    /// Who freezes it.
    pub by: AccountId,
}

/// Stores a snapshot.
///
/// # Errors
/// As any insert.
pub fn insert_snapshot(conn: &mut DbConn, clock: &Clock, new: &NewSnapshot) -> DbResult<SnapshotId> {
    let id: SnapshotId = clock.new_id();
    diesel::insert_into(ranking_snapshots::table)
        .values((
            ranking_snapshots::id.eq(id),
            ranking_snapshots::cycle_id.eq(new.cycle),
            ranking_snapshots::level.eq(new.level),
            ranking_snapshots::honor.eq(&new.honor),
            ranking_snapshots::domain_code.eq(&new.domain),
            ranking_snapshots::note.eq(&new.note),
            ranking_snapshots::content.eq(&new.content),
            ranking_snapshots::content_sha256.eq(Sha256::of(new.content.as_bytes())),
            ranking_snapshots::frozen_by.eq(new.by),
            ranking_snapshots::frozen_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(id)
}

/// One snapshot with the ranking as canonical JSON.
///
/// # Errors
/// As any query.
pub fn find_snapshot(conn: &mut DbConn, id: SnapshotId) -> DbResult<Option<(SnapshotRow, String)>> {
    Ok(ranking_snapshots::table
        .inner_join(accounts::table)
        .filter(ranking_snapshots::id.eq(id))
        .select((COLUMNS, ranking_snapshots::content))
        .first(conn)
        .optional()?)
}

/// The snapshots of a cycle, the newest first, from behind one on.
///
/// # Errors
/// As any query.
pub fn list_snapshots(
    conn: &mut DbConn,
    cycle: CycleId,
    after: Option<SnapshotId>,
    limit: usize,
) -> DbResult<Vec<SnapshotRow>> {
    let mut query = ranking_snapshots::table
        .inner_join(accounts::table)
        .filter(ranking_snapshots::cycle_id.eq(cycle))
        .select(COLUMNS)
        .into_boxed::<crate::db::MultiBackend>();
    if let Some(after) = after {
        query = query.filter(ranking_snapshots::id.lt(after));
    }
    Ok(query.order(ranking_snapshots::id.desc()).limit(i64::try_from(limit).unwrap_or(i64::MAX)).load(conn)?)
}
