//! Projects over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, patch, post, put};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{OrganizationNamesView, present};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{AreaId, OrganizationId, ProjectId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::Problem;
use crate::organizations::actions::projects as actions;
use crate::organizations::model::{Project, ProjectDraft};
use crate::organizations::queries::NameCursor;
use crate::services::Services;

/// A project that branches work on.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct ProjectView {
    /// Its id.
    id: ProjectId,
    /// Where it lies.
    area_id: AreaId,
    /// Its name.
    #[schema(example = "新能源汽车科技产业园")]
    name: String,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    started_on: Option<NaiveDate>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    ended_on: Option<NaiveDate>,
}

impl From<Project> for ProjectView {
    fn from(project: Project) -> Self {
        let ProjectDraft { area_id, name, started_on, ended_on } = project.draft;
        Self { id: project.id, area_id, name, started_on, ended_on }
    }
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct ProjectParams {
    /// Only inside this area.
    under: Option<AreaId>,
    /// Part of the name.
    q: Option<String>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A new project.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct NewProjectBody {
    /// Where it lies.
    area_id: AreaId,
    /// Its name.
    name: String,
    /// First day.
    started_on: Option<NaiveDate>,
    /// Last day.
    ended_on: Option<NaiveDate>,
}

/// Changes of a project; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ProjectChangeBody {
    /// Where it lies.
    area_id: Option<AreaId>,
    /// Its name.
    name: Option<String>,
    /// First day; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<NaiveDate>)]
    started_on: Option<Option<NaiveDate>>,
    /// Last day; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<NaiveDate>)]
    ended_on: Option<Option<NaiveDate>>,
}

/// Who works on a project.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ProjectOrganizationsBody {
    /// All of them; the others are taken off. At most 500.
    organization_ids: Vec<OrganizationId>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_projects",
    summary = "Projects by name",
    description = "For everybody signed in.",
    security(("bearer" = []), ("cookie" = [])), params(ProjectParams),
    responses((status = 200, description = "One page", body = Page<ProjectView>,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000006", "area_id": "01900000-0000-7000-8000-000000000002", "name": "新能源汽车科技产业园", "started_on": "2026-03-01"}]}))))]
#[get("/projects")]
pub(super) async fn list_projects(
    services: Data<Services>,
    _: Actor<SignedIn>,
    params: Params<ProjectParams>,
) -> Result<Json<Page<ProjectView>>, Problem> {
    let ProjectParams { under, q, limit, cursor } = params.0;
    let paging = Paging { limit, cursor };
    let rows = actions::list(&services, under, q, paging.after()?, paging.limit()).await?;
    let page = Page::cut(rows, paging.limit(), |row| NameCursor(row.draft.name.clone(), row.id.0));
    Ok(Json(page.map(ProjectView::from)))
}

#[utoipa::path(tag = "organizations", operation_id = "create_project",
    summary = "Add a project",
    description = "Needs `city_admin`.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = NewProjectBody,
        example = json!({"area_id": "01900000-0000-7000-8000-000000000002", "name": "新能源汽车科技产业园", "started_on": "2026-03-01"})),
    responses((status = 201, description = "Added", body = ProjectView,
        example = json!({"id": "01900000-0000-7000-8000-000000000006", "area_id": "01900000-0000-7000-8000-000000000002", "name": "新能源汽车科技产业园", "started_on": "2026-03-01"}))))]
#[post("/projects")]
pub(super) async fn create_project(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    body: Body<NewProjectBody>,
) -> Result<HttpResponse, Problem> {
    let NewProjectBody { area_id, name, started_on, ended_on } = body.0;
    let draft = ProjectDraft { area_id, name, started_on, ended_on };
    let project = actions::create(&services, actor.origin, draft).await?;
    Ok(HttpResponse::Created().json(ProjectView::from(project)))
}

#[utoipa::path(tag = "organizations", operation_id = "update_project",
    summary = "Change a project",
    description = "Needs `city_admin`.",
    security(("bearer" = []), ("cookie" = [])), params(("project_id" = ProjectId, Path, description = "The project")),
    request_body(content = ProjectChangeBody, example = json!({"ended_on": "2026-12-31"})),
    responses((status = 200, description = "Changed", body = ProjectView,
        example = json!({"id": "01900000-0000-7000-8000-000000000006", "area_id": "01900000-0000-7000-8000-000000000002", "name": "新能源汽车科技产业园", "started_on": "2026-03-01", "ended_on": "2026-12-31"}))))]
#[patch("/projects/{project_id}")]
pub(super) async fn update_project(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    id: Path<ProjectId>,
    body: Body<ProjectChangeBody>,
) -> Result<Json<ProjectView>, Problem> {
    let change = body.0;
    let wanted = move |draft: ProjectDraft| ProjectDraft {
        area_id: change.area_id.unwrap_or(draft.area_id),
        name: change.name.unwrap_or(draft.name),
        started_on: change.started_on.unwrap_or(draft.started_on),
        ended_on: change.ended_on.unwrap_or(draft.ended_on),
    };
    Ok(Json(actions::update(&services, actor.origin, id.0, wanted).await?.into()))
}

#[utoipa::path(tag = "organizations", operation_id = "list_project_organizations",
    summary = "Who works on a project",
    description = "The organisations, by name. For everybody signed in, as the projects of an organisation are.",
    security(("bearer" = []), ("cookie" = [])), params(("project_id" = ProjectId, Path, description = "The project")),
    responses((status = 200, description = "Who works on it", body = OrganizationNamesView,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000005", "name": "中共太坊镇康江村支部委员会", "kind": "branch"}]}))))]
#[get("/projects/{project_id}/organizations")]
pub(super) async fn list_project_organizations(
    services: Data<Services>,
    _: Actor<SignedIn>,
    id: Path<ProjectId>,
) -> Result<Json<OrganizationNamesView>, Problem> {
    Ok(Json(actions::list_organizations(&services, id.0).await?.into()))
}

#[utoipa::path(tag = "organizations", operation_id = "set_project_organizations",
    summary = "Say who works on a project",
    description = "Needs `city_admin`. The list replaces the one before.",
    security(("bearer" = []), ("cookie" = [])), params(("project_id" = ProjectId, Path, description = "The project")),
    request_body(content = ProjectOrganizationsBody,
        example = json!({"organization_ids": ["01900000-0000-7000-8000-000000000005"]})),
    responses((status = 200, description = "Who works on it now", body = OrganizationNamesView,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000005", "name": "中共太坊镇康江村支部委员会", "kind": "branch"}]}))))]
#[put("/projects/{project_id}/organizations")]
pub(super) async fn set_project_organizations(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    id: Path<ProjectId>,
    body: Body<ProjectOrganizationsBody>,
) -> Result<Json<OrganizationNamesView>, Problem> {
    let names = actions::set_organizations(&services, actor.origin, id.0, body.0.organization_ids).await?;
    Ok(Json(names.into()))
}
