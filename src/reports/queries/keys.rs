//! Rows of answers under an Idempotency-Key.
//!
//! Invariant: one request at a time holds a key; `begun_at` says which, so a request whose lease ended cannot touch
//! what its successor wrote.

use diesel::prelude::*;

use crate::db::dialect::WithSuffix as _;
use crate::db::schema::idempotency_keys as keys;
use crate::db::types::{AccountId, Instant, Sha256};
use crate::db::{DbConn, DbResult};

/// What is under a key.
#[derive(Clone, Debug, Queryable)]
pub struct KeyRow {
    /// Digest of the request that holds or held it.
    pub request_sha256: Sha256,
    /// Status of its answer; none while it is at work.
    pub status: Option<i32>,
    /// Body of its answer.
    pub body: Option<String>,
    /// When it began.
    pub begun_at: Instant,
    /// Until when the answer is kept, or the lease holds.
    pub expires_at: Instant,
}

/// Puts a request under a key that nobody used; true when it did.
///
/// # Errors
/// As any insert.
pub fn insert_key(
    conn: &mut DbConn,
    (account_id, key): (AccountId, &str),
    request: Sha256,
    begun_at: Instant,
    expires_at: Instant,
) -> DbResult<bool> {
    let row = (
        keys::account_id.eq(account_id),
        keys::key.eq(key),
        keys::request_sha256.eq(request),
        keys::begun_at.eq(begun_at),
        keys::expires_at.eq(expires_at),
    );
    Ok(diesel::insert_into(keys::table).values(row).or_ignore().execute(conn)? == 1)
}

/// What is under a key.
///
/// # Errors
/// As any query.
pub fn find_key(conn: &mut DbConn, account_id: AccountId, key: &str) -> DbResult<Option<KeyRow>> {
    Ok(keys::table
        .find((account_id, key))
        .select((keys::request_sha256, keys::status, keys::body, keys::begun_at, keys::expires_at))
        .first(conn)
        .optional()?)
}

/// Takes a key whose time is over, unless another did since it was looked at; true when it did.
///
/// # Errors
/// As any update.
pub fn take_over_key(
    conn: &mut DbConn,
    (account_id, key): (AccountId, &str),
    seen: &KeyRow,
    request: Sha256,
    begun_at: Instant,
    expires_at: Instant,
) -> DbResult<bool> {
    let unchanged = keys::table
        .find((account_id, key))
        .filter(keys::begun_at.eq(seen.begun_at))
        .filter(keys::expires_at.eq(seen.expires_at));
    let fresh = (
        keys::request_sha256.eq(request),
        keys::status.eq(None::<i32>),
        keys::body.eq(None::<String>),
        keys::begun_at.eq(begun_at),
        keys::expires_at.eq(expires_at),
    );
    Ok(diesel::update(unchanged).set(fresh).execute(conn)? == 1)
}

/// Lengthens the lease of a request that is still at work.
///
/// # Errors
/// As any update.
pub fn renew_key(
    conn: &mut DbConn,
    (account_id, key): (AccountId, &str),
    begun_at: Instant,
    expires_at: Instant,
) -> DbResult<()> {
    let mine = keys::table.find((account_id, key)).filter(keys::begun_at.eq(begun_at)).filter(keys::status.is_null());
    diesel::update(mine).set(keys::expires_at.eq(expires_at)).execute(conn)?;
    Ok(())
}

/// Notes the answer of a request that is still at work.
///
/// # Errors
/// As any update.
pub fn settle_key(
    conn: &mut DbConn,
    (account_id, key): (AccountId, &str),
    begun_at: Instant,
    (status, body): (i32, &str),
    expires_at: Instant,
) -> DbResult<()> {
    let mine = keys::table.find((account_id, key)).filter(keys::begun_at.eq(begun_at)).filter(keys::status.is_null());
    diesel::update(mine)
        .set((keys::status.eq(status), keys::body.eq(body), keys::expires_at.eq(expires_at)))
        .execute(conn)?;
    Ok(())
}

/// Gives a key back that led to no answer worth keeping.
///
/// # Errors
/// As any delete.
pub fn release_key(conn: &mut DbConn, (account_id, key): (AccountId, &str), begun_at: Instant) -> DbResult<()> {
    let mine = keys::table.find((account_id, key)).filter(keys::begun_at.eq(begun_at)).filter(keys::status.is_null());
    diesel::delete(mine).execute(conn)?;
    Ok(())
}

/// Forgets every key whose time is over; answers how many.
///
/// # Errors
/// As any delete.
pub fn delete_expired_keys(conn: &mut DbConn, now: Instant) -> DbResult<usize> {
    Ok(diesel::delete(keys::table.filter(keys::expires_at.lt(now))).execute(conn)?)
}
