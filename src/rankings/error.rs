//! What can go wrong with rankings. Knows no HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why a ranking was not shown, frozen or decided.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist.
    #[error("nothing there")]
    NotFound,
    /// Rankings are for reviewers of the whole city, or of the domain that is ranked.
    #[error("no reviewer of the whole city")]
    Forbidden,
    /// The cycle is still a draft.
    #[error("nothing is ranked in a draft")]
    Draft,
    /// The caller's level scores blind and has not concluded all of it yet.
    #[error("veiled until the level has concluded")]
    Veiled,
    /// Some fields are not right.
    #[error("invalid fields: {0}")]
    Invalid(FieldErrors),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
