//! Writing, reading and withdrawing visit notes; their photos in and out.
//!
//! Invariant: whoever sends the same note again gets the same note.

use std::fmt::Display;

use bytes::Bytes;
use futures_util::Stream;
use serde_json::json;

use super::error::Error;
use super::model::{self, Draft};
use super::queries;
use crate::accounts::Identity;
use crate::appraisals::{self, RecordState, WithinScopes, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{CycleId, RecordId, Sha256, VisitNoteId, VisitPhotoId};
use crate::evidence::model::{Viewer, is_recused, viewer};
use crate::evidence::{self, RecordFacts};
use crate::fields::FieldErrors;
use crate::photos::{self, Accepted, BlobState, LongSide, Picture};
use crate::services::Services;

pub use super::queries::{NoteRow, PhotoRow, VisitableRow};

/// A note with its photos.
pub struct Note {
    /// The note.
    pub row: NoteRow,
    /// Its photos, in order.
    pub photos: Vec<PhotoRow>,
    /// Whether the caller wrote it.
    pub own: bool,
}

/// Whether somebody inspects a record, and has no part in its branch.
fn inspects(identity: &Identity, record: &RecordFacts) -> Result<bool, Error> {
    let (path, domain) = (record.area_path.as_str(), record.domain_code.as_deref());
    let covers = identity.inspection_scopes().iter().any(|scope| scope.covers(path, domain));
    if covers && is_recused(identity, record.organization_id) { Err(Error::Recused) } else { Ok(covers) }
}

/// A record, unless it is veiled to somebody: an inspector who scores it blind, too, visits it once his level has
/// concluded.
fn find_unveiled(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<RecordFacts, Error> {
    let record = evidence::find_record(conn, id)?.ok_or(Error::NotFound)?;
    if appraisals::is_veiled_to(conn, identity, &record.veil_facts())? { Err(Error::NotFound) } else { Ok(record) }
}

/// A record whose notes somebody may read: inspectors in scope, and reviewers who see whose record it is.
fn readable(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<RecordFacts, Error> {
    if identity.inspection_scopes().is_empty() && identity.review_scopes().is_empty() {
        return Err(Error::Forbidden);
    }
    let record = find_unveiled(conn, identity, id)?;
    if inspects(identity, &record)? {
        return Ok(record);
    }
    match viewer(identity, record.organization_id, &record.area_path, record.domain_code.as_deref()) {
        Some(Viewer::Reviewer(_)) => Ok(record),
        _ => Err(Error::NotFound),
    }
}

fn note_of(conn: &mut DbConn, identity: &Identity, row: NoteRow) -> Result<Note, Error> {
    let photos = queries::list_photos(conn, &[row.id])?;
    Ok(Note { own: row.account_id == identity.account_id, row, photos })
}

/// Takes a note; true when it is new.
///
/// # Errors
/// [`Error::Recused`] for a branch he has a part in; [`Error::NotNow`] unless it may be visited.
pub async fn write_note(
    services: &Services,
    identity: Identity,
    origin: Origin,
    draft: Draft,
) -> Result<(Note, bool), Error> {
    let draft = draft.tidied();
    let (clock, max_bytes) = (services.clock.clone(), services.config.photo_max_bytes);
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            if identity.inspection_scopes().is_empty() {
                return Err(Error::Forbidden);
            }
            let record = find_unveiled(conn, &identity, draft.record)?;
            if !inspects(&identity, &record)? {
                return Err(Error::NotFound);
            }
            if let Some(there) = queries::find_note(conn, draft.id)? {
                return same(conn, &identity, there, &draft);
            }
            let in_force =
                record.cycle_state == appraisals::CycleState::Open || record.state == RecordState::UnderReview;
            if !in_force || !model::may_visit(record.state) {
                return Err(Error::NotNow(record.state));
            }
            draft.check(record.state, clock.today(), max_bytes)?;
            store(conn, &clock, &identity, &origin, &draft)?;
            let row = queries::find_note(conn, draft.id)?.ok_or(Error::NotFound)?;
            Ok((note_of(conn, &identity, row)?, true))
        })
        .await
}

fn same(conn: &mut DbConn, identity: &Identity, there: NoteRow, draft: &Draft) -> Result<(Note, bool), Error> {
    if there.account_id == identity.account_id && there.manifest_sha256 == draft.digest() {
        Ok((note_of(conn, identity, there)?, false))
    } else {
        Err(Error::SameIdOtherBody)
    }
}

fn store(conn: &mut DbConn, clock: &Clock, identity: &Identity, origin: &Origin, draft: &Draft) -> Result<(), Error> {
    if !queries::insert_note(conn, clock, draft, identity.account_id)? {
        return Err(Error::SameIdOtherBody);
    }
    let details = json!({"record_id": draft.record, "visited_on": draft.visited_on, "finding": draft.finding,
        "photos": draft.photos.len(), "manifest_sha256": draft.digest()});
    let event = Event::done("visit_note.write", "visit_note", draft.id).details(details);
    Ok(audit::record(conn, clock, origin, event)?)
}

/// The notes of a record, withdrawn ones too.
///
/// # Errors
/// [`Error::NotFound`] for whoever neither inspects nor reviews it.
pub async fn list_notes(services: &Services, identity: Identity, record: RecordId) -> Result<Vec<Note>, Error> {
    services
        .db
        .read(move |conn| {
            readable(conn, &identity, record)?;
            let rows = queries::list_notes(conn, record)?;
            rows.into_iter().map(|row| note_of(conn, &identity, row)).collect()
        })
        .await
}

/// Withdraws a note, with a reason; it stays listed.
///
/// # Errors
/// [`Error::NotFound`] for that of somebody else; [`Error::Settled`] once a score or a step rests on it.
pub async fn withdraw_note(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: VisitNoteId,
    reason: String,
) -> Result<Note, Error> {
    let reason = reason.trim().to_owned();
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            if identity.inspection_scopes().is_empty() {
                return Err(Error::Forbidden);
            }
            let row = queries::find_note(conn, id)?.ok_or(Error::NotFound)?;
            if row.account_id != identity.account_id {
                return Err(Error::NotFound);
            }
            let record = evidence::find_record(conn, row.record_id)?.ok_or(Error::NotFound)?;
            if row.withdrawn_at.is_some() {
                return Err(Error::Settled("It was withdrawn already."));
            }
            if !model::may_visit(record.state) {
                return Err(Error::NotNow(record.state));
            }
            if queries::is_attached(conn, id)? {
                return Err(Error::Settled("A score rests on it. It can be withdrawn once that does not any more."));
            }
            let mut errors = FieldErrors::new();
            errors.require_length(&reason, 1, 300, "/reason");
            errors.finish()?;
            queries::withdraw(conn, id, &reason, clock.now())?;
            let details = json!({"record_id": row.record_id, "finding": row.finding,
                "reason_sha256": Sha256::of(reason.as_bytes())});
            let event = Event::done("visit_note.withdraw", "visit_note", id).details(details);
            audit::record(conn, &clock, &origin, event)?;
            let row = queries::find_note(conn, id)?.ok_or(Error::NotFound)?;
            note_of(conn, &identity, row)
        })
        .await
}

