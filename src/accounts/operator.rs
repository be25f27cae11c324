//! What the operator does with accounts at the shell: the way in before the first administrator exists.
//!
//! Blocking, for threads that may wait. Invariant: the same rules and the same
//! trail as over HTTP; only the rule about one's own account has nobody to hold for.

use super::actions::{self, Granter};
use super::error::Error;
use super::model::GrantSource;
use super::queries::{self, NewAccount};
use super::rules::{self, NewGrant};
use crate::audit::Origin;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::types::AccountId;
use crate::db::{Db, DbConn};

/// Makes an account, with a role where one is given; hands back the code that sets its first password.
///
/// # Errors
/// [`Error::Fields`], [`Error::LoginTaken`], [`Error::KeptApart`].
pub fn create_from_shell(
    db: &Db,
    clock: &Clock,
    config: &Config,
    account: NewAccount,
    role: Option<NewGrant>,
) -> Result<String, Error> {
    let (clock, idle_minutes) = (clock.clone(), config.reviewer_idle_minutes);
    db.write_blocking(move |conn| {
        let origin = Origin::operator();
        let issued = actions::create_in(conn, &clock, &origin, account)?;
        if let Some(role) = role {
            let granter = Granter { source: GrantSource::Operator, account_id: None, idle_minutes };
            actions::grant_in(conn, &clock, &origin, &granter, issued.account_id, role)?;
        }
        Ok(issued.code)
    })
}

/// Takes an account's password and sessions away; hands back the code for a new start.
///
/// # Errors
/// [`Error::NotFound`] when nobody has the login.
pub fn reset_password(db: &Db, clock: &Clock, login: &str) -> Result<String, Error> {
    let (clock, login) = (clock.clone(), login.to_owned());
    db.write_blocking(move |conn| {
        let id = account_of(conn, &login)?;
        Ok(actions::reset_in(conn, &clock, &Origin::operator(), id)?.code)
    })
}

/// Locks an account until an administrator unlocks it; every device is logged out at once.
///
/// # Errors
/// [`Error::NotFound`] when nobody has the login, [`Error::Fields`] without a reason.
pub fn lock(db: &Db, clock: &Clock, login: &str, reason: &str) -> Result<(), Error> {
    let (clock, login, reason) = (clock.clone(), login.to_owned(), reason.to_owned());
    db.write_blocking(move |conn| {
        let id = account_of(conn, &login)?;
        actions::disable_in(conn, &clock, &Origin::operator(), id, &reason)
    })
}

fn account_of(conn: &mut DbConn, login: &str) -> Result<AccountId, Error> {
    queries::find_account_id(conn, &rules::fold_login(login))?.ok_or(Error::NotFound)
}
