//! Reading the trail over HTTP: for auditors only.

use actix_web::{get, post, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions;
use super::chain::SealMark;
use super::queries::{EventFilter, EventKey, ListedEvent};
use super::verify::{Finding, Report};
use super::{ActorKind, Outcome};
use crate::accounts::Actor;
use crate::accounts::model::Auditor;
use crate::db::types::{AccountId, EventId, Instant, SessionId};
use crate::fields::FieldErrors;
use crate::http::extract::{Body, Page, Paging, Params};
use crate::http::problem::Problem;
use crate::services::Services;

/// Registers the routes of the trail under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list_audit_events).service(newest_seal).service(verify_audit);
}

/// One event of the trail.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AuditEventView {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What kind of actor.
    pub actor_kind: ActorKind,
    /// Who, when somebody was logged in.
    pub account_id: Option<AccountId>,
    /// The name that account has today.
    pub actor_name: Option<String>,
    /// On which device.
    pub session_id: Option<SessionId>,
    /// In which request, as the log names it.
    pub request_id: Option<String>,
    /// From which network address.
    pub address: Option<String>,
    /// What was done.
    #[schema(example = "report.submit")]
    pub action: String,
    /// How it ended.
    pub outcome: Outcome,
    /// To what kind of thing.
    #[schema(example = "field_report")]
    pub subject_kind: String,
    /// To which thing.
    pub subject_id: String,
    /// Facts that belong to it.
    #[schema(value_type = Object)]
    pub details: Value,
    /// Number of the seal that covers it; null until it has one.
    pub seal_number: Option<i64>,
}

impl From<ListedEvent> for AuditEventView {
    fn from(listed: ListedEvent) -> Self {
        let ListedEvent { event, actor_name, seal_number } = listed;
        Self {
            id: event.id,
            at: event.at,
            actor_kind: event.actor_kind,
            account_id: event.account_id,
            actor_name,
            session_id: event.session_id,
            request_id: event.request_id,
            address: event.address,
            action: event.action,
            outcome: event.outcome,
            subject_kind: event.subject_kind,
            subject_id: event.subject_id,
            // Only a tampered row is not JSON; it is shown as it stands.
            details: serde_json::from_str(&event.details)
                .unwrap_or_else(|_| serde_json::json!({ "unreadable": event.details })),
            seal_number,
        }
    }
}

/// Which events, and which page of them.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AuditEventsQuery {
    /// Start of the action: `score.` finds every change of a score.
    action: Option<String>,
    /// Kind of thing.
    subject_kind: Option<String>,
    /// The thing; quick together with `subject_kind`.
    subject_id: Option<String>,
    /// Who did it.
    #[param(value_type = Option<uuid::Uuid>)]
    account_id: Option<AccountId>,
    /// Not before this moment.
    from: Option<Instant>,
    /// Before this moment.
    to: Option<Instant>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Lists events of the trail, newest first.
#[utoipa::path(
    tag = "audit",
    summary = "List events of the trail",
    description = "Newest first. All filters must match. Needs the permission `auditor`.",
    operation_id = "list_audit_events",
    security(("bearer" = []), ("cookie" = [])),
    params(AuditEventsQuery),
    responses((status = 200, description = "A page of events", body = Page<AuditEventView>, example = json!({
        "items": [{
            "id": "019364f2-7c1a-7000-8000-000000000001", "at": "2026-11-23T08:15:00.123456Z", "actor_kind": "account",
            "account_id": "019364f2-7c1a-7000-8000-000000000002", "actor_name": "李审核",
            "session_id": "019364f2-7c1a-7000-8000-000000000003", "request_id": "019364f2-7c1a-7000-8000-000000000004",
            "address": "10.1.2.3", "action": "score.put", "outcome": "done", "subject_kind": "score",
            "subject_id": "019364f2-7c1a-7000-8000-000000000005", "details": {"points": 450}, "seal_number": 12
        }],
        "next_cursor": "WyIyMDI2LTExLTIzVDA4OjE1OjAwWiIsIjAiXQ"
    })))
)]
#[get("/audit/events")]
async fn list_audit_events(
    _actor: Actor<Auditor>,
    services: web::Data<Services>,
    query: Params<AuditEventsQuery>,
) -> Result<web::Json<Page<AuditEventView>>, Problem> {
    let query = query.0;
    let paging = Paging { limit: query.limit, cursor: query.cursor };
    let (after, limit) = (paging.after::<EventKey>()?, paging.limit());
    let filter = EventFilter {
        action_prefix: query.action,
        subject_kind: query.subject_kind,
        subject_id: query.subject_id,
        account_id: query.account_id,
        from: query.from,
        to: query.to,
    };
    let rows = actions::list_events(&services, filter, after, limit + 1).await?;
    Ok(web::Json(Page::cut(rows, limit, |row| (row.event.at, row.event.id)).map(AuditEventView::from)))
}