/// The records of a cycle that an inspector may visit; those that are veiled to him are not among them.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub async fn list_visitable(
    services: &Services,
    identity: Identity,
    cycle: CycleId,
) -> Result<Vec<VisitableRow>, Error> {
    let scopes = identity.inspection_scopes();
    if scopes.is_empty() {
        return Err(Error::Forbidden);
    }
    let within = WithinScopes::new(&scopes, Vec::new());
    services
        .db
        .read(move |conn| {
            appraisals::find_cycle(conn, cycle)?.ok_or(Error::NotFound)?;
            let states: Vec<RecordState> =
                RecordState::ALL.iter().copied().filter(|state| model::may_visit(*state)).collect();
            let mut rows = queries::list_visitable(conn, cycle, within, &states)?;
            rows.retain(|row| !is_recused(&identity, row.organization_id));
            let ids: Vec<RecordId> = rows.iter().map(|row| row.record_id).collect();
            let veiled = appraisals::veiled_records(conn, &identity, &ids)?;
            rows.retain(|row| !veiled.contains(&row.record_id));
            Ok(rows)
        })
        .await
}

/// A slot whose bytes may be sent.
pub struct Upload {
    photo: PhotoRow,
}

impl Upload {
    /// Length that was announced.
    #[must_use]
    pub fn announced(&self) -> u64 {
        u64::try_from(self.photo.size).unwrap_or(0)
    }
}

