//! Sheets as files, and their versions.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, get, put, web};
use serde::Deserialize;

use super::super::{actions, sheet_book};
use super::sheets::{SheetSummaryView, SheetView};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{CycleId, SheetId};
use crate::http::extract::{MAX_JSON, Page, Params, Path};
use crate::http::problem::{self, Problem, ProblemView};
use crate::services::Services;

/// Every version of a sheet.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the versions of a sheet",
    description = "Of one domain in a cycle, the newest first; it is in force. Older ones stay readable.",
    operation_id = "list_sheet_versions",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("cycle_id" = CycleId, Path, description = "The cycle"),
        ("domain" = String, Path, description = "Code of the domain"),
    ),
    responses((status = 200, description = "The versions", body = Page<SheetSummaryView>))
)]
#[get("/cycles/{cycle_id}/sheets/{domain}/versions")]
pub(super) async fn list_sheet_versions(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    path: Path<(CycleId, String)>,
) -> Result<web::Json<Page<SheetSummaryView>>, Problem> {
    let (cycle, domain) = path.0;
    let sheets = actions::list_sheet_versions(&services, &actor.identity, cycle, domain).await?;
    Ok(web::Json(Page { items: sheets, next_cursor: None }.map(SheetSummaryView::from)))
}

/// As what a sheet is exported.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SheetFormat {
    /// The body that `PUT /api/v1/cycles/{cycle_id}/sheets/{domain}` takes.
    Json,
    /// A workbook.
    Xlsx,
}

/// As what.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// `json` or `xlsx`.
    #[param(inline)]
    format: SheetFormat,
}

/// Exports a sheet.
#[utoipa::path(
    tag = "appraisals",
    summary = "Export a sheet",
    description = "As JSON in the shape in which it is written, or as a workbook that a department can edit and send back.",
    operation_id = "export_sheet",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = SheetId, Path, description = "The version"), ExportQuery),
    responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream"))
)]
#[get("/sheets/{id}/file")]
pub(super) async fn export_sheet(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<SheetId>,
    query: Params<ExportQuery>,
) -> Result<HttpResponse, Problem> {
    let sheet = actions::export_sheet(&services, &actor.identity, id.0).await?;
    let (kind, ending, bytes) = match query.0.format {
        SheetFormat::Json => {
            let body =
                serde_json::json!({"title_zh": sheet.title_zh, "title_en": sheet.title_en, "criteria": sheet.criteria});
            ("application/octet-stream", "json", serde_json::to_vec_pretty(&body).map_err(Problem::internal)?)
        }
        SheetFormat::Xlsx => (sheet_book::MEDIA_TYPE, "xlsx", sheet_book::write(&sheet).map_err(Problem::internal)?),
    };
    let name = format!("attachment; filename=\"sheet-{}.{ending}\"", sheet.domain);
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, kind)).insert_header((CONTENT_DISPOSITION, name)).body(bytes))
}

/// Imports a sheet.
#[utoipa::path(
    tag = "appraisals",
    summary = "Import a sheet from a workbook",
    description = "Writes the next version of the domain's sheet into a draft cycle. The workbook has the layout of the export. Pointers of a 422 are cells (`/cells/E7`) where a cell is at fault, and into the criteria otherwise.",
    operation_id = "import_sheet",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("cycle_id" = CycleId, Path, description = "The cycle"),
        ("domain" = String, Path, description = "Code of the domain"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The workbook as it is, 256 KiB at the most"),
    responses(
        (status = 200, description = "The new version", body = SheetView),
        (status = 409, description = "The cycle is no draft any more: its sheets are frozen", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "The workbook is not right", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/cycles/{cycle_id}/sheets/{domain}/workbook")]
pub(super) async fn import_sheet(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    path: Path<(CycleId, String)>,
    body: web::Payload,
) -> Result<web::Json<SheetView>, Problem> {
    let (cycle, domain) = path.0;
    let too_large = || Problem::new(&problem::TOO_LARGE, format!("A workbook may have {MAX_JSON} bytes at the most."));
    let bytes = body.to_bytes_limited(MAX_JSON).await.map_err(|_| too_large())?;
    let bytes = bytes.map_err(|error| Problem::new(&problem::MALFORMED, format!("The body broke off: {error}.")))?;
    Ok(web::Json(actions::import_sheet(&services, actor.origin, cycle, domain, &bytes).await?.into()))
}
