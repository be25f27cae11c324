//! What becomes of jobs that fail, panic, wait for something, or end the process.

use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::prelude::*;
use shigan::db::DbResult;
use shigan::db::schema::jobs;
use shigan::jobs::{Handler, JobError, JobRow, JobState, Runner, Work, enqueue, release_all};
use shigan::metrics::Metrics;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::support::databases::{Database, on_both_databases};
use crate::support::proxy::Road;

on_both_databases! {
    a_job_that_panics_each_time_is_given_up_and_the_others_are_done
    a_job_that_ends_the_process_each_time_is_given_up_and_its_bystanders_are_not
    a_job_that_waits_for_something_is_never_given_up
    a_job_that_was_given_up_begins_anew_when_it_is_wanted_anew
}

// Time can be made to pass only on a single thread.
#[tokio::test]
async fn a_job_under_way_is_not_taken_over_however_long_it_takes_on_sqlite() {
    a_job_under_way_is_not_taken_over(&Database::sqlite()).await;
}

#[tokio::test]
async fn a_job_under_way_is_not_taken_over_however_long_it_takes_on_postgres() {
    if let Some(database) = Database::postgres() {
        a_job_under_way_is_not_taken_over(&database).await;
    }
}

/// The clock stands still, so nothing here waits for the end of a lease.
#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_job_is_noted_when_the_database_is_back() {
    let Some((database, proxy)) = Database::postgres_behind_a_proxy().await else { return };
    let (deeds, metrics) = (Arc::default(), Arc::default());
    want(&database, "opens its door late").await;
    let life = Life::begin(&database, &deeds, &metrics);
    life.until("it is at work", || async { deeds.count("begun", "opens its door late") == 1 }).await;
    proxy.make(Road::Shut);
    life.until("it is done", || async {
        deeds.door.notify_one();
        deeds.count("done", "opens its door late") == 1
    })
    .await;
    let left = || {
        let rows = jobs::table.count();
        database.db.read(move |conn| -> DbResult<i64> { Ok(rows.get_result(conn)?) })
    };
    // Both wait as long for a connection as the first note does, so that has failed by then.
    for _ in 0..2 {
        left().await.unwrap_err();
    }
    proxy.make(Road::Open);
    life.until("it is noted", || async { left().await.is_ok_and(|left| left == 0) }).await;
    assert_eq!(deeds.count("begun", "opens its door late"), 1);
    life.end().await;
}

/// Attempts after which a job is given up.
const MOST: usize = 12;

/// Jobs that behave as their subject says; counts what happened to each.
#[derive(Default)]
struct Deeds {
    seen: Mutex<BTreeMap<(&'static str, String), usize>>,
    door: Notify,
}

impl Deeds {
    fn note(&self, what: &'static str, subject: &str) -> usize {
        let mut seen = self.seen.lock().unwrap();
        let count = seen.entry((what, subject.to_owned())).or_default();
        *count += 1;
        *count
    }

    fn count(&self, what: &'static str, subject: &str) -> usize {
        self.seen.lock().unwrap().get(&(what, subject.to_owned())).copied().unwrap_or_default()
    }
}

impl Handler for Deeds {
    fn kind(&self) -> &'static str {
        "deed"
    }

    fn run(&self, subject: String) -> Work<'_> {
        Box::pin(async move {
            let times = self.note("begun", &subject);
            match subject.as_str() {
                "panics" => panic!("as it always does"),
                // The test ends the process while these are at work.
                "kills" => pending().await,
                "bystander" if times <= 2 => pending().await,
                "opens its door late" => self.door.notified().await,
                "away" => return Err(JobError::Away("not there".to_owned())),
                _ => {}
            }
            self.note("done", &subject);
            Ok(())
        })
    }

    fn give_up(&self, subject: String) -> Work<'_> {
        self.note("given up", &subject);
        Box::pin(std::future::ready(Ok(())))
    }
}

