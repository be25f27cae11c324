//! When each kind of cleaning up last came to its end. Any process may have done it; the newest end stands.

use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::sweeps;
use crate::db::types::Instant;
use crate::db::{Db, DbConn, DbResult};
use crate::word_enum;

word_enum! {
    /// What is cleaned up.
    pub enum SweepKind {
        /// Photos whose time is over.
        ExpiredPhotos = "expired_photos",
        /// Bytes that no report and no visit shows any more.
        StrayPhotos = "stray_photos",
        /// Uploads nobody went on with.
        Uploads = "uploads",
        /// Files of exports whose time is over.
        Exports = "exports",
        /// Exact points that were rounded.
        ExactPoints = "exact_points",
    }
}

/// The last time of one kind.
#[derive(Clone, Debug, Queryable)]
pub struct SweepRow {
    /// What was cleaned up.
    pub kind: SweepKind,
    /// When it came to its end.
    pub ended_at: Instant,
    /// How many things it removed or changed.
    pub removed: i64,
}

/// Notes that a round came to its end. That it cannot be noted stops nobody: the next round is noted again.
pub async fn note_sweep(db: &Db, clock: &Clock, kind: SweepKind, removed: usize) {
    let at = clock.now();
    if let Err(error) = db.write(move |conn| put(conn, kind, at, removed)).await {
        tracing::warn!(%error, %kind, "the end of a sweep could not be noted");
    }
}

fn put(conn: &mut DbConn, kind: SweepKind, at: Instant, removed: usize) -> DbResult<()> {
    diesel::insert_into(sweeps::table)
        .values((
            sweeps::kind.eq(kind),
            sweeps::ended_at.eq(at),
            sweeps::removed.eq(i64::try_from(removed).unwrap_or(i64::MAX)),
        ))
        .suffix(" ON CONFLICT (kind) DO UPDATE SET ended_at = excluded.ended_at, removed = excluded.removed")
        .execute(conn)?;
    Ok(())
}

/// The last time of every kind that was noted.
///
/// # Errors
/// As any query.
pub fn list_sweeps(conn: &mut DbConn) -> DbResult<Vec<SweepRow>> {
    Ok(sweeps::table.order(sweeps::kind).load(conn)?)
}
