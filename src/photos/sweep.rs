//! Removing what nobody needs any more: uploads given up, writes cut off in the store, strays.
//!
//! Invariant: nothing younger than a day is touched while a server works, so no upload under way can be hit; what lies
//! in the folder of uploads before a server begins belongs to a process that is gone.

use std::path::Path;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use super::incoming::folder;
use super::strays::{Swept, sweep_strays};
use crate::jobs::{SweepKind, note_sweep};
use crate::services::Services;

/// How old a leftover must be.
const AGE: Duration = Duration::from_hours(24);
/// How often to look.
const PERIOD: Duration = Duration::from_hours(1);

/// Strays are looked for in every so many rounds: that reads the names of all objects.
const ROUNDS: u64 = 24;

/// Sweeps at start and every hour until told to stop; strays an hour after the start and then once a day.
pub async fn run(services: Services, mut stop: watch::Receiver<bool>) {
    for round in 0_u64.. {
        if *stop.borrow() {
            return;
        }
        sweep(&services).await;
        if round % ROUNDS == 1 {
            look_for_strays(&services).await;
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

async fn sweep(services: &Services) {
    let folder = folder(services);
    match tokio::task::spawn_blocking(move || sweep_folder(&folder, SystemTime::now())).await {
        Ok(Ok(0)) => {}
        Ok(Ok(files)) => tracing::info!(files, "uploads given up were removed"),
        Ok(Err(error)) => tracing::warn!(%error, "the folder of uploads in progress cannot be swept"),
        Err(error) => tracing::warn!(%error, "the sweep stopped"),
    }
    if let Err(error) = services.store.sweep(AGE).await {
        tracing::warn!(%error, "the object store cannot be swept");
    }
}

async fn look_for_strays(services: &Services) {
    let days = services.config.stray_days;
    if days == 0 || !services.clock.is_believed() {
        return;
    }
    match sweep_strays(services, AGE * days).await {
        Ok(Swept { rows, objects }) => {
            if rows + objects > 0 {
                tracing::info!(rows, objects, "photos that no report shows were removed");
            }
            note_sweep(&services.db, &services.clock, SweepKind::StrayPhotos, objects).await;
        }
        Err(error) => tracing::warn!(%error, "strays could not be swept; the next look does it"),
    }
}

/// Empties the folder of uploads in progress. Only for a process that has the folder to itself and takes no uploads yet.
///
/// # Errors
/// When the folder cannot be read.
pub async fn clear_incoming(services: &Services) -> std::io::Result<()> {
    let folder = folder(services);
    tokio::task::spawn_blocking(move || remove_files(&folder, |_| true)).await.map_err(std::io::Error::other)??;
    Ok(())
}

/// Removes files not written to for a day; returns how many.
///
/// # Errors
/// When the folder cannot be listed. A missing folder is an empty one.
pub fn sweep_folder(folder: &Path, now: SystemTime) -> std::io::Result<usize> {
    remove_files(folder, |modified| now.duration_since(modified).is_ok_and(|age| age > AGE))
}

fn remove_files(folder: &Path, is_left: impl Fn(SystemTime) -> bool) -> std::io::Result<usize> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let left = entry.metadata().and_then(|meta| meta.modified()).is_ok_and(&is_left);
        if left && std::fs::remove_file(entry.path()).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}
