//! What stands before the handlers: turns away what there is no room for, and makes the router's own refusals problems.
//!
//! Invariants: no answer of actix's own leaves without a problem body; asking for the health is never turned away.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::CONTENT_TYPE;
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage as _, ResponseError as _, web};

use crate::http::problem::{self, Problem};
use crate::http::unwanted::Unwanted;
use crate::services::Services;

/// Middleware: a known address with another method is a 405 with a problem, not an empty answer.
///
/// # Errors
/// What the handler returns.
pub async fn refuse_wrong_method<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED && !response.headers().contains_key(CONTENT_TYPE) {
        let (request, bare) = response.into_parts();
        let detail = format!("{} is not taken here; /docs lists what is.", request.method());
        let mut answer = Problem::new(&problem::METHOD_NOT_ALLOWED, detail).error_response();
        for (name, value) in bare.headers() {
            answer.headers_mut().insert(name.clone(), value.clone());
        }
        return Ok(ServiceResponse::new(request, answer).map_into_right_body());
    }
    Ok(response.map_into_left_body())
}

/// Middleware: more requests than there is room for are answered at once, instead of all of them late.
///
/// A handler that takes photos swaps the pass for one of its own; see `Carrying` in `photos`.
///
/// # Errors
/// What the handler returns.
pub async fn admit<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let services = request.app_data::<web::Data<Services>>().cloned();
    if let Some(services) = services.filter(|_| !request.path().starts_with("/health/")) {
        match services.requests.enter() {
            // It leaves with the request, once the answer is made.
            Ok(pass) => drop(request.extensions_mut().insert(pass)),
            Err(full) => {
                Unwanted::mark(request.request());
                let answer = Problem::from(full).error_response();
                return Ok(ending(request.into_response(answer)).map_into_right_body());
            }
        }
    }
    Ok(ending(next.call(request).await?).map_into_left_body())
}

/// A connection whose bytes are not read any more takes no other request.
fn ending<B>(mut response: ServiceResponse<B>) -> ServiceResponse<B> {
    if Unwanted::is_marked_of(response.request()) {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    response
}
