//! The day itself: one branch after the other, and what judges give.
//!
//! Invariants: one round is open at a time; what a judge gives changes only while it is; a result comes into being when
//! all is over, for all at once.

use serde_json::json;

use super::super::error::Error;
use super::super::model::{self, Frozen, FrozenRound, MOST_POINTS, PanelState, RoundState};
use super::super::queries::{self, RoundRow, ScoreRow};
use super::look::{Panel, view};
use super::seat::{Seat, apart, is_of_branch};
use crate::accounts::Identity;
use crate::appraisals;
use crate::appraisals::states::may_score;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{AccountId, PanelId, RecordId, Sha256};
use crate::fields::FieldErrors;
use crate::services::Services;

/// Opens the round of a branch.
///
/// # Errors
/// [`Error::NotNow`] while another is open, or when the branch does not compete any more; [`Error::Incomplete`] while
/// there are too few judges.
pub async fn open_round(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: PanelId,
    record: RecordId,
) -> Result<Panel, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::lead(conn, &identity, id)?;
            let round = seat.round(record)?;
            apart(&identity, round.organization_id)?;
            if round.state != RoundState::Waiting {
                return Err(Error::NotNow("This branch has had its round."));
            }
            if seat.rounds.iter().any(|one| one.state == RoundState::Open) {
                return Err(Error::NotNow("Close the round that is open first."));
            }
            let domain = round.domain.as_deref().unwrap_or_default();
            let chain = appraisals::find_chain(conn, seat.panel.cycle_id, domain)?;
            if !may_score(round.record_state, seat.panel.level, &chain) {
                return Err(Error::NotNow("The branch does not compete at this level any more."));
            }
            let judging = judging(conn, &clock, &seat, round)?.len();
            if judging < seat.panel.method.fewest() {
                let told = format!("{} judges without a part in the branch are needed.", seat.panel.method.fewest());
                return Err(Error::Incomplete(FieldErrors::one("/judges", told)));
            }
            queries::open_round(conn, id, record)?;
            queries::set_running(conn, id)?;
            let details = json!({"record_id": record, "position": round.position});
            audit::record(conn, &clock, &origin, Event::done("panel.open_round", "panel", id).details(details))?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// The judges who have no part in a branch.
pub(super) fn judging(
    conn: &mut DbConn,
    clock: &Clock,
    seat: &Seat,
    round: &RoundRow,
) -> Result<Vec<(AccountId, String)>, Error> {
    let mut judging = Vec::new();
    for (account, name) in &seat.judges {
        if !is_of_branch(conn, clock, *account, round.organization_id)? {
            judging.push((*account, name.clone()));
        }
    }
    Ok(judging)
}

/// Takes what a judge gives a branch; giving the same again changes nothing.
///
/// # Errors
/// [`Error::Recused`] for a branch he has a part in; [`Error::NotNow`] unless its round is open.
pub async fn put_score(
    services: &Services,
    identity: Identity,
    origin: Origin,
    (id, record): (PanelId, RecordId),
    points: i32,
) -> Result<Panel, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::take(conn, &identity, id)?;
            if !seat.judge {
                return Err(Error::NotYours("The judges of this panel score."));
            }
            let round = seat.round(record)?;
            apart(&identity, round.organization_id)?;
            seat.open_round(record)?;
            let told = format!("Between 0 and {MOST_POINTS} hundredths.");
            let mut errors = FieldErrors::new();
            errors.require((0..=MOST_POINTS).contains(&points), "/points", &told);
            errors.finish()?;
            queries::put_score(conn, &clock, (id, record, identity.account_id), points)?;
            // The points stay out of the trail until all is over: nobody is to see a running result.
            let event = Event::done("panel.score", "panel", id).details(json!({"record_id": record}));
            audit::record(conn, &clock, &origin, event)?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// Closes the round of a branch: its scores stand still.
