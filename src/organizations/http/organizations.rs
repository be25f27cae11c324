//! Organisations over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, patch, post, put};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::projects::ProjectView;
use super::teams::TeamView;
use super::{OrganizationNameView, OrganizationNamesView, present};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{AreaId, Instant, OrganizationId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::organizations::actions::organizations as actions;
use crate::organizations::model::{
    ListedOrganization, OrganizationDetail, OrganizationDraft, OrganizationFilter, OrganizationKind, OrganizationStatus,
};
use crate::organizations::queries::NameCursor;
use crate::services::Services;

/// One row of the list of organisations.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct OrganizationView {
    /// Its id.
    id: OrganizationId,
    /// Stable code, the same as in the roster.
    #[schema(example = "B-LC-0004")]
    code: String,
    /// Its full name.
    #[schema(example = "中共太坊镇康江村支部委员会")]
    name: String,
    /// The name used in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    short_name: Option<String>,
    /// What it is.
    kind: OrganizationKind,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    domain_code: Option<String>,
    /// Where it lies.
    area_id: AreaId,
    /// The name of that area.
    #[schema(example = "太坊镇")]
    area_name: String,
    /// Whether it ends with a project.
    is_temporary: bool,
    /// Whether it is at work.
    status: OrganizationStatus,
    /// Whether it is appraised.
    is_appraised: bool,
}

impl From<ListedOrganization> for OrganizationView {
    fn from(row: ListedOrganization) -> Self {
        Self {
            id: row.id,
            code: row.code,
            name: row.name,
            short_name: row.short_name,
            kind: row.kind,
            domain_code: row.domain_code,
            area_id: row.area_id,
            area_name: row.area_name,
            is_temporary: row.is_temporary,
            status: row.status,
            is_appraised: row.kind.is_appraised(),
        }
    }
}

/// An organisation with its surroundings.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct OrganizationDetailView {
    /// Its id.
    id: OrganizationId,
    /// Stable code, the same as in the roster.
    code: String,
    /// Its full name.
    name: String,
    /// The name used in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    short_name: Option<String>,
    /// What it is.
    kind: OrganizationKind,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    domain_code: Option<String>,
    /// Where it lies.
    area_id: AreaId,
    /// Codes of that area from the root, each closed by a slash.
    area_path: String,
    /// Whether it ends with a project.
    is_temporary: bool,
    /// From which day it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    valid_from: Option<NaiveDate>,
    /// To which day it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    valid_to: Option<NaiveDate>,
    /// Whether it is at work.
    status: OrganizationStatus,
    /// Whether it is appraised.
    is_appraised: bool,
    /// The organisations above, nearest first.
    parents: Vec<OrganizationNameView>,
    /// Projects it works on.
    projects: Vec<ProjectView>,
    /// Partners: of a chain its members, of a member its chains.
    links: Vec<OrganizationNameView>,
    /// Its teams.
    teams: Vec<TeamView>,
    /// When it was entered.
    created_at: Instant,
    /// When it was changed last.
    updated_at: Instant,
}

