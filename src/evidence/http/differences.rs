//! Where the levels differ, on the wire.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, DifferenceRow};
use crate::accounts::Actor;
use crate::accounts::model::Reviewer;
use crate::appraisals::ScoreLevel;
use crate::db::types::{CriterionId, CycleId, RecordId};
use crate::http::extract::{Params, Path};
use crate::http::problem::Problem;
use crate::services::Services;

/// Differences listed at the most: more than a meeting talks about.
const MOST: i64 = 200;

/// From which gap on.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DifferenceQuery {
    /// Smallest gap listed, in hundredths; 100 without.
    #[param(minimum = 1, maximum = 10000)]
    min_gap: Option<i32>,
}

/// Where the levels differ.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DifferencesView {
    /// The widest first, 200 at the most.
    items: Vec<LevelDifferenceView>,
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
        let points = || row.scores.iter().map(|(_, points, _)| *points);
        let gap = points().max().unwrap_or_default() - points().min().unwrap_or_default();
        let view = |(level, points, reason)| LevelScoreView { level, points, reason };
        Self {
            record_id: row.record_id,
            organization: row.organization,
            criterion_id: row.criterion_id,
            criterion: row.code,
            text_zh: row.text_zh,
            max_points: row.max_points,
            gap,
            scores: row.scores.into_iter().map(view).collect(),
        }
    }
}

/// Lists where the levels differ.
#[utoipa::path(
    tag = "appraisals",
    summary = "List where the levels differ",
    description = "Criteria of records within the caller's scopes on which township, county and city lie apart, the widest first: what a meeting has to talk about. The branch's own score is no part of it; nor are branches to which the caller belongs.",
    operation_id = "list_differences",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), DifferenceQuery),
    responses((status = 200, description = "The differences", body = DifferencesView))
)]
#[get("/cycles/{id}/differences")]
pub(super) async fn list_differences(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<DifferenceQuery>,
) -> Result<web::Json<DifferencesView>, Problem> {
    let min_gap = query.0.min_gap.unwrap_or(100).clamp(1, 10_000);
    let rows = actions::list_differences(&services, &actor.identity, id.0, min_gap, MOST).await?;
    Ok(web::Json(DifferencesView { items: rows.into_iter().map(LevelDifferenceView::from).collect() }))
}
