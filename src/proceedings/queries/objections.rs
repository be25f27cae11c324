//! Objections.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{Channel, ObjectionOutcome};
use crate::clock::Clock;
use crate::db::schema::objections;
use crate::db::types::{AccountId, Instant, ObjectionId, RecordId};
use crate::db::{DbConn, DbResult};

/// An objection; the contact is sealed.
#[derive(Clone, Debug, Queryable)]
pub struct ObjectionRow {
    /// The objection.
    pub id: ObjectionId,
    /// The record it is against.
    pub record_id: RecordId,
    /// By which way it came.
    pub channel: Channel,
    /// What it is about.
    pub ground: String,
    /// What can be looked into.
    pub facts: String,
    /// Where a reply may go, sealed.
    pub contact: Option<Vec<u8>>,
    /// When it came.
    pub received_at: Instant,
    /// What was found.
    pub finding: Option<String>,
    /// What came of it.
    pub outcome: Option<ObjectionOutcome>,
    /// When a reply went out.
    pub replied_on: Option<NaiveDate>,
    /// When it was settled.
    pub settled_at: Option<Instant>,
}

type Columns = (
    objections::id,
    objections::record_id,
    objections::channel,
    objections::ground,
    objections::facts,
    objections::contact,
    objections::received_at,
    objections::finding,
    objections::outcome,
    objections::replied_on,
    objections::settled_at,
);

const COLUMNS: Columns = (
    objections::id,
    objections::record_id,
    objections::channel,
    objections::ground,
    objections::facts,
    objections::contact,
    objections::received_at,
    objections::finding,
    objections::outcome,
    objections::replied_on,
    objections::settled_at,
);

/// The objections against a record, in the order of time.
///
/// # Errors
/// As any query.
pub fn list_objections(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<ObjectionRow>> {
    Ok(objections::table.filter(objections::record_id.eq(record)).order(objections::id).select(COLUMNS).load(conn)?)
}

/// One objection.
///
/// # Errors
/// As any query.
pub fn find_objection(conn: &mut DbConn, id: ObjectionId) -> DbResult<Option<ObjectionRow>> {
    Ok(objections::table.find(id).select(COLUMNS).first(conn).optional()?)
}

/// An objection that came in.
#[derive(Clone, Debug)]
pub struct NewObjection<'a> {
    /// Its id: the contact is bound to it.
    pub id: ObjectionId,
    /// The record it is against.
    pub record: RecordId,
    /// By which way it came.
    pub channel: Channel,
    /// What it is about.
    pub ground: &'a str,
    /// What can be looked into.
    pub facts: &'a str,
    /// Where a reply may go, sealed.
    pub contact: Option<Vec<u8>>,
    /// Who took it down; nobody for the web.
    pub by: Option<AccountId>,
}

/// Stores an objection.
///
/// # Errors
/// As any insert.
pub fn insert_objection(conn: &mut DbConn, clock: &Clock, new: &NewObjection<'_>) -> DbResult<()> {
    diesel::insert_into(objections::table)
        .values((
            objections::id.eq(new.id),
            objections::record_id.eq(new.record),
            objections::channel.eq(new.channel),
            objections::ground.eq(new.ground),
            objections::facts.eq(new.facts),
            objections::contact.eq(&new.contact),
            objections::received_at.eq(clock.now()),
            objections::received_by.eq(new.by),
        ))
        .execute(conn)?;
    Ok(())
}

/// What was found and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// What was found.
    pub finding: String,
    /// What came of it.
    pub outcome: ObjectionOutcome,
    /// When a reply went out, if one did.
    pub replied_on: Option<NaiveDate>,
}

/// Settles an objection; false when that was done already.
///
/// # Errors
/// As any update.
pub fn settle_objection(
    conn: &mut DbConn,
    id: ObjectionId,
    settlement: &Settlement,
    by: AccountId,
    now: Instant,
) -> DbResult<bool> {
    let waiting = objections::table.filter(objections::id.eq(id)).filter(objections::settled_at.is_null());
    let rows = diesel::update(waiting)
        .set((
            objections::finding.eq(&settlement.finding),
            objections::outcome.eq(settlement.outcome),
            objections::replied_on.eq(settlement.replied_on),
            objections::settled_by.eq(by),
            objections::settled_at.eq(now),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}
