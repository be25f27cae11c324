//! Rows of sessions: one device of one person each.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::model::Transport;
use crate::db::schema::sessions;
use crate::db::types::{AccountId, Instant, SessionId, Sha256};
use crate::db::{DbConn, DbResult};

/// A session to be opened.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = sessions)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Hash of the token handed out.
    pub token_hash: Sha256,
    /// How the token travels.
    pub transport: Transport,
    /// What the person calls the device.
    pub device_label: String,
    /// When it was opened.
    pub created_at: Instant,
    /// When it was last seen.
    pub last_seen_at: Instant,
    /// When it ends by itself.
    pub expires_at: Instant,
    /// Idle minutes that end it, for reviewers and administrators.
    pub idle_minutes: Option<i32>,
}

/// A session as its owner sees it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct SessionRow {
    /// Its id.
    pub id: SessionId,
    /// How the token travels.
    pub transport: Transport,
    /// What the person calls the device.
    pub device_label: String,
    /// When it was opened.
    pub created_at: Instant,
    /// When it was last seen.
    pub last_seen_at: Instant,
    /// When it ends by itself.
    pub expires_at: Instant,
    /// Idle minutes that end it.
    pub idle_minutes: Option<i32>,
}

/// Opens a session.
///
/// # Errors
/// As any insert.
pub fn insert_session(conn: &mut DbConn, session: &NewSession) -> DbResult<()> {
    diesel::insert_into(sessions::table).values(session).execute(conn)?;
    Ok(())
}

/// The sessions of an account that have not ended, newest first; those that ran idle are still among them.
///
/// # Errors
/// As any query.
pub fn list_sessions(conn: &mut DbConn, account_id: AccountId, now: Instant) -> DbResult<Vec<SessionRow>> {
    Ok(sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .order((sessions::created_at.desc(), sessions::id.desc()))
        .select(SessionRow::as_select())
        .load(conn)?)
}

/// Ends one session of an account; false when it has none of this id that still runs.
///
/// # Errors
/// As any update.
pub fn end_session(conn: &mut DbConn, account_id: AccountId, id: SessionId, now: Instant) -> DbResult<bool> {
    let ended = diesel::update(
        sessions::table
            .find(id)
            .filter(sessions::account_id.eq(account_id))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now)),
    )
    .set(sessions::ended_at.eq(now))
    .execute(conn)?;
    Ok(ended == 1)
}

/// Ends the sessions of an account, but for one; tells how many.
///
/// # Errors
/// As any update.
pub fn end_sessions(
    conn: &mut DbConn,
    account_id: AccountId,
    but_for: Option<SessionId>,
    now: Instant,
) -> DbResult<usize> {
    let running = sessions::table.filter(sessions::account_id.eq(account_id)).filter(sessions::ended_at.is_null());
    Ok(match but_for {
        Some(kept) => {
            diesel::update(running.filter(sessions::id.ne(kept))).set(sessions::ended_at.eq(now)).execute(conn)?
        }
        None => diesel::update(running).set(sessions::ended_at.eq(now)).execute(conn)?,
    })
}

/// Ends the oldest sessions of an account so that at most `most` go on.
///
/// # Errors
/// As any update.
pub fn trim_sessions(conn: &mut DbConn, account_id: AccountId, most: usize, now: Instant) -> DbResult<()> {
    for session in list_sessions(conn, account_id, now)?.into_iter().skip(most) {
        end_session(conn, account_id, session.id, now)?;
    }
    Ok(())
}

/// Removes some sessions that ended, or ran out, before a moment; tells how many.
///
/// # Errors
/// As any delete.
pub fn delete_ended_sessions(conn: &mut DbConn, before: Instant, most: i64) -> DbResult<usize> {
    let ended = sessions::ended_at.is_not_null().and(sessions::ended_at.assume_not_null().lt(before));
    let some: Vec<SessionId> = sessions::table
        .filter(ended.or(sessions::expires_at.lt(before)))
        .select(sessions::id)
        .limit(most)
        .load(conn)?;
    Ok(diesel::delete(sessions::table.filter(sessions::id.eq_any(some))).execute(conn)?)
}

/// Puts the running sessions of an account under the rules for reviewers and administrators.
///
/// # Errors
/// As any update.
pub fn shorten_sessions(conn: &mut DbConn, account_id: AccountId, idle_minutes: i32, latest: Instant) -> DbResult<()> {
    let running = || sessions::table.filter(sessions::account_id.eq(account_id)).filter(sessions::ended_at.is_null());
    diesel::update(running()).set(sessions::idle_minutes.eq(idle_minutes)).execute(conn)?;
    diesel::update(running().filter(sessions::expires_at.gt(latest)))
        .set(sessions::expires_at.eq(latest))
        .execute(conn)?;
    Ok(())
}

impl SessionRow {
    /// Whether the device was silent for longer than it may.
    #[must_use]
    pub fn ran_idle(&self, now: Instant) -> bool {
        self.idle_minutes.is_some_and(|minutes| self.last_seen_at.plus(TimeDelta::minutes(i64::from(minutes))) < now)
    }
}
