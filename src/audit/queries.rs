//! Reading the trail: events page by page, seals and their entries in ranges.
//!
//! Reads only. Every list is bounded by its caller.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use super::EventRow;
use super::chain::{EntryRow, SealRow};
use crate::db::schema::{accounts, audit_events, audit_seal_entries, audit_seals, audit_unsealed};
use crate::db::types::{AccountId, EventId, Instant};
use crate::db::{DbConn, DbResult, MultiBackend};

diesel::define_sql_function! {
    /// The same on both databases: `count` characters from the `first`, counted from 1.
    fn substr(text: Text, first: Integer, count: Integer) -> Text;
}

/// Which events are wanted; everything left empty matches all.
#[derive(Clone, Debug, Default)]
pub struct EventFilter {
    /// Start of the action, such as `score.`.
    pub action_prefix: Option<String>,
    /// Kind of thing.
    pub subject_kind: Option<String>,
    /// The thing.
    pub subject_id: Option<String>,
    /// Who did it.
    pub account_id: Option<AccountId>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub to: Option<Instant>,
}

/// Place of an event in the list: newest first, then by id.
pub type EventKey = (Instant, EventId);

/// An event with what belongs to it elsewhere.
#[derive(Clone, Debug)]
pub struct ListedEvent {
    /// The event as stored.
    pub event: EventRow,
    /// Today's name of the account that did it.
    pub actor_name: Option<String>,
    /// The seal that covers it, once it has one.
    pub seal_number: Option<i64>,
}

/// Events that match, newest first, after a key.
///
/// # Errors
/// As any query.
pub fn list_events(
    conn: &mut DbConn,
    filter: &EventFilter,
    after: Option<EventKey>,
    limit: i64,
) -> DbResult<Vec<ListedEvent>> {
    let mut query = audit_events::table
        .left_join(accounts::table.on(audit_events::account_id.eq(accounts::id.nullable())))
        .left_join(audit_seal_entries::table.on(audit_seal_entries::event_id.eq(audit_events::id)))
        .select((EventRow::as_select(), accounts::name.nullable(), audit_seal_entries::seal_number.nullable()))
        .order((audit_events::at.desc(), audit_events::id.desc()))
        .limit(limit)
        .into_boxed::<MultiBackend>();
    if let Some(prefix) = &filter.action_prefix {
        let length = i32::try_from(prefix.chars().count()).unwrap_or(i32::MAX);
        query = query.filter(substr(audit_events::action, 1, length).eq(prefix.clone()));
    }
    if let Some(kind) = &filter.subject_kind {
        query = query.filter(audit_events::subject_kind.eq(kind.clone()));
    }
    if let Some(id) = &filter.subject_id {
        query = query.filter(audit_events::subject_id.eq(id.clone()));
    }
    if let Some(id) = filter.account_id {
        query = query.filter(audit_events::account_id.assume_not_null().eq(id));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit_events::at.ge(from));
    }
    if let Some(to) = filter.to {
        query = query.filter(audit_events::at.lt(to));
    }
    if let Some((at, id)) = after {
        query = query.filter(audit_events::at.lt(at).or(audit_events::at.eq(at).and(audit_events::id.lt(id))));
    }
    let rows: Vec<(EventRow, Option<String>, Option<i64>)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(event, actor_name, seal_number)| ListedEvent { event, actor_name, seal_number })
        .collect())
}

/// Events that wait for a seal, oldest first.
///
/// # Errors
/// As any query.
pub fn list_unsealed(conn: &mut DbConn, limit: i64) -> DbResult<Vec<EventRow>> {
    Ok(audit_unsealed::table
        .inner_join(audit_events::table)
        .order((audit_events::at, audit_events::id))
        .limit(limit)
        .select(EventRow::as_select())
        .load(conn)?)
}

/// The seal with the highest number.
///
/// # Errors
/// As any query.
pub fn find_newest_seal(conn: &mut DbConn) -> DbResult<Option<SealRow>> {
    Ok(audit_seals::table.order(audit_seals::number.desc()).select(SealRow::as_select()).first(conn).optional()?)
}

/// The next seals after a number, in order.
///
/// # Errors
/// As any query.
pub fn list_seals_after(conn: &mut DbConn, number: i64, limit: i64) -> DbResult<Vec<SealRow>> {
    Ok(audit_seals::table
        .filter(audit_seals::number.gt(number))
        .order(audit_seals::number)
        .limit(limit)
        .select(SealRow::as_select())
        .load(conn)?)
}

/// The next entries after a place, each with its event if that is still there.
///
/// # Errors
/// As any query.
pub fn list_entries_after(
    conn: &mut DbConn,
    after: (i64, i32),
    limit: i64,
) -> DbResult<Vec<(EntryRow, Option<EventRow>)>> {
    let (seal, position) = after;
    let later = audit_seal_entries::seal_number
        .gt(seal)
        .or(audit_seal_entries::seal_number.eq(seal).and(audit_seal_entries::position.gt(position)));
    Ok(audit_seal_entries::table
        .left_join(audit_events::table)
        .filter(later)
        .order((audit_seal_entries::seal_number, audit_seal_entries::position))
        .limit(limit)
        .select((EntryRow::as_select(), Option::<EventRow>::as_select()))
        .load(conn)?)
}

/// Where one event stands: in a seal, pending, both or neither.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The event.
    pub id: EventId,
    /// Its seal.
    pub seal_number: Option<i64>,
    /// Whether it waits for one.
    pub pending: bool,
}

/// The standing of the next events after an id.
///
/// # Errors
/// As any query.
pub fn list_standings_after(conn: &mut DbConn, after: Option<EventId>, limit: i64) -> DbResult<Vec<Standing>> {
    let mut query = audit_events::table
        .left_join(audit_seal_entries::table)
        .left_join(audit_unsealed::table)
        .select((audit_events::id, audit_seal_entries::seal_number.nullable(), audit_unsealed::event_id.nullable()))
        .order(audit_events::id)
        .limit(limit)
        .into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(audit_events::id.gt(after));
    }
    let rows: Vec<(EventId, Option<i64>, Option<EventId>)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, seal_number, pending)| Standing { id, seal_number, pending: pending.is_some() })
        .collect())
}

/// From which address each of these things was last done to, as far as the trail tells.
///
/// # Errors
/// As any query.
pub fn list_addresses(
    conn: &mut DbConn,
    action: &str,
    subject_kind: &str,
    subjects: &[String],
) -> DbResult<HashMap<String, String>> {
    let rows: Vec<(String, Option<String>)> = audit_events::table
        .filter(audit_events::subject_kind.eq(subject_kind))
        .filter(audit_events::subject_id.eq_any(subjects))
        .filter(audit_events::action.eq(action))
        .order((audit_events::at, audit_events::id))
        .select((audit_events::subject_id, audit_events::address))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(subject, address)| Some((subject, address?))).collect())
}
