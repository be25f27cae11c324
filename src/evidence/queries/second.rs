//! Second scores: what another reviewer of a level would give.

use diesel::prelude::*;

use crate::accounts::Level;
use crate::appraisals::{Reach, ScoreLevel};
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{accounts, appraisal_records, areas, criteria, organizations, scores, second_scores};
use crate::db::types::{AccountId, CriterionId, CycleId, Instant, RecordId};
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

/// A second score beside the first.
#[derive(Clone, Debug, Queryable)]
pub struct ApartRow {
    /// The record.
    pub record_id: RecordId,
    /// Full name of its organisation.
    pub organization: String,
    /// Its domain.
    pub domain_code: Option<String>,
    /// Where it lies.
    pub area_path: String,
    /// The criterion.
    pub criterion_id: CriterionId,
    /// Its code.
    pub code: String,
    /// Its text in Chinese.
    pub text_zh: String,
    /// And in English.
    pub text_en: String,
    /// The most it gives, in hundredths.
    pub max_points: i32,
    /// The level.
    pub level: Level,
    /// What the level gave, in hundredths.
    pub first_points: i32,
    /// Why.
    pub first_reason: String,
    /// When, for the last time.
    pub first_at: Instant,
    /// What the second reviewer would give, in hundredths.
    pub second_points: i32,
    /// Why.
    pub second_reason: String,
    /// When.
    pub second_at: Instant,
    /// Who.
    pub reviewer: String,
}

/// Second scores that lie so many hundredths from the first, or more.
///
/// # Errors
/// As any query.
pub fn list_apart(conn: &mut DbConn, cycle: CycleId, reach: Reach, gap: i32) -> DbResult<Vec<ApartRow>> {
    let first = scores::record_id
        .eq(second_scores::record_id)
        .and(scores::criterion_id.eq(second_scores::criterion_id))
        .and(scores::level.eq(second_scores::level));
    let between = scores::points - second_scores::points;
    Ok(second_scores::table
        .inner_join(criteria::table)
        .inner_join(accounts::table)
        .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
        .inner_join(scores::table.on(first))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(reach.within)
        .filter(reach.narrowed)
        .filter(organizations::id.ne_all(reach.own))
        .filter(between.ge(gap).or(between.le(-gap)))
        .select((
            second_scores::record_id,
            organizations::name,
            organizations::domain_code,
            areas::path,
            second_scores::criterion_id,
            criteria::code,
            criteria::text_zh,
            criteria::text_en,
            criteria::max_points,
            second_scores::level,
            scores::points,
            scores::reason,
            scores::updated_at,
            second_scores::points,
            second_scores::reason,
            second_scores::scored_at,
            accounts::name,
        ))
        .load(conn)?)
}
