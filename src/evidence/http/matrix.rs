//! The matrix on the wire.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Cell, MatrixRow};
use super::super::model::EvidenceKind;
use crate::accounts::Actor;
use crate::accounts::model::Reviewer;
use crate::appraisals::ScoreLevel;
use crate::appraisals::http::{CriterionView, RecordQuery, RecordView};
use crate::db::types::{AreaId, CycleId};
use crate::http::extract::{Page, Paging, Params, Path};
use crate::http::problem::Problem;
use crate::services::Services;

/// Which branches stand beside the criteria.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MatrixQuery {
    /// Of this domain: its sheet gives the columns.
    #[param(example = "rural")]
    domain: String,
    /// In the subtree of one area.
    area_id: Option<AreaId>,
    /// Text in the organisation's name or code.
    q: Option<String>,
    /// Standing in one of these states, divided by commas.
    #[param(example = "self_scored,township_reviewed")]
    state: Option<String>,
}

/// Branches beside criteria.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MatrixView {
    /// The columns.
    criteria: Vec<CriterionView>,
    /// The rows, in the order of places.
    items: Vec<MatrixRowView>,
    /// Pass as `cursor` to go on; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// A branch beside the criteria.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MatrixRowView {
    record: RecordView,
    /// One for each criterion, in their order; none where the caller has a part in the branch.
    cells: Vec<CellView>,
}

/// What a criterion has in a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CellView {
    /// The highest level that scored.
    level: Option<ScoreLevel>,
    /// What it gave, in hundredths.
    points: Option<i32>,
    /// The kinds of evidence that stand, each once.
    evidence: Vec<EvidenceKind>,
}

impl From<Cell> for CellView {
    fn from(cell: Cell) -> Self {
        let (level, points) = cell.score.unzip();
        Self { level, points, evidence: cell.evidence }
    }
}

impl From<MatrixRow> for MatrixRowView {
    fn from(row: MatrixRow) -> Self {
        Self { record: row.record.into(), cells: row.cells.into_iter().map(CellView::from).collect() }
    }
}

/// Shows branches beside criteria.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show branches beside criteria",
    description = "The records of a domain within the caller's scopes, each with what the highest level gave for every criterion and which kinds of evidence stand there. A reviewer whose level scores blind sees an alias until it has concluded.",
    operation_id = "get_matrix",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), MatrixQuery, Paging),
    responses((status = 200, description = "A page of the matrix", body = MatrixView))
)]
#[get("/cycles/{id}/matrix")]
pub(super) async fn get_matrix(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<MatrixQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<MatrixView>, Problem> {
    let MatrixQuery { domain, area_id, q, state } = query.0;
    let filter = RecordQuery::new(area_id, q, state).filter()?;
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let matrix = actions::load_matrix(&services, &actor.identity, id.0, domain, filter, after, limit).await?;
    let page = Page::cut(matrix.rows, limit, |one| one.record.row.id).map(MatrixRowView::from);
    let criteria = matrix.criteria.into_iter().map(CriterionView::from).collect();
    Ok(web::Json(MatrixView { criteria, items: page.items, next_cursor: page.next_cursor }))
}
