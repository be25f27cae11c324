//! The records of a cycle with what names them and what decides over a veil.

use diesel::prelude::*;

use super::super::states::RecordState;
use crate::db::schema::{appraisal_records, organizations};
use crate::db::types::{CycleId, RecordId};
use crate::db::{DbConn, DbResult};

/// A record of a cycle and what it is called.
#[derive(Clone, Debug, Queryable)]
pub struct CycleRecord {
    /// The record.
    pub id: RecordId,
    /// Where it stands.
    pub state: RecordState,
    /// Full name of the organisation.
    pub name: String,
    /// Its domain.
    pub domain_code: Option<String>,
}

/// Every record of a cycle, in no order: a city has some ten thousand.
///
/// # Errors
/// As any query.
pub fn list_cycle_records(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<CycleRecord>> {
    Ok(appraisal_records::table
        .inner_join(organizations::table)
        .filter(appraisal_records::cycle_id.eq(cycle))
        .select((appraisal_records::id, appraisal_records::state, organizations::name, organizations::domain_code))
        .load(conn)?)
}
