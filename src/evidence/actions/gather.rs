//! From what a reviewer names to what is frozen: looks everything up, refuses what does not belong.
//!
//! Invariant: nothing is attached that the reviewer could not have seen: a submitted report that counts for the
//! branch, photos whose bytes are there, the revision he read.

use std::collections::{HashMap, HashSet};

use super::super::error::Error;
use super::super::model::{EvidenceKind, Offer, Target};
use super::super::queries::{self, PhotoFacts, RecordFacts, ReportFacts};
use super::super::snapshot::{Frozen, FrozenPhoto, FrozenReport, FrozenVisit, FrozenVisitPhoto};
use crate::db::DbConn;
use crate::db::types::{PhotoId, ReportId, Sha256, VisitNoteId};
use crate::fields::FieldErrors;

/// An offer, looked up and frozen.
pub struct Gathered {
    /// The snapshot as canonical text.
    pub frozen: String,
    /// Its digest.
    pub frozen_sha256: Sha256,
    /// The photos rested on.
    pub photos: Vec<PhotoId>,
    /// The text it consists of.
    pub text: Option<String>,
}

/// Looks up and freezes the offers at these places.
///
/// # Errors
/// [`Error::Invalid`] with a pointer for each offer that cannot be taken.
pub fn gather(
    conn: &mut DbConn,
    record: &RecordFacts,
    offers: &[Offer],
    places: &[usize],
) -> Result<Vec<Gathered>, Error> {
    let named: Vec<ReportId> = places.iter().filter_map(|place| offers.get(*place)?.target.report()).collect();
    queries::hold_reports(conn, &named)?;
    let reports: HashMap<ReportId, ReportFacts> =
        queries::list_report_facts(conn, &named)?.into_iter().map(|report| (report.id, report)).collect();
    let linked = queries::linked_among(conn, record.id, &named)?;
    let mut photos: HashMap<ReportId, Vec<PhotoFacts>> = HashMap::new();
    for photo in queries::list_photos(conn, &named)? {
        photos.entry(photo.report_id).or_default().push(photo);
    }
    let mut errors = FieldErrors::new();
    let mut gathered = Vec::new();
    for place in places {
        let Some(offer) = offers.get(*place) else { continue };
        let found = match offer.target.report().map(|id| reports.get(&id)) {
            None => Ok(None),
            Some(Some(report)) if counts_for(conn, record, report, &linked)? => {
                check_report(offer, report).map(|()| Some(report))
            }
            // A report of another branch and one that does not exist must look the same.
            Some(_) => Err(("/report_id", "No submitted report with this id counts for this branch in this cycle.")),
        };
        let frozen = match offer.target.visit() {
            Some(visit) => freeze_visit(conn, record, visit)?,
            None => found.and_then(|report| freeze(offer, report, &photos)),
        };
        match frozen {
            Ok((frozen, photos)) => {
                let (sealed, digest) = frozen.seal().map_err(|error| unsealable(&error))?;
                gathered.push(Gathered { frozen: sealed, frozen_sha256: digest, photos, text: frozen.text });
            }
            Err((field, detail)) => errors.push(format!("/evidence/{place}{field}"), detail),
        }
    }
    errors.finish()?;
    Ok(gathered)
}

/// A note of another record, one that was withdrawn and one that does not exist look the same.
fn freeze_visit(
    conn: &mut DbConn,
    record: &RecordFacts,
    id: VisitNoteId,
) -> Result<Result<(Frozen, Vec<PhotoId>), Refusal>, Error> {
    let Some(note) = queries::hold_visit(conn, record.id, id)? else {
        return Ok(Err(("/visit_note_id", "No note with this id stands for this record.")));
    };
    let photo = |(id, sha256, size)| FrozenVisitPhoto { id, sha256, size };
    let visit = FrozenVisit {
        id: note.id,
        visited_on: note.visited_on,
        inspector: note.inspector,
        noted_at: note.noted_at,
        photos: queries::list_visit_photos(conn, id)?.into_iter().map(photo).collect(),
    };
    let frozen = Frozen { kind: EvidenceKind::VisitNote, report: None, text: Some(note.body), visit: Some(visit) };
    Ok(Ok((frozen, Vec::new())))
}

