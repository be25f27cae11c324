//! Making, changing, opening and closing cycles.

use chrono::NaiveDate;
use serde_json::json;

use super::super::chain::shipped_chain;
use super::super::error::Error;
use super::super::model::{CycleChange, CyclePlan, CycleState};
use super::super::queries::{self, Cycle, Domain};
use super::super::sheet_file::ScoringSheet;
use super::super::shipped;
use super::{draft_to_change, visible_cycle};
use crate::accounts::{Identity, Role};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{CycleId, SheetId};
use crate::fields::FieldErrors;
use crate::services::Services;

/// Makes a draft with the shipped sheets and chains as version 1 of every domain, or with those of another cycle.
///
/// # Errors
/// [`Error::Invalid`] when a field is not right, or there is no cycle to copy from.
pub async fn create_cycle(
    services: &Services,
    origin: Origin,
    plan: CyclePlan,
    copy_from: Option<CycleId>,
) -> Result<Cycle, Error> {
    let plan = plan.trimmed();
    plan.check()?;
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let cycle = Cycle::draft(clock.new_id(), plan, clock.now());
            queries::insert_cycle(conn, &cycle)?;
            let domains = queries::list_domains(conn)?;
            let sheets = match copy_from {
                Some(from) => sheets_in_force(conn, from, &domains)?,
                None => shipped::sheets(),
            };
            for domain in &domains {
                let copied = copy_from.map(|from| queries::find_chain(conn, from, &domain.code)).transpose()?;
                // A domain that came later has no chain to copy.
                let chain = copied.filter(|chain| !chain.steps().is_empty());
                let chain = chain.unwrap_or_else(|| shipped_chain(&domain.code));
                queries::put_chain(conn, cycle.id, &domain.code, &chain)?;
            }
            for sheet in sheets {
                // A city may have given up a domain; its sheet would belong to nothing.
                if domains.iter().any(|domain| domain.code == sheet.domain) {
                    queries::insert_sheet(conn, &clock, cycle.id, &sheet, 1)?;
                }
            }
            let details = json!({"name": cycle.name, "starts_on": cycle.starts_on, "ends_on": cycle.ends_on,
                "scheme_type": cycle.scheme_type, "copied_from": copy_from});
            audit::record(conn, &clock, &origin, Event::done("cycle.create", "cycle", cycle.id).details(details))?;
            Ok(cycle)
        })
        .await
}

fn sheets_in_force(conn: &mut DbConn, from: CycleId, domains: &[Domain]) -> Result<Vec<ScoringSheet>, Error> {
    if queries::find_cycle(conn, from)?.is_none() {
        return Err(FieldErrors::one("/copy_from", "There is no such cycle.").into());
    }
    let mut sheets = Vec::new();
    for domain in domains {
        if let Some(sheet) = queries::current_sheet(conn, from, &domain.code)? {
            sheets.push(queries::whole_sheet(conn, &sheet, &domain.honor)?);
        }
    }
    Ok(sheets)
}

/// Changes a draft.
///
/// # Errors
/// [`Error::WrongState`] once it is open.
pub async fn update_cycle(
    services: &Services,
    origin: Origin,
    id: CycleId,
    change: CycleChange,
) -> Result<Cycle, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let cycle = draft_to_change(conn, id)?;
            let plan = cycle.plan().with(change).trimmed();
            plan.check()?;
            queries::update_plan(conn, id, &plan, clock.now())?;
            let before = cycle.plan();
            let details = json!({
                "old": {"name": before.name, "starts_on": before.starts_on, "ends_on": before.ends_on,
                    "scheme_type": before.scheme_type, "approval_document": before.approval_document,
                    "red_flag_cap": before.red_flag_cap, "model_cap": before.model_cap,
                    "publicity_days": before.publicity_days, "blind_levels": before.blind_levels},
                "new": {"name": plan.name, "starts_on": plan.starts_on, "ends_on": plan.ends_on,
                    "scheme_type": plan.scheme_type, "approval_document": plan.approval_document,
                    "red_flag_cap": plan.red_flag_cap, "model_cap": plan.model_cap,
                    "publicity_days": plan.publicity_days, "blind_levels": plan.blind_levels},
            });
            audit::record(conn, &clock, &origin, Event::done("cycle.update", "cycle", id).details(details))?;
            queries::find_cycle(conn, id)?.ok_or(Error::NotFound)
        })
        .await
}

