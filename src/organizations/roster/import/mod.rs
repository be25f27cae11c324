//! From a roster file to the database: what would change, and making it so.
//!
//! [`plan`] compares the file with what is stored and changes nothing; [`apply`] does the same comparison inside
//! its transaction and carries it out. Both load what is stored once, into maps.
//!
//! Invariants: nothing is deleted; a second run over the same file finds nothing to do; a person (one phone) is
//! one account, whether member, reviewer or both; a file with a problem changes nothing unless asked.

mod accounts;
mod apply;
mod codes;
pub mod command;
mod diff;
mod grants;
mod people;
mod plan;
mod render;
mod rows;
mod slips;
mod stored;
mod work;

use std::sync::Arc;

pub use apply::{ActivationSlip, Applied, apply};
pub use plan::{Entry, FieldChange, Plan, TablePlan};

use crate::db::types::Sha256;
use crate::db::{DbConn, DbError, DbResult};

use super::RosterFile;

/// Called with the number of rows written so far.
pub type Progress = Arc<dyn Fn(u64) + Send + Sync>;

/// How to import.
#[derive(Clone, Default)]
pub struct ImportOptions {
    /// Import the good rows although others are refused.
    pub skip_bad_rows: bool,
    /// Wind up branches that are gone from the file, and allow very many members to be blocked.
    pub retire_missing: bool,
    /// Idle minutes of reviewers and administrators, for the devices of whoever becomes one.
    pub reviewer_idle_minutes: i32,
    /// Digest of what was read, for the trail.
    pub digest: Option<Sha256>,
    /// Told about rows written.
    pub progress: Option<Progress>,
}

/// Why an import changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The file has problems; the plan lists them.
    #[error("the file has {} problems; nothing was changed", .0.problems.len())]
    Refused(Box<Plan>),
    /// So many members are missing from the file that it was most likely cut short.
    #[error(
        "{gone} of {stored} members are missing from the file: was it cut short? Nothing was changed; --retire-missing goes on all the same"
    )]
    TooManyGone {
        /// Members that would be blocked.
        gone: usize,
        /// Active members of the branches the file speaks of.
        stored: usize,
    },
    /// The file of activation codes could not be written.
    #[error("{0}")]
    Slips(String),
}

/// What importing this file would change.
///
/// # Errors
/// As any query.
pub fn plan(conn: &mut DbConn, file: &RosterFile) -> DbResult<Plan> {
    let stored = stored::Stored::load(conn)?;
    Ok(work::work_out(&stored, file).plan)
}
