//! Setting, confirming and lifting a bonus, a deduction or a veto.
//!
//! Invariant: a veto moves the record only when a second person confirms it.

use serde_json::json;

use super::super::error::Error;
use super::super::model::{AdjustmentDraft, StepRequest, VetoGround};
use super::super::queries::{self, AdjustmentRow, NewAdjustment};
use super::desk::Desk;
use super::steps::move_record;
use crate::accounts::{Identity, Level};
use crate::appraisals::states::{self, RecordState, Step, Who};
use crate::appraisals::{AdjustmentKind, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{AdjustmentId, RecordId, Sha256};
use crate::fields::FieldErrors;
use crate::services::Services;

/// The adjustments of a record.
pub struct Adjustments {
    /// The record.
    pub record: RecordId,
    /// Its revision.
    pub revision: i32,
    /// All of them, in order, lifted ones too.
    pub rows: Vec<AdjustmentRow>,
    /// Whether the caller may know who set them.
    pub with_names: bool,
}

/// The adjustments of a record as somebody sees them.
///
/// # Errors
/// See [`Desk::sit_down`].
pub async fn list_adjustments(services: &Services, identity: Identity, id: RecordId) -> Result<Adjustments, Error> {
    services.db.read(move |conn| look(conn, &identity, id)).await
}

fn look(conn: &mut DbConn, identity: &Identity, id: RecordId) -> Result<Adjustments, Error> {
    let desk = Desk::sit_down(conn, identity, id)?;
    let mut rows = queries::list_adjustments(conn, id)?;
    for row in &mut rows {
        row.event = desk.hide(std::mem::take(&mut row.event));
        row.source_document = desk.hide(std::mem::take(&mut row.source_document));
        row.lift_reason = row.lift_reason.take().map(|reason| desk.hide(reason));
    }
    Ok(Adjustments { record: id, revision: desk.record.revision, rows, with_names: desk.sees_names() })
}

/// Sets a bonus or a deduction, or the first half of a veto.
///
/// # Errors
/// See [`Error`]; nothing is changed then.
pub async fn set_adjustment(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: RecordId,
    revision: i32,
    draft: AdjustmentDraft,
) -> Result<Adjustments, Error> {
    let draft = draft.tidied();
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let desk = Desk::sit_down(conn, &identity, id)?;
            let level = desk.choose_level(draft.level)?;
            desk.require_open()?;
            let record = &desk.record;
            draft.check(record.starts_on, record.ends_on, clock.today())?;
            require_time(&desk, draft.kind, level)?;
            desk.advance(conn, &clock, revision)?;
            let new = NewAdjustment {
                record: id,
                kind: draft.kind,
                level,
                ground: draft.ground,
                points: draft.points,
                event: &draft.event,
                happened_on: draft.happened_on,
                source_document: &draft.source_document,
                by: identity.account_id,
            };
            let adjustment = queries::insert_adjustment(conn, &clock, &new)?;
            let details = json!({"record_id": id, "kind": draft.kind, "level": level, "points": draft.points,
                "ground": draft.ground, "source_document": draft.source_document});
            let event = Event::done("adjustment.set", "adjustment", adjustment).details(details);
            audit::record(conn, &clock, &origin, event)?;
            look(conn, &identity, id)
        })
        .await
}

/// Points change while the level scores; a veto may be set as long as the branch competes.
fn require_time(desk: &Desk, kind: AdjustmentKind, level: Level) -> Result<(), Error> {
    let state = desk.record.state;
    let now = match kind {
        AdjustmentKind::Bonus | AdjustmentKind::Deduction => states::may_score(state, level, &desk.chain),
        AdjustmentKind::Veto => states::next(state, Step::Veto, None, &desk.chain, &desk.taken()).is_ok(),
    };
    if now {
        Ok(())
    } else {
        Err(Error::NotNow(format!("The record is `{state}`, and nothing is set or lifted then.")))
    }
}

