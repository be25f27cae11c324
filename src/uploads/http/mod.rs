//! The wire of uploads: the headers of tus 1.0 in and out.
//!
//! - `handlers`: the five requests. `protocol`: what holds for each of them, before a route is chosen.
//! - `headers`: reading and writing. `problems`: how errors become problems.

mod handlers;
mod headers;
mod problems;
mod protocol;

use utoipa_actix_web::service_config::ServiceConfig;

pub use headers::{EXPOSED, SENT};
pub use protocol::speak_tus;

/// Where uploads are.
pub const BASE: &str = "/api/v1/uploads";

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(handlers::describe_uploads)
        .service(handlers::create_upload)
        .service(handlers::head_upload)
        .service(handlers::append_upload)
        .service(handlers::end_upload);
}
