//! The web app: files that `web/` was built to, embedded in the program.
//!
//! No rendering and no knowledge of screens: every address of the members' app answers with
//! one page, every address below `/desk` with another, and the page reads the address. Invariants: nothing is loaded from
//! elsewhere and no inline script or style runs, which the policy sent with every
//! page holds; a file whose name carries a hash never changes, all others are asked
//! for again. Without built pages a plain start page stands in.

use actix_web::http::Method;
use actix_web::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use rust_embed::{Embed, EmbeddedFile};

use crate::config::StorageChoice;
use crate::http::extract::client_has;
use crate::http::problem::{self, Problem};
use crate::services::Services;

/// What `npm run build` left; read from the folder itself in a debug build.
#[derive(Embed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Built;

/// The page every address of the members' app is answered with.
const APP: &str = "index.html";
/// The page every address of the review desk is answered with.
const DESK: &str = "desk.html";
/// First part of the desk's addresses.
const DESKS: &str = "desk";
/// Folder of the files whose names carry a hash of their content.
const HASHED: &str = "assets/";
/// First parts of addresses that are never the app's.
const OTHERS: &[&str] = &["api", "assets", "docs", "health", "problems"];

/// Answers what no route of the API answers: a file of the app, the app itself, or "nothing here".
///
/// # Errors
/// A 404 for everything else.
pub async fn answer(request: HttpRequest, services: web::Data<Services>) -> Result<HttpResponse, Problem> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.path().trim_start_matches('/');
    if reads && path.is_empty() {
        return Ok(file(&request, &services, APP).unwrap_or_else(start_page));
    }
    // The app has its file's name as an address too: under that name the service worker keeps it.
    let found = reads.then(|| {
        file(&request, &services, path)
            .or_else(|| is_address_of_app(&request, path).then(|| file(&request, &services, page_of(path))).flatten())
    });
    let found = found.flatten();
    found.ok_or_else(|| {
        Problem::new(&problem::NOT_FOUND, "There is nothing at this address; /docs lists what there is.")
    })
}

fn page_of(path: &str) -> &'static str {
    if path.split('/').next() == Some(DESKS) { DESK } else { APP }
}

/// A browser that opens a page says that it wants HTML; a client of the API does not.
fn is_address_of_app(request: &HttpRequest, path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let wants_page = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    !OTHERS.contains(&first) && wants_page.is_some_and(|accept| accept.contains("text/html"))
}

fn file(request: &HttpRequest, services: &Services, path: &str) -> Option<HttpResponse> {
    let content_type = content_type(path)?;
    let plain = Built::get(path)?;
    let tag = hex::encode(plain.metadata.sha256_hash());
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CACHE_CONTROL, caching(path)))
        .insert_header((ETAG, format!("\"{tag}\"")))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"));
    if client_has(request, &tag) {
        return Some(response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish());
    }
    if path == APP || path == DESK {
        protect(&mut response, services);
    }
    response.content_type(content_type);
    let (encoding, file) = smallest(request, path, plain);
    if let Some(encoding) = encoding {
        response.insert_header((CONTENT_ENCODING, encoding));
    }
    Some(response.body(file.data.into_owned()))
}

/// The compressed form the client takes, as the build left it beside the file.
fn smallest(request: &HttpRequest, path: &str, plain: EmbeddedFile) -> (Option<&'static str>, EmbeddedFile) {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes =
        |coding: &str| accepted.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == coding);
    for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
        if takes(coding)
            && let Some(file) = Built::get(&format!("{path}.{ending}"))
        {
            return (Some(coding), file);
        }
    }
    (None, plain)
}

fn caching(path: &str) -> &'static str {
    if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Only kinds of files the build makes; the compressed forms have no address of their own.
fn content_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

fn protect(response: &mut HttpResponseBuilder, services: &Services) {
    response
        .insert_header((CONTENT_SECURITY_POLICY, policy(services)))
        .insert_header((REFERRER_POLICY, "same-origin"))
        .insert_header((X_FRAME_OPTIONS, "DENY"))
        .insert_header(("permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=()"));
}

/// Pictures may come straight from the store when it has a public address.
fn policy(services: &Services) -> String {
    let store = match &services.config.storage {
        StorageChoice::S3(settings) => settings.public_endpoint.as_deref().and_then(origin_of),
        StorageChoice::Local => None,
    };
    let pictures = store.map(|origin| format!(" {origin}")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:{pictures}; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    )
}

fn origin_of(endpoint: &str) -> Option<String> {
    Some(url::Url::parse(endpoint).ok()?.origin().ascii_serialization())
}

fn start_page() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'"))
        .body(include_str!("start.html"))
}
