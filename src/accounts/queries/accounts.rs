//! Rows of accounts, for administrators.

use diesel::dsl::not;
use diesel::prelude::*;

use crate::accounts::model::{AccountState, Role, Standing};
use crate::clock::Clock;
use crate::db::dialect::{WithSuffix as _, contains};
use crate::db::schema::{accounts, members, role_grants};
use crate::db::types::{AccountId, Instant, OrganizationId};
use crate::db::{DbConn, DbResult, MultiBackend};

/// An account without its secrets.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct AccountRow {
    /// Its id.
    pub id: AccountId,
    /// The login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Whether it may log in.
    pub state: AccountState,
    /// Until when it is locked after failures.
    pub locked_until: Option<Instant>,
    /// Whether a password was ever chosen, and when.
    pub password_changed_at: Option<Instant>,
    /// Whether the next login must choose a password.
    pub must_change_password: bool,
    /// When it was made.
    pub created_at: Instant,
}

/// What a list of accounts is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct AccountFilter {
    /// Logins that begin so.
    pub login: Option<String>,
    /// Names that hold this.
    pub name: Option<String>,
    /// Of the members of this branch.
    pub branch_id: Option<OrganizationId>,
    /// Those who hold this role now.
    pub role: Option<Role>,
    /// Those who stand so.
    pub standing: Option<Standing>,
}

/// An account to be made, without password and roles.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The login, folded.
    pub login: String,
    /// The person's name.
    pub name: String,
}

/// Makes an account that waits for its activation; `None` when the login is taken.
///
/// # Errors
/// As any insert.
pub fn insert_account(conn: &mut DbConn, clock: &Clock, account: &NewAccount) -> DbResult<Option<AccountId>> {
    let (id, now): (AccountId, _) = (clock.new_id(), clock.now());
    let inserted = diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(id),
            accounts::login.eq(&account.login),
            accounts::name.eq(&account.name),
            accounts::must_change_password.eq(false),
            accounts::state.eq(AccountState::Active),
            accounts::created_at.eq(now),
            accounts::updated_at.eq(now),
        ))
        .or_ignore()
        .execute(conn)?;
    Ok((inserted == 1).then_some(id))
}

/// Keeps other changes of this account waiting until this transaction ends; false when there is none.
///
/// # Errors
/// As any update.
pub fn hold_account(conn: &mut DbConn, id: AccountId) -> DbResult<bool> {
    // An update that changes nothing takes the row lock on PostgreSQL and costs nothing on SQLite.
    let held = diesel::update(accounts::table.find(id)).set(accounts::updated_at.eq(accounts::updated_at));
    Ok(held.execute(conn)? == 1)
}

/// One account.
///
/// # Errors
/// As any query.
pub fn find_account(conn: &mut DbConn, id: AccountId) -> DbResult<Option<AccountRow>> {
    Ok(accounts::table.find(id).select(AccountRow::as_select()).first(conn).optional()?)
}

/// The account behind a folded login.
///
/// # Errors
/// As any query.
pub fn find_account_id(conn: &mut DbConn, login: &str) -> DbResult<Option<AccountId>> {
    Ok(accounts::table.filter(accounts::login.eq(login)).select(accounts::id).first(conn).optional()?)
}

/// One more account than `limit`, in the order they were made, after a given one.
///
/// # Errors
/// As any query.
pub fn list_accounts(
    conn: &mut DbConn,
    filter: &AccountFilter,
    after: Option<AccountId>,
    limit: usize,
) -> DbResult<Vec<AccountRow>> {
    let mut query = accounts::table.select(AccountRow::as_select()).into_boxed::<MultiBackend>();
    if let Some(login) = &filter.login {
        query = query.filter(accounts::login.like(format!("{}%", escape_like(login))).escape('\\'));
    }
    if let Some(name) = &filter.name {
        query = query.filter(contains(accounts::name, name.clone()));
    }
    if let Some(branch) = filter.branch_id {
        let of_branch = members::table
            .filter(members::account_id.eq(accounts::id.nullable()))
            .filter(members::branch_id.eq(branch));
        query = query.filter(diesel::dsl::exists(of_branch));
    }
    if let Some(role) = filter.role {
        let holders = role_grants::table
            .filter(role_grants::role.eq(role))
            .filter(role_grants::ended_at.is_null())
            .select(role_grants::account_id);
        query = query.filter(accounts::id.eq_any(holders));
    }
    let (chosen, locked) = (accounts::password_changed_at, accounts::state.eq(AccountState::Disabled));
    match filter.standing {
        Some(Standing::Active) => query = query.filter(not(locked)).filter(chosen.is_not_null()),
        Some(Standing::Waiting) => query = query.filter(not(locked)).filter(chosen.is_null()),
        Some(Standing::Disabled) => query = query.filter(locked),
        None => {}
    }
    if let Some(after) = after {
        query = query.filter(accounts::id.gt(after));
    }
    Ok(query.order(accounts::id).limit(i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1).load(conn)?)
}

/// Logins are lower case, so that LIKE means the same on both databases once its wildcards are escaped.
fn escape_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Lets an account log in again or no more; either way the count of failures starts afresh.
///
/// # Errors
/// As any update.
pub fn set_state(conn: &mut DbConn, id: AccountId, state: AccountState, now: Instant) -> DbResult<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::state.eq(state),
            accounts::failed_attempts.eq(0),
            accounts::locked_until.eq(None::<Instant>),
            accounts::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
