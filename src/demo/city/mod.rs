//! A whole city through a whole year: branches, reports, self-assessment, three levels, publicity, naming, a revocation.
//!
//! - `plan`: how large and when, and what everything is called; drawn from a seed. `roster`: areas, branches, people.
//! - `reports`: reports and their photos. `scores`: what the levels gave and what it rests on. `year`: the steps.
//!
//! Invariants: the same seed gives the same city, but for its ids; every step of a record, every own score, the cycle,
//! the rankings and the objections go through the actions of their features, with the clock set to their day; what is
//! written straight into the tables keeps their rules, has its event in the trail, and rests on objects that are there.

mod plan;
mod reports;
mod roster;
mod scores;
mod year;

use std::time::Instant as Stopwatch;

use serde_json::json;

use super::content::DemoLogin;
use super::{LoadError, is_empty};
use crate::accounts::passwords;
use crate::audit::{self, Event, Origin};
use crate::services::Services;

use plan::Plan;
pub use plan::{Scale, Until};

/// What came of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Branches that put themselves forward.
    pub declared: usize,
    /// Of them, those the counties sent on.
    pub candidates: usize,
    /// Codes of the branches that are named now, in order.
    pub named: Vec<String>,
    /// Codes of those whose honour was revoked.
    pub revoked: Vec<String>,
    /// Objections that were settled.
    pub objections: usize,
    /// Sign-ins to try.
    pub logins: Vec<DemoLogin>,
}

/// Plays a year, or a part of it, into an empty database. `told` is called after each part with its name and how long it took.
///
/// # Errors
/// [`LoadError`].
pub async fn load(
    services: &Services,
    (scale, until): (Scale, Until),
    seed: u64,
    told: &dyn Fn(&str, std::time::Duration),
) -> Result<Outcome, LoadError> {
    if !services.db.read(is_empty).await? {
        return Err(LoadError::NotEmpty);
    }
    let plan = Plan::new(scale, seed, until, (services.clock.today(), services.clock.zone()));
    let mut watch = Stopwatch::now();
    let mut lap = |name: &str| {
        told(name, watch.elapsed());
        watch = Stopwatch::now();
    };
    let password_hash = passwords::hash_blocking(super::PASSWORD).map_err(LoadError::because)?;
    let begin = plan.services_on(services, plan.days.begin);
    let city = roster::load(&begin, &plan, &services.clock, password_hash).await?;
    let clock = begin.clock.clone();
    let details = json!({"branches": scale.branches, "reports": scale.reports, "seed": seed});
    let event = Event::done("demo.load", "installation", "city").details(details);
    services.db.write(move |conn| audit::record(conn, &clock, &Origin::operator(), event)).await?;
    lap("areas, branches, people");
    let cycle = year::open_cycle(&begin, &plan).await?;
    let records = year::list_records(services, cycle, &city).await?;
    lap("the cycle and its records");
    let filed = reports::file(services, &plan, &city, &records).await?;
    lap("reports and photos");
    let outcome = year::play(services, &plan, &city, cycle, records, &filed, &mut lap).await?;
    audit::seal::seal_all(&services.db, &services.clock).await;
    lap("sealing the trail");
    Ok(Outcome { logins: city.logins(), ..outcome })
}
