//! Turns what the router itself refuses into problems.
//!
//! Invariant: no answer of actix's own leaves without a problem body.

use actix_web::ResponseError as _;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::middleware::Next;

use crate::http::problem::{self, Problem};

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