/// A seal to be kept elsewhere.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SealView {
    /// `number:hash`; null while nothing was sealed yet.
    #[schema(example = "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub seal: Option<String>,
    /// When it was made.
    pub sealed_at: Option<Instant>,
}

/// Gives the newest seal, to be kept where the server cannot reach it.
#[utoipa::path(
    tag = "audit",
    summary = "Get the newest seal",
    description = "Keep `seal` somewhere else and pass it to a later verification: whoever rewrites the trail cannot rewrite your copy. Needs the permission `auditor`.",
    operation_id = "newest_seal",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "The newest seal", body = SealView, example = json!({
        "seal": "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "sealed_at": "2026-11-23T08:15:02Z"
    })))
)]
#[get("/audit/seals/newest")]
async fn newest_seal(_actor: Actor<Auditor>, services: web::Data<Services>) -> Result<web::Json<SealView>, Problem> {
    let (seal, sealed_at) = actions::newest_seal(&services).await?.unzip();
    Ok(web::Json(SealView { seal: seal.map(|mark| mark.to_string()), sealed_at }))
}

/// What to verify against.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationBody {
    /// A seal kept elsewhere, as `number:hash`.
    #[serde(default)]
    #[schema(example = "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub expected: Option<String>,
}

/// What a verification saw.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VerificationView {
    /// Whether everything fits.
    pub sound: bool,
    /// Seals walked.
    pub seals: u64,
    /// Events covered by them.
    pub sealed_events: u64,
    /// Events that wait for a seal and are not protected yet.
    pub pending_events: u64,
    /// The newest seal, as `number:hash`.
    pub newest: Option<String>,
    /// What does not fit, the first hundred.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub findings_left_out: u64,
}

impl From<Report> for VerificationView {
    fn from(report: Report) -> Self {
        Self {
            sound: report.is_sound(),
            seals: report.seals,
            sealed_events: report.sealed_events,
            pending_events: report.pending_events,
            newest: report.newest.map(|mark| mark.to_string()),
            findings: report.findings,
            findings_left_out: report.findings_left_out,
        }
    }
}

/// Verifies the whole trail.
#[utoipa::path(
    tag = "audit",
    summary = "Verify the whole trail",
    description = "Recomputes every hash and finds events and seals that were altered, removed, added or reordered. Needs the permission `auditor`.",
    operation_id = "verify_audit",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = VerificationBody, example = json!({
        "expected": "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    })),
    responses((status = 200, description = "What was seen, sound or not", body = VerificationView, example = json!({
        "sound": true, "seals": 12, "sealed_events": 480, "pending_events": 3,
        "newest": "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "findings": [], "findings_left_out": 0
    })))
)]
#[post("/audit/verifications")]
async fn verify_audit(
    actor: Actor<Auditor>,
    services: web::Data<Services>,
    body: Body<VerificationBody>,
) -> Result<web::Json<VerificationView>, Problem> {
    let expected: Option<SealMark> = body
        .0
        .expected
        .map(|text| text.parse())
        .transpose()
        .map_err(|reason: &str| FieldErrors::one("/expected", format!("Not a seal: {reason}.")))?;
    let report = actions::verify(&services, actor.origin, expected).await?;
    Ok(web::Json(report.into()))
}
