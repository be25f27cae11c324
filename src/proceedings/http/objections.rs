//! Objections on the wire.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Objection, ObjectionLine, Settlement};
use super::super::model::{Channel, ObjectionDraft, ObjectionOutcome, ObjectionState};
use crate::accounts::model::{ObjectionHandler, SignedIn};
use crate::accounts::{Actor, actor};
use crate::appraisals::RecordState;
use crate::db::types::{AreaId, CycleId, Instant, ObjectionId, RecordId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// An objection by the web.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionBody {
    /// The record, from the public list.
    record_id: RecordId,
    /// What it is about, 1 to 100 characters.
    ground: String,
    /// Facts that can be looked into, 1 to 2000 characters.
    facts: String,
    /// Where a reply may go, 1 to 200 characters; sealed, and read by the handlers only. May be left out.
    #[serde(default)]
    contact: Option<String>,
}

/// An objection that came by phone, letter or visit.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotedObjectionBody {
    /// By which way it came; not `web`.
    channel: Channel,
    /// What it is about, 1 to 100 characters.
    ground: String,
    /// Facts that can be looked into, 1 to 2000 characters.
    facts: String,
    /// Where a reply may go, 1 to 200 characters.
    #[serde(default)]
    contact: Option<String>,
}

/// What was found and what came of it.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementBody {
    /// 1 to 1000 characters.
    finding: String,
    outcome: ObjectionOutcome,
    /// When a reply went out, if one did.
    #[serde(default)]
    replied_on: Option<NaiveDate>,
}

/// That it was received.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReceiptView {
    /// Its number, for asking about it.
    id: ObjectionId,
}

/// The objections against a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ObjectionsView {
    /// In the order of time.
    items: Vec<ObjectionView>,
}

/// An objection as its handler reads it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ObjectionView {
    id: ObjectionId,
    record_id: RecordId,
    channel: Channel,
    ground: String,
    facts: String,
    /// Absent when none was given, or when it cannot be opened with the key of this server.
    contact: Option<String>,
    received_at: Instant,
    finding: Option<String>,
    outcome: Option<ObjectionOutcome>,
    replied_on: Option<NaiveDate>,
    settled_at: Option<Instant>,
}

impl From<Objection> for ObjectionView {
    fn from(Objection { row, contact }: Objection) -> Self {
        Self {
            id: row.id,
            record_id: row.record_id,
            channel: row.channel,
            ground: row.ground,
            facts: row.facts,
            contact,
            received_at: row.received_at,
            finding: row.finding,
            outcome: row.outcome,
            replied_on: row.replied_on,
            settled_at: row.settled_at,
        }
    }
}

