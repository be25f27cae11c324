//! What may be looked at: a panel as somebody sees it, those of a cycle, how a record did.
//!
//! Invariants: while a panel is not over a judge sees what he gave himself and nobody sees more; afterwards a branch
//! sees its own result, its host and its judges all of them.

use super::super::error::Error;
use super::super::model::{Frozen, RoundState};
use super::super::queries::{self, OfRecord, PanelRow, RoundRow};
use super::rounds::{freeze, judging, missing};
use super::seat::{Seat, enter};
use crate::accounts::{Identity, Role};
use crate::appraisals;
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{AccountId, CycleId, PanelId, RecordId, Sha256};
use crate::evidence::{self, model as evidence_model};
use crate::services::Services;

/// A panel as somebody sees it.
pub struct Panel {
    /// The panel.
    pub row: PanelRow,
    /// The turns, in order.
    pub turns: Vec<Turn>,
    /// Its judges, for its host.
    pub judges: Vec<(AccountId, String)>,
    /// Whether the caller leads it.
    pub host: bool,
    /// Whether he judges on it.
    pub judge: bool,
    /// Once it is over: whether computing anew gives the frozen bytes.
    pub intact: Option<bool>,
}

/// The turn of a branch as somebody sees it.
pub struct Turn {
    /// The turn.
    pub row: RoundRow,
    /// Whether the caller has a part in the branch.
    pub recused: bool,
    /// What he gave.
    pub own_points: Option<i32>,
    /// Judges who have not scored, for the host while the round is open.
    pub waiting_for: Vec<String>,
    /// What judges gave, lowest first, once all is over.
    pub scores: Vec<i32>,
}

/// A panel as somebody sees it.
///
/// # Errors
/// See [`Seat::sit_down`].
pub async fn find_panel(services: &Services, identity: Identity, id: PanelId) -> Result<Panel, Error> {
    let clock = services.clock.clone();
    services.db.read(move |conn| view(conn, &clock, &identity, id)).await
}

/// As [`find_panel`], within a transaction.
pub(super) fn view(conn: &mut DbConn, clock: &Clock, identity: &Identity, id: PanelId) -> Result<Panel, Error> {
    let seat = Seat::sit_down(conn, identity, id)?;
    let scores = queries::list_scores(conn, id)?;
    let frozen = seat.panel.result.as_deref().and_then(Frozen::read);
    let intact = seat.is_over().then(|| {
        let text = seat.panel.result.as_deref().unwrap_or_default();
        Some(Sha256::of(text.as_bytes())) == seat.panel.result_sha256 && freeze(&seat, &scores).to_text() == text
    });
    let mut turns = Vec::with_capacity(seat.rounds.len());
    for round in &seat.rounds {
        let shown = seat.host || seat.judge || seat.kept.contains(&round.organization_id);
        let given = || scores.iter().filter(|one| one.record_id == round.record_id);
        let waiting_for = if seat.host && round.state == RoundState::Open {
            let given: Vec<_> = given().copied().collect();
            missing(judging(conn, clock, &seat, round)?, &given)
        } else {
            Vec::new()
        };
        let of_round = frozen.as_ref().and_then(|all| all.rounds.iter().find(|one| one.record_id == round.record_id));
        turns.push(Turn {
            recused: evidence_model::is_recused(identity, round.organization_id),
            own_points: given().find(|one| one.account_id == identity.account_id).map(|one| one.points),
            waiting_for,
            scores: of_round.filter(|_| shown).map(|one| one.scores.clone()).unwrap_or_default(),
            row: RoundRow { points: round.points.filter(|_| shown), ..round.clone() },
        });
    }
    let judges = if seat.host { seat.judges } else { Vec::new() };
    Ok(Panel { row: seat.panel, turns, judges, host: seat.host, judge: seat.judge, intact })
}

/// The panels of a cycle that somebody has to do with, in the order of their days.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who has to do with none.
pub async fn list_panels(services: &Services, identity: Identity, cycle: CycleId) -> Result<Vec<PanelRow>, Error> {
    services
        .db
        .read(move |conn| {
            enter(&identity)?;
            appraisals::find_cycle(conn, cycle)?.ok_or(Error::NotFound)?;
            let mut own = Vec::new();
            for panel in queries::list_panels(conn, cycle)? {
                match Seat::sit_down(conn, &identity, panel.id) {
                    Ok(_) => own.push(panel),
                    Err(Error::NotFound) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(own)
        })
        .await
}

/// How a record did on the panels that are over, beside its scores: for its reviewers and its keepers. A panel is called
/// after its place, so neither that nor the panel is told to whom the record is veiled.
///
/// # Errors
/// [`Error::NotFound`] outside of the caller's scopes and branches.
pub async fn list_record_panels(
    services: &Services,
    identity: Identity,
    record: RecordId,
) -> Result<Vec<OfRecord>, Error> {
    services
        .db
        .read(move |conn| {
            let reads = !identity.review_scopes().is_empty() || !identity.kept_branches().is_empty();
            if !reads {
                return Err(if identity.has(Role::PanelJudge) { Error::NotFound } else { Error::Forbidden });
            }
            let facts = evidence::find_record(conn, record)?.ok_or(Error::NotFound)?;
            let domain = facts.domain_code.as_deref();
            evidence_model::viewer(&identity, facts.organization_id, &facts.area_path, domain)
                .ok_or(Error::NotFound)?;
            let mut all = queries::list_of_record(conn, record)?;
            if let Some(mask) = appraisals::find_mask(conn, &identity, &facts.veil_facts())? {
                for one in &mut all {
                    one.title = mask.hide(&one.title);
                    one.panel_id = PanelId(uuid::Uuid::nil());
                }
            }
            Ok(all)
        })
        .await
}
