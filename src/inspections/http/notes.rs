//! Visit notes on the wire.

use actix_web::{HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Note, PhotoRow, VisitableRow};
use super::super::model::{Draft, Slot, VisitFinding};
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::appraisals::RecordState;
use crate::db::types::{CycleId, Instant, RecordId, Sha256, VisitNoteId, VisitPhotoId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A visit note.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitNoteBody {
    /// Minted by the client: a UUID of version 7.
    id: VisitNoteId,
    /// The day of the visit.
    visited_on: NaiveDate,
    /// What was seen and heard, 1 to 2000 characters.
    text: String,
    /// What was found. Due once the city has concluded, and out of place before.
    #[serde(default)]
    finding: Option<VisitFinding>,
    /// 1 to 500 characters. Due unless the finding confirms.
    #[serde(default)]
    reason: Option<String>,
    /// Photos that will come. None is fine.
    #[serde(default)]
    #[schema(max_items = 9)]
    photos: Vec<VisitSlotBody>,
}

/// A photo that will come.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitSlotBody {
    /// Minted by the client: a UUID of version 7.
    id: VisitPhotoId,
    /// Digest of the bytes.
    sha256: Sha256,
    /// How many they are.
    size: i64,
}

/// Why a note is withdrawn.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawNoteBody {
    /// 1 to 300 characters.
    reason: String,
}

/// The notes of a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VisitNotesView {
    /// In the order in which they came; withdrawn ones too.
    items: Vec<VisitNoteView>,
}

/// A visit note.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VisitNoteView {
    id: VisitNoteId,
    record_id: RecordId,
    /// Who wrote it.
    inspector: String,
    /// Whether the caller did.
    own: bool,
    visited_on: NaiveDate,
    text: String,
    finding: Option<VisitFinding>,
    reason: Option<String>,
    photos: Vec<VisitPhotoView>,
    noted_at: Instant,
    withdrawn_at: Option<Instant>,
    withdraw_reason: Option<String>,
}

/// A photo of a note.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VisitPhotoView {
    id: VisitPhotoId,
    sha256: Sha256,
    /// Whether its bytes have to be sent still.
    missing: bool,
    /// 320 pixels on the longer side.
    thumbnail_url: String,
    /// 1600 pixels on the longer side.
    large_url: String,
}

impl From<PhotoRow> for VisitPhotoView {
    fn from(row: PhotoRow) -> Self {
        let address = |side| format!("/api/v1/visit-notes/{}/photos/{}/renditions/{side}", row.note_id, row.id);
        Self {
            thumbnail_url: address(320),
            large_url: address(1600),
            missing: row.stored_at.is_none(),
            id: row.id,
            sha256: row.sha256,
        }
    }
}

impl From<Note> for VisitNoteView {
    fn from(note: Note) -> Self {
        let row = note.row;
        Self {
            id: row.id,
            record_id: row.record_id,
            inspector: row.inspector,
            own: note.own,
            visited_on: row.visited_on,
            text: row.body,
            finding: row.finding,
            reason: row.reason,
            photos: note.photos.into_iter().map(VisitPhotoView::from).collect(),
            noted_at: row.noted_at,
            withdrawn_at: row.withdrawn_at,
            withdraw_reason: row.withdraw_reason,
        }
    }
}

/// Records that may be visited.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VisitableView {
    /// In the order of areas.
    items: Vec<VisitableRecordView>,
}

/// A record that may be visited.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VisitableRecordView {
    record_id: RecordId,
    /// With `city_reviewed` a finding is due.
    state: RecordState,
    /// Full name of the branch.
    name: String,
    area_name: String,
}

impl From<VisitableRow> for VisitableRecordView {
    fn from(row: VisitableRow) -> Self {
        Self { record_id: row.record_id, state: row.state, name: row.name, area_name: row.area_name }
    }
}

/// The records an inspector may visit.
#[utoipa::path(
    tag = "inspections",
    summary = "List branches to be visited",
    description = "Of a cycle, within the caller's scope as an inspector, in the order of areas; none he has a part in, and none that his own level as a reviewer still scores blind.",
    operation_id = "list_visitable",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The records", body = VisitableView))
)]
#[get("/cycles/{id}/visits")]
pub(super) async fn list_visitable(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<VisitableView>, Problem> {
    let rows = actions::list_visitable(&services, actor.identity, id.0).await?;
    Ok(web::Json(VisitableView { items: rows.into_iter().map(VisitableRecordView::from).collect() }))
}

/// The notes of a record.
#[utoipa::path(
    tag = "inspections",
    summary = "List the visit notes of a branch",
    description = "For inspectors and reviewers in scope; not for the branch, and not for a level that still scores blind.",
    operation_id = "list_visit_notes",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The notes", body = VisitNotesView))
)]
#[get("/records/{id}/visit-notes")]
pub(super) async fn list_visit_notes(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<web::Json<VisitNotesView>, Problem> {
    let notes = actions::list_notes(&services, actor.identity, id.0).await?;
    Ok(web::Json(VisitNotesView { items: notes.into_iter().map(VisitNoteView::from).collect() }))
}

/// Takes a note.
#[utoipa::path(
    tag = "inspections",
    summary = "Write a visit note",
    description = "What an inspector saw and heard, with up to nine photos, which follow one by one; none is fine. Once the city has concluded he also tells what he found: `confirm`, `adjust` (scores have to be looked at again) or `fail`, and the step `inspect` is bound by it. Sending the same again is the same as once. A note may be named as evidence of a score.",
    operation_id = "write_visit_note",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    request_body(content = VisitNoteBody, example = json!({"id": "019a3b5e-7c00-7000-8000-000000000001", "visited_on": "2026-06-08", "text": "查阅台账，走访三户，情况属实。", "finding": "confirm"})),
    responses(
        (status = 200, description = "It was here already", body = VisitNoteView),
        (status = 201, description = "The note", body = VisitNoteView),
        (status = 409, description = "The branch cannot be visited now, or the id was used for something else", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/records/{id}/visit-notes")]
pub(super) async fn write_visit_note(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    body: Body<VisitNoteBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let slot = |one: VisitSlotBody| Slot { id: one.id, sha256: one.sha256, size: one.size };
    let draft = Draft {
        id: body.id,
        record: id.0,
        visited_on: body.visited_on,
        text: body.text,
        finding: body.finding,
        reason: body.reason,
        photos: body.photos.into_iter().map(slot).collect(),
    };
    let (note, new) = actions::write_note(&services, actor.identity, actor.origin, draft).await?;
    let mut answer = if new { HttpResponse::Created() } else { HttpResponse::Ok() };
    Ok(answer.json(VisitNoteView::from(note)))
}

/// Withdraws a note.
#[utoipa::path(
    tag = "inspections",
    summary = "Withdraw a visit note",
    description = "By whoever wrote it, with a reason, unless a score rests on it. It stays listed and binds nothing any more.",
    operation_id = "withdraw_visit_note",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = VisitNoteId, Path, description = "The note")),
    request_body(content = WithdrawNoteBody, example = json!({"reason": "写错了支部"})),
    responses(
        (status = 200, description = "The note", body = VisitNoteView),
        (status = 409, description = "It was withdrawn, or something rests on it", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/visit-notes/{id}/withdraw")]
pub(super) async fn withdraw_visit_note(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<VisitNoteId>,
    body: Body<WithdrawNoteBody>,
) -> Result<web::Json<VisitNoteView>, Problem> {
    let note = actions::withdraw_note(&services, actor.identity, actor.origin, id.0, body.0.reason).await?;
    Ok(web::Json(note.into()))
}
