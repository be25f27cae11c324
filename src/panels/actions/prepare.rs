//! Preparing a panel: its branches, their order, its judges.
//!
//! Invariant: from the first round on none of it changes.

use std::collections::HashSet;

use serde_json::json;

use super::super::error::Error;
use super::super::model::{self, MOST_JUDGES, MOST_ROUNDS, Reach, Setup};
use super::super::queries::{self, NewPanel};
use super::look::{Panel, view};
use super::seat::{Seat, enter};
use crate::accounts::{Identity, Level};
use crate::appraisals::states::may_score;
use crate::appraisals::{self, CycleState, lock_open_cycles};
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{AccountId, AreaId, CycleId, PanelId, RecordId};
use crate::evidence::{self, RecordFacts};
use crate::fields::FieldErrors;
use crate::organizations;
use crate::services::Services;

/// Makes a panel.
///
/// # Errors
/// [`Error::NotYours`] unless the caller reviews all of it at its level.
pub async fn create_panel(
    services: &Services,
    identity: Identity,
    origin: Origin,
    cycle: CycleId,
    (level, area_id, domain): (Level, AreaId, Option<String>),
    setup: Setup,
) -> Result<Panel, Error> {
    let setup = setup.tidied();
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            enter(&identity)?;
            lock_open_cycles(conn, false)?;
            let row = appraisals::find_cycle(conn, cycle)?.ok_or(Error::NotFound)?;
            if row.state != CycleState::Open {
                return Err(Error::NotNow("The cycle is not open."));
            }
            if level == Level::Township {
                return Err(FieldErrors::one("/level", "A county or the city holds a panel.").into());
            }
            let area_path = organizations::area_path(conn, area_id)?.ok_or(Error::NotFound)?;
            let reach = Reach { level, area_id, area_path, domain };
            if !reach.is_hosted_by(&identity.review_scopes()) {
                return Err(Error::NotFound);
            }
            setup.check()?;
            let new = NewPanel { cycle, reach: &reach, setup: &setup, by: identity.account_id };
            let id = queries::insert_panel(conn, &clock, &new)?;
            let details = json!({"cycle_id": cycle, "level": level, "area_id": area_id, "domain": reach.domain,
                "held_on": setup.held_on, "method": setup.method});
            audit::record(conn, &clock, &origin, Event::done("panel.create", "panel", id).details(details))?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// Changes what its host decides.
///
/// # Errors
/// [`Error::NotNow`] once the first round was opened.
pub async fn change_panel(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: PanelId,
    setup: Setup,
) -> Result<Panel, Error> {
    let setup = setup.tidied();
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::prepare(conn, &identity, id)?;
            setup.check()?;
            queries::change_setup(conn, id, &setup)?;
            let details = json!({"old": [seat.panel.held_on.to_string(), seat.panel.method.as_str()],
                "new": [setup.held_on.to_string(), setup.method.as_str()]});
            audit::record(conn, &clock, &origin, Event::done("panel.change", "panel", id).details(details))?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// Puts exactly these branches into this order, by hand.
///
/// # Errors
/// [`Error::Invalid`] for a record that cannot stand on it.
pub async fn put_order(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: PanelId,
    order: Vec<RecordId>,
) -> Result<Panel, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::prepare(conn, &identity, id)?;
            let mut errors = FieldErrors::new();
            errors.require(order.len() <= MOST_ROUNDS, "/record_ids", "A day has 100 branches at the most.");
            let distinct = order.iter().collect::<HashSet<_>>().len() == order.len();
            errors.require(distinct, "/record_ids", "The same record is named twice.");
            errors.finish()?;
            let mut errors = FieldErrors::new();
            for (index, record) in order.iter().enumerate() {
                if let Err(told) = may_stand(conn, &identity, &seat, *record)? {
                    errors.push(format!("/record_ids/{index}"), told);
                }
            }
            errors.finish()?;
            queries::put_order(conn, id, &order)?;
            queries::set_seed(conn, id, None)?;
            let event = Event::done("panel.order", "panel", id).details(json!({"order": order}));
            audit::record(conn, &clock, &origin, event)?;
            view(conn, &clock, &identity, id)
        })
        .await
}

type Standing = Result<(), &'static str>;

/// Whether a record may stand on a panel.
fn may_stand(conn: &mut DbConn, identity: &Identity, seat: &Seat, id: RecordId) -> Result<Standing, Error> {
    const UNKNOWN: &str = "No record with this id competes in the part of the city of this panel.";
    let panel = &seat.panel;
    let Some(record) = evidence::find_record(conn, id)? else { return Ok(Err(UNKNOWN)) };
    let domain = record.domain_code.as_deref();
    if record.cycle_id != panel.cycle_id || !panel.reach().holds(&record.area_path, domain) {
        return Ok(Err(UNKNOWN));
    }
    let chain = appraisals::find_chain(conn, record.cycle_id, domain.unwrap_or_default())?;
    let levels = chain.levels_of(&identity.review_scopes(), &record.area_path, domain);
    if !levels.contains(&panel.level) {
        return Ok(Err("Its line reviews it at this level, so its line holds the panel."));
    }
    if !may_score(record.state, panel.level, &chain) {
        return Ok(Err("It has not put itself forward, or this level has concluded it."));
    }
    let other = queries::list_unfinished(conn, id, panel.level)?.len() > usize::from(seat.round(id).is_ok());
    if other {
        return Ok(Err("It stands on another panel of this level that is not over."));
    }
    if is_unseen(conn, panel.level, &record)? {
        return Ok(Err("This level scores blind; it scores every criterion before it sees who presents himself."));
    }
    Ok(Ok(()))
}

