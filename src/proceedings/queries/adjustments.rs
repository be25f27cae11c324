//! Bonus, deduction and veto.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::VetoGround;
use crate::accounts::Level;
use crate::appraisals::AdjustmentKind;
use crate::clock::Clock;
use crate::db::schema::{accounts, adjustments};
use crate::db::types::{AccountId, AdjustmentId, Instant, RecordId};
use crate::db::{DbConn, DbResult};

/// An adjustment, lifted ones too.
#[derive(Clone, Debug, Queryable)]
pub struct AdjustmentRow {
    /// The adjustment.
    pub id: AdjustmentId,
    /// Its record.
    pub record_id: RecordId,
    /// Which of the three.
    pub kind: AdjustmentKind,
    /// At which level it was set.
    pub level: Level,
    /// Why the branch is vetoed.
    pub ground: Option<VetoGround>,
    /// In hundredths.
    pub points: i32,
    /// The outcome, or what happened.
    pub event: String,
    /// When.
    pub happened_on: NaiveDate,
    /// What shows it.
    pub source_document: String,
    /// Who set it.
    pub set_by: AccountId,
    /// His name.
    pub set_by_name: String,
    /// When it was set.
    pub set_at: Instant,
    /// Who confirmed a veto.
    pub confirmed_by: Option<AccountId>,
    /// When.
    pub confirmed_at: Option<Instant>,
    /// When it was lifted.
    pub lifted_at: Option<Instant>,
    /// Why.
    pub lift_reason: Option<String>,
}

#[diesel::dsl::auto_type]
fn joined() -> _ {
    adjustments::table.inner_join(accounts::table.on(accounts::id.eq(adjustments::set_by)))
}

type Columns = (
    adjustments::id,
    adjustments::record_id,
    adjustments::kind,
    adjustments::level,
    adjustments::ground,
    adjustments::points,
    adjustments::event,
    adjustments::happened_on,
    adjustments::source_document,
    adjustments::set_by,
    accounts::name,
    adjustments::set_at,
    adjustments::confirmed_by,
    adjustments::confirmed_at,
    adjustments::lifted_at,
    adjustments::lift_reason,
);

const COLUMNS: Columns = (
    adjustments::id,
    adjustments::record_id,
    adjustments::kind,
    adjustments::level,
    adjustments::ground,
    adjustments::points,
    adjustments::event,
    adjustments::happened_on,
    adjustments::source_document,
    adjustments::set_by,
    accounts::name,
    adjustments::set_at,
    adjustments::confirmed_by,
    adjustments::confirmed_at,
    adjustments::lifted_at,
    adjustments::lift_reason,
);

/// The adjustments of a record, in order; lifted ones too.
///
/// # Errors
/// As any query.
pub fn list_adjustments(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<AdjustmentRow>> {
    Ok(joined().filter(adjustments::record_id.eq(record)).order(adjustments::id).select(COLUMNS).load(conn)?)
}

/// One adjustment.
///
/// # Errors
/// As any query.
pub fn find_adjustment(conn: &mut DbConn, id: AdjustmentId) -> DbResult<Option<AdjustmentRow>> {
    Ok(joined().filter(adjustments::id.eq(id)).select(COLUMNS).first(conn).optional()?)
}

/// An adjustment to be set.
#[derive(Clone, Debug)]
pub struct NewAdjustment<'a> {
    /// The record.
    pub record: RecordId,
    /// Which of the three.
    pub kind: AdjustmentKind,
    /// At which level.
    pub level: Level,
    /// Why the branch is vetoed.
    pub ground: Option<VetoGround>,
    /// In hundredths.
    pub points: i32,
    /// The outcome, or what happened.
    pub event: &'a str,
    /// When.
    pub happened_on: NaiveDate,
    /// What shows it.
    pub source_document: &'a str,
    /// Who sets it.
    pub by: AccountId,
}

/// Stores an adjustment.
///
/// # Errors
/// As any insert.
pub fn insert_adjustment(conn: &mut DbConn, clock: &Clock, new: &NewAdjustment<'_>) -> DbResult<AdjustmentId> {
    let id: AdjustmentId = clock.new_id();
    diesel::insert_into(adjustments::table)
        .values((
            adjustments::id.eq(id),
            adjustments::record_id.eq(new.record),
            adjustments::kind.eq(new.kind),
            adjustments::level.eq(new.level),
            adjustments::ground.eq(new.ground),
            adjustments::points.eq(new.points),
            adjustments::event.eq(new.event),
            adjustments::happened_on.eq(new.happened_on),
            adjustments::source_document.eq(new.source_document),
            adjustments::set_by.eq(new.by),
            adjustments::set_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Confirms a veto.
///
/// # Errors
/// As any update.
pub fn confirm(conn: &mut DbConn, id: AdjustmentId, by: AccountId, now: Instant) -> DbResult<()> {
    diesel::update(adjustments::table.find(id))
        .set((adjustments::confirmed_by.eq(by), adjustments::confirmed_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// Lifts an adjustment; the row stays.
///
/// # Errors
/// As any update.
pub fn lift(conn: &mut DbConn, id: AdjustmentId, by: AccountId, reason: &str, now: Instant) -> DbResult<()> {
    diesel::update(adjustments::table.find(id))
        .set((adjustments::lifted_by.eq(by), adjustments::lifted_at.eq(now), adjustments::lift_reason.eq(reason)))
        .execute(conn)?;
    Ok(())
}

/// Lifts every confirmed veto of a record: the step back from the veto.
///
/// # Errors
/// As any update.
pub fn lift_confirmed_vetoes(
    conn: &mut DbConn,
    record: RecordId,
    by: AccountId,
    reason: &str,
    now: Instant,
) -> DbResult<()> {
    let standing = adjustments::table
        .filter(adjustments::record_id.eq(record))
        .filter(adjustments::kind.eq(AdjustmentKind::Veto))
        .filter(adjustments::confirmed_at.is_not_null())
        .filter(adjustments::lifted_at.is_null());
    diesel::update(standing)
        .set((adjustments::lifted_by.eq(by), adjustments::lifted_at.eq(now), adjustments::lift_reason.eq(reason)))
        .execute(conn)?;
    Ok(())
}
