//! What people do with cycles, sheets and records: order of effects and transaction edges.
//!
//! Invariant: every change stands in one transaction with its audit event; whatever decides which cycles are open, or
//! relies on it, has agreed on that first.

use chrono::NaiveDate;
use serde_json::json;

use super::error::Error;
use super::model::{self, CycleChange, CyclePlan, CycleState};
use super::queries::{self, CriterionRow, Cycle, RecordFilter, RecordRow, Sheet, WithinScopes};
use super::sheet_file::ScoringSheet;
use super::shipped;
use crate::accounts::{Identity, Role};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{CycleId, RecordId, SheetId};
use crate::services::Services;

/// Makes a draft with the shipped sheets as version 1 of every domain.
///
/// # Errors
/// [`Error::Invalid`] when a field is not right.
pub async fn create_cycle(services: &Services, origin: Origin, plan: CyclePlan) -> Result<Cycle, Error> {
    let plan = plan.trimmed();
    plan.check()?;
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let cycle = Cycle::draft(clock.new_id(), plan, clock.now());
            queries::insert_cycle(conn, &cycle)?;
            let domains = queries::list_domains(conn)?;
            for sheet in shipped::sheets() {
                // A city may have given up a domain; its sheet would belong to nothing.
                if domains.iter().any(|domain| domain.code == sheet.domain) {
                    queries::insert_sheet(conn, &clock, cycle.id, &sheet, 1)?;
                }
            }
            let details = json!({"name": cycle.name, "starts_on": cycle.starts_on, "ends_on": cycle.ends_on,
                "scheme_type": cycle.scheme_type});
            audit::record(conn, &clock, &origin, Event::done("cycle.create", "cycle", cycle.id).details(details))?;
            Ok(cycle)
        })
        .await
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
                    "red_flag_cap": before.red_flag_cap, "model_cap": before.model_cap},
                "new": {"name": plan.name, "starts_on": plan.starts_on, "ends_on": plan.ends_on,
                    "scheme_type": plan.scheme_type, "approval_document": plan.approval_document,
                    "red_flag_cap": plan.red_flag_cap, "model_cap": plan.model_cap},
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
) -> Result<Vec<RecordRow>, Error> {
    let (scopes, kept) = (identity.review_scopes(), identity.kept_branches());
    if scopes.is_empty() && kept.is_empty() {
        return Err(Error::Forbidden);
    }
    let within = WithinScopes::new(&scopes, kept);
    Ok(services.db.read(move |conn| queries::list_records(conn, within, &filter, after, limit)).await?)
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

fn freezable_sheets(conn: &mut DbConn, cycle: &Cycle) -> Result<Vec<SheetId>, Error> {
    let mut whole = Vec::new();
    let mut ids = Vec::new();
    for domain in queries::list_domains(conn)? {
        let sheet = queries::current_sheet(conn, cycle.id, &domain.code)?;
        ids.extend(sheet.as_ref().map(|sheet| sheet.id));
        let sheet = sheet.map(|sheet| queries::whole_sheet(conn, &sheet, &domain.honor)).transpose()?;
        whole.push((domain.code, sheet));
    }
    cycle.plan().check_opening(&whole)?;
    Ok(ids)
}
