//! Questions to a branch.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::SupplementState;
use crate::accounts::Level;
use crate::appraisals::Reach;
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{appraisal_records, areas, criteria, organizations, supplement_requests};
use crate::db::types::{AccountId, CriterionId, CycleId, Instant, RecordId, SupplementId};
use crate::db::{DbConn, DbResult, MultiBackend};

/// A question and what became of it.
#[derive(Clone, Debug, Queryable)]
pub struct SupplementRow {
    /// The question.
    pub id: SupplementId,
    /// Its record.
    pub record_id: RecordId,
    /// The criterion it is about.
    pub criterion_id: CriterionId,
    /// Code of the criterion.
    pub criterion_code: String,
    /// The level that asks.
    pub level: Level,
    /// What it asks.
    pub question: String,
    /// When.
    pub asked_at: Instant,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// One line; none when declined.
    pub answer: Option<String>,
    /// When it was answered or declined.
    pub answered_at: Option<Instant>,
}

type Columns = (
    supplement_requests::id,
    supplement_requests::record_id,
    supplement_requests::criterion_id,
    criteria::code,
    supplement_requests::level,
    supplement_requests::question,
    supplement_requests::asked_at,
    supplement_requests::answer_by,
    supplement_requests::answer,
    supplement_requests::answered_at,
);

const COLUMNS: Columns = (
    supplement_requests::id,
    supplement_requests::record_id,
    supplement_requests::criterion_id,
    criteria::code,
    supplement_requests::level,
    supplement_requests::question,
    supplement_requests::asked_at,
    supplement_requests::answer_by,
    supplement_requests::answer,
    supplement_requests::answered_at,
);

/// The questions of a record, in the order of time.
///
/// # Errors
/// As any query.
pub fn list_supplements(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<SupplementRow>> {
    Ok(supplement_requests::table
        .inner_join(criteria::table)
        .filter(supplement_requests::record_id.eq(record))
        .order(supplement_requests::id)
        .select(COLUMNS)
        .load(conn)?)
}

/// A question in a list over a cycle.
#[derive(Clone, Debug, Queryable)]
pub struct SupplementLine {
    /// The question.
    pub row: SupplementRow,
    /// Full name of the organisation.
    pub organization: String,
    /// The criterion in Chinese.
    pub text_zh: String,
    /// And in English.
    pub text_en: String,
}

/// The questions of a cycle within reach, the newest first, from behind one on. `today` divides those that may still be
/// answered from the others.
///
/// # Errors
/// As any query.
pub fn list_cycle_supplements(
    conn: &mut DbConn,
    (cycle, reach, today): (CycleId, Reach, NaiveDate),
    (state, level): (Option<SupplementState>, Option<Level>),
    after: Option<SupplementId>,
    limit: usize,
) -> DbResult<Vec<SupplementLine>> {
    let mut query = supplement_requests::table
        .inner_join(criteria::table)
        .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(reach.within)
        .filter(reach.narrowed)
        .filter(organizations::id.ne_all(reach.own))
        .select((COLUMNS, organizations::name, criteria::text_zh, criteria::text_en))
        .into_boxed::<MultiBackend>();
    let silent = supplement_requests::answered_at.is_null();
    match state {
        Some(SupplementState::Open) => query = query.filter(silent).filter(supplement_requests::answer_by.ge(today)),
        Some(SupplementState::Lapsed) => query = query.filter(silent).filter(supplement_requests::answer_by.lt(today)),
        Some(SupplementState::Answered) => query = query.filter(supplement_requests::answered_at.is_not_null()),
        None => {}
    }
    if let Some(level) = level {
        query = query.filter(supplement_requests::level.eq(level));
    }
    if let Some(after) = after {
        query = query.filter(supplement_requests::id.lt(after));
    }
    // Ids are given in the order of time.
    Ok(query
        .order(supplement_requests::id.desc())
        .limit(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .load(conn)?)
}

/// One question.
///
/// # Errors
/// As any query.
pub fn find_supplement(conn: &mut DbConn, id: SupplementId) -> DbResult<Option<SupplementRow>> {
    Ok(supplement_requests::table
        .inner_join(criteria::table)
        .filter(supplement_requests::id.eq(id))
        .select(COLUMNS)
        .first(conn)
        .optional()?)
}

/// A question to be put.
#[derive(Clone, Debug)]
pub struct NewSupplement<'a> {
    /// The record.
    pub record: RecordId,
    /// The criterion it is about.
    pub criterion: CriterionId,
    /// The level that asks.
    pub level: Level,
    /// What it asks.
    pub question: &'a str,
    /// Last day for an answer.
    pub answer_by: NaiveDate,
    /// Who asks.
    pub by: AccountId,
}

/// Stores a question; `None` when the branch was asked about the criterion before.
///
/// # Errors
/// As any insert.
pub fn insert_supplement(conn: &mut DbConn, clock: &Clock, new: &NewSupplement<'_>) -> DbResult<Option<SupplementId>> {
    let id: SupplementId = clock.new_id();
    let rows = diesel::insert_into(supplement_requests::table)
        .values((
            supplement_requests::id.eq(id),
            supplement_requests::record_id.eq(new.record),
            supplement_requests::criterion_id.eq(new.criterion),
            supplement_requests::level.eq(new.level),
            supplement_requests::question.eq(new.question),
            supplement_requests::asked_by.eq(new.by),
            supplement_requests::asked_at.eq(clock.now()),
            supplement_requests::answer_by.eq(new.answer_by),
        ))
        .or_ignore()
        .execute(conn)?;
    Ok((rows == 1).then_some(id))
}

/// Answers or declines a question that waits; false when that was done already.
///
/// # Errors
/// As any update.
pub fn settle_supplement(
    conn: &mut DbConn,
    id: SupplementId,
    (answer, typed_seconds): (Option<&str>, Option<i32>),
    by: AccountId,
    now: Instant,
) -> DbResult<bool> {
    let waiting = supplement_requests::table
        .filter(supplement_requests::id.eq(id))
        .filter(supplement_requests::answered_at.is_null());
    let rows = diesel::update(waiting)
        .set((
            supplement_requests::answer.eq(answer),
            supplement_requests::answered_by.eq(by),
            supplement_requests::answered_at.eq(now),
            supplement_requests::typed_seconds.eq(typed_seconds),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}
