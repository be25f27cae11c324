//! What can go wrong when scoring and attaching. Knows no HTTP.

use crate::appraisals::{self, RecordState};
use crate::db::DbError;
use crate::fields::FieldErrors;

/// Why a score or its evidence was not changed or shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person.
    #[error("nothing there, or out of scope")]
    NotFound,
    /// The person neither reviews nor keeps a branch.
    #[error("neither a reviewer nor the keeper of a branch")]
    Forbidden,
    /// The person belongs or is posted to the branch (回避).
    #[error("recused")]
    Recused,
    /// The record changed since the client read it.
    #[error("the record is at another revision")]
    Stale,
    /// The step of a line, for reviewers limited to the domain.
    #[error("reviewed by the line, and the person is none of it")]
    OtherLine,
    /// It is not the time of that level.
    #[error("the record is {0}")]
    NotNow(RecordState),
    /// The caller's level scores blind and has not concluded yet.
    #[error("veiled until the level has concluded")]
    Veiled,
    /// Nobody scores twice in this cycle.
    #[error("no second scores in this cycle")]
    NoSecond,
    /// Who gave the score of the level is not its second reviewer.
    #[error("second to himself")]
    OwnSecond,
    /// The cycle is not in force.
    #[error("the cycle is not open")]
    CycleNotOpen,
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

impl From<appraisals::Error> for Error {
    fn from(error: appraisals::Error) -> Self {
        match error {
            appraisals::Error::Forbidden => Self::Forbidden,
            appraisals::Error::Cursor => Self::Cursor,
            appraisals::Error::Invalid(errors) => Self::Invalid(errors),
            appraisals::Error::Db(error) => Self::Db(error),
            // Lists of records fail in no other way.
            appraisals::Error::NotFound | appraisals::Error::WrongState(_) | appraisals::Error::Overlap => {
                Self::NotFound
            }
        }
    }
}
