//! What people do with cycles, sheets and records: order of effects and transaction edges.
//!
//! Invariant: every change stands in one transaction with its audit event; whatever decides which cycles are open, or
//! relies on it, has agreed on that first.

mod cycles;
mod named;
mod records;
mod schedule;
mod sheets;
mod veil;

use super::error::Error;
use super::model::CycleState;
use super::queries::{self, Cycle};
use crate::db::DbConn;
use crate::db::types::CycleId;

pub use cycles::{close_cycle, create_cycle, find_cycle, list_cycles, open_cycle, update_cycle};
pub use named::{NamedRecord, name_records, veiled_in_cycle};
pub use records::{LevelProgress, ListedRecord, count_states, list_records, read_records};
pub use schedule::{find_schedule, put_schedule};
pub use sheets::{
    export_sheet, find_sheet, import_sheet, list_chains, list_sheet_versions, list_sheets, put_chain, put_sheet,
};
pub use veil::{find_mask, is_veiled_to, veiled_records, veiled_reports};

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
