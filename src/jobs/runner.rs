//! The runner: claims due jobs, hands them to their handlers, retries with back-off.
//!
//! Knows no job kind. Invariant: a job is deleted only after its handler said it
//! is done; two runners never hold the same lease. A job is counted when it is
//! claimed, durably, so an attempt that ends the process counts as well; a
//! suspect runs alone, so that it takes no bystander with it.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::FutureExt as _;
use tokio::sync::{Notify, Semaphore, watch};

use super::{JobRow, JobState};
use crate::clock::Clock;
use crate::db::schema::jobs;
use crate::db::types::{Instant, JobId};
use crate::db::{Db, DbConn, DbError, DbResult};
use crate::gate::Gate;
use crate::metrics::Metrics;

/// How long a claimed job is left to its runner, which prolongs it while it works; then another may take it over.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How often a lease is prolonged: more than once may fail.
const PROLONG: Duration = Duration::from_secs(15);
/// How long to wait before the end of a job is noted again that could not be noted.
const NOTE_AGAIN: Duration = Duration::from_secs(1);
/// After this many attempts a job is given up. Many, since somebody else may end the process as often.
const MAX_ATTEMPTS: i32 = 12;
/// How long a job waits for its next attempt at the most.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(10);
/// How long a job waits while a part it needs is away: soon enough after an outage, seldom enough during one.
const AWAY: TimeDelta = TimeDelta::seconds(10);
/// Further away than any time that a job is put off to.
const EVER: TimeDelta = TimeDelta::weeks(52 * 100);
/// How far the clocks of two servers may be apart.
const SKEW: TimeDelta = TimeDelta::minutes(5);
/// How long a job stands back while people crowd the door; then it is done all the same, one at a time.
const STAND_BACK: TimeDelta = TimeDelta::seconds(30);
/// The same while they are being turned away.
const STAND_FAR_BACK: TimeDelta = TimeDelta::minutes(5);
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

/// Work under way.
pub type Work<'a> = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + 'a>>;

/// Does one kind of job.
pub trait Handler: Send + Sync {
    /// The kind this handler takes.
    fn kind(&self) -> &'static str;
    /// Does the work; must be safe to run twice.
    fn run(&self, subject: String) -> Work<'_>;
    /// Whether somebody waits for what comes of it: such a job is begun before all others.
    fn is_waited_for(&self) -> bool {
        false
    }
    /// Notes, where somebody may wait for it, that the work is never going to be done. Must be safe to run twice.
    fn give_up(&self, _subject: String) -> Work<'_> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// How an attempt ended.
enum End {
    Done,
    Again(JobError),
    GivenUp(String),
}

/// Runs jobs until told to stop.
pub struct Runner {
    db: Db,
    clock: Clock,
    handlers: HashMap<&'static str, Arc<dyn Handler>>,
    slots: Arc<Semaphore>,
    parallel: usize,
    bell: Arc<Notify>,
    people: Option<Gate>,
    metrics: Option<Arc<Metrics>>,
}

impl Runner {
    /// A runner that works on at most `parallel` jobs at once.
    #[must_use]
    pub fn new(db: Db, clock: Clock, handlers: Vec<Arc<dyn Handler>>, parallel: usize, bell: Arc<Notify>) -> Self {
        let handlers = handlers.into_iter().map(|handler| (handler.kind(), handler)).collect();
        let parallel = parallel.max(1);
        let slots = Arc::new(Semaphore::new(parallel));
        Self { db, clock, handlers, slots, parallel, bell, people: None, metrics: None }
    }

    /// The same, but while this door is crowded no job is begun that has not waited for [`STAND_BACK`], while it is full
    /// for [`STAND_FAR_BACK`], and never two at once: a job takes as much memory and time as many requests.
    #[must_use]
    pub fn standing_back(mut self, people: Gate) -> Self {
        self.people = Some(people);
        self
    }