fn unsealable(error: &serde_json::Error) -> Error {
    Error::Db(crate::db::DbError::Check(format!("a snapshot has no JSON form: {error}")))
}

type Refusal = (&'static str, &'static str);

fn check_report(offer: &Offer, report: &ReportFacts) -> Result<(), Refusal> {
    if report.state != "submitted" {
        return Err(("/report_id", "No submitted report with this id counts for this branch in this cycle."));
    }
    if offer.report_revision.is_some_and(|seen| seen != report.revision) {
        return Err(("/report_revision", "The report was changed since you read it; look again."));
    }
    Ok(())
}

/// Linked reports count; so do reports of the branch itself on days of the cycle, and those of a temporary branch it
/// has a part in: its member's, its project's, or that of a branch under it. The reviewer chooses.
fn counts_for(
    conn: &mut DbConn,
    record: &RecordFacts,
    report: &ReportFacts,
    linked: &HashSet<ReportId>,
) -> Result<bool, Error> {
    if linked.contains(&report.id) {
        return Ok(true);
    }
    if !(record.starts_on..=record.ends_on).contains(&report.happened_on) {
        return Ok(false);
    }
    let organization = record.organization_id;
    if report.branch_id == organization {
        return Ok(true);
    }
    Ok(report.branch_temporary
        && (report.author_branch == organization
            || report.branch_parent == Some(organization)
            || queries::share_a_project(conn, organization, report.branch_id)?))
}

fn freeze(
    offer: &Offer,
    report: Option<&ReportFacts>,
    photos: &HashMap<ReportId, Vec<PhotoFacts>>,
) -> Result<(Frozen, Vec<PhotoId>), Refusal> {
    let kind = offer.target.kind();
    let Some(report) = report else {
        let text = offer.target.text().map(str::to_owned);
        return Ok((Frozen { kind, report: None, text, visit: None }, Vec::new()));
    };
    let stored = photos.get(&report.id).into_iter().flatten().filter_map(frozen_photo);
    let chosen: Vec<FrozenPhoto> = match &offer.target {
        Target::Photos(_, ids) => {
            let chosen: Vec<FrozenPhoto> = stored.filter(|photo| ids.contains(&photo.id)).collect();
            if chosen.len() != ids.len() {
                return Err(("/photo_ids", "A photo is not of this report, or its bytes have not arrived yet."));
            }
            chosen
        }
        _ => stored.collect(),
    };
    let ids = chosen.iter().map(|photo| photo.id).collect();
    let on_behalf = report.author_account != Some(report.filed_by);
    let frozen = FrozenReport {
        id: report.id,
        revision: report.revision,
        branch_id: report.branch_id,
        kind: report.kind.clone(),
        text: report.body.clone(),
        outcome: report.outcome.clone(),
        happened_on: report.happened_on,
        backdated: report.backdated,
        author_name: report.author_name.clone(),
        filed_by_name: on_behalf.then(|| report.filer_name.clone()),
        submitted_at: report.submitted_at,
        photos: chosen,
    };
    Ok((Frozen { kind, report: Some(frozen), text: None, visit: None }, ids))
}

fn frozen_photo(photo: &PhotoFacts) -> Option<FrozenPhoto> {
    Some(FrozenPhoto {
        id: photo.id,
        position: photo.position,
        sha256: photo.sha256,
        size: photo.size,
        claimed_taken_at: photo.claimed_taken_at,
        file_taken_at: photo.file_taken_at,
        file_offset_minutes: photo.file_offset_minutes,
        stored_at: photo.stored_at?,
    })
}
