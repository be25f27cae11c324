//! `shigan audit …`: for the operator and for whoever watches the operator.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use super::Outcome;
use crate::audit::chain::SealMark;
use crate::audit::queries::find_newest_seal;
use crate::audit::seal::seal_once_blocking;
use crate::audit::verify::{Report, verify};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;

/// What to do with the trail.
#[derive(Subcommand)]
pub enum Command {
    /// Recompute every hash; exit status 3 when something was altered, removed, added or reordered
    #[command(
        long_about = "Walks every seal and every event, recomputes the hashes and tells what does not fit.\n\nPass a seal that was kept elsewhere with --expect: only against such a copy can it be found that somebody rewrote the end of the chain.\n\nExit status: 0 everything fits, 1 the database cannot be read, 3 something does not fit."
    )]
    Verify {
        /// A seal kept elsewhere, as `number:hash`
        #[arg(long, value_name = "NUMBER:HASH")]
        expect: Option<SealMark>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
    },
    /// Seal what is pending now and print the newest seal, to be kept elsewhere
    Seal,
}

pub(super) fn run(config: &Config, command: &Command) -> Outcome {
    let db = Db::open(&config.database, 1).map_err(|error| error.to_string())?;
    match command {
        Command::Verify { expect, json } => verify_trail(&db, *expect, *json),
        Command::Seal => seal(&db, &Clock::system(config.zone)),
    }
}

fn verify_trail(db: &Db, expect: Option<SealMark>, as_json: bool) -> Outcome {
    let report = db.read_blocking(|conn| verify(conn, expect)).map_err(|error| error.to_string())?;
    if as_json {
        println!("{}", as_value(&report));
    } else {
        print(&report);
    }
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

fn as_value(report: &Report) -> serde_json::Value {
    json!({
        "sound": report.is_sound(),
        "seals": report.seals,
        "sealed_events": report.sealed_events,
        "pending_events": report.pending_events,
        "newest": report.newest.map(|mark| mark.to_string()),
        "findings": report.findings,
        "findings_left_out": report.findings_left_out,
    })
}

fn print(report: &Report) {
    println!("{} events under {} seals, {} pending", report.sealed_events, report.seals, report.pending_events);
    if let Some(newest) = report.newest {
        println!("newest seal {newest}");
    }
    for finding in &report.findings {
        let seal = finding.seal.map(|number| format!(" seal {number}")).unwrap_or_default();
        let event = finding.event.map(|id| format!(" event {id}")).unwrap_or_default();
        println!("FOUND {}{seal}{event}: {}", finding.kind, finding.detail);
    }
    if report.findings_left_out > 0 {
        println!("and {} more", report.findings_left_out);
    }
    println!("{}", if report.is_sound() { "everything fits" } else { "the trail does not fit" });
}

fn seal(db: &Db, clock: &Clock) -> Outcome {
    while seal_once_blocking(db, clock).map_err(|error| error.to_string())? > 0 {}
    match db.read_blocking(find_newest_seal).map_err(|error| error.to_string())? {
        Some(seal) => println!("{}", seal.mark()),
        None => eprintln!("There is nothing to seal yet."),
    }
    Ok(ExitCode::SUCCESS)
}
