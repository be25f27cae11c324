//! Hiding parts of a photo: everywhere, at once, by its author and by the reviewing line.

use std::sync::mpsc::{Sender, channel};

use serde_json::{Value, json};
use shigan::db::types::Sha256;
use shigan::jobs;
use shigan::photos::RENDER_JOB;
use shigan::storage::ObjectKey;

use super::render::no_jobs_left;
use super::strays::{alone, take_out};
use crate::reports::{Shot, put, read, settled, wait_settled};
use crate::support::{Answer, Person, TestApp};

fn area(x: u16, y: u16, mode: &str) -> Value {
    json!({"x": x, "y": y, "width": 4000, "height": 4000, "mode": mode})
}

fn path(report: &str, shot: &Shot, what: &str) -> String {
    format!("/api/v1/reports/{report}/photos/{}/{what}", shot.id)
}

async fn hide(app: &TestApp, person: &Person, report: &str, shot: &Shot, areas: &[Value]) -> Answer {
    app.put(&path(report, shot, "blur")).by(person).json(&json!({ "areas": areas })).send().await
}

/// The brightness of a point of the small rendition, once it is there.
async fn brightness(app: &TestApp, person: &Person, report: &str, shot: &Shot, (x, y): (u32, u32)) -> u8 {
    wait_settled(app, person, report).await;
    let answer = app.get(&path(report, shot, "renditions/320")).by(person).send().await;
    answer.expect(200);
    super::assert_bare(&answer.bytes, "a rendition with something hidden");
    image::load_from_memory(&answer.bytes).unwrap().into_luma8().get_pixel(x, y).0[0]
}

const UPPER_LEFT: (u32, u32) = (60, 40);
const LOWER_RIGHT: (u32, u32) = (250, 190);

#[tokio::test]
async fn what_is_hidden_is_gone_from_every_picture_and_the_original_is_sealed() {
    let (app, world) = alone().await;
    let (member, township) = (world.person("member"), world.person("township"));
    let shot = Shot::new(&app, 4);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let old = read(&app, member, &id).await.json["photos"][0]["renditions"]["small"].as_str().unwrap().to_owned();
    let before = app.get(&old).by(member).send().await;
    before.expect(200);
    assert!(before.header("cache-control").unwrap().contains("immutable"));
    assert!(brightness(&app, member, &id, &shot, UPPER_LEFT).await > 20, "the test needs a bright corner");

    let answer = hide(&app, member, &id, &shot, &[area(0, 0, "black")]).await;
    assert_eq!(answer.expect(200)["author"], json!([area(0, 0, "black")]));
    assert!(brightness(&app, member, &id, &shot, UPPER_LEFT).await < 8);
    // Who kept the old address gets the new picture under it, and is told not to keep it there.
    let now = app.get(&old).by(member).header("if-none-match", before.header("etag").unwrap()).send().await;
    now.expect(200);
    assert_ne!(now.bytes, before.bytes);
    assert_eq!(now.header("cache-control"), Some("private, no-cache"));
    let digest: Sha256 = shot.sha256().parse().unwrap();
    for side in [320, 1600] {
        let key = ObjectKey::rendition(digest.bytes(), side, 1);
        app.until("the old picture is removed", || async { app.services.store.get_bytes(&key).await.is_err() }).await;
    }
    let original = app.get(&path(&id, &shot, "original")).by(township).send().await;
    original.expect(200);
    assert_eq!(original.header("x-shigan-substitute"), Some("rendition-1600"));
    assert!(app.services.store.get_bytes(&ObjectKey::original(digest.bytes())).await.unwrap() == shot.bytes);

    // Each side has a list of its own, and neither undoes the other's.
    let answer = hide(&app, township, &id, &shot, &[area(6000, 6000, "black")]).await;
    assert_eq!(answer.expect(200), &json!({"author": [area(0, 0, "black")], "reviewer": [area(6000, 6000, "black")]}));
    assert!(brightness(&app, member, &id, &shot, LOWER_RIGHT).await < 8);
    hide(&app, member, &id, &shot, &[]).await.expect(200);
    assert!(brightness(&app, member, &id, &shot, UPPER_LEFT).await > 20);
    assert!(brightness(&app, member, &id, &shot, LOWER_RIGHT).await < 8);
    hide(&app, township, &id, &shot, &[]).await.expect(200);
    wait_settled(&app, member, &id).await;
    let clean = app.get(&path(&id, &shot, "original")).by(township).send().await;
    clean.expect(200);
    assert_eq!(clean.header("x-shigan-substitute"), None);
}

#[tokio::test]
async fn the_same_bytes_in_another_report_are_hidden_too() {
    let (app, world) = alone().await;
    let (member, colleague) = (world.person("member"), world.person("colleague"));
    let shot = Shot::new(&app, 4);
    let again = Shot { id: crate::reports::new_id(&app), ..shot.clone() };
    let one = settled(&app, member, std::slice::from_ref(&shot)).await;
    let other = settled(&app, colleague, std::slice::from_ref(&again)).await;
    hide(&app, member, &one, &shot, &[area(0, 0, "blur")]).await.expect(200);
    hide(&app, colleague, &other, &again, &[area(6000, 6000, "black")]).await.expect(200);
    for (person, report, shot) in [(member, &one, &shot), (colleague, &other, &again)] {
        assert!(brightness(&app, person, report, shot, LOWER_RIGHT).await < 8);
    }
}

