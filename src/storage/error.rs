//! What can go wrong with a store, in the words of its callers.
//!
//! What lives here: the one error type of both backends and the reading of the
//! operating system's errors. What does not: HTTP statuses for our own clients
//! (the caller decides those) and the reading of S3 replies (`s3`).
//!
//! Invariant: no message carries a credential, a signed URL or an object's bytes.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Any lower-level error that is kept for the log.
pub type Source = Box<dyn std::error::Error + Send + Sync + 'static>;

/// How long a caller should wait before it tries again after
/// [`StorageError::Unavailable`].
pub(super) const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// There is no object of this name.
    #[error("no object is stored as {key}")]
    NotFound {
        /// The name that was asked for.
        key: String,
    },

    /// The store does not answer or has a passing fault. The same call may
    /// succeed later; nothing is half-done.
    #[error("the store is not available ({doing})")]
    Unavailable {
        /// What was being done.
        doing: &'static str,
        /// A sensible pause before the next try.
        retry_after: Duration,
        /// What the disk or the network said.
        source: Source,
    },

    /// No room is left, or the quota is used up. Only a person can help.
    #[error("the store is full ({doing})")]
    Full {
        /// What was being done.
        doing: &'static str,
        /// What the disk or the server said.
        source: Source,
    },

    /// The store understood and will not: wrong credentials, no permission, or
    /// a read-only file system. Trying again changes nothing.
    #[error("the store refused ({doing}): {reason}")]
    Refused {
        /// What was being done.
        doing: &'static str,
        /// The store's reason, free of secrets.
        reason: String,
    },

    /// The settings cannot work. Found when the store is opened.
    #[error("the storage settings cannot work: {0}")]
    Config(String),

    /// The stored bytes are not what the name or the length promises.
    #[error("{key} is damaged: {expected} bytes were expected, {found} are there")]
    Damaged {
        /// The object.
        key: String,
        /// The length that was expected.
        expected: u64,
        /// The length that was found.
        found: u64,
    },

    /// The local file that was to be stored cannot be read.
    #[error("the file to be stored cannot be read: {}", path.display())]
    Input {
        /// The local file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// A reply that makes no sense, or a fault of this program.
    #[error("unexpected while {doing}: {reason}")]
    Unexpected {
        /// What was being done.
        doing: &'static str,
        /// What was seen.
        reason: String,
    },
}

impl StorageError {
    /// Whether the same call may succeed a little later without anyone's help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable { .. })
    }

    /// Whether the store is of no use to anybody now, for a while or until a person helps.
    #[must_use]
    pub const fn is_outage(&self) -> bool {
        matches!(self, Self::Unavailable { .. } | Self::Full { .. } | Self::Refused { .. })
    }

    pub(super) fn unavailable(doing: &'static str, source: impl Into<Source>) -> Self {
        Self::Unavailable { doing, retry_after: RETRY_AFTER, source: source.into() }
    }

    /// The store did not answer others just now and is left alone until a pause is over.
    pub(super) fn resting(doing: &'static str, wait: Duration) -> Self {
        // Whole seconds, rounded up: who comes too early is only turned away again.
        let retry_after = Duration::from_secs(wait.as_secs() + 1);
        Self::Unavailable { doing, retry_after, source: "it did not answer before".into() }
    }

    /// Reads an error of the file system that holds the store.
    pub(super) fn from_disk(doing: &'static str, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { doing, source: source.into() },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::Refused { doing, reason: source.to_string() }
            }
            _ => Self::unavailable(doing, source),
        }
    }
}