impl From<OrganizationDetail> for OrganizationDetailView {
    fn from(detail: OrganizationDetail) -> Self {
        let OrganizationDetail { organization, area_path, parents, projects, links, teams } = detail;
        let draft = organization.draft;
        Self {
            id: organization.id,
            code: draft.code,
            name: draft.name,
            short_name: draft.short_name,
            kind: draft.kind,
            domain_code: draft.domain_code,
            area_id: draft.area_id,
            area_path,
            is_temporary: draft.is_temporary,
            valid_from: draft.valid_from,
            valid_to: draft.valid_to,
            status: draft.status,
            is_appraised: draft.kind.is_appraised(),
            parents: parents.into_iter().map(OrganizationNameView::from).collect(),
            projects: projects.into_iter().map(ProjectView::from).collect(),
            links: links.into_iter().map(OrganizationNameView::from).collect(),
            teams: teams.into_iter().map(TeamView::from).collect(),
            created_at: organization.created_at,
            updated_at: organization.updated_at,
        }
    }
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct OrganizationParams {
    /// Only inside this area.
    under: Option<AreaId>,
    /// Only directly below this organisation.
    parent_id: Option<OrganizationId>,
    /// Only of this domain.
    domain: Option<String>,
    /// Only of this kind.
    kind: Option<OrganizationKind>,
    /// Only of this status.
    status: Option<OrganizationStatus>,
    /// Part of the name; case matters.
    q: Option<String>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A new organisation.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct NewOrganizationBody {
    /// Stable code: 1 to 64 characters without blanks and slashes.
    code: String,
    /// The committee or general branch above.
    parent_id: Option<OrganizationId>,
    /// What it is.
    kind: OrganizationKind,
    /// Its domain; needed for branches and general branches.
    domain_code: Option<String>,
    /// Where it lies.
    area_id: AreaId,
    /// Its full name.
    name: String,
    /// The name used in lists.
    short_name: Option<String>,
    /// Whether it ends with a project.
    #[serde(default)]
    is_temporary: bool,
    /// From which day it stands; needed when temporary.
    valid_from: Option<NaiveDate>,
    /// To which day it stands.
    valid_to: Option<NaiveDate>,
}

/// Changes of an organisation; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct OrganizationChangeBody {
    /// The committee or general branch above; `null` takes it out of the tree.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<OrganizationId>)]
    parent_id: Option<Option<OrganizationId>>,
    /// What it is.
    kind: Option<OrganizationKind>,
    /// Its domain; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    domain_code: Option<Option<String>>,
    /// Where it lies.
    area_id: Option<AreaId>,
    /// Its full name.
    name: Option<String>,
    /// The name used in lists; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    short_name: Option<Option<String>>,
    /// Whether it ends with a project.
    is_temporary: Option<bool>,
    /// From which day it stands; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<NaiveDate>)]
    valid_from: Option<Option<NaiveDate>>,
    /// To which day it stands; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<NaiveDate>)]
    valid_to: Option<Option<NaiveDate>>,
    /// `dissolved` winds it up; nothing of it is deleted.
    status: Option<OrganizationStatus>,
}

impl OrganizationChangeBody {
    fn apply(self, draft: OrganizationDraft) -> OrganizationDraft {
        OrganizationDraft {
            code: draft.code,
            parent_id: self.parent_id.unwrap_or(draft.parent_id),
            kind: self.kind.unwrap_or(draft.kind),
            domain_code: self.domain_code.unwrap_or(draft.domain_code),
            area_id: self.area_id.unwrap_or(draft.area_id),
            name: self.name.unwrap_or(draft.name),
            short_name: self.short_name.unwrap_or(draft.short_name),
            is_temporary: self.is_temporary.unwrap_or(draft.is_temporary),
            valid_from: self.valid_from.unwrap_or(draft.valid_from),
            valid_to: self.valid_to.unwrap_or(draft.valid_to),
            status: self.status.unwrap_or(draft.status),
        }
    }
}

/// Partners of a chain or alliance.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct OrganizationLinksBody {
    /// All of them; the others are taken off. At most 500.
    partner_ids: Vec<OrganizationId>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_organizations",
    summary = "Organisations by name",
    description = "For everybody signed in: names of organisations are no secret within the system, lists of members are.",
    security(("bearer" = []), ("cookie" = [])), params(OrganizationParams),
    responses((status = 200, description = "One page", body = Page<OrganizationView>,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000005", "code": "B-LC-0004", "name": "中共太坊镇康江村支部委员会", "kind": "branch", "domain_code": "rural", "area_id": "01900000-0000-7000-8000-000000000002", "area_name": "太坊镇", "is_temporary": false, "status": "active", "is_appraised": true}]}))))]
#[get("/organizations")]
pub(super) async fn list_organizations(
    services: Data<Services>,
    _: Actor<SignedIn>,
    params: Params<OrganizationParams>,
) -> Result<Json<Page<OrganizationView>>, Problem> {
    let OrganizationParams { under, parent_id, domain, kind, status, q, limit, cursor } = params.0;
    let paging = Paging { limit, cursor };
    let filter = OrganizationFilter { under, parent_id, domain_code: domain, kind, status, name: q };
    let rows = actions::list(&services, filter, paging.after()?, paging.limit()).await?;
    let page = Page::cut(rows, paging.limit(), |row| NameCursor(row.name.clone(), row.id.0));
    Ok(Json(page.map(OrganizationView::from)))
}

#[utoipa::path(tag = "organizations", operation_id = "get_organization",
    summary = "One organisation",
    description = "With the organisations above, its projects, partners and teams. For everybody signed in.",
    security(("bearer" = []), ("cookie" = [])),
    params(("organization_id" = OrganizationId, Path, description = "The organisation")),
    responses((status = 200, description = "The organisation", body = OrganizationDetailView, example = json!(detail_example()))))]
#[get("/organizations/{organization_id}")]
pub(super) async fn get_organization(
    services: Data<Services>,
    _: Actor<SignedIn>,
    id: Path<OrganizationId>,
) -> Result<Json<OrganizationDetailView>, Problem> {
    Ok(Json(actions::get(&services, id.0).await?.into()))
}

#[utoipa::path(tag = "organizations", operation_id = "create_organization",
    summary = "Add an organisation",
    description = "Needs `city_admin`. Branches mostly come with the roster; committees, temporary branches, chains, alliances and guidance stations are entered here.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = NewOrganizationBody,
        example = json!({"code": "T-2026-01", "kind": "branch", "domain_code": "soe", "area_id": "01900000-0000-7000-8000-000000000002", "name": "中共新能源汽车科技产业园项目临时支部委员会", "is_temporary": true, "valid_from": "2026-03-01"})),
    responses((status = 201, description = "Added", body = OrganizationDetailView, example = json!(detail_example())),
        (status = 409, description = "Somebody else added one with this code just now", body = ProblemView, content_type = "application/problem+json")))]
