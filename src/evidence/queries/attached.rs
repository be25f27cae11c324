//! Evidence: attached, remarked, detached; never deleted, its snapshot never written twice.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::appraisals::ScoreLevel;
use crate::clock::Clock;
use crate::db::schema::{accounts, evidence, evidence_photos, field_reports};
use crate::db::types::{AccountId, CriterionId, EvidenceId, Instant, PhotoId, RecordId, ReportId, Sha256};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::evidence::model::EvidenceKind;

/// A piece of evidence with who attached it and how its report stands now.
#[derive(Clone, Debug, Queryable)]
pub struct AttachedRow {
    /// The evidence.
    pub id: EvidenceId,
    /// The record it supports.
    pub record_id: RecordId,
    /// The criterion it supports.
    pub criterion_id: CriterionId,
    /// The level that rests on it.
    pub level: ScoreLevel,
    /// What kind of thing it is.
    pub kind: EvidenceKind,
    /// The report, if it is one.
    pub report_id: Option<ReportId>,
    /// The text, if it consists of one.
    pub text: Option<String>,
    /// The reviewer's remark.
    pub note: Option<String>,
    /// The snapshot as canonical text.
    pub frozen: String,
    /// Its digest.
    pub frozen_sha256: Sha256,
    /// Name of who attached it.
    pub attached_by: String,
    /// When.
    pub attached_at: Instant,
    /// When it was detached, if it was.
    pub detached_at: Option<Instant>,
    /// Revision of the report now.
    pub report_revision: Option<i32>,
    /// State of the report now.
    pub report_state: Option<String>,
}

macro_rules! attached {
    () => {
        evidence::table
            .inner_join(accounts::table.on(accounts::id.eq(evidence::attached_by)))
            .left_join(field_reports::table.on(evidence::report_id.eq(field_reports::id.nullable())))
            .select((
                evidence::id,
                evidence::record_id,
                evidence::criterion_id,
                evidence::level,
                evidence::kind,
                evidence::report_id,
                evidence::text,
                evidence::note,
                evidence::frozen,
                evidence::frozen_sha256,
                accounts::name,
                evidence::attached_at,
                evidence::detached_at,
                field_reports::revision.nullable(),
                field_reports::state.nullable(),
            ))
    };
}

/// Evidence that stands under a record, or under one of its criteria: from the lowest level up, in the order of attaching.
///
/// # Errors
/// As any query.
pub fn list_attached(
    conn: &mut DbConn,
    record: RecordId,
    criterion: Option<CriterionId>,
) -> DbResult<Vec<AttachedRow>> {
    let mut query = attached!()
        .filter(evidence::record_id.eq(record))
        .filter(evidence::detached_at.is_null())
        .into_boxed::<MultiBackend>();
    if let Some(criterion) = criterion {
        query = query.filter(evidence::criterion_id.eq(criterion));
    }
    let mut rows: Vec<AttachedRow> = query.load(conn)?;
    // Ids of one millisecond have no order of their own, instants do.
    rows.sort_by_key(|row| (row.level, row.attached_at, row.id));
    Ok(rows)
}

/// One piece of evidence, detached or not, with who detached it.
///
/// # Errors
/// As any query.
pub fn find_evidence(conn: &mut DbConn, id: EvidenceId) -> DbResult<Option<(AttachedRow, Option<String>)>> {
    let row: Option<AttachedRow> = attached!().filter(evidence::id.eq(id)).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let detached_by = evidence::table
        .inner_join(accounts::table.on(evidence::detached_by.eq(accounts::id.nullable())))
        .filter(evidence::id.eq(id))
        .select(accounts::name)
        .first(conn)
        .optional()?;
    Ok(Some((row, detached_by)))
}

/// The photos each of these pieces of evidence rests on, in the order of their ids.
///
/// # Errors
/// As any query.
pub fn list_photo_targets(conn: &mut DbConn, ids: &[EvidenceId]) -> DbResult<HashMap<EvidenceId, Vec<PhotoId>>> {
    let rows: Vec<(EvidenceId, PhotoId)> = evidence_photos::table
        .filter(evidence_photos::evidence_id.eq_any(ids.to_vec()))
        .order((evidence_photos::evidence_id, evidence_photos::photo_id))
        .select((evidence_photos::evidence_id, evidence_photos::photo_id))
        .load(conn)?;
    let mut photos: HashMap<EvidenceId, Vec<PhotoId>> = HashMap::new();
    for (id, photo) in rows {
        photos.entry(id).or_default().push(photo);
    }
    Ok(photos)
}

/// Evidence to attach.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// The record it supports.
    pub record: RecordId,
    /// The criterion it supports.
    pub criterion: CriterionId,
    /// The level that rests on it.
    pub level: ScoreLevel,
    /// What kind of thing it is.
    pub kind: EvidenceKind,
    /// The report, if it is one.
    pub report: Option<ReportId>,
    /// The text, if it consists of one.
    pub text: Option<String>,
    /// The reviewer's remark.
    pub note: Option<String>,
    /// The snapshot as canonical text.
    pub frozen: String,
    /// Its digest.
    pub frozen_sha256: Sha256,
    /// The photos rested on.
    pub photos: Vec<PhotoId>,
    /// Who attaches it.
    pub by: AccountId,
}

/// Attaches evidence.
///
/// # Errors
/// As any insert.
pub fn attach(conn: &mut DbConn, clock: &Clock, new: &NewEvidence) -> DbResult<EvidenceId> {
    let id: EvidenceId = clock.new_id();
    diesel::insert_into(evidence::table)
        .values((
            evidence::id.eq(id),
            evidence::record_id.eq(new.record),
            evidence::criterion_id.eq(new.criterion),
            evidence::level.eq(new.level),
            evidence::kind.eq(new.kind),
            evidence::report_id.eq(new.report),
            evidence::text.eq(&new.text),
            evidence::note.eq(&new.note),
            evidence::frozen.eq(&new.frozen),
            evidence::frozen_sha256.eq(new.frozen_sha256),
            evidence::attached_by.eq(new.by),
            evidence::attached_at.eq(clock.now()),
        ))
        .execute(conn)?;
    for photo in &new.photos {
        diesel::insert_into(evidence_photos::table)
            .values((evidence_photos::evidence_id.eq(id), evidence_photos::photo_id.eq(*photo)))
            .execute(conn)?;
    }
    Ok(id)
}

/// Writes another remark.
///
/// # Errors
/// As any update.
pub fn renote(conn: &mut DbConn, id: EvidenceId, note: Option<&str>) -> DbResult<()> {
    diesel::update(evidence::table.find(id)).set(evidence::note.eq(note)).execute(conn)?;
    Ok(())
}

/// Ends that a score rests on evidence; the row stays as history.
///
/// # Errors
/// As any update.
pub fn detach(conn: &mut DbConn, ids: &[EvidenceId], by: AccountId, now: Instant) -> DbResult<()> {
    for id in ids {
        diesel::update(evidence::table.find(*id))
            .set((evidence::detached_by.eq(by), evidence::detached_at.eq(now)))
            .execute(conn)?;
    }
    Ok(())
}
