//! Scores: one row per record, criterion and level.

use diesel::prelude::*;

use super::record::RecordFacts;
use crate::appraisals::{CriterionRow, ScoreLevel};
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{accounts, criteria, scores, scoring_sheets};
use crate::db::types::{AccountId, CriterionId, Instant, RecordId, ScoreId};
use crate::db::{DbConn, DbResult, MultiBackend};

/// A score with the name of who gave it.
#[derive(Clone, Debug, Queryable)]
pub struct ScoreRow {
    /// The criterion.
    pub criterion_id: CriterionId,
    /// Whose score it is.
    pub level: ScoreLevel,
    /// In hundredths.
    pub points: i32,
    /// Why.
    pub reason: String,
    /// Who gave it last.
    pub reviewer: String,
    /// When it was given last.
    pub at: Instant,
}

/// A criterion, if it is one of the frozen sheet that a record is judged by.
///
/// # Errors
/// As any query.
pub fn find_criterion(conn: &mut DbConn, id: CriterionId, record: &RecordFacts) -> DbResult<Option<CriterionRow>> {
    let Some(domain) = &record.domain_code else { return Ok(None) };
    Ok(criteria::table
        .inner_join(scoring_sheets::table)
        .filter(criteria::id.eq(id))
        .filter(scoring_sheets::cycle_id.eq(record.cycle_id))
        .filter(scoring_sheets::domain_code.eq(domain))
        .filter(scoring_sheets::frozen_at.is_not_null())
        .select(CriterionRow::as_select())
        .first(conn)
        .optional()?)
}

/// The scores of a record, or of one of its criteria, from the lowest level up.
///
/// # Errors
/// As any query.
pub fn list_scores(conn: &mut DbConn, record: RecordId, criterion: Option<CriterionId>) -> DbResult<Vec<ScoreRow>> {
    let mut query = scores::table
        .inner_join(accounts::table)
        .filter(scores::record_id.eq(record))
        .select((
            scores::criterion_id,
            scores::level,
            scores::points,
            scores::reason,
            accounts::name,
            scores::updated_at,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(criterion) = criterion {
        query = query.filter(scores::criterion_id.eq(criterion));
    }
    let mut rows: Vec<ScoreRow> = query.load(conn)?;
    rows.sort_by_key(|row| row.level);
    Ok(rows)
}

/// What one level thinks of one criterion.
#[derive(Clone, Debug)]
pub struct NewScore<'a> {
    /// The record.
    pub record: RecordId,
    /// The criterion.
    pub criterion: CriterionId,
    /// Whose score it is.
    pub level: ScoreLevel,
    /// In hundredths.
    pub points: i32,
    /// Why.
    pub reason: &'a str,
    /// Who gives it.
    pub by: AccountId,
}

/// Writes the score of a level; answers with the points it had before.
///
/// # Errors
/// As any insert.
pub fn put_score(conn: &mut DbConn, clock: &Clock, new: &NewScore<'_>) -> DbResult<Option<i32>> {
    let before = scores::table
        .filter(scores::record_id.eq(new.record))
        .filter(scores::criterion_id.eq(new.criterion))
        .filter(scores::level.eq(new.level))
        .select(scores::points)
        .first(conn)
        .optional()?;
    let now = clock.now();
    diesel::insert_into(scores::table)
        .values((
            scores::id.eq(clock.new_id::<ScoreId>()),
            scores::record_id.eq(new.record),
            scores::criterion_id.eq(new.criterion),
            scores::level.eq(new.level),
            scores::points.eq(new.points),
            scores::reason.eq(new.reason),
            scores::scored_by.eq(new.by),
            scores::created_at.eq(now),
            scores::updated_at.eq(now),
        ))
        .suffix(
            " ON CONFLICT (record_id, criterion_id, level) DO UPDATE SET points = excluded.points, \
             reason = excluded.reason, scored_by = excluded.scored_by, updated_at = excluded.updated_at",
        )
        .execute(conn)?;
    Ok(before)
}

/// Takes away the score of a level; answers with the points it had.
///
/// # Errors
/// As any delete.
pub fn delete_score(
    conn: &mut DbConn,
    record: RecordId,
    criterion: CriterionId,
    level: ScoreLevel,
) -> DbResult<Option<i32>> {
    let own = scores::table
        .filter(scores::record_id.eq(record))
        .filter(scores::criterion_id.eq(criterion))
        .filter(scores::level.eq(level));
    let before = own.select(scores::points).first(conn).optional()?;
    diesel::delete(own).execute(conn)?;
    Ok(before)
}
