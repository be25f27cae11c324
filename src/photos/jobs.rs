//! Renditions and facts, made after the answer.
//!
//! Invariant: running twice is the same as once: renditions are written once,
//! and a blob settles once, so a process killed at any line loses nothing. A
//! job is done when no older picture of its bytes is left in the store.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use tokio::sync::{Semaphore, SemaphorePermit, oneshot};
use tokio::time::Instant;

use super::blurs::list_areas;
use super::incoming::limits;
use super::model::{BlobRow, BlobState};
use super::pipeline::{
    BlurArea, Fingerprints, LARGE, Limits, Outcome, Pool, Refusal, Renditions, SMALL, Scratch, Ticket, process_hiding,
};
use super::{Error, queries, similar};
use crate::audit::{self, Event, Origin};
use crate::db::DbError;
use crate::db::types::Sha256;
use crate::jobs::{Handler, Work};
use crate::services::Services;
use crate::storage::{ObjectKey, PutOutcome};

/// The kind of the job; see [`render_subject`].
pub const RENDER_JOB: &str = "render_photo";

/// What a render job works on: the digest of the original and the revision of the pictures to be made.
///
/// With the revision, a wish for new pictures is a job of its own even while the old ones are being made.
#[must_use]
pub fn render_subject(sha256: Sha256, revision: i32) -> String {
    format!("{sha256}/{revision}")
}

fn read_subject(subject: &str) -> Option<(Sha256, i32)> {
    let (sha256, revision) = subject.split_once('/')?;
    Some((sha256.parse().ok()?, revision.parse().ok()?))
}

/// How long a job waits for a decoding thread.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long a thread may be at one photo. What may be decoded is bounded by counting beforehand, to seconds of work;
/// this is for what no count foresees, and leaves room for threads that get little of a busy machine.
const STUCK_AFTER: Duration = Duration::from_mins(5);
/// So many KiB of originals are held in memory at once: a few of those that phones send, or one of the largest.
const ORIGINALS_KIB: u32 = 24 * 1024;
static ORIGINALS: Semaphore = Semaphore::const_new(ORIGINALS_KIB as usize);
/// How often it is looked whether the work has begun.
const LOOK: Duration = Duration::from_secs(1);

/// The handlers of the jobs that photos need.
#[must_use]
pub fn job_handlers(services: &Services) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(RenderPhoto { services: services.clone() })]
}

struct RenderPhoto {
    services: Services,
}

impl Handler for RenderPhoto {
    fn kind(&self) -> &'static str {
        RENDER_JOB
    }

    fn is_waited_for(&self) -> bool {
        true
    }

    fn run(&self, subject: String) -> Work<'_> {
        Box::pin(async move {
            let Some((sha256, revision)) = read_subject(&subject) else {
                tracing::error!(subject, "a render job names no picture");
                return Ok(());
            };
            render(&self.services, sha256, revision).await.map_err(|error| error.of_job())
        })
    }

    fn give_up(&self, subject: String) -> Work<'_> {
        Box::pin(async move {
            let Some((sha256, revision)) = read_subject(&subject) else { return Ok(()) };
            give_up(&self.services, sha256, revision).await.map_err(|error| error.of_job())
        })
    }
}

/// The photo is kept and said to have no picture.
async fn give_up(services: &Services, sha256: Sha256, revision: i32) -> Result<(), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            if queries::give_up_blob(conn, (sha256, revision), clock.now())? {
                let details = json!({ "outcome": queries::GIVEN_UP, "revision": revision });
                let event = Event::done("photo.render", "blob", sha256).details(details);
                audit::record(conn, &clock, &Origin::system(), event)?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    remove_outdated(services, sha256).await
}

async fn render(services: &Services, sha256: Sha256, revision: i32) -> Result<(), Error> {
    // The areas are read after the revision: whoever changes them changes it too, and settling finds that out.
    let known = services
        .db
        .read(move |conn| Ok::<_, DbError>((queries::find_blob(conn, sha256)?, list_areas(conn, sha256)?)))
        .await?;
    let (Some(blob), areas) = known else { return Ok(()) };
    if blob.state == BlobState::Stored && blob.rendition_revision == revision {
        paint(services, &blob, areas).await?;
    }
    // Also when nothing was to be painted: an earlier attempt may not have come to this.
    remove_outdated(services, sha256).await
}