#[post("/organizations")]
pub(super) async fn create_organization(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    body: Body<NewOrganizationBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let draft = OrganizationDraft {
        code: body.code,
        parent_id: body.parent_id,
        kind: body.kind,
        domain_code: body.domain_code,
        area_id: body.area_id,
        name: body.name,
        short_name: body.short_name,
        is_temporary: body.is_temporary,
        valid_from: body.valid_from,
        valid_to: body.valid_to,
        status: OrganizationStatus::Active,
    };
    let detail = actions::create(&services, actor.origin, draft).await?;
    Ok(HttpResponse::Created().json(OrganizationDetailView::from(detail)))
}

#[utoipa::path(tag = "organizations", operation_id = "update_organization",
    summary = "Change, move or wind up an organisation",
    description = "Needs `city_admin`. The code stays; `status: dissolved` winds it up.",
    security(("bearer" = []), ("cookie" = [])),
    params(("organization_id" = OrganizationId, Path, description = "The organisation")),
    request_body(content = OrganizationChangeBody, example = json!({"short_name": "康江村支部", "valid_to": null})),
    responses((status = 200, description = "Changed", body = OrganizationDetailView, example = json!(detail_example()))))]
#[patch("/organizations/{organization_id}")]
pub(super) async fn update_organization(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    id: Path<OrganizationId>,
    body: Body<OrganizationChangeBody>,
) -> Result<Json<OrganizationDetailView>, Problem> {
    let change = body.0;
    let detail = actions::update(&services, actor.origin, id.0, move |draft| change.apply(draft)).await?;
    Ok(Json(detail.into()))
}

#[utoipa::path(tag = "organizations", operation_id = "set_organization_links",
    summary = "Say who belongs to a chain or alliance",
    description = "Needs `city_admin`. Partners may lie in any county. The list replaces the one before.",
    security(("bearer" = []), ("cookie" = [])),
    params(("organization_id" = OrganizationId, Path, description = "A chain, an alliance or a guidance station")),
    request_body(content = OrganizationLinksBody,
        example = json!({"partner_ids": ["01900000-0000-7000-8000-000000000005"]})),
    responses((status = 200, description = "Its partners now", body = OrganizationNamesView,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000005", "name": "中共太坊镇康江村支部委员会", "kind": "branch"}]}))))]
#[put("/organizations/{organization_id}/links")]
pub(super) async fn set_organization_links(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    id: Path<OrganizationId>,
    body: Body<OrganizationLinksBody>,
) -> Result<Json<OrganizationNamesView>, Problem> {
    Ok(Json(actions::set_links(&services, actor.origin, id.0, body.0.partner_ids).await?.into()))
}

fn detail_example() -> serde_json::Value {
    serde_json::json!({
        "id": "01900000-0000-7000-8000-000000000005",
        "code": "B-LC-0004",
        "name": "中共太坊镇康江村支部委员会",
        "kind": "branch",
        "domain_code": "rural",
        "area_id": "01900000-0000-7000-8000-000000000002",
        "area_path": "FZ/FZ-LC/FZ-LC-03/",
        "is_temporary": false,
        "status": "active",
        "is_appraised": true,
        "parents": [],
        "projects": [],
        "links": [],
        "teams": [],
        "created_at": "2026-03-01T01:00:00Z",
        "updated_at": "2026-03-01T01:00:00Z"
    })
}
