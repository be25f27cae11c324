//! Saying something, reading it, answering it.
//!
//! Invariant: the trail tells that something was said and answered, never what.

use serde_json::json;

use super::model::{FeedbackRow, Said, check_text};
use super::{Error, queries};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{AccountId, FeedbackId};
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
