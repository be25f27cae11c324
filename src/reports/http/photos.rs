//! The photos of a report: bytes in, pictures out.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, get, put, web};
use serde::{Deserialize, Serialize};

use super::views::{CompletenessView, UploadView};
use crate::accounts::Actor;
use crate::accounts::model::{Member, Reviewer, SignedIn};
use crate::db::types::{PhotoId, ReportId};
use crate::http::extract::{Body, Params, Path, client_has};
use crate::http::problem::{Problem, ProblemView};
use crate::photos::http::{Carrying, show};
use crate::photos::pipeline::BlurArea;
use crate::photos::{Blurs, Error as PhotoError, LongSide};
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
    mut carrying: Carrying,
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<Member>,
    Path((report_id, photo_id)): Path<(ReportId, PhotoId)>,
    body: web::Payload,
) -> Result<web::Json<UploadView>, Problem> {
    carrying.belongs_to(&services, actor.identity.account_id)?;
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

/// Which revision of a picture the caller knows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    r: Option<i32>,
}

/// Shows a picture.
#[utoipa::path(
    tag = "photos",
    summary = "Get a picture",
    description = "An upright JPEG without metadata, 320 or 1600 pixels on the longer side, for those who may see the pictures of the report. \
        Under the address that the report names, with its revision, the bytes never change, so browsers may keep them for a year; \
        without the revision they have to ask again, since something may have been hidden in the picture. \
        Until the photo is `ready` this is a 404; the report tells its state. \
        With a public S3 endpoint configured the answer is a link to the store that works for some minutes.",
    operation_id = "get_rendition",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
        ("long_side" = u32, Path, description = "320 or 1600", example = 320),
        ("r" = Option<i32>, Query, description = "The revision of the picture, as the report names it", example = 1),
    ),
    responses(
        (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg", headers(
            ("ETag" = String, description = "Names these bytes for ever"),
            ("Cache-Control" = String, description = "private; for a year when `r` is the newest revision"),
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
    Params(wished): Params<Revision>,
) -> Result<HttpResponse, Problem> {
    let side = LongSide::from_pixels(long_side).ok_or_else(Problem::not_found)?;
    let ids = (report_id, photo_id);
    let wanted = |tag: &str| !client_has(&request, tag);
    let (tag, revision, picture) = actions::open_rendition(&services, &actor.identity, ids, side, wanted).await?;
    let etag = (ETAG, format!("\"{tag}\""));
    let lasting = wished.r == Some(revision);
    let kept = if lasting { "private, max-age=31536000, immutable" } else { "private, no-cache" };
    let cache = (CACHE_CONTROL, kept.to_owned());
    Ok(match picture {
        None => HttpResponse::NotModified().insert_header(etag).insert_header(cache).finish(),
        Some(picture) => show(picture, [etag, cache]),
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
        ("X-Shigan-Substitute" = String, description = "`rendition-1600` when that stands in, as where something is hidden in the photo"),
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

/// What is to be hidden in a photo.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlurBody {
    /// All areas to be hidden on behalf of the caller; an empty list shows again what he had hidden.
    areas: Vec<BlurArea>,
}

/// What is hidden in a photo.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BlurView {
    /// By its author or filer.
    author: Vec<BlurArea>,
    /// By the reviewing line.
    reviewer: Vec<BlurArea>,
}

impl From<Blurs> for BlurView {
    fn from(blurs: Blurs) -> Self {
        Self { author: blurs.author, reviewer: blurs.reviewer }
    }
}

/// Tells what is hidden in a photo.
#[utoipa::path(
    tag = "photos",
    summary = "Get what is hidden in a photo",
    description = "For the author or filer of the report, and for reviewers whose scope covers it.",
    operation_id = "get_photo_blur",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
    ),
    responses((status = 200, description = "The areas", body = BlurView))
)]
#[get("/reports/{report_id}/photos/{photo_id}/blur")]
pub async fn get_photo_blur(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path((report_id, photo_id)): Path<(ReportId, PhotoId)>,
) -> Result<web::Json<BlurView>, Problem> {
    Ok(web::Json(actions::get_blurs(&services, &actor.identity, report_id, photo_id).await?.into()))
}

/// Hides parts of a photo.
#[utoipa::path(
    tag = "photos",
    summary = "Hide parts of a photo",
    description = "Faces, plates, papers: rectangles of the upright picture, in ten-thousandths of its sides, painted black or coarsened. \
        For the author or filer of the report, and for reviewers whose scope covers it; each side replaces its own list and leaves the other's. \
        At once the old pictures are not served any more, anywhere; new ones follow soon. \
        The original is kept as it is, is what evidence names by its digest, and is not handed out while anything is hidden. \
        The same bytes in another report show the sum of what was hidden in them. \
        What the reviewing line hides belongs to the bytes: it stays when they are sent again, and whoever reviews a report that shows them may change it.",
    operation_id = "put_photo_blur",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
    ),
    request_body(content = BlurBody, example = json!({"areas": [{"x": 2500, "y": 1000, "width": 1200, "height": 1500, "mode": "blur"}]})),
    responses(
        (status = 200, description = "The areas hidden now; new pictures follow", body = BlurView),
        (status = 409, description = "There is no picture yet", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/reports/{report_id}/photos/{photo_id}/blur")]
pub async fn put_photo_blur(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path((report_id, photo_id)): Path<(ReportId, PhotoId)>,
    Body(body): Body<BlurBody>,
) -> Result<web::Json<BlurView>, Problem> {
    let ids = (report_id, photo_id);
    Ok(web::Json(actions::put_blurs(&services, &actor.identity, &actor.origin, ids, body.areas).await?.into()))
}
