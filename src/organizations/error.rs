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
    /// Another roster is being compared or imported.
    #[error("another roster is at work")]
    Busy,
    /// What is stored has changed since the plan was looked at, or the files are others.
    #[error("the roster would change something else than was shown")]
    Stale,
    /// Rows of a roster are wrong.
    #[error("{problems} rows of the roster are refused")]
    Refused {
        /// How many problems there are.
        problems: usize,
    },
    /// So many members are missing from a roster that it was most likely cut short.
    #[error("{gone} of {stored} members are missing from the roster")]
    TooManyGone {
        /// Members that would be blocked.
        gone: usize,
        /// Active members of the branches the file speaks of.
        stored: usize,
    },
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
