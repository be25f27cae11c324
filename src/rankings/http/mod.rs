//! The wire types and handlers of `rankings`. Nothing else: rules are in `model`, effects in `actions`.

mod handlers;
mod views;

use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use crate::http::problem::{self, Problem};

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(handlers::get_ranking)
        .service(handlers::freeze_ranking)
        .service(handlers::list_ranking_snapshots)
        .service(handlers::get_ranking_snapshot)
        .service(handlers::compare_ranking_snapshot)
        .service(handlers::record_tie_vote);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::new(
                &problem::FORBIDDEN,
                "Rankings are for reviewers of the whole city; those of one domain see the ranking of that domain.",
            ),
            Error::Draft => Self::new(&problem::WRONG_STATE, "The cycle is a draft, so nothing is ranked in it."),
            Error::Veiled => Self::new(
                &problem::WRONG_STATE,
                "Your level scores blind. A frozen ranking names the branches in it, and is for you once your level has concluded all of them.",
            ),
            Error::Invalid(errors) => errors.into(),
            Error::Db(error) => error.into(),
        }
    }
}
