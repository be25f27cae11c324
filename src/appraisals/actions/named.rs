//! What the records of a whole cycle are called for somebody, for lists that reach over many of them.
//!
//! Invariant: a record that is veiled to somebody goes by its alias, as in the list of records.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::super::blind::{alias, is_veiled};
use super::super::chain::Chain;
use super::super::queries::{self, CycleRecord};
use super::super::states::RecordState;
use crate::accounts::{Identity, Level};
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
    let veiled = veiled_among(conn, identity, cycle, &records)?;
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
    let records = queries::list_cycle_records(conn, cycle)?;
    veiled_among(conn, identity, cycle, &records)
}

fn veiled_among(
    conn: &mut DbConn,
    identity: &Identity,
    cycle: CycleId,
    records: &[CycleRecord],
) -> DbResult<HashSet<RecordId>> {
    let blind = queries::blind_levels(conn, cycle)?;
    let mut veiled = HashSet::new();
    if blind.is_empty() {
        return Ok(veiled);
    }
    let scopes = identity.review_scopes();
    let own: Vec<_> = identity.acting_branches().into_iter().chain(identity.kept_branches()).collect();
    let mut chains: HashMap<String, Chain> = HashMap::new();
    for record in records.iter().filter(|record| !own.contains(&record.organization_id)) {
        let domain = record.domain_code.as_deref();
        let covering = scopes.iter().filter(|scope| scope.covers(&record.area_path, domain));
        let levels: Vec<Level> = covering.map(|scope| scope.level).collect();
        let chain = match chains.entry(domain.unwrap_or_default().to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let chain = queries::find_chain(conn, cycle, free.key())?;
                free.insert(chain)
            }
        };
        if is_veiled(&levels, &blind, record.state, chain) {
            veiled.insert(record.id);
        }
    }
    Ok(veiled)
}
