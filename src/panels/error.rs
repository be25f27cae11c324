//! What can go wrong with a panel day. Knows no HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;
use crate::photos;

/// Why nothing was changed or shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// The person has no role that has to do with panels.
    #[error("neither host, judge nor keeper of a branch")]
    Forbidden,
    /// Somebody with another part in this panel does that.
    #[error("{0}")]
    NotYours(&'static str),
    /// The person belongs or is posted to the branch (回避).
    #[error("recused")]
    Recused,
    /// The state does not allow it.
    #[error("{0}")]
    NotNow(&'static str),
    /// Something is still missing.
    #[error("still missing: {0}")]
    Incomplete(FieldErrors),
    /// Some fields are not right.
    #[error("invalid fields: {0}")]
    Invalid(FieldErrors),
    /// A picture cannot be shown.
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