/// A runner at work.
struct Life {
    bell: Arc<Notify>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Life {
    fn begin(database: &Database, deeds: &Arc<Deeds>, metrics: &Arc<Metrics>) -> Self {
        let (bell, (stop, stopping)) = (Arc::new(Notify::new()), watch::channel(false));
        let handlers: Vec<Arc<dyn Handler>> = vec![Arc::clone(deeds) as _];
        let runner = Runner::new(database.db.clone(), database.clock.clone(), handlers, 3, Arc::clone(&bell));
        Self { bell, stop, task: tokio::spawn(runner.counting(Arc::clone(metrics)).run(stopping)) }
    }

    async fn until<F: Future<Output = bool>>(&self, what: &str, mut condition: impl FnMut() -> F) {
        let deadline = Instant::now() + Duration::from_mins(1);
        while !condition().await {
            assert!(Instant::now() < deadline, "did not happen within a minute: {what}");
            self.bell.notify_one();
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// As kill -9: what was claimed stays claimed.
    async fn kill(self, database: &Database) {
        self.task.abort();
        drop(self.task.await);
        database.db.write(release_all).await.unwrap();
    }

    async fn end(self) {
        let _told = self.stop.send(true);
        self.task.await.unwrap();
    }
}

async fn want(database: &Database, subject: &'static str) {
    let clock = database.clock.clone();
    pass(database, 1);
    database.db.write(move |conn| enqueue(conn, &clock, "deed", subject)).await.unwrap();
}

fn pass(database: &Database, seconds: i64) {
    database.clock.set(database.clock.now().utc() + TimeDelta::seconds(seconds));
}

async fn find(database: &Database, subject: &'static str) -> Option<JobRow> {
    let row = jobs::table.filter(jobs::subject.eq(subject)).select(JobRow::as_select());
    database.db.read(move |conn| -> DbResult<_> { Ok(row.first(conn).optional()?) }).await.unwrap()
}

async fn a_job_that_panics_each_time_is_given_up_and_the_others_are_done(database: &Database) {
    let (deeds, metrics) = (Arc::default(), Arc::default());
    want(database, "panics").await;
    want(database, "first").await;
    let life = Life::begin(database, &deeds, &metrics);
    for attempt in 1..=MOST {
        life.until("the attempt is noted", || async {
            find(database, "panics")
                .await
                .is_some_and(|job| job.state != JobState::Running && usize::try_from(job.attempts).unwrap() == attempt)
        })
        .await;
        assert_eq!(deeds.count("given up", "panics"), usize::from(attempt == MOST));
        pass(database, 660);
    }
    want(database, "next").await;
    life.until("the others are done", || async {
        deeds.count("done", "first") == 1 && find(database, "next").await.is_none()
    })
    .await;
    let job = find(database, "panics").await.unwrap();
    assert_eq!((job.state, job.last_error.as_deref()), (JobState::Dead, Some("it panicked")));
    assert_eq!(deeds.count("begun", "panics"), MOST);
    assert!(metrics.render().contains("shigan_jobs_given_up_total{kind=\"deed\"} 1"), "{}", metrics.render());
    life.end().await;
}

async fn a_job_that_ends_the_process_each_time_is_given_up_and_its_bystanders_are_not(database: &Database) {
    let (deeds, metrics) = (Arc::default(), Arc::default());
    want(database, "bystander").await;
    want(database, "kills").await;
    for round in 1..=MOST {
        let life = Life::begin(database, &deeds, &metrics);
        life.until("it is at work", || async {
            let both = round > 2 || deeds.count("begun", "bystander") == round;
            both && deeds.count("begun", "kills") == round
        })
        .await;
        life.kill(database).await;
        if round == 2 {
            // In between the server works on what is not suspected.
            want(database, "other").await;
            let life = Life::begin(database, &deeds, &metrics);
            life.until("another job is done", || async { find(database, "other").await.is_none() }).await;
            life.end().await;
            assert_eq!((deeds.count("begun", "kills"), deeds.count("begun", "bystander")), (2, 2));
        }
        pass(database, 180);
    }
    assert_eq!(deeds.count("given up", "kills"), 0);
    want(database, "next").await;
    let life = Life::begin(database, &deeds, &metrics);
    life.until("the next job is done", || async { find(database, "next").await.is_none() }).await;
    life.until("it is given up", || async { find(database, "kills").await.unwrap().state == JobState::Dead }).await;
    assert_eq!((deeds.count("begun", "kills"), deeds.count("given up", "kills")), (MOST, 1));
    assert_eq!((deeds.count("done", "bystander"), deeds.count("given up", "bystander")), (1, 0));
    assert!(metrics.render().contains("shigan_jobs_given_up_total{kind=\"deed\"} 1"), "{}", metrics.render());
    life.end().await;
}

async fn a_job_under_way_is_not_taken_over(database: &Database) {
    let (deeds, metrics) = (Arc::default(), Arc::default());
    want(database, "kills").await;
    let life = Life::begin(database, &deeds, &metrics);
    life.until("it is at work", || async { deeds.count("begun", "kills") == 1 }).await;
    // From here on minutes of waiting pass in a moment.
    tokio::time::pause();
    for _ in 0..3 {
        pass(database, 50);
        let soon = database.clock.now().plus(TimeDelta::seconds(30));
        life.until("its lease is prolonged", || async {
            find(database, "kills").await.unwrap().leased_until.unwrap() > soon
        })
        .await;
    }
    let other = Life::begin(database, &deeds, &metrics);
    want(database, "first").await;
    other.until("the other job is done", || async { find(database, "first").await.is_none() }).await;
    assert_eq!(deeds.count("begun", "kills"), 1);
    other.kill(database).await;
    life.kill(database).await;
}

async fn a_job_that_waits_for_something_is_never_given_up(database: &Database) {
    let (deeds, metrics) = (Arc::default(), Arc::default());
    want(database, "away").await;
    let life = Life::begin(database, &deeds, &metrics);
    for attempt in 1..=2 * MOST {
        life.until("the attempt is noted", || async {
            let noted = find(database, "away").await.is_some_and(|job| job.state == JobState::Queued);
            noted && deeds.count("begun", "away") == attempt
        })
        .await;
        pass(database, 11);
    }
    assert_eq!(deeds.count("given up", "away"), 0);
    life.end().await;
}

async fn a_job_that_was_given_up_begins_anew_when_it_is_wanted_anew(database: &Database) {
    let (deeds, metrics) = (Arc::default(), Arc::default());
    want(database, "mended").await;
    let dead = (jobs::state.eq(JobState::Dead), jobs::attempts.eq(12));
    database
        .db
        .write(move |conn| -> DbResult<_> { Ok(diesel::update(jobs::table).set(dead).execute(conn)?) })
        .await
        .unwrap();
    want(database, "mended").await;
    let life = Life::begin(database, &deeds, &metrics);
    life.until("it is done", || async { find(database, "mended").await.is_none() }).await;
    assert_eq!(deeds.count("done", "mended"), 1);
    life.end().await;
}
