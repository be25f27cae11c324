//! Domains, themes and areas over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use serde::{Deserialize, Serialize};

use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{AreaId, Sha256};
use crate::http::extract::{Body, Params, Path, client_has};
use crate::http::problem::{Problem, ProblemView};
use crate::organizations::actions::areas::{self as actions, AreaChange};
use crate::organizations::model::{Area, AreaDraft, AreaKind, Domain, Honor, WorkTheme};
use crate::services::Services;

/// One of the eight domains.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct DomainView {
    /// Stable code.
    #[schema(example = "rural")]
    code: String,
    /// Chinese name.
    #[schema(example = "农村")]
    name_zh: String,
    /// English name.
    #[schema(example = "Villages")]
    name_en: String,
    /// The honour its branches compete for.
    honor: Honor,
    /// `area` when townships and counties review it, else the code of the line's committee.
    #[schema(example = "area")]
    review_line: String,
}

/// The domains in their order.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct DomainsView {
    /// The domains.
    items: Vec<DomainView>,
}

/// A theme of the city's work: a tag of reports.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct WorkThemeView {
    /// Stable code.
    #[schema(example = "ecology")]
    code: String,
    /// Chinese name.
    #[schema(example = "生态文明")]
    name_zh: String,
    /// English name.
    #[schema(example = "Ecology")]
    name_en: String,
}

/// The themes in their order.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct WorkThemesView {
    /// The themes.
    items: Vec<WorkThemeView>,
}

/// A city, county, district, zone or township.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct AreaView {
    /// Its id.
    id: AreaId,
    /// Stable code, the same as in the roster.
    #[schema(example = "FZ-LC")]
    code: String,
    /// The area above; absent for the city.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    parent_id: Option<AreaId>,
    /// What it is.
    kind: AreaKind,
    /// Its name.
    #[schema(example = "临川区")]
    name: String,
    /// Codes from the root, each closed by a slash.
    #[schema(example = "FZ/FZ-LC/")]
    path: String,
}

impl From<Area> for AreaView {
    fn from(area: Area) -> Self {
        let Area { id, code, parent_id, kind, name, path } = area;
        Self { id, code, parent_id, kind, name, path }
    }
}

/// Areas, each behind the one above it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct AreasView {
    /// The areas.
    items: Vec<AreaView>,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct AreaParams {
    /// Only this area and what lies in it.
    under: Option<AreaId>,
}

/// A new area.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct NewAreaBody {
    /// Stable code: 1 to 64 characters without blanks and slashes.
    code: String,
    /// The area above; none for the city.
    parent_id: Option<AreaId>,
    /// What it is.
    kind: AreaKind,
    /// Its name.
    name: String,
}

/// Changes of an area; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct AreaChangeBody {
    /// The new name.
    name: Option<String>,
    /// The new kind, of the same level.
    kind: Option<AreaKind>,
    /// The new area above.
    parent_id: Option<AreaId>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_domains",
    summary = "The eight domains",
    description = "A branch belongs to one domain; the domain decides honour, scoring sheet and chain of review.",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "All domains", body = DomainsView,
        example = json!({"items": [{"code": "rural", "name_zh": "农村", "name_en": "Villages", "honor": "red_flag", "review_line": "area"}]}))))]
#[get("/domains")]
pub(super) async fn list_domains(services: Data<Services>, _: Actor<SignedIn>) -> Result<Json<DomainsView>, Problem> {
    let view = |domain: Domain| {
        let Domain { code, name_zh, name_en, honor, review_line } = domain;
        DomainView { code, name_zh, name_en, honor, review_line }
    };
    let items = actions::list_domains(&services).await?.into_iter().map(view).collect();
    Ok(Json(DomainsView { items }))
}

#[utoipa::path(tag = "organizations", operation_id = "list_work_themes",
    summary = "The work themes",
    description = "Tags for reports: what the city works on this year.",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "All themes", body = WorkThemesView,
        example = json!({"items": [{"code": "ecology", "name_zh": "生态文明", "name_en": "Ecology"}]}))))]
