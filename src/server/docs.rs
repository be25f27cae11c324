//! What the server tells about itself: the contract, Swagger UI, a page per problem.
//!
//! Everything is embedded; nothing is loaded from elsewhere.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::http::problem::{self, Problem};

/// The contract of these routes: a test compares it with what is generated from them.
const CONTRACT: &str = include_str!("../../api-docs/openapi.json");

/// Swagger UI under `/docs/`, from the vendored copy.
#[must_use]
pub fn swagger() -> SwaggerUi {
    SwaggerUi::new("/docs/{_:.*}").config(Config::new(["/api/v1/openapi.json"]))
}

/// Registers the pages. They are no part of the contract, which describes the API.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/docs",
            web::get()
                .to(|| async { HttpResponse::PermanentRedirect().insert_header(("location", "/docs/")).finish() }),
        )
        .route("/api/v1/openapi.json", web::get().to(openapi_json))
        .route("/docs/openapi.json", web::get().to(openapi_json))
        .route("/problems/{slug}", web::get().to(problem_page));
}

async fn openapi_json() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").insert_header((CACHE_CONTROL, "no-cache")).body(CONTRACT)
}

async fn problem_page(slug: web::Path<String>) -> Result<HttpResponse, Problem> {
    let known = problem::ALL.iter().any(|kind| kind.slug == slug.as_str());
    let text = known
        .then(|| PAGES.iter().find(|(name, _)| *name == slug.as_str()))
        .flatten()
        .ok_or_else(Problem::not_found)?
        .1;
    Ok(HttpResponse::Ok().content_type("text/markdown; charset=utf-8").body(text))
}

macro_rules! pages {
    ($($slug:literal),+ $(,)?) => {
        const PAGES: &[(&str, &str)] = &[$(($slug, include_str!(concat!("../../api-docs/problems/", $slug, ".md")))),+];
    };
}

pages!(
    "malformed-request",
    "cut-short",
    "unauthenticated",
    "wrong-credentials",
    "forbidden",
    "foreign-origin",
    "password-change-due",
    "recused",
    "not-found",
    "method-not-allowed",
    "conflict",
    "same-id-other-body",
    "wrong-state",
    "incomplete",
    "wrong-offset",
    "request-in-flight",
    "upload-given-up",
    "stale",
    "tus-version",
    "too-large",
    "unsupported-media",
    "invalid",
    "digest-mismatch",
    "idempotency-key-reused",
    "account-locked",
    "upload-taken-over",
    "if-match-required",
    "too-many-requests",
    "wrong-checksum",
    "internal",
    "unavailable",
    "storage-full",
);
