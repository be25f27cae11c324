//! The gauge of burdens on the wire.

use actix_web::{get, web};
use serde::Serialize;

use super::super::actions;
use super::super::model::Burden;
use crate::accounts::model::SignedIn;
use crate::accounts::{Actor, Level};
use crate::db::types::CycleId;
use crate::http::extract::Path;
use crate::http::problem::Problem;
use crate::services::Services;

/// What each level asked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BurdenView {
    /// From the lowest level up. Members are asked nothing by any level.
    levels: Vec<LevelBurdenView>,
}

/// What one level asked of branches.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LevelBurdenView {
    level: Level,
    /// Questions to branches.
    asked: u32,
    /// Of them, answered in a line.
    answered: u32,
    /// Of them, declined.
    declined: u32,
    /// Records returned.
    returned: u32,
    /// Minutes of typing, begun ones counted; answers that no client measured are taken for the median.
    typed_minutes: u32,
}

impl From<Burden> for LevelBurdenView {
    fn from(burden: Burden) -> Self {
        Self {
            level: burden.level,
            asked: burden.asked,
            answered: burden.answered,
            declined: burden.declined,
            returned: burden.returned,
            typed_minutes: burden.typed_seconds.div_ceil(60),
        }
    }
}

/// The gauge.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show what each level asked",
    description = "The gauge of burdens (减负仪表): questions to branches, answers, returned records and minutes of typing, added up by the level that asked; never by branch or person. For everybody.",
    operation_id = "get_burden",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The gauge", body = BurdenView))
)]
#[get("/cycles/{id}/burden")]
pub(super) async fn get_burden(
    _actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<BurdenView>, Problem> {
    let levels = actions::find_burden(&services, id.0).await?;
    Ok(web::Json(BurdenView { levels: levels.into_iter().map(LevelBurdenView::from).collect() }))
}
