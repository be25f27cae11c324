//! What can go wrong with a photo, without any HTTP.

use super::pipeline::Refusal;
use crate::db::DbError;
use crate::jobs::JobError;
use crate::storage::StorageError;

/// Why bytes were not taken or cannot be given.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The object store failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The file is not taken in at all.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The body has more bytes than a photo may have.
    #[error("the body has more than {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// Length or digest are not those of the manifest.
    #[error("the bytes are not the ones announced")]
    DigestMismatch {
        /// Bytes announced.
        expected: u64,
        /// Bytes received.
        received: u64,
    },
    /// The body ended before its time: the phone hung up.
    #[error("the body ended early: {0}")]
    CutShort(String),
    /// The file system under the uploads in progress is full.
    #[error("no room for uploads in progress: {0}")]
    Full(std::io::Error),
    /// The file system under the uploads in progress failed.
    #[error("uploads in progress cannot be written: {0}")]
    Disk(std::io::Error),
    /// The slot or its report is gone or may not be filled any more.
    #[error("the slot is not open any more")]
    SlotGone,
    /// No picture is there yet, or none can be made.
    #[error("there is no such picture")]
    NoPicture,
    /// So much would be removed that something else must be wrong.
    #[error("{strays} of {all} objects have no row: is this the right database for this store? Nothing was removed")]
    Suspicious {
        /// Objects without a row.
        strays: usize,
        /// Objects of the family.
        all: usize,
    },
    /// Every decoding thread is busy for longer than anybody should wait.
    #[error("the photo threads are overloaded")]
    Busy,
    /// The work on a decoding thread does not come to an end.
    #[error("a photo thread is stuck")]
    Stuck,
    /// The work on a decoding thread panicked.
    #[error("a photo thread panicked")]
    Panicked,
}

impl Error {
    /// What it means for a job.
    #[must_use]
    pub fn of_job(&self) -> JobError {
        let away = match self {
            Self::Db(error) => matches!(error, DbError::Unavailable(_) | DbError::Full(_)),
            Self::Storage(error) => error.is_outage(),
            Self::Busy => true,
            _ => false,
        };
        if away { JobError::Away(self.to_string()) } else { JobError::Retry(self.to_string()) }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full(error),
            _ => Self::Disk(error),
        }
    }
}
