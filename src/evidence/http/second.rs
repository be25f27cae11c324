//! Second scores on the wire.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Second};
use crate::accounts::model::Reviewer;
use crate::accounts::{Actor, Level};
use crate::db::types::{CriterionId, Instant, RecordId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// What a second reviewer would give.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondScoreBody {
    /// Needed only where the caller reviews the branch at several levels.
    #[serde(default)]
    level: Option<Level>,
    /// In hundredths of a point, 0 to the criterion's most.
    #[schema(example = 450)]
    points: i32,
    /// Why, 1 to 500 characters.
    reason: String,
}

/// The second scores of a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SecondScoresView {
    /// From the lowest level up, in the order of the sheet.
    items: Vec<SecondScoreView>,
}

/// A second score beside the score of its level.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SecondScoreView {
    criterion_id: CriterionId,
    /// Code of the criterion.
    #[schema(example = "A2")]
    criterion: String,
    level: Level,
    /// What the second reviewer would give, in hundredths.
    points: i32,
    reason: String,
    reviewer: String,
    at: Instant,
    /// What the level gave, in hundredths.
    first_points: Option<i32>,
    /// Whether the two are as far apart as the gap of the cycle, or further.
    discrepant: bool,
    /// Whether the level has given its score once more since.
    settled: bool,
}

impl From<Vec<Second>> for SecondScoresView {
    fn from(all: Vec<Second>) -> Self {
        let view = |one: Second| SecondScoreView {
            criterion_id: one.row.criterion_id,
            criterion: one.row.code,
            level: one.row.level,
            points: one.row.points,
            reason: one.row.reason,
            reviewer: one.row.reviewer,
            at: one.row.at,
            first_points: one.first,
            discrepant: one.discrepant,
            settled: one.settled,
        };
        Self { items: all.into_iter().map(view).collect() }
    }
}

/// Says what a second reviewer would give.
#[utoipa::path(
    tag = "appraisals",
    summary = "Give a second score",
    description = "Where the cycle was opened with a gap (双人评分), another reviewer of the level says what he would give; never the one who gave its score. It changes no score. From the gap on it is discrepant: the level looks again and gives its score once more, the same or another, before it concludes.",
    operation_id = "put_second_score",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("record_id" = RecordId, Path, description = "The record"),
        ("criterion_id" = CriterionId, Path, description = "A criterion of the record's sheet"),
    ),
    request_body(content = SecondScoreBody, example = json!({"points": 450, "reason": "后期管护不足"})),
    responses(
        (status = 200, description = "The second scores of the record", body = SecondScoresView),
        (status = 409, description = "Nobody scores twice in this cycle, or it is not the time of that level", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/records/{record_id}/second-scores/{criterion_id}")]
pub(super) async fn put_second_score(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    path: Path<(RecordId, CriterionId)>,
    body: Body<SecondScoreBody>,
) -> Result<web::Json<SecondScoresView>, Problem> {
    let SecondScoreBody { level, points, reason } = body.0;
    let (identity, origin) = (actor.identity, actor.origin);
    let all = actions::put_second(&services, identity, origin, path.0, level, (points, reason)).await?;
    Ok(web::Json(all.into()))
}

/// The second scores of a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "List second scores",
    description = "Of a record, at the levels at which the caller reviews it, beside the scores of the level.",
    operation_id = "list_second_scores",
    security(("bearer" = []), ("cookie" = [])),
    params(("record_id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The second scores", body = SecondScoresView))
)]
#[get("/records/{record_id}/second-scores")]
pub(super) async fn list_second_scores(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<web::Json<SecondScoresView>, Problem> {
    Ok(web::Json(actions::list_second(&services, actor.identity, id.0).await?.into()))
}
