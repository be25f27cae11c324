//! Projects and who works on them.

use serde_json::json;

use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{AreaId, OrganizationId, ProjectId};
use crate::fields::FieldErrors;
use crate::organizations::error::Error;
use crate::organizations::model::{OrganizationName, Project, ProjectDraft};
use crate::organizations::queries::{self, NameCursor};
use crate::services::Services;

use super::{require_area, require_organizations};

/// One page of projects by name.
pub async fn list(
    services: &Services,
    under: Option<AreaId>,
    name: Option<String>,
    after: Option<NameCursor>,
    limit: usize,
) -> Result<Vec<Project>, Error> {
    services.db.read(move |conn| Ok(queries::list_projects(conn, under, name, after, limit)?)).await
}

/// Adds a project.
pub async fn create(services: &Services, origin: Origin, draft: ProjectDraft) -> Result<Project, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let mut errors = draft.check();
        require_area(conn, draft.area_id, &mut errors)?;
        errors.finish()?;
        let id: ProjectId = clock.new_id();
        queries::insert_project(conn, &clock, id, &draft)?;
        let event = Event::done("project.create", "project", id).details(facts_of(&draft));
        audit::record(conn, &clock, &origin, event)?;
        Ok(Project { id, draft })
    };
    services.db.write(change).await
}

/// Changes a project. `wanted` receives it as it is and says how it should be.
pub async fn update(
    services: &Services,
    origin: Origin,
    id: ProjectId,
    wanted: impl FnOnce(ProjectDraft) -> ProjectDraft + Send + 'static,
) -> Result<Project, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let before = queries::find_project(conn, id)?.ok_or(Error::NotFound)?;
        let project = Project { id, draft: wanted(before.draft.clone()) };
        let mut errors = project.draft.check();
        require_area(conn, project.draft.area_id, &mut errors)?;
        errors.finish()?;
        queries::update_project(conn, &clock, &project)?;
        let details = json!({ "before": facts_of(&before.draft), "after": facts_of(&project.draft) });
        audit::record(conn, &clock, &origin, Event::done("project.update", "project", id).details(details))?;
        Ok(project)
    };
    services.db.write(change).await
}

/// The organisations that work on a project, by name.
pub async fn list_organizations(services: &Services, id: ProjectId) -> Result<Vec<OrganizationName>, Error> {
    let read = move |conn: &mut DbConn| {
        queries::find_project(conn, id)?.ok_or(Error::NotFound)?;
        Ok(queries::organizations_of_project(conn, id)?)
    };
    services.db.read(read).await
}

/// Makes these the organisations that work on a project.
pub async fn set_organizations(
    services: &Services,
    origin: Origin,
    id: ProjectId,
    organizations: Vec<OrganizationId>,
) -> Result<Vec<OrganizationName>, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        queries::find_project(conn, id)?.ok_or(Error::NotFound)?;
        let mut errors = FieldErrors::new();
        require_organizations(conn, &organizations, "/organization_ids", &mut errors)?;
        errors.finish()?;
        queries::replace_project_organizations(conn, id, &organizations)?;
        let event = Event::done("project.set_organizations", "project", id);
        audit::record(conn, &clock, &origin, event.details(json!({ "organization_ids": organizations })))?;
        Ok(queries::organizations_of_project(conn, id)?)
    };
    services.db.write(change).await
}

fn facts_of(draft: &ProjectDraft) -> serde_json::Value {
    json!({
        "area_id": draft.area_id,
        "name": draft.name,
        "started_on": draft.started_on,
        "ended_on": draft.ended_on,
    })
}
