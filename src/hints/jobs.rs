//! Looks for earlier photos like one that just became ready.
//!
//! Invariants: running twice is the same as once: fingerprints and hints are each kept once. Fingerprints are committed
//! before anybody looks, so of two photos that become ready at once at least one finds the other; who came first decides
//! whose hint it is, not who looked first.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use super::cache::{Cache, Found};
use super::matching::{self, Lead, Plane, Probe};
use super::model::{HintRow, How, Match, Slot, pairs};
use super::{Error, queries};
use crate::audit::{self, Event, Origin};
use crate::config::HintIndex;
use crate::db::types::{PhotoId, Sha256};
use crate::db::{DbConn, DbResult};
use crate::jobs::{Handler, JobError, Work};
use crate::photos::{self, BlobRow, BlobState, SIMILAR_JOB};
use crate::services::Services;

/// Pictures that are looked at for one photo, the nearest first.
const MOST_LOOKS: usize = 40;
/// Slots of one picture that are considered, the oldest first.
const MOST_SLOTS: i64 = 50;

/// The handlers of the jobs that hints need.
#[must_use]
pub fn job_handlers(services: &Services) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(FindSimilar { services: services.clone(), cache: Arc::default() })]
}

struct FindSimilar {
    services: Services,
    cache: Arc<Cache>,
}

impl Handler for FindSimilar {
    fn kind(&self) -> &'static str {
        SIMILAR_JOB
    }

    fn run(&self, subject: String) -> Work<'_> {
        Box::pin(async move {
            let Ok(photo_id) = subject.parse::<PhotoId>() else {
                tracing::error!(subject, "a job for hints names no photo");
                return Ok(());
            };
            self.find(photo_id).await.map_err(of_job)
        })
    }
}

impl FindSimilar {
    async fn find(&self, photo_id: PhotoId) -> Result<(), Error> {
        let Some((slot, blob)) = self.services.db.read(move |conn| find_ready(conn, photo_id)).await? else {
            // Taken out of its report meanwhile.
            return Ok(());
        };
        let mut matches = vec![Match { sha256: slot.sha256, how: How::SameBytes, distance: 0 }];
        if let Some(plane) = self.read(&blob).await? {
            matches.extend(self.like(slot.sha256, Arc::new(plane)).await?);
        }
        self.note(slot, matches).await
    }

    /// The brightness of a picture; `None`, with a warning, when the rendition cannot be read.
    async fn read(&self, blob: &BlobRow) -> Result<Option<Plane>, Error> {
        let (jpeg, hidden) = photos::small_rendition(&self.services, blob).await?;
        let plane = photos::compute(&self.services, move || matching::read(&jpeg, &hidden)).await?;
        if plane.is_none() {
            tracing::warn!(sha256 = %blob.sha256, "a small picture cannot be read for hints");
        }
        Ok(plane)
    }

    /// Other pictures that show the same.
    async fn like(&self, sha256: Sha256, plane: Arc<Plane>) -> Result<Vec<Match>, Error> {
        let subject = Arc::clone(&plane);
        let work = move || (matching::kept(&subject), matching::probes(&subject));
        let (kept, probes) = photos::compute(&self.services, work).await?;
        let db = &self.services.db;
        db.write(move |conn| -> DbResult<()> {
            kept.iter().try_for_each(|(part, print)| queries::insert_print(conn, sha256, *part, *print))
        })
        .await?;
        let found = self.near(probes).await?;
        let leads = db.read(move |conn| by_picture(conn, &found)).await?;
        let mut matches = Vec::new();
        for (other, leads) in leads.into_iter().filter(|(other, _)| *other != sha256).take(MOST_LOOKS) {
            let blob = db.read(move |conn| photos::list_blobs(conn, &[other])).await?.pop();
            let Some(blob) = blob.filter(|blob| blob.state == BlobState::Ready) else { continue };
            let Some(earlier) = self.read(&blob).await? else { continue };
            let (later, earlier) = (Arc::clone(&plane), Arc::new(earlier));
            let proven = photos::compute(&self.services, move || matching::follow(&later, &earlier, &leads)).await?;
            matches.extend(proven.map(|lead| Match {
                sha256: other,
                how: if lead.probe.turn.mirrors() { How::Mirrored } else { How::Near },
                distance: lead.distance,
            }));
        }
        Ok(matches)
    }

