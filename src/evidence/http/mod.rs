//! The wire types and handlers of `evidence`. Nothing else: rules are in `model`, effects in `actions`.

mod differences;
mod handlers;
mod linked;
mod matrix;
mod scores;
mod second;
mod views;

use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use crate::http::problem::{self, Problem};

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(handlers::get_dossier)
        .service(handlers::list_record_reports)
        .service(handlers::get_evidence)
        .service(differences::list_differences)
        .service(matrix::get_matrix)
        .service(scores::put_score)
        .service(scores::clear_score)
        .service(second::put_second_score)
        .service(second::list_second_scores)
        .service(second::list_scores_apart);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => {
                Self::new(&problem::FORBIDDEN, "This needs the permission `reviewer` or `branch_keeper`.")
            }
            Error::Recused => Self::new(&problem::RECUSED, "Somebody who has no part in this branch has to score it."),
            Error::Stale => {
                Self::new(&problem::STALE, "The record was changed since you read it. Read it again, then decide.")
            }
            Error::OtherLine => Self::new(
                &problem::FORBIDDEN,
                "Branches of this domain are reviewed by their line: by reviewers limited to the domain, at their level.",
            ),
            Error::NotNow(state) => Self::new(
                &problem::WRONG_STATE,
                format!(
                    "The record is `{state}`. A level scores from the branch's self-assessment on until it has concluded."
                ),
            ),
            Error::Veiled => Self::new(
                &problem::WRONG_STATE,
                "Your level scores blind. The snapshot holds names and is shown once the level has concluded.",
            ),
            Error::NoSecond => Self::new(
                &problem::WRONG_STATE,
                "In this cycle nobody scores twice: it was opened without `second_score_gap`.",
            ),
            Error::OwnSecond => Self::new(
                &problem::FORBIDDEN,
                "You gave the score of this level. Somebody else says what he would give.",
            ),
            Error::CycleNotOpen => Self::new(&problem::WRONG_STATE, "The cycle is not open, so nobody scores in it."),
            Error::Cursor => Self::foreign_cursor(),
            Error::Invalid(errors) => errors.into(),
            Error::Db(error) => error.into(),
        }
    }
}
