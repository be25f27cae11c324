//! Places over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, patch, post};
use serde::{Deserialize, Serialize};

use super::present;
use crate::accounts::Actor;
use crate::accounts::model::{OrganizationKeeper, SignedIn};
use crate::db::types::{AreaId, OrganizationId, PlaceId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::organizations::actions::places as actions;
use crate::organizations::model::{Place, PlaceDraft, PlaceKind};
use crate::organizations::queries::{NameCursor, PlaceFilter};
use crate::services::Services;

/// A named place where work happens.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct PlaceView {
    /// Its id.
    id: PlaceId,
    /// What it is.
    kind: PlaceKind,
    /// Where it lies.
    area_id: AreaId,
    /// The organisation that offers it; absent for places of the whole area.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    organization_id: Option<OrganizationId>,
    /// Its name.
    #[schema(example = "康江村第三网格")]
    name: String,
    /// Thousandths of a degree north, about 100 m: coarse on purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = 27949)]
    latitude_milli: Option<i32>,
    /// Thousandths of a degree east.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = 116_358)]
    longitude_milli: Option<i32>,
}

impl From<Place> for PlaceView {
    fn from(place: Place) -> Self {
        let PlaceDraft { kind, area_id, organization_id, name, latitude_milli, longitude_milli } = place.draft;
        Self { id: place.id, kind, area_id, organization_id, name, latitude_milli, longitude_milli }
    }
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PlaceParams {
    /// Only those of this organisation.
    organization_id: Option<OrganizationId>,
    /// Only inside this area.
    area_id: Option<AreaId>,
    /// Only of this kind.
    kind: Option<PlaceKind>,
    /// Part of the name.
    q: Option<String>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A new place.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPlaceBody {
    /// What it is.
    kind: PlaceKind,
    /// Where it lies.
    area_id: AreaId,
    /// The organisation that offers it; only the city's administrator may leave it out.
    organization_id: Option<OrganizationId>,
    /// Its name.
    name: String,
    /// Thousandths of a degree north.
    latitude_milli: Option<i32>,
    /// Thousandths of a degree east.
    longitude_milli: Option<i32>,
}

/// Changes of a place; what is left out stays. It stays with its organisation.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct PlaceChangeBody {
    /// What it is.
    kind: Option<PlaceKind>,
    /// Where it lies.
    area_id: Option<AreaId>,
    /// Its name.
    name: Option<String>,
    /// Thousandths of a degree north; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i32>)]
    latitude_milli: Option<Option<i32>>,
    /// Thousandths of a degree east; `null` clears it.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<i32>)]
    longitude_milli: Option<Option<i32>>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_places",
    summary = "Places by name",
    description = "Villages, grids, sites and the like, to pick from instead of typing. For everybody signed in.",
    security(("bearer" = []), ("cookie" = [])), params(PlaceParams),
    responses((status = 200, description = "One page", body = Page<PlaceView>,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000007", "kind": "grid", "area_id": "01900000-0000-7000-8000-000000000002", "name": "康江村第三网格", "latitude_milli": 27949, "longitude_milli": 116_358}]}))))]
#[get("/places")]
pub(super) async fn list_places(
    services: Data<Services>,
    _: Actor<SignedIn>,
    params: Params<PlaceParams>,
) -> Result<Json<Page<PlaceView>>, Problem> {
    let PlaceParams { organization_id, area_id, kind, q, limit, cursor } = params.0;
    let paging = Paging { limit, cursor };
    let filter = PlaceFilter { organization_id, area_id, kind, name: q };
    let rows = actions::list(&services, filter, paging.after()?, paging.limit()).await?;
    let page = Page::cut(rows, paging.limit(), |row| NameCursor(row.draft.name.clone(), row.id.0));
    Ok(Json(page.map(PlaceView::from)))
}

#[utoipa::path(tag = "organizations", operation_id = "get_place",
    summary = "One place",
    description = "For everybody signed in, as the list is: to say by name what is known by its id.",
    security(("bearer" = []), ("cookie" = [])), params(("place_id" = PlaceId, Path, description = "The place")),
    responses((status = 200, description = "The place", body = PlaceView,
        example = json!({"id": "01900000-0000-7000-8000-000000000007", "kind": "grid", "area_id": "01900000-0000-7000-8000-000000000002", "name": "康江村第三网格", "latitude_milli": 27949, "longitude_milli": 116_358}))))]
#[get("/places/{place_id}")]
pub(super) async fn get_place(
    services: Data<Services>,
    _: Actor<SignedIn>,
    id: Path<PlaceId>,
) -> Result<Json<PlaceView>, Problem> {
    Ok(Json(actions::get(&services, id.0).await?.into()))
}

#[utoipa::path(tag = "organizations", operation_id = "create_place",
    summary = "Add a place",
    description = "Needs `organization_keeper` for the organisation named; without one, the city's administrator.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = NewPlaceBody,
        example = json!({"kind": "grid", "area_id": "01900000-0000-7000-8000-000000000002", "organization_id": "01900000-0000-7000-8000-000000000005", "name": "康江村第三网格"})),
    responses((status = 201, description = "Added", body = PlaceView,
            example = json!({"id": "01900000-0000-7000-8000-000000000007", "kind": "grid", "area_id": "01900000-0000-7000-8000-000000000002", "organization_id": "01900000-0000-7000-8000-000000000005", "name": "康江村第三网格"})),
        (status = 404, description = "The organisation is not yours to keep", body = ProblemView, content_type = "application/problem+json")))]
#[post("/places")]
pub(super) async fn create_place(
    services: Data<Services>,
    actor: Actor<OrganizationKeeper>,
    body: Body<NewPlaceBody>,
) -> Result<HttpResponse, Problem> {
    let NewPlaceBody { kind, area_id, organization_id, name, latitude_milli, longitude_milli } = body.0;
    let draft = PlaceDraft { kind, area_id, organization_id, name, latitude_milli, longitude_milli };
    let place = actions::create(&services, actor.into(), draft).await?;
    Ok(HttpResponse::Created().json(PlaceView::from(place)))
}

#[utoipa::path(tag = "organizations", operation_id = "update_place",
    summary = "Change a place",
    description = "Needs `organization_keeper` for the organisation the place belongs to.",
    security(("bearer" = []), ("cookie" = [])), params(("place_id" = PlaceId, Path, description = "The place")),
    request_body(content = PlaceChangeBody, example = json!({"name": "康江村第四网格"})),
    responses((status = 200, description = "Changed", body = PlaceView,
        example = json!({"id": "01900000-0000-7000-8000-000000000007", "kind": "grid", "area_id": "01900000-0000-7000-8000-000000000002", "organization_id": "01900000-0000-7000-8000-000000000005", "name": "康江村第四网格"}))))]
#[patch("/places/{place_id}")]
pub(super) async fn update_place(
    services: Data<Services>,
    actor: Actor<OrganizationKeeper>,
    id: Path<PlaceId>,
    body: Body<PlaceChangeBody>,
) -> Result<Json<PlaceView>, Problem> {
    let change = body.0;
    let wanted = move |draft: PlaceDraft| PlaceDraft {
        kind: change.kind.unwrap_or(draft.kind),
        area_id: change.area_id.unwrap_or(draft.area_id),
        organization_id: draft.organization_id,
        name: change.name.unwrap_or(draft.name),
        latitude_milli: change.latitude_milli.unwrap_or(draft.latitude_milli),
        longitude_milli: change.longitude_milli.unwrap_or(draft.longitude_milli),
    };
    Ok(Json(actions::update(&services, actor.into(), id.0, wanted).await?.into()))
}
