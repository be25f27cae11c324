//! Receiving, reading and settling objections.
//!
//! Invariants: anybody may object to a branch that is public, and learns nothing by it; contacts are sealed; only
//! handlers who have no part in the branch and gave none of its scores read an objection, and each reading is on the
//! trail.

use serde_json::json;

use super::super::contact;
use super::super::error::Error;
use super::super::model::{Channel, ObjectionDraft, ObjectionState};
use super::super::queries::{self, Inbox, NewObjection, ObjectionLine, ObjectionRow, Settlement};
use super::desk::Desk;
use crate::accounts::Identity;
use crate::appraisals::states::Who;
use crate::appraisals::{RecordState, find_reach};
use crate::audit::{self, Event, Origin};
use crate::config::ContactKey;
use crate::db::DbConn;
use crate::db::types::{AreaId, CycleId, ObjectionId, RecordId};
use crate::evidence;
use crate::fields::FieldErrors;
use crate::services::Services;

/// An objection as its handler reads it.
pub struct Objection {
    /// The objection.
    pub row: ObjectionRow,
    /// Where a reply may go, opened.
    pub contact: Option<String>,
}

/// Takes an objection from anybody, against a branch on the public list of a cycle.
///
/// # Errors
/// [`Error::NotFound`] unless the branch is public now, [`Error::TooMany`] for an address that sends many.
pub async fn receive_objection(
    services: &Services,
    origin: Origin,
    cycle: CycleId,
    record: RecordId,
    draft: ObjectionDraft,
) -> Result<ObjectionId, Error> {
    let draft = draft.tidied();
    if let Some(seconds) = services.objections.wait(origin.address.as_deref(), services.clock.now()) {
        return Err(Error::TooMany(seconds));
    }
    services.objections.failed(origin.address.as_deref(), services.clock.now());
    let services = services.clone();
    let db = services.db.clone();
    db.write(move |conn| {
        let facts = evidence::find_record(conn, record)?.ok_or(Error::NotFound)?;
        let public = matches!(facts.state, RecordState::Publicized | RecordState::ObjectionHandling);
        if facts.cycle_id != cycle || !public {
            return Err(Error::NotFound);
        }
        draft.check(services.config.contact_key.is_some())?;
        store(conn, &services, &origin, (record, Channel::Web), &draft)
    })
    .await
}

/// Takes down an objection that came by phone, letter or visit.
///
/// # Errors
/// [`Error::NotYours`] for anybody but a handler without a part in the branch.
pub async fn note_objection(
    services: &Services,
    identity: Identity,
    origin: Origin,
    record: RecordId,
    channel: Channel,
    draft: ObjectionDraft,
) -> Result<ObjectionId, Error> {
    let draft = draft.tidied();
    let services = services.clone();
    let db = services.db.clone();
    db.write(move |conn| {
        let desk = handling(conn, &identity, record)?;
        draft.check(services.config.contact_key.is_some())?;
        if channel == Channel::Web {
            return Err(FieldErrors::one("/channel", "What comes by the web is sent by whoever objects.").into());
        }
        if !matches!(desk.record.state, RecordState::Publicized | RecordState::ObjectionHandling) {
            return Err(Error::NotNow(format!("The record is `{}`, so it is not public.", desk.record.state)));
        }
        store(conn, &services, &origin, (record, channel), &draft)
    })
    .await
}

fn store(
    conn: &mut DbConn,
    services: &Services,
    origin: &Origin,
    (record, channel): (RecordId, Channel),
    draft: &ObjectionDraft,
) -> Result<ObjectionId, Error> {
    let id: ObjectionId = services.clock.new_id();
    let sealed = match (&services.config.contact_key, &draft.contact) {
        (Some(key), Some(contact)) => contact::seal(key, id, contact),
        _ => None,
    };
    let new = NewObjection {
        id,
        record,
        channel,
        ground: &draft.ground,
        facts: &draft.facts,
        contact: sealed,
        by: origin.account_id,
    };
    queries::insert_objection(conn, &services.clock, &new)?;
    // Whoever objects by the web stays unknown to the trail, too: no address.
    let origin = if channel == Channel::Web { Origin { address: None, ..origin.clone() } } else { origin.clone() };
    let details = json!({"record_id": record, "channel": channel, "with_contact": new.contact.is_some()});
    let event = Event::done("objection.receive", "objection", id).details(details);
    audit::record(conn, &services.clock, &origin, event)?;
    Ok(id)
}

