//! What can go wrong with a report, without any HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;
use crate::photos;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Bytes were not taken or cannot be given.
    #[error(transparent)]
    Photo(#[from] photos::Error),
    /// Fields are wrong.
    #[error("{0}")]
    Invalid(FieldErrors),
    /// There is no such thing, or the caller may not know of it.
    #[error("there is no such report")]
    NotFound,
    /// The caller sees it but may not do this to it.
    #[error("the caller may not do this")]
    Forbidden,
    /// The id was used before, for something else or by somebody else.
    #[error("the id was used for something else")]
    SameIdOtherBody,
    /// The key came before with another request.
    #[error("the key was used for another request")]
    KeyReused,
    /// A request under the same key is still at work.
    #[error("the same request is still at work")]
    InFlight {
        /// After so many seconds without a sign of life it counts as gone.
        seconds: u32,
    },
    /// It was changed since the caller read it.
    #[error("the revision is not the newest")]
    Stale,
    /// The present state does not allow it.
    #[error("{0}")]
    WrongState(&'static str),
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
