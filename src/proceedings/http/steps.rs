//! Steps on the wire.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions::{self, NextStep, Proceedings, StepRow};
use super::super::model::{Decision, StepRequest};
use crate::accounts::model::SignedIn;
use crate::accounts::{Actor, Level};
use crate::appraisals::states::Who;
use crate::appraisals::{RecordState, ReviewStep, Step};
use crate::db::types::{Instant, RecordId};
use crate::fields::FieldError;
use crate::http::extract::{Body, Path, if_match_revision, revision_tag};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A step to be taken.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepBody {
    /// Which.
    step: Step,
    /// For the steps of a level, where the caller reviews the branch at several.
    #[serde(default)]
    level: Option<Level>,
    /// Why, 1 to 500 characters. Due where the step says so.
    #[serde(default)]
    reason: Option<String>,
    /// The decision behind it. Due for naming and revoking.
    #[serde(default)]
    decision: Option<DecisionBody>,
}

/// A decision of a committee.
#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    /// Its number.
    #[schema(example = "抚发〔2026〕9号")]
    number: String,
    /// Its day.
    day: NaiveDate,
}

/// Where a record stands, how it got there and where it may go.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProceedingsView {
    record_id: RecordId,
    state: RecordState,
    revision: i32,
    /// Through whose hands it goes, from the lowest level up.
    chain: Vec<ReviewStep>,
    /// The steps it took, in order.
    steps: Vec<TakenStepView>,
    /// The steps the caller could take from here, and what is missing for them.
    next: Vec<NextStepView>,
}

/// A step that was taken.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TakenStepView {
    step: Step,
    level: Option<Level>,
    from: RecordState,
    to: RecordState,
    reason: Option<String>,
    decision: Option<DecisionBody>,
    /// Shown to reviewers only.
    taken_by: Option<String>,
    taken_at: Instant,
}

/// A step the caller could take.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NextStepView {
    step: Step,
    /// For the steps of a level.
    level: Option<Level>,
    to: RecordState,
    who: Who,
    /// Whether a written reason is due.
    reason_due: bool,
    /// Whether a decision is due.
    decision_due: bool,
    /// What has to be there first; empty when nothing is missing.
    missing: Vec<FieldError>,
}

impl TakenStepView {
    fn new(row: StepRow, with_names: bool) -> Self {
        let decision = row.decision_number.zip(row.decided_on).map(|(number, day)| DecisionBody { number, day });
        Self {
            step: row.step,
            level: row.level,
            from: row.from,
            to: row.to,
            reason: row.reason,
            decision,
            taken_by: with_names.then_some(row.taken_by),
            taken_at: row.taken_at,
        }
    }
}

impl From<NextStep> for NextStepView {
    fn from(next: NextStep) -> Self {
        Self {
            step: next.rule.step,
            level: next.level,
            to: next.to,
            who: next.rule.who,
            reason_due: next.rule.reason,
            decision_due: next.rule.decision,
            missing: next.missing,
        }
    }
}

impl From<Proceedings> for ProceedingsView {
    fn from(proceedings: Proceedings) -> Self {
        let names = proceedings.with_names;
        Self {
            record_id: proceedings.record.id,
            state: proceedings.record.state,
            revision: proceedings.record.revision,
            chain: proceedings.chain.steps().to_vec(),
            steps: proceedings.steps.into_iter().map(|row| TakenStepView::new(row, names)).collect(),
            next: proceedings.next.into_iter().map(NextStepView::from).collect(),
        }
    }
}

fn answer(proceedings: Proceedings) -> HttpResponse {
    let tag = revision_tag(proceedings.record.revision);
    HttpResponse::Ok().insert_header(tag).json(ProceedingsView::from(proceedings))
}

/// The proceedings of a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show the steps of a record",
    description = "Where the record stands, the steps it took with their reasons, and those the caller could take from here with what is still missing. The branch does not see who took a step.",
    operation_id = "list_steps",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The proceedings", body = ProceedingsView, headers(("ETag" = String, description = "Revision of the record"))))
)]
#[get("/records/{id}/steps")]
pub(super) async fn list_steps(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<HttpResponse, Problem> {
    Ok(answer(actions::list_steps(&services, actor.identity, id.0).await?))
}

/// Takes a step.
#[utoipa::path(
    tag = "appraisals",
    summary = "Take a step",
    description = "Declaring, withdrawing, submitting the self-assessment, concluding a level, returning, passing over, inspecting, publicising, objections, naming, review and revocation are steps of one table: who takes which from where. Declaring is free, and nobody is reminded. A level returns a record once at the most, with a reason. Naming needs a decision, and the days of publicity to be over. A veto is set and confirmed at `/records/{id}/adjustments`.",
    operation_id = "take_step",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = RecordId, Path, description = "The record"),
        ("If-Match" = String, Header, description = "The ETag of the record, such as `\"r3\"`"),
    ),
    request_body(content = StepBody, example = json!({"step": "return", "reason": "A1未写明集体收入数额"})),
    responses(
        (status = 200, description = "The proceedings after the step", body = ProceedingsView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "The state does not allow it, or something is missing: `errors` lists it", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/records/{id}/steps")]
pub(super) async fn take_step(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    request: HttpRequest,
    body: Body<StepBody>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let body = body.0;
    let step = StepRequest {
        step: body.step,
        level: body.level,
        reason: body.reason,
        decision: body.decision.map(|decision| Decision { number: decision.number, day: decision.day }),
    };
    Ok(answer(actions::take_step(&services, actor.identity, actor.origin, id.0, revision, step).await?))
}
