//! Scores and kinds of evidence of many records at once.

use diesel::prelude::*;

use super::super::model::EvidenceKind;
use crate::appraisals::ScoreLevel;
use crate::db::schema::{evidence, scores};
use crate::db::types::{CriterionId, RecordId};
use crate::db::{DbConn, DbResult};

/// A record, a criterion, whose score, its points.
pub type ScoreCell = (RecordId, CriterionId, ScoreLevel, i32);
/// A record, a criterion, a kind of evidence that stands there.
pub type EvidenceCell = (RecordId, CriterionId, EvidenceKind);

/// What the reviewing levels gave in these records; the branches' own scores are no part of it.
///
/// # Errors
/// As any query.
pub fn list_score_cells(conn: &mut DbConn, records: &[RecordId]) -> DbResult<Vec<ScoreCell>> {
    Ok(scores::table
        .filter(scores::record_id.eq_any(records.to_vec()))
        .filter(scores::level.ne(ScoreLevel::Own))
        .select((scores::record_id, scores::criterion_id, scores::level, scores::points))
        .load(conn)?)
}

/// Which kinds of evidence stand in these records, each once a criterion.
///
/// # Errors
/// As any query.
pub fn list_evidence_cells(conn: &mut DbConn, records: &[RecordId]) -> DbResult<Vec<EvidenceCell>> {
    Ok(evidence::table
        .filter(evidence::record_id.eq_any(records.to_vec()))
        .filter(evidence::detached_at.is_null())
        .select((evidence::record_id, evidence::criterion_id, evidence::kind))
        .distinct()
        .load(conn)?)
}