    /// The same, but with jobs that are given up counted.
    #[must_use]
    pub fn counting(mut self, metrics: Arc<Metrics>) -> Self {
        self.metrics = Some(metrics);
        self
    }

    /// Works until `stop` turns true; then finishes what it holds.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let this = Arc::new(self);
        while !*stop.borrow() {
            let (claimed, alone) = match this.claim().await {
                Ok(claimed) => claimed,
                Err(error) => {
                    tracing::warn!(%error, "jobs could not be claimed");
                    (Vec::new(), false)
                }
            };
            if claimed.is_empty() {
                this.rest(&mut stop).await;
                continue;
            }
            for job in claimed {
                if alone {
                    // Every slot back means that nobody else works, and nothing is claimed meanwhile.
                    let Ok(_all) = this.slots.acquire_many(this.all()).await else { return };
                    this.work(job, &stop).await;
                    continue;
                }
                let Ok(slot) = Arc::clone(&this.slots).acquire_owned().await else { return };
                let (this, stop) = (Arc::clone(&this), stop.clone());
                tokio::spawn(async move {
                    this.work(job, &stop).await;
                    drop(slot);
                });
            }
        }
        // All permits back means nobody works any more.
        drop(this.slots.acquire_many(this.all()).await);
    }

    /// Until there is reason to look again. While people crowd the door the bell is not heard: it rings for every one of
    /// them, and what is new stands back anyway.
    async fn rest(&self, stop: &mut watch::Receiver<bool>) {
        let heard = async {
            if self.patience().is_some() {
                std::future::pending::<()>().await;
            }
            self.bell.notified().await;
        };
        tokio::select! {
            () = heard => {}
            () = tokio::time::sleep(POLL) => {}
            _ = stop.changed() => {}
        }
    }

    fn all(&self) -> u32 {
        u32::try_from(self.parallel).unwrap_or(1)
    }

    /// For how long a job has to have waited before it is begun now; none where nobody crowds the door.
    fn patience(&self) -> Option<TimeDelta> {
        let people = self.people.as_ref().filter(|people| people.is_crowded())?;
        Some(if people.is_full() { STAND_FAR_BACK } else { STAND_BACK })
    }

    /// How many more jobs may be begun.
    fn free(&self, patience: Option<TimeDelta>) -> usize {
        let at_work = self.parallel - self.slots.available_permits();
        // With every slot taken one more is claimed ahead; it waits for the first that is free.
        let most = if patience.is_some() { 1 } else { self.parallel.max(at_work + 1) };
        most.saturating_sub(at_work)
    }

    /// Claims what may be begun now; true when it has to run alone.
    async fn claim(&self) -> DbResult<(Vec<JobRow>, bool)> {
        let patience = self.patience();
        let free = self.free(patience);
        if free == 0 {
            return Ok((Vec::new(), false));
        }
        let clock = self.clock.clone();
        // Looking is cheap and takes no write lock; most looks find nothing.
        let look = clock.clone();
        let kinds: Vec<_> = self.handlers.values().map(|handler| (handler.kind(), handler.is_waited_for())).collect();
        let due = self.db.read(move |conn| due(conn, &look, &kinds, (free, patience))).await?;
        let (due, alone) = together(due);
        if due.is_empty() {
            return Ok((due, alone));
        }
        Ok((self.db.write(move |conn| take(conn, &clock, due)).await?, alone))
    }

    async fn work(&self, job: JobRow, stop: &watch::Receiver<bool>) {
        let Some(handler) = self.handlers.get(job.kind.as_str()) else {
            tracing::error!(kind = job.kind, "no handler for this kind of job");
            return;
        };
        let end = tokio::select! {
            end = self.attempt(handler.as_ref(), &job) => end,
            never = self.prolong(&job) => match never {},
        };
        self.note(job, end, stop).await;
    }

