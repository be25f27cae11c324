//! Cycles on the wire.

use actix_web::{HttpResponse, get, patch, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use super::super::blind::parse_levels;
use super::super::model::{CycleChange, CyclePlan};
use super::super::{Cycle, CycleState, SchemeType, actions};
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::accounts::{Actor, Level};
use crate::db::types::{CycleId, Instant};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A new cycle.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleBody {
    /// Name for people, 1 to 100 characters.
    name: String,
    /// First day covered.
    starts_on: NaiveDate,
    /// Last day covered.
    ends_on: NaiveDate,
    /// The legal footing.
    scheme_type: SchemeType,
    /// Number of the approving document; a demonstration scheme cannot open without it.
    #[serde(default)]
    approval_document: Option<String>,
    /// Most 红旗 honours: an upper limit, never a target.
    #[serde(default = "hundred")]
    #[schema(default = 100)]
    red_flag_cap: i32,
    /// Most 模范 honours: an upper limit, never a target.
    #[serde(default = "hundred")]
    #[schema(default = 100)]
    model_cap: i32,
    /// Working days a list is public before anybody is named, 1 to 60.
    #[serde(default = "five")]
    #[schema(default = 5)]
    publicity_days: i32,
    /// Levels that score blind at first (盲评): names are hidden from them until they have concluded.
    #[serde(default)]
    blind_levels: Vec<Level>,
    /// A cycle whose sheets and review chains in force the new one begins from; without it, from the shipped ones.
    #[serde(default)]
    copy_from: Option<CycleId>,
}

fn hundred() -> i32 {
    100
}

fn five() -> i32 {
    5
}

/// A change of a draft: absent fields stay as they are.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleChangeBody {
    /// New name.
    #[serde(default)]
    name: Option<String>,
    /// New first day.
    #[serde(default)]
    starts_on: Option<NaiveDate>,
    /// New last day.
    #[serde(default)]
    ends_on: Option<NaiveDate>,
    /// New footing.
    #[serde(default)]
    scheme_type: Option<SchemeType>,
    /// New approval; `null` takes it away.
    #[serde(default, deserialize_with = "null_is_blank")]
    approval_document: Option<String>,
    /// New cap.
    #[serde(default)]
    red_flag_cap: Option<i32>,
    /// New cap.
    #[serde(default)]
    model_cap: Option<i32>,
    /// New count of working days.
    #[serde(default)]
    publicity_days: Option<i32>,
    /// Other levels that score blind.
    #[serde(default)]
    blind_levels: Option<Vec<Level>>,
}

/// Tells a `null` that was sent from a field that was not: the first comes out blank.
fn null_is_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(deserializer).map(|text| Some(text.unwrap_or_default()))
}

/// A cycle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CycleView {
    id: CycleId,
    #[schema(example = "2026年度创评")]
    name: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    scheme_type: SchemeType,
    approval_document: Option<String>,
    red_flag_cap: i32,
    model_cap: i32,
    publicity_days: i32,
    /// Levels that score blind at first, from the lowest up.
    blind_levels: Vec<Level>,
    state: CycleState,
    opened_at: Option<Instant>,
    closed_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
}

impl From<Cycle> for CycleView {
    fn from(cycle: Cycle) -> Self {
        Self {
            id: cycle.id,
            name: cycle.name,
            starts_on: cycle.starts_on,
            ends_on: cycle.ends_on,
            scheme_type: cycle.scheme_type,
            approval_document: cycle.approval_document,
            red_flag_cap: cycle.red_flag_cap,
            model_cap: cycle.model_cap,
            publicity_days: cycle.publicity_days,
            blind_levels: parse_levels(&cycle.blind_levels),
            state: cycle.state,
            opened_at: cycle.opened_at,
            closed_at: cycle.closed_at,
            created_at: cycle.created_at,
            updated_at: cycle.updated_at,
        }
    }
}

