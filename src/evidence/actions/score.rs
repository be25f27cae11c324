//! Giving and taking back a score, together with its evidence.
//!
//! Invariant: the record's revision moves first, so of two reviewers who read the same revision exactly one gets on.

use serde_json::{Value, json};

use super::super::error::Error;
use super::super::model::{self, Offer, Plan, ScoreDraft, Standing, Target};
use super::super::queries::{self, AttachedRow, NewEvidence, NewScore, RecordFacts};
use super::gather::gather;
use super::look::{Part, load_part, veil_part};
use crate::accounts::{Identity, Level, covering_levels};
use crate::appraisals::states::may_score;
use crate::appraisals::{self, CriterionRow, CycleState, ScoreLevel, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{CriterionId, EvidenceId, RecordId};
use crate::services::Services;

/// What a change of a score leaves behind.
pub struct Scored {
    /// The record at its new revision.
    pub record: RecordFacts,
    /// The criterion with all levels' scores and evidence.
    pub part: Part,
}

/// Gives a score at the reviewer's level, resting on exactly the named evidence.
///
/// # Errors
/// See [`Error`]; nothing is changed then.
pub async fn put_score(
    services: &Services,
    identity: Identity,
    origin: Origin,
    (record, criterion): (RecordId, CriterionId),
    revision: i32,
    draft: ScoreDraft,
) -> Result<Scored, Error> {
    let draft = draft.tidied();
    draft.check()?;
    let (clock, who, from) = (services.clock.clone(), identity.clone(), origin.clone());
    let scored = services
        .db
        .write(move |conn| {
            let desk = sit_down(conn, &identity, (record, criterion), draft.level)?;
            draft.check_against(desk.criterion.max_points, desk.criterion.evidence_required)?;
            take(conn, &clock, &desk, revision)?;
            let change = attach_exactly(conn, &clock, &desk, &draft.evidence)?;
            let new = NewScore {
                record,
                criterion,
                level: desk.level,
                points: draft.points,
                reason: &draft.reason,
                by: identity.account_id,
            };
            let before = queries::put_score(conn, &clock, &new)?;
            note(conn, &clock, &origin, "score.put", &desk, (before, Some(draft.points)), &change)?;
            finish(conn, desk)
        })
        .await;
    remember_refusal(services, who, from, record, scored).await
}

/// Takes back the score of the reviewer's level and detaches its evidence.
///
/// # Errors
/// [`Error::NotFound`] when that level gave none.
pub async fn clear_score(
    services: &Services,
    identity: Identity,
    origin: Origin,
    (record, criterion): (RecordId, CriterionId),
    revision: i32,
    level: Option<Level>,
) -> Result<Scored, Error> {
    let (clock, who, from) = (services.clock.clone(), identity.clone(), origin.clone());
    let cleared = services
        .db
        .write(move |conn| {
            let desk = sit_down(conn, &identity, (record, criterion), level)?;
            take(conn, &clock, &desk, revision)?;
            let before = queries::delete_score(conn, record, criterion, desk.level)?.ok_or(Error::NotFound)?;
            let change = attach_exactly(conn, &clock, &desk, &[])?;
            note(conn, &clock, &origin, "score.clear", &desk, (Some(before), None), &change)?;
            finish(conn, desk)
        })
        .await;
    remember_refusal(services, who, from, record, cleared).await
}

/// Everything looked up and allowed before a score changes.
pub(super) struct Desk {
    identity: Identity,
    record: RecordFacts,
    criterion: CriterionRow,
    own_level: Level,
    level: ScoreLevel,
}

impl Desk {
    /// The record, the criterion and the level.
    pub(super) fn into_parts(self) -> (RecordFacts, CriterionRow, Level) {
        (self.record, self.criterion, self.own_level)
    }
}

pub(super) fn sit_down(
    conn: &mut DbConn,
    identity: &Identity,
    (record, criterion): (RecordId, CriterionId),
    wanted: Option<Level>,
) -> Result<Desk, Error> {
    // Nobody closes the cycle while a score is being written.
    lock_open_cycles(conn, false)?;
    let record = queries::find_record(conn, record)?.ok_or(Error::NotFound)?;
    let scopes = identity.review_scopes();
    let levels = covering_levels(&scopes, &record.area_path, record.domain_code.as_deref());
    if levels.is_empty() {
        return Err(Error::NotFound);
    }
    if model::is_recused(identity, record.organization_id) {
        return Err(Error::Recused);
    }
    let criterion = queries::find_criterion(conn, criterion, &record)?.ok_or(Error::NotFound)?;
    if record.cycle_state != CycleState::Open {
        return Err(Error::CycleNotOpen);
    }
    let chain = appraisals::find_chain(conn, record.cycle_id, record.domain_code.as_deref().unwrap_or_default())?;
    let turns = chain.levels_of(&scopes, &record.area_path, record.domain_code.as_deref());
    if turns.is_empty() {
        return Err(Error::OtherLine);
    }
    let level = model::choose_level(&turns, wanted)?;
    if !may_score(record.state, level, &chain) {
        return Err(Error::NotNow(record.state));
    }
    Ok(Desk { identity: identity.clone(), record, criterion, own_level: level, level: level.into() })
}

fn take(conn: &mut DbConn, clock: &Clock, desk: &Desk, revision: i32) -> Result<(), Error> {
    if queries::advance(conn, desk.record.id, revision, clock.now())? { Ok(()) } else { Err(Error::Stale) }
}

/// What happened to the evidence, for the trail.
struct Change {
    plan: Plan,
    attached: Vec<Value>,
}

fn attach_exactly(conn: &mut DbConn, clock: &Clock, desk: &Desk, offers: &[Offer]) -> Result<Change, Error> {
    let plan = model::reconcile(&standing(conn, desk)?, offers);
    let by = desk.identity.account_id;
    let gathered = gather(conn, &desk.record, offers, &plan.attach)?;
    queries::detach(conn, &plan.detach, by, clock.now())?;
    for (id, remark) in &plan.renote {
        queries::renote(conn, *id, remark.as_deref())?;
    }
    let mut attached = Vec::new();
    for (place, found) in plan.attach.iter().zip(gathered) {
        let Some(offer) = offers.get(*place) else { continue };
        let new = NewEvidence {
            record: desk.record.id,
            criterion: desk.criterion.id,
            level: desk.level,
            kind: offer.target.kind(),
            report: offer.target.report(),
            text: found.text,
            note: offer.note.clone(),
            frozen: found.frozen,
            frozen_sha256: found.frozen_sha256,
            photos: found.photos,
            by,
        };
        let id = queries::attach(conn, clock, &new)?;
        if let Some(visit) = offer.target.visit() {
            queries::attach_visit(conn, id, visit)?;
        }
        attached.push(json!({"id": id, "kind": new.kind, "report_id": new.report, "sha256": new.frozen_sha256}));
    }
    Ok(Change { plan, attached })
}

fn standing(conn: &mut DbConn, desk: &Desk) -> Result<Vec<Standing>, Error> {
    let rows: Vec<AttachedRow> = queries::list_attached(conn, desk.record.id, Some(desk.criterion.id))?
        .into_iter()
        .filter(|row| row.level == desk.level)
        .collect();
    let ids: Vec<EvidenceId> = rows.iter().map(|row| row.id).collect();
    let mut photos = queries::list_photo_targets(conn, &ids)?;
    let visits = queries::list_visits(conn, &ids)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let target = match (row.kind, row.report_id) {
                (model::EvidenceKind::Report, Some(report)) => Target::Report(report),
                (model::EvidenceKind::Photos, Some(report)) => {
                    let mut chosen = photos.remove(&row.id).unwrap_or_default();
                    chosen.sort_unstable();
                    Target::Photos(report, chosen)
                }
                (model::EvidenceKind::Document, _) => Target::Document(row.text?),
                (model::EvidenceKind::VisitNote, _) => match visits.get(&row.id) {
                    Some(visit) => Target::Visit(*visit),
                    None => Target::VisitNote(row.text?),
                },
                // The schema lets a report be forgotten by no one; such a row would stand for nothing.
                (_, None) => return None,
            };
            Some(Standing { id: row.id, target, note: row.note })
        })
        .collect())
}

