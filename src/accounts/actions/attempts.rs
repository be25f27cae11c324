//! Counting attempts at a login, alike whether or not anybody has it.
//!
//! An account counts in its row. A login nobody has counts in the trail: its last
//! refusal says how many there were. Both hold for every process and across
//! restarts, and the same statements run for both, so that neither the answers,
//! nor the locks, nor the time taken tell which logins exist. Invariant: called
//! after [`queries::hold_login`], so parallel guesses cannot outrun the count.

use chrono::TimeDelta;
use serde_json::json;

use crate::accounts::queries::{self, Credentials};
use crate::accounts::rules::{FAILURES_TO_LOCK, Failures};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::types::{Instant, Sha256};
use crate::db::{DbConn, DbResult};

/// The action under which logging in stands in the trail.
pub(super) const LOGIN: &str = "session.create";
/// The action of an attempt that was not even looked at.
const WHILE_LOCKED: &str = "session.create_while_locked";
/// The subject of attempts at a login nobody has.
const NOBODYS_LOGIN: &str = "login";

/// How a login stands before its secret is looked at.
pub(super) struct Standing {
    /// The account, if somebody has the login.
    pub credentials: Option<Credentials>,
    /// Failures so far.
    pub failures: Failures,
}

/// Reads how a login stands.
pub(super) fn standing(conn: &mut DbConn, login: &str, lock: TimeDelta) -> DbResult<Standing> {
    let credentials = queries::find_credentials(conn, login)?;
    // Asked for known logins too: it takes its time.
    let refusals = queries::find_unknown_failures(conn, LOGIN, NOBODYS_LOGIN, &nobodys_id(login))?;
    let failures = match &credentials {
        Some(known) => Failures { count: known.failed_attempts, locked_until: known.locked_until },
        None => failures_of_nobody(&refusals, lock),
    };
    Ok(Standing { credentials, failures })
}

fn failures_of_nobody(refusals: &[(Instant, String)], lock: TimeDelta) -> Failures {
    let Some((last, _)) = refusals.first() else { return Failures { count: 0, locked_until: None } };
    // Several may bear the same instant; the highest count of them is the last.
    let count = refusals.iter().filter(|(at, _)| at == last).filter_map(|(_, details)| counted(details)).max();
    match count.unwrap_or_default() {
        count if count >= FAILURES_TO_LOCK => Failures { count: 0, locked_until: Some(last.plus(lock)) },
        count => Failures { count, locked_until: None },
    }
}

fn counted(details: &str) -> Option<i32> {
    let details: serde_json::Value = serde_json::from_str(details).ok()?;
    i32::try_from(details.get("failures")?.as_i64()?).ok()
}

/// What stands for a login nobody has: people type passwords into the wrong field, so never the text itself.
fn nobodys_id(login: &str) -> String {
    let mut digest = Sha256::of(format!("login:{login}").as_bytes()).to_string();
    digest.truncate(32);
    digest
}

/// Counts a failure and writes it down.
pub(super) fn count_failure(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    login: &str,
    standing: &Standing,
    action: &'static str,
    lock: TimeDelta,
) -> DbResult<()> {
    let failures = Failures::one_more(standing.failures.count, clock.now(), lock);
    queries::set_failures(conn, login, failures)?;
    let details = json!({ "failures": standing.failures.count + 1, "locked": failures.locked_until.is_some() });
    audit::record(conn, clock, origin, refused(action, login, standing).details(details))
}

/// Writes down an attempt during a lock.
pub(super) fn note_locked(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    login: &str,
    standing: &Standing,
) -> DbResult<()> {
    audit::record(conn, clock, origin, refused(WHILE_LOCKED, login, standing))
}

/// A refusal with the account, or the stand-in of a login nobody has, as its subject.
pub(super) fn refused(action: &'static str, login: &str, standing: &Standing) -> Event {
    match &standing.credentials {
        Some(known) => Event::refused(action, "account", known.id),
        None => Event::refused(action, NOBODYS_LOGIN, nobodys_id(login)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn the_last_refusal_of_a_login_nobody_has_says_how_it_stands() {
        let lock = TimeDelta::minutes(15);
        let at = |seconds| Instant::new(DateTime::from_timestamp(seconds, 0).unwrap());
        let refusal = |seconds, failures: i32| (at(seconds), json!({ "failures": failures }).to_string());
        assert_eq!(failures_of_nobody(&[], lock), Failures { count: 0, locked_until: None });
        assert_eq!(
            failures_of_nobody(&[refusal(9, 1), refusal(5, 5)], lock),
            Failures { count: 1, locked_until: None }
        );
        assert_eq!(
            failures_of_nobody(&[refusal(9, 4), refusal(9, 5), refusal(9, 3)], lock),
            Failures { count: 0, locked_until: Some(at(9).plus(lock)) }
        );
    }
}
