//! The wire types and handlers of `inspections`. Nothing else: rules are in `model`, effects in `actions`.

mod notes;
mod photos;

use utoipa_actix_web::service_config::ServiceConfig;

use super::error::Error;
use crate::http::problem::{self, Problem};

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(notes::list_visitable)
        .service(notes::list_visit_notes)
        .service(notes::write_visit_note)
        .service(notes::withdraw_visit_note)
        .service(photos::put_visit_photo)
        .service(photos::get_visit_picture);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::new(
                &problem::FORBIDDEN,
                "This needs the role `inspector`, or for reading the permission `reviewer`.",
            ),
            Error::Recused => Self::new(&problem::RECUSED, "Somebody who has no part in this branch visits it."),
            Error::NotNow(state) => {
                Self::new(&problem::WRONG_STATE, format!("The record is `{state}`, so nobody visits the branch now."))
            }
            Error::Settled(why) => Self::new(&problem::WRONG_STATE, why),
            Error::SameIdOtherBody => {
                Self::new(&problem::SAME_ID_OTHER_BODY, "A note or a photo with this id is here with other contents.")
            }
            Error::Invalid(errors) => errors.into(),
            Error::Photo(error) => error.into(),
            Error::Db(error) => error.into(),
        }
    }
}
