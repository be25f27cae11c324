//! Reports: submit, list, read, edit, withdraw, hide.

use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};

use super::bodies::{EditBody, HideBody, ListParams, ManifestBody};
use super::views::{ReportLineView, ReportView};
use crate::accounts::Actor;
use crate::accounts::model::{Member, SignedIn};
use crate::db::types::ReportId;
use crate::http::extract::{Body, Page, Paging, Params, Path, if_match_revision, revision_tag};
use crate::http::problem::{Problem, ProblemView};
use crate::reports::actions::{self, Detail};
use crate::reports::change::Change;
use crate::reports::model::Manifest;
use crate::reports::queries::{After, Filter};
use crate::services::Services;

fn answer(mut response: actix_web::HttpResponseBuilder, detail: Detail) -> HttpResponse {
    let tag = revision_tag(detail.row.revision);
    response.insert_header(tag).insert_header(("cache-control", "private, no-cache")).json(ReportView::from(detail))
}

/// Takes a report.
#[utoipa::path(
    tag = "reports",
    summary = "Submit a report",
    description = "Sends the manifest of a report: its text and the photos that will follow. A text of one sentence without any photo is a full report. \
        The client mints all ids (UUID version 7), so the same manifest can be sent again as often as a bad line needs: the answer is the stored report. \
        `photos[].missing` tells which bytes to send with `put_photo_content`; a picture that this sender, or this branch, has stored before is not sent again.",
    operation_id = "submit_report",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = ManifestBody, example = json!({
        "id": "019a3b5e-7c00-7000-8000-000000000001",
        "kind": "village_service",
        "text": "今天和三名党员一起清理了村口的排水沟。",
        "outcome": "排水沟疏通120米",
        "photos": [{
            "id": "019a3b5e-7c00-7000-8000-000000000002",
            "sha256": "8ee18f55a06b4b4a05d9696bbd6d1ff4511a103f271817a1dcd9808243aa663c",
            "size": 3_753_621,
            "media_type": "image/jpeg",
            "taken_at": "2026-10-01T09:30:15+08:00"
        }]
    })),
    responses(
        (status = 201, description = "The report was taken", body = ReportView, headers(("ETag" = String, description = "The revision"))),
        (status = 200, description = "This report was here already; this is how it stands", body = ReportView, headers(("ETag" = String, description = "The revision"))),
        (status = 409, description = "The id, or that of a photo, was used for something else", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/reports")]
pub async fn submit_report(
    services: web::Data<Services>,
    actor: Actor<Member>,
    Body(body): Body<ManifestBody>,
) -> Result<HttpResponse, Problem> {
    let manifest = Manifest::try_from(body)?;
    let submitted = actions::submit(&services, &actor.identity, &actor.origin, manifest).await?;
    let response = if submitted.created { HttpResponse::Created() } else { HttpResponse::Ok() };
    Ok(answer(response, submitted.detail))
}

/// Lists reports.
#[utoipa::path(
    tag = "reports",
    summary = "List and search reports",
    description = "Reports the caller may see: his own, those he is named in, those of branches he keeps or reviews; newest day first. \
        Pages are stable while new reports arrive. Withdrawn and hidden reports appear to their author only. There is no total: nothing here counts reports. \
        To a level that scores blind, names are hidden until it has concluded: an alias stands for the branch, its id and those of people are nil, and a search by text, branch, area, place or project leaves such reports out.",
    operation_id = "list_reports",
    security(("bearer" = []), ("cookie" = [])),
    params(ListParams),
    responses((status = 200, description = "A page of reports", body = Page<ReportLineView>))
)]
#[get("/reports")]
pub async fn list_reports(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Params(params): Params<ListParams>,
) -> Result<web::Json<Page<ReportLineView>>, Problem> {
    let paging = Paging { limit: params.limit, cursor: params.cursor };
    let after: Option<After> = paging.after()?;
    let filter = Filter {
        mine: params.mine.unwrap_or(false),
        branch_id: params.branch_id,
        area_path: None,
        domain: params.domain,
        kind: params.kind,
        theme: params.theme,
        place_id: params.place_id,
        project_id: params.project_id,
        from: params.from,
        to: params.to,
        text: params.q.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()),
        has_photos: params.has_photos,
        used: params.used_as_evidence,
        record_id: params.record_id,
    };
    let limit = paging.limit();
    let lines = actions::list(&services, &actor.identity, filter, params.area_id, after, limit).await?;
    let page = Page::cut(lines, limit, |line| After { day: line.row.happened_on, id: line.row.id });
    Ok(web::Json(page.map(ReportLineView::from)))
}

