//! Objections.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::super::model::{Channel, ObjectionOutcome, ObjectionState};
use crate::appraisals::{Reach, RecordState};
use crate::clock::Clock;
use crate::db::schema::{appraisal_records, areas, objections, organizations, scores};
use crate::db::types::{AccountId, CycleId, Instant, ObjectionId, RecordId};
use crate::db::{DbConn, DbResult, MultiBackend};

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

/// An objection in the list of a cycle: what waits where, and nothing of what it says.
#[derive(Clone, Debug, Queryable)]
pub struct ObjectionLine {
    /// The objection.
    pub id: ObjectionId,
    /// The record it is against.
    pub record_id: RecordId,
    /// Full name of its organisation.
    pub organization: String,
    /// Name of the area it lies in.
    pub area: String,
    /// Where the record stands.
    pub record_state: RecordState,
    /// By which way it came.
    pub channel: Channel,
    /// When it came.
    pub received_at: Instant,
    /// What came of it.
    pub outcome: Option<ObjectionOutcome>,
    /// When it was settled.
    pub settled_at: Option<Instant>,
}

/// For whom the objections of a cycle are listed.
#[derive(Clone, Debug)]
pub struct Inbox {
    /// The cycle.
    pub cycle: CycleId,
    /// Organisations whose objections he handles.
    pub reach: Reach,
    /// He: where he gave a score, somebody else handles it.
    pub scorer: AccountId,
    /// In this state; in either without.
    pub state: Option<ObjectionState>,
}

/// The objections of a cycle that somebody handles, the oldest first, from behind one on.
///
/// # Errors
/// As any query.
pub fn list_inbox(
    conn: &mut DbConn,
    inbox: Inbox,
    after: Option<ObjectionId>,
    limit: usize,
) -> DbResult<Vec<ObjectionLine>> {
    let scored =
        scores::table.filter(scores::record_id.eq(appraisal_records::id)).filter(scores::scored_by.eq(inbox.scorer));
    let mut query = objections::table
        .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
        .filter(appraisal_records::cycle_id.eq(inbox.cycle))
        .filter(inbox.reach.within)
        .filter(inbox.reach.narrowed)
        .filter(organizations::id.ne_all(inbox.reach.own))
        .filter(not(exists(scored)))
        .select((
            objections::id,
            objections::record_id,
            organizations::name,
            areas::name,
            appraisal_records::state,
            objections::channel,
            objections::received_at,
            objections::outcome,
            objections::settled_at,
        ))
        .into_boxed::<MultiBackend>();
    match inbox.state {
        Some(ObjectionState::Open) => query = query.filter(objections::settled_at.is_null()),
        Some(ObjectionState::Settled) => query = query.filter(objections::settled_at.is_not_null()),
        None => {}
    }
    if let Some(after) = after {
        query = query.filter(objections::id.gt(after));
    }
    // Ids are given in the order of time.
    Ok(query.order(objections::id).limit(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1)).load(conn)?)
}
