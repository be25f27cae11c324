//! A PostgreSQL that is cut off, does not answer, or is started again.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use diesel::connection::SimpleConnection as _;
use shigan::db::{DatabaseUrl, Purpose};

use crate::reports::{Shot, filed, id_of, pictured, plain, put, read, submit};
use crate::support::app::{fresh_postgres, missing};
use crate::support::proxy::{Proxy, Road};
use crate::support::{TestApp, World};

struct City {
    app: TestApp,
    proxy: Proxy,
    /// Past the proxy.
    straight: DatabaseUrl,
}

/// A server whose way to PostgreSQL can be blocked; `None`, and a line that says so, when none was started.
async fn city() -> Option<City> {
    let Some(admin) = crate::support::app::variable("SHIGAN_TEST_POSTGRES_URL") else {
        missing("no PostgreSQL (SHIGAN_TEST_POSTGRES_URL is not set)");
        return None;
    };
    let straight = fresh_postgres(&admin);
    let mut url = url::Url::parse(&straight).unwrap();
    let target = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or(5432));
    let proxy = Proxy::to(target).await;
    url.set_host(Some("127.0.0.1")).unwrap();
    url.set_port(Some(proxy.address.port())).unwrap();
    let app = TestApp::spawn_with(&[("SHIGAN_DATABASE_URL", url.as_str())]).await;
    Some(City { app, proxy, straight: straight.parse().unwrap() })
}

/// Whatever needs the database is asked to come back, and the process lives.
async fn assert_away(app: &TestApp, world: &World, report: &str) {
    let member = world.person("member");
    for _ in 0..3 {
        let answers = [read(app, member, report).await, submit(app, member, &plain(app)).await];
        for answer in answers {
            answer.problem(503, "unavailable");
            assert!(answer.header("retry-after").is_some());
        }
    }
    app.get("/health/ready").send().await.problem(503, "unavailable");
    app.get("/health/live").send().await.expect(204);
}