/// Confirms a veto: from then on the branch is out.
///
/// # Errors
/// [`Error::SetItHimself`] for the one who set it.
pub async fn confirm_veto(
    services: &Services,
    identity: Identity,
    origin: Origin,
    adjustment: AdjustmentId,
    revision: i32,
) -> Result<Adjustments, Error> {
    let services = services.clone();
    let db = services.db.clone();
    db.write(move |conn| {
        lock_open_cycles(conn, false)?;
        let (row, desk) = pending(conn, &identity, adjustment)?;
        if row.kind != AdjustmentKind::Veto || row.confirmed_at.is_some() {
            return Err(Error::NotNow("There is nothing to confirm.".to_owned()));
        }
        if row.set_by == identity.account_id {
            return Err(Error::SetItHimself);
        }
        desk.require_open()?;
        let to = states::next(desk.record.state, Step::Veto, None, &desk.chain, &desk.taken())?;
        queries::confirm(conn, row.id, identity.account_id, services.clock.now())?;
        let ground = row.ground.map(VetoGround::as_str).unwrap_or_default();
        let reason = format!("{ground}: {} ({})", row.event, row.source_document);
        let request = StepRequest { step: Step::Veto, level: None, reason: Some(reason), decision: None };
        move_record(conn, &services, &origin, &desk, (&identity, revision), &request, Some(row.level), to)?;
        let details = json!({"record_id": row.record_id, "set_by": row.set_by, "ground": row.ground});
        let event = Event::done("adjustment.confirm", "adjustment", row.id).details(details);
        audit::record(conn, &services.clock, &origin, event)?;
        look(conn, &identity, row.record_id)
    })
    .await
}

/// Lifts a bonus, a deduction or a veto that nobody confirmed; the row stays with the reason.
///
/// # Errors
/// [`Error::NotNow`] for a confirmed veto: that is undone by a step of the city.
pub async fn lift_adjustment(
    services: &Services,
    identity: Identity,
    origin: Origin,
    adjustment: AdjustmentId,
    revision: i32,
    reason: String,
) -> Result<Adjustments, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let (row, desk) = pending(conn, &identity, adjustment)?;
            let mut errors = FieldErrors::new();
            errors.require_length(&reason, 1, 500, "/reason");
            errors.finish()?;
            desk.require_open()?;
            if row.confirmed_at.is_some() {
                return Err(Error::NotNow(
                    "A confirmed veto is lifted by the step `lift_veto` of the city.".to_owned(),
                ));
            }
            if row.kind == AdjustmentKind::Veto {
                require_competing(&desk)?;
            } else {
                require_time(&desk, row.kind, row.level)?;
            }
            desk.advance(conn, &clock, revision)?;
            queries::lift(conn, row.id, identity.account_id, reason.trim(), clock.now())?;
            let details =
                json!({"record_id": row.record_id, "kind": row.kind, "points": row.points, "reason_sha256": Sha256::of(reason.trim().as_bytes())});
            let event = Event::done("adjustment.lift", "adjustment", row.id).details(details);
            audit::record(conn, &clock, &origin, event)?;
            look(conn, &identity, row.record_id)
        })
        .await
}

fn require_competing(desk: &Desk) -> Result<(), Error> {
    match desk.record.state {
        RecordState::Named | RecordState::NotNamed | RecordState::Revoked => {
            Err(Error::NotNow(format!("The record is `{}`: it is decided.", desk.record.state)))
        }
        _ => Ok(()),
    }
}

/// An adjustment that stands, for somebody who reviews its record at its level or above.
fn pending(conn: &mut DbConn, identity: &Identity, id: AdjustmentId) -> Result<(AdjustmentRow, Desk), Error> {
    if identity.review_scopes().is_empty() {
        return Err(Error::Forbidden);
    }
    let row = queries::find_adjustment(conn, id)?.ok_or(Error::NotFound)?;
    let desk = Desk::sit_down(conn, identity, row.record_id)?;
    desk.require(Who::Level)?;
    if desk.levels.iter().all(|level| *level < row.level) {
        return Err(Error::NotYours(Who::Level));
    }
    if row.lifted_at.is_some() {
        return Err(Error::NotNow("It was lifted already.".to_owned()));
    }
    Ok((row, desk))
}
