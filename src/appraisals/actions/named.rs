//! What the records of a whole cycle are called for somebody, for lists that reach over many of them.
//!
//! Invariant: a record that is veiled to somebody goes by its alias, as in the list of records.

use std::collections::{HashMap, HashSet};

use super::super::blind::alias;
use super::super::queries::{self, CycleRecord};
use super::super::states::RecordState;
use super::veil::veiled_records;
use crate::accounts::Identity;
use crate::db::types::{CycleId, RecordId};
use crate::db::{DbConn, DbResult};

/// A record as it is called for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRecord {
    /// Full name of the organisation; its alias while the record is veiled.
    pub name: String,
    /// Code of its domain.
    pub domain: Option<String>,
    /// Where it stands now.
    pub state: RecordState,
}

/// The records of a cycle as they are called for somebody.
///
/// # Errors
/// As any query.
pub fn name_records(
    conn: &mut DbConn,
    identity: &Identity,
    cycle: CycleId,
) -> DbResult<HashMap<RecordId, NamedRecord>> {
    let records = queries::list_cycle_records(conn, cycle)?;
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let veiled = veiled_records(conn, identity, &ids)?;
    let named = |record: CycleRecord| {
        let name = if veiled.contains(&record.id) { alias(record.id) } else { record.name };
        (record.id, NamedRecord { name, domain: record.domain_code, state: record.state })
    };
    Ok(records.into_iter().map(named).collect())
}

/// The records of a cycle that are veiled to somebody; none, at the price of one small query, where no level is blind.
///
/// # Errors
/// As any query.
pub fn veiled_in_cycle(conn: &mut DbConn, identity: &Identity, cycle: CycleId) -> DbResult<HashSet<RecordId>> {
    if queries::blind_levels(conn, cycle)?.is_empty() {
        return Ok(HashSet::new());
    }
    let ids: Vec<RecordId> = queries::list_cycle_records(conn, cycle)?.into_iter().map(|record| record.id).collect();
    veiled_records(conn, identity, &ids)
}
