//! Keeping accounts: making, finding, locking, resetting. For security administrators and the operator.
//!
//! Invariants: an administrator never acts on the own account; an administrator
//! never learns or sets a password, only hands over one-time codes.

use std::collections::HashMap;

use chrono::TimeDelta;
use serde_json::json;

use super::attempts;
use crate::accounts::error::Error;
use crate::accounts::identity;
use crate::accounts::model::{AccountState, Identity, MemberIdentity};
use crate::accounts::queries::{self, AccountFilter, AccountRow, HeldRole, NewAccount, SessionRow};
use crate::accounts::rules;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::types::{AccountId, Instant, OrganizationId, SessionId};
use crate::db::{DbConn, DbResult};
use crate::fields::FieldErrors;
use crate::services::Services;

/// A one-time code on its way to its owner.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The account it opens.
    pub account_id: AccountId,
    /// The code as shown to people.
    pub code: String,
    /// Until when it may be used.
    pub expires_at: Instant,
}

/// The member behind an account, with names.
#[derive(Clone, Debug)]
pub struct MemberDetail {
    /// The membership.
    pub member: MemberIdentity,
    /// Names of the home branch and of the hosts.
    pub organization_names: HashMap<OrganizationId, String>,
}

/// Everything an administrator sees of an account.
#[derive(Clone, Debug)]
pub struct AccountDetail {
    /// The account.
    pub account: AccountRow,
    /// The active membership behind it.
    pub member: Option<MemberDetail>,
    /// Roles in force.
    pub roles: Vec<HeldRole>,
    /// Until when a one-time code waits to be used.
    pub code_expires_at: Option<Instant>,
}

/// One more account than `limit`, after a given one.
///
/// # Errors
/// [`Error::Db`].
pub async fn list_accounts(
    services: &Services,
    mut filter: AccountFilter,
    after: Option<AccountId>,
    limit: usize,
) -> Result<Vec<AccountRow>, Error> {
    filter.login = filter.login.map(|login| rules::fold_login(&login)).filter(|login| !login.is_empty());
    filter.name = filter.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    Ok(services.db.read(move |conn| queries::list_accounts(conn, &filter, after, limit)).await?)
}

/// One account with member and roles.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get_account(services: &Services, id: AccountId) -> Result<AccountDetail, Error> {
    let clock = services.clock.clone();
    services.db.read(move |conn| detail(conn, &clock, id)).await
}

fn detail(conn: &mut DbConn, clock: &Clock, id: AccountId) -> Result<AccountDetail, Error> {
    let account = queries::find_account(conn, id)?.ok_or(Error::NotFound)?;
    let member = match identity::find_member(conn, clock, id)? {
        Some(member) => {
            let branches: Vec<_> = std::iter::once(member.branch_id).chain(member.hosts.iter().copied()).collect();
            Some(MemberDetail { member, organization_names: queries::organization_names(conn, &branches)? })
        }
        None => None,
    };
    let code = queries::find_code(conn, id)?.filter(|code| code.expires_at > clock.now());
    Ok(AccountDetail {
        account,
        member,
        roles: queries::list_roles(conn, id)?,
        code_expires_at: code.map(|code| code.expires_at),
    })
}

/// Makes an account and its first one-time code.
///
/// # Errors
/// [`Error::Fields`], [`Error::LoginTaken`].
pub async fn create_account(services: &Services, origin: &Origin, account: NewAccount) -> Result<Issued, Error> {
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services.db.write(move |conn| create_in(conn, &clock, &origin, account)).await
}

/// [`create_account`] within a transaction.
pub(in crate::accounts) fn create_in(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    mut account: NewAccount,
) -> Result<Issued, Error> {
    account.login = rules::fold_login(&account.login);
    account.name = account.name.trim().to_owned();
    let mut errors = FieldErrors::new();
    rules::check_login(&mut errors, &account.login, "/login");
    errors.require_length(&account.name, 1, 60, "/name");
    errors.finish()?;
    let id = queries::insert_account(conn, clock, &account)?.ok_or(Error::LoginTaken)?;
    audit::record(conn, clock, origin, Event::done("account.create", "account", id))?;
    Ok(issue(conn, clock, id)?)
}

fn issue(conn: &mut DbConn, clock: &Clock, id: AccountId) -> DbResult<Issued> {
    let code = queries::issue_code(conn, clock, id)?;
    Ok(Issued { account_id: id, code, expires_at: clock.now().plus(TimeDelta::days(rules::CODE_DAYS)) })
}

