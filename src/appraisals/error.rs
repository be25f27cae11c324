//! What can go wrong with cycles, sheets and records. Knows no HTTP.

use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why an action on cycles, sheets or records was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// The person neither reviews nor keeps a branch.
    #[error("neither a reviewer nor the keeper of a branch")]
    Forbidden,
    /// The cycle is not in a state that allows it.
    #[error("the state does not allow it: {0}")]
    WrongState(&'static str),
    /// Another open cycle covers some of the same days.
    #[error("another open cycle covers some of these days")]
    Overlap,
    /// There is no such record to go on from, or not for this person.
    #[error("no such record to go on from")]
    Cursor,
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
