//! The object store behind a public address; and away, silent, slow, or cutting its lines.

use serde_json::json;
use shigan::db::types::Sha256;
use shigan::storage::ObjectKey;

use super::assert_bare;
use crate::reports::{Shot, id_of, pictured, plain, put, read, settled, submit, wait_settled};
use crate::support::app::s3_settings;
use crate::support::proxy::{Proxy, Road};
use crate::support::{TestApp, World};

fn setting(name: &str) -> String {
    s3_settings().into_iter().find(|(one, _)| one == name).unwrap().1
}

fn on_s3<'a>(settings: &'a [(String, String)], others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let given = settings.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    given.chain(others.iter().copied()).collect()
}

/// A road to the store of the tests.
async fn road() -> Proxy {
    Proxy::to(setting("SHIGAN_S3_ENDPOINT").trim_start_matches("http://").to_owned()).await
}

/// A server that reaches its store by a road.
async fn behind(proxy: &Proxy) -> (TestApp, World) {
    let (settings, endpoint) = (s3_settings(), format!("http://{}", proxy.address));
    let app = TestApp::spawn_with(&on_s3(&settings, &[("SHIGAN_S3_ENDPOINT", endpoint.as_str())])).await;
    let world = World::of(&app).await;
    (app, world)
}

/// A picture that no other test has put into the common bucket.
fn fresh(app: &TestApp) -> Shot {
    Shot::new(app, rand::random())
}

