//! What an auditor does: read events, ask for the newest seal, verify the whole trail.

use serde_json::json;

use super::chain::SealMark;
use super::queries::{self, EventFilter, EventKey, ListedEvent};
use super::verify::{self, Report};
use super::{Event, Origin, record};
use crate::db::types::Instant;
use crate::db::{DbConn, DbResult};
use crate::services::Services;

/// Events that match, newest first, after a key; one more than a page tells that there are more.
///
/// # Errors
/// As any query.
pub async fn list_events(
    services: &Services,
    filter: EventFilter,
    after: Option<EventKey>,
    limit: usize,
) -> DbResult<Vec<ListedEvent>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    services.db.read(move |conn| queries::list_events(conn, &filter, after, limit)).await
}

/// The newest seal and when it was made.
///
/// # Errors
/// As any query.
pub async fn newest_seal(services: &Services) -> DbResult<Option<(SealMark, Instant)>> {
    let seal = services.db.read(queries::find_newest_seal).await?;
    Ok(seal.map(|seal| (seal.mark(), seal.sealed_at)))
}

/// Verifies the whole trail and notes that it was done, with the result.
///
/// # Errors
/// As any query or write.
pub async fn verify(services: &Services, origin: Origin, expected: Option<SealMark>) -> DbResult<Report> {
    let report = services.db.read(move |conn: &mut DbConn| verify::verify(conn, expected)).await?;
    let newest = report.newest.map(|mark| mark.to_string());
    let details = json!({
        "sound": report.is_sound(),
        "seals": report.seals,
        "findings": report.findings.len(),
        "expected": expected.map(|mark| mark.to_string()),
    });
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let subject = newest.unwrap_or_else(|| "none".to_owned());
            record(conn, &clock, &origin, Event::done("audit.verify", "audit_seal", subject).details(details))
        })
        .await?;
    Ok(report)
}
