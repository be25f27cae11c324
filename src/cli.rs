//! The command line: one program, a sub-command per task of the operator.
//!
//! Parses and reports; the work is in the features. Exit codes: 0 done, 1 failed,
//! 2 the command line or the settings are wrong, 3 a check found something.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::config::Config;
use crate::organizations::roster::ImportError;
use crate::organizations::roster::command::{self, Request, Summary};
use crate::server::{self, Server};

/// Field reports that count as evidence.
#[derive(Parser)]
#[command(
    name = "shigan",
    version,
    about,
    long_about = "Field reports that count as evidence in the yearly appraisal of Party branches.\n\nSettings come from environment variables named SHIGAN_…; `shigan config check` lists them."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API until stopped (Ctrl-C or SIGTERM)
    Serve,
    /// Bring the database to the schema of this version
    Migrate,
    /// Bring in regions, branches, members and reviewers
    #[command(subcommand)]
    Roster(RosterCommand),
}

#[derive(Subcommand)]
enum RosterCommand {
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

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = match Config::from_environment() {
        Ok(config) => config,
        Err(errors) => {
            eprintln!("The settings are not right:\n{errors}");
            return ExitCode::from(2);
        }
    };
    let result = match cli.command {
        Command::Serve => serve(config),
        Command::Migrate => migrate(&config),
        Command::Roster(command) => roster(&config, command),
    };
    match result {
        Ok(code) => code,
        Err(message) => {
            eprintln!("shigan: {message}");
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<ExitCode, String>;

fn serve(config: Config) -> Outcome {
    crate::telemetry::start(&config);
    let clock = Clock::system(config.zone);
    actix_web::rt::System::new().block_on(async move {
        let services = server::open_services(config, clock).await.map_err(|error| error.to_string())?;
        let server = Server::start(services).map_err(|error| error.to_string())?;
        println!("Shigan serves at http://{}", server.address());
        stop_signal().await;
        eprintln!("Stopping; requests under way may finish.");
        server.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

fn migrate(config: &Config) -> Outcome {
    let ran = crate::db::migrate(&config.database).map_err(|error| error.to_string())?;
    if ran.is_empty() {
        println!("The database is up to date.");
    }
    for name in ran {
        println!("applied {name}");
    }
    Ok(ExitCode::SUCCESS)
}

fn roster(config: &Config, command: RosterCommand) -> Outcome {
    let RosterCommand::Import { path, dry_run, skip_bad_rows, retire_missing, codes } = command;
    crate::db::migrate(&config.database).map_err(|error| error.to_string())?;
    let db = crate::db::Db::open(&config.database, 2).map_err(|error| error.to_string())?;
    let request = Request { dry_run, skip_bad_rows, retire_missing, codes: codes.as_deref() };
    match command::run(&db, &Clock::system(config.zone), &path, request) {
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
