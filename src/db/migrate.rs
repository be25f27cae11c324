//! Bringing a database to the schema this binary was built for.
//!
//! Migrations are embedded; both folders hold the same names, which a test checks.
//! Invariant: two processes starting together migrate once.

use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{DatabaseUrl, DbConn, DbError, DbResult, Purpose};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// Any fixed number: the key of the advisory lock that keeps two migrators apart.
const MIGRATION_LOCK: i64 = 7_251_846_020_091_123;

/// Which migrations a call ran, oldest first; empty when nothing was due.
pub type Migrations = Vec<String>;

/// Applies all pending migrations.
///
/// # Errors
/// [`DbError::Unavailable`] with the failing migration's message.
pub fn migrate(url: &DatabaseUrl) -> DbResult<Migrations> {
    if let DatabaseUrl::Sqlite(path) = url
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder).map_err(DbError::unavailable)?;
    }
    match &mut url.connect(Purpose::Write)? {
        DbConn::Sqlite(conn) => {
            let ran = conn.run_pending_migrations(SQLITE).map_err(DbError::unavailable)?;
            Ok(ran.iter().map(ToString::to_string).collect())
        }
        DbConn::Postgres(conn) => {
            conn.batch_execute(&format!(
                "SET lock_timeout = 0; SET statement_timeout = 0; SELECT pg_advisory_lock({MIGRATION_LOCK})"
            ))
            .map_err(DbError::unavailable)?;
            let ran = conn.run_pending_migrations(POSTGRES).map_err(DbError::unavailable)?;
            // The lock ends with this connection, which is dropped on return.
            Ok(ran.iter().map(ToString::to_string).collect())
        }
    }
}

/// Undoes every migration: for the test that walks up, down and up again.
///
/// # Errors
/// [`DbError::Unavailable`] with the failing migration's message.
pub fn revert_all(url: &DatabaseUrl) -> DbResult<()> {
    match &mut url.connect(Purpose::Write)? {
        DbConn::Sqlite(conn) => conn.revert_all_migrations(SQLITE).map_err(DbError::unavailable)?,
        DbConn::Postgres(conn) => conn.revert_all_migrations(POSTGRES).map_err(DbError::unavailable)?,
    };
    Ok(())
}
