//! Exact points are needed while a report is fresh; afterwards they only tell where people live and walk.
//!
//! Invariants: a point is rounded once, in place, and its exact form is gone from the database; the place picked
//! from the list, and what evidence froze, hold no points and stay.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;
use tokio::sync::watch;

use crate::audit::{self, Event, Origin};
use crate::db::{DbError, DbResult};
use crate::jobs::{SweepKind, note_sweep};
use crate::reports::queries;
use crate::services::Services;

/// Rows of one kind changed in one transaction: keeps the writer free for people.
const BATCH: i64 = 500;
/// How often to look.
const PERIOD: Duration = Duration::from_hours(1);

/// Rounds at start and every hour until told to stop.
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
    match round_points(services).await {
        Ok(points) => {
            if points > 0 {
                tracing::info!(points, "old points were rounded");
            }
            note_sweep(&services.db, &services.clock, SweepKind::ExactPoints, points).await;
        }
        Err(error) => tracing::warn!(%error, "old points could not be rounded; the next look does it"),
    }
}

/// Rounds every point older than the settings allow; answers how many.
///
/// # Errors
/// As any write. What was rounded before stays rounded.
pub async fn round_points(services: &Services) -> DbResult<usize> {
    let before = services.clock.now().plus(-TimeDelta::days(services.config.exact_point_days));
    let mut rounded = 0;
    loop {
        let clock = services.clock.clone();
        let some = services
            .db
            .write(move |conn| {
                let some = queries::round_some_points(conn, before, BATCH)?;
                if some > 0 {
                    let details = json!({ "points": some, "older_than": before });
                    let event = Event::done("points.round", "points", "older").details(details);
                    audit::record(conn, &clock, &Origin::system(), event)?;
                }
                Ok::<_, DbError>(some)
            })
            .await?;
        if some == 0 {
            return Ok(rounded);
        }
        rounded += some;
    }
}
