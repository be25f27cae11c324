//! What can go wrong with feedback, without any HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Fields are wrong.
    #[error("{0}")]
    Invalid(FieldErrors),
    /// There is no such piece.
    #[error("there is no such feedback")]
    NotFound,
    /// The id stands for something else.
    #[error("the id was used for something else")]
    OtherBody,
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
