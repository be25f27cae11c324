//! Scoring sheets on the wire.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};

use super::super::sheet_file::{Basis, Criterion, Dimension, ScoringSheet};
use super::super::{CriterionRow, Sheet, actions};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{CriterionId, CycleId, Instant, SheetId};
use crate::http::extract::{Body, Page, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A sheet without its criteria.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SheetSummaryView {
    id: SheetId,
    cycle_id: CycleId,
    #[schema(example = "rural")]
    domain: String,
    /// Counts from 1; the greatest is in force.
    version: i32,
    title_zh: String,
    title_en: String,
    /// When the opening of the cycle froze it.
    frozen_at: Option<Instant>,
}

impl From<Sheet> for SheetSummaryView {
    fn from(sheet: Sheet) -> Self {
        Self {
            id: sheet.id,
            cycle_id: sheet.cycle_id,
            domain: sheet.domain_code,
            version: sheet.version,
            title_zh: sheet.title_zh,
            title_en: sheet.title_en,
            frozen_at: sheet.frozen_at,
        }
    }
}

/// One criterion.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CriterionView {
    id: CriterionId,
    #[schema(example = "A2")]
    code: String,
    dimension: Dimension,
    text_zh: String,
    text_en: String,
    /// In hundredths of a point.
    #[schema(example = 600)]
    max_points: i32,
    /// What a score may rest on: D data already held, V visit, S survey, F field report.
    basis: Vec<Basis>,
    /// Whether a score above zero needs a report, photos or a visit note behind it. A report without photos is enough.
    evidence_required: bool,
}

impl From<CriterionRow> for CriterionView {
    fn from(row: CriterionRow) -> Self {
        Self {
            basis: row.bases(),
            id: row.id,
            code: row.code,
            dimension: row.dimension,
            text_zh: row.text_zh,
            text_en: row.text_en,
            max_points: row.max_points,
            evidence_required: row.evidence_required,
        }
    }
}

/// A sheet with its criteria.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SheetView {
    id: SheetId,
    cycle_id: CycleId,
    #[schema(example = "rural")]
    domain: String,
    /// Counts from 1; the greatest is in force.
    version: i32,
    title_zh: String,
    title_en: String,
    /// When the opening of the cycle froze it.
    frozen_at: Option<Instant>,
    /// In the order of the sheet; the points sum to 10000.
    criteria: Vec<CriterionView>,
}

impl From<(Sheet, Vec<CriterionRow>)> for SheetView {
    fn from((sheet, criteria): (Sheet, Vec<CriterionRow>)) -> Self {
        Self {
            id: sheet.id,
            cycle_id: sheet.cycle_id,
            domain: sheet.domain_code,
            version: sheet.version,
            title_zh: sheet.title_zh,
            title_en: sheet.title_en,
            frozen_at: sheet.frozen_at,
            criteria: criteria.into_iter().map(CriterionView::from).collect(),
        }
    }
}

/// One line of a sheet to write.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionBody {
    /// Letter of the dimension (P, O, C, S, A) and a number.
    code: String,
    dimension: Dimension,
    text_zh: String,
    text_en: String,
    /// In hundredths of a point.
    max_points: u32,
    /// At least one of D, V, S, F; none twice.
    basis: Vec<Basis>,
    /// True exactly where F stands without D and without S: where only a report or a visit can show it.
    evidence_required: bool,
}

/// A sheet to write.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetBody {
    title_zh: String,
    title_en: String,
    /// The points of the dimensions sum to 15, 20, 20, 15 and 30.
    criteria: Vec<CriterionBody>,
}

/// Lists the sheets of a cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the sheets of a cycle",
    description = "The newest version of each domain's sheet. Sheets of a draft are shown to city administrators only.",
    operation_id = "list_sheets",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "All sheets, on one page", body = Page<SheetSummaryView>))
)]
#[get("/cycles/{id}/sheets")]
pub(super) async fn list_sheets(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<Page<SheetSummaryView>>, Problem> {
    let sheets = actions::list_sheets(&services, &actor.identity, id.0).await?;
    Ok(web::Json(Page { items: sheets.into_iter().map(SheetSummaryView::from).collect(), next_cursor: None }))
}

/// Shows a sheet.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show a sheet",
    description = "A version of a sheet with its criteria. Sheets of a draft are shown to city administrators only.",
    operation_id = "get_sheet",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = SheetId, Path, description = "The version of the sheet")),
    responses((status = 200, description = "The sheet", body = SheetView))
)]
#[get("/sheets/{id}")]
pub(super) async fn get_sheet(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<SheetId>,
) -> Result<web::Json<SheetView>, Problem> {
    Ok(web::Json(actions::find_sheet(&services, &actor.identity, id.0).await?.into()))
}

/// Writes the sheet of a domain.
#[utoipa::path(
    tag = "appraisals",
    summary = "Write the sheet of a domain",
    description = "Stores the next version of the domain's sheet in a draft cycle; the versions before stay readable. The points sum to 100.00 with the fixed shares of the five dimensions.",
    operation_id = "put_sheet",
    security(("bearer" = []), ("cookie" = [])),
    params(("cycle_id" = CycleId, Path, description = "The cycle"), ("domain" = String, Path, description = "Code of the domain")),
    request_body(content = SheetBody, example = json!({"title_zh": "模范党支部评分细则（学校）", "title_en": "Model Party Branch scoring sheet (schools)", "criteria": [{"code": "P1", "dimension": "political", "text_zh": "学习制度落实", "text_en": "The study system is kept up", "max_points": 1500, "basis": ["D"], "evidence_required": false}]})),
    responses(
        (status = 200, description = "The new version", body = SheetView),
        (status = 409, description = "The cycle is no draft any more: its sheets are frozen", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/cycles/{cycle_id}/sheets/{domain}")]
pub(super) async fn put_sheet(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    path: Path<(CycleId, String)>,
    body: Body<SheetBody>,
) -> Result<web::Json<SheetView>, Problem> {
    let ((cycle, domain), body) = (path.0, body.0);
    let criteria = body
        .criteria
        .into_iter()
        .map(|line| Criterion {
            code: line.code,
            dimension: line.dimension,
            text_zh: line.text_zh,
            text_en: line.text_en,
            max_points: line.max_points,
            basis: line.basis,
            evidence_required: line.evidence_required,
        })
        .collect();
    // The honour follows from the domain; the action fills it in.
    let sheet =
        ScoringSheet { domain, honor: String::new(), title_zh: body.title_zh, title_en: body.title_en, criteria };
    Ok(web::Json(actions::put_sheet(&services, actor.origin, cycle, sheet).await?.into()))
}
