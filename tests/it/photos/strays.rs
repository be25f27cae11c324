//! What no report shows any more goes, and nothing else.

use std::time::Duration;

use diesel::prelude::*;
use shigan::db::schema::{blobs, sessions};
use shigan::db::types::Sha256;
use shigan::photos::{Swept, sweep_strays};
use shigan::storage::{KeyKind, ObjectKey};

use super::render::no_jobs_left;
use crate::reports::{Shot, id_of, pictured, put, read, settled, submit, wait_settled};
use crate::support::program::own_bucket;
use crate::support::{Person, TestApp, World};

/// A server with a store that no other test has objects in.
pub async fn alone() -> (TestApp, World) {
    let bucket = own_bucket();
    let app = TestApp::spawn_with(&[("SHIGAN_S3_BUCKET", bucket.as_str())]).await;
    let world = World::of(&app).await;
    (app, world)
}

/// Seconds on both clocks, so that everything there is counts as old; the store's clock may count whole seconds.
async fn grow_old(app: &TestApp, minute: u32) {
    app.set_time(&format!("2026-05-20T02:{minute:02}:00Z"));
    let before = app.services.store.now().await.unwrap();
    app.until("the store's clock has moved on", || async {
        app.services.store.now().await.unwrap().duration_since(before).is_ok_and(|passed| passed.as_millis() > 0)
    })
    .await;
}

/// Leaves only these photos in a report.
pub async fn take_out(app: &TestApp, person: &Person, report: &str, stays: &[Shot]) {
    let revision = read(app, person, report).await.header("etag").unwrap().to_owned();
    let photos: Vec<_> = stays.iter().map(Shot::slot).collect();
    let path = format!("/api/v1/reports/{report}");
    let change = serde_json::json!({ "photos": photos });
    app.patch(&path).by(person).header("if-match", &revision).json(&change).send().await.expect(200);
}

fn sha256(shot: &Shot) -> Sha256 {
    Sha256::of(&shot.bytes)
}

