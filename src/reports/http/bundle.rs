//! A report with its photos in one multipart request.
//!
//! Reads parts, hands each to the actions as it comes; no part is ever held whole. Invariant: a part, its head
//! included, takes a bounded amount of memory, whatever its sender makes of it.

use std::cell::Cell;
use std::rc::Rc;
use std::task::Poll;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::error::PayloadError;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post, web};
use futures_util::{Stream, StreamExt as _};

use super::bodies::ManifestBody;
use super::views::ReportView;
use crate::accounts::Actor;
use crate::accounts::model::Member;
use crate::db::types::PhotoId;
use crate::fields::FieldErrors;
use crate::http::extract::{MAX_JSON, read_json, revision_tag};
use crate::http::multipart::{multipart_problem, silent};
use crate::http::problem::{self, Problem, ProblemView};
use crate::photos::SILENCE;
use crate::photos::http::Carrying;
use crate::reports::actions::{self, Begun, Bundle, Detail};
use crate::reports::model::Manifest;
use crate::services::Services;

/// Bytes that may wait to be told apart: more than the server reads ahead, and far more than the head of a part.
const UNREAD: usize = 512 * 1024;
/// Longest key taken.
const MAX_KEY: usize = 255;
const KEY: &str = "idempotency-key";
const REPLAYED: &str = "idempotency-replayed";

/// A report with its photos.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the parts, which are read as they come")]
pub struct BundleBody {
    /// The first part: the manifest as JSON, as for `submit_report`.
    manifest: ManifestBody,
    /// Each photo as a part of its own, whose name is the id that the manifest gives it; in any order.
    #[schema(value_type = Option<String>, format = Binary)]
    photo_id: Option<Vec<u8>>,
}

