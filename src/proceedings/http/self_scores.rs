//! The self-assessment on the wire.

use actix_web::{HttpRequest, HttpResponse, put, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, OwnScores};
use super::super::model::SelfScore;
use crate::accounts::Actor;
use crate::accounts::model::BranchKeeper;
use crate::db::types::{CriterionId, Instant, RecordId};
use crate::http::extract::{Body, Path, if_match_revision, revision_tag};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// Own scores of a branch.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfScoresBody {
    /// As many criteria as the branch likes; the others stay as they are.
    #[schema(min_items = 1, max_items = 100)]
    scores: Vec<SelfScoreBody>,
}

/// One own score.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SelfScoreBody {
    /// A criterion of the record's sheet.
    criterion_id: CriterionId,
    /// In hundredths of a point, 0 to the criterion's most.
    #[schema(example = 450)]
    points: i32,
    /// One line, 1 to 200 characters.
    reason: String,
}

/// What the branch has scored so far.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SelfScoresView {
    record_id: RecordId,
    revision: i32,
    scores: Vec<SelfScoreView>,
}

/// One own score.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SelfScoreView {
    criterion_id: CriterionId,
    points: i32,
    reason: String,
    at: Instant,
}

impl From<OwnScores> for SelfScoresView {
    fn from(own: OwnScores) -> Self {
        let view = |row: actions::ScoreRow| SelfScoreView {
            criterion_id: row.criterion_id,
            points: row.points,
            reason: row.reason,
            at: row.at,
        };
        Self { record_id: own.record, revision: own.revision, scores: own.scores.into_iter().map(view).collect() }
    }
}

/// Writes own scores.
#[utoipa::path(
    tag = "appraisals",
    summary = "Score the own branch",
    description = "Points and one line of reason for each criterion; nothing is uploaded. Possible once the branch has declared, and again when a level has returned the record. The step `submit_self_scores` hands it in.",
    operation_id = "put_self_scores",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = RecordId, Path, description = "The record"),
        ("If-Match" = String, Header, description = "The ETag of the record, such as `\"r3\"`"),
    ),
    request_body(content = SelfScoresBody, example = json!({"scores": [{"criterion_id": "018f3c5e-0000-7000-8000-000000000001", "points": 450, "reason": "三会一课按月开展，记录完整"}]})),
    responses(
        (status = 200, description = "All own scores so far", body = SelfScoresView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "The record is in no state in which a branch scores itself", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/records/{id}/self-scores")]
pub(super) async fn put_self_scores(
    actor: Actor<BranchKeeper>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    request: HttpRequest,
    body: Body<SelfScoresBody>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let score =
        |body: SelfScoreBody| SelfScore { criterion: body.criterion_id, points: body.points, reason: body.reason };
    let scores = body.0.scores.into_iter().map(score).collect();
    let own = actions::put_self_scores(&services, actor.identity, actor.origin, id.0, revision, scores).await?;
    Ok(HttpResponse::Ok().insert_header(revision_tag(own.revision)).json(SelfScoresView::from(own)))
}
