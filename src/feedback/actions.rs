//! Saying something, reading it, answering it, and forgetting it in time.
//!
//! Invariant: the trail tells that something was said and answered, never what.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;
use tokio::sync::watch;

use super::model::{FeedbackRow, LEAST_DAYS, Said, check_text, kept_until};
use super::{Error, queries};
use crate::audit::{self, Event, Origin};
use crate::db::types::{AccountId, FeedbackId, Instant};
use crate::db::{DbConn, DbError, DbResult};
use crate::services::Services;

/// Keeps what somebody says; said again it is the same piece.
///
/// # Errors
/// [`Error`].
pub async fn say(services: &Services, account: AccountId, origin: &Origin, said: Said) -> Result<FeedbackRow, Error> {
    let (clock, origin) = (services.clock.clone(), origin.clone());
    let change = move |conn: &mut DbConn| {
        let said = said.tidy();
        if let Some(row) = queries::find_feedback(conn, said.id)? {
            return if row.is(account, &said) { Ok(row) } else { Err(Error::OtherBody) };
        }
        let mut errors = said.check();
        let version = said.id.0.get_version_num() == 7;
        errors.require(version, "", "The id in the address must be a UUID of version 7, minted by the client.");
        errors.finish()?;
        let row = FeedbackRow {
            id: said.id,
            account_id: account,
            kind: said.kind,
            body: said.text,
            contact: said.contact,
            received_at: clock.now(),
            answer: None,
            answered_by: None,
            answered_at: None,
        };
        queries::insert_feedback(conn, &row)?;
        let event = Event::done("feedback.say", "feedback", row.id).details(json!({ "kind": row.kind }));
        audit::record(conn, &clock, &origin, event)?;
        Ok(row)
    };
    services.db.write(change).await
}

/// One page of what was said, newest first: of one sender, or of all.
///
/// # Errors
/// As any query.
pub async fn list(
    services: &Services,
    of: Option<AccountId>,
    before: Option<FeedbackId>,
    limit: usize,
) -> Result<Vec<FeedbackRow>, Error> {
    services.db.read(move |conn| Ok(queries::list_feedback(conn, of, before, limit)?)).await
}

/// Answers a piece; the sender reads it where he said it.
///
/// # Errors
/// [`Error`].
pub async fn answer(
    services: &Services,
    account: AccountId,
    origin: &Origin,
    id: FeedbackId,
    text: String,
) -> Result<FeedbackRow, Error> {
    let (clock, origin) = (services.clock.clone(), origin.clone());
    let change = move |conn: &mut DbConn| {
        queries::find_feedback(conn, id)?.ok_or(Error::NotFound)?;
        let text = text.trim();
        check_text(text, "/answer").finish()?;
        queries::answer(conn, id, text, account, clock.now())?;
        audit::record(conn, &clock, &origin, Event::done("feedback.answer", "feedback", id))?;
        queries::find_feedback(conn, id)?.ok_or(Error::NotFound)
    };
    services.db.write(change).await
}

/// How often to look for what is to be forgotten.
const PERIOD: Duration = Duration::from_hours(24);
/// Pieces deleted in one transaction: keeps the writer free for people.
const BATCH: usize = 200;

/// Forgets at start and every day until told to stop.
pub async fn run_forget(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let forgotten = if services.clock.is_believed() { forget_old(&services).await } else { Ok(0) };
        match forgotten {
            Ok(0) => {}
            Ok(pieces) => tracing::info!(pieces, "feedback whose time is over was deleted"),
            Err(error) => tracing::warn!(%error, "old feedback could not be deleted; the next look does it"),
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

/// Deletes every piece whose time is over; answers how many.
///
/// # Errors
/// As any write. What was deleted before stays deleted.
pub async fn forget_old(services: &Services) -> DbResult<usize> {
    let today = services.clock.today();
    let before = services.clock.now().plus(-TimeDelta::days(LEAST_DAYS.into()));
    let (cycles, older) = services
        .db
        .read(move |conn| Ok::<_, DbError>((queries::list_cycles(conn)?, queries::list_older(conn, before)?)))
        .await?;
    let is_over = |at: Instant| kept_until(services.clock.day_of(at), &cycles) < today;
    let over: Vec<FeedbackId> = older.into_iter().filter(|(_, at)| is_over(*at)).map(|(id, _)| id).collect();
    let mut deleted = 0;
    for some in over.chunks(BATCH) {
        let (clock, some) = (services.clock.clone(), some.to_vec());
        deleted += services
            .db
            .write(move |conn| {
                let count = queries::delete_feedback(conn, &some)?;
                let event = Event::done("feedback.forget", "feedback", "older");
                audit::record(conn, &clock, &Origin::system(), event.details(json!({ "pieces": some })))?;
                Ok::<_, DbError>(count)
            })
            .await?;
    }
    Ok(deleted)
}
