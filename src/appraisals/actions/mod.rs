//! What people do with cycles, sheets and records: order of effects and transaction edges.
//!
//! Invariant: every change stands in one transaction with its audit event; whatever decides which cycles are open, or
//! relies on it, has agreed on that first.

mod cycles;
mod schedule;
mod sheets;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::blind::is_veiled;
use super::chain::Chain;
use super::error::Error;
use super::model::CycleState;
use super::queries::{self, Cycle, RecordFilter, RecordRow, WithinScopes};
use crate::accounts::{Identity, Level};
use crate::db::DbConn;
use crate::db::types::{CycleId, RecordId};
use crate::services::Services;

pub use cycles::{close_cycle, create_cycle, find_cycle, list_cycles, open_cycle, update_cycle};
pub use schedule::{find_schedule, put_schedule};
pub use sheets::{
    export_sheet, find_sheet, import_sheet, list_chains, list_sheet_versions, list_sheets, put_chain, put_sheet,
};

/// A record in a list, and whether the caller scores it blind.
#[derive(Clone, Debug)]
pub struct ListedRecord {
    /// The record.
    pub row: RecordRow,
    /// Whether it has to stay hidden from the caller whose record it is.
    pub veiled: bool,
}

/// Records a reviewer may look at, and those of the branches a person keeps.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub async fn list_records(
    services: &Services,
    identity: &Identity,
    filter: RecordFilter,
    after: Option<(String, String, RecordId)>,
    limit: usize,
) -> Result<Vec<ListedRecord>, Error> {
    let (mut scopes, kept) = (identity.review_scopes(), identity.kept_branches());
    scopes.extend(identity.objection_scopes());
    if scopes.is_empty() && kept.is_empty() {
        return Err(Error::Forbidden);
    }
    let within = WithinScopes::new(&scopes, kept);
    let identity = identity.clone();
    services
        .db
        .read(move |conn| {
            let rows = queries::list_records(conn, within, &filter, after, limit)?;
            let mut veils = Veils::default();
            rows.into_iter()
                .map(|row| Ok(ListedRecord { veiled: veils.is_over(conn, &identity, &row)?, row }))
                .collect::<Result<Vec<_>, Error>>()
        })
        .await
}

/// Blind levels and chains, looked up once a list.
#[derive(Default)]
struct Veils {
    blind: HashMap<CycleId, Vec<Level>>,
    chains: HashMap<(CycleId, String), Chain>,
}

impl Veils {
    fn is_over(&mut self, conn: &mut DbConn, identity: &Identity, row: &RecordRow) -> Result<bool, Error> {
        let blind = match self.blind.entry(row.cycle_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(queries::blind_levels(conn, row.cycle_id)?),
        };
        let own = identity.acting_branches().contains(&row.organization_id)
            || identity.kept_branches().contains(&row.organization_id);
        if blind.is_empty() || own {
            return Ok(false);
        }
        let domain = row.domain_code.clone().unwrap_or_default();
        let chain = match self.chains.entry((row.cycle_id, domain)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let chain = queries::find_chain(conn, row.cycle_id, &free.key().1)?;
                free.insert(chain)
            }
        };
        let mut scopes = identity.review_scopes();
        scopes.retain(|scope| scope.covers(&row.area_path, row.domain_code.as_deref()));
        let levels: Vec<Level> = scopes.iter().map(|scope| scope.level).collect();
        Ok(is_veiled(&levels, blind, row.state, chain))
    }
}

fn visible_cycle(conn: &mut DbConn, drafts: bool, id: CycleId) -> Result<Cycle, Error> {
    let cycle = queries::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
    if cycle.state == CycleState::Draft && !drafts { Err(Error::NotFound) } else { Ok(cycle) }
}

/// The draft, with the agreement that nobody opens or changes it meanwhile.
fn draft_to_change(conn: &mut DbConn, id: CycleId) -> Result<Cycle, Error> {
    queries::lock_open_cycles(conn, true)?;
    let cycle = queries::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
    if cycle.state == CycleState::Draft {
        Ok(cycle)
    } else {
        Err(Error::WrongState("The cycle is no draft any more: its plan and its sheets are frozen."))
    }
}