/// Whether a level that scores blind has not scored all of a record yet.
fn is_unseen(conn: &mut DbConn, level: Level, record: &RecordFacts) -> Result<bool, Error> {
    if !appraisals::blind_levels(conn, record.cycle_id)?.contains(&level) {
        return Ok(false);
    }
    let domain = record.domain_code.as_deref().unwrap_or_default();
    let sheet = appraisals::current_sheet(conn, record.cycle_id, domain)?;
    let criteria = sheet.map(|sheet| appraisals::list_criteria(conn, sheet.id)).transpose()?.unwrap_or_default();
    let scores = evidence::list_scores(conn, record.id, None)?;
    let has = |id| scores.iter().any(|score| score.level == level.into() && score.criterion_id == id);
    Ok(!criteria.iter().all(|criterion| has(criterion.id)))
}

/// Draws the order; nobody draws again until one is liked, unless the branches change.
///
/// # Errors
/// [`Error::NotNow`] when it was drawn before, or there is nothing to draw.
pub async fn draw_order(services: &Services, identity: Identity, origin: Origin, id: PanelId) -> Result<Panel, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::prepare(conn, &identity, id)?;
            if seat.panel.seed.is_some() {
                return Err(Error::NotNow("The order was drawn. It is drawn again only when the branches change."));
            }
            if seat.rounds.is_empty() {
                return Err(Error::NotNow("No branch stands on this panel."));
            }
            let seed = format!("{:032x}", rand::random::<u128>());
            let order = model::drawn(&seed, seat.rounds.iter().map(|round| round.record_id).collect());
            queries::put_order(conn, id, &order)?;
            queries::set_seed(conn, id, Some(&seed))?;
            let event = Event::done("panel.draw", "panel", id).details(json!({"seed": seed, "order": order}));
            audit::record(conn, &clock, &origin, event)?;
            view(conn, &clock, &identity, id)
        })
        .await
}

/// Somebody who may judge on a panel.
pub struct CandidateJudge {
    /// Who.
    pub account_id: AccountId,
    /// His name.
    pub name: String,
    /// Whether he does.
    pub seated: bool,
}

/// Those who may judge on a panel, for its host.
///
/// # Errors
/// [`Error::NotYours`] for anybody else.
pub async fn list_judges(services: &Services, identity: Identity, id: PanelId) -> Result<Vec<CandidateJudge>, Error> {
    services
        .db
        .read(move |conn| {
            let seat = Seat::sit_down(conn, &identity, id)?;
            if !seat.host {
                return Err(Error::NotYours("A reviewer who reviews all of the panel leads it."));
            }
            candidates(conn, &seat)
        })
        .await
}

fn candidates(conn: &mut DbConn, seat: &Seat) -> Result<Vec<CandidateJudge>, Error> {
    let reach = seat.panel.reach();
    let mut all: Vec<CandidateJudge> = Vec::new();
    for grant in queries::list_judge_grants(conn)? {
        let fits = model::may_judge(&reach, grant.level, grant.area_path.as_deref(), &grant.domains);
        if fits && all.last().is_none_or(|last| last.account_id != grant.account_id) {
            let seated = seat.judges.iter().any(|(account, _)| *account == grant.account_id);
            all.push(CandidateJudge { account_id: grant.account_id, name: grant.name, seated });
        }
    }
    Ok(all)
}

/// Seats exactly these judges.
///
/// # Errors
/// [`Error::Invalid`] for somebody whose role does not hold there.
pub async fn put_judges(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: PanelId,
    judges: Vec<AccountId>,
) -> Result<Vec<CandidateJudge>, Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            let seat = Seat::prepare(conn, &identity, id)?;
            let known = candidates(conn, &seat)?;
            let mut errors = FieldErrors::new();
            errors.require(judges.len() <= MOST_JUDGES, "/account_ids", "A panel has 50 judges at the most.");
            let mut seen = HashSet::new();
            for (index, judge) in judges.iter().enumerate().take(MOST_JUDGES) {
                let at = format!("/account_ids/{index}");
                errors.require(seen.insert(*judge), &at, "The same judge is named twice.");
                let fits = known.iter().any(|one| one.account_id == *judge);
                errors.require(fits, &at, "Nobody with this id is a judge whose role holds for this panel.");
            }
            errors.finish()?;
            queries::put_judges(conn, id, &judges)?;
            let event = Event::done("panel.judges", "panel", id).details(json!({"judges": judges}));
            audit::record(conn, &clock, &origin, event)?;
            let seat = Seat::sit_down(conn, &identity, id)?;
            candidates(conn, &seat)
        })
        .await
}
