//! What can go wrong with a hint, without any HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;
use crate::{photos, reports};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A picture cannot be given or looked at.
    #[error(transparent)]
    Photo(#[from] photos::Error),
    /// A report cannot be looked at.
    #[error(transparent)]
    Report(#[from] reports::Error),
    /// Fields are wrong.
    #[error("{0}")]
    Invalid(FieldErrors),
    /// There is no such thing, or the caller may not know of it.
    #[error("there is no such hint")]
    NotFound,
    /// The author said something else already.
    #[error("it was explained already")]
    Explained,
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