#[tokio::test]
async fn with_a_public_address_a_picture_is_a_link_that_works_for_anyone_and_is_kept_by_nobody() {
    let (settings, public) = (s3_settings(), setting("SHIGAN_S3_ENDPOINT"));
    let app = TestApp::spawn_with(&on_s3(&settings, &[("SHIGAN_S3_PUBLIC_ENDPOINT", public.as_str())])).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let path = format!("/api/v1/reports/{id}/photos/{}/renditions/320", shot.id);
    let answer = app.get(&path).by(member).send().await;
    answer.expect(307);
    assert_eq!(answer.header("cache-control"), Some("private, no-store"));
    let link = answer.header("location").unwrap();
    assert!(link.starts_with(&public) && link.contains("X-Amz-Expires=300"), "{link}");
    let picture = app.http.get(link).send().await.unwrap();
    assert_eq!(picture.status(), 200);
    assert_bare(&picture.bytes().await.unwrap(), "the picture behind the link");
    app.get(&path).by(world.person("far_member")).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn while_the_store_is_away_a_photo_is_asked_to_come_back_and_a_report_without_one_is_taken() {
    let proxy = road().await;
    let (app, world) = behind(&proxy).await;
    let member = world.person("member");
    let shot = fresh(&app);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);

    proxy.make(Road::Shut);
    let refused = put(&app, member, &id, &shot).await;
    refused.problem(503, "unavailable");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(read(&app, member, &id).await.expect(200)["photos"][0]["state"], "awaited");
    submit(&app, member, &plain(&app)).await.expect(201);
    let ready = app.get("/health/ready").send().await;
    assert_eq!(ready.expect(200), &json!({"live": true, "storage": false}));

    proxy.make(Road::Open);
    app.until("photos are taken again", || async { put(&app, member, &id, &shot).await.status == 200 }).await;
    assert_ne!(read(&app, member, &id).await.expect(200)["photos"][0]["state"], "awaited");
    app.until("the store counts as there", || async {
        app.get("/health/ready").send().await.expect(200)["storage"] == json!(true)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_phones_do_not_each_wait_for_a_silent_store() {
    let proxy = road().await;
    let (app, world) = behind(&proxy).await;
    let member = world.person("member");
    let shots: Vec<Shot> = (0..9).map(|_| fresh(&app)).collect();
    let body = pictured(&app, &shots);
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);

    proxy.make(Road::Silent);
    // The first phones find out.
    let answers = futures_util::future::join_all(shots.iter().map(|shot| put(&app, member, &id, shot))).await;
    for answer in &answers {
        answer.problem(503, "unavailable");
    }
    let known = proxy.connections();
    for _ in 0..20 {
        for answer in futures_util::future::join_all(shots.iter().map(|shot| put(&app, member, &id, shot))).await {
            answer.problem(503, "unavailable");
            assert!(answer.header("retry-after").is_some());
        }
    }
    // Of those who come after them, one in each pause asks the store; the others are told at once. Job and health
    // checks may ask as well.
    let asked = proxy.connections() - known;
    assert!(asked < 20, "180 uploads made {asked} connections to a store that is away");

    proxy.make(Road::Open);
    for shot in &shots {
        app.until("photos are taken again", || async { put(&app, member, &id, shot).await.status == 200 }).await;
    }
    wait_settled(&app, member, &id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn small_pictures_are_at_hand_while_the_store_is_away_for_those_who_may_see_them() {
    let proxy = road().await;
    let (app, world) = behind(&proxy).await;
    let member = world.person("member");
    let (seen, blurred) = (fresh(&app), fresh(&app));
    let id = settled(&app, member, &[seen.clone(), blurred.clone()]).await;
    let path = |shot: &Shot, side: u32| format!("/api/v1/reports/{id}/photos/{}/renditions/{side}", shot.id);
    let before = app.get(&path(&seen, 320)).by(member).send().await;
    before.expect(200);

    proxy.make(Road::Shut);
    let answer = app.get(&path(&seen, 320)).by(member).send().await;
    answer.expect(200);
    assert_eq!(answer.bytes, before.bytes);
    assert_eq!(answer.header("etag"), before.header("etag"));
    app.get(&path(&seen, 320)).by(world.person("far_member")).send().await.problem(404, "not-found");
    app.get(&path(&seen, 1600)).by(member).send().await.problem(503, "unavailable");
    // What is hidden is hidden at once, though the new picture cannot be made yet.
    app.get(&path(&blurred, 320)).by(member).send().await.expect(200);
    let areas = json!({"areas": [{"x": 0, "y": 0, "width": 5000, "height": 5000, "mode": "black"}]});
    let hide = format!("/api/v1/reports/{id}/photos/{}/blur", blurred.id);
    app.put(&hide).by(member).json(&areas).send().await.expect(200);
    app.get(&path(&blurred, 320)).by(member).send().await.problem(404, "not-found");

    proxy.make(Road::Open);
    // A job waits ten seconds between two looks at a store that is away; that is as long as `until` waits.
    for _ in 0..3000 {
        if app.get(&path(&blurred, 320)).by(member).send().await.status == 200 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let after = app.get(&path(&blurred, 320)).by(member).send().await;
    after.expect(200);
    assert_ne!(after.bytes, before.bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_are_cut_or_slow_leave_whole_photos_or_none() {
    let proxy = road().await;
    let (app, world) = behind(&proxy).await;
    let member = world.person("member");
    for after in [100, 900, 3_000, 20_000] {
        let shot = fresh(&app);
        let body = pictured(&app, std::slice::from_ref(&shot));
        submit(&app, member, &body).await.expect(201);
        let (id, key) = (id_of(&body), ObjectKey::original(Sha256::of(&shot.bytes).bytes()));
        proxy.make(Road::Cutting(after));
        let answer = put(&app, member, &id, &shot).await;
        assert!(matches!(answer.status, 200 | 503), "{}", answer.json);
        proxy.make(Road::Open);
        app.until("photos are taken again", || async { put(&app, member, &id, &shot).await.status == 200 }).await;
        app.until("it is there with equal bytes", || async {
            app.services.store.get_bytes(&key).await.is_ok_and(|bytes| bytes == shot.bytes)
        })
        .await;
    }
    // Slow is not away.
    let shot = fresh(&app);
    proxy.make(Road::Slow(100_000));
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    put(&app, member, &id_of(&body), &shot).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_starts_without_its_store_takes_reports_and_finds_the_store_by_itself() {
    let proxy = road().await;
    proxy.make(Road::Shut);
    let (app, world) = behind(&proxy).await;
    let member = world.person("member");
    let shot = fresh(&app);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    put(&app, member, &id_of(&body), &shot).await.problem(503, "unavailable");
    proxy.make(Road::Open);
    app.until("photos are taken", || async { put(&app, member, &id_of(&body), &shot).await.status == 200 }).await;
}