#[tokio::test]
async fn many_changes_at_once_end_with_the_pictures_of_the_last() {
    let (app, world) = alone().await;
    let member = world.person("member");
    let shot = Shot::new(&app, 4);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    for round in 0..6 {
        let areas = if round % 2 == 0 { vec![area(0, 0, "black")] } else { vec![area(6000, 6000, "black")] };
        hide(&app, member, &id, &shot, &areas).await.expect(200);
    }
    assert!(brightness(&app, member, &id, &shot, UPPER_LEFT).await > 20);
    assert!(brightness(&app, member, &id, &shot, LOWER_RIGHT).await < 8);
}

#[tokio::test]
async fn areas_outside_the_picture_and_photos_without_one_are_refused() {
    let (app, world) = alone().await;
    let member = world.person("member");
    let shot = Shot::new(&app, 4);
    let body = crate::reports::pictured(&app, std::slice::from_ref(&shot));
    crate::reports::submit(&app, member, &body).await.expect(201);
    let id = crate::reports::id_of(&body);
    hide(&app, member, &id, &shot, &[area(0, 0, "black")]).await.problem(409, "wrong-state");
    let answer = hide(&app, member, &id, &shot, &[area(0, 0, "black"), area(8000, 0, "blur")]).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/areas/1"]);
    let many = vec![area(0, 0, "black"); 51];
    assert_eq!(hide(&app, member, &id, &shot, &many).await.pointers(), ["/areas"]);
}

/// Puts the same bytes into a report anew, under a new id.
async fn send_anew(app: &TestApp, person: &Person, report: &str, shot: &Shot) -> Shot {
    let again = Shot::of(app, shot.bytes.clone());
    take_out(app, person, report, &[]).await;
    take_out(app, person, report, std::slice::from_ref(&again)).await;
    put(app, person, report, &again).await.expect(200);
    again
}

async fn is_sealed(app: &TestApp, reviewer: &Person, report: &str, shot: &Shot) -> bool {
    let answer = app.get(&path(report, shot, "original")).by(reviewer).send().await;
    answer.expect(200);
    answer.header("x-shigan-substitute").is_some()
}

#[tokio::test]
async fn an_author_does_not_undo_what_the_reviewing_line_hid_by_sending_the_photo_anew() {
    let (app, world) = alone().await;
    let (member, township) = (world.person("member"), world.person("township"));
    let shot = Shot::new(&app, 4);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    hide(&app, township, &id, &shot, &[area(6000, 6000, "black")]).await.expect(200);

    let again = send_anew(&app, member, &id, &shot).await;
    assert!(brightness(&app, member, &id, &again, LOWER_RIGHT).await < 8);
    assert!(is_sealed(&app, township, &id, &again).await);
    // Nor by hiding something of his own, there or in another report.
    hide(&app, member, &id, &again, &[area(0, 0, "black")]).await.expect(200);
    assert!(brightness(&app, member, &id, &again, UPPER_LEFT).await < 8);
    assert!(brightness(&app, member, &id, &again, LOWER_RIGHT).await < 8);
    hide(&app, member, &id, &again, &[]).await.expect(200);
    assert!(brightness(&app, member, &id, &again, LOWER_RIGHT).await < 8);
    assert!(is_sealed(&app, township, &id, &again).await);
    take_out(&app, member, &id, &[]).await;
    let elsewhere = Shot::of(&app, shot.bytes.clone());
    let other = settled(&app, member, std::slice::from_ref(&elsewhere)).await;
    assert!(brightness(&app, member, &other, &elsewhere, LOWER_RIGHT).await < 8);

    // The line still can.
    let seen = app.get(&path(&other, &elsewhere, "blur")).by(township).send().await;
    assert_eq!(seen.expect(200), &json!({"author": [], "reviewer": [area(6000, 6000, "black")]}));
    hide(&app, township, &other, &elsewhere, &[]).await.expect(200);
    assert!(brightness(&app, member, &other, &elsewhere, LOWER_RIGHT).await > 8);
    assert!(!is_sealed(&app, township, &other, &elsewhere).await);
}

#[tokio::test]
async fn whoever_reviews_a_report_that_shows_the_bytes_may_lift_what_a_reviewer_of_another_hid() {
    let (app, world) = alone().await;
    let (member, neighbour) = (world.person("member"), world.person("other_member"));
    let shot = Shot::new(&app, 4);
    let twin = Shot::of(&app, shot.bytes.clone());
    let one = settled(&app, member, std::slice::from_ref(&shot)).await;
    let other = settled(&app, neighbour, std::slice::from_ref(&twin)).await;
    hide(&app, world.person("township"), &one, &shot, &[area(6000, 6000, "black")]).await.expect(200);
    take_out(&app, member, &one, &[]).await;
    assert!(brightness(&app, neighbour, &other, &twin, LOWER_RIGHT).await < 8);
    // Its author may not.
    hide(&app, neighbour, &other, &twin, &[]).await.expect(200);
    assert!(brightness(&app, neighbour, &other, &twin, LOWER_RIGHT).await < 8);
    hide(&app, world.person("other_township"), &other, &twin, &[]).await.expect(200);
    assert!(brightness(&app, neighbour, &other, &twin, LOWER_RIGHT).await > 8);
}

