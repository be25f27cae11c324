//! What holds for every request to an upload: the version, and methods that a proxy does not let through.
//!
//! Wrapped around the whole application, since both have to be settled before a route is chosen. Invariant: every
//! answer to an upload names the version, also a refusal.

use actix_web::ResponseError as _;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::HeaderValue;
use actix_web::middleware::Next;

use super::BASE;
use super::headers::{METHOD_OVERRIDE, TUS_RESUMABLE, TUS_VERSION};
use crate::http::problem::{self, Problem};
use crate::uploads::model::VERSION;

/// Middleware for the addresses of uploads; every other request passes untouched.
///
/// # Errors
/// What the handler returns.
pub async fn speak_tus<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let ours = request.path().strip_prefix(BASE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if !ours {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    if let Some(method) = overridden(&request) {
        request.head_mut().method = method;
    }
    let version = request.headers().get(&TUS_RESUMABLE).and_then(|value| value.to_str().ok());
    let mut response = if request.method() == Method::OPTIONS || version == Some(VERSION) {
        next.call(request).await?.map_into_left_body()
    } else {
        let detail = format!("Send Tus-Resumable: {VERSION} with every request to an upload.");
        let answer = Problem::new(&problem::TUS_VERSION, detail).error_response();
        request.into_response(answer).map_into_right_body()
    };
    response.headers_mut().insert(TUS_RESUMABLE, HeaderValue::from_static(VERSION));
    if response.status().as_u16() == problem::TUS_VERSION.status {
        response.headers_mut().insert(TUS_VERSION, HeaderValue::from_static(VERSION));
    }
    Ok(response)
}

/// Some networks let only GET and POST through; the protocol lets a POST say what it stands for.
fn overridden(request: &ServiceRequest) -> Option<Method> {
    let name = request.headers().get(&METHOD_OVERRIDE)?.to_str().ok()?;
    let method: Method = name.trim().to_ascii_uppercase().parse().ok()?;
    let allowed = matches!(method, Method::PATCH | Method::DELETE | Method::HEAD);
    (allowed && request.method() == Method::POST).then_some(method)
}
