//! Which pages of other origins may use the API: none, unless the operator names them.
//!
//! Cookies are not for them in any case: a page elsewhere sends a bearer token. Invariant: what a client of `uploads`
//! has to read is readable there.

use actix_cors::Cors;
use actix_web::middleware::Condition;

use crate::config::Config;
use crate::uploads::http::{EXPOSED, SENT};

/// How long a browser may remember what is allowed, in seconds.
const REMEMBERED: usize = 3600;

/// The middleware that answers for the allowed origins, and stands aside when there are none.
#[must_use]
pub fn allow(config: &Config) -> Condition<Cors> {
    let cors = Cors::default()
        .allowed_methods(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
        .allowed_headers(["accept", "authorization", "content-type", "if-match", "if-none-match"])
        .allowed_headers(SENT.iter().copied())
        .expose_headers(["etag", "retry-after", "x-request-id"])
        .expose_headers(EXPOSED.iter().copied())
        .max_age(REMEMBERED);
    let cors = config.allowed_origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin));
    Condition::new(!config.allowed_origins.is_empty(), cors)
}