///
/// # Errors
/// [`Error::Incomplete`] while judges are missing and no reason is given, or too few have scored.
pub async fn close_round(
    services: &Services,
    identity: Identity,
    origin: Origin,
    (id, record): (PanelId, RecordId),
    reason: Option<String>,
) -> Result<Panel, Error> {
    let reason = tidied(reason);
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::lead(conn, &identity, id)?;
            let round = seat.open_round(record)?;
            apart(&identity, round.organization_id)?;
            let given: Vec<ScoreRow> =
                queries::list_scores(conn, id)?.into_iter().filter(|one| one.record_id == record).collect();
            let missing = missing(judging(conn, &clock, &seat, round)?, &given);
            let mut errors = FieldErrors::new();
            let fewest = seat.panel.method.fewest();
            if given.len() < fewest {
                errors.push("/scores", format!("A result needs the scores of {fewest} judges at the least."));
            }
            for name in missing.iter().filter(|_| reason.is_none()) {
                errors.push("/reason", format!("{name} has not scored. Wait, or say why you close without."));
            }
            errors.finish().map_err(Error::Incomplete)?;
            model::check_reason(reason.as_deref(), false, "")?;
            queries::close_round(conn, id, record, reason.as_deref())?;
            let details = json!({"record_id": record, "scores": given.len(), "without": missing.len(),
                "reason_sha256": reason.as_ref().map(|reason| Sha256::of(reason.as_bytes()))});
            audit::record(conn, &clock, &origin, Event::done("panel.close_round", "panel", id).details(details))?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// Names of the judges who have not scored.
pub(super) fn missing(judging: Vec<(AccountId, String)>, given: &[ScoreRow]) -> Vec<String> {
    let has_scored = |account| given.iter().any(|one| one.account_id == account);
    judging.into_iter().filter(|(account, _)| !has_scored(*account)).map(|(_, name)| name).collect()
}

fn tidied(reason: Option<String>) -> Option<String> {
    reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty())
}

/// Closes a panel: results come into being, for all at once, and are frozen.
///
/// # Errors
/// [`Error::NotNow`] before the first round and while one is open; [`Error::Incomplete`] while a branch waits and no
/// reason is given.
pub async fn close_panel(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: PanelId,
    reason: Option<String>,
) -> Result<Panel, Error> {
    let reason = tidied(reason);
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::lead(conn, &identity, id)?;
            if seat.panel.state != PanelState::Running {
                return Err(Error::NotNow("No branch has presented itself yet."));
            }
            if seat.rounds.iter().any(|round| round.state == RoundState::Open) {
                return Err(Error::NotNow("Close the round that is open first."));
            }
            let mut errors = FieldErrors::new();
            for round in seat.rounds.iter().filter(|round| round.state == RoundState::Waiting && reason.is_none()) {
                errors.push("/reason", format!("{} did not present itself: say why.", round.name));
            }
            errors.finish().map_err(Error::Incomplete)?;
            model::check_reason(reason.as_deref(), false, "")?;
            let frozen = freeze(&seat, &queries::list_scores(conn, id)?);
            for round in &frozen.rounds {
                queries::put_points(conn, id, round.record_id, round.points)?;
            }
            let text = frozen.to_text();
            queries::close(conn, id, &text, reason.as_deref(), clock.now())?;
            let details = json!({"sha256": Sha256::of(text.as_bytes()), "result": frozen,
                "reason_sha256": reason.as_ref().map(|reason| Sha256::of(reason.as_bytes()))});
            audit::record(conn, &clock, &origin, Event::done("panel.close", "panel", id).details(details))?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// The results of a panel, computed from what judges gave.
pub(super) fn freeze(seat: &Seat, scores: &[ScoreRow]) -> Frozen {
    let panel = &seat.panel;
    let of = |record| scores.iter().filter(|one| one.record_id == record).map(|one| one.points).collect();
    let rounds = seat.rounds.iter();
    Frozen {
        format: 1,
        panel_id: panel.id,
        method: panel.method,
        seed: panel.seed.clone(),
        rounds: rounds
            .map(|round| FrozenRound::new(panel.method, round.position, round.record_id, of(round.record_id)))
            .collect(),
    }
}
