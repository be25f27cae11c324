//! The five requests of the protocol.

use actix_web::http::header::{ALLOW, CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, delete, head, options, patch, post, web};
use futures_util::StreamExt as _;

use super::headers::{self, TUS_CHECKSUM_ALGORITHM, TUS_EXTENSION, TUS_MAX_SIZE, TUS_VERSION};
use super::headers::{UPLOAD_DEFER_LENGTH, UPLOAD_LENGTH, UPLOAD_METADATA};
use crate::accounts::Actor;
use crate::accounts::model::Member;
use crate::db::types::UploadId;
use crate::http::extract::Path;
use crate::http::problem::{Problem, ProblemView};
use crate::photos;
use crate::photos::http::Carrying;
use crate::reports;
use crate::services::Services;
use crate::uploads::actions::{self, Piece};
use crate::uploads::model::{ALGORITHMS, EXTENSIONS, Upload, VERSION};
use crate::uploads::pipe::{self, Body, Feed};
use crate::uploads::{Error, http::BASE};

/// Says what is spoken.
#[utoipa::path(
    tag = "uploads",
    summary = "Ask what the upload server can do",
    description = "tus 1.0.0, for photos on bad lines: any client of that protocol works. Send the manifest of the report first; \
        `Upload-Metadata` then names `report_id` and `photo_id`. Needs no login and no Tus-Resumable.",
    operation_id = "describe_uploads",
    responses((status = 204, description = "What is spoken", headers(
        ("Tus-Version" = String, description = "1.0.0"),
        ("Tus-Extension" = String, description = "The extensions"),
        ("Tus-Max-Size" = u64, description = "Largest photo in bytes"),
        ("Tus-Checksum-Algorithm" = String, description = "Digests that may protect a piece"),
    )))
)]
#[options("/uploads")]
pub async fn describe_uploads(services: web::Data<Services>) -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((ALLOW, "OPTIONS, POST, HEAD, PATCH, DELETE"))
        .insert_header((TUS_VERSION, VERSION))
        .insert_header((TUS_EXTENSION, EXTENSIONS))
        .insert_header((TUS_MAX_SIZE, services.config.photo_max_bytes.to_string()))
        .insert_header((TUS_CHECKSUM_ALGORITHM, ALGORITHMS))
        .finish()
}

