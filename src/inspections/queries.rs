//! Visit notes and their photos. Diesel only, no rules.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::{Draft, Slot, VisitFinding};
use crate::appraisals::{RecordState, WithinScopes};
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{
    accounts, appraisal_records, areas, evidence, evidence_visits, organizations, visit_notes, visit_photos,
};
use crate::db::types::{AccountId, CycleId, Instant, OrganizationId, RecordId, Sha256, VisitNoteId, VisitPhotoId};
use crate::db::{DbConn, DbResult};

/// A visit note with who wrote it.
#[derive(Clone, Debug, Queryable)]
pub struct NoteRow {
    /// The note.
    pub id: VisitNoteId,
    /// The record.
    pub record_id: RecordId,
    /// Who wrote it.
    pub account_id: AccountId,
    /// His name.
    pub inspector: String,
    /// Digest of what was sent.
    pub manifest_sha256: Sha256,
    /// The day of the visit.
    pub visited_on: NaiveDate,
    /// What was seen and heard.
    pub body: String,
    /// What was found.
    pub finding: Option<VisitFinding>,
    /// Why.
    pub reason: Option<String>,
    /// When it came.
    pub noted_at: Instant,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Why it was withdrawn.
    pub withdraw_reason: Option<String>,
}

macro_rules! notes {
    () => {
        visit_notes::table.inner_join(accounts::table).select((
            visit_notes::id,
            visit_notes::record_id,
            accounts::id,
            accounts::name,
            visit_notes::manifest_sha256,
            visit_notes::visited_on,
            visit_notes::body,
            visit_notes::finding,
            visit_notes::reason,
            visit_notes::noted_at,
            visit_notes::withdrawn_at,
            visit_notes::withdraw_reason,
        ))
    };
}

/// One note.
///
/// # Errors
/// As any query.
pub fn find_note(conn: &mut DbConn, id: VisitNoteId) -> DbResult<Option<NoteRow>> {
    Ok(notes!().filter(visit_notes::id.eq(id)).first(conn).optional()?)
}