async fn paint(services: &Services, blob: &BlobRow, areas: Vec<BlurArea>) -> Result<(), Error> {
    let (sha256, revision) = (blob.sha256, blob.rendition_revision);
    let (bytes, _held) = read_original(services, blob).await?;
    let (facts, renditions) = match outcome(services, bytes, areas).await {
        Ok(Ok(Outcome { facts, renditions, .. })) => {
            (Some(facts), renditions.map_err(|why| queries::unreadable_word(&why)))
        }
        // The limits were lowered since it came in: kept, but not decoded.
        Ok(Err(refusal)) => {
            tracing::warn!(%sha256, %refusal, "a stored photo is beyond the limits now");
            (None, Err("refused".to_owned()))
        }
        // The same bytes would be as slow the next time.
        Err(Error::Stuck) => (None, Err("too_slow".to_owned())),
        Err(error) => return Err(error),
    };
    let picture = match renditions {
        Ok(renditions) => Ok(keep(services, sha256, revision, renditions).await?),
        Err(reason) => Err(reason),
    };
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            similar::agree(conn, sha256)?;
            if queries::settle_blob(conn, (sha256, revision), facts.as_ref(), &picture, clock.now())? {
                let word = picture.as_ref().map_or_else(String::as_str, |_| "ready");
                let details = json!({ "outcome": word, "revision": revision });
                let event = Event::done("photo.render", "blob", sha256).details(details);
                audit::record(conn, &clock, &Origin::system(), event)?;
                similar::want_hints_of_all(conn, &clock, sha256)?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    services.job_bell.notify_one();
    Ok(())
}

/// The bytes of an original, and the right to hold them.
///
/// # Errors
/// What the store says.
pub(super) async fn read_original(
    services: &Services,
    blob: &BlobRow,
) -> Result<(Bytes, SemaphorePermit<'static>), Error> {
    let share = u32::try_from(blob.size / 1024).unwrap_or(u32::MAX).clamp(1, ORIGINALS_KIB);
    let held = ORIGINALS.acquire_many(share).await.map_err(|_| Error::Busy)?;
    Ok((services.store.get_bytes(&ObjectKey::original(blob.sha256.bytes())).await?, held))
}

/// Removes every picture of some bytes that is older than the present ones: it shows what was hidden since.
async fn remove_outdated(services: &Services, sha256: Sha256) -> Result<(), Error> {
    let blob = services.db.read(move |conn| queries::find_blob(conn, sha256)).await?;
    let Some(present) = blob.map(|blob| blob.rendition_revision).filter(|present| *present > queries::FIRST_REVISION)
    else {
        return Ok(());
    };
    let is_older = |key: &ObjectKey| key.revision().is_some_and(|made| i64::from(made) < i64::from(present));
    for key in services.store.list_renditions(sha256.bytes()).await?.into_iter().filter(is_older) {
        services.store.delete(&key).await?;
    }
    Ok(())
}

async fn outcome(services: &Services, bytes: Bytes, areas: Vec<BlurArea>) -> Result<Result<Outcome, Refusal>, Error> {
    let limits: Limits = limits(&services.config);
    let now = services.clock.now().utc().with_timezone(&services.clock.zone()).naive_local();
    on_pool(&services.pool, PATIENCE, move |scratch| process_hiding(&bytes, &limits, now, &areas, scratch)).await
}

/// Puts both renditions into the store; those that are there already stay.
async fn keep(
    services: &Services,
    sha256: Sha256,
    revision: i32,
    renditions: Renditions,
) -> Result<Fingerprints, Error> {
    let revision = u32::try_from(revision).unwrap_or(1);
    let put = |side, jpeg: Bytes| async move {
        let key = ObjectKey::rendition(sha256.bytes(), side, revision);
        services.store.put_bytes(&key, jpeg, "image/jpeg").await.map(|put| (key, put))
    };
    let small = Bytes::from(renditions.small.jpeg);
    // Side by side: both wait for the disk rather than work.
    let ((key, outcome), _) = tokio::try_join!(put(SMALL, small.clone()), put(LARGE, renditions.large.jpeg.into()))?;
    // What was there before may be of another build; those who come to look get what is there.
    if outcome == PutOutcome::Stored {
        services.shelf.keep(key, &small);
    }
    Ok(renditions.fingerprints)
}

/// Runs work on the decoding threads and waits for it without holding an async thread.
///
/// # Errors
/// [`Error::Busy`] when no thread took it within `patience`; [`Error::Panicked`]; [`Error::Stuck`].
pub(super) async fn on_pool<T, F>(pool: &Pool, patience: Duration, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce(&mut Scratch) -> T + Clone + Send + 'static,
{
    let deadline = Instant::now() + patience;
    loop {
        let (sender, receiver) = oneshot::channel();
        let attempt = work.clone();
        let submitted = pool.submit(move |scratch| {
            // Nobody may be waiting any more; the work was done all the same.
            drop(sender.send(attempt(scratch)));
        });
        match submitted {
            Ok(ticket) => return ended(pool, &ticket, receiver).await,
            Err(_) if Instant::now() < deadline => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(_) => return Err(Error::Busy),
        }
    }
}

/// Waits for the end of work, but not for ever once it has begun.
async fn ended<T>(pool: &Pool, ticket: &Ticket, mut result: oneshot::Receiver<T>) -> Result<T, Error> {
    let mut begun = None;
    loop {
        match tokio::time::timeout(LOOK, &mut result).await {
            // The sender goes unused only when the work panics.
            Ok(ended) => return ended.map_err(|_| Error::Panicked),
            Err(_) if !ticket.is_running() => {}
            Err(_) if begun.get_or_insert_with(Instant::now).elapsed() < STUCK_AFTER => {}
            Err(_) => {
                tracing::error!("a photo thread does not come to an end and is replaced");
                pool.give_up(ticket);
                return Err(Error::Stuck);
            }
        }
    }
}
