//! Removing what nobody goes on with: uploads whose time is over, pieces of photos that are here, objects without a row.
//!
//! Invariant: row first, object after; an object younger than a day is not touched, since its row may be on its way.

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use futures_util::TryStreamExt as _;
use serde_json::json;
use tokio::sync::watch;

use super::{Error, actions, queries};
use crate::audit::{self, Event, Origin};
use crate::db::types::{PartId, UploadId};
use crate::jobs::{SweepKind, note_sweep};
use crate::services::Services;
use crate::storage::{KeyKind, ListedObject, ObjectKey};

/// How old an object without a row must be.
const AGE: Duration = Duration::from_hours(24);
/// How often to look.
const PERIOD: Duration = Duration::from_hours(1);
/// Uploads ended in one transaction.
const BATCH: i64 = 100;
/// Objects compared with rows at a time.
const COMPARED: usize = 500;

/// What a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Uploads whose time was over.
    pub expired: usize,
    /// Uploads whose pieces were not needed any more.
    pub done: usize,
    /// Objects that belonged to nothing.
    pub strays: usize,
}

/// Sweeps at start and every hour until told to stop.
pub async fn run(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if services.clock.is_believed() {
            look(&services).await;
        }
        tokio::select! {
            () = tokio::time::sleep(PERIOD) => {}
            changed = stop.changed() => {
                if changed.is_err() {
                    return;
                }
            }
        }
    }
}

async fn look(services: &Services) {
    match sweep(services, SystemTime::now()).await {
        Ok(swept) => {
            if swept != Swept::default() {
                tracing::info!(?swept, "uploads were swept");
            }
            let removed = swept.expired + swept.done + swept.strays;
            note_sweep(&services.db, &services.clock, SweepKind::Uploads, removed).await;
        }
        Err(error) => tracing::warn!(%error, "uploads cannot be swept"),
    }
}

/// Removes everything that is due; `now` is the time by the clock of the store.
///
/// # Errors
/// What the database or the store says; the next sweep goes on.
pub async fn sweep(services: &Services, now: SystemTime) -> Result<Swept, Error> {
    let mut swept = Swept::default();
    loop {
        let (count, parts) = end_expired(services).await?;
        actions::delete_objects(services, &parts).await;
        swept.expired += count;
        if count == 0 {
            break;
        }
    }
    loop {
        let (count, parts) = drop_done(services).await?;
        actions::delete_objects(services, &parts).await;
        swept.done += count;
        if count == 0 {
            break;
        }
    }
    let mut objects = std::pin::pin!(services.store.list(KeyKind::Staging));
    let mut old = Vec::new();
    while let Some(object) = objects.try_next().await? {
        old.extend(part_of(&object, now));
        if old.len() >= COMPARED {
            swept.strays += delete_strays(services, std::mem::take(&mut old)).await?;
        }
    }
    swept.strays += delete_strays(services, old).await?;
    Ok(swept)
}

async fn end_expired(services: &Services) -> Result<(usize, Vec<PartId>), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let (mut count, mut parts) = (0, Vec::new());
            for id in queries::list_expired(conn, clock.now(), BATCH)? {
                if let Some(removed) = queries::delete_upload(conn, id)? {
                    count += 1;
                    parts.extend(removed);
                    let event = Event::done("upload.end", "upload", id).details(json!({ "reason": "expired" }));
                    audit::record(conn, &clock, &Origin::system(), event)?;
                }
            }
            Ok((count, parts))
        })
        .await
}

async fn drop_done(services: &Services) -> Result<(usize, Vec<PartId>), Error> {
    services
        .db
        .write(|conn| {
            let ids: Vec<UploadId> = queries::list_done_with_parts(conn, BATCH)?;
            Ok((ids.len(), queries::drop_parts(conn, &ids)?))
        })
        .await
}

/// The id in the name of an object that is old enough.
fn part_of(object: &ListedObject, now: SystemTime) -> Option<PartId> {
    let age = now.duration_since(object.modified?).ok()?;
    let id = object.key?.part_id()?;
    (age > AGE).then(|| PartId(uuid::Uuid::from_bytes(id)))
}

async fn delete_strays(services: &Services, ids: Vec<PartId>) -> Result<usize, Error> {
    let asked = ids.clone();
    let known: HashSet<PartId> =
        services.db.read(move |conn| queries::list_known_parts(conn, &asked)).await?.into_iter().collect();
    let strays: Vec<PartId> = ids.into_iter().filter(|id| !known.contains(id)).collect();
    for id in &strays {
        services.store.delete(&ObjectKey::staging(id.0.into_bytes())).await?;
    }
    Ok(strays.len())
}
