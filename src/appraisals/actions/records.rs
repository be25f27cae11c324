//! Lists of records and how far a cycle has come, as far as a person may see them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::blind::is_veiled;
use super::super::chain::Chain;
use super::super::error::Error;
use super::super::model::ScoreLevel;
use super::super::queries::{self, RecordFilter, RecordRow, WithinScopes};
use super::super::states::RecordState;
use super::visible_cycle;
use crate::accounts::{Identity, Level, ReviewScope, Role};
use crate::db::DbConn;
use crate::db::types::{CycleId, RecordId};
use crate::services::Services;

/// A record in a list, as its reader may see it.
#[derive(Clone, Debug)]
pub struct ListedRecord {
    /// The record.
    pub row: RecordRow,
    /// Whether it has to stay hidden from the caller whose record it is.
    pub veiled: bool,
    /// Whether the caller belongs to, is posted to or keeps the branch.
    pub recused: bool,
    /// How far the caller's own levels have come; empty for a branch.
    pub own: Vec<LevelProgress>,
}

/// How far one level has come with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelProgress {
    /// The level.
    pub level: Level,
    /// Criteria it has scored.
    pub scored: i64,
    /// Criteria there are.
    pub criteria: i64,
}

/// Where records are found from: after the last of the page before.
pub type RecordCursor = (String, String, RecordId);

/// Records a reviewer may look at, and those of the branches a person keeps.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub async fn list_records(
    services: &Services,
    identity: &Identity,
    filter: RecordFilter,
    after: Option<RecordCursor>,
    limit: usize,
) -> Result<Vec<ListedRecord>, Error> {
    let (mut scopes, kept) = (identity.review_scopes(), identity.kept_branches());
    scopes.extend(identity.objection_scopes());
    if scopes.is_empty() && kept.is_empty() {
        return Err(Error::Forbidden);
    }
    let within = WithinScopes::new(&scopes, kept);
    let identity = identity.clone();
    services.db.read(move |conn| read_records(conn, &identity, within, &filter, after, limit)).await
}

/// The same within a transaction, narrowed to a condition.
///
/// # Errors
/// As any query.
pub fn read_records(
    conn: &mut DbConn,
    identity: &Identity,
    within: WithinScopes,
    filter: &RecordFilter,
    after: Option<RecordCursor>,
    limit: usize,
) -> Result<Vec<ListedRecord>, Error> {
    let rows = queries::list_records(conn, within, filter, after, limit)?;
    let ids: Vec<RecordId> = rows.iter().map(|row| row.id).collect();
    let scored = queries::scored_criteria(conn, &ids)?;
    let mut known = Known::default();
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let recused = identity.acting_branches().contains(&row.organization_id)
            || identity.kept_branches().contains(&row.organization_id);
        let levels = if recused { Vec::new() } else { levels_of(identity, &row) };
        let veiled = known.is_veiled(conn, &levels, &row)?;
        let criteria = if levels.is_empty() { 0 } else { known.criteria(conn, &row)? };
        let progress = |level: Level| LevelProgress {
            level,
            scored: scored.get(&(row.id, ScoreLevel::from(level))).copied().unwrap_or_default(),
            criteria,
        };
        let own = levels.into_iter().map(progress).collect();
        listed.push(ListedRecord { row, veiled, recused, own });
    }
    Ok(listed)
}

/// The levels at which a person reviews a record, from the lowest up.
fn levels_of(identity: &Identity, row: &RecordRow) -> Vec<Level> {
    let mut scopes = identity.review_scopes();
    scopes.retain(|scope| scope.covers(&row.area_path, row.domain_code.as_deref()));
    let mut levels: Vec<Level> = scopes.iter().map(|scope| scope.level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// Blind levels, chains and lengths of sheets, looked up once a list.
#[derive(Default)]
struct Known {
    blind: HashMap<CycleId, Vec<Level>>,
    chains: HashMap<(CycleId, String), Chain>,
    criteria: HashMap<(CycleId, String), i64>,
}

impl Known {
    fn is_veiled(&mut self, conn: &mut DbConn, levels: &[Level], row: &RecordRow) -> Result<bool, Error> {
        let blind = match self.blind.entry(row.cycle_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(queries::blind_levels(conn, row.cycle_id)?),
        };
        if blind.is_empty() || levels.is_empty() {
            return Ok(false);
        }
        let chain = match self.chains.entry(sheet_key(row)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let chain = queries::find_chain(conn, row.cycle_id, &free.key().1)?;
                free.insert(chain)
            }
        };
        Ok(is_veiled(levels, blind, row.state, chain))
    }

    fn criteria(&mut self, conn: &mut DbConn, row: &RecordRow) -> Result<i64, Error> {
        match self.criteria.entry(sheet_key(row)) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(free) => {
                let sheet = queries::current_sheet(conn, row.cycle_id, &free.key().1)?;
                let criteria = sheet.map(|sheet| queries::list_criteria(conn, sheet.id)).transpose()?;
                let length = criteria.map_or(0, |criteria| criteria.len());
                Ok(*free.insert(i64::try_from(length).unwrap_or(i64::MAX)))
            }
        }
    }
}

fn sheet_key(row: &RecordRow) -> (CycleId, String) {
    (row.cycle_id, row.domain_code.clone().unwrap_or_default())
}

/// How many records stand in which state, by domain: of a reviewer's scopes, or of the whole city for whoever runs
/// the system.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else; [`Error::NotFound`] for a draft.
pub async fn count_states(
    services: &Services,
    identity: &Identity,
    cycle: CycleId,
) -> Result<Vec<(Option<String>, RecordState, i64)>, Error> {
    let scopes = if identity.has(Role::CityAdmin) {
        vec![ReviewScope { level: Level::City, area_path: String::new(), domains: Vec::new() }]
    } else {
        identity.review_scopes()
    };
    if scopes.is_empty() {
        return Err(Error::Forbidden);
    }
    services
        .db
        .read(move |conn| {
            visible_cycle(conn, false, cycle)?;
            Ok(queries::count_states(conn, cycle, WithinScopes::new(&scopes, Vec::new()))?)
        })
        .await
}
