//! The trail: who did what to which thing, written in the transaction of the change.
//!
//! [`record`] is the only writer of events; [`seal`] chains them by hash and
//! [`verify`] finds what was altered, removed or reordered. Invariant: an event is
//! never updated or deleted; details never hold report text, tokens or positions.
//!
//! Routes: `GET /audit/events`, `GET /audit/seals/newest`, `POST /audit/verifications`.

pub mod actions;
pub mod chain;
pub mod http;
pub mod queries;
pub mod seal;
pub mod verify;

use diesel::prelude::*;
use serde_json::Value;

use crate::clock::Clock;
use crate::db::schema::{audit_events, audit_unsealed};
use crate::db::types::{AccountId, EventId, Instant, SessionId};
use crate::db::{DbConn, DbResult};
use crate::word_enum;

word_enum! {
    /// What kind of actor caused an event.
    pub enum ActorKind {
        /// Somebody logged in.
        Account = "account",
        /// The operator at the shell.
        Operator = "operator",
        /// The server itself.
        System = "system",
        /// Somebody not logged in.
        Nobody = "nobody",
    }
}

word_enum! {
    /// How the attempt ended.
    pub enum Outcome {
        /// It took effect.
        Done = "done",
        /// It was refused and the refusal is worth keeping.
        Refused = "refused",
    }
}

/// Where a change comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The kind of actor.
    pub actor: ActorKind,
    /// The account, when one is logged in.
    pub account_id: Option<AccountId>,
    /// The device, when one is logged in.
    pub session_id: Option<SessionId>,
    /// The request, as the log names it.
    pub request_id: Option<String>,
    /// The network address of the client.
    pub address: Option<String>,
}

impl Origin {
    /// The operator at the shell.
    #[must_use]
    pub fn operator() -> Self {
        Self::of(ActorKind::Operator)
    }

    /// The server itself: jobs and timers.
    #[must_use]
    pub fn system() -> Self {
        Self::of(ActorKind::System)
    }

    fn of(actor: ActorKind) -> Self {
        Self { actor, account_id: None, session_id: None, request_id: None, address: None }
    }
}

/// What happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Verb with its feature: `report.submit`.
    pub action: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// The table, in the singular: `field_report`.
    pub subject_kind: &'static str,
    /// The row's id as text.
    pub subject_id: String,
    /// Facts worth keeping: old and new values, never texts of reports.
    pub details: Value,
}

impl Event {
    /// Something that took effect.
    pub fn done(action: &'static str, subject_kind: &'static str, subject_id: impl ToString) -> Self {
        Self {
            action,
            outcome: Outcome::Done,
            subject_kind,
            subject_id: subject_id.to_string(),
            details: Value::Object(serde_json::Map::new()),
        }
    }

    /// Something that was refused.
    pub fn refused(action: &'static str, subject_kind: &'static str, subject_id: impl ToString) -> Self {
        Self { outcome: Outcome::Refused, ..Self::done(action, subject_kind, subject_id) }
    }

    /// Adds the facts.
    #[must_use]
    pub fn details(mut self, details: Value) -> Self {
        self.details = details;
        self
    }
}

/// A stored event. Its hash covers every field.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_events)]
pub struct EventRow {
    /// Time-ordered id.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// Kind of actor.
    pub actor_kind: ActorKind,
    /// Who.
    pub account_id: Option<AccountId>,
    /// On which device.
    pub session_id: Option<SessionId>,
    /// In which request.
    pub request_id: Option<String>,
    /// From where.
    pub address: Option<String>,
    /// What.
    pub action: String,
    /// How it ended.
    pub outcome: Outcome,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which thing.
    pub subject_id: String,
    /// Facts as canonical JSON text.
    pub details: String,
}

/// Writes one event into the transaction the caller has open.
///
/// # Errors
/// As any insert.
pub fn record(conn: &mut DbConn, clock: &Clock, origin: &Origin, event: Event) -> DbResult<()> {
    let row = EventRow {
        id: clock.new_id(),
        at: clock.now(),
        actor_kind: origin.actor,
        account_id: origin.account_id,
        session_id: origin.session_id,
        request_id: origin.request_id.clone(),
        address: origin.address.clone(),
        action: event.action.to_owned(),
        outcome: event.outcome,
        subject_kind: event.subject_kind.to_owned(),
        subject_id: event.subject_id,
        details: event.details.to_string(),
    };
    diesel::insert_into(audit_events::table).values(&row).execute(conn)?;
    diesel::insert_into(audit_unsealed::table).values(audit_unsealed::event_id.eq(row.id)).execute(conn)?;
    Ok(())
}