/// Finds the slot, for whoever wrote the note.
///
/// # Errors
/// [`Error::NotFound`] for everybody else; [`Error::Settled`] once the note is withdrawn.
pub async fn begin_upload(
    services: &Services,
    identity: &Identity,
    (note, photo): (VisitNoteId, VisitPhotoId),
) -> Result<Upload, Error> {
    if identity.inspection_scopes().is_empty() {
        return Err(Error::Forbidden);
    }
    let account = identity.account_id;
    services
        .db
        .read(move |conn| {
            let row = queries::find_note(conn, note)?.ok_or(Error::NotFound)?;
            if row.account_id != account {
                return Err(Error::NotFound);
            }
            let photo = queries::find_photo(conn, note, photo)?.ok_or(Error::NotFound)?;
            if row.withdrawn_at.is_some() {
                return Err(Error::Settled("The note was withdrawn; it takes no photos."));
            }
            Ok(Upload { photo })
        })
        .await
}

/// Takes the bytes; sending again changes nothing.
///
/// # Errors
/// [`Error::Photo`] with nothing kept.
pub async fn finish_upload<S, E>(services: &Services, origin: &Origin, upload: Upload, body: S) -> Result<(), Error>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let announced = upload.announced();
    let PhotoRow { id, note_id, sha256, stored_at, .. } = upload.photo;
    if stored_at.is_some() {
        photos::discard(services, body).await;
        return Ok(());
    }
    let file = photos::receive(services, (announced, sha256), body).await?;
    let (clock, origin) = (services.clock.clone(), origin.clone());
    photos::accept_into(services, file, move |conn| {
        if !queries::fill_slot(conn, id, sha256, clock.now())? {
            return Ok(Accepted::AlreadyFilled);
        }
        let details = json!({"note_id": note_id, "sha256": sha256});
        audit::record(conn, &clock, &origin, Event::done("visit_note.photo", "visit_photo", id).details(details))?;
        Ok(Accepted::Filled)
    })
    .await?;
    Ok(())
}

/// A picture of a note with its tag; the bytes are fetched only when `wanted` says so of the tag.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not read the note; a photo without a picture as [`photos::Error::NoPicture`].
pub async fn open_picture(
    services: &Services,
    identity: Identity,
    (note, photo): (VisitNoteId, VisitPhotoId),
    side: LongSide,
    wanted: impl FnOnce(&str) -> bool,
) -> Result<(String, Option<Picture>), Error> {
    let blob = services
        .db
        .read(move |conn| {
            let row = queries::find_note(conn, note)?.ok_or(Error::NotFound)?;
            readable(conn, &identity, row.record_id)?;
            let photo = queries::find_photo(conn, note, photo)?.ok_or(Error::NotFound)?;
            let blob = photos::list_blobs(conn, &[photo.sha256])?.pop().filter(|_| photo.stored_at.is_some());
            blob.filter(|blob| blob.state == BlobState::Ready).ok_or(Error::Photo(photos::Error::NoPicture))
        })
        .await?;
    let tag = photos::rendition_tag(&blob, side);
    if !wanted(&tag) {
        return Ok((tag, None));
    }
    Ok((tag, Some(photos::open_rendition(services, &blob, side).await?)))
}
