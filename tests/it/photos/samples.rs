//! The real files of the sample folder, where it is there, through HTTP from end to end.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::assert_bare;
use crate::reports::{Shot, id_of, pictured, put, read, submit, wait_settled};
use crate::support::{TestApp, World, app::variable};

/// `SHIGAN_SAMPLES`, or `shared/samples` beside any folder above this crate.
fn folder() -> Option<PathBuf> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/samples"));
    variable("SHIGAN_SAMPLES").map(PathBuf::from).into_iter().chain(above).find(|one| one.join("photos.json").is_file())
}

#[tokio::test]
async fn every_sample_photo_ends_as_its_list_says() {
    let Some(folder) = folder() else {
        println!("skipped: no sample folder; set SHIGAN_SAMPLES to it");
        return;
    };
    let app = TestApp::spawn().await;
    // Behind the day on which the samples were taken.
    app.clock.set(chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap());
    let world = World::of(&app).await;
    let list: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("photos.json")).unwrap()).unwrap();
    assert_eq!(list.len(), 45);
    for entry in &list {
        let name = entry["file"].as_str().unwrap();
        let bytes = std::fs::read(folder.join("photos").join(name)).unwrap();
        let shot = Shot::of(&app, bytes);
        let outcome = upload(&app, &world, &shot).await;
        let taken = outcome.is_some();
        match entry["expect"].as_str().unwrap() {
            "accept" => assert!(taken, "{name} was refused"),
            "reject" => assert!(!taken, "{name} was taken"),
            _ => {}
        }
        let Some(id) = outcome else {
            println!("{name}: refused");
            continue;
        };
        let answer = read(&app, world.person("member"), &id).await;
        let photo = &answer.expect(200)["photos"][0];
        println!("{name}: {}", photo["state"]);
        if entry["expect"] == "accept" {
            assert_eq!(photo["state"], "ready", "{name}");
        }
        compare(entry, &photo["facts"]);
        pictures(&app, &world, &id, photo, name).await;
    }
}

/// Sends a photo; the report it is in, unless it was refused.
async fn upload(app: &TestApp, world: &World, shot: &Shot) -> Option<String> {
    let member = world.person("member");
    let body = pictured(app, std::slice::from_ref(shot));
    let answer = submit(app, member, &body).await;
    if shot.bytes.is_empty() {
        answer.problem(422, "invalid");
        return None;
    }
    answer.expect(201);
    let answer = put(app, member, &id_of(&body), shot).await;
    if answer.status != 200 {
        assert!(matches!(answer.status, 413 | 415), "{}", answer.json);
        return None;
    }
    wait_settled(app, member, &id_of(&body)).await;
    Some(id_of(&body))
}

fn compare(entry: &Value, facts: &Value) {
    let name = entry["file"].as_str().unwrap();
    for side in ["width", "height"] {
        if !entry[side].is_null() {
            assert_eq!(facts[side], entry[side], "{name}: {side}");
        }
    }
    if name == "gps-impossible.jpg" {
        assert_eq!([&facts["taken_at"], &facts["taken_dropped"]], [&Value::Null, &json!("in_future")]);
    } else {
        compare_time(entry, facts);
    }
    match (entry["lat"].as_f64().zip(entry["lon"].as_f64()), &facts["point"]) {
        (Some((lat, lon)), point) => {
            assert!((point["latitude"].as_f64().unwrap() - lat).abs() < 1e-6, "{name}: {point}");
            assert!((point["longitude"].as_f64().unwrap() - lon).abs() < 1e-6, "{name}: {point}");
        }
        (None, point) => assert!(point.is_null(), "{name}: {point}"),
    }
}

fn compare_time(entry: &Value, facts: &Value) {
    let name = entry["file"].as_str().unwrap();
    let offset = entry["offset"].as_str().unwrap_or_default();
    let local = entry["taken_at"].as_str().map(|text| text.strip_suffix(offset).unwrap());
    let parse = |text: &str| text.parse::<chrono::NaiveDateTime>().unwrap();
    assert_eq!(facts["taken_at"].as_str().map(parse), local.map(parse), "{name}");
    let minutes = match offset {
        "" => Value::Null,
        "+08:00" => json!(480),
        "-04:00" => json!(-240),
        other => panic!("{name}: offset {other}"),
    };
    assert_eq!(facts["offset_minutes"], minutes, "{name}");
}

/// No rendition carries metadata, and a clean original or its stand-in is there for the reviewer.
async fn pictures(app: &TestApp, world: &World, id: &str, photo: &Value, name: &str) {
    if photo["state"] != "ready" {
        return;
    }
    for size in ["small", "large"] {
        let path = photo["renditions"][size].as_str().unwrap();
        let answer = app.get(path).by(world.person("member")).send().await;
        answer.expect(200);
        assert_bare(&answer.bytes, name);
    }
    let path = format!("/api/v1/reports/{id}/photos/{}/original", photo["id"].as_str().unwrap());
    app.get(&path).by(world.person("township")).send().await.expect(200);
}
