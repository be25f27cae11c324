//! The wire types and handlers of `organizations`. Nothing else: rules are in `model`, effects in `actions`.

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(_config: &mut ServiceConfig) {}
