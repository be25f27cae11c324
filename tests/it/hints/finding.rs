//! The job: what gets a hint, and what does not.

use diesel::prelude::*;
use serde_json::Value;
use shigan::db::schema::{audit_events, photo_hints, photo_prints};
use shigan::jobs;
use shigan::photos::SIMILAR_JOB;

use super::changes::{Change, jpeg};
use super::scenes::{Camera, meeting, scene};
use super::{WIDTH, filed, hints, made, quiet, read, shot, text};
use crate::reports::{Shot, id_of, pictured, put, submit, wait_settled};
use crate::support::{TestApp, World};

async fn changed(app: &TestApp, place: u64, change: Change) -> Shot {
    made(app, move || change.apply(&scene(place, place + 100, Camera::STILL, WIDTH), place)).await
}

async fn hall(app: &TestApp, people: u64, camera: Camera) -> Shot {
    made(app, move || jpeg(&meeting(4, people, camera, WIDTH), 88)).await
}

async fn finds_near_and_same(app: &TestApp) {
    let world = World::of(app).await;
    let (far, member) = (world.person("far_member"), world.person("member"));
    let first = filed(app, far, &[shot(app, 1).await, shot(app, 2).await]).await;
    assert!(hints(app, far, &first).await.is_empty(), "two photos of one report are no hints");
    app.set_time("2026-06-03T02:00:00Z");
    let shots = [
        Shot::of(app, shot(app, 1).await.bytes),
        changed(app, 2, Change::Chat).await,
        changed(app, 1, Change::Orientation(2)).await,
        shot(app, 5).await,
    ];
    let second = filed(app, member, &shots).await;
    let found = hints(app, world.person("township"), &second).await;
    let told: Vec<(&str, &str)> = found.iter().map(|hint| (text(hint, "photo_id"), text(hint, "how"))).collect();
    let wanted = [(&shots[0], "same_bytes"), (&shots[1], "near"), (&shots[2], "mirrored")];
    assert_eq!(told, wanted.map(|(shot, how)| (shot.id.as_str(), how)));
    for hint in &found {
        assert_eq!(hint["earlier"]["report_id"], Value::String(first.clone()));
        assert!(hint["distance"].as_i64().unwrap() <= 7);
        for word in ["造假", "虚假"] {
            assert!(!hint.to_string().contains(word));
        }
    }
    assert!(hints(app, far, &first).await.is_empty(), "the earlier report gets none");
}

#[tokio::test]
async fn the_same_file_and_the_same_picture_are_found_across_counties() {
    finds_near_and_same(&TestApp::spawn().await).await;
}

#[tokio::test]
async fn the_database_alone_finds_the_same() {
    finds_near_and_same(&TestApp::spawn_with(&[("SHIGAN_HINT_INDEX", "database")]).await).await;
}

#[tokio::test]
async fn another_meeting_in_the_same_hall_and_another_place_give_no_hint() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    filed(&app, member, &[hall(&app, 1, Camera::STILL).await, shot(&app, 2).await]).await;
    let shots = [hall(&app, 2, Camera::STILL).await, hall(&app, 3, Camera::by_hand(8)).await, shot(&app, 3).await];
    let report = filed(&app, world.person("colleague"), &shots).await;
    assert!(hints(&app, world.person("colleague"), &report).await.is_empty());
}

#[tokio::test]
async fn the_authors_own_earlier_report_is_a_hint_and_a_report_taken_back_is_none() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let first = filed(&app, member, &[shot(&app, 1).await]).await;
    let again = filed(&app, member, &[shot(&app, 1).await]).await;
    let found = hints(&app, member, &again).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["earlier"]["own"], true);
    assert_eq!(text(&found[0], "text"), "与2026年5月20日记录的照片相同");
    // Taken back in order to file it anew: nothing was used twice.
    app.post(&format!("/api/v1/reports/{first}/withdraw")).by(member).send().await.expect(200);
    assert!(hints(&app, member, &again).await.is_empty());
}

#[tokio::test]
async fn running_the_job_again_after_a_restart_changes_nothing() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    filed(&app, world.person("far_member"), &[shot(&app, 1).await]).await;
    let (again, new) = (changed(&app, 1, Change::Grey).await, changed(&app, 1, Change::HalfSize).await);
    let report = filed(&app, world.person("member"), std::slice::from_ref(&again)).await;
    let before = rows(&app).await;
    assert_eq!((before.0, before.2), (1, 1));
    let app = app.restart().await;
    let (clock, id) = (app.clock.clone(), again.id.clone());
    app.db(move |conn| jobs::enqueue(conn, &clock, SIMILAR_JOB, &id).unwrap()).await;
    quiet(&app).await;
    assert_eq!(rows(&app).await, before);
    // What was kept before the restart is found after it.
    let third = filed(&app, world.person("doctor"), &[new]).await;
    assert_eq!(hints(&app, world.person("doctor"), &third).await.len(), 2);
    assert_eq!(hints(&app, world.person("member"), &report).await.len(), 1);
}

/// Hints, fingerprints, and events of hints.
async fn rows(app: &TestApp) -> (i64, i64, i64) {
    app.db(|conn| {
        let events = audit_events::table.filter(audit_events::action.eq("photo.hint"));
        (
            photo_hints::table.count().get_result(conn).unwrap(),
            photo_prints::table.count().get_result(conn).unwrap(),
            events.count().get_result(conn).unwrap(),
        )
    })
    .await
}

#[tokio::test]
async fn the_later_photo_gets_the_hint_even_when_it_was_ready_first() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, far) = (world.person("member"), world.person("far_member"));
    // Announced first, sent last: the phone had no network in between.
    let slow = shot(&app, 1).await;
    let body = pictured(&app, std::slice::from_ref(&slow));
    submit(&app, member, &body).await.expect(201);
    app.set_time("2026-05-20T03:00:00Z");
    let fast = filed(&app, far, &[changed(&app, 1, Change::Recompressed).await]).await;
    put(&app, member, &id_of(&body), &slow).await.expect(200);
    wait_settled(&app, member, &id_of(&body)).await;
    quiet(&app).await;
    assert!(hints(&app, member, &id_of(&body)).await.is_empty());
    assert_eq!(hints(&app, far, &fast).await.len(), 1);
}

#[tokio::test]
async fn a_photo_whose_bytes_are_here_already_is_looked_at_too() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let first = shot(&app, 1).await;
    filed(&app, world.person("colleague"), std::slice::from_ref(&first)).await;
    // Of the same branch, so the bytes need not be sent.
    let body = pictured(&app, &[Shot::of(&app, first.bytes)]);
    submit(&app, world.person("member"), &body).await.expect(201);
    quiet(&app).await;
    assert_eq!(hints(&app, world.person("member"), &id_of(&body)).await.len(), 1);
}

#[tokio::test]
async fn a_photo_taken_out_of_its_report_takes_its_hints_with_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    filed(&app, world.person("far_member"), &[shot(&app, 1).await]).await;
    let report = filed(&app, member, &[shot(&app, 1).await]).await;
    assert_eq!(hints(&app, member, &report).await.len(), 1);
    app.patch(&format!("/api/v1/reports/{report}"))
        .by(member)
        .header("if-match", "\"r1\"")
        .json(&serde_json::json!({ "photos": [] }))
        .send()
        .await
        .expect(200);
    assert!(hints(&app, member, &report).await.is_empty());
    read(&app, member, &report).await.expect(200);
}
