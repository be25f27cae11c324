//! Honours. Diesel only, no rules.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::HonorState;
use crate::appraisals::Step;
use crate::clock::Clock;
use crate::db::schema::{appraisal_cycles, honors, organizations, record_steps};
use crate::db::types::{CycleId, Instant, OrganizationId, RecordId};
use crate::db::{DbConn, DbResult, MultiBackend};

/// An honour to be given.
#[derive(Clone, Debug)]
pub struct NewHonor<'a> {
    /// The record it is given for.
    pub record: RecordId,
    /// The cycle.
    pub cycle: CycleId,
    /// To whom.
    pub organization: OrganizationId,
    /// `red_flag` or `model`.
    pub honor: &'a str,
    /// Number of the decision.
    pub decision_number: &'a str,
    /// Its day.
    pub decided_on: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
}

/// Gives an honour.
///
/// # Errors
/// As any insert.
pub fn insert_honor(conn: &mut DbConn, clock: &Clock, new: &NewHonor<'_>) -> DbResult<()> {
    diesel::insert_into(honors::table)
        .values((
            honors::record_id.eq(new.record),
            honors::cycle_id.eq(new.cycle),
            honors::organization_id.eq(new.organization),
            honors::honor.eq(new.honor),
            honors::decision_number.eq(new.decision_number),
            honors::decided_on.eq(new.decided_on),
            honors::last_day.eq(new.last_day),
            honors::state.eq(HonorState::InForce),
            honors::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts an honour into a state.
///
/// # Errors
/// As any update.
pub fn set_state(conn: &mut DbConn, clock: &Clock, record: RecordId, state: HonorState) -> DbResult<()> {
    diesel::update(honors::table.find(record))
        .set((honors::state.eq(state), honors::updated_at.eq(clock.now())))
        .execute(conn)?;
    Ok(())
}

/// An honour that was given.
#[derive(Clone, Debug, Queryable)]
pub struct Given {
    /// The record it was given for.
    pub record_id: RecordId,
    /// The cycle.
    pub cycle_id: CycleId,
    /// Its name.
    pub cycle_name: String,
    /// To whom.
    pub organization_id: OrganizationId,
    /// His full name.
    pub name: String,
    /// `red_flag` or `model`.
    pub honor: String,
    /// Number of the decision.
    pub decision_number: String,
    /// Its day.
    pub decided_on: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Where it stands.
    pub state: HonorState,
}

macro_rules! given {
    () => {
        honors::table.inner_join(appraisal_cycles::table).inner_join(organizations::table).select((
            honors::record_id,
            honors::cycle_id,
            appraisal_cycles::name,
            honors::organization_id,
            organizations::name,
            honors::honor,
            honors::decision_number,
            honors::decided_on,
            honors::last_day,
            honors::state,
        ))
    };
}

/// The honour a record brought, if any.
///
/// # Errors
/// As any query.
pub fn find_honor(conn: &mut DbConn, record: RecordId) -> DbResult<Option<Given>> {
    Ok(given!().filter(honors::record_id.eq(record)).first(conn).optional()?)
}

/// The honours of an organisation, the newest first.
///
/// # Errors
/// As any query.
pub fn list_of_organization(conn: &mut DbConn, organization: OrganizationId) -> DbResult<Vec<Given>> {
    Ok(given!()
        .filter(honors::organization_id.eq(organization))
        .order((honors::decided_on.desc(), honors::record_id.desc()))
        .load(conn)?)
}

/// What a list of honours is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct HonorFilter {
    /// Of one cycle.
    pub cycle_id: Option<CycleId>,
    /// In one state.
    pub state: Option<HonorState>,
    /// That end on this day or before.
    pub ending_by: Option<NaiveDate>,
}

/// Honours in the order of their last days, from behind a position on.
///
/// # Errors
/// As any query.
pub fn list_honors(
    conn: &mut DbConn,
    filter: &HonorFilter,
    after: Option<(NaiveDate, RecordId)>,
    limit: usize,
) -> DbResult<Vec<Given>> {
    let mut query = given!().into_boxed::<MultiBackend>();
    if let Some(cycle) = filter.cycle_id {
        query = query.filter(honors::cycle_id.eq(cycle));
    }
    if let Some(state) = filter.state {
        query = query.filter(honors::state.eq(state));
    }
    if let Some(day) = filter.ending_by {
        query = query.filter(honors::last_day.le(day));
    }
    if let Some((day, id)) = after {
        query = query.filter(honors::last_day.gt(day).or(honors::last_day.eq(day).and(honors::record_id.gt(id))));
    }
    Ok(query
        .order((honors::last_day, honors::record_id))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1))
        .load(conn)?)
}

/// Something that became of an honour.
#[derive(Clone, Debug, Queryable)]
pub struct Chapter {
    /// The record.
    pub record_id: RecordId,
    /// Which step.
    pub step: Step,
    /// Why.
    pub reason: Option<String>,
    /// By which decision.
    pub decision_number: Option<String>,
    /// Of which day.
    pub decided_on: Option<NaiveDate>,
    /// When.
    pub taken_at: Instant,
}

/// What became of the honours of these records, in order.
///
/// # Errors
/// As any query.
pub fn list_chapters(conn: &mut DbConn, records: &[RecordId]) -> DbResult<Vec<Chapter>> {
    const STEPS: [Step; 4] = [Step::Name, Step::StartReview, Step::KeepHonor, Step::Revoke];
    Ok(record_steps::table
        .filter(record_steps::record_id.eq_any(records.to_vec()))
        .filter(record_steps::step.eq_any(STEPS))
        .order(record_steps::id)
        .select((
            record_steps::record_id,
            record_steps::step,
            record_steps::reason,
            record_steps::decision_number,
            record_steps::decided_on,
            record_steps::taken_at,
        ))
        .load(conn)?)
}
