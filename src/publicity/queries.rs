//! Which branches are public. Diesel only, no rules.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::appraisals::{RecordState, Step};
use crate::db::schema::{appraisal_records, areas, domains, organizations, record_steps};
use crate::db::types::{CycleId, Instant, RecordId};
use crate::db::{DbConn, DbResult};

/// A record whose branch is public.
#[derive(Clone, Debug, Queryable)]
pub struct PublicRow {
    /// The record.
    pub id: RecordId,
    /// Where it stands.
    pub state: RecordState,
    /// Full name of the organisation.
    pub name: String,
    /// Name of its area.
    pub area: String,
    /// Name of its domain.
    pub domain: String,
    /// The honour it competes for.
    pub honor: String,
}

/// The public records of a cycle in the order of areas.
///
/// # Errors
/// As any query.
pub fn list_public(conn: &mut DbConn, cycle: CycleId, states: &[RecordState]) -> DbResult<Vec<PublicRow>> {
    Ok(appraisal_records::table
        .inner_join(organizations::table.inner_join(areas::table).inner_join(domains::table))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::state.eq_any(states.to_vec()))
        .order((areas::path, organizations::code))
        .select((
            appraisal_records::id,
            appraisal_records::state,
            organizations::name,
            areas::name,
            domains::name_zh,
            domains::honor,
        ))
        .load(conn)?)
}

/// When each record of a cycle was publicised last.
///
/// # Errors
/// As any query.
pub fn publicised_at(conn: &mut DbConn, cycle: CycleId) -> DbResult<HashMap<RecordId, Instant>> {
    let rows: Vec<(RecordId, Instant)> = record_steps::table
        .inner_join(appraisal_records::table)
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(record_steps::step.eq(Step::Publicize))
        .order(record_steps::id)
        .select((record_steps::record_id, record_steps::taken_at))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