/// Takes an account's password and sessions away and gives a one-time code for a new start.
///
/// # Errors
/// [`Error::NotFound`], [`Error::OwnAccount`].
pub async fn issue_activation_code(
    services: &Services,
    actor: &Identity,
    origin: &Origin,
    id: AccountId,
) -> Result<Issued, Error> {
    not_own(actor, id)?;
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services.db.write(move |conn| reset_in(conn, &clock, &origin, id)).await
}

/// [`issue_activation_code`] within a transaction.
pub(in crate::accounts) fn reset_in(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    id: AccountId,
) -> Result<Issued, Error> {
    if !queries::hold_account(conn, id)? {
        return Err(Error::NotFound);
    }
    queries::clear_password(conn, id, clock.now())?;
    let ended = queries::end_sessions(conn, id, None, clock.now())?;
    let event = Event::done("account.issue_code", "account", id).details(json!({ "sessions_ended": ended }));
    audit::record(conn, clock, origin, event)?;
    Ok(issue(conn, clock, id)?)
}

/// Locks an account until it is unlocked, and logs every device out at once.
///
/// # Errors
/// [`Error::NotFound`], [`Error::OwnAccount`], [`Error::Fields`].
pub async fn lock_account(
    services: &Services,
    actor: &Identity,
    origin: &Origin,
    id: AccountId,
    reason: String,
) -> Result<AccountDetail, Error> {
    not_own(actor, id)?;
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            disable_in(conn, &clock, &origin, id, &reason)?;
            detail(conn, &clock, id)
        })
        .await
}

/// [`lock_account`] within a transaction.
pub(in crate::accounts) fn disable_in(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    id: AccountId,
    reason: &str,
) -> Result<(), Error> {
    let mut errors = FieldErrors::new();
    errors.require_length(reason, 1, 200, "/reason");
    errors.finish()?;
    if !queries::hold_account(conn, id)? {
        return Err(Error::NotFound);
    }
    queries::set_state(conn, id, AccountState::Disabled, clock.now())?;
    let ended = queries::end_sessions(conn, id, None, clock.now())?;
    let details = json!({ "reason": reason.trim(), "sessions_ended": ended });
    Ok(audit::record(conn, clock, origin, Event::done("account.lock", "account", id).details(details))?)
}

/// Lets an account log in again, also one that waits after failed attempts.
///
/// # Errors
/// [`Error::NotFound`], [`Error::OwnAccount`].
pub async fn unlock_account(
    services: &Services,
    actor: &Identity,
    origin: &Origin,
    id: AccountId,
) -> Result<AccountDetail, Error> {
    not_own(actor, id)?;
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            if !queries::hold_account(conn, id)? {
                return Err(Error::NotFound);
            }
            queries::set_state(conn, id, AccountState::Active, clock.now())?;
            audit::record(conn, &clock, &origin, Event::done("account.unlock", "account", id))?;
            detail(conn, &clock, id)
        })
        .await
}

/// A device somebody is logged in on, as a security administrator sees it.
#[derive(Clone, Debug)]
pub struct SeenSession {
    /// The session.
    pub row: SessionRow,
    /// From where it was opened, as far as the trail tells.
    pub address: Option<String>,
}

/// The devices an account is logged in on, newest first.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn list_account_sessions(services: &Services, id: AccountId) -> Result<Vec<SeenSession>, Error> {
    let now = services.clock.now();
    services
        .db
        .read(move |conn| {
            queries::find_account(conn, id)?.ok_or(Error::NotFound)?;
            let mut rows = queries::list_sessions(conn, id, now)?;
            rows.retain(|session| !session.ran_idle(now));
            let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
            let mut addresses = audit::queries::list_addresses(conn, attempts::LOGIN, "session", &ids)?;
            let seen = |row: SessionRow| SeenSession { address: addresses.remove(&row.id.to_string()), row };
            Ok(rows.into_iter().map(seen).collect())
        })
        .await
}

/// Logs one device of an account out; it is refused from the next request on.
///
/// # Errors
/// [`Error::NotFound`] when it is not of this account or ended before, [`Error::OwnAccount`].
pub async fn end_account_session(
    services: &Services,
    actor: &Identity,
    origin: &Origin,
    id: AccountId,
    session_id: SessionId,
) -> Result<(), Error> {
    not_own(actor, id)?;
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            if !queries::end_session(conn, id, session_id, clock.now())? {
                return Err(Error::NotFound);
            }
            let event = Event::done("session.end", "session", session_id).details(json!({ "account_id": id }));
            Ok(audit::record(conn, &clock, &origin, event)?)
        })
        .await
}

/// Nobody locks, resets or promotes himself.
pub(super) fn not_own(actor: &Identity, id: AccountId) -> Result<(), Error> {
    if actor.account_id == id { Err(Error::OwnAccount) } else { Ok(()) }
}
