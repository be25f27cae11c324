//! `shigan account …`: people and roles before, or without, the first administrator.

use std::process::ExitCode;

use clap::Subcommand;
use diesel::prelude::*;

use super::Outcome;
use crate::accounts::{Level, NewAccount, NewGrant, Role, operator};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::schema::{areas, organizations};
use crate::db::types::{AreaId, OrganizationId};
use crate::db::{Db, DbResult};

/// What to do with accounts.
#[derive(Subcommand)]
pub enum Command {
    /// Make an account and print the one-time code that sets its first password
    #[command(
        long_about = "Makes an account and prints the one-time code with which its owner sets the first password (POST /api/v1/account/activation).\n\nThe first administrators are made this way:\n  shigan account create --login admin --name 系统管理员 --role city_admin\n  shigan account create --login security --name 安全管理员 --role security_admin\n\nA reviewer needs a level and an area, a branch role its organisation."
    )]
    Create {
        /// What the person types to log in, usually a phone number
        #[arg(long)]
        login: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// A role, such as `city_admin`, `security_admin`, `auditor`, `reviewer`
        #[arg(long)]
        role: Option<Role>,
        /// For reviewers: township, county or city
        #[arg(long)]
        level: Option<Level>,
        /// For reviewers: the code of the area whose branches they review
        #[arg(long, value_name = "CODE")]
        area: Option<String>,
        /// For branch roles: the code of the organisation
        #[arg(long, value_name = "CODE")]
        organization: Option<String>,
        /// For reviewers: only this domain; may be given several times
        #[arg(long = "domain", value_name = "CODE")]
        domains: Vec<String>,
    },
    /// Take a password and all sessions away and print a new one-time code
    ResetPassword {
        /// The login
        login: String,
    },
    /// Lock an account and end its sessions
    Lock {
        /// The login
        login: String,
        /// Why; kept in the trail
        #[arg(long)]
        reason: String,
    },
}

pub(super) fn run(config: &Config, command: Command) -> Outcome {
    crate::db::migrate(&config.database).map_err(|error| error.to_string())?;
    let db = Db::open(&config.database, 1).map_err(|error| error.to_string())?;
    let clock = Clock::system(config.zone);
    match command {
        Command::Create { login, name, role, level, area, organization, domains } => {
            let area_id = area.map(|code| find_area(&db, &code)).transpose()?;
            let organization_id = organization.map(|code| find_organization(&db, &code)).transpose()?;
            let grant = role.map(|role| NewGrant { role, level, area_id, organization_id, domains });
            let account = NewAccount { login, name };
            let code =
                operator::create_from_shell(&db, &clock, config, account, grant).map_err(|error| error.to_string())?;
            println!("{code}");
        }
        Command::ResetPassword { login } => {
            println!("{}", operator::reset_password(&db, &clock, &login).map_err(|error| error.to_string())?);
        }
        Command::Lock { login, reason } => {
            operator::lock(&db, &clock, &login, &reason).map_err(|error| error.to_string())?;
            println!("{login} is locked.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn find_area(db: &Db, code: &str) -> Result<AreaId, String> {
    let wanted = code.to_owned();
    let found = db.read_blocking(move |conn| -> DbResult<Option<AreaId>> {
        Ok(areas::table.filter(areas::code.eq(wanted)).select(areas::id).first(conn).optional()?)
    });
    found.map_err(|error| error.to_string())?.ok_or_else(|| format!("there is no area with the code {code}"))
}

fn find_organization(db: &Db, code: &str) -> Result<OrganizationId, String> {
    let wanted = code.to_owned();
    let found = db.read_blocking(move |conn| -> DbResult<Option<OrganizationId>> {
        Ok(organizations::table
            .filter(organizations::code.eq(wanted))
            .select(organizations::id)
            .first(conn)
            .optional()?)
    });
    found.map_err(|error| error.to_string())?.ok_or_else(|| format!("there is no organisation with the code {code}"))
}
