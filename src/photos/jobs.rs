//! Renditions and facts, made after the answer.
//!
//! Invariant: running twice is the same as once: renditions are written once,
//! and a blob settles once, so a process killed at any line loses nothing.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;

use super::incoming::limits;
use super::model::BlobState;
use super::pipeline::{Fingerprints, LARGE, Limits, Outcome, Pool, Refusal, Renditions, SMALL, Scratch, process};
use super::{Error, queries, similar};
use crate::audit::{self, Event, Origin};
use crate::db::types::Sha256;
use crate::jobs::{Handler, JobError};
use crate::services::Services;
use crate::storage::ObjectKey;

/// The kind of the job; its subject is the digest of the original in hexadecimal.
pub const RENDER_JOB: &str = "render_photo";

/// How long a job waits for a decoding thread: well within its lease.
const PATIENCE: Duration = Duration::from_mins(1);

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

    fn run(&self, subject: String) -> Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + '_>> {
        Box::pin(async move {
            let Ok(sha256) = subject.parse::<Sha256>() else {
                tracing::error!(subject, "a render job names no digest");
                return Ok(());
            };
            render(&self.services, sha256).await.map_err(|error| JobError::Retry(error.to_string()))
        })
    }
}

async fn render(services: &Services, sha256: Sha256) -> Result<(), Error> {
    let blob = services.db.read(move |conn| queries::find_blob(conn, sha256)).await?;
    let Some(blob) = blob.filter(|blob| blob.state == BlobState::Stored) else { return Ok(()) };
    let bytes = services.store.get_bytes(&ObjectKey::original(sha256.bytes())).await?;
    let outcome = outcome(services, bytes).await?;
    let (facts, renditions) = match outcome {
        Ok(Outcome { facts, renditions, .. }) => {
            (Some(facts), renditions.map_err(|why| queries::unreadable_word(&why)))
        }
        // The limits were lowered since it came in: kept, but not decoded.
        Err(refusal) => {
            tracing::warn!(%sha256, %refusal, "a stored photo is beyond the limits now");
            (None, Err("refused".to_owned()))
        }
    };
    let revision = u32::try_from(blob.rendition_revision).unwrap_or(1);
    let picture = match renditions {
        Ok(renditions) => Ok(keep(services, sha256, revision, renditions).await?),
        Err(reason) => Err(reason),
    };
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| -> Result<(), Error> {
            similar::agree(conn, sha256)?;
            if queries::settle_blob(conn, sha256, facts.as_ref(), &picture, clock.now())? {
                let details = json!({ "outcome": picture.as_ref().map_or_else(String::as_str, |_| "ready") });
                let event = Event::done("photo.render", "blob", sha256).details(details);
                audit::record(conn, &clock, &Origin::system(), event)?;
                similar::want_hints_of_all(conn, &clock, sha256)?;
            }
            Ok(())
        })
        .await?;
    services.job_bell.notify_one();
    Ok(())
}

async fn outcome(services: &Services, bytes: Bytes) -> Result<Result<Outcome, Refusal>, Error> {
    let limits: Limits = limits(services);
    let now = services.clock.now().utc().with_timezone(&services.clock.zone()).naive_local();
    on_pool(&services.pool, PATIENCE, move |scratch| process(&bytes, &limits, now, scratch)).await
}

/// Puts both renditions into the store; those that are there already stay.
async fn keep(
    services: &Services,
    sha256: Sha256,
    revision: u32,
    renditions: Renditions,
) -> Result<Fingerprints, Error> {
    for (side, rendition) in [(SMALL, renditions.small), (LARGE, renditions.large)] {
        let key = ObjectKey::rendition(sha256.bytes(), side, revision);
        services.store.put_bytes(&key, rendition.jpeg.into(), "image/jpeg").await?;
    }
    Ok(renditions.fingerprints)
}

/// Runs work on the decoding threads and waits for it without holding an async thread.
///
/// # Errors
/// [`Error::Busy`] when no thread took it within `patience`, or when it panicked.
pub(super) async fn on_pool<T, F>(pool: &Pool, patience: Duration, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce(&mut Scratch) -> T + Clone + Send + 'static,
{
    let deadline = tokio::time::Instant::now() + patience;
    loop {
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let attempt = work.clone();
        let submitted = pool.submit(move |scratch| {
            // Nobody may be waiting any more; the work was done all the same.
            drop(sender.send(attempt(scratch)));
        });
        match submitted {
            Ok(()) => return receiver.await.map_err(|_| Error::Busy),
            Err(_) if tokio::time::Instant::now() < deadline => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(_) => return Err(Error::Busy),
        }
    }
}
