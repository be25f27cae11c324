//! Looking: dossier, linked reports, one piece of evidence.

use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Deserialize;

use super::super::actions::{self, ReportFilter};
use super::linked::LinkedReportView;
use super::views::{DossierView, ProofView};
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{CriterionId, EvidenceId, RecordId};
use crate::http::extract::{Page, Paging, Params, Path, revision_tag};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// The dossier of a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show the dossier of a record",
    description = "Sheet, scores of every level with their reasons, evidence with renditions, and what is still missing, in one request. A reviewer in scope sees all of it. The keeper of the branch, and a reviewer who belongs or is posted to it, see the sheet, the branch's own score and the evidence, without the scores, names and remarks of reviewers and without visit notes. To a level that scores blind, names of the branch, of places and of people are hidden until it has concluded. The ETag goes into `If-Match` of a change.",
    operation_id = "get_dossier",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The dossier", body = DossierView, headers(("ETag" = String, description = "Revision of the record"))))
)]
#[get("/records/{id}")]
pub(super) async fn get_dossier(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<HttpResponse, Problem> {
    let dossier = actions::load_dossier(&services, &actor.identity, id.0).await?;
    let tag = revision_tag(dossier.record.revision);
    Ok(HttpResponse::Ok().insert_header(tag).json(DossierView::from(dossier)))
}

/// What a list of linked reports is narrowed to.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LinkedReportQuery {
    /// Of one kind of work.
    #[param(example = "village_service")]
    kind: Option<String>,
    /// Of one theme, by its code.
    theme: Option<String>,
    /// Of work on this day or later.
    from: Option<NaiveDate>,
    /// Of work on this day or earlier.
    to: Option<NaiveDate>,
    /// Text in the report.
    q: Option<String>,
    /// With photos, or without.
    has_photos: Option<bool>,
    /// Not yet evidence in this record, or already.
    unused: Option<bool>,
    /// `true`: only what the branch offers, for `criterion_id` where it is given.
    offered: Option<bool>,
    /// The criterion for which a reviewer looks. That he looked is noted, and he may then ask the branch about it.
    criterion_id: Option<CriterionId>,
}

/// The reports linked to a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the reports linked to a record",
    description = "Submitted reports of the branch on days of the cycle, the newest first: what a reviewer chooses evidence from. Reports link themselves; nobody is asked again. To a level that scores blind, names are hidden until it has concluded, and `q` finds only what is shown.",
    operation_id = "list_record_reports",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record"), LinkedReportQuery, Paging),
    responses((status = 200, description = "A page of reports", body = Page<LinkedReportView>))
)]
#[get("/records/{id}/reports")]
pub(super) async fn list_record_reports(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    query: Params<LinkedReportQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<LinkedReportView>>, Problem> {
    let query = query.0;
    if let Some(criterion) = query.criterion_id {
        actions::note_search(&services, &actor.identity, id.0, criterion).await?;
    }
    let filter = ReportFilter {
        kind: query.kind,
        theme: query.theme,
        from: query.from,
        to: query.to,
        text: query.q.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()),
        has_photos: query.has_photos,
        unused: query.unused,
        offered: query.offered.unwrap_or_default().then_some(query.criterion_id),
    };
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let rows = actions::list_record_reports(&services, &actor.identity, id.0, filter, after, limit).await?;
    let page = Page::cut(rows, limit, |row| (row.report.happened_on, row.report.id));
    Ok(web::Json(page.map(LinkedReportView::from)))
}

/// One piece of evidence.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show a piece of evidence",
    description = "The snapshot taken at attaching, the very text its digest is over, whether the two fit, and whether the report changed since. Detached evidence stays readable. Visible to whom the dossier is; visit notes are not shown to the branch; a level that scores blind sees it once it has concluded.",
    operation_id = "get_evidence",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = EvidenceId, Path, description = "The evidence")),
    responses(
        (status = 200, description = "The evidence", body = ProofView),
        (status = 409, description = "The caller's level scores blind and has not concluded yet", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[get("/evidence/{id}")]
pub(super) async fn get_evidence(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<EvidenceId>,
) -> Result<web::Json<ProofView>, Problem> {
    Ok(web::Json(actions::find_proof(&services, &actor.identity, id.0).await?.into()))
}
