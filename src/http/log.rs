//! The request log: one span a request, an id in every answer, and nothing private.
//!
//! Invariant: paths are logged without their query, and never bodies, tokens or positions.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage as _, HttpRequest, web};
use tracing::Instrument as _;

use crate::services::Services;

/// Name of the header that carries the request's id back.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of one request, as the log and the trail name it.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

impl RequestId {
    /// The id the middleware gave to a request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<String> {
        request.extensions().get::<Self>().map(|id| id.0.clone())
    }
}

/// The client's address: the peer, or what a trusted proxy says.
#[must_use]
pub fn client_address(request: &HttpRequest) -> Option<String> {
    let trusted = request.app_data::<web::Data<Services>>().is_some_and(|services| services.config.behind_proxy);
    if trusted {
        request.connection_info().realip_remote_addr().map(str::to_owned)
    } else {
        request.peer_addr().map(|address| address.ip().to_string())
    }
}

/// Middleware: gives the request its id, a span and a line in the log.
///
/// # Errors
/// What the handler returns.
pub async fn log_request<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let services = request.app_data::<web::Data<Services>>().cloned();
    let id = services.as_ref().map(|services| services.clock.new_id::<uuid::Uuid>().to_string()).unwrap_or_default();
    request.extensions_mut().insert(RequestId(id.clone()));
    let span = tracing::info_span!("request", id, method = %request.method(), path = request.path());
    let started = std::time::Instant::now();
    let result = next.call(request).instrument(span.clone()).await;
    let status = match &result {
        Ok(response) => response.status().as_u16(),
        Err(error) => error.as_response_error().status_code().as_u16(),
    };
    let elapsed = started.elapsed();
    if let Some(services) = &services {
        services.metrics.observe_request(status, elapsed);
    }
    span.in_scope(|| tracing::info!(status, milliseconds = elapsed.as_secs_f64() * 1000.0, "answered"));
    let mut response = result?;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    Ok(response)
}
