//! What requests that carry photos have in common. The routes of photos are in `reports`: a photo is always one of a
//! report.
//!
//! Nothing else: rules are in `model`, effects in the other modules.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::gate::Pass;
use crate::http::problem::Problem;
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(_config: &mut ServiceConfig) {}

/// A place among the requests that carry photos, in exchange for the one among all others: on a bad line it is held for
/// minutes.
///
/// The first argument of a handler, so that whoever is turned away costs nothing and has not sent much yet: not even
/// who is asking is looked up.
pub struct Carrying {
    _pass: Pass,
}

impl FromRequest for Carrying {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(services) = request.app_data::<web::Data<Services>>() else {
            return ready(Err(Problem::internal("the services are not registered")));
        };
        ready(services.uploads.enter().map_err(Problem::from).map(|pass| {
            drop(request.extensions_mut().remove::<Pass>());
            Self { _pass: pass }
        }))
    }
}
