//! Removing what is over: files whose time has come, wishes nobody decided, objects without a row.
//!
//! Invariant: row first, object after; an object younger than a day is not touched, since its row may be on its way.

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use futures_util::TryStreamExt as _;
use tokio::sync::watch;

use super::{Error, queries};
use crate::audit::{self, Event, Origin};
use crate::db::types::FileId;
use crate::jobs::{SweepKind, note_sweep};
use crate::services::Services;
use crate::storage::{KeyKind, ListedObject, ObjectKey};

/// How old an object without a row must be.
const AGE: Duration = Duration::from_hours(24);
/// How often to look.
const PERIOD: Duration = Duration::from_hours(1);
/// Exports ended in one transaction.
const BATCH: i64 = 100;

/// What a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Exports whose time was over.
    pub expired: usize,
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
                tracing::info!(?swept, "exports were swept");
            }
            let removed = swept.expired + swept.strays;
            note_sweep(&services.db, &services.clock, SweepKind::Exports, removed).await;
        }
        Err(error) => tracing::warn!(%error, "exports cannot be swept"),
    }
}

/// Removes everything that is due; `now` is the time by the clock of the store.
///
/// # Errors
/// What the database or the store says; the next sweep goes on.
pub async fn sweep(services: &Services, now: SystemTime) -> Result<Swept, Error> {
    let mut swept = Swept::default();
    loop {
        let (ended, files) = end_expired(services).await?;
        for file in files {
            services.store.delete(&key(file)).await?;
        }
        swept.expired += ended;
        if ended == 0 {
            break;
        }
    }
    let objects: Vec<ListedObject> = services.store.list(KeyKind::Export).try_collect().await?;
    let old: Vec<FileId> = objects.iter().filter_map(|object| old_file(object, now)).collect();
    for some in old.chunks(500) {
        let asked = some.to_vec();
        let known: HashSet<FileId> =
            services.db.read(move |conn| queries::list_known_files(conn, &asked)).await?.into_iter().collect();
        for file in some.iter().filter(|file| !known.contains(file)) {
            services.store.delete(&key(*file)).await?;
            swept.strays += 1;
        }
    }
    Ok(swept)
}

fn key(file: FileId) -> ObjectKey {
    ObjectKey::export(file.0.into_bytes())
}

fn old_file(object: &ListedObject, now: SystemTime) -> Option<FileId> {
    let age = now.duration_since(object.modified?).ok()?;
    let id = object.key?.file_id()?;
    (age > AGE).then(|| FileId(uuid::Uuid::from_bytes(id)))
}

async fn end_expired(services: &Services) -> Result<(usize, Vec<FileId>), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let ended = queries::expire(conn, clock.now(), BATCH)?;
            for (id, _) in &ended {
                audit::record(conn, &clock, &Origin::system(), Event::done("export.expire", "export", id))?;
            }
            Ok((ended.len(), ended.into_iter().filter_map(|(_, file)| file).collect()))
        })
        .await
}
