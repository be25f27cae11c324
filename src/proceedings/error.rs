//! What can go wrong when a record takes a step. Knows no HTTP.

use crate::appraisals::states::{Refusal, Who};
use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why nothing was changed or shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// The person neither reviews, nor keeps a branch, nor handles objections.
    #[error("no part in any record")]
    Forbidden,
    /// Somebody else takes this step.
    #[error("this is for {0}")]
    NotYours(Who),
    /// The person belongs or is posted to the branch (回避).
    #[error("recused")]
    Recused,
    /// Who scored a branch does not handle an objection against it.
    #[error("scored the branch himself")]
    ScoredIt,
    /// Who set a veto cannot confirm it.
    #[error("set it himself")]
    SetItHimself,
    /// Too many objections from one address; seconds to wait.
    #[error("too many objections from one address")]
    TooMany(u32),
    /// The branch was asked about this criterion before, by any level.
    #[error("asked before")]
    AskedBefore,
    /// The record changed since the client read it.
    #[error("the record is at another revision")]
    Stale,
    /// The state does not allow it.
    #[error("{0}")]
    NotNow(String),
    /// The table of steps does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something is still missing.
    #[error("still missing: {0}")]
    Incomplete(FieldErrors),
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
