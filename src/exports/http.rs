//! The wire types and handlers of exports.

use actix_web::body::SizedStream;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ContentEncoding, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpResponse, get, post, web};
use futures_util::TryStreamExt as _;
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use super::actions::{self, Export, HashListRow};
use super::model::{ExportFormat, ExportState, Failure, Subject, Wish};
use crate::accounts::Actor;
use crate::accounts::model::{Reviewer, SignedIn};
use crate::db::types::{ExportId, Instant, RecordId, Sha256};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{self, Problem, ProblemView};
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(ask_export)
        .service(list_own_exports)
        .service(list_exports_to_decide)
        .service(get_export)
        .service(decide_export)
        .service(get_export_file)
        .service(get_hash_list);
}

/// A wish to take something out.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WishBody {
    /// What.
    subject: Subject,
    /// As what.
    format: ExportFormat,
    /// Why. It stands in the trail.
    #[schema(example = "6月12日评审会", min_length = 1, max_length = 200)]
    reason: String,
}

/// What the second person says.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentBody {
    /// Whether he agrees.
    agrees: bool,
    /// A remark; due when he does not agree.
    #[serde(default)]
    #[schema(max_length = 200)]
    note: Option<String>,
}

/// An export.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ExportView {
    id: ExportId,
    subject: Subject,
    format: ExportFormat,
    /// Why.
    reason: String,
    state: ExportState,
    /// Name of who asked.
    asked_by: String,
    asked_at: Instant,
    /// Name of the second person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    decided_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    decided_at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    decision_note: Option<String>,
    /// Steps done so far.
    done: i32,
    /// Steps in all: the records it holds.
    total: i32,
    /// Once it is ready.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    file: Option<ExportFileView>,
    /// Why it could not be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    failure: Option<Failure>,
    /// When the wish or the file is over.
    expires_at: Instant,
}

/// The file of an export.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ExportFileView {
    sha256: Sha256,
    /// In bytes.
    size: i64,
    /// Where it is.
    #[schema(example = "/api/v1/exports/0197a1c0-0000-7000-8000-000000000001/file")]
    location: String,
}

impl From<Export> for ExportView {
    fn from(export: Export) -> Self {
        let Export { row, subject, asked_by, decided_by } = export;
        let file = row.file_sha256.zip(row.file_size).filter(|_| row.state == ExportState::Ready);
        Self {
            id: row.id,
            subject,
            format: row.format,
            reason: row.reason,
            state: row.state,
            asked_by,
            asked_at: row.asked_at,
            decided_by,
            decided_at: row.decided_at,
            decision_note: row.decision_note,
            done: row.done,
            total: row.total,
            file: file.map(|(sha256, size)| ExportFileView {
                sha256,
                size,
                location: format!("/api/v1/exports/{}/file", row.id),
            }),
            failure: row.failure,
            expires_at: row.expires_at,
        }
    }
}

/// The digests behind the code of a dossier.
#[derive(Serialize, utoipa::ToSchema)]
pub struct HashListView {
    /// As it is printed.
    #[schema(example = "7Q3M-K9XT-2B4C-8FDA")]
    code: String,
    record_id: RecordId,
    /// Digest of the list; the code is its beginning.
    sha256: Sha256,
    /// The very text the digest is over: canonical JSON with the digest of every snapshot of evidence and of every
    /// original photo.
    content: String,
    /// When a dossier with this code was first made.
    made_at: Instant,
}

impl From<HashListRow> for HashListView {
    fn from(row: HashListRow) -> Self {
        Self {
            code: actions::spelled(&row.code),
            record_id: row.record_id,
            sha256: row.content_sha256,
            content: row.content,
            made_at: row.made_at,
        }
    }
}

/// Asks for an export.
#[utoipa::path(
    tag = "exports",
    summary = "Ask to take something out",
    description = "A ranking, differences or evidence as XLSX or CSV; the dossier of one record as PDF; dossiers of up to 1,000 records as ZIP. A second person who might have asked for the same has to agree; then it is made in the background. Who asks has to see all of it: records in scope, not blind any more, of no branch he belongs to. The reason stands in the trail.",
    operation_id = "ask_export",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = WishBody, example = json!({"subject": {"kind": "dossiers", "record_ids": ["0197a1c0-0000-7000-8000-000000000001"]}, "format": "pdf", "reason": "6月12日评审会"})),
    responses(
        (status = 201, description = "It waits for a second person", body = ExportView),
        (status = 404, description = "A record is out of scope, or there is no such cycle", body = ProblemView, content_type = "application/problem+json"),
        (status = 409, description = "A record is to be scored blind by the caller's level", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/exports")]
pub(super) async fn ask_export(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    Body(body): Body<WishBody>,
) -> Result<HttpResponse, Problem> {
    let wish = Wish { subject: body.subject, format: body.format, reason: body.reason };
    let export = actions::ask_export(&services, actor.identity, actor.origin, wish).await?;
    Ok(HttpResponse::Created().json(ExportView::from(export)))
}

/// Lists what the caller asked for.
#[utoipa::path(
    tag = "exports",
    summary = "What I asked for",
    description = "The caller's own exports, the newest first, with their progress.",
    operation_id = "list_own_exports",
    security(("bearer" = []), ("cookie" = [])),
    params(Paging),
    responses((status = 200, description = "A page", body = Page<ExportView>))
)]
#[get("/exports")]
pub(super) async fn list_own_exports(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    Params(paging): Params<Paging>,
) -> Result<web::Json<Page<ExportView>>, Problem> {
    let rows = actions::list_own_exports(&services, actor.identity, paging.after()?, paging.limit()).await?;
    Ok(web::Json(Page::cut(rows, paging.limit(), |export| export.row.id).map(ExportView::from)))
}

