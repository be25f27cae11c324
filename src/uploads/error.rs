//! What can go wrong with an upload, without any HTTP.

use crate::db::DbError;
use crate::storage::StorageError;
use crate::{photos, reports};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The report does not take this photo.
    #[error(transparent)]
    Report(#[from] reports::Error),
    /// The bytes were not taken.
    #[error(transparent)]
    Photo(#[from] photos::Error),
    /// There is no such upload, or it is somebody else's.
    #[error("there is no such upload")]
    NotFound,
    /// The upload was given up: its time is over, or a piece of it was lost.
    #[error("the upload was given up")]
    GivenUp,
    /// Pieces have to come end to end.
    #[error("the next byte is {expected}")]
    WrongOffset {
        /// Where to go on.
        expected: u64,
    },
    /// The length is not the one of the manifest.
    #[error("the manifest announced {announced} bytes and not {said}")]
    WrongLength {
        /// Bytes announced by the manifest.
        announced: u64,
        /// What the request says.
        said: u64,
    },
    /// More bytes came than were announced.
    #[error("more came than the {room} bytes there was room for")]
    TooLong {
        /// How many could follow.
        room: u64,
    },
    /// The piece is not what its checksum says.
    #[error("the checksum is of other bytes")]
    WrongChecksum,
    /// A newer request took the upload over.
    #[error("a newer request goes on with this upload")]
    TakenOver,
}

impl From<StorageError> for Error {
    fn from(error: StorageError) -> Self {
        Self::Photo(error.into())
    }
}