#[get("/work-themes")]
pub(super) async fn list_work_themes(
    services: Data<Services>,
    _: Actor<SignedIn>,
) -> Result<Json<WorkThemesView>, Problem> {
    let view = |WorkTheme { code, name_zh, name_en }| WorkThemeView { code, name_zh, name_en };
    let items = actions::list_work_themes(&services).await?.into_iter().map(view).collect();
    Ok(Json(WorkThemesView { items }))
}

#[utoipa::path(tag = "organizations", operation_id = "list_areas",
    summary = "The tree of areas",
    description = "City, counties, districts, zones and townships in the order of their paths: a few hundred, so without paging. Keep the ETag; the tree seldom changes.",
    security(("bearer" = []), ("cookie" = [])), params(AreaParams),
    responses((status = 200, description = "The areas", body = AreasView,
            example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000001", "code": "FZ", "kind": "city", "name": "抚州市", "path": "FZ/"}]})),
        (status = 304, description = "You hold this version already")))]
#[get("/areas")]
pub(super) async fn list_areas(
    services: Data<Services>,
    _: Actor<SignedIn>,
    params: Params<AreaParams>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = actions::list(&services, params.0.under).await?.into_iter().map(AreaView::from).collect();
    let body = serde_json::to_vec(&AreasView { items }).map_err(Problem::internal)?;
    let tag = Sha256::of(&body).to_string();
    let etag = ("ETag", format!("\"{tag}\""));
    if client_has(&request, &tag) {
        return Ok(HttpResponse::NotModified().insert_header(etag).finish());
    }
    Ok(HttpResponse::Ok().insert_header(etag).content_type("application/json").body(body))
}

#[utoipa::path(tag = "organizations", operation_id = "create_area",
    summary = "Add an area",
    description = "Needs `city_admin`. Most areas come with the roster.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = NewAreaBody,
        example = json!({"code": "FZ-DL", "parent_id": "01900000-0000-7000-8000-000000000001", "kind": "zone", "name": "东临新区"})),
    responses((status = 201, description = "Added", body = AreaView,
            example = json!({"id": "01900000-0000-7000-8000-000000000002", "code": "FZ-DL", "parent_id": "01900000-0000-7000-8000-000000000001", "kind": "zone", "name": "东临新区", "path": "FZ/FZ-DL/"})),
        (status = 409, description = "Somebody else added one with this code just now", body = ProblemView, content_type = "application/problem+json")))]
#[post("/areas")]
pub(super) async fn create_area(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    body: Body<NewAreaBody>,
) -> Result<HttpResponse, Problem> {
    let NewAreaBody { code, parent_id, kind, name } = body.0;
    let area = actions::create(&services, actor.origin, AreaDraft { code, parent_id, kind, name }).await?;
    Ok(HttpResponse::Created().json(AreaView::from(area)))
}

#[utoipa::path(tag = "organizations", operation_id = "update_area",
    summary = "Rename or move an area",
    description = "Needs `city_admin`. Moving an area moves all that lies in it; it keeps its level.",
    security(("bearer" = []), ("cookie" = [])), params(("area_id" = AreaId, Path, description = "The area")),
    request_body(content = AreaChangeBody, example = json!({"name": "东临新区"})),
    responses((status = 200, description = "Changed", body = AreaView,
        example = json!({"id": "01900000-0000-7000-8000-000000000002", "code": "FZ-DL", "parent_id": "01900000-0000-7000-8000-000000000001", "kind": "zone", "name": "东临新区", "path": "FZ/FZ-DL/"}))))]
#[patch("/areas/{area_id}")]
pub(super) async fn update_area(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    id: Path<AreaId>,
    body: Body<AreaChangeBody>,
) -> Result<Json<AreaView>, Problem> {
    let AreaChangeBody { name, kind, parent_id } = body.0;
    let area = actions::update(&services, actor.origin, id.0, AreaChange { name, kind, parent_id }).await?;
    Ok(Json(area.into()))
}
