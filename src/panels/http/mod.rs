//! The wire types and handlers of `panels`. Nothing else: rules are in `model`, effects in `actions`.

mod bodies;
mod day;
mod prepare;
mod slides;
mod views;

use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use crate::http::problem::{self, Problem};

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(prepare::list_panels)
        .service(prepare::create_panel)
        .service(prepare::get_panel)
        .service(prepare::change_panel)
        .service(prepare::put_panel_order)
        .service(prepare::draw_panel_order)
        .service(prepare::list_panel_judges)
        .service(prepare::put_panel_judges)
        .service(day::open_panel_round)
        .service(day::put_panel_score)
        .service(day::close_panel_round)
        .service(day::close_panel)
        .service(day::list_record_panels)
        .service(slides::get_panel_slides)
        .service(slides::get_panel_picture);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::new(
                &problem::FORBIDDEN,
                "This needs the permission `reviewer` or `branch_keeper`, or the role `panel_judge`.",
            ),
            Error::NotYours(who) => Self::new(&problem::FORBIDDEN, who),
            Error::Recused => Self::new(&problem::RECUSED, "Somebody who has no part in this branch has to do it."),
            Error::NotNow(why) => Self::new(&problem::WRONG_STATE, why),
            Error::Incomplete(errors) => {
                Self::new(&problem::INCOMPLETE, "What is missing stands in `errors`.").listing(errors)
            }
            Error::Invalid(errors) => errors.into(),
            Error::Photo(error) => error.into(),
            Error::Db(error) => error.into(),
        }
    }
}
