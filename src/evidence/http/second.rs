//! Second scores on the wire.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Apart, ApartFilter, Second};
use crate::accounts::model::Reviewer;
use crate::accounts::{Actor, Level};
use crate::db::types::{AreaId, CriterionId, CycleId, Instant, RecordId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
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

/// What a list of second scores is narrowed to.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ApartQuery {
    /// Whether the level has given its score once more since; either without.
    settled: Option<bool>,
    /// In the subtree of one area.
    area_id: Option<AreaId>,
    /// Of one domain.
    #[param(example = "rural")]
    domain: Option<String>,
}

/// A second score far from the score of its level.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ScoreApartView {
    record_id: RecordId,
    /// Full name of the organisation; an alias while the caller's level scores it blind.
    organization: String,
    criterion_id: CriterionId,
    #[schema(example = "A2")]
    criterion: String,
    text_zh: String,
    text_en: String,
    /// The most the criterion gives, in hundredths.
    max_points: i32,
    level: Level,
    /// What the level gave, in hundredths.
    first_points: i32,
    /// Why; absent while the caller's level scores blind.
    first_reason: Option<String>,
    /// What the second reviewer would give, in hundredths.
    second_points: i32,
    /// Why; absent while the caller's level scores blind.
    second_reason: Option<String>,
    /// The second reviewer; absent while the caller's level scores blind.
    reviewer: Option<String>,
    /// When the second score was given.
    at: Instant,
    /// Whether the level has given its score once more since.
    settled: bool,
}

impl From<Apart> for ScoreApartView {
    fn from(Apart { row, veiled, settled }: Apart) -> Self {
        let told = |text: String| (!veiled).then_some(text);
        Self {
            record_id: row.record_id,
            organization: row.organization,
            criterion_id: row.criterion_id,
            criterion: row.code,
            text_zh: row.text_zh,
            text_en: row.text_en,
            max_points: row.max_points,
            level: row.level,
            first_points: row.first_points,
            first_reason: told(row.first_reason),
            second_points: row.second_points,
            second_reason: told(row.second_reason),
            reviewer: told(row.reviewer),
            at: row.second_at,
            settled,
        }
    }
}

/// Lists second scores that lie apart.
#[utoipa::path(
    tag = "appraisals",
    summary = "List second scores that lie apart",
    description = "Over the records of a cycle within the caller's scopes, at the levels at which the caller reviews them: second scores as far from the score of the level as the gap of the cycle, or further, the oldest first. Before a level concludes it looks at them again. Branches to which the caller belongs are no part of it. Empty where nobody scores twice.",
    operation_id = "list_scores_apart",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), ApartQuery, Paging),
    responses((status = 200, description = "A page of second scores", body = Page<ScoreApartView>,
        example = json!({"items": [{"record_id": "018f3c5e-0000-7000-8000-000000000001", "organization": "中共太坊镇康江村支部委员会", "criterion_id": "018f3c5e-0000-7000-8000-000000000002", "criterion": "A2", "text_zh": "集体经济发展有力", "text_en": "The collective economy grows", "max_points": 600, "level": "city", "first_points": 600, "first_reason": "变化明显", "second_points": 400, "second_reason": "后期管护不足", "reviewer": "周敏", "at": "2026-05-20T02:00:00Z", "settled": false}]})))
)]
#[get("/cycles/{id}/second-scores")]
pub(super) async fn list_scores_apart(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<ApartQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<ScoreApartView>>, Problem> {
    let ApartQuery { settled, area_id, domain } = query.0;
    let filter = ApartFilter { settled, area_id, domain };
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let rows = actions::list_apart(&services, &actor.identity, id.0, filter, after, limit).await?;
    Ok(web::Json(Page::cut(rows, limit, Apart::key).map(ScoreApartView::from)))
}