/// Shows one report.
#[utoipa::path(
    tag = "reports",
    summary = "Read a report",
    description = "The report with its photos and what is known of them, and for its author and the reviewing line where it is used as evidence. \
        Outside of what the caller may see it is a 404. \
        To a level that scores blind, until it has concluded, an alias stands for the branch, names are hidden in texts, ids of branch and people are nil, and partner, project, team, place, points and uses are absent; pictures stay.",
    operation_id = "get_report",
    security(("bearer" = []), ("cookie" = [])),
    params(("report_id" = ReportId, Path, description = "The report")),
    responses((status = 200, description = "The report", body = ReportView, headers(("ETag" = String, description = "The revision"))))
)]
#[get("/reports/{report_id}")]
pub async fn get_report(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path(id): Path<ReportId>,
) -> Result<HttpResponse, Problem> {
    let detail = actions::get(&services, &actor.identity, id).await?;
    Ok(answer(HttpResponse::Ok(), detail))
}

/// Changes a report.
#[utoipa::path(
    tag = "reports",
    summary = "Edit a report",
    description = "For its author or filer, until evidence rests on it. Absent fields stay as they are, null empties. \
        `photos` is the whole new list: a photo named before stays, a new one is awaited, one left out goes.",
    operation_id = "edit_report",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("If-Match" = String, Header, description = "The ETag that was read", example = "\"r1\""),
    ),
    request_body(content = EditBody, example = json!({ "outcome": "排水沟疏通150米", "partner": null })),
    responses(
        (status = 200, description = "The report as it stands now", body = ReportView, headers(("ETag" = String, description = "The revision"))),
        (status = 409, description = "Evidence rests on it, or it is not open, or a photo id was used before", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "It was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[patch("/reports/{report_id}")]
pub async fn edit_report(
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<SignedIn>,
    Path(id): Path<ReportId>,
    Body(body): Body<EditBody>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let change = Change::try_from(body)?;
    let detail = actions::edit(&services, &actor.identity, &actor.origin, id, revision, change).await?;
    Ok(answer(HttpResponse::Ok(), detail))
}

/// Takes a report back.
#[utoipa::path(
    tag = "reports",
    summary = "Withdraw a report",
    description = "For its author or filer, while no evidence rests on it. It leaves everybody else's sight. Doing it again changes nothing.",
    operation_id = "withdraw_report",
    security(("bearer" = []), ("cookie" = [])),
    params(("report_id" = ReportId, Path, description = "The report")),
    responses(
        (status = 200, description = "It is withdrawn", body = ReportView, headers(("ETag" = String, description = "The revision"))),
        (status = 409, description = "Evidence rests on it", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "It was changed at the same moment; send again", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/reports/{report_id}/withdraw")]
pub async fn withdraw_report(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path(id): Path<ReportId>,
) -> Result<HttpResponse, Problem> {
    let detail = actions::withdraw(&services, &actor.identity, &actor.origin, id).await?;
    Ok(answer(HttpResponse::Ok(), detail))
}

/// Hides a report.
#[utoipa::path(
    tag = "reports",
    summary = "Hide a report",
    description = "一键隐藏: for those who keep the branch or review it. It leaves all lists but its author's, who sees the reason. Doing it again keeps the first reason.",
    operation_id = "hide_report",
    security(("bearer" = []), ("cookie" = [])),
    params(("report_id" = ReportId, Path, description = "The report")),
    request_body(content = HideBody, example = json!({ "reason": "画面中有内部文件" })),
    responses(
        (status = 200, description = "It is hidden", body = ReportView, headers(("ETag" = String, description = "The revision"))),
        (status = 409, description = "It was withdrawn", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "It was changed at the same moment; send again", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/reports/{report_id}/hide")]
pub async fn hide_report(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path(id): Path<ReportId>,
    Body(body): Body<HideBody>,
) -> Result<HttpResponse, Problem> {
    let detail = actions::hide(&services, &actor.identity, &actor.origin, id, body.reason).await?;
    Ok(answer(HttpResponse::Ok(), detail))
}
