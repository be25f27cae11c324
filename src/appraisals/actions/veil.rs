//! Over which records a veil lies for somebody. Whatever shows a name, a place or a person asks here.
//!
//! Invariants: one rule for every screen; where no cycle scores blind it costs one look at the cycles, and nothing for
//! whoever reviews nothing; many records cost as many queries as one.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::blind::{Mask, deciding_levels, is_out_of_the_running, is_veiled};
use super::super::chain::Chain;
use super::super::queries::{self, VeilFacts};
use crate::accounts::{Identity, Level};
use crate::db::types::{CycleId, RecordId, ReportId};
use crate::db::{DbConn, DbResult};

type BlindCycles = HashMap<CycleId, Vec<Level>>;

/// Which of these records are veiled to somebody.
///
/// # Errors
/// As any query.
pub fn veiled_among(conn: &mut DbConn, identity: &Identity, records: &[VeilFacts]) -> DbResult<HashSet<RecordId>> {
    let cycles = blind_cycles(conn, identity)?;
    judge(conn, identity, &cycles, records)
}

/// The same, of records known by their ids.
///
/// # Errors
/// As any query.
pub fn veiled_records(conn: &mut DbConn, identity: &Identity, ids: &[RecordId]) -> DbResult<HashSet<RecordId>> {
    let cycles = blind_cycles(conn, identity)?;
    if cycles.is_empty() {
        return Ok(HashSet::new());
    }
    let records = queries::list_veil_facts(conn, ids)?;
    judge(conn, identity, &cycles, &records)
}

/// Which of these reports are linked to a record that is veiled to somebody, and to which.
///
/// # Errors
/// As any query.
pub fn veiled_reports(
    conn: &mut DbConn,
    identity: &Identity,
    ids: &[ReportId],
) -> DbResult<HashMap<ReportId, RecordId>> {
    let cycles = blind_cycles(conn, identity)?;
    if cycles.is_empty() {
        return Ok(HashMap::new());
    }
    let blind: Vec<CycleId> = cycles.keys().copied().collect();
    let linked = queries::list_linked_records(conn, ids, &blind)?;
    let records: Vec<VeilFacts> = linked.iter().map(|(_, facts)| facts.clone()).collect();
    let veiled = judge(conn, identity, &cycles, &records)?;
    let ids = linked.into_iter().map(|(report, facts)| (report, facts.record_id));
    Ok(ids.filter(|(_, record)| veiled.contains(record)).collect())
}

/// Whether a record is veiled to somebody.
///
/// # Errors
/// As any query.
pub fn is_veiled_to(conn: &mut DbConn, identity: &Identity, record: &VeilFacts) -> DbResult<bool> {
    Ok(!veiled_among(conn, identity, std::slice::from_ref(record))?.is_empty())
}

/// The mask through which somebody sees a record, if it is veiled to him.
///
/// # Errors
/// As any query.
pub fn find_mask(conn: &mut DbConn, identity: &Identity, record: &VeilFacts) -> DbResult<Option<Mask>> {
    if !is_veiled_to(conn, identity, record)? {
        return Ok(None);
    }
    let mask = queries::list_masks(conn, &[record.record_id])?.remove(&record.record_id);
    Ok(Some(mask.unwrap_or_default()))
}

/// The cycles that score blind, for somebody who reviews at all.
fn blind_cycles(conn: &mut DbConn, identity: &Identity) -> DbResult<BlindCycles> {
    if identity.review_scopes().is_empty() { Ok(HashMap::new()) } else { queries::list_blind_cycles(conn) }
}

fn judge(
    conn: &mut DbConn,
    identity: &Identity,
    cycles: &BlindCycles,
    records: &[VeilFacts],
) -> DbResult<HashSet<RecordId>> {
    let own = identity.own_branches();
    // Whoever has a part in a branch knows it, and sees no more of it than the branch does.
    let records: Vec<(&VeilFacts, &Vec<Level>)> = records
        .iter()
        .filter(|record| !own.contains(&record.organization_id))
        .filter_map(|record| Some((record, cycles.get(&record.cycle_id)?)))
        .collect();
    if records.is_empty() {
        return Ok(HashSet::new());
    }
    let concerned: BTreeSet<CycleId> = records.iter().map(|(record, _)| record.cycle_id).collect();
    let chains = queries::list_chains(conn, concerned)?;
    let left: Vec<RecordId> = records
        .iter()
        .filter(|(record, _)| is_out_of_the_running(record.state))
        .map(|(record, _)| record.record_id)
        .collect();
    let concluded = queries::list_conclusions(conn, &left)?;
    let (scopes, none) = (identity.review_scopes(), Chain::stored(Vec::new()));
    let veiled = |(record, blind): &(&VeilFacts, &Vec<Level>)| {
        let domain = record.domain_code.as_deref();
        let chain = chains.get(&(record.cycle_id, domain.unwrap_or_default().to_owned())).unwrap_or(&none);
        let levels = deciding_levels(chain, &scopes, &record.area_path, domain);
        let concluded = concluded.get(&record.record_id).map_or(&[][..], Vec::as_slice);
        is_veiled(&levels, blind, record.state, chain, concluded)
    };
    Ok(records.iter().filter(|one| veiled(one)).map(|(record, _)| record.record_id).collect())
}
