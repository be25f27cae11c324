//! A machine whose clock is set while the server works: days ahead, hours back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use shigan::config::Config;
use shigan::db::schema::{audit_events, audit_seal_entries, jobs, sessions};
use shigan::db::types::{Instant, JobId, Sha256};
use shigan::db::{Db, DbError};
use shigan::jobs::{JobRow, JobState};
use shigan::photos::RENDER_JOB;

use super::fleet::Fleet;
use super::kill::populate;
use super::proof::{Look, program_checks};
use crate::support::app::{city, missing};
use crate::support::program::{Program, Settings, command, settings_of};
use crate::support::{TestApp, World};

/// The library of Debian's `faketime`, which tells a program another time.
fn library() -> Option<PathBuf> {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];
    let found =
        folders.iter().map(|folder| Path::new(folder).join("faketime/libfaketime.so.1")).find(|path| path.exists());
    if found.is_none() {
        missing("no libfaketime (Debian's package faketime)");
    }
    found
}

/// A clock that can be set, as a file that the library reads with every call.
struct MachineClock(PathBuf);

impl MachineClock {
    /// Sets it: `+0`, `+3d`, `-5h`.
    fn set(&self, offset: &str) {
        // Made aside and renamed, so that nobody reads half of it.
        let aside = self.0.with_extension("new");
        std::fs::write(&aside, offset).unwrap();
        std::fs::rename(aside, &self.0).unwrap();
    }

    fn start(&self, library: &Path, settings: &Settings, log: &Path) -> Program {
        let mut serve = command(settings, &["serve"]);
        serve
            .env("LD_PRELOAD", library)
            .env("FAKETIME_TIMESTAMP_FILE", &self.0)
            .env("FAKETIME_NO_CACHE", "1")
            // Timers of the runtime go by the steady clock, which nobody can set on a real machine either.
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        Program::spawn(serve, log)
    }
}

async fn until(what: &str, mut condition: impl AsyncFnMut() -> bool) {
    for _ in 0..1800 {
        if condition().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("did not happen within ninety seconds: {what}");
}

/// Waits until no job is left, for long: a machine may be busy with other tests.
async fn all_done(look: &Look, when: &str) {
    for _ in 0..1800 {
        if look.jobs().await == 0 && look.unsettled().await == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("jobs are not done, {when}: {:#?}", look.job_rows().await);
}

/// Sends reports one after the other until so many more are whole.
async fn some_reports(fleet: &Fleet, base: &str, more: usize) {
    let whole = || fleet.ledger.lock().unwrap().whole.len();
    let wanted = whole() + more;
    tokio::select! {
        () = fleet.send(base, true) => panic!("the line broke"),
        () = until("reports are whole", async || whole() >= wanted) => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_jumps_loses_nothing_and_holds_nothing_up() {
    let Some(library) = library() else { return };
    // S3 takes no request that is signed a quarter of an hour off, so photos cannot be taken then at all.
    let (jumps, ahead) = if city() { (["+14m", "-14m", "-5m"], "+14m") } else { (["+3d", "-5h", "-2d"], "+5h") };
    let folder = tempfile::tempdir().unwrap();
    let (settings, log) = (settings_of(folder.path()), folder.path().join("log"));
    let clock = MachineClock(folder.path().join("clock"));
    clock.set("+0");
    let fleet = Fleet::new(populate(&settings).await, 7);
    let mut program = clock.start(&library, &settings, &log);
    let base = program.serves().await.unwrap();
    let look = Look::at(&settings).await;
    // Jobs that were queued or leased under a clock that ran ahead are due all the same.
    for offset in jumps {
        clock.set(offset);
        some_reports(&fleet, &base, 2).await;
        all_done(&look, offset).await;
    }
    // The same across a sudden end: the clock stands back, the leases of the killed process lie in its future.
    clock.set(ahead);
    some_reports(&fleet, &base, 2).await;
    program.kill();
    clock.set("+0");
    let mut program = clock.start(&library, &settings, &log);
    let base = program.serves().await.unwrap();
    some_reports(&fleet, &base, 2).await;
    all_done(&look, "after the kill").await;
    assert!(program.stop());

    let reports: Vec<_> = {
        let ledger = fleet.ledger.lock().unwrap();
        assert!(ledger.surprises.is_empty(), "{:#?}", ledger.surprises);
        ledger.whole.iter().chain(&ledger.waiting).chain(&ledger.forsaken).cloned().collect()
    };
    let mut found = look.lost(&reports).await;
    found.extend(look.halves().await);
    found.extend(program_checks(&settings));
    assert!(found.is_empty(), "{found:#?}");
    assert_trail(&settings).await;
}

/// Whatever the clock said, every event of the trail got an id of its own and stands in one seal.
async fn assert_trail(settings: &Settings) {
    let config = Config::from_variables(settings.clone()).unwrap();
    let db = Db::open(&config.database, 1).unwrap();
    let counts: (i64, i64) = db
        .read(|conn| {
            let events = audit_events::table.count().get_result(conn)?;
            Ok::<_, DbError>((events, audit_seal_entries::table.count().get_result(conn)?))
        })
        .await
        .unwrap();
    assert!(counts.0 > 0);
    assert_eq!(counts.0, counts.1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_clock_running_ahead_wrote_into_the_future_holds_nobody_up() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let now = app.clock.now();
    let job = |subject: &str, state: JobState, ahead: TimeDelta| JobRow {
        id: app.clock.new_id(),
        kind: RENDER_JOB.to_owned(),
        // There are no such bytes, so there is nothing to be done.
        subject: format!("{}/1", Sha256::of(subject.as_bytes())),
        state,
        attempts: 1,
        run_at: now.plus(if state == JobState::Queued { ahead } else { TimeDelta::zero() }),
        leased_until: (state == JobState::Running).then(|| now.plus(ahead)),
        last_error: None,
        created_at: now,
    };
    let waiting = job("put off within reason", JobState::Queued, TimeDelta::minutes(8));
    let rows = [
        waiting.clone(),
        job("put off beyond reason", JobState::Queued, TimeDelta::hours(5)),
        job("leased beyond reason", JobState::Running, TimeDelta::hours(5)),
    ];
    let account = world.person("member").account_id;
    app.db(move |conn| {
        diesel::insert_into(jobs::table).values(&rows[0]).execute(conn).unwrap();
        diesel::insert_into(jobs::table).values(&rows[1]).execute(conn).unwrap();
        diesel::insert_into(jobs::table).values(&rows[2]).execute(conn).unwrap();
        let sight = sessions::last_seen_at.eq(now.plus(TimeDelta::hours(5)));
        diesel::update(sessions::table.filter(sessions::account_id.eq(account))).set(sight).execute(conn).unwrap();
    })
    .await;
    app.until("two jobs are done", || async {
        let left = app.db(|conn| jobs::table.select(jobs::id).load::<JobId>(conn).unwrap()).await;
        left == [waiting.id]
    })
    .await;
    app.get("/api/v1/me").by(world.person("member")).send().await.expect(200);
    app.until("the sight is noted anew", || async {
        let seen = sessions::table.filter(sessions::account_id.eq(account)).select(sessions::last_seen_at);
        app.db(move |conn| seen.first::<Instant>(conn).unwrap()).await == now
    })
    .await;
}
