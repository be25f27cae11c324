//! What can go wrong with areas and organisations. Knows no HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why an action on areas or organisations was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// It does not exist, or the caller may not know of it.
    #[error("no such thing within the caller's sight")]
    NotFound,
    /// Some fields break a rule.
    #[error("fields are not right: {0}")]
    Invalid(FieldErrors),
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
