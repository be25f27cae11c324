//! `shigan roster …`: people and branches from a file.

use std::process::ExitCode;

use super::Outcome;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{self, Db};
use crate::organizations::roster::ImportError;
use crate::organizations::roster::command::{self, Request, Summary};

/// What can be done with a roster.
#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Import a roster: a folder of CSV files or a workbook (docs/roster-format.md)
    #[command(
        long_about = "Import a roster: a folder of CSV files or a workbook (docs/roster-format.md).\n\nNothing is changed while one row is wrong. People who are new get a one-time code to choose their first password; the codes exist in clear only in the file named with --codes."
    )]
    Import {
        /// Folder with regions.csv, branches.csv, members.csv, reviewers.csv, or an .xlsx with these sheets
        path: std::path::PathBuf,
        /// Show what would change and change nothing; exit code 3 when a row is wrong
        #[arg(long)]
        dry_run: bool,
        /// Import the good rows although others are refused
        #[arg(long)]
        skip_bad_rows: bool,
        /// Wind up branches that are gone from the file, and allow very many members to be blocked
        #[arg(long)]
        retire_missing: bool,
        /// Write the activation codes of new people to this new file (CSV, readable by you only)
        #[arg(long, value_name = "FILE")]
        codes: Option<std::path::PathBuf>,
    },
}

pub(super) fn run(config: &Config, command: &Command) -> Outcome {
    let Command::Import { path, dry_run, skip_bad_rows, retire_missing, codes } = command;
    db::migrate(&config.database).map_err(|error| error.to_string())?;
    let db = Db::open(&config.database, 2).map_err(|error| error.to_string())?;
    let request = Request {
        dry_run: *dry_run,
        skip_bad_rows: *skip_bad_rows,
        retire_missing: *retire_missing,
        reviewer_idle_minutes: config.reviewer_idle_minutes,
        codes: codes.as_deref(),
    };
    match command::run(&db, &Clock::system(config.zone), path, request) {
        Ok(Summary::Planned(plan)) => {
            print!("{plan}");
            Ok(if plan.is_usable() { ExitCode::SUCCESS } else { ExitCode::from(3) })
        }
        Ok(Summary::Applied(applied)) => {
            print!("{applied}");
            Ok(ExitCode::SUCCESS)
        }
        Err(ImportError::Refused(plan)) => {
            print!("{plan}");
            Err("nothing was changed: put the rows above right, or add --skip-bad-rows".to_owned())
        }
        Err(error) => Err(error.to_string()),
    }
}
