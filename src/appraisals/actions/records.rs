//! Lists of records and how far a cycle has come, as far as a person may see them.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::super::error::Error;
use super::super::model::ScoreLevel;
use super::super::queries::{self, RecordFilter, RecordRow, VeilFacts, WithinScopes};
use super::super::states::RecordState;
use super::veil::veiled_among;
use super::visible_cycle;
use crate::accounts::{Identity, Level, ReviewScope, Role, covering_levels};
use crate::db::types::{CycleId, RecordId};
use crate::db::{DbConn, read_on};
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

/// A page of the records a reviewer may look at, and of those of the branches a person keeps, with one more than `limit`
/// if there are more.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else; [`Error::Cursor`] for a record outside of them to go on from.
pub async fn list_records(
    services: &Services,
    identity: &Identity,
    filter: RecordFilter,
    after: Option<RecordId>,
    limit: usize,
) -> Result<Vec<ListedRecord>, Error> {
    let (mut scopes, kept) = (identity.review_scopes(), identity.kept_branches());
    scopes.extend(identity.objection_scopes());
    if scopes.is_empty() && kept.is_empty() {
        return Err(Error::Forbidden);
    }
    let within = WithinScopes::new(&scopes, kept);
    let identity = identity.clone();
    services.db.read(move |conn| read_records(conn, &identity, &within, &filter, after, limit)).await
}

/// The same within a transaction, narrowed to a condition.
///
/// A list goes on from a record, never from its place: that would tell whose record it is. What is narrowed to a name or
/// a place leaves veiled records out before the page is cut.
///
/// # Errors
/// As [`list_records`].
pub fn read_records(
    conn: &mut DbConn,
    identity: &Identity,
    within: &WithinScopes,
    filter: &RecordFilter,
    after: Option<RecordId>,
    limit: usize,
) -> Result<Vec<ListedRecord>, Error> {
    let after = match after {
        Some(id) => Some(queries::find_position(conn, within.clone(), id)?.ok_or(Error::Cursor)?),
        None => None,
    };
    let mut veiled = HashSet::new();
    let rows = read_on(limit.saturating_add(1), after, RecordRow::position, |after, most| {
        let rows = queries::list_records(conn, within.clone(), filter, after, most)?;
        let facts: Vec<VeilFacts> = rows.iter().map(RecordRow::veil_facts).collect();
        veiled.extend(veiled_among(conn, identity, &facts)?);
        let kept = |row: &RecordRow| !(filter.tells_names() && veiled.contains(&row.id));
        let flags: Vec<bool> = rows.iter().map(kept).collect();
        Ok::<_, Error>(rows.into_iter().zip(flags).collect())
    })?;
    with_progress(conn, identity, rows, &veiled)
}

fn with_progress(
    conn: &mut DbConn,
    identity: &Identity,
    rows: Vec<RecordRow>,
    veiled: &HashSet<RecordId>,
) -> Result<Vec<ListedRecord>, Error> {
    let ids: Vec<RecordId> = rows.iter().map(|row| row.id).collect();
    let scored = queries::scored_criteria(conn, &ids)?;
    let (own_branches, scopes) = (identity.own_branches(), identity.review_scopes());
    let mut lengths = Lengths::default();
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let recused = own_branches.contains(&row.organization_id);
        let levels =
            if recused { Vec::new() } else { covering_levels(&scopes, &row.area_path, row.domain_code.as_deref()) };
        let criteria = if levels.is_empty() { 0 } else { lengths.of(conn, &row)? };
        let progress = |level: Level| LevelProgress {
            level,
            scored: scored.get(&(row.id, ScoreLevel::from(level))).copied().unwrap_or_default(),
            criteria,
        };
        let own = levels.into_iter().map(progress).collect();
        listed.push(ListedRecord { veiled: veiled.contains(&row.id), recused, own, row });
    }
    Ok(listed)
}

/// Lengths of sheets, looked up once a list.
#[derive(Default)]
struct Lengths(HashMap<(CycleId, String), i64>);

impl Lengths {
    fn of(&mut self, conn: &mut DbConn, row: &RecordRow) -> Result<i64, Error> {
        match self.0.entry((row.cycle_id, row.domain_code.clone().unwrap_or_default())) {
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