#[tokio::test]
async fn what_an_author_hid_goes_with_his_photo_also_where_others_show_the_same_bytes() {
    let (app, world) = alone().await;
    let (member, neighbour) = (world.person("member"), world.person("other_member"));
    let shot = Shot::new(&app, 4);
    let twin = Shot::of(&app, shot.bytes.clone());
    let one = settled(&app, member, std::slice::from_ref(&shot)).await;
    let other = settled(&app, neighbour, std::slice::from_ref(&twin)).await;
    hide(&app, member, &one, &shot, &[area(0, 0, "black")]).await.expect(200);
    assert!(brightness(&app, neighbour, &other, &twin, UPPER_LEFT).await < 8);
    take_out(&app, member, &one, &[]).await;
    assert!(brightness(&app, neighbour, &other, &twin, UPPER_LEFT).await > 20);
    assert!(!is_sealed(&app, world.person("other_township"), &other, &twin).await);
}

/// Keeps every decoding thread busy until what it returns is dropped.
async fn hold_threads(app: &TestApp) -> Vec<Sender<()>> {
    // Else the work of a job may wait behind those that are held, and never be begun.
    no_jobs_left(app).await;
    let mut held = Vec::new();
    for _ in 0..app.services.pool.workers() {
        let (sender, receiver) = channel::<()>();
        app.services
            .pool
            .submit(move |_| {
                let _let_go = receiver.recv();
            })
            .unwrap();
        held.push(sender);
    }
    app.until("every thread is held", || async { app.services.pool.queued() == 0 }).await;
    held
}

/// The revisions of the pictures that are in the store.
async fn revisions(app: &TestApp, shot: &Shot) -> Vec<u32> {
    let digest: Sha256 = shot.sha256().parse().unwrap();
    let keys = app.services.store.list_renditions(digest.bytes()).await.unwrap();
    keys.iter().filter_map(ObjectKey::revision).collect()
}

#[tokio::test]
async fn no_picture_that_shows_what_is_hidden_stays_in_the_store() {
    let (app, world) = alone().await;
    let member = world.person("member");
    let shot = Shot::new(&app, 4);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    assert_eq!(revisions(&app, &shot).await, [1, 1]);
    let digest: Sha256 = shot.sha256().parse().unwrap();
    let mut bare = Vec::new();
    for side in [320, 1600] {
        let key = ObjectKey::rendition(digest.bytes(), side, 1);
        bare.push((key, app.services.store.get_bytes(&key).await.unwrap()));
    }

    // Twice, before the first wish is looked at.
    let held = hold_threads(&app).await;
    hide(&app, member, &id, &shot, &[area(0, 0, "black")]).await.expect(200);
    hide(&app, member, &id, &shot, &[area(0, 0, "black"), area(6000, 6000, "black")]).await.expect(200);
    drop(held);
    app.until("only the last are left", || async { revisions(&app, &shot).await == [3, 3] }).await;
    wait_settled(&app, member, &id).await;

    // As a process leaves it that died before it removed the old ones, or found the store away.
    for (key, picture) in bare {
        app.services.store.put_bytes(&key, picture, "image/jpeg").await.unwrap();
    }
    assert_eq!(revisions(&app, &shot).await.len(), 4);
    let clock = app.clock.clone();
    app.db(move |conn| jobs::enqueue(conn, &clock, RENDER_JOB, &format!("{digest}/3")).unwrap()).await;
    app.until("only the last are left", || async { revisions(&app, &shot).await == [3, 3] }).await;
}

#[tokio::test]
async fn what_is_hidden_while_an_original_is_being_cleaned_stops_it() {
    let (app, world) = alone().await;
    let (member, township) = (world.person("member"), world.person("township"));
    let shot = Shot::new(&app, 4);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let original = path(&id, &shot, "original");
    let clean = app.get(&original).by(township).send().await;
    assert_eq!(clean.header("x-shigan-substitute"), None);
    no_jobs_left(&app).await;

    let held = hold_threads(&app).await;
    let change = async {
        app.until("the original is fetched", || async { app.services.pool.queued() == 1 }).await;
        hide(&app, member, &id, &shot, &[area(0, 0, "black")]).await.expect(200);
        drop(held);
    };
    let (answer, ()) = tokio::join!(app.get(&original).by(township).send(), change);
    assert_ne!(answer.bytes, clean.bytes);
    // As for any original of which something is hidden, whether its new pictures are there yet or not.
    if answer.status == 200 {
        assert_eq!(answer.header("x-shigan-substitute"), Some("rendition-1600"));
    } else {
        answer.problem(404, "not-found");
    }
}
