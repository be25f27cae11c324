//! Work done after the answer: a table of jobs, claimed with a lease, tried again when it fails.
//!
//! Job kinds live in their feature. Invariants: a job is enqueued in the
//! transaction of the change that wants it; every job is idempotent, since a
//! killed process makes it run again; a job that ends the process each time is
//! given up in the end, and so is one that fails or panics each time.

mod runner;
mod sweeps;

use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::jobs;
use crate::db::types::{Instant, JobId};
use crate::db::{DbConn, DbResult};
use crate::word_enum;

pub use runner::{Handler, JobError, Runner, Work};
pub use sweeps::{SweepKind, SweepRow, list_sweeps, note_sweep};

word_enum! {
    /// Where a job stands. A finished job is deleted.
    pub enum JobState {
        /// Waits for its turn.
        Queued = "queued",
        /// Somebody works on it until its lease ends.
        Running = "running",
        /// Given up: it failed too often, or never came to an end. Enqueued anew it begins anew.
        Dead = "dead",
    }
}

/// A job as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = jobs)]
pub struct JobRow {
    /// Its id.
    pub id: JobId,
    /// Which handler it wants.
    pub kind: String,
    /// What to work on, in the handler's own spelling.
    pub subject: String,
    /// Where it stands.
    pub state: JobState,
    /// How often it was claimed.
    pub attempts: i32,
    /// Not before.
    pub run_at: Instant,
    /// Claimed until.
    pub leased_until: Option<Instant>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was enqueued.
    pub created_at: Instant,
}

/// Enqueues work in the caller's transaction; the same kind and subject are queued once.
///
/// # Errors
/// As any insert.
pub fn enqueue(conn: &mut DbConn, clock: &Clock, kind: &'static str, subject: &str) -> DbResult<()> {
    let now = clock.now();
    let row = JobRow {
        id: clock.new_id(),
        kind: kind.to_owned(),
        subject: subject.to_owned(),
        state: JobState::Queued,
        attempts: 0,
        run_at: now,
        leased_until: None,
        last_error: None,
        created_at: now,
    };
    if diesel::insert_into(jobs::table).values(&row).or_ignore().execute(conn)? == 0 {
        let dead = jobs::table.filter(jobs::kind.eq(kind)).filter(jobs::subject.eq(subject));
        diesel::update(dead.filter(jobs::state.eq(JobState::Dead)))
            .set((jobs::state.eq(JobState::Queued), jobs::attempts.eq(0), jobs::run_at.eq(now)))
            .execute(conn)?;
    }
    Ok(())
}

/// So often a job may be under way when its process ends, and still count as a bystander.
const BYSTANDER: i32 = 2;

impl JobRow {
    /// Whether it was begun again and again without an end: it may be what ends the process.
    fn is_suspect(&self) -> bool {
        self.state == JobState::Running && self.attempts >= BYSTANDER
    }
}

/// Gives back what processes that are gone had claimed, without waiting for the ends of their leases; suspects wait, so
/// that a server that one of them ends works on the others in between. Only where no other process can be at work.
///
/// # Errors
/// As any update.
pub fn release_all(conn: &mut DbConn) -> DbResult<usize> {
    let claimed = jobs::table.filter(jobs::state.eq(JobState::Running)).filter(jobs::attempts.lt(BYSTANDER));
    let given_back = (jobs::state.eq(JobState::Queued), jobs::leased_until.eq(None::<Instant>));
    Ok(diesel::update(claimed).set(given_back).execute(conn)?)
}

/// How many jobs are due and not begun, and the age of the oldest in seconds.
///
/// # Errors
/// As any query.
pub fn backlog(conn: &mut DbConn, clock: &Clock) -> DbResult<(i64, i64)> {
    let now = clock.now();
    let due = jobs::table.filter(jobs::state.eq(JobState::Queued)).filter(jobs::run_at.le(now));
    let count = due.count().get_result(conn)?;
    let oldest: Option<Instant> = due.select(diesel::dsl::min(jobs::run_at)).first(conn)?;
    Ok((count, oldest.map_or(0, |at| (now.utc() - at.utc()).num_seconds())))
}

/// How many jobs failed and wait for their next attempt.
///
/// # Errors
/// As any query.
pub fn put_off(conn: &mut DbConn) -> DbResult<i64> {
    let failed = jobs::table.filter(jobs::state.eq(JobState::Queued)).filter(jobs::attempts.gt(0));
    Ok(failed.count().get_result(conn)?)
}

/// How many jobs were given up, by kind.
///
/// # Errors
/// As any query.
pub fn given_up(conn: &mut DbConn) -> DbResult<Vec<(String, i64)>> {
    Ok(jobs::table
        .filter(jobs::state.eq(JobState::Dead))
        .group_by(jobs::kind)
        .order(jobs::kind)
        .select((jobs::kind, diesel::dsl::count_star()))
        .load(conn)?)
}
