//! Writing and reading the sheets and review chains of a cycle.

use serde_json::json;

use super::super::chain::{Chain, ReviewStep};
use super::super::error::Error;
use super::super::model;
use super::super::queries::{self, CriterionRow, Sheet};
use super::super::sheet_book;
use super::super::sheet_file::ScoringSheet;
use super::{draft_to_change, visible_cycle};
use crate::accounts::{Identity, Role};
use crate::audit::{self, Event, Origin};
use crate::db::types::{CycleId, SheetId};
use crate::services::Services;

/// Writes the next version of a domain's sheet into a draft cycle.
///
/// # Errors
/// [`Error::WrongState`] once the cycle is open, [`Error::NotFound`] for an unknown domain.
pub async fn put_sheet(
    services: &Services,
    origin: Origin,
    cycle: CycleId,
    mut sheet: ScoringSheet,
) -> Result<(Sheet, Vec<CriterionRow>), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let domain = queries::find_domain(conn, &sheet.domain)?.ok_or(Error::NotFound)?;
            draft_to_change(conn, cycle)?;
            sheet.honor = domain.honor;
            model::check_sheet(&sheet)?;
            let version = queries::current_sheet(conn, cycle, &sheet.domain)?.map_or(1, |old| old.version + 1);
            let row = queries::insert_sheet(conn, &clock, cycle, &sheet, version)?;
            let details = json!({"cycle_id": cycle, "domain": sheet.domain, "version": version});
            audit::record(conn, &clock, &origin, Event::done("sheet.put", "scoring_sheet", row.id).details(details))?;
            let criteria = queries::list_criteria(conn, row.id)?;
            Ok((row, criteria))
        })
        .await
}

/// Writes the review chain of a domain into a draft cycle.
///
/// # Errors
/// [`Error::WrongState`] once the cycle is open, [`Error::NotFound`] for an unknown domain.
pub async fn put_chain(
    services: &Services,
    origin: Origin,
    cycle: CycleId,
    domain: String,
    steps: Vec<ReviewStep>,
) -> Result<Chain, Error> {
    let chain = Chain::new(steps)?;
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            queries::find_domain(conn, &domain)?.ok_or(Error::NotFound)?;
            draft_to_change(conn, cycle)?;
            let old = queries::find_chain(conn, cycle, &domain)?;
            queries::put_chain(conn, cycle, &domain, &chain)?;
            let details = json!({"domain": domain, "old": old.steps(), "new": chain.steps()});
            audit::record(conn, &clock, &origin, Event::done("chain.put", "cycle", cycle).details(details))?;
            Ok(chain)
        })
        .await
}

/// The review chain of every domain in a cycle.
///
/// # Errors
/// As [`find_cycle`].
pub async fn list_chains(services: &Services, identity: &Identity, id: CycleId) -> Result<Vec<(String, Chain)>, Error> {
    let drafts = identity.has(Role::CityAdmin);
    services
        .db
        .read(move |conn| {
            visible_cycle(conn, drafts, id)?;
            let mut chains = Vec::new();
            for domain in queries::list_domains(conn)? {
                let chain = queries::find_chain(conn, id, &domain.code)?;
                chains.push((domain.code, chain));
            }
            Ok(chains)
        })
        .await
}

/// The sheets of a cycle that are in force, one a domain.
///
/// # Errors
/// As [`find_cycle`].
pub async fn list_sheets(services: &Services, identity: &Identity, id: CycleId) -> Result<Vec<Sheet>, Error> {
    let drafts = identity.has(Role::CityAdmin);
    services
        .db
        .read(move |conn| {
            visible_cycle(conn, drafts, id)?;
            Ok(queries::list_current_sheets(conn, id)?)
        })
        .await
}

/// One version of a sheet with its criteria.
///
/// # Errors
/// As [`find_cycle`].
pub async fn find_sheet(
    services: &Services,
    identity: &Identity,
    id: SheetId,
) -> Result<(Sheet, Vec<CriterionRow>), Error> {
    let drafts = identity.has(Role::CityAdmin);
    services
        .db
        .read(move |conn| {
            let sheet = queries::find_sheet(conn, id)?.ok_or(Error::NotFound)?;
            visible_cycle(conn, drafts, sheet.cycle_id)?;
            let criteria = queries::list_criteria(conn, id)?;
            Ok((sheet, criteria))
        })
        .await
}

/// Every version of a domain's sheet in a cycle, the newest first.
///
/// # Errors
/// As [`find_cycle`].
pub async fn list_sheet_versions(
    services: &Services,
    identity: &Identity,
    cycle: CycleId,
    domain: String,
) -> Result<Vec<Sheet>, Error> {
    let drafts = identity.has(Role::CityAdmin);
    services
        .db
        .read(move |conn| {
            visible_cycle(conn, drafts, cycle)?;
            queries::find_domain(conn, &domain)?.ok_or(Error::NotFound)?;
            Ok(queries::list_versions(conn, cycle, &domain)?)
        })
        .await
}

/// One version of a sheet as it travels in files.
///
/// # Errors
/// As [`find_cycle`].
pub async fn export_sheet(services: &Services, identity: &Identity, id: SheetId) -> Result<ScoringSheet, Error> {
    let drafts = identity.has(Role::CityAdmin);
    services
        .db
        .read(move |conn| {
            let sheet = queries::find_sheet(conn, id)?.ok_or(Error::NotFound)?;
            visible_cycle(conn, drafts, sheet.cycle_id)?;
            let domain = queries::find_domain(conn, &sheet.domain_code)?.ok_or(Error::NotFound)?;
            Ok(queries::whole_sheet(conn, &sheet, &domain.honor)?)
        })
        .await
}

/// Writes the next version of a domain's sheet from a workbook.
///
/// # Errors
/// As [`put_sheet`]; pointers are cells of the workbook where a cell is at fault.
pub async fn import_sheet(
    services: &Services,
    origin: Origin,
    cycle: CycleId,
    domain: String,
    workbook: &[u8],
) -> Result<(Sheet, Vec<CriterionRow>), Error> {
    let sheet = sheet_book::read(domain, workbook)?;
    put_sheet(services, origin, cycle, sheet).await
}
