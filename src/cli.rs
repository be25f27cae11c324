//! The command line: one program, a sub-command per task of the operator.
//!
//! Parses and reports; the work is in the features. Exit codes: 0 done, 1 failed,
//! 2 the command line or the settings are wrong, 3 a check found something.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::config::Config;
use crate::server::{self, Server};

mod audit;
mod roster;

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
    /// Print the API contract (OpenAPI 3.1) as JSON
    Openapi,
    /// Check or seal the trail of who did what
    #[command(subcommand)]
    Audit(audit::Command),
    /// Bring in regions, branches, members and reviewers
    #[command(subcommand)]
    Roster(roster::Command),
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
        Command::Openapi => openapi(),
        Command::Audit(command) => audit::run(&config, &command),
        Command::Roster(command) => roster::run(&config, &command),
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

fn openapi() -> Outcome {
    println!("{}", crate::app::openapi().to_pretty_json().map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}
