//! Removing what nobody needs any more: uploads given up, writes cut off in the store.
//!
//! Invariant: nothing younger than a day is touched, so no upload under way can be hit.

use std::path::Path;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use super::incoming::folder;
use crate::services::Services;

/// How old a leftover must be.
const AGE: Duration = Duration::from_hours(24);
/// How often to look.
const PERIOD: Duration = Duration::from_hours(1);

/// Sweeps at start and every hour until told to stop.
pub async fn run(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        sweep(&services).await;
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

/// Removes files not written to for a day; returns how many.
///
/// # Errors
/// When the folder cannot be listed. A missing folder is an empty one.
pub fn sweep_folder(folder: &Path, now: SystemTime) -> std::io::Result<usize> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| now.duration_since(at).ok());
        if age.is_some_and(|age| age > AGE) && std::fs::remove_file(entry.path()).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}
