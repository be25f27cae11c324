//! Second scores: what another reviewer of a level would give.

use diesel::prelude::*;

use crate::accounts::Level;
use crate::appraisals::ScoreLevel;
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{accounts, criteria, scores, second_scores};
use crate::db::types::{AccountId, CriterionId, Instant, RecordId};
use crate::db::{DbConn, DbResult};

/// A second score beside the score of the level.
#[derive(Clone, Debug, Queryable)]
pub struct SecondRow {
    /// The criterion.
    pub criterion_id: CriterionId,
    /// Its code.
    pub code: String,
    /// The level.
    pub level: Level,
    /// What the second reviewer would give, in hundredths.
    pub points: i32,
    /// Why.
    pub reason: String,
    /// Who.
    pub reviewer: String,
    /// When.
    pub at: Instant,
}

/// The second scores of a record in the order of the sheet.
///
/// # Errors
/// As any query.
pub fn list_second(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<SecondRow>> {
    let mut rows: Vec<SecondRow> = second_scores::table
        .inner_join(criteria::table)
        .inner_join(accounts::table)
        .filter(second_scores::record_id.eq(record))
        .order(criteria::position)
        .select((
            criteria::id,
            criteria::code,
            second_scores::level,
            second_scores::points,
            second_scores::reason,
            accounts::name,
            second_scores::scored_at,
        ))
        .load(conn)?;
    rows.sort_by_key(|row| row.level);
    Ok(rows)
}

/// Who gave the score of a level, if it gave one.
///
/// # Errors
/// As any query.
pub fn find_scorer(
    conn: &mut DbConn,
    (record, criterion): (RecordId, CriterionId),
    level: Level,
) -> DbResult<Option<AccountId>> {
    Ok(scores::table
        .filter(scores::record_id.eq(record))
        .filter(scores::criterion_id.eq(criterion))
        .filter(scores::level.eq(ScoreLevel::from(level)))
        .select(scores::scored_by)
        .first(conn)
        .optional()?)
}

/// Writes what a second reviewer would give, in place of what stood there.
///
/// # Errors
/// As any insert.
pub fn put_second(
    conn: &mut DbConn,
    clock: &Clock,
    (record, criterion, level): (RecordId, CriterionId, Level),
    (points, reason): (i32, &str),
    by: AccountId,
) -> DbResult<()> {
    diesel::insert_into(second_scores::table)
        .values((
            second_scores::record_id.eq(record),
            second_scores::criterion_id.eq(criterion),
            second_scores::level.eq(level),
            second_scores::points.eq(points),
            second_scores::reason.eq(reason),
            second_scores::scored_by.eq(by),
            second_scores::scored_at.eq(clock.now()),
        ))
        .suffix(
            " ON CONFLICT (record_id, criterion_id, level) DO UPDATE SET points = excluded.points, \
             reason = excluded.reason, scored_by = excluded.scored_by, scored_at = excluded.scored_at",
        )
        .execute(conn)?;
    Ok(())
}
