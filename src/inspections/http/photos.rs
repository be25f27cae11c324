//! Photos of visit notes: bytes in, pictures out.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_LENGTH, ETAG};
use actix_web::{HttpRequest, HttpResponse, get, put, web};
use serde::Serialize;

use super::super::actions;
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{VisitNoteId, VisitPhotoId};
use crate::http::extract::{Path, client_has};
use crate::http::problem::{Problem, ProblemView};
use crate::photos::http::{Carrying, show};
use crate::photos::{self, LongSide};
use crate::services::Services;

/// That the bytes are here.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VisitPhotoStoredView {
    photo_id: VisitPhotoId,
}

/// Takes the bytes of a photo.
#[utoipa::path(
    tag = "inspections",
    summary = "Send the bytes of a photo of a visit",
    description = "By whoever wrote the note. The body is the file as it is; length and SHA-256 must be those of the note. When the answer comes the bytes are durable; pictures follow soon after. Sending again changes nothing.",
    operation_id = "put_visit_photo",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = VisitNoteId, Path, description = "The note"), ("photo_id" = VisitPhotoId, Path, description = "The photo")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file as it is"),
    responses(
        (status = 200, description = "The bytes are here and durable", body = VisitPhotoStoredView),
        (status = 409, description = "The note was withdrawn", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "Length or digest are not those announced", body = ProblemView, content_type = "application/problem+json"),
        (status = 507, description = "No room is left", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/visit-notes/{id}/photos/{photo_id}/content")]
pub(super) async fn put_visit_photo(
    mut carrying: Carrying,
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<SignedIn>,
    path: Path<(VisitNoteId, VisitPhotoId)>,
    body: web::Payload,
) -> Result<web::Json<VisitPhotoStoredView>, Problem> {
    carrying.belongs_to(&services, actor.identity.account_id)?;
    let upload = actions::begin_upload(&services, &actor.identity, path.0).await?;
    let limit = services.config.photo_max_bytes;
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit) {
        photos::discard(&services, body).await;
        return Err(photos::Error::TooLarge { limit }.into());
    }
    actions::finish_upload(&services, &actor.origin, upload, body).await?;
    Ok(web::Json(VisitPhotoStoredView { photo_id: path.0.1 }))
}

/// Shows a picture.
#[utoipa::path(
    tag = "inspections",
    summary = "Get a picture of a visit",
    description = "An upright JPEG without metadata, 320 or 1600 pixels on the longer side, for those who may read the note. Until it is made this is a 404. With a public S3 endpoint configured the answer is a link to the store that works for some minutes.",
    operation_id = "get_visit_picture",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = VisitNoteId, Path, description = "The note"),
        ("photo_id" = VisitPhotoId, Path, description = "The photo"),
        ("long_side" = u32, Path, description = "320 or 1600", example = 320),
    ),
    responses(
        (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg", headers(("ETag" = String, description = "Names these bytes for ever"))),
        (status = 304, description = "The caller has it already"),
        (status = 307, description = "The store has it at this address, for some minutes", headers(("Location" = String, description = "Where"))),
    )
)]
#[get("/visit-notes/{id}/photos/{photo_id}/renditions/{long_side}")]
pub(super) async fn get_visit_picture(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    request: HttpRequest,
    path: Path<(VisitNoteId, VisitPhotoId, u32)>,
) -> Result<HttpResponse, Problem> {
    let (note, photo, long_side) = path.0;
    let side = LongSide::from_pixels(long_side).ok_or_else(Problem::not_found)?;
    let wanted = |tag: &str| !client_has(&request, tag);
    let (tag, picture) = actions::open_picture(&services, actor.identity, (note, photo), side, wanted).await?;
    let etag = (ETAG, format!("\"{tag}\""));
    let cache = (CACHE_CONTROL, "private, no-cache".to_owned());
    Ok(match picture {
        None => HttpResponse::NotModified().insert_header(etag).insert_header(cache).finish(),
        Some(picture) => show(picture, [etag, cache]),
    })
}
