//! The demo: a small county with people, a cycle and reports, loaded into an empty database.
//!
//! Content is data in `demo.json`. Invariant: never loaded where accounts exist already.

mod appraisal;
mod checks;
pub mod city;
pub mod content;
mod people;
pub mod pictures;
mod work;

use diesel::prelude::*;
use serde_json::json;

use crate::accounts::passwords;
use crate::audit::{self, Event, Origin};
use crate::db::schema::accounts;
use crate::db::{DbConn, DbError, DbResult};
use crate::services::Services;
use content::{Demo, DemoLogin};

/// The password of every demo login. Public on purpose: the demo holds made-up data only.
pub const PASSWORD: &str = "Shigan-demo-2026";

/// Why the demo was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Somebody works here already.
    #[error("the database has accounts already; the demo is only loaded into an empty one")]
    NotEmpty,
    /// A part failed.
    #[error("the demo could not be loaded: {0}")]
    Failed(String),
}

impl LoadError {
    fn because(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<DbError> for LoadError {
    fn from(error: DbError) -> Self {
        Self::because(error)
    }
}

/// The content of the demo.
///
/// # Errors
/// [`LoadError::Failed`] only when the shipped file is damaged.
pub fn content() -> Result<Demo, LoadError> {
    serde_json::from_str(include_str!("demo.json")).map_err(LoadError::because)
}

/// Whether nobody has an account yet.
///
/// # Errors
/// As any query.
pub fn is_empty(conn: &mut DbConn) -> DbResult<bool> {
    Ok(accounts::table.select(accounts::id).first::<crate::db::types::AccountId>(conn).optional()?.is_none())
}

/// Loads the demo; hands back the logins to try. `progress` is called once per report.
///
/// # Errors
/// [`LoadError`].
pub async fn load(services: &Services, progress: &dyn Fn()) -> Result<Vec<DemoLogin>, LoadError> {
    let demo = content()?;
    if !services.db.read(is_empty).await? {
        return Err(LoadError::NotEmpty);
    }
    let password_hash = passwords::hash_blocking(PASSWORD).map_err(LoadError::because)?;
    let (clock, people) = (services.clock.clone(), demo.clone());
    let refs = services
        .db
        .write(move |conn| -> DbResult<people::Refs> {
            let refs = people::load(conn, &clock, &people, &password_hash)?;
            let details = json!({"organizations": people.organizations.len(), "members": people.members.len()});
            audit::record(
                conn,
                &clock,
                &Origin::operator(),
                Event::done("demo.load", "installation", "demo").details(details),
            )?;
            Ok(refs)
        })
        .await?;
    work::open_this_year(services).await?;
    work::file_reports(services, &demo, &refs, progress).await?;
    appraisal::declare(services, &demo, &refs).await?;
    Ok(demo.logins)
}
