//! Panels.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{Method, PanelState, Reach, Setup};
use crate::accounts::Level;
use crate::clock::Clock;
use crate::db::schema::{areas, panels};
use crate::db::types::{AccountId, AreaId, CycleId, Instant, PanelId, Sha256};
use crate::db::{DbConn, DbResult};

/// A panel with its area.
#[derive(Clone, Debug, Queryable)]
pub struct PanelRow {
    /// The panel.
    pub id: PanelId,
    /// Its cycle.
    pub cycle_id: CycleId,
    /// Of which level.
    pub level: Level,
    /// Its area.
    pub area_id: AreaId,
    /// Name of the area.
    pub area_name: String,
    /// Path of the area.
    pub area_path: String,
    /// One domain only.
    pub domain: Option<String>,
    /// Name for people.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// How scores become a result.
    pub method: Method,
    /// Where it stands.
    pub state: PanelState,
    /// What the order was drawn with.
    pub seed: Option<String>,
    /// Why somebody did not present himself.
    pub absence_reason: Option<String>,
    /// The results as canonical JSON.
    pub result: Option<String>,
    /// Their digest.
    pub result_sha256: Option<Sha256>,
    /// When it closed.
    pub closed_at: Option<Instant>,
}

impl PanelRow {
    /// Where it holds.
    #[must_use]
    pub fn reach(&self) -> Reach {
        Reach {
            level: self.level,
            area_id: self.area_id,
            area_path: self.area_path.clone(),
            domain: self.domain.clone(),
        }
    }
}

macro_rules! rows {
    () => {
        panels::table.inner_join(areas::table).select((
            panels::id,
            panels::cycle_id,
            panels::level,
            panels::area_id,
            areas::name,
            areas::path,
            panels::domain_code,
            panels::title,
            panels::held_on,
            panels::method,
            panels::state,
            panels::seed,
            panels::absence_reason,
            panels::result,
            panels::result_sha256,
            panels::closed_at,
        ))
    };
}

/// One panel.
///
/// # Errors
/// As any query.
pub fn find_panel(conn: &mut DbConn, id: PanelId) -> DbResult<Option<PanelRow>> {
    Ok(rows!().filter(panels::id.eq(id)).first(conn).optional()?)
}

/// The panels of a cycle in the order of their days.
///
/// # Errors
/// As any query.
pub fn list_panels(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<PanelRow>> {
    Ok(rows!().filter(panels::cycle_id.eq(cycle)).order((panels::held_on, panels::id)).load(conn)?)
}

/// A panel to be made.
#[derive(Clone, Debug)]
pub struct NewPanel<'a> {
    /// Its cycle.
    pub cycle: CycleId,
    /// Where it holds.
    pub reach: &'a Reach,
    /// What its host decides.
    pub setup: &'a Setup,
    /// Who makes it.
    pub by: AccountId,
}

/// Makes a panel.
///
/// # Errors
/// As any insert.
pub fn insert_panel(conn: &mut DbConn, clock: &Clock, new: &NewPanel<'_>) -> DbResult<PanelId> {
    let id: PanelId = clock.new_id();
    diesel::insert_into(panels::table)
        .values((
            panels::id.eq(id),
            panels::cycle_id.eq(new.cycle),
            panels::level.eq(new.reach.level),
            panels::area_id.eq(new.reach.area_id),
            panels::domain_code.eq(&new.reach.domain),
            panels::title.eq(&new.setup.title),
            panels::held_on.eq(new.setup.held_on),
            panels::method.eq(new.setup.method),
            panels::state.eq(PanelState::Preparing),
            panels::created_by.eq(new.by),
            panels::created_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Writes what its host decides.
///
/// # Errors
/// As any update.
pub fn change_setup(conn: &mut DbConn, id: PanelId, setup: &Setup) -> DbResult<()> {
    diesel::update(panels::table.find(id))
        .set((panels::title.eq(&setup.title), panels::held_on.eq(setup.held_on), panels::method.eq(setup.method)))
        .execute(conn)?;
    Ok(())
}

/// Notes what its order was drawn with; nothing for an order set by hand.
///
/// # Errors
/// As any update.
pub fn set_seed(conn: &mut DbConn, id: PanelId, seed: Option<&str>) -> DbResult<()> {
    diesel::update(panels::table.find(id)).set(panels::seed.eq(seed)).execute(conn)?;
    Ok(())
}

/// Notes that its first round was opened.
///
/// # Errors
/// As any update.
pub fn set_running(conn: &mut DbConn, id: PanelId) -> DbResult<()> {
    diesel::update(panels::table.find(id)).set(panels::state.eq(PanelState::Running)).execute(conn)?;
    Ok(())
}

/// Closes a panel with its results.
///
/// # Errors
/// As any update.
pub fn close(conn: &mut DbConn, id: PanelId, result: &str, absence: Option<&str>, now: Instant) -> DbResult<()> {
    diesel::update(panels::table.find(id))
        .set((
            panels::state.eq(PanelState::Closed),
            panels::result.eq(result),
            panels::result_sha256.eq(Sha256::of(result.as_bytes())),
            panels::absence_reason.eq(absence),
            panels::closed_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
