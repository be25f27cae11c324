//! Reading the trail over HTTP: for auditors only.

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes of the trail under `/api/v1`.
pub fn routes(_config: &mut ServiceConfig) {}
