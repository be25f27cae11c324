//! The command line: one program, a sub-command per task of the operator.
//!
//! Parses and reports; the work is in the features. Exit codes: 0 done, 1 failed,
//! 2 the command line or the settings are wrong, 3 a check found something.
//! `photo inspect` ends with 1 when a file is refused.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::config::{Config, SETTINGS};
use crate::demo::{self, city, content::DemoLogin};
use crate::server::{self, Server};
use crate::services::Services;

mod account;
mod audit;
mod photo;
mod roster;
mod storage;

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
    /// Look at the settings
    #[command(subcommand)]
    Config(ConfigCommand),
    /// People and roles
    #[command(subcommand)]
    Account(account::Command),
    /// The demo
    #[command(subcommand)]
    Demo(DemoCommand),
    /// Look at photo files as the server would
    #[command(subcommand)]
    Photo(photo::Command),
    /// The object store
    #[command(subcommand)]
    Storage(storage::Command),
    /// Check or seal the trail of who did what
    #[command(subcommand)]
    Audit(audit::Command),
    /// Bring in regions, branches, members and reviewers
    #[command(subcommand)]
    Roster(roster::Command),
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Check the settings and list them; secrets are not shown
    Check,
}

#[derive(Subcommand)]
enum DemoCommand {
    /// Load the demo into an empty database
    #[command(
        long_about = "Loads the demo into an empty database: a small county, or with --city a city of 8,800 branches that has been through a whole year, from the opening of a cycle to a revocation. With --spring it is still in the middle of it: a third of the branches that declared waits for each level, to try reviewing. The city takes some minutes."
    )]
    Load {
        /// A whole city through a whole year
        #[arg(long)]
        city: bool,
        /// In the middle of the year: branches wait for each level
        #[arg(long, requires = "city")]
        spring: bool,
        /// 176 branches instead of 8,800
        #[arg(long, requires = "city")]
        small: bool,
        /// Another number of reports
        #[arg(long, requires = "city")]
        reports: Option<usize>,
        /// From which the city is drawn: the same gives the same
        #[arg(long, default_value_t = 2026, requires = "city")]
        seed: u64,
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
        Command::Openapi => openapi(),
        Command::Config(ConfigCommand::Check) => Ok(list_settings(&config)),
        Command::Account(command) => account::run(&config, command),
        Command::Demo(DemoCommand::Load { city: false, .. }) => load_demo(config),
        Command::Demo(DemoCommand::Load { city: true, spring, small, reports, seed }) => {
            let scale = if small { city::Scale::SMALL } else { city::Scale::CITY };
            let scale = reports.map_or(scale, |reports| scale.with_reports(reports));
            load_city(config, scale, if spring { city::Until::Spring } else { city::Until::Autumn }, seed)
        }
        Command::Photo(command) => photo::run(&config, &command),
        Command::Storage(command) => storage::run(&config, &command),
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
        let demo = config.demo;
        let services = server::open_services(config, clock).await.map_err(|error| error.to_string())?;
        let server = Server::start(services.clone()).map_err(|error| error.to_string())?;
        if demo {
            offer_demo(&services).await?;
        }
        // Whoever reads that it serves may stop it at once.
        let stop = StopSignal::listen();
        println!("Shigan serves at http://{}", server.address());
        stop.heard().await;
        eprintln!("Stopping; requests under way may finish.");
        server.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Loads the demo on the first start, and tells its logins on every start.
async fn offer_demo(services: &Services) -> Result<(), String> {
    match demo::load(services, &|| {}).await {
        Ok(_) | Err(demo::LoadError::NotEmpty) => {}
        Err(error) => return Err(error.to_string()),
    }
    print_logins(&demo::content().map_err(|error| error.to_string())?.logins);
    Ok(())
}

fn load_demo(config: Config) -> Outcome {
    let clock = Clock::system(config.zone);
    actix_web::rt::System::new().block_on(async move {
        let services = server::open_services(config, clock).await.map_err(|error| error.to_string())?;
        let reports = demo::content().map_err(|error| error.to_string())?.reports.len();
        let progress = bar(reports, "filing reports");
        let logins = demo::load(&services, &|| progress.inc(1)).await.map_err(|error| error.to_string())?;
        progress.finish_and_clear();
        print_logins(&logins);
        println!("The pictures are made when the server runs.");
        Ok(ExitCode::SUCCESS)
    })
}

fn load_city(config: Config, scale: city::Scale, until: city::Until, seed: u64) -> Outcome {
    let clock = Clock::system(config.zone);
    actix_web::rt::System::new().block_on(async move {
        let services = server::open_services(config, clock).await.map_err(|error| error.to_string())?;
        let told = |part: &str, took: std::time::Duration| println!("{:6.1} s  {part}", took.as_secs_f64());
        let outcome = city::load(&services, (scale, until), seed, &told).await.map_err(|error| error.to_string())?;
        println!(
            "{} branches declared; {} were sent on to the city, {} are named, {} lost the honour again; {} objections.",
            outcome.declared,
            outcome.candidates,
            outcome.named.len(),
            outcome.revoked.len(),
            outcome.objections
        );
        print_logins(&outcome.logins);
        println!("The pictures are made when the server runs.");
        Ok(ExitCode::SUCCESS)
    })
}

fn print_logins(logins: &[DemoLogin]) {
    println!("Demo logins, all with the password {}:", demo::PASSWORD);
    for login in logins {
        println!("  {}  {} ({})", login.phone, login.label_zh, login.label_en);
    }
}

/// A progress bar on standard error; nothing where that is no terminal.
fn bar(length: usize, what: &'static str) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(length as u64).with_message(what);
    let style = indicatif::ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    if let Ok(style) = style { bar.with_style(style) } else { bar }
}

fn list_settings(config: &Config) -> ExitCode {
    println!("The settings are right.");
    println!("database: {:?}", config.database);
    println!("storage:  {:?}", config.storage);
    println!();
    for setting in SETTINGS {
        let default = if setting.default.is_empty() { "none" } else { setting.default };
        println!("{}  (default: {default})\n    {}", setting.name, setting.meaning);
    }
    ExitCode::SUCCESS
}

/// SIGTERM and Ctrl-C, heard from the moment this is made.
struct StopSignal(Option<tokio::signal::unix::Signal>);

impl StopSignal {
    fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        Self(signal(SignalKind::terminate()).ok())
    }

    async fn heard(self) {
        match self.0 {
            Some(mut terminate) => tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            },
            None => drop(tokio::signal::ctrl_c().await),
        }
    }
}

fn migrate(config: &Config) -> Outcome {
    // A server on SQLite would go on with a schema it does not know; on PostgreSQL an operator may want just that.
    let sqlite = matches!(config.database, crate::db::DatabaseUrl::Sqlite(_));
    let _claim = sqlite.then(|| server::folder::Claim::of(config)).transpose()?;
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
