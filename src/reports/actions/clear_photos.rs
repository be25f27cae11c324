//! Photos go when their time is over, as their authors were told.
//!
//! Invariants: only what no evidence ever rested on goes by itself; slots go first, the bytes with the next sweep of
//! strays, unless another report shows the same picture; the trail keeps report, photos and reason.

use std::time::Duration;

use chrono::{Days, Months, NaiveDate};
use serde_json::json;
use tokio::sync::watch;

use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::types::{CycleId, PhotoId, ReportId};
use crate::db::{DbConn, DbError, DbResult};
use crate::jobs::{SweepKind, note_sweep};
use crate::photos;
use crate::reports::queries;
use crate::reports::retention::{Periods, end_of_year, last_day};
use crate::services::Services;

/// Photos looked up for one transaction: keeps the writer free for people.
const BATCH: i64 = 200;
/// How often to look.
const PERIOD: Duration = Duration::from_hours(24);

/// Clears at start and every day until told to stop.
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
    match clear_photos(services).await {
        Ok(photos) => {
            if photos > 0 {
                tracing::info!(photos, "photos whose time is over were removed");
            }
            note_sweep(&services.db, &services.clock, SweepKind::ExpiredPhotos, photos).await;
        }
        Err(error) => tracing::warn!(%error, "old photos could not be removed; the next look does it"),
    }
}

/// How many photos of the whole installation go by themselves within so many days, beside those that are due already.
///
/// # Errors
/// As any query.
pub async fn count_due_photos(services: &Services, days: u32) -> DbResult<i64> {
    let (today, periods) = (services.clock.today(), periods(services));
    let then = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    services
        .db
        .read(move |conn| {
            let cycles = queries::list_cycle_days(conn)?;
            let (now, later) = (running(&cycles, today, periods), running(&cycles, then, periods));
            let ending: Vec<CycleId> = now.into_iter().filter(|cycle| !later.contains(cycle)).collect();
            let (last_year, last_year_then) = (last_year_over(today, periods), last_year_over(then, periods));
            if ending.is_empty() && last_year == last_year_then {
                return Ok(0);
            }
            queries::count_due_photos(conn, (&later, &ending), (last_year, last_year_then))
        })
        .await
}

/// Removes every photo whose time is over; answers how many.
///
/// # Errors
/// As any write. What was removed before stays removed.
pub async fn clear_photos(services: &Services) -> DbResult<usize> {
    let (today, periods) = (services.clock.today(), periods(services));
    let mut removed = 0;
    loop {
        let clock = services.clock.clone();
        let some = services.db.write(move |conn| clear_some(conn, &clock, today, periods)).await?;
        if some == 0 {
            return Ok(removed);
        }
        removed += some;
    }
}

/// The owner's periods.
pub(super) fn periods(services: &Services) -> Periods {
    Periods { unused: services.config.retention_months, used: services.config.retention_used_months }
}

fn clear_some(conn: &mut DbConn, clock: &Clock, today: NaiveDate, periods: Periods) -> DbResult<usize> {
    let running = running(&queries::list_cycle_days(conn)?, today, periods);
    let outlived = queries::list_outlived_photos(conn, &running, last_year_over(today, periods), BATCH)?;
    for of_one in outlived.chunk_by(|one, other| one.0 == other.0) {
        let ids: Vec<PhotoId> = of_one.iter().map(|(_, photo)| *photo).collect();
        if let Some((report, _)) = of_one.first() {
            remove(conn, clock, *report, &ids)?;
        }
    }
    Ok(outlived.len())
}

/// The cycles whose photos are not over yet on a day.
fn running(cycles: &[(CycleId, NaiveDate)], day: NaiveDate, periods: Periods) -> Vec<CycleId> {
    cycles.iter().filter(|(_, end)| last_day(*end, periods.unused) >= day).map(|(id, _)| *id).collect()
}

/// The last day of the last year whose reports without a cycle are over.
fn last_year_over(today: NaiveDate, periods: Periods) -> NaiveDate {
    let mut years = std::iter::successors(Some(end_of_year(today)), |end| end.checked_sub_months(Months::new(12)));
    years.find(|end| last_day(*end, periods.unused) < today).unwrap_or(NaiveDate::MIN)
}

fn remove(conn: &mut DbConn, clock: &Clock, report: ReportId, ids: &[PhotoId]) -> DbResult<()> {
    photos::forget_blurs(conn, clock, ids)?;
    if !queries::delete_photos(conn, ids)? {
        return Err(DbError::Check("evidence came to rest on a photo meanwhile".to_owned()));
    }
    queries::shrink_report(conn, report, ids.len(), clock.now())?;
    let details = json!({ "photos": ids, "reason": "retention" });
    audit::record(conn, clock, &Origin::system(), Event::done("photos.expire", "field_report", report).details(details))
}
