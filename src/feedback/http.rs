//! The wire types and handlers of feedback.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{FeedbackRow, Said};
use super::{Error, FeedbackKind, actions};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{FeedbackId, Instant};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{self, Problem, ProblemView};
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list_own_feedback).service(list_feedback).service(say_feedback).service(answer_feedback);
}

/// What somebody says.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedbackBody {
    /// What it is meant as.
    kind: FeedbackKind,
    /// The words.
    #[schema(example = "字再大一点就好了", min_length = 1, max_length = 1000)]
    text: String,
    /// How to reach the sender, if an answer is wished for outside of the system.
    #[serde(default)]
    #[schema(max_length = 100)]
    contact: Option<String>,
}

/// An answer.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedbackAnswerBody {
    /// The words.
    #[schema(example = "下个版本可以调字号。", min_length = 1, max_length = 1000)]
    answer: String,
}

/// A piece of feedback.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FeedbackView {
    /// Minted by the client.
    id: FeedbackId,
    /// What it is meant as.
    kind: FeedbackKind,
    /// The words.
    text: String,
    /// How to reach the sender.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    contact: Option<String>,
    /// When it arrived.
    received_at: Instant,
    /// The answer, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    answer: Option<String>,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    answered_at: Option<Instant>,
}

impl From<FeedbackRow> for FeedbackView {
    fn from(row: FeedbackRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            text: row.body,
            contact: row.contact,
            received_at: row.received_at,
            answer: row.answer,
            answered_at: row.answered_at,
        }
    }
}

/// Says something.
#[utoipa::path(
    tag = "feedback",
    summary = "Suggest or complain",
    description = "For everybody signed in. It goes to the city's administrator and not through the branch. The id is minted by the client, so sending again is answered alike and is one piece.",
    operation_id = "say_feedback",
    security(("bearer" = []), ("cookie" = [])),
    params(("feedback_id" = FeedbackId, Path, description = "Minted by the client: a UUID of version 7")),
    request_body(content = FeedbackBody, example = json!({"kind": "suggestion", "text": "字再大一点就好了"})),
    responses(
        (status = 200, description = "Kept", body = FeedbackView,
            example = json!({"id": "0197a1c0-0000-7000-8000-000000000001", "kind": "suggestion", "text": "字再大一点就好了", "received_at": "2026-06-19T02:00:00Z"})),
        (status = 409, description = "The id was used for something else", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/feedback/{feedback_id}")]
pub async fn say_feedback(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path(id): Path<FeedbackId>,
    Body(body): Body<FeedbackBody>,
) -> Result<web::Json<FeedbackView>, Problem> {
    let said = Said { id, kind: body.kind, text: body.text, contact: body.contact };
    let row = actions::say(&services, actor.identity.account_id, &actor.origin, said).await?;
    Ok(web::Json(row.into()))
}

/// Lists what the caller said.
#[utoipa::path(
    tag = "feedback",
    summary = "What I said",
    description = "The caller's own pieces with their answers, newest first.",
    operation_id = "list_own_feedback",
    security(("bearer" = []), ("cookie" = [])),
    params(Paging),
    responses((status = 200, description = "A page", body = Page<FeedbackView>, example = json!({"items": []})))
)]
#[get("/feedback/mine")]
pub async fn list_own_feedback(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Params(paging): Params<Paging>,
) -> Result<web::Json<Page<FeedbackView>>, Problem> {
    let rows = actions::list(&services, Some(actor.identity.account_id), paging.after()?, paging.limit()).await?;
    Ok(web::Json(Page::cut(rows, paging.limit(), |row| row.id).map(FeedbackView::from)))
}

/// Lists everything that was said.
#[utoipa::path(
    tag = "feedback",
    summary = "What people say",
    description = "All pieces, newest first, for the city's administrator. Senders are not named; who wishes an answer outside of the system leaves a way to be reached.",
    operation_id = "list_feedback",
    security(("bearer" = []), ("cookie" = [])),
    params(Paging),
    responses((status = 200, description = "A page", body = Page<FeedbackView>, example = json!({"items": []})))
)]
#[get("/feedback")]
pub async fn list_feedback(
    services: web::Data<Services>,
    _actor: Actor<CityAdmin>,
    Params(paging): Params<Paging>,
) -> Result<web::Json<Page<FeedbackView>>, Problem> {
    let rows = actions::list(&services, None, paging.after()?, paging.limit()).await?;
    Ok(web::Json(Page::cut(rows, paging.limit(), |row| row.id).map(FeedbackView::from)))
}

/// Answers.
#[utoipa::path(
    tag = "feedback",
    summary = "Answer a piece",
    description = "The sender reads the answer beside what he said. A later answer stands instead of an earlier one.",
    operation_id = "answer_feedback",
    security(("bearer" = []), ("cookie" = [])),
    params(("feedback_id" = FeedbackId, Path, description = "The piece")),
    request_body(content = FeedbackAnswerBody, example = json!({"answer": "下个版本可以调字号。"})),
    responses((status = 200, description = "Answered", body = FeedbackView,
        example = json!({"id": "0197a1c0-0000-7000-8000-000000000001", "kind": "suggestion", "text": "字再大一点就好了", "received_at": "2026-06-19T02:00:00Z", "answer": "下个版本可以调字号。", "answered_at": "2026-06-20T02:00:00Z"})))
)]
#[put("/feedback/{feedback_id}/answer")]
pub async fn answer_feedback(
    services: web::Data<Services>,
    actor: Actor<CityAdmin>,
    Path(id): Path<FeedbackId>,
    Body(body): Body<FeedbackAnswerBody>,
) -> Result<web::Json<FeedbackView>, Problem> {
    let row = actions::answer(&services, actor.identity.account_id, &actor.origin, id, body.answer).await?;
    Ok(web::Json(row.into()))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Db(error) => error.into(),
            Error::Invalid(errors) => errors.into(),
            Error::NotFound => Self::not_found(),
            Error::OtherBody => {
                Self::new(&problem::SAME_ID_OTHER_BODY, "This id stands for other words; mint another one.")
            }
        }
    }
}
