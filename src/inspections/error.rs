//! What can go wrong with an inspection. Knows no HTTP.

use crate::appraisals::RecordState;
use crate::db::DbError;
use crate::fields::FieldErrors;
use crate::photos;

/// Why nothing was changed or shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// The person neither inspects nor reviews.
    #[error("neither inspector nor reviewer")]
    Forbidden,
    /// The person belongs or is posted to the branch (回避).
    #[error("recused")]
    Recused,
    /// The record's state does not allow it.
    #[error("the record is {0}")]
    NotNow(RecordState),
    /// It was withdrawn, or a score rests on it.
    #[error("{0}")]
    Settled(&'static str),
    /// The id was used for something else.
    #[error("another body under the same id")]
    SameIdOtherBody,
    /// Some fields are not right.
    #[error("invalid fields: {0}")]
    Invalid(FieldErrors),
    /// A photo.
    #[error(transparent)]
    Photo(#[from] photos::Error),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
