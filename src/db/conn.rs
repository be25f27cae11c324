//! One connection type over both databases, and how a connection is opened.
//!
//! No query lives here. Invariant: every connection handed out has its pragmas
//! or session settings applied, in the order that matters.

#![allow(missing_docs, reason = "the derive of MultiConnection writes items without docs")]

use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;

use super::errors::DbError;

/// A connection to whichever database the URL names.
#[derive(diesel::MultiConnection)]
pub enum DbConn {
    /// PostgreSQL, for a city.
    Postgres(PgConnection),
    /// The embedded default.
    Sqlite(SqliteConnection),
}

/// Where the data is: a file of SQLite or a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite:<path>`.
    Sqlite(std::path::PathBuf),
    /// `postgres://…`, as libpq takes it.
    Postgres(String),
}

impl std::str::FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path == ":memory:" {
                return Err("sqlite: needs the path of a file".to_owned());
            }
            return Ok(Self::Sqlite(path.into()));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err("expected sqlite:<path> or postgres://…".to_owned())
    }
}

/// Shows the place, never the password.
impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => match url::Url::parse(url) {
                Ok(url) => write!(f, "postgres://{}{}", url.host_str().unwrap_or("(socket)"), url.path()),
                Err(_) => f.write_str("postgres://(unparsed)"),
            },
        }
    }
}

/// What a connection will be used for; SQLite readers cannot write by accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Queries only.
    Read,
    /// Anything.
    Write,
}

impl DatabaseUrl {
    /// Opens one connection with its settings applied.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the server or file cannot be reached.
    pub fn connect(&self, purpose: Purpose) -> Result<DbConn, DbError> {
        match self {
            Self::Sqlite(path) => {
                let path =
                    path.to_str().ok_or_else(|| DbError::unavailable("the path of the database is not valid UTF-8"))?;
                let mut conn = SqliteConnection::establish(path).map_err(DbError::unavailable)?;
                // busy_timeout first: every later pragma may meet a lock.
                conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;")
                    .map_err(DbError::unavailable)?;
                if purpose == Purpose::Read {
                    conn.batch_execute("PRAGMA query_only = ON;").map_err(DbError::unavailable)?;
                }
                Ok(DbConn::Sqlite(conn))
            }
            Self::Postgres(url) => {
                let mut conn = PgConnection::establish(&impatient(url)).map_err(DbError::unavailable)?;
                // Bounded waits, so that a stuck lock turns into an answer the phone can retry.
                conn.batch_execute("SET TIME ZONE 'UTC'; SET lock_timeout = '10s'; SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s';")
                    .map_err(DbError::unavailable)?;
                Ok(DbConn::Postgres(conn))
            }
        }
    }
}

/// A server that went away without a word is noticed within seconds; what the operator set himself stays.
fn impatient(url: &str) -> String {
    const WAITS: [(&str, &str); 5] = [
        ("connect_timeout", "5"),
        ("keepalives_idle", "10"),
        ("keepalives_interval", "5"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"),
    ];
    let Ok(mut parsed) = url::Url::parse(url) else { return url.to_owned() };
    let set: Vec<String> = parsed.query_pairs().map(|(name, _)| name.into_owned()).collect();
    let missing = WAITS.iter().filter(|(name, _)| !set.iter().any(|one| one == name));
    // Written behind what is there: libpq reads paths of sockets in a spelling that a rewritten query would lose.
    let more = missing.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    if more.is_empty() {
        return url.to_owned();
    }
    let query = parsed.query().map_or(more.clone(), |query| format!("{query}&{more}"));
    parsed.set_query(Some(&query));
    parsed.to_string()
}

/// Lets r2d2 pool connections of either kind.
pub(super) struct Manager {
    pub(super) url: DatabaseUrl,
    pub(super) purpose: Purpose,
}

impl r2d2::ManageConnection for Manager {
    type Connection = DbConn;
    type Error = DbError;

    fn connect(&self) -> Result<DbConn, DbError> {
        self.url.connect(self.purpose)
    }

    fn is_valid(&self, conn: &mut DbConn) -> Result<(), DbError> {
        match conn {
            DbConn::Sqlite(_) => Ok(()),
            DbConn::Postgres(conn) => conn.batch_execute("SELECT 1").map_err(DbError::unavailable),
        }
    }

    fn has_broken(&self, conn: &mut DbConn) -> bool {
        use diesel::connection::{TransactionManager, TransactionManagerStatus};
        // A connection left inside a transaction by a panic must not be reused.
        !matches!(
            <DbConn as Connection>::TransactionManager::transaction_manager_status_mut(conn),
            TransactionManagerStatus::Valid(status) if status.transaction_depth().is_none()
        )
    }
}
