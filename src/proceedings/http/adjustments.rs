//! Bonus, deduction and veto on the wire.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions::{self, AdjustmentRow, Adjustments};
use super::super::model::{AdjustmentDraft, VetoGround};
use crate::accounts::model::{Reviewer, SignedIn};
use crate::accounts::{Actor, Level};
use crate::appraisals::AdjustmentKind;
use crate::db::types::{AdjustmentId, Instant, RecordId};
use crate::http::extract::{Body, Path, if_match_revision, revision_tag};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A bonus, a deduction or a veto.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentBody {
    /// Which of the three.
    kind: AdjustmentKind,
    /// Needed only where the caller reviews the branch at several levels.
    #[serde(default)]
    level: Option<Level>,
    /// Why the branch is vetoed; for a veto only.
    #[serde(default)]
    ground: Option<VetoGround>,
    /// In hundredths of a point: 1 to 500 for a bonus, 1 to 10000 for a deduction, none for a veto.
    #[serde(default)]
    #[schema(example = 200)]
    points: i32,
    /// The outcome that can be checked, or what happened; 1 to 500 characters.
    event: String,
    /// When: within the cycle; for a veto, or in the year before.
    happened_on: NaiveDate,
    /// Number or title of the document that shows it, 1 to 200 characters.
    source_document: String,
}

/// Why something is lifted.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftBody {
    /// 1 to 500 characters.
    #[schema(example = "来文已更正，该事件不属本支部")]
    reason: String,
}

/// The adjustments of a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AdjustmentsView {
    record_id: RecordId,
    revision: i32,
    /// In order; lifted ones too.
    items: Vec<AdjustmentView>,
}

/// One adjustment.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AdjustmentView {
    id: AdjustmentId,
    kind: AdjustmentKind,
    level: Level,
    ground: Option<VetoGround>,
    points: i32,
    event: String,
    happened_on: NaiveDate,
    source_document: String,
    /// Shown to reviewers only.
    set_by: Option<String>,
    set_at: Instant,
    /// When a second person confirmed a veto.
    confirmed_at: Option<Instant>,
    lifted_at: Option<Instant>,
    lift_reason: Option<String>,
}

impl From<Adjustments> for AdjustmentsView {
    fn from(all: Adjustments) -> Self {
        let view = |row: AdjustmentRow| AdjustmentView {
            id: row.id,
            kind: row.kind,
            level: row.level,
            ground: row.ground,
            points: row.points,
            event: row.event,
            happened_on: row.happened_on,
            source_document: row.source_document,
            set_by: all.with_names.then_some(row.set_by_name),
            set_at: row.set_at,
            confirmed_at: row.confirmed_at,
            lifted_at: row.lifted_at,
            lift_reason: row.lift_reason,
        };
        Self { record_id: all.record, revision: all.revision, items: all.rows.into_iter().map(view).collect() }
    }
}

fn answer(all: Adjustments) -> HttpResponse {
    HttpResponse::Ok().insert_header(revision_tag(all.revision)).json(AdjustmentsView::from(all))
}

/// The adjustments of a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "List bonus, deduction and veto of a record",
    description = "With event, day and source of each, in the order in which they were set. Lifted ones stay listed. The branch sees them without the names of those who set them.",
    operation_id = "list_adjustments",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The adjustments", body = AdjustmentsView, headers(("ETag" = String, description = "Revision of the record"))))
)]
#[get("/records/{id}/adjustments")]
pub(super) async fn list_adjustments(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<HttpResponse, Problem> {
    Ok(answer(actions::list_adjustments(&services, actor.identity, id.0).await?))
}

/// Sets an adjustment.
#[utoipa::path(
    tag = "appraisals",
    summary = "Set a bonus, a deduction or a veto",
    description = "Each rests on a document. All bonuses together add 5.00 at the most, and one outcome counts once; leaders' notes, press items and titles are no outcome. A veto waits for a second person, see `POST /api/v1/adjustments/{id}/confirm`.",
    operation_id = "set_adjustment",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = RecordId, Path, description = "The record"),
        ("If-Match" = String, Header, description = "The ETag of the record, such as `\"r3\"`"),
    ),
    request_body(content = AdjustmentBody, example = json!({"kind": "deduction", "points": 200, "event": "村务公开栏连续两个季度未更新", "happened_on": "2026-03-12", "source_document": "临纪通〔2026〕4号"})),
    responses(
        (status = 200, description = "All adjustments of the record", body = AdjustmentsView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "The record is in no state in which it may be set", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/records/{id}/adjustments")]
pub(super) async fn set_adjustment(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    request: HttpRequest,
    body: Body<AdjustmentBody>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let body = body.0;
    let draft = AdjustmentDraft {
        kind: body.kind,
        level: body.level,
        ground: body.ground,
        points: body.points,
        event: body.event,
        happened_on: body.happened_on,
        source_document: body.source_document,
    };
    Ok(answer(actions::set_adjustment(&services, actor.identity, actor.origin, id.0, revision, draft).await?))
}

/// Confirms a veto.
#[utoipa::path(
    tag = "appraisals",
    summary = "Confirm a veto",
    description = "By somebody else than who set it, at its level or above. The record is `vetoed` from then on; the city may lift that with a reason by the step `lift_veto`.",
    operation_id = "confirm_veto",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = AdjustmentId, Path, description = "The veto"),
        ("If-Match" = String, Header, description = "The ETag of the record, such as `\"r3\"`"),
    ),
    responses(
        (status = 200, description = "All adjustments of the record", body = AdjustmentsView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "There is nothing to confirm, or the record is in no state for it", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/adjustments/{id}/confirm")]
pub(super) async fn confirm_veto(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<AdjustmentId>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    Ok(answer(actions::confirm_veto(&services, actor.identity, actor.origin, id.0, revision).await?))
}

/// Lifts an adjustment.
#[utoipa::path(
    tag = "appraisals",
    summary = "Lift a bonus, a deduction or a pending veto",
    description = "With a reason, at its level or above. The row stays with what it said.",
    operation_id = "lift_adjustment",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = AdjustmentId, Path, description = "The adjustment"),
        ("If-Match" = String, Header, description = "The ETag of the record, such as `\"r3\"`"),
    ),
    request_body = LiftBody,
    responses(
        (status = 200, description = "All adjustments of the record", body = AdjustmentsView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "It was lifted already, or the record is in no state for it", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/adjustments/{id}/lift")]
pub(super) async fn lift_adjustment(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<AdjustmentId>,
    request: HttpRequest,
    body: Body<LiftBody>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let reason = body.0.reason;
    Ok(answer(actions::lift_adjustment(&services, actor.identity, actor.origin, id.0, revision, reason).await?))
}
