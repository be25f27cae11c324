//! The runner: claims due jobs, hands them to their handlers, retries with back-off.
//!
//! Knows no job kind. Invariant: a job is deleted only after its handler said it
//! is done; two runners never hold the same lease.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use tokio::sync::{Notify, Semaphore, watch};

use super::{JobRow, JobState};
use crate::clock::Clock;
use crate::db::schema::jobs;
use crate::db::{Db, DbConn, DbResult};

/// How long a claimed job may take before another runner may take it over.
const LEASE: TimeDelta = TimeDelta::seconds(120);
/// After this many attempts a job waits for a person.
const MAX_ATTEMPTS: i32 = 12;
/// How long a job waits for its next attempt at the most.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(10);
/// How long a job waits while a part it needs is away: soon enough after an outage, seldom enough during one.
const AWAY: TimeDelta = TimeDelta::seconds(10);
/// How far the clocks of two servers may be apart.
const SKEW: TimeDelta = TimeDelta::minutes(5);
/// How often the queue is looked at when nobody rings the bell.
const POLL: Duration = Duration::from_millis(500);

/// Why an attempt failed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It went wrong; the job is tried again later, but not for ever.
    #[error("{0}")]
    Retry(String),
    /// A part that the job needs is away; it is tried until that part is there again, however long that takes.
    #[error("{0}")]
    Away(String),
}

/// Does one kind of job.
pub trait Handler: Send + Sync {
    /// The kind this handler takes.
    fn kind(&self) -> &'static str;
    /// Does the work; must be safe to run twice.
    fn run(&self, subject: String) -> Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + '_>>;
}

/// Runs jobs until told to stop.
pub struct Runner {
    db: Db,
    clock: Clock,
    handlers: HashMap<&'static str, Arc<dyn Handler>>,
    slots: Arc<Semaphore>,
    bell: Arc<Notify>,
}

impl Runner {
    /// A runner that works on at most `parallel` jobs at once.
    #[must_use]
    pub fn new(db: Db, clock: Clock, handlers: Vec<Arc<dyn Handler>>, parallel: usize, bell: Arc<Notify>) -> Self {
        let handlers = handlers.into_iter().map(|handler| (handler.kind(), handler)).collect();
        Self { db, clock, handlers, slots: Arc::new(Semaphore::new(parallel.max(1))), bell }
    }

    /// Works until `stop` turns true; then finishes what it holds.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let this = Arc::new(self);
        let parallel = this.slots.available_permits();
        while !*stop.borrow() {
            let claimed = match this.claim().await {
                Ok(claimed) => claimed,
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be claimed");
                    Vec::new()
                }
            };
            if claimed.is_empty() {
                tokio::select! {
                    () = this.bell.notified() => {}
                    () = tokio::time::sleep(POLL) => {}
                    _ = stop.changed() => {}
                }
                continue;
            }
            for job in claimed {
                let Ok(slot) = Arc::clone(&this.slots).acquire_owned().await else { return };
                let this = Arc::clone(&this);
                tokio::spawn(async move {
                    this.work(job).await;
                    drop(slot);
                });
            }
        }
        // All permits back means nobody works any more.
        drop(this.slots.acquire_many(u32::try_from(parallel).unwrap_or(1)).await);
    }

    async fn claim(&self) -> DbResult<Vec<JobRow>> {
        let free = i64::try_from(self.slots.available_permits().max(1)).unwrap_or(1);
        let clock = self.clock.clone();
        // Looking is cheap and takes no write lock; most looks find nothing.
        let look = clock.clone();
        let due = self.db.read(move |conn| due(conn, &look, free)).await?;
        if due.is_empty() {
            return Ok(due);
        }
        self.db.write(move |conn| take(conn, &clock, due)).await
    }

    async fn work(&self, job: JobRow) {
        let Some(handler) = self.handlers.get(job.kind.as_str()) else {
            tracing::error!(kind = job.kind, "no handler for this kind of job");
            return;
        };
        let outcome = handler.run(job.subject.clone()).await;
        let clock = self.clock.clone();
        let id = job.id;
        let result = match outcome {
            Ok(()) => {
                self.db
                    .write(move |conn| -> DbResult<()> {
                        diesel::delete(jobs::table.find(id)).execute(conn)?;
                        Ok(())
                    })
                    .await
            }
            Err(error) => {
                tracing::warn!(kind = job.kind, subject = job.subject, %error, attempts = job.attempts, "a job failed");
                self.db.write(move |conn| give_back(conn, &clock, &job, &error)).await
            }
        };
        if let Err(error) = result {
            // The lease ends by itself and the job runs again: nothing is lost.
            tracing::warn!(%error, "the end of a job could not be noted");
        }
    }
}

/// What is due, or was put off until a time so far away that a clock running ahead must have written it: a job is
/// never put off for longer than [`LONGEST_WAIT`], and never leased for longer than [`LEASE`].
fn due(conn: &mut DbConn, clock: &Clock, limit: i64) -> DbResult<Vec<JobRow>> {
    let now = clock.now();
    let (too_late, too_long) = (now.plus(LONGEST_WAIT + SKEW), now.plus(LEASE + SKEW));
    let its_turn = jobs::run_at.le(now).or(jobs::run_at.gt(too_late));
    let waiting = jobs::state.eq(JobState::Queued).and(its_turn);
    let no_lease = jobs::leased_until.lt(now).or(jobs::leased_until.gt(too_long));
    let abandoned = jobs::state.eq(JobState::Running).and(no_lease);
    Ok(jobs::table
        .filter(waiting.or(abandoned.assume_not_null()))
        .order(jobs::run_at.asc())
        .limit(limit)
        .select(JobRow::as_select())
        .load(conn)?)
}

/// Takes each job that nobody else took since it was seen: the attempts counter is the proof.
fn take(conn: &mut DbConn, clock: &Clock, seen: Vec<JobRow>) -> DbResult<Vec<JobRow>> {
    let until = clock.now().plus(LEASE);
    let mut taken = Vec::with_capacity(seen.len());
    for mut job in seen {
        let changed = diesel::update(jobs::table.find(job.id).filter(jobs::attempts.eq(job.attempts)))
            .set((jobs::state.eq(JobState::Running), jobs::leased_until.eq(until), jobs::attempts.eq(job.attempts + 1)))
            .execute(conn)?;
        if changed == 1 {
            job.attempts += 1;
            taken.push(job);
        }
    }
    Ok(taken)
}

fn give_back(conn: &mut DbConn, clock: &Clock, job: &JobRow, error: &JobError) -> DbResult<()> {
    let (attempts, wait) = match error {
        // 2, 4, 8 … seconds.
        JobError::Retry(_) => (job.attempts, TimeDelta::seconds(1_i64 << job.attempts.clamp(1, 10)).min(LONGEST_WAIT)),
        // As if it had not been tried.
        JobError::Away(_) => (job.attempts - 1, AWAY),
    };
    let state = if attempts >= MAX_ATTEMPTS { JobState::Dead } else { JobState::Queued };
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::state.eq(state),
            jobs::attempts.eq(attempts),
            jobs::run_at.eq(clock.now().plus(wait)),
            jobs::leased_until.eq(None::<crate::db::types::Instant>),
            jobs::last_error.eq(error.to_string()),
        ))
        .execute(conn)?;
    Ok(())
}
