//! What can go wrong with honours. Knows no HTTP.

use crate::db::DbError;

/// Why honours were not shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// Earlier honours are shown to no reviewer.
    #[error("neither of the branch nor an administrator")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}
