//! What can go wrong with the public list. Knows no HTTP.

use crate::db::DbError;

/// Why the list was not shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such cycle, or nothing of it is public.
    #[error("nothing public there")]
    NotFound,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}