async fn assert_healed(app: &TestApp, world: &World, report: &str) {
    let member = world.person("member");
    app.until("the pool has healed", || async { read(app, member, report).await.status == 200 }).await;
    let shot = Shot::new(app, app.clock.new_id::<uuid::Uuid>().as_u64_pair().1);
    let body = pictured(app, std::slice::from_ref(&shot));
    // One healed connection does not mean that all are.
    app.until("reports are taken", || async { matches!(submit(app, member, &body).await.status, 200 | 201) }).await;
    app.until("photos are taken", || async { put(app, member, &id_of(&body), &shot).await.status == 200 }).await;
    crate::reports::wait_settled(app, member, &id_of(&body)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_cut_off_gives_503_and_heals() {
    let Some(City { app, proxy, .. }) = city().await else { return };
    let world = World::of(&app).await;
    let report = filed(&app, world.person("member")).await;
    for _ in 0..2 {
        proxy.make(Road::Shut);
        assert_away(&app, &world, &report).await;
        proxy.make(Road::Open);
        assert_healed(&app, &world, &report).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_started_again_is_found_again() {
    let Some(City { app, straight, .. }) = city().await else { return };
    let world = World::of(&app).await;
    let report = filed(&app, world.person("member")).await;
    // What a restart looks like from here: every connection ends with the words of a server that shuts down.
    let end_all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    straight.connect(Purpose::Write).unwrap().batch_execute(end_all).unwrap();
    assert_healed(&app, &world, &report).await;
}

/// A PostgreSQL of its own, that may crash.
struct Cluster {
    folder: tempfile::TempDir,
}

impl Cluster {
    fn ask(&self, action: &str) -> String {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scripts/postgres.sh");
        let output = Command::new(script).arg(action).arg(self.folder.path()).output().unwrap();
        assert!(output.status.success(), "{action}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// It and a database in it that keeps what it has acknowledged.
    fn start() -> (Self, String) {
        let cluster = Self { folder: tempfile::tempdir().unwrap() };
        let url = fresh_postgres(&cluster.ask("start"));
        let name = url.rsplit('/').next().unwrap().to_owned();
        let keep = format!("ALTER DATABASE {name} SET synchronous_commit = on");
        url.parse::<DatabaseUrl>().unwrap().connect(Purpose::Write).unwrap().batch_execute(&keep).unwrap();
        (cluster, url)
    }

    fn crash(&self) {
        self.ask("crash");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.ask("stop");
    }
}

/// Submits reports with a photo each until told to stop, and notes which of them were acknowledged whole.
async fn keep_reporting(app: &TestApp, world: &World, stop: &AtomicUsize, taken: &Mutex<Vec<(String, Shot)>>) {
    let member = world.person("member");
    while stop.load(Ordering::SeqCst) == 0 {
        let shot = Shot::new(app, app.clock.new_id::<uuid::Uuid>().as_u64_pair().1);
        let body = pictured(app, std::slice::from_ref(&shot));
        let report = id_of(&body);
        let answer = submit(app, member, &body).await;
        assert!(matches!(answer.status, 201 | 503), "{}: {}", answer.status, answer.json);
        if answer.status != 201 {
            continue;
        }
        let answer = put(app, member, &report, &shot).await;
        assert!(matches!(answer.status, 200 | 503), "{}: {}", answer.status, answer.json);
        if answer.status == 200 {
            taken.lock().unwrap().push((report, shot));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_crashes_under_load_loses_nothing_that_was_acknowledged() {
    if crate::support::app::variable("SHIGAN_TEST_POSTGRES_URL").is_none() {
        missing("no PostgreSQL (SHIGAN_TEST_POSTGRES_URL is not set)");
        return;
    }
    let (cluster, url) = Cluster::start();
    let cluster = Arc::new(cluster);
    let app = TestApp::spawn_with(&[("SHIGAN_DATABASE_URL", &url)]).await;
    let world = World::of(&app).await;
    let (stop, taken) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let crashes = async {
        for _ in 0..3 {
            let before = taken.lock().unwrap().len();
            app.until("reports are taken", || async { taken.lock().unwrap().len() > before + 5 }).await;
            let crashing = Arc::clone(&cluster);
            tokio::task::spawn_blocking(move || crashing.crash()).await.unwrap();
        }
        let before = taken.lock().unwrap().len();
        app.until("reports are taken again", || async { taken.lock().unwrap().len() > before + 5 }).await;
        stop.store(1, Ordering::SeqCst);
    };
    tokio::join!(
        crashes,
        keep_reporting(&app, &world, &stop, &taken),
        keep_reporting(&app, &world, &stop, &taken),
        keep_reporting(&app, &world, &stop, &taken),
    );
    let taken = taken.into_inner().unwrap();
    let member = world.person("member");
    for (report, shot) in &taken {
        // What a crash interrupted is tried again after a while, and the clock of a test stands still by itself.
        app.until("every photo is ready", || async {
            app.clock.set(app.clock.now().utc() + chrono::TimeDelta::seconds(1));
            read(&app, member, report).await.expect(200)["photos"][0]["state"] == "ready"
        })
        .await;
        let photo = &read(&app, member, report).await.json["photos"][0];
        assert_eq!(photo["sha256"], shot.sha256());
    }
    println!("{} reports acknowledged over three crashes, all there", taken.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_breaks_in_the_middle_of_a_change_leaves_the_whole_change_or_nothing() {
    let Some(City { app, proxy, .. }) = city().await else { return };
    let world = World::of(&app).await;
    let member = world.person("member");
    // Each connection dies after some more bytes of the conversation, and so somewhere within a submission.
    for bytes in [200, 700, 1500, 3000, 5000] {
        let shots = [Shot::new(&app, bytes), Shot::new(&app, bytes + 1)];
        let body = pictured(&app, &shots);
        proxy.make(Road::Cutting(usize::try_from(bytes).unwrap()));
        let answer = submit(&app, member, &body).await;
        assert!(matches!(answer.status, 201 | 503), "{}", answer.json);
        proxy.make(Road::Open);
        app.until("it is taken whole", || async {
            let answer = submit(&app, member, &body).await;
            let whole = answer.json["photos"].as_array().is_some_and(|photos| photos.len() == shots.len());
            assert!(answer.status == 503 || (matches!(answer.status, 200 | 201) && whole), "{}", answer.json);
            answer.status != 503
        })
        .await;
    }
}