    /// Notes how a job ended. Tried for as long as the lease lasts: a database that is away for a moment must not make
    /// the job wait for the end of it and be done twice.
    async fn note(&self, job: JobRow, end: End, stop: &watch::Receiver<bool>) {
        let (job, end) = (Arc::new(job), Arc::new(end));
        let until = tokio::time::Instant::now() + LEASE.to_std().unwrap_or_default();
        loop {
            let (clock, job, end) = (self.clock.clone(), Arc::clone(&job), Arc::clone(&end));
            let Err(error) = self.db.write(move |conn| note(conn, &clock, &job, &end)).await else { return };
            let passes = matches!(error, DbError::Unavailable(_) | DbError::Full(_));
            if !passes || *stop.borrow() || tokio::time::Instant::now() >= until {
                // The lease ends by itself and the job runs again: nothing is lost.
                tracing::warn!(%error, "the end of a job could not be noted");
                return;
            }
            tokio::time::sleep(NOTE_AGAIN).await;
        }
    }

    /// Keeps a job under way from being taken over, for as long as this is polled.
    async fn prolong(&self, job: &JobRow) -> Infallible {
        loop {
            tokio::time::sleep(PROLONG).await;
            let (clock, id, attempts) = (self.clock.clone(), job.id, job.attempts);
            if let Err(error) = self.db.write(move |conn| prolong(conn, &clock, id, attempts)).await {
                tracing::warn!(%error, "the lease of a job could not be prolonged");
            }
        }
    }

    async fn attempt(&self, handler: &dyn Handler, job: &JobRow) -> End {
        let outcome = if job.attempts > MAX_ATTEMPTS {
            Err(JobError::Retry("it was begun again and again and never came to an end".to_owned()))
        } else {
            guarded(handler.run(job.subject.clone())).await
        };
        let Err(error) = outcome else { return End::Done };
        tracing::warn!(kind = job.kind, subject = job.subject, %error, attempts = job.attempts, "a job failed");
        match error {
            JobError::Retry(reason) if job.attempts >= MAX_ATTEMPTS => self.give_up(handler, job, reason).await,
            error => End::Again(error),
        }
    }

    async fn give_up(&self, handler: &dyn Handler, job: &JobRow, reason: String) -> End {
        if let Err(error) = guarded(handler.give_up(job.subject.clone())).await {
            // Whoever waits for it has to learn of it, so this is tried for as long as it takes.
            return End::Again(JobError::Away(format!("{reason}; this cannot be noted: {error}")));
        }
        tracing::error!(kind = job.kind, subject = job.subject, reason, attempts = job.attempts, "a job was given up");
        if let Some(metrics) = &self.metrics {
            metrics.count_given_up(handler.kind());
        }
        End::GivenUp(reason)
    }
}

/// A panic costs the attempt and nothing else.
async fn guarded(work: Work<'_>) -> Result<(), JobError> {
    let ended = AssertUnwindSafe(work).catch_unwind().await;
    ended.unwrap_or_else(|_| Err(JobError::Retry("it panicked".to_owned())))
}

/// Of what is due, what may run side by side: a suspect only by itself. True for a suspect.
fn together(mut due: Vec<JobRow>) -> (Vec<JobRow>, bool) {
    let before = due.iter().take_while(|job| !job.is_suspect()).count();
    let alone = before == 0 && !due.is_empty();
    due.truncate(before.max(1));
    (due, alone)
}