/// Lists what the caller could decide.
#[utoipa::path(
    tag = "exports",
    summary = "What waits for me as the second person",
    description = "Exports others asked for, that nobody decided yet, and all of which the caller may see; the oldest first.",
    operation_id = "list_exports_to_decide",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "All of them", body = Page<ExportView>))
)]
#[get("/exports/to-decide")]
pub(super) async fn list_exports_to_decide(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
) -> Result<web::Json<Page<ExportView>>, Problem> {
    let items = actions::list_exports_to_decide(&services, actor.identity).await?;
    Ok(web::Json(Page { items, next_cursor: None }.map(ExportView::from)))
}

/// One export.
#[utoipa::path(
    tag = "exports",
    summary = "Show an export",
    description = "For who asked, who decided, and who could decide.",
    operation_id = "get_export",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = ExportId, Path, description = "The export")),
    responses((status = 200, description = "The export", body = ExportView))
)]
#[get("/exports/{id}")]
pub(super) async fn get_export(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    Path(id): Path<ExportId>,
) -> Result<web::Json<ExportView>, Problem> {
    Ok(web::Json(actions::find_export(&services, actor.identity, id).await?.into()))
}

/// Agrees or not.
#[utoipa::path(
    tag = "exports",
    summary = "Agree to an export, or refuse it",
    description = "For a second person who might have asked for the same himself. Once he agrees it is made in the background, with the rights of who asked.",
    operation_id = "decide_export",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = ExportId, Path, description = "The export")),
    request_body(content = ConsentBody, example = json!({"agrees": true})),
    responses(
        (status = 200, description = "Decided", body = ExportView),
        (status = 403, description = "The caller asked for it himself", body = ProblemView, content_type = "application/problem+json"),
        (status = 409, description = "It is decided, or its time is over", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/exports/{id}/decision")]
pub(super) async fn decide_export(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    Path(id): Path<ExportId>,
    Body(body): Body<ConsentBody>,
) -> Result<web::Json<ExportView>, Problem> {
    let decided = actions::decide_export(&services, actor.identity, actor.origin, id, body.agrees, body.note).await?;
    Ok(web::Json(decided.into()))
}

/// The file.
#[utoipa::path(
    tag = "exports",
    summary = "Fetch the file of an export",
    description = "For who asked for it, while he may still see all of it. Each fetch is written to the trail before the first byte leaves.",
    operation_id = "get_export_file",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = ExportId, Path, description = "The export")),
    responses(
        (status = 200, description = "The file", content(
            (Vec<u8> = "application/pdf"), (Vec<u8> = "application/zip"), (Vec<u8> = "text/csv"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ), headers(("Content-Disposition" = String, description = "A safe file name"))),
        (status = 409, description = "It is not ready, or its time is over", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[get("/exports/{id}/file")]
pub(super) async fn get_export_file(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    Path(id): Path<ExportId>,
) -> Result<HttpResponse, Problem> {
    let file = actions::open_export(&services, actor.identity, actor.origin, id).await?;
    let day = services.clock.day_of(file.row.asked_at);
    let name = format!("attachment; filename=\"{}-{day}.{}\"", file.subject.kind(), file.row.format);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, file.row.format.media_type()))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Packed already, and with its length a client can tell how long it takes.
        .insert_header(ContentEncoding::Identity)
        .body(SizedStream::new(file.length, file.stream.map_err(Box::<dyn std::error::Error>::from))))
}

/// The digests behind a code.
#[utoipa::path(
    tag = "exports",
    summary = "Look up the digests behind the code of a dossier",
    description = "For anybody signed in who has the dossier in hand: the list holds ids and digests and nothing else. Dashes, blanks and small letters in the code do not matter.",
    operation_id = "get_hash_list",
    security(("bearer" = []), ("cookie" = [])),
    params(("code" = String, Path, description = "As it is printed", example = "7Q3M-K9XT-2B4C-8FDA")),
    responses((status = 200, description = "The list", body = HashListView))
)]
#[get("/hash-lists/{code}")]
pub(super) async fn get_hash_list(
    _actor: Actor<SignedIn>,
    services: web::Data<Services>,
    Path(code): Path<String>,
) -> Result<web::Json<HashListView>, Problem> {
    Ok(web::Json(actions::find_hash_list(&services, &code).await?.into()))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::new(&problem::FORBIDDEN, "You do not review all of this."),
            Error::Recused => Self::new(&problem::RECUSED, "Leave out the branches that you belong or are posted to."),
            Error::Veiled => Self::new(
                &problem::WRONG_STATE,
                "Your level scores blind. A record can be taken out once the level has concluded.",
            ),
            Error::OwnWish => Self::new(&problem::FORBIDDEN, "Somebody else has to agree to what you asked for."),
            Error::NotNow(state) => Self::new(&problem::WRONG_STATE, format!("The export is `{state}`.")),
            Error::Invalid(errors) => errors.into(),
            Error::Db(error) => error.into(),
            Error::Storage(outage) if outage.is_outage() => Self::unavailable(outage),
            Error::Storage(_) | Error::Disk(_) | Error::Document(_) => Self::internal(error),
        }
    }
}
