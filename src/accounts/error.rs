//! What can go wrong with accounts. Knows no HTTP.

use super::model::Role;
use super::passwords::PasswordError;
use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why an action on an account, a session or a role was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Hashing.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// Some fields are not right.
    #[error("{0}")]
    Fields(FieldErrors),
    /// Unknown login, wrong password, wrong code, disabled account: never told apart.
    #[error("the login or the secret is wrong")]
    WrongCredentials,
    /// Too many failures for this login.
    #[error("locked for {0} more seconds")]
    Locked(u32),
    /// Too many failures from this address.
    #[error("the address has to wait {0} seconds")]
    TooMany(u32),
    /// No such account, session or grant.
    #[error("there is no such thing")]
    NotFound,
    /// The login is taken.
    #[error("the login is taken")]
    LoginTaken,
    /// The account already holds exactly this role.
    #[error("the role is held already")]
    RoleHeld,
    /// Two administrators in one person.
    #[error("the account is already {0}")]
    KeptApart(Role),
    /// Administrators do not act on their own account.
    #[error("nobody administers their own account")]
    OwnAccount,
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Fields(errors)
    }
}