async fn objects(app: &TestApp, shot: &Shot) -> Vec<bool> {
    let digest = sha256(shot);
    let keys = [
        ObjectKey::original(digest.bytes()),
        ObjectKey::rendition(digest.bytes(), 320, 1),
        ObjectKey::rendition(digest.bytes(), 1600, 1),
    ];
    let mut there = Vec::new();
    for key in keys {
        there.push(app.services.store.exists(&key).await.unwrap());
    }
    there
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_taken_out_of_its_report_goes_with_its_pictures_and_others_stay() {
    let (app, world) = alone().await;
    let member = world.person("member");
    let (stays, goes) = (Shot::new(&app, 1), Shot::new(&app, 2));
    let report = settled(&app, member, &[stays.clone(), goes.clone()]).await;
    grow_old(&app, 1).await;
    assert_eq!(sweep_strays(&app.services, Duration::ZERO).await.unwrap(), Swept::default());

    take_out(&app, member, &report, std::slice::from_ref(&stays)).await;
    grow_old(&app, 2).await;
    let swept = sweep_strays(&app.services, Duration::from_hours(1)).await.unwrap();
    assert_eq!(swept, Swept::default(), "what is younger than it has to be stays");
    let swept = sweep_strays(&app.services, Duration::ZERO).await.unwrap();
    assert_eq!(swept, Swept { rows: 1, objects: 3 });
    assert_eq!(objects(&app, &goes).await, [false; 3]);
    assert_eq!(objects(&app, &stays).await, [true; 3]);
    assert_eq!(sweep_strays(&app.services, Duration::ZERO).await.unwrap(), Swept::default());

    // The same bytes may come again, and count as never seen.
    let again = Shot::of(&app, goes.bytes.clone());
    let report = settled(&app, member, std::slice::from_ref(&again)).await;
    let view = read(&app, member, &report).await;
    assert_eq!(view.expect(200)["photos"][0]["state"], "ready");
    let path = format!("/api/v1/reports/{report}/photos/{}/renditions/320", again.id);
    app.get(&path).by(member).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_come_again_never_show_a_picture_of_their_former_life() {
    let (app, world) = alone().await;
    let member = world.person("member");
    let shot = Shot::new(&app, 5);
    let report = settled(&app, member, std::slice::from_ref(&shot)).await;
    let hide = |report: &str, shot: &Shot, x: u32| {
        let areas = serde_json::json!({"areas": [{"x": x, "y": 0, "width": 3000, "height": 9000, "mode": "black"}]});
        let path = format!("/api/v1/reports/{report}/photos/{}/blur", shot.id);
        app.put(&path).by(member).json(&areas).send()
    };
    hide(&report, &shot, 0).await.expect(200);
    wait_settled(&app, member, &report).await;
    let digest = sha256(&shot);
    let kept = app.services.store.get_bytes(&ObjectKey::rendition(digest.bytes(), 320, 2)).await.unwrap();
    take_out(&app, member, &report, &[]).await;
    no_jobs_left(&app).await;
    grow_old(&app, 6).await;
    // The row goes; an old picture is there still, or comes only now, as from a process that was slow.
    assert_eq!(sweep_strays(&app.services, Duration::ZERO).await.unwrap().rows, 1);
    let key = ObjectKey::rendition(digest.bytes(), 320, 2);
    app.services.store.put_bytes(&key, kept.clone(), "image/jpeg").await.unwrap();

    let again = Shot::of(&app, shot.bytes.clone());
    let report = settled(&app, member, std::slice::from_ref(&again)).await;
    hide(&report, &again, 6000).await.expect(200);
    wait_settled(&app, member, &report).await;
    let path = format!("/api/v1/reports/{report}/photos/{}/renditions/320", again.id);
    let answer = app.get(&path).by(member).send().await;
    answer.expect(200);
    assert_ne!(answer.bytes, kept, "the old picture hides another part");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_reviewing_line_hid_stays_hidden_when_bytes_that_were_removed_come_again() {
    let (app, world) = alone().await;
    let (member, township) = (world.person("member"), world.person("township"));
    let shot = Shot::new(&app, 8);
    let report = settled(&app, member, std::slice::from_ref(&shot)).await;
    let areas = serde_json::json!([{"x": 0, "y": 0, "width": 3000, "height": 9000, "mode": "black"}]);
    let path = |report: &str, shot: &Shot, what: &str| format!("/api/v1/reports/{report}/photos/{}/{what}", shot.id);
    let body = serde_json::json!({ "areas": areas });
    app.put(&path(&report, &shot, "blur")).by(township).json(&body).send().await.expect(200);
    wait_settled(&app, member, &report).await;
    take_out(&app, member, &report, &[]).await;
    no_jobs_left(&app).await;
    grow_old(&app, 6).await;
    assert_eq!(sweep_strays(&app.services, Duration::ZERO).await.unwrap().rows, 1);

    let again = Shot::of(&app, shot.bytes.clone());
    let report = settled(&app, member, std::slice::from_ref(&again)).await;
    let blur = app.get(&path(&report, &again, "blur")).by(township).send().await;
    assert_eq!(blur.expect(200)["reviewer"], areas);
    let original = app.get(&path(&report, &again, "original")).by(township).send().await;
    original.expect(200);
    assert_eq!(original.header("x-shigan-substitute"), Some("rendition-1600"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_object_without_a_row_goes_and_one_that_is_promised_or_shown_elsewhere_stays() {
    let (app, world) = alone().await;
    let member = world.person("member");
    // As a process leaves it that is killed between the object and its row.
    let stray = Shot::new(&app, 3);
    let key = ObjectKey::original(sha256(&stray).bytes());
    app.services.store.put_bytes(&key, stray.bytes.clone().into(), "image/jpeg").await.unwrap();
    let probe = app.services.store.now().await;
    assert!(probe.is_ok());
    // Shown by two reports, taken out of one of them.
    let shown = Shot::new(&app, 4);
    let first = settled(&app, member, std::slice::from_ref(&shown)).await;
    let twin = Shot::of(&app, shown.bytes.clone());
    let second = pictured(&app, std::slice::from_ref(&twin));
    submit(&app, member, &second).await.expect(201);
    take_out(&app, member, &first, &[]).await;
    grow_old(&app, 3).await;

    let swept = sweep_strays(&app.services, Duration::ZERO).await.unwrap();
    assert_eq!(swept, Swept { rows: 0, objects: 1 });
    assert!(!app.services.store.exists(&key).await.unwrap());
    assert_eq!(objects(&app, &shown).await, [true; 3]);
    assert_eq!(read(&app, member, &id_of(&second)).await.expect(200)["photos"][0]["state"], "ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn uploads_of_the_very_bytes_that_are_being_swept_are_whole_or_asked_to_come_again() {
    let (app, world) = alone().await;
    let member = world.person("member");
    for round in 0..12 {
        let shot = Shot::new(&app, 100 + round);
        let body = pictured(&app, std::slice::from_ref(&shot));
        submit(&app, member, &body).await.expect(201);
        let key = ObjectKey::original(sha256(&shot).bytes());
        app.services.store.put_bytes(&key, shot.bytes.clone().into(), "image/jpeg").await.unwrap();
        grow_old(&app, 4).await;
        let id = id_of(&body);
        let (answer, swept) = tokio::join!(put(&app, member, &id, &shot), sweep_strays(&app.services, Duration::ZERO));
        swept.unwrap();
        assert!(matches!(answer.status, 200 | 503), "{}", answer.json);
        let digest = sha256(&shot);
        let row = app.db(move |conn| blobs::table.find(digest).count().get_result::<i64>(conn).unwrap()).await;
        assert_eq!(row == 1, answer.status == 200);
        if row == 1 {
            assert!(app.services.store.exists(&key).await.unwrap(), "round {round}: a row without its object");
        }
        put(&app, member, &id, &shot).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sweep_that_would_remove_much_removes_nothing() {
    let (app, _) = alone().await;
    for number in 0..120_u8 {
        let key = ObjectKey::original(&[number; 32]);
        app.services.store.put_bytes(&key, vec![number].into(), "image/jpeg").await.unwrap();
    }
    grow_old(&app, 5).await;
    let refused = sweep_strays(&app.services, Duration::ZERO).await.unwrap_err();
    assert!(refused.to_string().contains("120 of 120"), "{refused}");
    assert_eq!(app.services.store.list_page(KeyKind::Original, None, 1000).await.unwrap().objects.len(), 120);
}

#[tokio::test(flavor = "multi_thread")]
async fn logins_that_ended_long_ago_are_forgotten_and_others_go_on() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, colleague) = (world.person("member"), world.person("colleague"));
    let ended = colleague.account_id;
    app.db(move |conn| {
        let at = shigan::db::types::Instant::new(crate::support::app::default_now());
        let rows = sessions::table.filter(sessions::account_id.eq(ended));
        diesel::update(rows).set(sessions::ended_at.eq(at)).execute(conn).unwrap()
    })
    .await;
    let sweep = || shigan::accounts::actions::sweep_sessions(&app.services);
    assert_eq!(sweep().await.unwrap(), 0);
    app.set_time("2026-06-19T01:00:00Z");
    assert_eq!(sweep().await.unwrap(), 0, "not before thirty days");
    app.set_time("2026-06-19T03:00:00Z");
    assert_eq!(sweep().await.unwrap(), 1);
    app.get("/api/v1/me").by(member).send().await.expect(200);
    app.get("/api/v1/me").by(colleague).send().await.problem(401, "unauthenticated");
}