/// Opens a draft: freezes its sheets, makes the records, and links the reports that came before it.
///
/// # Errors
/// [`Error::Invalid`] when something is missing, [`Error::Overlap`] when another open cycle covers some of its days.
pub async fn open_cycle(services: &Services, origin: Origin, id: CycleId) -> Result<Cycle, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let cycle = draft_to_change(conn, id)?;
            let sheets = freezable_sheets(conn, &cycle)?;
            if queries::open_overlap(conn, &cycle)? {
                return Err(Error::Overlap);
            }
            let now = clock.now();
            queries::freeze(conn, &sheets, now)?;
            queries::set_state(conn, id, CycleState::Open, now)?;
            // For all of them, so that the list of records never tells who has not filed anything.
            for organization in queries::list_appraised(conn, &cycle)? {
                queries::insert_record(conn, &clock, id, organization)?;
            }
            queries::link_cycle(conn, &cycle, now)?;
            let details = json!({"sheets": sheets, "approval_document": cycle.approval_document});
            audit::record(conn, &clock, &origin, Event::done("cycle.open", "cycle", id).details(details))?;
            queries::find_cycle(conn, id)?.ok_or(Error::NotFound)
        })
        .await
}

/// Closes an open cycle: from then on nobody scores in it.
///
/// # Errors
/// [`Error::WrongState`] unless it is open.
pub async fn close_cycle(services: &Services, origin: Origin, id: CycleId) -> Result<Cycle, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            queries::lock_open_cycles(conn, true)?;
            let cycle = queries::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
            if cycle.state != CycleState::Open {
                return Err(Error::WrongState("Only an open cycle can be closed."));
            }
            queries::set_state(conn, id, CycleState::Closed, clock.now())?;
            audit::record(conn, &clock, &origin, Event::done("cycle.close", "cycle", id))?;
            queries::find_cycle(conn, id)?.ok_or(Error::NotFound)
        })
        .await
}

/// Cycles, the newest first. Drafts are for administrators only.
///
/// # Errors
/// As any read.
pub async fn list_cycles(
    services: &Services,
    identity: &Identity,
    after: Option<(NaiveDate, CycleId)>,
    limit: usize,
) -> Result<Vec<Cycle>, Error> {
    let drafts = identity.has(Role::CityAdmin);
    Ok(services.db.read(move |conn| queries::list_cycles(conn, drafts, after, limit)).await?)
}

/// One cycle.
///
/// # Errors
/// [`Error::NotFound`] for a draft, unless an administrator asks.
pub async fn find_cycle(services: &Services, identity: &Identity, id: CycleId) -> Result<Cycle, Error> {
    let drafts = identity.has(Role::CityAdmin);
    services.db.read(move |conn| visible_cycle(conn, drafts, id)).await
}

fn freezable_sheets(conn: &mut DbConn, cycle: &Cycle) -> Result<Vec<SheetId>, Error> {
    let (mut whole, mut unchained) = (Vec::new(), Vec::new());
    let mut ids = Vec::new();
    for domain in queries::list_domains(conn)? {
        let sheet = queries::current_sheet(conn, cycle.id, &domain.code)?;
        ids.extend(sheet.as_ref().map(|sheet| sheet.id));
        let sheet = sheet.map(|sheet| queries::whole_sheet(conn, &sheet, &domain.honor)).transpose()?;
        if queries::find_chain(conn, cycle.id, &domain.code)?.steps().is_empty() {
            unchained.push(domain.code.clone());
        }
        whole.push((domain.code, sheet));
    }
    cycle.plan().check_opening(&whole, &unchained)?;
    Ok(ids)
}
