//! The wire types and handlers of `accounts`. Nothing else: rules are in `rules`, effects in `actions`.
//!
//! Invariant: a token or a code leaves in exactly one answer and is never logged.

mod administration;
mod devices;
mod me;
mod passwords;
mod roles;
mod sessions;
mod views;

use utoipa_actix_web::service_config::ServiceConfig;

use super::error::Error;
use super::passwords::PasswordError;
use crate::http::problem::{self, Problem};

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(sessions::create_session)
        .service(sessions::list_sessions)
        // Before the address with an id, which would take `current` for one.
        .service(sessions::end_current_session)
        .service(sessions::end_session)
        .service(me::get_me)
        .service(passwords::change_password)
        .service(passwords::activate_account)
        .service(administration::create_account)
        .service(administration::list_accounts)
        .service(administration::get_account)
        .service(administration::lock_account)
        .service(administration::unlock_account)
        .service(administration::issue_activation_code)
        .service(devices::list_account_sessions)
        .service(devices::end_account_session)
        .service(roles::grant_role)
        .service(roles::end_role);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Db(error) => error.into(),
            Error::Password(PasswordError::Busy) => Self::unavailable(error),
            Error::Password(PasswordError::Failed(_)) => Self::internal(error),
            Error::Fields(errors) => errors.into(),
            Error::WrongCredentials => Self::new(
                &problem::WRONG_CREDENTIALS,
                "Check the login and what you typed with it. After several failures it waits a while.",
            ),
            Error::Locked(seconds) => {
                Self::new(&problem::LOCKED, "This login failed too often. Try again later, or ask for a new code.")
                    .retry_after(seconds)
            }
            Error::TooMany(seconds) => {
                Self::new(&problem::TOO_MANY, "Too many attempts failed from this address.").retry_after(seconds)
            }
            Error::NotFound => Self::not_found(),
            Error::LoginTaken => Self::new(&problem::CONFLICT, "An account with this login exists already."),
            Error::RoleHeld => Self::new(&problem::CONFLICT, "The account holds exactly this role already."),
            Error::KeptApart(role) => Self::new(
                &problem::CONFLICT,
                format!("The account is {role}; the three administrators must be three people."),
            ),
            Error::OwnAccount => {
                Self::new(&problem::FORBIDDEN, "Nobody does this to the own account; ask another administrator.")
            }
        }
    }
}
