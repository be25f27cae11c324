//! Taking a step, and looking at the steps taken and to come.
//!
//! Invariant: what is shown as missing beforehand is what a refusal lists.

use serde_json::json;

use super::super::error::Error;
use super::super::model::{self, StepRequest};
use super::super::queries::{self, NewStep, StepRow};
use super::desk::Desk;
use crate::accounts::{Identity, Level};
use crate::appraisals::states::{self, RULES, RecordState, Rule, Step, Who};
use crate::appraisals::{self, AdjustmentKind, CycleState, ScoreLevel, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::dialect::one_at_a_time;
use crate::db::types::{CriterionId, RecordId, Sha256};
use crate::evidence::{self, RecordFacts};
use crate::fields::{FieldError, FieldErrors};
use crate::honors::{self, HonorState};
use crate::inspections;
use crate::panels;
use crate::rankings::{self, model::Field};
use crate::services::Services;

/// A step the caller could take from here.
pub struct NextStep {
    /// Its line of the table.
    pub rule: &'static Rule,
    /// At which level.
    pub level: Option<Level>,
    /// Where it leads.
    pub to: RecordState,
    /// What has to be there first.
    pub missing: Vec<FieldError>,
}

/// Where a record stands, how it got there and where it may go.
pub struct Proceedings {
    /// The record.
    pub record: RecordFacts,
    /// Through whose hands it goes.
    pub chain: appraisals::Chain,
    /// The steps it took, in order.
    pub steps: Vec<StepRow>,
    /// The steps the caller could take.
    pub next: Vec<NextStep>,
    /// Whether the caller may know who took them.
    pub with_names: bool,
}

/// The proceedings of a record as somebody sees them.
///
/// # Errors
/// See [`Desk::sit_down`].
pub async fn list_steps(services: &Services, identity: Identity, id: RecordId) -> Result<Proceedings, Error> {
    let services = services.clone();
    let db = services.db.clone();
    db.read(move |conn| look(conn, &services, &identity, id)).await
}

fn look(conn: &mut DbConn, services: &Services, identity: &Identity, id: RecordId) -> Result<Proceedings, Error> {
    let mut desk = Desk::sit_down(conn, identity, id)?;
    let mut steps = std::mem::take(&mut desk.steps);
    for row in &mut steps {
        row.reason = row.reason.take().map(|reason| desk.hide(reason));
    }
    desk.steps = steps;
    let taken = desk.taken();
    let mut next = Vec::new();
    for rule in RULES {
        if desk.require(rule.who).is_err() || (!rule.after_close && desk.require_open().is_err()) {
            continue;
        }
        let levels: Vec<Option<Level>> = match rule.who {
            Who::Level => desk.levels.iter().map(|level| Some(*level)).collect(),
            _ => vec![None],
        };
        for level in levels {
            if let Ok(to) = states::next(desk.record.state, rule.step, level, &desk.chain, &taken) {
                let missing = missing(conn, services, &desk, identity, rule.step, level)?;
                next.push(NextStep {
                    rule,
                    level,
                    to,
                    missing: missing.err().map_or_else(Vec::new, FieldErrors::into_vec),
                });
            }
        }
    }
    Ok(Proceedings { with_names: desk.sees_names(), record: desk.record, chain: desk.chain, steps: desk.steps, next })
}

/// Takes a step.
///
/// # Errors
/// See [`Error`]; nothing is changed then.
pub async fn take_step(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: RecordId,
    revision: i32,
    request: StepRequest,
) -> Result<Proceedings, Error> {
    let request = request.tidied();
    let services = services.clone();
    let db = services.db.clone();
    db.write(move |conn| {
        // Nobody closes the cycle while a record moves.
        lock_open_cycles(conn, false)?;
        if matches!(request.step, Step::Publicize | Step::Name | Step::Reinstate) {
            // These look at other records: of two at once the second has to see what the first did.
            one_at_a_time(conn, "naming", "")?;
        }
        let desk = Desk::sit_down(conn, &identity, id)?;
        let rule = states::rule_of(request.step).ok_or(Error::NotFound)?;
        let level = match rule.who {
            Who::Level => Some(desk.choose_level(request.level)?),
            who => {
                desk.require(who)?;
                None
            }
        };
        if !rule.after_close || desk.record.cycle_state == CycleState::Draft {
            desk.require_open()?;
        }
        let to = states::next(desk.record.state, request.step, level, &desk.chain, &desk.taken())?;
        request.check(rule, services.clock.today())?;
        if rule.who == Who::ObjectionHandler && queries::has_scored(conn, id, identity.account_id)? {
            return Err(Error::ScoredIt);
        }
        missing(conn, &services, &desk, &identity, request.step, level)?.map_err(Error::Incomplete)?;
        move_record(conn, &services, &origin, &desk, (&identity, revision), &request, level, to)?;
        look(conn, &services, &identity, id)
    })
    .await
}

/// Moves a record, writes the step down, and leaves the audit event.
#[expect(clippy::too_many_arguments, reason = "everything a step is made of")]
pub(super) fn move_record(
    conn: &mut DbConn,
    services: &Services,
    origin: &Origin,
    desk: &Desk,
    (identity, revision): (&Identity, i32),
    request: &StepRequest,
    level: Option<Level>,
    to: RecordState,
) -> Result<(), Error> {
    let (clock, record) = (&services.clock, &desk.record);
    desk.advance(conn, clock, revision)?;
    queries::set_state(conn, record.id, to)?;
    let new = NewStep {
        record: record.id,
        step: request.step,
        level,
        from: record.state,
        to,
        reason: request.reason.as_deref(),
        decision: request.decision.as_ref().map(|decision| (decision.number.as_str(), decision.day)),
        by: identity.account_id,
    };
    queries::insert_step(conn, clock, &new)?;
    if request.step == Step::LiftVeto {
        let reason = request.reason.as_deref().unwrap_or_default();
        queries::lift_confirmed_vetoes(conn, record.id, identity.account_id, reason, clock.now())?;
    }
    change_honor(conn, services, desk, request)?;
    // The words stay in `record_steps`; the trail holds them to their digest, since they may name people.
    let details = json!({
        "step": request.step, "level": level, "old_state": record.state, "new_state": to,
        "reason_sha256": request.reason.as_ref().map(|reason| Sha256::of(reason.as_bytes())), "decision": request.decision.as_ref().map(|decision| &decision.number),
        "decided_on": request.decision.as_ref().map(|decision| decision.day),
    });
    let event = Event::done("record.step", "appraisal_record", record.id).details(details);
    Ok(audit::record(conn, clock, origin, event)?)
}

/// An honour comes, is looked at again, stays or goes by the steps of its record.
fn change_honor(conn: &mut DbConn, services: &Services, desk: &Desk, request: &StepRequest) -> Result<(), Error> {
    let (clock, record) = (&services.clock, &desk.record);
    let state = match request.step {
        Step::Name => {
            let Some(decision) = &request.decision else { return Ok(()) };
            let years = appraisals::honor_years(conn, record.cycle_id)?;
            let honor = appraisals::honor_of(conn, record.domain_code.as_deref().unwrap_or_default())?;
            let new = honors::NewHonor {
                record: record.id,
                cycle: record.cycle_id,
                organization: record.organization_id,
                honor: &honor.unwrap_or_default(),
                decision_number: &decision.number,
                decided_on: decision.day,
                last_day: honors::model::last_day(decision.day, years),
            };
            return Ok(honors::insert_honor(conn, clock, &new)?);
        }
        Step::StartReview => HonorState::UnderReview,
        Step::KeepHonor => HonorState::InForce,
        Step::Revoke => HonorState::Revoked,
        _ => return Ok(()),
    };
    Ok(honors::set_state(conn, clock, record.id, state)?)
}

/// What has to be there before a step that the state allows.
fn missing(
    conn: &mut DbConn,
    services: &Services,
    desk: &Desk,
    identity: &Identity,
    step: Step,
    level: Option<Level>,
) -> Result<Result<(), FieldErrors>, Error> {
    Ok(match step {
        Step::Declare if desk.record.domain_code.is_none() => {
            Err(FieldErrors::one("/domain", "The organisation has no domain, so there is no honour for it."))
        }
        Step::SubmitSelfScores | Step::Resubmit => all_scored(conn, desk, ScoreLevel::Own, "The branch")?,
        Step::Conclude => {
            let level = level.unwrap_or(Level::City);
            let scored = all_scored(conn, desk, level.into(), "The level")?;
            let scored = match pending_veto(conn, desk)? {
                Some(pending) => Err(merge(scored, pending)),
                None => scored,
            };
            let asked = match waiting_questions(conn, services, desk)? {
                Some(waiting) => Err(merge(scored, waiting)),
                None => scored,
            };
            let presented = match unfinished_panels(conn, desk, level)? {
                Some(unfinished) => Err(merge(asked, unfinished)),
                None => asked,
            };
            match discrepancies(conn, desk, level)? {
                Some(discrepant) => Err(merge(presented, discrepant)),
                None => presented,
            }
        }
        Step::Inspect => {
            let found = inspected(conn, desk)?;
            match pending_veto(conn, desk)? {
                Some(pending) => Err(merge(found, pending)),
                None => found,
            }
        }
        Step::Publicize => {
            let before = nobody_skipped(conn, desk)?;
            match pending_veto(conn, desk)? {
                Some(pending) => Err(merge(before, pending)),
                None => before,
            }
        }
        Step::Name => before_naming(conn, services, desk)?,
        Step::Reinstate => {
            let honor = honor_of(conn, desk)?;
            let named = queries::named_count(conn, desk.record.cycle_id, &honor)?;
            let mut errors = FieldErrors::new();
            let told = "Branches were named for this honour already, so who was passed over stays so.";
            errors.require(named == 0, "/naming", told);
            errors.finish()
        }
        Step::StartReview => {
            let given = honors::find_honor(conn, desk.record.id)?;
            let ended = given.filter(|given| honors::has_ended(given.last_day, services.clock.today()));
            match ended {
                Some(given) => Err(FieldErrors::one("/honor", format!("The honour ended on {}.", given.last_day))),
                None => Ok(()),
            }
        }
        Step::TakeObjection => {
            let scored = queries::has_scored(conn, desk.record.id, identity.account_id)?;
            let waiting = objection_waits(conn, desk.record.id)?;
            let mut errors = FieldErrors::new();
            errors.require(!scored, "", "Who scored a branch does not handle an objection against it.");
            errors.require(waiting, "/objections", "No objection against the branch waits to be looked into.");
            errors.finish()
        }
        Step::SettleObjection => {
            let waiting = objection_waits(conn, desk.record.id)?;
            let mut errors = FieldErrors::new();
            errors.require(!waiting, "/objections", "Every objection needs its finding and outcome first.");
            errors.finish()
        }
        _ => Ok(()),
    })
}

fn merge(one: Result<(), FieldErrors>, other: FieldErrors) -> FieldErrors {
    let mut all = FieldErrors::new();
    for error in one.err().map_or_else(Vec::new, FieldErrors::into_vec).into_iter().chain(other.into_vec()) {
        all.push(error.pointer, error.detail);
    }
    all
}

fn all_scored(conn: &mut DbConn, desk: &Desk, level: ScoreLevel, who: &str) -> Result<Result<(), FieldErrors>, Error> {
    let sheet = desk.sheet(conn)?;
    let scored: Vec<CriterionId> = evidence::list_scores(conn, desk.record.id, None)?
        .into_iter()
        .filter(|score| score.level == level)
        .map(|score| score.criterion_id)
        .collect();
    Ok(model::check_all_scored(&sheet, &scored, who))
}

fn pending_veto(conn: &mut DbConn, desk: &Desk) -> Result<Option<FieldErrors>, Error> {
    let pending = queries::list_adjustments(conn, desk.record.id)?
        .into_iter()
        .any(|row| row.kind == AdjustmentKind::Veto && row.confirmed_at.is_none() && row.lifted_at.is_none());
    let told = "A veto waits for a second person to confirm or lift it.";
    Ok(pending.then(|| FieldErrors::one("/adjustments", told)))
}

/// Whoever asks waits for the answer, until its day has passed.
fn waiting_questions(conn: &mut DbConn, services: &Services, desk: &Desk) -> Result<Option<FieldErrors>, Error> {
    let today = services.clock.today();
    let mut errors = FieldErrors::new();
    for row in queries::list_supplements(conn, desk.record.id)? {
        if row.answered_at.is_none() && today <= row.answer_by {
            let told = format!("The branch was asked about it and has until {} to answer.", row.answer_by);
            errors.push(format!("/supplements/{}", row.criterion_code), told);
        }
    }
    Ok(errors.finish().err())
}

/// Where two reviewers of the level are far apart, it looks again before it concludes.
fn discrepancies(conn: &mut DbConn, desk: &Desk, level: Level) -> Result<Option<FieldErrors>, Error> {
    let mut errors = FieldErrors::new();
    for one in evidence::list_seconds(conn, desk.record.cycle_id, desk.record.id)? {
        if one.row.level == level && one.discrepant && !one.settled {
            let told = "Two reviewers are far apart: look again, and give the score of the level once more.";
            errors.push(format!("/second_scores/{}", one.row.code), told);
        }
    }
    Ok(errors.finish().err())
}

/// What inspectors found binds: what fails is passed over, what is to be adjusted is concluded anew.
fn inspected(conn: &mut DbConn, desk: &Desk) -> Result<Result<(), FieldErrors>, Error> {
    let findings: Vec<_> = inspections::list_findings(conn, desk.record.id)?
        .into_iter()
        .map(|found| (found.finding, found.noted_at))
        .collect();
    let by_city = |row: &&StepRow| row.step == Step::Conclude && row.level == Some(Level::City);
    let concluded_at = desk.steps.iter().rev().find(by_city).map(|row| row.taken_at);
    Ok(inspections::model::check_inspected(&findings, concluded_at))
}

/// A branch that stands on a panel presents itself before its level concludes.
fn unfinished_panels(conn: &mut DbConn, desk: &Desk, level: Level) -> Result<Option<FieldErrors>, Error> {
    let mut errors = FieldErrors::new();
    for title in panels::list_unfinished(conn, desk.record.id, level)? {
        errors.push("/panels", format!("It stands on a panel that is not over: {title}."));
    }
    Ok(errors.finish().err())
}

/// A branch with more points that is not on the list has to be passed over in writing first.
fn nobody_skipped(conn: &mut DbConn, desk: &Desk) -> Result<Result<(), FieldErrors>, Error> {
    const TOLD: usize = 20;
    let field = Field::Honor(honor_of(conn, desk)?);
    let standings = rankings::load_standings(conn, desk.record.cycle_id, Level::City, &field)?;
    let own = standings.iter().find(|(one, _)| one.record_id == desk.record.id).map(|(one, _)| one.total());
    let mut errors = FieldErrors::new();
    let waiting = standings.iter().filter(|(one, state)| {
        Some(one.total()) > own && matches!(state, RecordState::CityReviewed | RecordState::Inspected)
    });
    for (one, _) in waiting.take(TOLD) {
        let told = "It has more points: publicise it first, or pass it over with a written reason.";
        errors.push(format!("/ranking/{}", one.code), told);
    }
    Ok(errors.finish())
}

fn objection_waits(conn: &mut DbConn, record: RecordId) -> Result<bool, Error> {
    Ok(queries::list_objections(conn, record)?.iter().any(|row| row.settled_at.is_none()))
}

/// The honour a record competes for.
fn honor_of(conn: &mut DbConn, desk: &Desk) -> Result<String, Error> {
    Ok(appraisals::honor_of(conn, desk.record.domain_code.as_deref().unwrap_or_default())?.unwrap_or_default())
}

/// The days of publicity have to be over, no objection waits, and the cap is an upper limit.
fn before_naming(conn: &mut DbConn, services: &Services, desk: &Desk) -> Result<Result<(), FieldErrors>, Error> {
    let mut errors = FieldErrors::new();
    let cycle = appraisals::find_cycle(conn, desk.record.cycle_id)?.ok_or(Error::NotFound)?;
    if let Some(public) = desk.steps.iter().rev().find(|row| row.step == Step::Publicize) {
        let since = services.clock.day_of(public.taken_at);
        let days = u32::try_from(cycle.publicity_days).unwrap_or_default();
        let last = services.config.workdays.after(since, days);
        if services.clock.today() <= last {
            errors.push("/publicity", format!("It is public through {last}, {days} working days."));
        }
    }
    if objection_waits(conn, desk.record.id)? {
        errors.push("/objections", "An objection against the branch waits to be looked into and settled.");
    }
    let domain = desk.record.domain_code.as_deref().unwrap_or_default();
    let honor = honor_of(conn, desk)?;
    let cap = if honor == "red_flag" { cycle.red_flag_cap } else { cycle.model_cap };
    if queries::named_count(conn, cycle.id, &honor)? >= i64::from(cap) {
        errors.push("/cap", format!("The cycle names {cap} branches with this honour at the most."));
    }
    if let Some(cap) = appraisals::domain_cap(conn, cycle.id, domain)?
        && queries::named_in_domain(conn, cycle.id, domain)? >= i64::from(cap)
    {
        errors.push("/domain_cap", format!("The cycle names {cap} branches of this domain at the most."));
    }
    Ok(errors.finish())
}
