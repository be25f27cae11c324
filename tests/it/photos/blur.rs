//! Hiding parts of a photo: everywhere, at once, by its author and by the reviewing line.

use serde_json::{Value, json};
use shigan::db::types::Sha256;
use shigan::storage::ObjectKey;

use crate::reports::{Shot, read, settled, wait_settled};
use crate::support::{Answer, Person, TestApp, World};

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
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
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
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
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
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
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
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
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