/// The notes of a record, withdrawn ones too, in the order in which they came.
///
/// # Errors
/// As any query.
pub fn list_notes(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<NoteRow>> {
    Ok(notes!().filter(visit_notes::record_id.eq(record)).order((visit_notes::noted_at, visit_notes::id)).load(conn)?)
}

/// Stores a note with its slots; false when its id, or that of a photo, is taken.
///
/// # Errors
/// As any insert.
pub fn insert_note(conn: &mut DbConn, clock: &Clock, draft: &Draft, by: AccountId) -> DbResult<bool> {
    let now = clock.now();
    let inserted = diesel::insert_into(visit_notes::table)
        .values((
            visit_notes::id.eq(draft.id),
            visit_notes::record_id.eq(draft.record),
            visit_notes::account_id.eq(by),
            visit_notes::manifest_sha256.eq(draft.digest()),
            visit_notes::visited_on.eq(draft.visited_on),
            visit_notes::body.eq(&draft.text),
            visit_notes::finding.eq(draft.finding),
            visit_notes::reason.eq(&draft.reason),
            visit_notes::noted_at.eq(now),
        ))
        .or_ignore()
        .execute(conn)?;
    if inserted == 0 {
        return Ok(false);
    }
    for (position, slot) in (0_i32..).zip(&draft.photos) {
        if !insert_slot(conn, draft.id, position, slot)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn insert_slot(conn: &mut DbConn, note: VisitNoteId, position: i32, slot: &Slot) -> DbResult<bool> {
    let inserted = diesel::insert_into(visit_photos::table)
        .values((
            visit_photos::id.eq(slot.id),
            visit_photos::note_id.eq(note),
            visit_photos::position.eq(position),
            visit_photos::sha256.eq(slot.sha256),
            visit_photos::size.eq(slot.size),
        ))
        .or_ignore()
        .execute(conn)?;
    Ok(inserted == 1)
}

/// Withdraws a note.
///
/// # Errors
/// As any update.
pub fn withdraw(conn: &mut DbConn, id: VisitNoteId, reason: &str, now: Instant) -> DbResult<()> {
    diesel::update(visit_notes::table.find(id))
        .set((visit_notes::withdrawn_at.eq(now), visit_notes::withdraw_reason.eq(reason)))
        .execute(conn)?;
    Ok(())
}

/// Whether a score rests on a note.
///
/// # Errors
/// As any query.
pub fn is_attached(conn: &mut DbConn, id: VisitNoteId) -> DbResult<bool> {
    let rests = evidence_visits::table
        .inner_join(evidence::table)
        .filter(evidence_visits::note_id.eq(id))
        .filter(evidence::detached_at.is_null());
    Ok(rests.count().get_result::<i64>(conn)? > 0)
}

/// A photo of a note.
#[derive(Clone, Debug, Queryable)]
pub struct PhotoRow {
    /// The photo.
    pub id: VisitPhotoId,
    /// Its note.
    pub note_id: VisitNoteId,
    /// Digest of its bytes.
    pub sha256: Sha256,
    /// How many they are.
    pub size: i64,
    /// When they were durable.
    pub stored_at: Option<Instant>,
}

const PHOTO: (
    visit_photos::id,
    visit_photos::note_id,
    visit_photos::sha256,
    visit_photos::size,
    visit_photos::stored_at,
) = (visit_photos::id, visit_photos::note_id, visit_photos::sha256, visit_photos::size, visit_photos::stored_at);

/// The photos of these notes, in their order.
///
/// # Errors
/// As any query.
pub fn list_photos(conn: &mut DbConn, notes: &[VisitNoteId]) -> DbResult<Vec<PhotoRow>> {
    Ok(visit_photos::table
        .filter(visit_photos::note_id.eq_any(notes.to_vec()))
        .order((visit_photos::note_id, visit_photos::position))
        .select(PHOTO)
        .load(conn)?)
}

/// One photo of a note.
///
/// # Errors
/// As any query.
pub fn find_photo(conn: &mut DbConn, note: VisitNoteId, id: VisitPhotoId) -> DbResult<Option<PhotoRow>> {
    Ok(visit_photos::table.find(id).filter(visit_photos::note_id.eq(note)).select(PHOTO).first(conn).optional()?)
}

/// Fills a slot that still waits for these bytes; true when it did.
///
/// # Errors
/// As any update.
pub fn fill_slot(conn: &mut DbConn, id: VisitPhotoId, sha256: Sha256, now: Instant) -> DbResult<bool> {
    let waiting =
        visit_photos::table.find(id).filter(visit_photos::sha256.eq(sha256)).filter(visit_photos::stored_at.is_null());
    Ok(diesel::update(waiting).set(visit_photos::stored_at.eq(now)).execute(conn)? == 1)
}

/// What was found, by a note that stands.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Found {
    /// What.
    pub finding: VisitFinding,
    /// When the note came.
    pub noted_at: Instant,
}

/// What was found about a record, by notes that stand.
///
/// # Errors
/// As any query.
pub fn list_findings(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<Found>> {
    Ok(visit_notes::table
        .filter(visit_notes::record_id.eq(record))
        .filter(visit_notes::withdrawn_at.is_null())
        .filter(visit_notes::finding.is_not_null())
        .order((visit_notes::noted_at, visit_notes::id))
        .select((visit_notes::finding.assume_not_null(), visit_notes::noted_at))
        .load(conn)?)
}

/// A record that may be visited.
#[derive(Clone, Debug, Queryable)]
pub struct VisitableRow {
    /// The record.
    pub record_id: RecordId,
    /// Where it stands.
    pub state: RecordState,
    /// The organisation.
    pub organization_id: OrganizationId,
    /// Its full name.
    pub name: String,
    /// Name of its area.
    pub area_name: String,
}

/// Records of a cycle in these states within scopes, in the order of areas.
///
/// # Errors
/// As any query.
pub fn list_visitable(
    conn: &mut DbConn,
    cycle: CycleId,
    within: WithinScopes,
    states: &[RecordState],
) -> DbResult<Vec<VisitableRow>> {
    const MOST: i64 = 500;
    Ok(appraisal_records::table
        .inner_join(organizations::table.inner_join(areas::table))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::state.eq_any(states.to_vec()))
        .filter(within)
        .order((areas::path, organizations::code))
        .limit(MOST)
        .select((appraisal_records::id, appraisal_records::state, organizations::id, organizations::name, areas::name))
        .load(conn)?)
}