    async fn near(&self, probes: Vec<Probe>) -> Result<Vec<Found>, Error> {
        if self.services.config.hint_index == HintIndex::Memory {
            self.cache.catch_up(&self.services).await?;
            let cache = Arc::clone(&self.cache);
            return Ok(photos::compute(&self.services, move || cache.find(&probes)).await?);
        }
        Ok(self.services.db.read(move |conn| near_in_database(conn, &probes)).await?)
    }

    async fn note(&self, slot: Slot, matches: Vec<Match>) -> Result<(), Error> {
        let clock = self.services.clock.clone();
        self.services
            .db
            .write(move |conn| -> Result<(), Error> {
                let mut others = Vec::new();
                for one in &matches {
                    others.extend(queries::list_slots(conn, one.sha256, MOST_SLOTS)?);
                }
                for (later, earlier, one) in pairs(&slot, &others, &matches) {
                    let row = HintRow {
                        id: clock.new_id(),
                        photo_id: later.photo_id,
                        report_id: later.report_id,
                        earlier_photo_id: earlier.photo_id,
                        earlier_report_id: earlier.report_id,
                        how: one.how,
                        distance: i32::try_from(one.distance).unwrap_or(0),
                        found_at: clock.now(),
                        reason: None,
                        remark: None,
                        explained_by: None,
                        explained_at: None,
                    };
                    if queries::insert_hint(conn, &row)? {
                        let details = json!({ "photo_id": row.photo_id, "earlier_photo_id": row.earlier_photo_id,
                            "how": row.how, "distance": row.distance });
                        let event = Event::done("photo.hint", "photo_hint", row.id).details(details);
                        audit::record(conn, &clock, &Origin::system(), event)?;
                    }
                }
                Ok(())
            })
            .await
    }
}

/// What it means for a job.
fn of_job(error: Error) -> JobError {
    match error {
        Error::Photo(error) => error.of_job(),
        Error::Db(error) => photos::Error::Db(error).of_job(),
        other => JobError::Retry(other.to_string()),
    }
}

fn find_ready(conn: &mut DbConn, photo_id: PhotoId) -> DbResult<Option<(Slot, BlobRow)>> {
    let Some(slot) = queries::find_slot(conn, photo_id)? else { return Ok(None) };
    let blob = photos::list_blobs(conn, &[slot.sha256])?.pop();
    Ok(blob.filter(|blob| blob.state == BlobState::Ready).map(|blob| (slot, blob)))
}

fn near_in_database(conn: &mut DbConn, probes: &[Probe]) -> DbResult<Vec<Found>> {
    let mut found = Vec::new();
    for probe in probes {
        for (row, distance) in queries::find_near(conn, probe.print)? {
            let part = matching::Part::of_number(row.part).filter(|part| matching::fits(probe.part, *part));
            found.extend(part.map(|part| Found { number: row.number, lead: Lead { probe: *probe, part, distance } }));
        }
    }
    Ok(found)
}

/// What was found, by picture: the nearest picture first, and for each its nearest leads first.
fn by_picture(conn: &mut DbConn, found: &[Found]) -> DbResult<Vec<(Sha256, Vec<Lead>)>> {
    let mut numbers: Vec<i32> = found.iter().map(|one| one.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let whose: HashMap<i32, (Sha256, i64)> = queries::list_prints(conn, &numbers)?
        .into_iter()
        .map(|(number, sha256, print)| (number, (sha256, print)))
        .collect();
    let mut leads: HashMap<Sha256, Vec<Lead>> = HashMap::new();
    for one in found {
        // A number that stands for another fingerprint by now is no lead.
        let there = whose
            .get(&one.number)
            .filter(|(_, print)| (print.cast_unsigned() ^ one.lead.probe.print).count_ones() == one.lead.distance);
        if let Some((sha256, _)) = there {
            leads.entry(*sha256).or_default().push(one.lead);
        }
    }
    let mut leads: Vec<(Sha256, Vec<Lead>)> = leads.into_iter().collect();
    for (_, of_one) in &mut leads {
        of_one.sort_by_key(|lead| lead.distance);
    }
    leads.sort_by_key(|(sha256, of_one)| (of_one.first().map_or(u32::MAX, |lead| lead.distance), *sha256));
    Ok(leads)
}
