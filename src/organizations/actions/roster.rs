//! A roster from a browser: what it would change, and making it so.
//!
//! The comparison and the writing are those of `shigan roster import`. Invariant: only what was shown is done; the
//! digest of a plan covers the file and what it would change.

use std::io::Cursor;

use serde_json::json;
use tokio::sync::Semaphore;

use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::Sha256;
use crate::organizations::error::Error;
use crate::organizations::roster::{
    self, Applied, ImportError, ImportOptions, Limits, Plan, ReadOptions, RosterFile, Table,
};
use crate::services::Services;

/// A whole city takes a hundred megabytes while it is compared, so one at a time.
static TURN: Semaphore = Semaphore::const_new(1);

/// Files of a roster as they were sent.
#[derive(Debug)]
pub enum Upload {
    /// A workbook with a sheet for each table.
    Workbook(Vec<u8>),
    /// Tables as CSV.
    Tables(Vec<(Table, Vec<u8>)>),
}

impl Upload {
    fn digest(&self) -> Sha256 {
        match self {
            Self::Workbook(bytes) => Sha256::of(bytes),
            Self::Tables(tables) => {
                let digests: Vec<u8> = tables.iter().flat_map(|(_, bytes)| *Sha256::of(bytes).bytes()).collect();
                Sha256::of(&digests)
            }
        }
    }

    fn read(&self) -> RosterFile {
        // Skipping bad rows needs every one of them listed.
        let limits = Limits { problems: 100_000, ..Limits::default() };
        let options = ReadOptions { limits, ..ReadOptions::default() };
        match self {
            Self::Workbook(bytes) => RosterFile::read_workbook(Cursor::new(bytes), options),
            Self::Tables(tables) => {
                let tables: Vec<(Table, &[u8])> = tables.iter().map(|(table, bytes)| (*table, &bytes[..])).collect();
                RosterFile::read_csv_tables(&tables, options)
            }
        }
    }
}

/// What would change, and the name under which it can be asked for.
#[derive(Debug)]
pub struct Planned {
    /// What would change.
    pub plan: Plan,
    /// Its digest.
    pub digest: Sha256,
}

/// How to import.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The digest of the plan that was looked at.
    pub plan: Sha256,
    /// Import the good rows although others are refused.
    pub skip_bad_rows: bool,
    /// Wind up branches that are gone, and allow very many members to be blocked.
    pub retire_missing: bool,
}

/// Compares files with what is stored and changes nothing but the trail: a comparison tells who is stored.
///
/// # Errors
/// [`Error::Busy`] while another roster is at work.
pub async fn plan(services: &Services, origin: Origin, upload: Upload) -> Result<Planned, Error> {
    let _turn = TURN.try_acquire().map_err(|_| Error::Busy)?;
    let (file, sent) = read(upload).await?;
    let plan = services.db.read(move |conn| Ok::<_, Error>(roster::plan(conn, &file)?)).await?;
    let digest = digest_of(sent, &plan);
    let clock = services.clock.clone();
    let note = move |conn: &mut DbConn| {
        let event = Event::done("roster.plan", "roster", clock.new_id::<uuid::Uuid>());
        audit::record(conn, &clock, &origin, event.details(json!({"digest": sent, "plan": digest})))
    };
    services.db.write(note).await.map_err(Error::Db)?;
    Ok(Planned { plan, digest })
}

/// Imports files whose plan was looked at.
///
/// # Errors
/// [`Error::Stale`] when they would change something else by now; else as [`Error`] says. Nothing was changed then.
pub async fn import(services: &Services, origin: Origin, upload: Upload, wish: Wish) -> Result<Applied, Error> {
    let _turn = TURN.try_acquire().map_err(|_| Error::Busy)?;
    let (file, sent) = read(upload).await?;
    let options = ImportOptions {
        skip_bad_rows: wish.skip_bad_rows,
        retire_missing: wish.retire_missing,
        reviewer_idle_minutes: services.config.reviewer_idle_minutes,
        digest: Some(sent),
        progress: None,
    };
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let applied = roster::apply(conn, &clock, &origin, &file, &options).map_err(refused)?;
        if digest_of(sent, &applied.plan) == wish.plan { Ok(applied) } else { Err(Error::Stale) }
    };
    services.db.write(change).await
}

async fn read(upload: Upload) -> Result<(RosterFile, Sha256), Error> {
    let reading = tokio::task::spawn_blocking(move || (upload.read(), upload.digest()));
    reading.await.map_err(|error| Error::Db(crate::db::DbError::unavailable(error)))
}

fn digest_of(sent: Sha256, plan: &Plan) -> Sha256 {
    Sha256::of(json!({"file": sent, "plan": plan}).to_string().as_bytes())
}

fn refused(error: ImportError) -> Error {
    match error {
        ImportError::Db(error) => Error::Db(error),
        ImportError::Refused(plan) => Error::Refused { problems: plan.problems.len() },
        ImportError::TooManyGone { gone, stored } => Error::TooManyGone { gone, stored },
        ImportError::Slips(reason) => Error::Db(crate::db::DbError::unavailable(reason)),
    }
}
