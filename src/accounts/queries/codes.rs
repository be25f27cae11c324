//! One-time activation codes, kept as hashes bound to their account.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::{rules, secrets};
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::activation_codes;
use crate::db::types::{AccountId, Instant, Sha256};
use crate::db::{DbConn, DbResult};

/// What is kept of a code.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = activation_codes)]
pub struct CodeRow {
    /// The hash of the code and its account.
    pub code_hash: Sha256,
    /// Until when it may be used.
    pub expires_at: Instant,
    /// Wrong attempts so far.
    pub failed_attempts: i32,
}

/// Gives an account a fresh code, in clear for the one who hands it over; an earlier code ends.
///
/// No password hash is made, so that a roster of 82,000 people takes seconds.
///
/// # Errors
/// As any insert.
pub fn issue_code(conn: &mut DbConn, clock: &Clock, account_id: AccountId) -> DbResult<String> {
    let (code, now) = (secrets::new_code(), clock.now());
    diesel::insert_into(activation_codes::table)
        .values((
            activation_codes::account_id.eq(account_id),
            activation_codes::code_hash.eq(secrets::code_hash(account_id, &code)),
            activation_codes::created_at.eq(now),
            activation_codes::expires_at.eq(now.plus(TimeDelta::days(rules::CODE_DAYS))),
            activation_codes::failed_attempts.eq(0),
        ))
        .suffix(" ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, created_at = excluded.created_at, expires_at = excluded.expires_at, failed_attempts = 0")
        .execute(conn)?;
    Ok(code)
}

/// The code an account waits for.
///
/// # Errors
/// As any query.
pub fn find_code(conn: &mut DbConn, account_id: AccountId) -> DbResult<Option<CodeRow>> {
    Ok(activation_codes::table.find(account_id).select(CodeRow::as_select()).first(conn).optional()?)
}

/// Notes a wrong attempt.
///
/// # Errors
/// As any update.
pub fn count_code_failure(conn: &mut DbConn, account_id: AccountId) -> DbResult<()> {
    diesel::update(activation_codes::table.find(account_id))
        .set(activation_codes::failed_attempts.eq(activation_codes::failed_attempts + 1))
        .execute(conn)?;
    Ok(())
}

/// Ends a code: used, or guessed at too often.
///
/// # Errors
/// As any delete.
pub fn delete_code(conn: &mut DbConn, account_id: AccountId) -> DbResult<()> {
    diesel::delete(activation_codes::table.find(account_id)).execute(conn)?;
    Ok(())
}
