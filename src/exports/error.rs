//! What can go wrong with exports. Knows no HTTP.

use super::model::{ExportState, Failure};
use crate::db::DbError;
use crate::fields::FieldErrors;
use crate::jobs::JobError;
use crate::storage::StorageError;
use crate::{evidence, photos, rankings};

/// Why something was not taken out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// The person may not see all of it.
    #[error("no reviewer of all of it")]
    Forbidden,
    /// The person belongs or is posted to a branch of it (回避).
    #[error("recused")]
    Recused,
    /// A level that scores blind has not concluded yet.
    #[error("veiled until the level has concluded")]
    Veiled,
    /// Nobody is his own second person.
    #[error("asked for by the same person")]
    OwnWish,
    /// The present state does not allow it.
    #[error("the export is {0}")]
    NotNow(ExportState),
    /// Some fields are not right.
    #[error("invalid fields: {0}")]
    Invalid(FieldErrors),
    /// The file cannot be written here.
    #[error("the file cannot be written: {0}")]
    Disk(#[from] std::io::Error),
    /// The document cannot be made.
    #[error("the document cannot be made: {0}")]
    Document(String),
    /// The object store failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl Error {
    /// Why the export fails for good, if it does.
    #[must_use]
    pub fn ends(&self) -> Option<Failure> {
        match self {
            Self::NotFound | Self::Forbidden | Self::Recused => Some(Failure::RightsEnded),
            Self::Veiled => Some(Failure::NotToBeSeen),
            _ => None,
        }
    }

    /// What it means for a job.
    #[must_use]
    pub fn of_job(&self) -> JobError {
        let away = match self {
            Self::Db(error) => matches!(error, DbError::Unavailable(_) | DbError::Full(_)),
            Self::Storage(error) => error.is_outage(),
            Self::Disk(error) => error.kind() == std::io::ErrorKind::StorageFull,
            _ => false,
        };
        if away { JobError::Away(self.to_string()) } else { JobError::Retry(self.to_string()) }
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<evidence::Error> for Error {
    fn from(error: evidence::Error) -> Self {
        match error {
            evidence::Error::NotFound => Self::NotFound,
            evidence::Error::Recused => Self::Recused,
            evidence::Error::Veiled => Self::Veiled,
            evidence::Error::Db(error) => Self::Db(error),
            _ => Self::Forbidden,
        }
    }
}

impl From<rankings::Error> for Error {
    fn from(error: rankings::Error) -> Self {
        match error {
            rankings::Error::NotFound | rankings::Error::Draft => Self::NotFound,
            rankings::Error::Forbidden => Self::Forbidden,
            rankings::Error::Veiled => Self::Veiled,
            rankings::Error::Invalid(errors) => Self::Invalid(errors),
            rankings::Error::Db(error) => Self::Db(error),
        }
    }
}

impl From<photos::Error> for Error {
    fn from(error: photos::Error) -> Self {
        match error {
            photos::Error::Db(error) => Self::Db(error),
            photos::Error::Storage(error) => Self::Storage(error),
            other => Self::Document(other.to_string()),
        }
    }
}