/// Takes a report with its photos.
#[utoipa::path(
    tag = "reports",
    summary = "Submit a report with its photos in one request",
    description = "For programs that send on behalf of people; phones on bad lines use `submit_report` and send each photo by itself. \
        The first part is named `manifest` and is what `submit_report` takes; each further part is a photo as it is, named by the id that the manifest gives it. \
        Everything is checked and stored as if it had come one by one: the manifest first, then each photo as its part ends. \
        2xx means that all of it is durable. After any other end, also of the connection, what came is kept, the report says which photos are missing, \
        and sending the same request again goes on from there; a part whose bytes are here already is passed over. \
        With an `Idempotency-Key` the answer is kept for a day and given again to the same request of the same account, told by its manifest, which names the digest of every photo; \
        an answer that is no success is not kept.",
    operation_id = "submit_report_bundle",
    security(("bearer" = []), ("cookie" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Minted by the client for this request: 1 to 255 visible ASCII characters, with or without quotes", example = "9d2c6f0e-6f3b-4c1d-8a53-0d9c4b7f6a11")),
    request_body(content = BundleBody, content_type = "multipart/form-data", description = "The manifest, then the photos"),
    responses(
        (status = 201, description = "The report and all its photos were taken", body = ReportView, headers(
            ("ETag" = String, description = "The revision"),
            ("Idempotency-Replayed" = String, description = "`true` when this answer was given before"),
        )),
        (status = 200, description = "This report was here already, and all its photos are here now", body = ReportView, headers(
            ("ETag" = String, description = "The revision"),
            ("Idempotency-Replayed" = String, description = "`true` when this answer was given before"),
        )),
        (status = 409, description = "An id was used for something else, or the same request is still at work", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "A field is not right, a photo is missing or is not the one announced, or the key was used for another request", body = ProblemView, content_type = "application/problem+json"),
        (status = 507, description = "No room is left", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/reports/bundle")]
pub async fn submit_report_bundle(
    mut carrying: Carrying,
    services: web::Data<Services>,
    request: HttpRequest,
    actor: Actor<Member>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    carrying.belongs_to(&services, actor.identity.account_id)?;
    let key = idempotency_key(&request)?;
    let mut parts = Parts::new(&request, payload);
    let result = take(&services, &actor, key, &mut parts).await;
    // Many clients look for an answer only after sending.
    parts.discard(&services).await;
    result
}

async fn take(
    services: &Services,
    actor: &Actor<Member>,
    key: Option<String>,
    parts: &mut Parts,
) -> Result<HttpResponse, Problem> {
    let manifest = parts.manifest().await?;
    let begun = actions::begin_bundle(services, &actor.identity, &actor.origin, key, manifest).await?;
    let bundle = match begun {
        Begun::Answered(answered) => return Ok(answer(answered.status, answered.body, true)),
        Begun::Open(bundle) => bundle,
    };
    let (detail, created) = match take_photos(&bundle, parts).await {
        Ok(taken) => taken,
        Err(problem) => {
            bundle.abandon().await;
            return Err(problem);
        }
    };
    let status = if created { StatusCode::CREATED } else { StatusCode::OK }.as_u16();
    let body = serde_json::to_string(&ReportView::from(detail)).map_err(Problem::internal)?;
    bundle.settle(status, body.clone()).await?;
    Ok(answer(status, body, false))
}

async fn take_photos(bundle: &Bundle, parts: &mut Parts) -> Result<(Detail, bool), Problem> {
    while let Some(part) = parts.next().await? {
        take_part(bundle, part).await?;
    }
    Ok(bundle.finish().await?)
}

async fn take_part(bundle: &Bundle, part: Part) -> Result<(), Problem> {
    let name = part.name();
    let id = name.parse::<uuid::Uuid>().map(PhotoId::from).ok().filter(|id| bundle.promises(*id));
    let Some(id) = id else {
        let short: String = name.chars().take(60).collect();
        let detail = format!("A part is named `{short}`; each is named by the id of a photo of the manifest.");
        return Err(FieldErrors::one("/photos", detail).into());
    };
    if bundle.has(id).await? {
        return part.pass_over().await;
    }
    bundle.take_photo(id, part.stream()).await.map_err(|error| Problem::from(error).about(&format!("Photo {id}")))
}

fn answer(status: u16, body: String, again: bool) -> HttpResponse {
    let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::OK));
    let revision = serde_json::from_str::<serde_json::Value>(&body).ok().and_then(|body| body["revision"].as_i64());
    if let Some(revision) = revision.and_then(|revision| i32::try_from(revision).ok()) {
        response.insert_header(revision_tag(revision));
    }
    if again {
        response.insert_header((REPLAYED, "true"));
    }
    response.insert_header(("cache-control", "private, no-cache")).content_type("application/json").body(body)
}

/// The key of a request, if it carries one.
fn idempotency_key(request: &HttpRequest) -> Result<Option<String>, Problem> {
    let Some(value) = request.headers().get(KEY) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    if bare.is_empty() || bare.len() > MAX_KEY || !bare.bytes().all(|byte| byte.is_ascii_graphic()) {
        let detail = format!("Idempotency-Key must have 1 to {MAX_KEY} visible ASCII characters.");
        return Err(Problem::new(&problem::MALFORMED, detail));
    }
    Ok(Some(bare.to_owned()))
}

/// The parts of a body, one after the other.
struct Parts {
    form: Multipart,
    unread: Rc<Cell<usize>>,
    over: bool,
}

struct Part {
    field: Field,
    unread: Rc<Cell<usize>>,
}

impl Parts {
    fn new(request: &HttpRequest, payload: web::Payload) -> Self {
        let unread = Rc::new(Cell::new(0));
        let count = Rc::clone(&unread);
        // The parser looks for the end of a head as far as it gets; this is where it stops getting.
        let bounded = payload.map(move |chunk| {
            let chunk = chunk?;
            count.set(count.get() + chunk.len());
            if count.get() > UNREAD { Err(PayloadError::Overflow) } else { Ok(chunk) }
        });
        Self { form: Multipart::new(request.headers(), bit_by_bit(bounded)), unread, over: false }
    }

    async fn next(&mut self) -> Result<Option<Part>, Problem> {
        let next = tokio::time::timeout(SILENCE, self.form.next()).await;
        let field = match next {
            Ok(Some(Ok(field))) => field,
            Ok(None) => {
                self.over = true;
                return Ok(None);
            }
            Ok(Some(Err(error))) => {
                // What follows cannot be told apart any more.
                self.over = true;
                return Err(multipart_problem(&error));
            }
            Err(_) => {
                self.over = true;
                return Err(silent());
            }
        };
        self.unread.set(0);
        Ok(Some(Part { field, unread: Rc::clone(&self.unread) }))
    }

    /// The first part, which has to be the manifest.
    async fn manifest(&mut self) -> Result<Manifest, Problem> {
        let first = self.next().await?.filter(|part| part.name() == "manifest");
        let Some(part) = first else {
            return Err(FieldErrors::one("", "The first part must be named `manifest` and hold the manifest.").into());
        };
        let mut bytes = Vec::new();
        let mut chunks = part.stream();
        while let Some(chunk) = tokio::time::timeout(SILENCE, chunks.next()).await.map_err(|_| silent())? {
            bytes.extend_from_slice(&chunk.map_err(|error| multipart_problem(&error))?);
            if bytes.len() > MAX_JSON {
                let detail = format!("A manifest may have {MAX_JSON} bytes at the most.");
                return Err(Problem::new(&problem::TOO_LARGE, detail));
            }
        }
        Ok(Manifest::try_from(read_json::<ManifestBody>(&bytes)?)?)
    }

    /// Reads and throws away what is left, within bounds.
    async fn discard(&mut self, services: &Services) {
        let reading = async {
            while !self.over {
                match self.next().await {
                    Ok(Some(part)) => actions::refuse_upload(services, part.stream()).await,
                    Ok(None) | Err(_) => return,
                }
            }
        };
        drop(tokio::time::timeout(SILENCE, reading).await);
    }
}

/// The parser copies whatever there is to read before it gives any of it on; so it is shown one chunk at a time.
fn bit_by_bit<S: Stream + Unpin>(mut chunks: S) -> impl Stream<Item = S::Item> {
    let mut gave = false;
    futures_util::stream::poll_fn(move |cx| {
        if std::mem::take(&mut gave) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let next = chunks.poll_next_unpin(cx);
        gave = next.is_ready();
        next
    })
}

impl Part {
    fn name(&self) -> String {
        self.field.name().unwrap_or_default().to_owned()
    }

    fn stream(self) -> impl futures_util::Stream<Item = Result<web::Bytes, MultipartError>> + Unpin {
        let unread = self.unread;
        let counted = self.field.inspect(move |chunk| {
            let taken = chunk.as_ref().map_or(0, web::Bytes::len);
            unread.set(unread.get().saturating_sub(taken));
        });
        // A field must not be asked again once it has ended; whoever throws away the rest of one does.
        counted.fuse()
    }

    /// Reads to its end and keeps nothing.
    async fn pass_over(self) -> Result<(), Problem> {
        let mut chunks = self.stream();
        while let Some(chunk) = tokio::time::timeout(SILENCE, chunks.next()).await.map_err(|_| silent())? {
            chunk.map_err(|error| multipart_problem(&error))?;
        }
        Ok(())
    }
}
