//! Organisations: the tree, the dates, the links across it.

use serde_json::json;

use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::OrganizationId;
use crate::fields::FieldErrors;
use crate::organizations::error::Error;
use crate::organizations::model::{
    ListedOrganization, Organization, OrganizationDetail, OrganizationDraft, OrganizationFilter, OrganizationName,
};
use crate::organizations::queries::{self, NameCursor};
use crate::services::Services;

use super::{require_area, require_organizations};

/// One page of organisations by name.
pub async fn list(
    services: &Services,
    filter: OrganizationFilter,
    after: Option<NameCursor>,
    limit: usize,
) -> Result<Vec<ListedOrganization>, Error> {
    services.db.read(move |conn| Ok(queries::list_organizations(conn, filter, after, limit)?)).await
}

/// An organisation with its surroundings.
pub async fn get(services: &Services, id: OrganizationId) -> Result<OrganizationDetail, Error> {
    services.db.read(move |conn| detail(conn, id)).await
}

fn detail(conn: &mut DbConn, id: OrganizationId) -> Result<OrganizationDetail, Error> {
    let organization = queries::find_organization(conn, id)?.ok_or(Error::NotFound)?;
    Ok(OrganizationDetail {
        area_path: queries::area_path(conn, organization.draft.area_id)?.unwrap_or_default(),
        parents: queries::find_parents(conn, organization.draft.parent_id)?,
        projects: queries::list_projects_of(conn, id)?,
        links: queries::list_links(conn, id)?,
        teams: queries::list_teams(conn, id)?,
        organization,
    })
}

/// Adds an organisation.
pub async fn create(
    services: &Services,
    origin: Origin,
    draft: OrganizationDraft,
) -> Result<OrganizationDetail, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        queries::lock_trees(conn)?;
        let mut errors = draft.check();
        let taken = queries::find_by_code(conn, &draft.code)?.is_some();
        errors.require(!taken, "/code", "Another organisation has this code.");
        check_surroundings(conn, None, &draft, &mut errors)?;
        errors.finish()?;
        let id: OrganizationId = clock.new_id();
        queries::insert_organization(conn, &clock, id, &draft)?;
        let event = Event::done("organization.create", "organization", id).details(facts_of(&draft));
        audit::record(conn, &clock, &origin, event)?;
        detail(conn, id)
    };
    services.db.write(change).await
}

/// Changes an organisation. `wanted` receives it as it is and says how it should be.
pub async fn update(
    services: &Services,
    origin: Origin,
    id: OrganizationId,
    wanted: impl FnOnce(OrganizationDraft) -> OrganizationDraft + Send + 'static,
) -> Result<OrganizationDetail, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        queries::lock_trees(conn)?;
        let before: Organization = queries::find_organization(conn, id)?.ok_or(Error::NotFound)?;
        let draft = wanted(before.draft.clone());
        let mut errors = draft.check();
        check_surroundings(conn, Some(id), &draft, &mut errors)?;
        errors.finish()?;
        queries::update_organization(conn, &clock, id, &draft)?;
        let details = json!({ "before": facts_of(&before.draft), "after": facts_of(&draft) });
        let event = Event::done("organization.update", "organization", id).details(details);
        audit::record(conn, &clock, &origin, event)?;
        detail(conn, id)
    };
    services.db.write(change).await
}

/// Makes these the partners of a chain, an alliance or a guidance station, wherever they lie.
pub async fn set_links(
    services: &Services,
    origin: Origin,
    id: OrganizationId,
    partners: Vec<OrganizationId>,
) -> Result<Vec<OrganizationName>, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let organization = queries::find_organization(conn, id)?.ok_or(Error::NotFound)?;
        let mut errors = FieldErrors::new();
        errors.require(
            organization.draft.kind.may_have_partners(),
            "/partner_ids",
            "Only chains, alliances and guidance stations gather partners.",
        );
        errors.require(!partners.contains(&id), "/partner_ids", "It cannot be its own partner.");
        require_organizations(conn, &partners, "/partner_ids", &mut errors)?;
        errors.finish()?;
        queries::replace_links(conn, &clock, id, &partners)?;
        let event = Event::done("organization.set_links", "organization", id);
        audit::record(conn, &clock, &origin, event.details(json!({ "partner_ids": partners })))?;
        Ok(queries::list_links(conn, id)?)
    };
    services.db.write(change).await
}

/// The rules that need other rows: domain and area exist, the parent fits, the tree stays a tree.
fn check_surroundings(
    conn: &mut DbConn,
    id: Option<OrganizationId>,
    draft: &OrganizationDraft,
    errors: &mut FieldErrors,
) -> Result<(), Error> {
    require_area(conn, draft.area_id, errors)?;
    if let Some(domain) = &draft.domain_code {
        let known = queries::list_domains(conn)?.iter().any(|one| &one.code == domain);
        errors.require(known, "/domain_code", "There is no such domain.");
    }
    if let Some(id) = id
        && !draft.kind.may_have_children()
    {
        let free = !queries::has_children(conn, id)?;
        errors.require(free, "/kind", "Others stand below it, so it must stay a committee or general branch.");
    }
    let Some(parent_id) = draft.parent_id else { return Ok(()) };
    let above = queries::find_parents(conn, Some(parent_id))?;
    let Some(parent) = above.first() else {
        errors.push("/parent_id", "There is no such organisation.");
        return Ok(());
    };
    errors.require(
        parent.kind.may_have_children(),
        "/parent_id",
        "Only a committee or a general branch can stand above others.",
    );
    let circle = id.is_some_and(|id| above.iter().any(|one| one.id == id));
    errors.require(!circle, "/parent_id", "It would stand above itself.");
    Ok(())
}

fn facts_of(draft: &OrganizationDraft) -> serde_json::Value {
    json!({
        "code": draft.code,
        "parent_id": draft.parent_id,
        "kind": draft.kind,
        "domain_code": draft.domain_code,
        "area_id": draft.area_id,
        "name": draft.name,
        "short_name": draft.short_name,
        "is_temporary": draft.is_temporary,
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
        "status": draft.status,
    })
}
