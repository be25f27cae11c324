//! The wire types and handlers of `proceedings`. Nothing else: rules are in `model`, effects in `actions`.

mod adjustments;
mod burden;
mod objections;
mod offers;
mod self_scores;
mod steps;
mod supplements;

use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use crate::appraisals::states::Who;
use crate::http::problem::{self, Problem};

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(steps::list_steps)
        .service(steps::take_step)
        .service(self_scores::put_self_scores)
        .service(offers::put_offers)
        .service(adjustments::list_adjustments)
        .service(adjustments::set_adjustment)
        .service(adjustments::confirm_veto)
        .service(adjustments::lift_adjustment)
        .service(supplements::list_supplements)
        .service(supplements::list_cycle_supplements)
        .service(supplements::ask_supplement)
        .service(supplements::answer_supplement)
        .service(burden::get_burden)
        .service(objections::receive_objection)
        .service(objections::note_objection)
        .service(objections::list_objections)
        .service(objections::list_cycle_objections)
        .service(objections::settle_objection);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::new(
                &problem::FORBIDDEN,
                "This needs the permission `reviewer` or `branch_keeper`, or the role `objection_handler`.",
            ),
            Error::NotYours(who) => Self::new(&problem::FORBIDDEN, not_yours(who)),
            Error::Recused => Self::new(&problem::RECUSED, "Somebody who has no part in this branch has to do it."),
            Error::ScoredIt => {
                Self::new(&problem::FORBIDDEN, "You scored this branch. Somebody else handles an objection against it.")
            }
            Error::SetItHimself => {
                Self::new(&problem::FORBIDDEN, "You set this veto. It counts once somebody else confirms it.")
            }
            Error::TooMany(seconds) => Self::new(
                &problem::TOO_MANY,
                "Several objections came from this address within a minute. Send it again.",
            )
            .retry_after(seconds),
            Error::AskedBefore => Self::new(
                &problem::CONFLICT,
                "The branch was asked about this criterion before. It is asked once at the most, by all levels together.",
            ),
            Error::Stale => {
                Self::new(&problem::STALE, "The record was changed since you read it. Read it again, then decide.")
            }
            Error::NotNow(detail) => Self::new(&problem::WRONG_STATE, detail),
            Error::Refused(refusal) => Self::new(&problem::WRONG_STATE, format!("{refusal}.")),
            Error::Incomplete(errors) => Self::new(
                &problem::INCOMPLETE,
                "What is missing stands in `errors`. Do that, then take the step again.",
            )
            .listing(errors),
            Error::Invalid(errors) => errors.into(),
            Error::Db(error) => error.into(),
        }
    }
}

fn not_yours(who: Who) -> &'static str {
    match who {
        Who::Branch => "The secretary or the contact of the branch does this.",
        Who::Level => {
            "A reviewer of a level that this branch goes through does this; of a line, if its step is a line's."
        }
        Who::City => "A reviewer of the city does this.",
        Who::ObjectionHandler => "An objection handler does this.",
        Who::TwoReviewers => "A veto is set by one reviewer and confirmed by another.",
    }
}