/// What may be begun now of these kinds, each with whether somebody waits for it: those first, then by how long they
/// wait. While people crowd the door only what has stood back for long enough.
///
/// Asked kind by kind, each in the order of an index: after a busy hour thousands of jobs wait, and this is looked at
/// after each of them.
fn due(
    conn: &mut DbConn,
    clock: &Clock,
    kinds: &[(&'static str, bool)],
    (limit, patience): (usize, Option<TimeDelta>),
) -> DbResult<Vec<JobRow>> {
    let now = clock.now();
    let until = now.plus(patience.map_or(EVER, |waited| -waited));
    let is_waited_for = |kind: &str| kinds.iter().find(|(known, _)| *known == kind).map(|(_, waited_for)| *waited_for);
    let mut found = abandoned(conn, now, until)?;
    found.retain(|job| is_waited_for(&job.kind).is_some());
    for (kind, _) in kinds {
        found.extend(waiting(conn, kind, (now, until), limit)?);
    }
    found.sort_by_key(|job| (is_waited_for(&job.kind) != Some(true), job.run_at));
    found.truncate(limit);
    Ok(found)
}

/// The first that wait: whatever was never tried, and what was put off until now. Times so far away that a clock running
/// ahead must have written them count as past: a job is never put off for longer than [`LONGEST_WAIT`].
fn waiting(conn: &mut DbConn, kind: &str, (now, until): (Instant, Instant), limit: usize) -> DbResult<Vec<JobRow>> {
    let too_late = now.plus(LONGEST_WAIT + SKEW);
    let its_turn = jobs::attempts.eq(0).or(jobs::run_at.le(now)).or(jobs::run_at.gt(too_late));
    Ok(jobs::table
        .filter(jobs::state.eq(JobState::Queued).and(jobs::kind.eq(kind)).and(jobs::run_at.le(until)))
        .filter(its_turn)
        .order(jobs::run_at)
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(JobRow::as_select())
        .load(conn)?)
}

/// Those whose runner is gone: never more than all runners work on. A job is never leased for longer than [`LEASE`].
fn abandoned(conn: &mut DbConn, now: Instant, until: Instant) -> DbResult<Vec<JobRow>> {
    let no_lease = jobs::leased_until.lt(now).or(jobs::leased_until.gt(now.plus(LEASE + SKEW)));
    Ok(jobs::table
        .filter(jobs::state.eq(JobState::Running).and(jobs::run_at.le(until)))
        .filter(no_lease.assume_not_null())
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

fn prolong(conn: &mut DbConn, clock: &Clock, id: JobId, attempts: i32) -> DbResult<()> {
    let ours = jobs::table.find(id).filter(jobs::attempts.eq(attempts)).filter(jobs::state.eq(JobState::Running));
    diesel::update(ours).set(jobs::leased_until.eq(clock.now().plus(LEASE))).execute(conn)?;
    Ok(())
}

/// Nothing is noted of a job that another runner has taken over since.
fn note(conn: &mut DbConn, clock: &Clock, job: &JobRow, end: &End) -> DbResult<()> {
    match end {
        End::Done => {
            let ours = jobs::table.find(job.id).filter(jobs::attempts.eq(job.attempts));
            diesel::delete(ours.filter(jobs::state.eq(JobState::Running))).execute(conn)?;
            Ok(())
        }
        End::Again(error) => {
            let (attempts, wait) = match error {
                // 2, 4, 8 … seconds.
                JobError::Retry(_) => {
                    (job.attempts, TimeDelta::seconds(1_i64 << job.attempts.clamp(1, 10)).min(LONGEST_WAIT))
                }
                // As if it had not been tried, but for the wait.
                JobError::Away(_) => ((job.attempts - 1).max(1), AWAY),
            };
            give_back(conn, job, (JobState::Queued, attempts), clock.now().plus(wait), &error.to_string())
        }
        End::GivenUp(reason) => give_back(conn, job, (JobState::Dead, job.attempts), clock.now(), reason),
    }
}

fn give_back(
    conn: &mut DbConn,
    job: &JobRow,
    (state, attempts): (JobState, i32),
    run_at: Instant,
    reason: &str,
) -> DbResult<()> {
    let ours = jobs::table.find(job.id).filter(jobs::attempts.eq(job.attempts));
    diesel::update(ours.filter(jobs::state.eq(JobState::Running)))
        .set((
            jobs::state.eq(state),
            jobs::attempts.eq(attempts),
            jobs::run_at.eq(run_at),
            jobs::leased_until.eq(None::<Instant>),
            jobs::last_error.eq(reason),
        ))
        .execute(conn)?;
    Ok(())
}
