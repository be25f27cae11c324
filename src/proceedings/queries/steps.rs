//! Steps taken, and the state they lead to.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::accounts::Level;
use crate::appraisals::{RecordState, Step};
use crate::clock::Clock;
use crate::db::schema::{accounts, appraisal_records, domains, organizations, record_steps, scores};
use crate::db::types::{AccountId, CycleId, Instant, RecordId, StepId};
use crate::db::{DbConn, DbResult};

/// A step that was taken.
#[derive(Clone, Debug, Queryable)]
pub struct StepRow {
    /// The step taken.
    pub id: StepId,
    /// Which.
    pub step: Step,
    /// At which level.
    pub level: Option<Level>,
    /// From where.
    pub from: RecordState,
    /// To where.
    pub to: RecordState,
    /// Why.
    pub reason: Option<String>,
    /// By which decision.
    pub decision_number: Option<String>,
    /// Of which day.
    pub decided_on: Option<NaiveDate>,
    /// Who took it.
    pub taken_by: String,
    /// When.
    pub taken_at: Instant,
}

/// The steps of a record, in order.
///
/// # Errors
/// As any query.
pub fn list_steps(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<StepRow>> {
    Ok(record_steps::table
        .inner_join(accounts::table)
        .filter(record_steps::record_id.eq(record))
        .order(record_steps::id)
        .select((
            record_steps::id,
            record_steps::step,
            record_steps::level,
            record_steps::from_state,
            record_steps::to_state,
            record_steps::reason,
            record_steps::decision_number,
            record_steps::decided_on,
            accounts::name,
            record_steps::taken_at,
        ))
        .load(conn)?)
}

/// A step to be written down.
#[derive(Clone, Debug)]
pub struct NewStep<'a> {
    /// The record.
    pub record: RecordId,
    /// Which.
    pub step: Step,
    /// At which level.
    pub level: Option<Level>,
    /// From where.
    pub from: RecordState,
    /// To where.
    pub to: RecordState,
    /// Why.
    pub reason: Option<&'a str>,
    /// By which decision, of which day.
    pub decision: Option<(&'a str, NaiveDate)>,
    /// Who takes it.
    pub by: AccountId,
}

/// Writes a step down.
///
/// # Errors
/// As any insert.
pub fn insert_step(conn: &mut DbConn, clock: &Clock, new: &NewStep<'_>) -> DbResult<()> {
    diesel::insert_into(record_steps::table)
        .values((
            record_steps::id.eq(clock.new_id::<StepId>()),
            record_steps::record_id.eq(new.record),
            record_steps::step.eq(new.step),
            record_steps::level.eq(new.level),
            record_steps::from_state.eq(new.from),
            record_steps::to_state.eq(new.to),
            record_steps::reason.eq(new.reason),
            record_steps::decision_number.eq(new.decision.map(|(number, _)| number)),
            record_steps::decided_on.eq(new.decision.map(|(_, day)| day)),
            record_steps::taken_by.eq(new.by),
            record_steps::taken_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts a record into a state; its revision has moved already.
///
/// # Errors
/// As any update.
pub fn set_state(conn: &mut DbConn, record: RecordId, state: RecordState) -> DbResult<()> {
    diesel::update(appraisal_records::table.find(record)).set(appraisal_records::state.eq(state)).execute(conn)?;
    Ok(())
}

/// Whether an account gave any score that stands in a record.
///
/// # Errors
/// As any query.
pub fn has_scored(conn: &mut DbConn, record: RecordId, account: AccountId) -> DbResult<bool> {
    let given = scores::table.filter(scores::record_id.eq(record)).filter(scores::scored_by.eq(account));
    Ok(given.select(scores::id).first::<crate::db::types::ScoreId>(conn).optional()?.is_some())
}

/// How many branches of a domain hold an honour in a cycle.
///
/// # Errors
/// As any query.
pub fn named_in_domain(conn: &mut DbConn, cycle: CycleId, domain: &str) -> DbResult<i64> {
    Ok(appraisal_records::table
        .inner_join(organizations::table)
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::state.eq_any([RecordState::Named, RecordState::UnderReview]))
        .filter(organizations::domain_code.eq(domain))
        .count()
        .get_result(conn)?)
}

/// How many branches of an honour hold it in a cycle.
///
/// # Errors
/// As any query.
pub fn named_count(conn: &mut DbConn, cycle: CycleId, honor: &str) -> DbResult<i64> {
    Ok(appraisal_records::table
        .inner_join(organizations::table.inner_join(domains::table))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::state.eq_any([RecordState::Named, RecordState::UnderReview]))
        .filter(domains::honor.eq(honor))
        .count()
        .get_result(conn)?)
}
