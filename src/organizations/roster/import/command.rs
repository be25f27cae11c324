//! The import as the operator calls it: read, show, apply, hand out codes.
//!
//! Blocks; not for async threads.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::super::{Limits, ReadOptions, RosterFile};
use super::{Applied, ImportError, ImportOptions, Plan, Progress, apply, plan, slips};
use crate::audit::Origin;
use crate::clock::Clock;
use crate::db::types::Sha256;
use crate::db::{Db, DbConn};
use crate::organizations::reference::seed_reference_data;

/// What the operator asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// Only show what would change.
    pub dry_run: bool,
    /// Import the good rows although others are refused.
    pub skip_bad_rows: bool,
    /// Wind up branches that are gone from the file, and allow very many members to be blocked.
    pub retire_missing: bool,
    /// Idle minutes of reviewers and administrators.
    pub reviewer_idle_minutes: i32,
    /// Where to write the activation codes.
    pub codes: Option<&'a Path>,
}

/// What came of it.
#[derive(Debug)]
pub enum Summary {
    /// What would change; nothing was.
    Planned(Box<Plan>),
    /// What was done.
    Applied(Box<Applied>),
}

/// Reads a roster and imports it, or shows what that would change.
///
/// Codes of new accounts are stored as hashes only: without a path to write them to, they are lost and have to be
/// issued again one by one.
///
/// # Errors
/// [`ImportError`]; nothing was changed then.
pub fn run(db: &Db, clock: &Clock, path: &Path, request: Request<'_>) -> Result<Summary, ImportError> {
    let bar = progress_bar();
    bar.set_message("读取 reading");
    // Skipping bad rows needs every one of them listed.
    let limits = Limits { problems: 100_000, ..Limits::default() };
    let file = RosterFile::read_path(path, ReadOptions { limits, ..ReadOptions::default() });
    if request.dry_run {
        bar.set_message("比较 comparing");
        let plan = db.read_blocking(|conn| plan(conn, &file))?;
        bar.finish_and_clear();
        return Ok(Summary::Planned(Box::new(plan)));
    }
    let codes_file = request
        .codes
        .map(|path| slips::create(path).map_err(|error| ImportError::Slips(format!("{}: {error}", path.display()))))
        .transpose()?;
    bar.set_length((file.regions.len() + file.branches.len() + 3 * file.members.len()) as u64);
    bar.set_message("写入 writing");
    let options = ImportOptions {
        skip_bad_rows: request.skip_bad_rows,
        retire_missing: request.retire_missing,
        reviewer_idle_minutes: request.reviewer_idle_minutes,
        digest: digest_of(path),
        progress: Some(progress_of(&bar)),
    };
    let clock = clock.clone();
    let change = move |conn: &mut DbConn| {
        seed_reference_data(conn, &clock)?;
        apply(conn, &clock, &Origin::operator(), &file, &options)
    };
    let applied = db.write_blocking(change);
    bar.finish_and_clear();
    let applied = applied.inspect_err(|_| {
        // An empty file of codes would look like a success.
        if let Some(path) = request.codes {
            drop(std::fs::remove_file(path));
        }
    })?;
    if let Some(codes_file) = codes_file {
        slips::write(codes_file, &applied.codes).map_err(|error| {
            ImportError::Slips(format!("the import is done, but its codes could not be written: {error}"))
        })?;
    }
    Ok(Summary::Applied(Box::new(applied)))
}

fn progress_bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn progress_of(bar: &ProgressBar) -> Progress {
    let bar = bar.clone();
    Arc::new(move |rows| bar.set_position(rows))
}

/// A digest of the file, or of the files of a folder in the order of their names.
fn digest_of(path: &Path) -> Option<Sha256> {
    if path.is_file() {
        return std::fs::read(path).ok().map(|bytes| Sha256::of(&bytes));
    }
    let mut files: Vec<_> = std::fs::read_dir(path)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .collect();
    files.sort();
    let digests: Vec<u8> = files
        .iter()
        .filter_map(|path| std::fs::read(path).ok())
        .flat_map(|bytes| *Sha256::of(&bytes).bytes())
        .collect();
    Some(Sha256::of(&digests))
}
