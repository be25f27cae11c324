//! Where the levels differ, on the wire.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, DifferenceFilter, DifferenceRow};
use crate::accounts::Actor;
use crate::accounts::model::Reviewer;
use crate::appraisals::ScoreLevel;
use crate::db::types::{AreaId, CriterionId, CycleId, RecordId};
use crate::http::extract::{Page, Paging, Params, Path};
use crate::http::problem::Problem;
use crate::services::Services;

/// What is listed.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DifferenceQuery {
    /// Smallest gap listed, in hundredths; 100 without.
    #[param(minimum = 1, maximum = 10000)]
    min_gap: Option<i32>,
    /// In the subtree of one area.
    area_id: Option<AreaId>,
    /// Of one domain.
    #[param(example = "rural")]
    domain: Option<String>,
}

/// A criterion of a record on which levels differ.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LevelDifferenceView {
    record_id: RecordId,
    /// Full name of the organisation.
    organization: String,
    criterion_id: CriterionId,
    #[schema(example = "A2")]
    criterion: String,
    text_zh: String,
    text_en: String,
    /// The most the criterion gives, in hundredths.
    max_points: i32,
    /// Between the highest and the lowest level's score, in hundredths.
    gap: i32,
    /// From the lowest level up.
    scores: Vec<LevelScoreView>,
}

/// What a level gave.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LevelScoreView {
    level: ScoreLevel,
    points: i32,
    reason: String,
}

impl From<DifferenceRow> for LevelDifferenceView {
    fn from(row: DifferenceRow) -> Self {
        let view = |(level, points, reason)| LevelScoreView { level, points, reason };
        Self {
            record_id: row.record_id,
            organization: row.organization,
            criterion_id: row.criterion_id,
            criterion: row.code,
            text_zh: row.text_zh,
            text_en: row.text_en,
            max_points: row.max_points,
            gap: row.gap,
            scores: row.scores.into_iter().map(view).collect(),
        }
    }
}

/// Lists where the levels differ.
#[utoipa::path(
    tag = "appraisals",
    summary = "List where the levels differ",
    description = "Criteria of records within the caller's scopes on which township, county and city lie apart, the widest first: what a meeting has to talk about. The branch's own score is no part of it; nor are branches to which the caller belongs, nor records that a level of the caller still scores blind.",
    operation_id = "list_differences",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), DifferenceQuery, Paging),
    responses((status = 200, description = "A page of differences", body = Page<LevelDifferenceView>,
        example = json!({"items": [{"record_id": "018f3c5e-0000-7000-8000-000000000001", "organization": "中共太坊镇康江村支部委员会", "criterion_id": "018f3c5e-0000-7000-8000-000000000002", "criterion": "A2", "text_zh": "集体经济发展有力", "text_en": "The collective economy grows", "max_points": 600, "gap": 200, "scores": [{"level": "township", "points": 600, "reason": "变化明显"}, {"level": "county", "points": 400, "reason": "后期管护不足"}]}]})))
)]
#[get("/cycles/{id}/differences")]
pub(super) async fn list_differences(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<DifferenceQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<LevelDifferenceView>>, Problem> {
    let DifferenceQuery { min_gap, area_id, domain } = query.0;
    let filter = DifferenceFilter { min_gap: min_gap.unwrap_or(100).clamp(1, 10_000), area_id, domain };
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let rows = actions::list_differences(&services, &actor.identity, id.0, filter, after, limit).await?;
    let key = |row: &DifferenceRow| (row.gap, row.record_id, row.criterion_id);
    Ok(web::Json(Page::cut(rows, limit, key).map(LevelDifferenceView::from)))
}