fn note(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    action: &'static str,
    desk: &Desk,
    (old, new): (Option<i32>, Option<i32>),
    change: &Change,
) -> Result<(), Error> {
    let renoted: Vec<EvidenceId> = change.plan.renote.iter().map(|(id, _)| *id).collect();
    let details = json!({
        "criterion_id": desk.criterion.id, "criterion": desk.criterion.code, "level": desk.level,
        "old_points": old, "new_points": new,
        "attached": change.attached, "detached": change.plan.detach, "kept": change.plan.keep, "renoted": renoted,
    });
    Ok(audit::record(conn, clock, origin, Event::done(action, "appraisal_record", desk.record.id).details(details))?)
}

fn finish(conn: &mut DbConn, desk: Desk) -> Result<Scored, Error> {
    let record = queries::find_record(conn, desk.record.id)?.ok_or(Error::NotFound)?;
    let mut part = load_part(conn, &record, desk.criterion)?;
    if let Some(mask) = appraisals::find_mask(conn, &desk.identity, &record.veil_facts())? {
        veil_part(&mask, &mut part);
    }
    Ok(Scored { record, part })
}

/// That somebody tried to score his own branch is worth keeping.
async fn remember_refusal(
    services: &Services,
    identity: Identity,
    origin: Origin,
    record: RecordId,
    result: Result<Scored, Error>,
) -> Result<Scored, Error> {
    if matches!(result, Err(Error::Recused)) {
        let clock = services.clock.clone();
        services
            .db
            .write(move |conn| {
                let details = json!({"reason": "recused", "account_id": identity.account_id});
                let event = Event::refused("score.put", "appraisal_record", record).details(details);
                Ok::<_, Error>(audit::record(conn, &clock, &origin, event)?)
            })
            .await?;
    }
    result
}
