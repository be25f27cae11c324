//! Branches beside criteria: what a meeting looks over.
//!
//! Invariant: only records that the caller scores; a record that is scored blind goes by its alias.

use std::collections::HashMap;

use super::super::error::Error;
use super::super::model::EvidenceKind;
use super::super::queries;
use crate::accounts::Identity;
use crate::appraisals::{self, CriterionRow, ListedRecord, RecordFilter, ScoreLevel, WithinScopes, read_records};
use crate::db::DbConn;
use crate::db::types::{CriterionId, CycleId, RecordId};
use crate::services::Services;

/// One page of the matrix of a domain.
pub struct Matrix {
    /// The columns, in the order of the sheet.
    pub criteria: Vec<CriterionRow>,
    /// One more row than asked for, when there are more.
    pub rows: Vec<MatrixRow>,
}

/// A record with a cell for every criterion, in their order.
pub struct MatrixRow {
    /// The record.
    pub record: ListedRecord,
    /// The cells; empty for a record the caller does not score.
    pub cells: Vec<Cell>,
}

/// What a criterion has in a record.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Points of the highest level that scored, with that level.
    pub score: Option<(ScoreLevel, i32)>,
    /// The kinds of evidence that stand, each once.
    pub evidence: Vec<EvidenceKind>,
}

/// A page of the records of a domain with what each criterion has.
///
/// # Errors
/// [`Error::NotFound`] when the domain has no sheet in the cycle.
pub async fn load_matrix(
    services: &Services,
    identity: &Identity,
    cycle: CycleId,
    domain: String,
    mut filter: RecordFilter,
    after: Option<RecordId>,
    limit: usize,
) -> Result<Matrix, Error> {
    filter.cycle_id = Some(cycle);
    filter.domain = Some(domain.clone());
    let within = WithinScopes::new(&identity.review_scopes(), Vec::new());
    let identity = identity.clone();
    services
        .db
        .read(move |conn| {
            let sheet = appraisals::current_sheet(conn, cycle, &domain)?.ok_or(Error::NotFound)?;
            let criteria = appraisals::list_criteria(conn, sheet.id)?;
            let records = read_records(conn, &identity, &within, &filter, after, limit)?;
            let rows = fill(conn, &criteria, records)?;
            Ok(Matrix { criteria, rows })
        })
        .await
}

fn fill(conn: &mut DbConn, criteria: &[CriterionRow], records: Vec<ListedRecord>) -> Result<Vec<MatrixRow>, Error> {
    let scored = |record: &&ListedRecord| !record.own.is_empty();
    let ids: Vec<RecordId> = records.iter().filter(scored).map(|record| record.row.id).collect();
    let mut cells: HashMap<(RecordId, CriterionId), Cell> = HashMap::new();
    for (record, criterion, level, points) in queries::list_score_cells(conn, &ids)? {
        let cell = cells.entry((record, criterion)).or_default();
        cell.score = cell.score.max(Some((level, points)));
    }
    for (record, criterion, kind) in queries::list_evidence_cells(conn, &ids)? {
        cells.entry((record, criterion)).or_default().evidence.push(kind);
    }
    let row = |record: ListedRecord| {
        let id = record.row.id;
        let cells = if record.own.is_empty() {
            Vec::new()
        } else {
            criteria.iter().map(|criterion| cells.remove(&(id, criterion.id)).unwrap_or_default()).collect()
        };
        MatrixRow { record, cells }
    };
    Ok(records.into_iter().map(row).collect())
}