/// Begins an upload, perhaps with its first bytes.
#[utoipa::path(
    tag = "uploads",
    summary = "Begin an upload",
    description = "For the author or filer of the report. The body may be empty, or the start of the photo, or all of it (creation-with-upload). \
        An upload is kept for seven days; of more than four at a time for one photo the oldest is ended.",
    operation_id = "create_upload",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Metadata" = String, Header, description = "`report_id` and `photo_id` of the manifest, each with its value in base64; other pairs are kept", example = "report_id MDE5YTNiNWUtN2MwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx,photo_id MDE5YTNiNWUtN2MwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAy"),
        ("Upload-Length" = Option<u64>, Header, description = "Bytes of the photo, as in the manifest"),
        ("Upload-Defer-Length" = Option<u8>, Header, description = "1 when the length follows with a later piece"),
        ("Upload-Checksum" = Option<String>, Header, description = "`sha1` or `sha256` and the digest of the body in base64"),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream", description = "The first bytes, or nothing"),
    responses(
        (status = 201, description = "The upload is begun", headers(
            ("Location" = String, description = "Where to go on"),
            ("Upload-Offset" = u64, description = "Durable bytes"),
            ("Upload-Expires" = String, description = "Until when it is kept"),
        )),
        (status = 404, description = "There is no such slot, or it is not the caller's", body = ProblemView, content_type = "application/problem+json"),
        (status = 409, description = "The report takes no photos any more", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "Tus-Resumable is missing or of another version", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "Length or digest are not those announced", body = ProblemView, content_type = "application/problem+json"),
        (status = 423, description = "A newer request goes on with the upload", body = ProblemView, content_type = "application/problem+json"),
        (status = 460, description = "The body is not what Upload-Checksum says", body = ProblemView, content_type = "application/problem+json"),
        (status = 507, description = "No room is left", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/uploads")]
pub async fn create_upload(
    mut carrying: Carrying,
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<Member>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    carrying.belongs_to(&services, actor.identity.account_id)?;
    let begun = match begin(&services, &request, &actor).await {
        Ok(begun) => begun,
        Err(problem) => {
            reports::actions::refuse_upload(&services, body).await;
            return Err(problem);
        }
    };
    let (upload, piece) = begun;
    let id = upload.id;
    let upload = match piece {
        None => upload,
        Some(piece) => {
            let (shared, origin) = (Services::clone(&services), actor.origin.clone());
            match send(&services, body, |bytes| actions::append_first(shared, origin, upload, piece, bytes)).await {
                Ok(upload) => upload,
                Err(problem) => {
                    // After a broken line its address is in the answer to the manifest; a refused one is of no use.
                    if !problem.retryable() {
                        drop(actions::end(&services, &actor.identity, &actor.origin, id).await);
                    }
                    return Err(problem);
                }
            }
        }
    };
    let mut response = HttpResponse::Created();
    headers::standing(&mut response, &upload).insert_header((LOCATION, format!("{BASE}/{id}")));
    Ok(response.finish())
}

async fn begin(
    services: &web::Data<Services>,
    request: &HttpRequest,
    actor: &Actor<Member>,
) -> Result<(Upload, Option<Piece>), Problem> {
    let length = headers::length_or_later(request)?;
    let limit = services.config.photo_max_bytes;
    if length.is_some_and(|length| length > limit) {
        return Err(photos::Error::TooLarge { limit }.into());
    }
    let piece = match (headers::is_piece(request), headers::has_body(request)) {
        (true, _) => Some(Piece { offset: 0, length: None, checksum: headers::checksum(request)? }),
        (false, true) => return Err(headers::wrong_type()),
        (false, false) => None,
    };
    let metadata = headers::metadata(request)?;
    let holds = piece.is_some();
    let upload = actions::begin(services, &actor.identity, &actor.origin, metadata, length, holds).await?;
    // What is here already needs no bytes; the offset says so.
    let piece = piece.filter(|_| !upload.filled);
    Ok((upload, piece))
}

/// Tells where an upload stands.
#[utoipa::path(
    tag = "uploads",
    summary = "Ask where an upload stands",
    description = "For the account that began it. A request that is still sending to it is stopped first, and what it brought counts. \
        When the photo is here, by this upload or another way, the offset is its length.",
    operation_id = "head_upload",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("upload_id" = UploadId, Path, description = "The upload"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
    ),
    responses(
        (status = 200, description = "Where it stands", headers(
            ("Upload-Offset" = u64, description = "Durable bytes: where to go on"),
            ("Upload-Length" = u64, description = "Bytes of the photo; absent while the client has not told"),
            ("Upload-Defer-Length" = u8, description = "1 while the client has not told the length"),
            ("Upload-Metadata" = String, description = "As it was sent"),
            ("Upload-Expires" = String, description = "Until when it is kept"),
        )),
        (status = 410, description = "It was given up", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "Tus-Resumable is missing or of another version", body = ProblemView, content_type = "application/problem+json"),
        (status = 423, description = "A newer request goes on with the upload", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[head("/uploads/{upload_id}")]
pub async fn head_upload(
    services: web::Data<Services>,
    actor: Actor<Member>,
    Path(id): Path<UploadId>,
) -> Result<HttpResponse, Problem> {
    let upload = actions::standing(&services, &actor.identity, id).await?;
    let mut response = HttpResponse::Ok();
    headers::standing(&mut response, &upload)
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((UPLOAD_METADATA, upload.metadata.as_str()));
    match upload.length {
        Some(length) => response.insert_header((UPLOAD_LENGTH, length.to_string())),
        None => response.insert_header((UPLOAD_DEFER_LENGTH, "1")),
    };
    Ok(response.finish())
}

/// Takes bytes of an upload.
#[utoipa::path(
    tag = "uploads",
    summary = "Send bytes of an upload",
    description = "For the account that began it. Bytes that came before the line broke count, unless Upload-Checksum was to protect them: \
        ask with HEAD where to go on. The newest request wins within two seconds; an older one is answered 423. \
        With the last byte the photo is taken like any other, and the answer comes when it is durable.",
    operation_id = "append_upload",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("upload_id" = UploadId, Path, description = "The upload"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Offset" = u64, Header, description = "The byte that the body begins with"),
        ("Upload-Length" = Option<u64>, Header, description = "Bytes of the photo, when that was left for later"),
        ("Upload-Checksum" = Option<String>, Header, description = "`sha1` or `sha256` and the digest of the body in base64"),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream", description = "Bytes from the offset on"),
    responses(
        (status = 204, description = "The bytes are durable", headers(
            ("Upload-Offset" = u64, description = "Durable bytes"),
            ("Upload-Expires" = String, description = "Until when the upload is kept"),
        )),
        (status = 409, description = "It goes on at another byte, or the report takes no photos any more", body = ProblemView, content_type = "application/problem+json"),
        (status = 410, description = "It was given up", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "Tus-Resumable is missing or of another version", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "Length or digest are not those announced; the upload is over", body = ProblemView, content_type = "application/problem+json"),
        (status = 423, description = "A newer request goes on with the upload", body = ProblemView, content_type = "application/problem+json"),
        (status = 460, description = "The body is not what Upload-Checksum says", body = ProblemView, content_type = "application/problem+json"),
        (status = 507, description = "No room is left", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[patch("/uploads/{upload_id}")]
pub async fn append_upload(
    mut carrying: Carrying,
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<Member>,
    Path(id): Path<UploadId>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    carrying.belongs_to(&services, actor.identity.account_id)?;
    let piece = match piece(&request) {
        Ok(piece) => piece,
        Err(problem) => {
            reports::actions::refuse_upload(&services, body).await;
            return Err(problem);
        }
    };
    let (shared, identity, origin) = (Services::clone(&services), actor.identity.clone(), actor.origin.clone());
    let work = |bytes| actions::append(shared, identity, origin, id, piece, bytes);
    let upload = send(&services, body, work).await?;
    Ok(headers::standing(&mut HttpResponse::NoContent(), &upload).finish())
}

fn piece(request: &HttpRequest) -> Result<Piece, Problem> {
    if !headers::is_piece(request) {
        return Err(headers::wrong_type());
    }
    Ok(Piece {
        offset: headers::offset(request)?,
        length: headers::length(request)?,
        checksum: headers::checksum(request)?,
    })
}

/// Ends an upload.
#[utoipa::path(
    tag = "uploads",
    summary = "End an upload",
    description = "For the account that began it. Its bytes are forgotten; a photo that is here already stays.",
    operation_id = "end_upload",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("upload_id" = UploadId, Path, description = "The upload"),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
    ),
    responses(
        (status = 204, description = "It is over"),
        (status = 412, description = "Tus-Resumable is missing or of another version", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[delete("/uploads/{upload_id}")]
pub async fn end_upload(
    services: web::Data<Services>,
    actor: Actor<Member>,
    Path(id): Path<UploadId>,
) -> Result<HttpResponse, Problem> {
    actions::end(&services, &actor.identity, &actor.origin, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Hands the body over while it comes. The work on it is a task of its own, which notices that this future was dropped
/// by the end of the pipe, and puts away what came.
async fn send<F>(
    services: &web::Data<Services>,
    mut body: web::Payload,
    work: impl FnOnce(Body) -> F,
) -> Result<Upload, Problem>
where
    F: Future<Output = Result<Upload, Error>> + Send + 'static,
{
    let (feed, bytes) = pipe::body();
    let mut work = tokio::spawn(work(bytes));
    let (done, rest) = tokio::select! {
        done = &mut work => (Some(done), true),
        rest = pass_on(&mut body, feed) => (None, rest),
    };
    let done = match done {
        Some(done) => done,
        None => work.await,
    };
    let result = done.map_err(Problem::internal)?;
    // A refusal is heard when the rest of the body was sent. Whoever is taken over has to stop at once.
    if rest && result.as_ref().is_err_and(|error| !matches!(error, Error::TakenOver)) {
        reports::actions::refuse_upload(services, body).await;
    }
    Ok(result?)
}

/// Ends when the body does, when the line breaks, or when nobody takes any more; true when there may be a rest.
async fn pass_on(body: &mut web::Payload, mut feed: Feed) -> bool {
    while let Some(chunk) = body.next().await {
        let Ok(chunk) = chunk else { return false };
        if feed.send(chunk).await.is_err() {
            return true;
        }
    }
    // Refused meanwhile: then the answer tells.
    feed.end();
    false
}
