//! The contract: the OpenAPI document and what every operation shares.
//!
//! Operations are described beside their handlers. Invariant: every operation
//! lists all errors it can answer; the shared ones are added here.

use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{Modify, OpenApi as _};

use super::problem::{self, Kind, ProblemView};
use crate::db::types::UploadId;
use crate::fields::FieldError;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Shigan",
        description = "Field reports that count as evidence in the yearly appraisal of Party branches. Every error is a problem+json (RFC 9457) whose `type` leads to a page of its own.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    components(schemas(ProblemView, FieldError, UploadId)),
    tags(
        (name = "accounts", description = "Logging in, devices, people and roles"),
        (name = "organizations", description = "Areas, organisations, projects, teams, places, postings"),
        (name = "reports", description = "Reports from the field"),
        (name = "photos", description = "Bytes in, pictures out"),
        (name = "uploads", description = "Photos in pieces: tus 1.0, for bad lines"),
        (name = "hints", description = "Photos that show what an earlier photo shows: neutral, for the author and the reviewing line."),
        (name = "appraisals", description = "Cycles, sheets, records, scores and their evidence"),
        (name = "inspections", description = "Visits: what inspectors saw and found, with photos"),
        (name = "panels", description = "Days on which branches present themselves: order, judges, slides, results"),
        (name = "exports", description = "Taking rankings, evidence and dossiers out, with a second person's consent"),
        (name = "feedback", description = "Suggestions and complaints, for the city's administrator"),
        (name = "audit", description = "The trail"),
        (name = "service", description = "Health and documentation"),
    ),
    modifiers(&Security)
)]
struct Base;

struct Security;

impl Modify for Security {
    fn modify(&self, openapi: &mut OpenApi) {
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme(
            "bearer",
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build()),
        );
        components.add_security_scheme(
            "cookie",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(crate::accounts::actor::COOKIE))),
        );
    }
}

/// The document to which the app adds its routes.
#[must_use]
pub fn base() -> OpenApi {
    Base::openapi()
}

/// Adds the answers every operation shares, so that handlers name only their own.
#[must_use]
pub fn complete(mut openapi: OpenApi) -> OpenApi {
    for (path, item) in &mut openapi.paths.paths {
        let addressed = path.contains('{');
        // Whoever writes may find no room.
        for operation in [&mut item.put, &mut item.post, &mut item.delete, &mut item.patch].into_iter().flatten() {
            add(operation, &problem::FULL);
        }
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.patch,
            &mut item.head,
            &mut item.options,
        ];
        for operation in operations.into_iter().flatten() {
            add_shared(operation, addressed);
        }
    }
    openapi
}

fn add_shared(operation: &mut Operation, addressed: bool) {
    let mut kinds: Vec<&Kind> = vec![&problem::INTERNAL, &problem::UNAVAILABLE];
    if operation.security.as_ref().is_some_and(|security| !security.is_empty()) {
        kinds.extend([&problem::UNAUTHENTICATED, &problem::FORBIDDEN]);
    }
    if addressed {
        kinds.push(&problem::NOT_FOUND);
    }
    if let Some(body) = &operation.request_body {
        kinds.extend([&problem::MALFORMED, &problem::TOO_LARGE, &problem::UNSUPPORTED_MEDIA]);
        if body.content.contains_key("application/json") {
            kinds.push(&problem::INVALID);
        }
    }
    if operation.parameters.as_ref().is_some_and(|parameters| !parameters.is_empty()) {
        kinds.push(&problem::MALFORMED);
    }
    for kind in kinds {
        add(operation, kind);
    }
}

fn add(operation: &mut Operation, kind: &Kind) {
    let responses = &mut operation.responses.responses;
    responses.entry(kind.status.to_string()).or_insert_with(|| RefOr::T(problem_response(kind.title)));
}

/// A response that carries a problem.
#[must_use]
pub fn problem_response(description: &str) -> Response {
    ResponseBuilder::new()
        .description(description)
        .content(
            "application/problem+json",
            ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build(),
        )
        .build()
}
