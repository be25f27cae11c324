//! What can go wrong in the database, in words the features understand.
//!
//! Knows no HTTP. Invariant: a caller can tell "try again later" from "your
//! change broke a rule" from "we have a defect".

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// Why a read or a write failed.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The database cannot be reached or is overloaded; the same call may succeed later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The disk or quota under the database is full.
    #[error("the database has no room left: {0}")]
    Full(String),
    /// A unique key exists already. The text names the key as the database spells it.
    #[error("a unique key exists already: {0}")]
    Unique(String),
    /// A row that was named does not exist, or is still in use.
    #[error("a referenced row is missing or in use: {0}")]
    Reference(String),
    /// A check of the schema refused the value.
    #[error("a rule of the schema refused the value: {0}")]
    Check(String),
    /// Anything else: a defect of ours.
    #[error("a query failed: {0}")]
    Defect(#[source] DieselError),
}

/// What queries return.
pub type DbResult<T> = Result<T, DbError>;

impl DbError {
    /// Wraps a reason for which the same call may succeed later.
    pub fn unavailable(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable(reason.to_string())
    }
}

impl From<DieselError> for DbError {
    fn from(error: DieselError) -> Self {
        let DieselError::DatabaseError(kind, info) = &error else {
            return match error {
                DieselError::BrokenTransactionManager => Self::unavailable("the connection broke inside a transaction"),
                other => Self::Defect(other),
            };
        };
        let named = || info.constraint_name().unwrap_or_else(|| info.message()).to_owned();
        match kind {
            DatabaseErrorKind::UniqueViolation => Self::Unique(named()),
            DatabaseErrorKind::ForeignKeyViolation => Self::Reference(named()),
            DatabaseErrorKind::CheckViolation | DatabaseErrorKind::NotNullViolation => Self::Check(named()),
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::SerializationFailure => {
                Self::unavailable(info.message())
            }
            _ => classify_message(info.message()).unwrap_or(Self::Defect(error)),
        }
    }
}

/// Neither driver has a code for these, so the message has to do; a test holds the wording on both databases.
fn classify_message(message: &str) -> Option<DbError> {
    let text = message.to_lowercase();
    if text.contains("disk is full") || text.contains("no space left") || text.contains("disk full") {
        return Some(DbError::Full(message.to_owned()));
    }
    let passing = [
        "database is locked",
        "lock timeout",
        "statement timeout",
        "deadlock detected",
        "server closed the connection",
        "connection reset",
        "broken pipe",
        "could not receive data",
        "could not send data",
        "timeout expired",
        "connection timed out",
        "eof detected",
        // SQLite says so as well when its shared memory finds no room.
        "disk i/o error",
        "recovery mode",
        "not yet accepting connections",
        "terminating connection",
        "shutting down",
        "starting up",
        "connection refused",
        "could not connect",
        "no connection to the server",
        "ssl connection has been closed",
        "remaining connection slots",
        "too many clients",
    ];
    passing.iter().any(|phrase| text.contains(phrase)).then(|| DbError::unavailable(message))
}
