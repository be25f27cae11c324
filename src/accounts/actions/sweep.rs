//! Logins that ended long ago: their rows tell where somebody was logged in, and nobody needs that any more.
//!
//! Invariant: a login that may still be used is never touched; what it did stays in the trail.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;
use tokio::sync::watch;

use crate::accounts::queries;
use crate::audit::{self, Event, Origin};
use crate::db::{DbError, DbResult};
use crate::services::Services;

/// How long the row of a login stays after its end.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Rows removed in one transaction: keeps the writer free for people.
const BATCH: i64 = 500;
/// How often to look.
const PERIOD: Duration = Duration::from_hours(1);

/// Sweeps at start and every hour until told to stop.
pub async fn run_sweep(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let due = if services.clock.is_believed() { sweep_sessions(&services).await } else { Ok(0) };
        match due {
            Ok(0) => {}
            Ok(sessions) => tracing::info!(sessions, "logins that ended long ago were removed"),
            Err(error) => tracing::warn!(%error, "ended logins could not be removed; the next look does it"),
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

/// Removes the logins that ended 30 days ago or earlier; answers how many.
///
/// # Errors
/// As any write. What was removed before stays removed.
pub async fn sweep_sessions(services: &Services) -> DbResult<usize> {
    let before = services.clock.now().plus(-KEPT);
    let mut removed = 0;
    loop {
        let clock = services.clock.clone();
        let some = services
            .db
            .write(move |conn| {
                let some = queries::delete_ended_sessions(conn, before, BATCH)?;
                if some > 0 {
                    let details = json!({ "sessions": some, "ended_before": before });
                    let event = Event::done("sessions.remove", "sessions", "ended").details(details);
                    audit::record(conn, &clock, &Origin::system(), event)?;
                }
                Ok::<_, DbError>(some)
            })
            .await?;
        if some == 0 {
            return Ok(removed);
        }
        removed += some;
    }
}
