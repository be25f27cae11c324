//! Setting and reading the calendar and the caps of a cycle.

use serde_json::json;

use super::super::error::Error;
use super::super::model::CycleState;
use super::super::queries;
use super::super::schedule::Schedule;
use super::visible_cycle;
use crate::accounts::{Identity, Role};
use crate::audit::{self, Event, Origin};
use crate::db::types::CycleId;
use crate::services::Services;

/// Replaces the schedule: all of it in a draft, the calendar alone while the cycle is open.
///
/// # Errors
/// [`Error::WrongState`] when caps change after the opening, or anything after the closing.
pub async fn put_schedule(
    services: &Services,
    origin: Origin,
    id: CycleId,
    schedule: Schedule,
) -> Result<Schedule, Error> {
    let schedule = schedule.tidied();
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            queries::lock_open_cycles(conn, true)?;
            let cycle = queries::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
            let domains: Vec<String> = queries::list_domains(conn)?.into_iter().map(|domain| domain.code).collect();
            schedule.check(&domains)?;
            let old = queries::find_schedule(conn, id)?;
            match cycle.state {
                CycleState::Draft => {}
                CycleState::Open if old.is_as_fixed_as(&schedule) => {}
                CycleState::Open => {
                    return Err(Error::WrongState("Caps, the term of honours and the gap do not change once the cycle is open."));
                }
                CycleState::Closed => return Err(Error::WrongState("The cycle is closed.")),
            }
            queries::put_schedule(conn, id, &schedule)?;
            let told = |schedule: &Schedule| {
                let stages = schedule.stages.iter().map(|days| json!([days.stage, days.starts_on, days.ends_on]));
                let notice = &schedule.notice;
                json!({"stages": stages.collect::<Vec<_>>(), "domain_caps": schedule.domain_caps,
                    "honor_years": schedule.honor_years, "second_score_gap": schedule.second_score_gap, "notice": [notice.issuer, notice.phone, notice.address]})
            };
            let details = json!({"old": told(&old), "new": told(&schedule)});
            audit::record(conn, &clock, &origin, Event::done("schedule.put", "cycle", id).details(details))?;
            Ok(schedule)
        })
        .await
}

/// The schedule of a cycle.
///
/// # Errors
/// [`Error::NotFound`] for a draft, unless an administrator asks.
pub async fn find_schedule(services: &Services, identity: &Identity, id: CycleId) -> Result<Schedule, Error> {
    let drafts = identity.has(Role::CityAdmin);
    services
        .db
        .read(move |conn| {
            visible_cycle(conn, drafts, id)?;
            Ok(queries::find_schedule(conn, id)?)
        })
        .await
}
