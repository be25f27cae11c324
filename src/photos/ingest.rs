//! From a finished file to a durable object and its row.
//!
//! The same for every transport: a PUT hands in one file, a resumable upload
//! the file it has put together. Invariant: bytes are durable, then the row is,
//! then the caller hears of it; what was begun is finished even if the phone hangs up.

use serde_json::json;
use tokio::runtime::Handle;

use super::incoming::Incoming;
use super::jobs::render_subject;
use super::model::BlobState;
use super::pipeline::Format;
use super::strays::must_be_there;
use super::{Error, RENDER_JOB, queries, similar};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{PhotoId, ReportId, Sha256};
use crate::jobs;
use crate::services::Services;
use crate::storage::{ObjectKey, PutOutcome};

/// What an upload did. Both mean: the bytes are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// The slot was filled.
    Filled,
    /// Another sender was faster.
    AlreadyFilled,
}

/// Takes a finished file for a slot that was promised these bytes.
///
/// # Errors
/// [`Error::SlotGone`] when the slot is not there any more; else what the store or the database says.
pub async fn accept(
    services: &Services,
    origin: &Origin,
    report_id: ReportId,
    photo_id: PhotoId,
    file: Incoming,
) -> Result<Accepted, Error> {
    let (clock, origin) = (services.clock.clone(), origin.clone());
    let arrival = Arrival { report_id, photo_id, sha256: file.sha256, size: file.size, format: file.format };
    accept_into(services, file, move |conn| note(conn, &clock, &origin, &arrival)).await
}

/// Takes a finished file for a slot of whatever kind: `take` fills it, once the bytes are durable, in the transaction in
/// which they become known.
///
/// # Errors
/// What `take`, the store or the database says.
pub async fn accept_into<F>(services: &Services, file: Incoming, take: F) -> Result<Accepted, Error>
where
    F: FnOnce(&mut DbConn) -> Result<Accepted, Error> + Send + 'static,
{
    let services = services.clone();
    // A task of its own: the request may be dropped at any await, this may not.
    let work = tokio::spawn(async move { store(&services, file, take).await });
    work.await.map_err(|error| Error::Disk(std::io::Error::other(error)))?
}

async fn store<F>(services: &Services, file: Incoming, take: F) -> Result<Accepted, Error>
where
    F: FnOnce(&mut DbConn) -> Result<Accepted, Error> + Send + 'static,
{
    let (sha256, size, format) = (file.sha256, i64::try_from(file.size).unwrap_or(i64::MAX), file.format);
    let key = ObjectKey::original(file.sha256.bytes());
    let put = services.store.put_file(&key, file.path(), file.format.media_type()).await?;
    // What lay there before may be a stray that is being removed right now. What was just written is too young for
    // that, but by how much is a matter of clocks: where looking costs nothing it is looked at as well.
    let look = put == PutOutcome::AlreadyThere || services.store.is_near();
    let (clock, store, runtime) = (services.clock.clone(), services.store.clone(), Handle::current());
    let accepted = services
        .db
        .write(move |conn| {
            similar::agree(conn, sha256)?;
            let new = queries::insert_blob(conn, sha256, size, format, clock.now())?;
            if new && look {
                must_be_there(&runtime, &store, &key)?;
            }
            let accepted = take(conn)?;
            let blob = queries::find_blob(conn, sha256)?.filter(|blob| blob.state == BlobState::Stored);
            if let Some(blob) = blob.filter(|_| accepted == Accepted::Filled) {
                jobs::enqueue(conn, &clock, RENDER_JOB, &render_subject(sha256, blob.rendition_revision))?;
            }
            Ok::<_, Error>(accepted)
        })
        .await?;
    services.job_bell.notify_one();
    Ok(accepted)
}

struct Arrival {
    report_id: ReportId,
    photo_id: PhotoId,
    sha256: Sha256,
    size: u64,
    format: Format,
}

fn note(conn: &mut DbConn, clock: &Clock, origin: &Origin, arrival: &Arrival) -> Result<Accepted, Error> {
    if !queries::fill_slot(conn, arrival.photo_id, arrival.sha256, clock.now())? {
        return if queries::is_filled(conn, arrival.photo_id, arrival.sha256)? {
            Ok(Accepted::AlreadyFilled)
        } else {
            Err(Error::SlotGone)
        };
    }
    similar::want_hints(conn, clock, arrival.photo_id, arrival.sha256)?;
    let details = json!({
        "report_id": arrival.report_id,
        "sha256": arrival.sha256,
        "size": arrival.size,
        "format": queries::format_word(arrival.format),
    });
    audit::record(conn, clock, origin, Event::done("photo.store", "photo", arrival.photo_id).details(details))?;
    Ok(Accepted::Filled)
}
