//! What a login is checked against: the password's hash, the count of failures, the lock.

use diesel::prelude::*;

use crate::accounts::identity;
use crate::accounts::model::AccountState;
use crate::accounts::rules::Failures;
use crate::audit::Outcome;
use crate::db::dialect;
use crate::db::schema::{accounts, audit_events};
use crate::db::types::{AccountId, Instant};
use crate::db::{DbConn, DbResult};

/// What a login is checked against.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct Credentials {
    /// The account.
    pub id: AccountId,
    /// The login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Absent until the first password is chosen.
    pub password_hash: Option<String>,
    /// When it was chosen.
    pub password_changed_at: Option<Instant>,
    /// Whether another one must be chosen.
    pub must_change_password: bool,
    /// Whether the account may log in.
    pub state: AccountState,
    /// Failures since the last success or lock.
    pub failed_attempts: i32,
    /// Until when nothing is tried.
    pub locked_until: Option<Instant>,
}

/// Keeps other attempts at this login waiting until this transaction ends, whether or not an account has it.
///
/// # Errors
/// As any update.
pub fn hold_login(conn: &mut DbConn, login: &str) -> DbResult<()> {
    // The key first: attempts at a login that nobody has must queue in the same way.
    dialect::one_at_a_time(conn, "login", login)?;
    // Then the row, if there is one, against administrators who change the account.
    diesel::update(accounts::table.filter(accounts::login.eq(login)))
        .set(accounts::updated_at.eq(accounts::updated_at))
        .execute(conn)?;
    Ok(())
}

/// The credentials of a folded login.
///
/// # Errors
/// As any query.
pub fn find_credentials(conn: &mut DbConn, login: &str) -> DbResult<Option<Credentials>> {
    Ok(accounts::table.filter(accounts::login.eq(login)).select(Credentials::as_select()).first(conn).optional()?)
}

/// Writes how often a login failed; nothing happens when no account has it.
///
/// # Errors
/// As any update.
pub fn set_failures(conn: &mut DbConn, login: &str, failures: Failures) -> DbResult<()> {
    diesel::update(accounts::table.filter(accounts::login.eq(login)))
        .set((accounts::failed_attempts.eq(failures.count), accounts::locked_until.eq(failures.locked_until)))
        .execute(conn)?;
    Ok(())
}

/// When a login that no account has failed last, and the details written then.
///
/// The trail is the only memory of such logins: it holds for every process and
/// across restarts, as the lock of an account does.
///
/// # Errors
/// As any query.
pub fn find_unknown_failures(
    conn: &mut DbConn,
    action: &str,
    subject_kind: &str,
    subject_id: &str,
) -> DbResult<Vec<(Instant, String)>> {
    let rows: Vec<(Instant, String)> = audit_events::table
        .filter(audit_events::subject_kind.eq(subject_kind))
        .filter(audit_events::subject_id.eq(subject_id))
        .filter(audit_events::action.eq(action))
        .filter(audit_events::outcome.eq(Outcome::Refused))
        .order((audit_events::at.desc(), audit_events::id.desc()))
        .select((audit_events::at, audit_events::details))
        .limit(i64::from(crate::accounts::rules::FAILURES_TO_LOCK))
        .load(conn)?;
    Ok(rows)
}

/// Whether an account holds a role with the stricter rules.
///
/// # Errors
/// As any query.
pub fn is_guarded(conn: &mut DbConn, id: AccountId) -> DbResult<bool> {
    Ok(identity::list_grants(conn, id)?.iter().any(|grant| grant.role.is_guarded()))
}

/// Gives an account a password; failures and locks are over.
///
/// # Errors
/// As any update.
pub fn set_password(conn: &mut DbConn, id: AccountId, hash: &str, now: Instant) -> DbResult<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::password_hash.eq(hash),
            accounts::password_changed_at.eq(now),
            accounts::must_change_password.eq(false),
            accounts::failed_attempts.eq(0),
            accounts::locked_until.eq(None::<Instant>),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the password away: only an activation code lets the person in again.
///
/// # Errors
/// As any update.
pub fn clear_password(conn: &mut DbConn, id: AccountId, now: Instant) -> DbResult<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::password_hash.eq(None::<String>),
            accounts::password_changed_at.eq(None::<Instant>),
            accounts::must_change_password.eq(false),
            accounts::failed_attempts.eq(0),
            accounts::locked_until.eq(None::<Instant>),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes a person who has a password choose another one before anything else.
///
/// # Errors
/// As any update.
pub fn require_new_password(conn: &mut DbConn, id: AccountId, now: Instant) -> DbResult<()> {
    diesel::update(accounts::table.find(id).filter(accounts::password_hash.is_not_null()))
        .set((accounts::must_change_password.eq(true), accounts::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}
