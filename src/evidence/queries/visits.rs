//! Notes of inspectors as evidence needs them.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::schema::{accounts, evidence_visits, visit_notes, visit_photos};
use crate::db::types::{EvidenceId, Instant, RecordId, Sha256, VisitNoteId, VisitPhotoId};
use crate::db::{DbConn, DbResult};

/// A note that stands, with what is frozen of it.
#[derive(Clone, Debug, Queryable)]
pub struct VisitFacts {
    /// The note.
    pub id: VisitNoteId,
    /// The day of the visit.
    pub visited_on: NaiveDate,
    /// What was seen and heard.
    pub body: String,
    /// Who wrote it.
    pub inspector: String,
    /// When it came.
    pub noted_at: Instant,
}

/// A note of a record, unless it was withdrawn; nobody withdraws it until the transaction ends.
///
/// # Errors
/// As any query.
pub fn hold_visit(conn: &mut DbConn, record: RecordId, id: VisitNoteId) -> DbResult<Option<VisitFacts>> {
    // An update that changes nothing takes the row lock on PostgreSQL; SQLite has one writer anyway.
    diesel::update(visit_notes::table.find(id)).set(visit_notes::record_id.eq(visit_notes::record_id)).execute(conn)?;
    Ok(visit_notes::table
        .inner_join(accounts::table)
        .filter(visit_notes::id.eq(id))
        .filter(visit_notes::record_id.eq(record))
        .filter(visit_notes::withdrawn_at.is_null())
        .select((visit_notes::id, visit_notes::visited_on, visit_notes::body, accounts::name, visit_notes::noted_at))
        .first(conn)
        .optional()?)
}

/// The stored photos of a note, in their order.
///
/// # Errors
/// As any query.
pub fn list_visit_photos(conn: &mut DbConn, id: VisitNoteId) -> DbResult<Vec<(VisitPhotoId, Sha256, i64)>> {
    Ok(visit_photos::table
        .filter(visit_photos::note_id.eq(id))
        .filter(visit_photos::stored_at.is_not_null())
        .order(visit_photos::position)
        .select((visit_photos::id, visit_photos::sha256, visit_photos::size))
        .load(conn)?)
}

/// Which of these pieces of evidence are notes of inspectors.
///
/// # Errors
/// As any query.
pub fn list_visits(conn: &mut DbConn, ids: &[EvidenceId]) -> DbResult<HashMap<EvidenceId, VisitNoteId>> {
    let rows: Vec<(EvidenceId, VisitNoteId)> = evidence_visits::table
        .filter(evidence_visits::evidence_id.eq_any(ids.to_vec()))
        .select((evidence_visits::evidence_id, evidence_visits::note_id))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Notes that a piece of evidence is the note of an inspector.
///
/// # Errors
/// As any insert.
pub fn attach_visit(conn: &mut DbConn, evidence: EvidenceId, note: VisitNoteId) -> DbResult<()> {
    diesel::insert_into(evidence_visits::table)
        .values((evidence_visits::evidence_id.eq(evidence), evidence_visits::note_id.eq(note)))
        .execute(conn)?;
    Ok(())
}
