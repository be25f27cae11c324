//! From a token to an [`Identity`]: the queries behind every authenticated request.
//!
//! Reads only. Invariant: an ended, expired or idle session, a disabled account
//! and an ended grant give nothing, from the very next request on.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::model::{Grant, Identity, MemberIdentity};
use crate::clock::Clock;
use crate::db::schema::{accounts, areas, members, postings, role_grant_domains, role_grants, sessions};
use crate::db::types::{AccountId, Instant, SessionId, Sha256};
use crate::db::{DbConn, DbResult};

/// A session as the extractor needs it.
pub struct LiveSession {
    /// Who is asking.
    pub identity: Identity,
    /// Whether the last sight is old enough to be written again.
    pub stale_sight: bool,
    /// `cookie` sessions need the Origin check.
    pub by_cookie: bool,
}

/// How often `last_seen_at` is written: often enough for the idle limit, rarely enough to cost nothing.
const SIGHT: TimeDelta = TimeDelta::minutes(1);

/// Finds who holds a token.
///
/// # Errors
/// As any query.
pub fn find_identity(conn: &mut DbConn, clock: &Clock, token_hash: Sha256) -> DbResult<Option<LiveSession>> {
    type Row = (SessionId, AccountId, String, Instant, Instant, Option<i32>, String, String, bool);
    let now = clock.now();
    let row: Option<Row> = sessions::table
        .inner_join(accounts::table)
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(accounts::state.eq("active"))
        .select((
            sessions::id,
            sessions::account_id,
            sessions::transport,
            sessions::last_seen_at,
            sessions::expires_at,
            sessions::idle_minutes,
            accounts::name,
            accounts::login,
            accounts::must_change_password,
        ))
        .first(conn)
        .optional()?;
    let Some((session_id, account_id, transport, last_seen_at, _, idle_minutes, name, login, must_change_password)) =
        row
    else {
        return Ok(None);
    };
    if idle_minutes.is_some_and(|minutes| last_seen_at.plus(TimeDelta::minutes(i64::from(minutes))) < now) {
        return Ok(None);
    }
    let identity = Identity {
        account_id,
        session_id,
        name,
        login,
        must_change_password,
        member: find_member(conn, clock, account_id)?,
        grants: list_grants(conn, account_id)?,
    };
    // A sight in the future was noted by a clock that ran ahead; left as it is it would outlast the idle limit.
    let stale_sight = last_seen_at.plus(SIGHT) < now || last_seen_at > now.plus(SIGHT);
    Ok(Some(LiveSession { identity, stale_sight, by_cookie: transport == "cookie" }))
}

/// An account without a device, for work done in its name after the request; `None` when it may not log in any more.
///
/// # Errors
/// As any query.
pub fn find_account(conn: &mut DbConn, clock: &Clock, account_id: AccountId) -> DbResult<Option<Identity>> {
    let row: Option<(String, String, bool)> = accounts::table
        .find(account_id)
        .filter(accounts::state.eq("active"))
        .select((accounts::name, accounts::login, accounts::must_change_password))
        .first(conn)
        .optional()?;
    let Some((name, login, must_change_password)) = row else { return Ok(None) };
    Ok(Some(Identity {
        account_id,
        session_id: clock.new_id(),
        name,
        login,
        must_change_password,
        member: find_member(conn, clock, account_id)?,
        grants: list_grants(conn, account_id)?,
    }))
}

/// The active membership of an account with the postings in force today.
///
/// # Errors
/// As any query.
pub fn find_member(conn: &mut DbConn, clock: &Clock, account_id: AccountId) -> DbResult<Option<MemberIdentity>> {
    let today = clock.today();
    let member = members::table
        .filter(members::account_id.eq(account_id))
        .filter(members::status.eq("active"))
        .select((members::id, members::branch_id, members::office))
        .first(conn)
        .optional()?;
    let Some((member_id, branch_id, office)) = member else { return Ok(None) };
    let hosts = postings::table
        .filter(postings::member_id.eq(member_id))
        .filter(postings::starts_on.le(today))
        .filter(postings::ends_on.is_null().or(postings::ends_on.assume_not_null().ge(today)))
        .select(postings::host_id)
        .distinct()
        .load(conn)?;
    Ok(Some(MemberIdentity { member_id, branch_id, office, hosts }))
}

/// The roles an account holds now.
///
/// # Errors
/// As any query.
pub fn list_grants(conn: &mut DbConn, account_id: AccountId) -> DbResult<Vec<Grant>> {
    let rows = role_grants::table
        .left_join(areas::table)
        .filter(role_grants::account_id.eq(account_id))
        .filter(role_grants::ended_at.is_null())
        .order(role_grants::id)
        .select((
            role_grants::id,
            role_grants::role,
            role_grants::level,
            areas::path.nullable(),
            role_grants::organization_id,
        ))
        .load(conn)?;
    let mut grants: Vec<Grant> = rows
        .into_iter()
        .map(|(id, role, level, area_path, organization_id)| Grant {
            id,
            role,
            level,
            area_path,
            organization_id,
            domains: Vec::new(),
        })
        .collect();
    for grant in &mut grants {
        grant.domains = role_grant_domains::table
            .filter(role_grant_domains::grant_id.eq(grant.id))
            .order(role_grant_domains::domain_code)
            .select(role_grant_domains::domain_code)
            .load(conn)?;
    }
    Ok(grants)
}

/// Notes that a device was seen.
///
/// # Errors
/// As any update.
pub fn touch(conn: &mut DbConn, session_id: SessionId, now: Instant) -> DbResult<()> {
    diesel::update(sessions::table.find(session_id)).set(sessions::last_seen_at.eq(now)).execute(conn)?;
    Ok(())
}
