//! The photos of a report: bytes in, pictures out.

use actix_web::body::SizedStream;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, get, put, web};
use futures_util::TryStreamExt as _;

use super::views::{CompletenessView, UploadView};
use crate::accounts::Actor;
use crate::accounts::model::{Member, Reviewer, SignedIn};
use crate::db::types::{PhotoId, ReportId};
use crate::http::extract::{Path, client_has};
use crate::http::problem::{Problem, ProblemView};
use crate::photos::{Error as PhotoError, LongSide, Picture};
use crate::reports::actions;
use crate::services::Services;

/// Names the stand-in for an original that cannot be cleaned of its metadata.
const SUBSTITUTE: &str = "x-shigan-substitute";

/// Takes the bytes of a photo.
#[utoipa::path(
    tag = "photos",
    summary = "Send the bytes of a photo",
    description = "For the author or filer of the report. The body is the file as it is, under any content type, with or without a length. \
        Length and SHA-256 must be those of the manifest. The format is told by the first bytes; accepted are JPEG, PNG, WebP, HEIC and GIF. \
        When the answer comes the bytes are durable; pictures follow soon after. Sending again is answered alike and changes nothing.",
    operation_id = "put_photo_content",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file as it is"),
    responses(
        (status = 200, description = "The bytes are here and durable", body = UploadView),
        (status = 409, description = "The report takes no photos any more", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "Length or digest are not those announced", body = ProblemView, content_type = "application/problem+json"),
        (status = 507, description = "No room is left", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/reports/{report_id}/photos/{photo_id}/content")]
pub async fn put_photo_content(
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<Member>,
    Path((report_id, photo_id)): Path<(ReportId, PhotoId)>,
    body: web::Payload,
) -> Result<web::Json<UploadView>, Problem> {
    let upload = actions::begin_upload(&services, &actor.identity, report_id, photo_id).await?;
    let limit = services.config.photo_max_bytes;
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if !upload.filled && announced.is_some_and(|length| length > limit) {
        actions::refuse_upload(&services, body).await;
        return Err(PhotoError::TooLarge { limit }.into());
    }
    let (state, received, expected) = actions::finish_upload(&services, &actor.origin, upload, body).await?;
    Ok(web::Json(UploadView { photo_id, state, completeness: CompletenessView::new(received, expected) }))
}

/// Shows a picture.
#[utoipa::path(
    tag = "photos",
    summary = "Get a picture",
    description = "An upright JPEG without metadata, 320 or 1600 pixels on the longer side, for those who may see the pictures of the report. \
        The bytes never change, so browsers may keep them for a year. Until the photo is `ready` this is a 404; the report tells its state. \
        With a public S3 endpoint configured the answer is a link to the store that works for some minutes.",
    operation_id = "get_rendition",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
        ("long_side" = u32, Path, description = "320 or 1600", example = 320),
    ),
    responses(
        (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg", headers(
            ("ETag" = String, description = "Names these bytes for ever"),
            ("Cache-Control" = String, description = "private, for a year"),
        )),
        (status = 304, description = "The caller has it already"),
        (status = 307, description = "The store has it at this address, for some minutes", headers(("Location" = String, description = "Where"))),
    )
)]
#[get("/reports/{report_id}/photos/{photo_id}/renditions/{long_side}")]
pub async fn get_rendition(
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<SignedIn>,
    Path((report_id, photo_id, long_side)): Path<(ReportId, PhotoId, u32)>,
) -> Result<HttpResponse, Problem> {
    let side = LongSide::from_pixels(long_side).ok_or_else(Problem::not_found)?;
    let ids = (report_id, photo_id);
    let wanted = |tag: &str| !client_has(&request, tag);
    let (tag, picture) = actions::open_rendition(&services, &actor.identity, ids, side, wanted).await?;
    let etag = (ETAG, format!("\"{tag}\""));
    let cache = (CACHE_CONTROL, "private, max-age=31536000, immutable");
    Ok(match picture {
        None => HttpResponse::NotModified().insert_header(etag).insert_header(cache).finish(),
        Some(Picture::Link(link)) => HttpResponse::TemporaryRedirect()
            .insert_header((LOCATION, link.as_str()))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .finish(),
        Some(Picture::Stream { length, stream }) => HttpResponse::Ok()
            .insert_header(etag)
            .insert_header(cache)
            .insert_header((CONTENT_TYPE, "image/jpeg"))
            .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .body(SizedStream::new(length, stream.map_err(Box::<dyn std::error::Error>::from))),
    })
}

/// Gives a clean copy of an original.
#[utoipa::path(
    tag = "photos",
    summary = "Get an original without its metadata",
    description = "For reviewers whose scope covers the branch. The pixels are those that were sent; time, place and camera are taken out. \
        Where a format cannot be cleaned (HEIC, or a damaged file) the 1600 px picture stands in, and the header `X-Shigan-Substitute: rendition-1600` says so. \
        Each look is written to the trail before the first byte leaves.",
    operation_id = "get_original",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
    ),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp"),
    ), headers(
        ("Content-Disposition" = String, description = "A safe file name"),
        ("X-Shigan-Substitute" = String, description = "`rendition-1600` when that stands in"),
    )))
)]
#[get("/reports/{report_id}/photos/{photo_id}/original")]
pub async fn get_original(
    services: web::Data<Services>,
    actor: Actor<Reviewer>,
    Path((report_id, photo_id)): Path<(ReportId, PhotoId)>,
) -> Result<HttpResponse, Problem> {
    let original = actions::open_original(&services, &actor.identity, &actor.origin, report_id, photo_id).await?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, original.media_type))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"photo-{photo_id}.{}\"", original.extension),
        ))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"));
    if original.substitute {
        response.insert_header((SUBSTITUTE, "rendition-1600"));
    }
    Ok(response.body(original.bytes))
}
