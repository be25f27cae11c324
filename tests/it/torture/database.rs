//! A PostgreSQL that is cut off, does not answer, or is started again.

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