/// Makes a draft cycle that starts from the eight shipped sheets.
#[utoipa::path(
    tag = "appraisals",
    summary = "Create a cycle",
    description = "Makes a draft with the shipped scoring sheets and review chains, or with those of the cycle named in `copy_from`, as version 1 of every domain. Nothing counts before it is opened.",
    operation_id = "create_cycle",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = CycleBody, example = json!({"name": "2026年度创评", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "scheme_type": "demonstration", "approval_document": "抚办发〔2026〕1号"})),
    responses((status = 201, description = "The draft", body = CycleView))
)]
#[post("/cycles")]
pub(super) async fn create_cycle(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    body: Body<CycleBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let copy_from = body.copy_from;
    let plan = CyclePlan {
        name: body.name,
        starts_on: body.starts_on,
        ends_on: body.ends_on,
        scheme_type: body.scheme_type,
        approval_document: body.approval_document,
        red_flag_cap: body.red_flag_cap,
        model_cap: body.model_cap,
        publicity_days: body.publicity_days,
        blind_levels: body.blind_levels,
    };
    let cycle = actions::create_cycle(&services, actor.origin, plan, copy_from).await?;
    Ok(HttpResponse::Created().json(CycleView::from(cycle)))
}

/// Lists cycles.
#[utoipa::path(
    tag = "appraisals",
    summary = "List cycles",
    description = "Cycles, the newest first. Drafts are shown to city administrators only.",
    operation_id = "list_cycles",
    security(("bearer" = []), ("cookie" = [])),
    params(Paging),
    responses((status = 200, description = "A page of cycles", body = Page<CycleView>))
)]
#[get("/cycles")]
pub(super) async fn list_cycles(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<CycleView>>, Problem> {
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let cycles = actions::list_cycles(&services, &actor.identity, after, limit).await?;
    Ok(web::Json(Page::cut(cycles, limit, |cycle| (cycle.starts_on, cycle.id)).map(CycleView::from)))
}

/// Shows one cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show a cycle",
    description = "A draft is shown to city administrators only.",
    operation_id = "get_cycle",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The cycle", body = CycleView))
)]
#[get("/cycles/{id}")]
pub(super) async fn get_cycle(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<CycleView>, Problem> {
    Ok(web::Json(actions::find_cycle(&services, &actor.identity, id.0).await?.into()))
}

/// Changes a draft.
#[utoipa::path(
    tag = "appraisals",
    summary = "Change a draft cycle",
    description = "Only a draft changes. Absent fields stay as they are.",
    operation_id = "update_cycle",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    request_body(content = CycleChangeBody, example = json!({"approval_document": "抚办发〔2026〕1号"})),
    responses(
        (status = 200, description = "The changed draft", body = CycleView),
        (status = 409, description = "The cycle is no draft any more", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[patch("/cycles/{id}")]
pub(super) async fn update_cycle(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    body: Body<CycleChangeBody>,
) -> Result<web::Json<CycleView>, Problem> {
    let body = body.0;
    let change = CycleChange {
        name: body.name,
        starts_on: body.starts_on,
        ends_on: body.ends_on,
        scheme_type: body.scheme_type,
        approval_document: body.approval_document,
        red_flag_cap: body.red_flag_cap,
        model_cap: body.model_cap,
        publicity_days: body.publicity_days,
        blind_levels: body.blind_levels,
    };
    Ok(web::Json(actions::update_cycle(&services, actor.origin, id.0, change).await?.into()))
}

/// Opens a draft.
#[utoipa::path(
    tag = "appraisals",
    summary = "Open a cycle",
    description = "Freezes the sheets and the review chains and puts the cycle in force. Reports submitted before, on days it covers, are linked to the records of their branches; later ones link themselves. A demonstration scheme needs its approval document, every domain a faultless sheet and a review chain, and no other open cycle may cover any of the days. Pointers of a 422 are into the cycle: `/approval_document`, `/sheets/<domain>`, `/chains/<domain>`.",
    operation_id = "open_cycle",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses(
        (status = 200, description = "The open cycle", body = CycleView),
        (status = 409, description = "It is no draft, or another open cycle covers some of its days", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "Something is still missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/cycles/{id}/open")]
pub(super) async fn open_cycle(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<CycleView>, Problem> {
    Ok(web::Json(actions::open_cycle(&services, actor.origin, id.0).await?.into()))
}

/// Closes an open cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "Close a cycle",
    description = "From then on nobody scores in it. What was scored and attached stays readable.",
    operation_id = "close_cycle",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses(
        (status = 200, description = "The closed cycle", body = CycleView),
        (status = 409, description = "It is not open", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/cycles/{id}/close")]
pub(super) async fn close_cycle(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<CycleView>, Problem> {
    Ok(web::Json(actions::close_cycle(&services, actor.origin, id.0).await?.into()))
}