/// Objects to a branch.
#[utoipa::path(
    tag = "appraisals",
    summary = "Object to a branch on the public list",
    description = "For anybody, without logging in, while the branch is public. A contact may be left out; it is sealed, and only handlers who did not score the branch read it.",
    operation_id = "receive_objection",
    params(("id" = CycleId, Path, description = "The cycle")),
    request_body(content = ObjectionBody, example = json!({"record_id": "018f3c5e-0000-7000-8000-000000000001", "ground": "集体账目", "facts": "2025年12月出租晒谷坪的收入没有公开。"})),
    responses(
        (status = 201, description = "It was received", body = ReceiptView),
        (status = 429, description = "Several came from this address within a minute", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/public-lists/{id}/objections")]
pub(super) async fn receive_objection(
    request: HttpRequest,
    services: web::Data<Services>,
    id: Path<CycleId>,
    body: Body<ObjectionBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let origin = actor::anonymous(&request);
    let draft = ObjectionDraft { ground: body.ground, facts: body.facts, contact: body.contact };
    let id = actions::receive_objection(&services, origin, id.0, body.record_id, draft).await?;
    Ok(HttpResponse::Created().json(ReceiptView { id }))
}

/// Takes an objection down.
#[utoipa::path(
    tag = "appraisals",
    summary = "Take down an objection",
    description = "One that came by phone, letter or visit. By a handler who has no part in the branch and gave none of its scores.",
    operation_id = "note_objection",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    request_body(content = NotedObjectionBody, example = json!({"channel": "phone", "ground": "集体账目", "facts": "2025年12月出租晒谷坪的收入没有公开。", "contact": "李女士"})),
    responses(
        (status = 201, description = "It was taken down", body = ReceiptView),
        (status = 409, description = "The branch is not public", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/records/{id}/objections")]
pub(super) async fn note_objection(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    body: Body<NotedObjectionBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let draft = ObjectionDraft { ground: body.ground, facts: body.facts, contact: body.contact };
    let (identity, origin) = (actor.identity, actor.origin);
    let id = actions::note_objection(&services, identity, origin, id.0, body.channel, draft).await?;
    Ok(HttpResponse::Created().json(ReceiptView { id }))
}

/// The objections against a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "Read the objections against a branch",
    description = "With their contacts, for handlers who have no part in the branch and gave none of its scores. Each reading is on the trail.",
    operation_id = "list_objections",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The objections", body = ObjectionsView))
)]
#[get("/records/{id}/objections")]
pub(super) async fn list_objections(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<web::Json<ObjectionsView>, Problem> {
    let all = actions::list_objections(&services, actor.identity, actor.origin, id.0).await?;
    Ok(web::Json(ObjectionsView { items: all.into_iter().map(ObjectionView::from).collect() }))
}

/// Settles an objection.
#[utoipa::path(
    tag = "appraisals",
    summary = "Settle an objection",
    description = "With what was found and what came of it. Once all against the branch are settled, the step `settle_objection` puts it back on the list.",
    operation_id = "settle_objection",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = ObjectionId, Path, description = "The objection")),
    request_body(content = SettlementBody, example = json!({"finding": "收入已入账，公开栏漏贴，现已补贴。", "outcome": "partly", "replied_on": "2026-05-25"})),
    responses(
        (status = 200, description = "The objection", body = ObjectionView),
        (status = 409, description = "It was not taken up yet, or is settled already", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/objections/{id}/settle")]
pub(super) async fn settle_objection(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<ObjectionId>,
    body: Body<SettlementBody>,
) -> Result<web::Json<ObjectionView>, Problem> {
    let body = body.0;
    let settlement = Settlement { finding: body.finding, outcome: body.outcome, replied_on: body.replied_on };
    let settled = actions::settle_objection(&services, actor.identity, actor.origin, id.0, settlement).await?;
    Ok(web::Json(settled.into()))
}

/// What the list of objections is narrowed to.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InboxQuery {
    /// Where they stand; without, both.
    #[param(inline)]
    state: Option<ObjectionState>,
    /// In the subtree of one area.
    area_id: Option<AreaId>,
}

/// An objection in the list of a cycle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ObjectionLineView {
    id: ObjectionId,
    record_id: RecordId,
    /// Full name of the organisation.
    organization: String,
    /// Name of the area it lies in.
    area: String,
    /// Where the record stands.
    record_state: RecordState,
    channel: Channel,
    received_at: Instant,
    /// Absent before it is settled.
    outcome: Option<ObjectionOutcome>,
    settled_at: Option<Instant>,
}

impl From<ObjectionLine> for ObjectionLineView {
    fn from(line: ObjectionLine) -> Self {
        Self {
            id: line.id,
            record_id: line.record_id,
            organization: line.organization,
            area: line.area,
            record_state: line.record_state,
            channel: line.channel,
            received_at: line.received_at,
            outcome: line.outcome,
            settled_at: line.settled_at,
        }
    }
}

/// The objections of a cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the objections to handle",
    description = "Against the branches of a cycle within the caller's scopes, the oldest first: only those he may read, so no branch in which he has a part or to which he gave a score. What they say and where a reply may go is read at the record, which is on the trail.",
    operation_id = "list_cycle_objections",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), InboxQuery, Paging),
    responses((status = 200, description = "A page of objections", body = Page<ObjectionLineView>,
        example = json!({"items": [{"id": "018f3c5e-0000-7000-8000-000000000003", "record_id": "018f3c5e-0000-7000-8000-000000000001", "organization": "中共太坊镇康江村支部委员会", "area": "太坊镇", "record_state": "publicized", "channel": "web", "received_at": "2026-05-20T02:00:00Z", "outcome": null, "settled_at": null}]})))
)]
#[get("/cycles/{id}/objections")]
pub(super) async fn list_cycle_objections(
    actor: Actor<ObjectionHandler>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<InboxQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<ObjectionLineView>>, Problem> {
    let narrow = (query.0.area_id, query.0.state);
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let rows = actions::list_inbox(&services, actor.identity, id.0, narrow, after, limit).await?;
    Ok(web::Json(Page::cut(rows, limit, |row| row.id).map(ObjectionLineView::from)))
}