/// The desk of a handler who has no part in the branch and gave none of its scores.
fn handling(conn: &mut DbConn, identity: &Identity, record: RecordId) -> Result<Desk, Error> {
    let desk = Desk::sit_down(conn, identity, record)?;
    desk.require(Who::ObjectionHandler)?;
    if queries::has_scored(conn, record, identity.account_id)? {
        return Err(Error::ScoredIt);
    }
    Ok(desk)
}

/// The objections against a record, with their contacts; the reading is noted.
///
/// # Errors
/// As [`note_objection`].
pub async fn list_objections(
    services: &Services,
    identity: Identity,
    origin: Origin,
    record: RecordId,
) -> Result<Vec<Objection>, Error> {
    let (clock, key) = (services.clock.clone(), services.config.contact_key.clone());
    services
        .db
        .write(move |conn| {
            handling(conn, &identity, record)?;
            let rows = queries::list_objections(conn, record)?;
            let details = json!({"objections": rows.iter().map(|row| row.id).collect::<Vec<_>>()});
            let event = Event::done("objection.read", "appraisal_record", record).details(details);
            audit::record(conn, &clock, &origin, event)?;
            Ok(rows.into_iter().map(|row| opened(key.as_ref(), row)).collect())
        })
        .await
}

/// The objections of a cycle that somebody may handle, the oldest first; one more than `limit` where there are more.
/// What they say is read at the record, which is noted.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who handles none.
pub async fn list_inbox(
    services: &Services,
    identity: Identity,
    cycle: CycleId,
    (area, state): (Option<AreaId>, Option<ObjectionState>),
    after: Option<ObjectionId>,
    limit: usize,
) -> Result<Vec<ObjectionLine>, Error> {
    let scopes = identity.objection_scopes();
    if scopes.is_empty() {
        return Err(Error::Forbidden);
    }
    services
        .db
        .read(move |conn| {
            let Some(reach) = find_reach(conn, &identity, &scopes, (area, None))? else { return Ok(Vec::new()) };
            let inbox = Inbox { cycle, reach, scorer: identity.account_id, state };
            Ok(queries::list_inbox(conn, inbox, after, limit)?)
        })
        .await
}

fn opened(key: Option<&ContactKey>, row: ObjectionRow) -> Objection {
    let contact = key.zip(row.contact.as_deref()).and_then(|(key, sealed)| contact::open(key, row.id, sealed));
    Objection { row, contact }
}

/// Settles an objection with what was found and what came of it.
///
/// # Errors
/// [`Error::NotNow`] unless it is being looked into.
pub async fn settle_objection(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: ObjectionId,
    settlement: Settlement,
) -> Result<Objection, Error> {
    let settlement = Settlement { finding: settlement.finding.trim().to_owned(), ..settlement };
    let (clock, key) = (services.clock.clone(), services.config.contact_key.clone());
    services
        .db
        .write(move |conn| {
            if identity.objection_scopes().is_empty() {
                return Err(Error::Forbidden);
            }
            let row = queries::find_objection(conn, id)?.ok_or(Error::NotFound)?;
            let desk = handling(conn, &identity, row.record_id)?;
            let mut errors = FieldErrors::new();
            errors.require_length(&settlement.finding, 1, 1_000, "/finding");
            let told = "That day has not come yet.";
            errors.require(settlement.replied_on.is_none_or(|day| day <= clock.today()), "/replied_on", told);
            errors.finish()?;
            if desk.record.state != RecordState::ObjectionHandling {
                return Err(Error::NotNow("Take it up first, by the step `take_objection`.".to_owned()));
            }
            if !queries::settle_objection(conn, id, &settlement, identity.account_id, clock.now())? {
                return Err(Error::NotNow("It was settled already.".to_owned()));
            }
            let details = json!({"record_id": row.record_id, "outcome": settlement.outcome,
                "replied_on": settlement.replied_on});
            let event = Event::done("objection.settle", "objection", id).details(details);
            audit::record(conn, &clock, &origin, event)?;
            let row = queries::find_objection(conn, id)?.ok_or(Error::NotFound)?;
            Ok(opened(key.as_ref(), row))
        })
        .await
}
