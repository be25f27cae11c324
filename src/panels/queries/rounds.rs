//! The turns of branches, and what judges gave.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{Method, PanelState, RoundState};
use crate::accounts::Level;
use crate::appraisals::RecordState;
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{appraisal_records, areas, organizations, panel_rounds, panel_scores, panels};
use crate::db::types::{AccountId, OrganizationId, PanelId, RecordId};
use crate::db::{DbConn, DbResult};

/// The turn of a branch.
#[derive(Clone, Debug, Queryable)]
pub struct RoundRow {
    /// The record.
    pub record_id: RecordId,
    /// In the order of appearance, from 1.
    pub position: i32,
    /// Where it stands.
    pub state: RoundState,
    /// Why it closed without all judges.
    pub reason: Option<String>,
    /// The result, once the panel is closed.
    pub points: Option<i32>,
    /// Where the record stands.
    pub record_state: RecordState,
    /// The branch.
    pub organization_id: OrganizationId,
    /// Its full name.
    pub name: String,
    /// Its domain.
    pub domain: Option<String>,
    /// Name of its area.
    pub area_name: String,
}

/// The turns of a panel in the order of appearance.
///
/// # Errors
/// As any query.
pub fn list_rounds(conn: &mut DbConn, panel: PanelId) -> DbResult<Vec<RoundRow>> {
    Ok(panel_rounds::table
        .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
        .filter(panel_rounds::panel_id.eq(panel))
        .order(panel_rounds::position)
        .select((
            panel_rounds::record_id,
            panel_rounds::position,
            panel_rounds::state,
            panel_rounds::reason,
            panel_rounds::points,
            appraisal_records::state,
            organizations::id,
            organizations::name,
            organizations::domain_code,
            areas::name,
        ))
        .load(conn)?)
}

/// Puts exactly these records into this order.
///
/// # Errors
/// As any insert.
pub fn put_order(conn: &mut DbConn, panel: PanelId, order: &[RecordId]) -> DbResult<()> {
    diesel::delete(panel_rounds::table.filter(panel_rounds::panel_id.eq(panel))).execute(conn)?;
    for (position, record) in (1_i32..).zip(order) {
        diesel::insert_into(panel_rounds::table)
            .values((
                panel_rounds::panel_id.eq(panel),
                panel_rounds::record_id.eq(*record),
                panel_rounds::position.eq(position),
                panel_rounds::state.eq(RoundState::Waiting),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Opens the turn of a branch.
///
/// # Errors
/// As any update.
pub fn open_round(conn: &mut DbConn, panel: PanelId, record: RecordId) -> DbResult<()> {
    diesel::update(panel_rounds::table.find((panel, record)))
        .set(panel_rounds::state.eq(RoundState::Open))
        .execute(conn)?;
    Ok(())
}

/// Closes the turn of a branch.
///
/// # Errors
/// As any update.
pub fn close_round(conn: &mut DbConn, panel: PanelId, record: RecordId, reason: Option<&str>) -> DbResult<()> {
    diesel::update(panel_rounds::table.find((panel, record)))
        .set((panel_rounds::state.eq(RoundState::Closed), panel_rounds::reason.eq(reason)))
        .execute(conn)?;
    Ok(())
}

/// Writes a result down.
///
/// # Errors
/// As any update.
pub fn put_points(conn: &mut DbConn, panel: PanelId, record: RecordId, points: Option<i32>) -> DbResult<()> {
    diesel::update(panel_rounds::table.find((panel, record))).set(panel_rounds::points.eq(points)).execute(conn)?;
    Ok(())
}

/// What one judge gave one branch.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct ScoreRow {
    /// The branch's record.
    pub record_id: RecordId,
    /// The judge.
    pub account_id: AccountId,
    /// In hundredths.
    pub points: i32,
}

/// All that judges gave on a panel.
///
/// # Errors
/// As any query.
pub fn list_scores(conn: &mut DbConn, panel: PanelId) -> DbResult<Vec<ScoreRow>> {
    Ok(panel_scores::table
        .filter(panel_scores::panel_id.eq(panel))
        .select((panel_scores::record_id, panel_scores::account_id, panel_scores::points))
        .load(conn)?)
}

/// Writes what a judge gives, in place of what he gave before.
///
/// # Errors
/// As any insert.
pub fn put_score(
    conn: &mut DbConn,
    clock: &Clock,
    (panel, record, judge): (PanelId, RecordId, AccountId),
    points: i32,
) -> DbResult<()> {
    diesel::insert_into(panel_scores::table)
        .values((
            panel_scores::panel_id.eq(panel),
            panel_scores::record_id.eq(record),
            panel_scores::account_id.eq(judge),
            panel_scores::points.eq(points),
            panel_scores::given_at.eq(clock.now()),
        ))
        .suffix(
            " ON CONFLICT (panel_id, record_id, account_id) DO UPDATE SET points = excluded.points, \
             given_at = excluded.given_at",
        )
        .execute(conn)?;
    Ok(())
}

/// Titles of panels of a level on which a record stands and that are not over.
///
/// # Errors
/// As any query.
pub fn list_unfinished(conn: &mut DbConn, record: RecordId, level: Level) -> DbResult<Vec<String>> {
    Ok(panel_rounds::table
        .inner_join(panels::table)
        .filter(panel_rounds::record_id.eq(record))
        .filter(panels::level.eq(level))
        .filter(panels::state.ne(PanelState::Closed))
        .order(panels::id)
        .select(panels::title)
        .load(conn)?)
}

/// How a record did on a panel that is over.
#[derive(Clone, Debug, Queryable)]
pub struct OfRecord {
    /// The panel.
    pub panel_id: PanelId,
    /// Of which level.
    pub level: Level,
    /// Name of the panel.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// How scores became the result.
    pub method: Method,
    /// The result; none when the branch did not present itself.
    pub points: Option<i32>,
}

/// How a record did on the panels that are over, in the order of their days.
///
/// # Errors
/// As any query.
pub fn list_of_record(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<OfRecord>> {
    Ok(panel_rounds::table
        .inner_join(panels::table)
        .filter(panel_rounds::record_id.eq(record))
        .filter(panels::state.eq(PanelState::Closed))
        .order((panels::held_on, panels::id))
        .select((panels::id, panels::level, panels::title, panels::held_on, panels::method, panel_rounds::points))
        .load(conn)?)
}
