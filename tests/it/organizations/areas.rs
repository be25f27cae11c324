//! The tree of areas, the domains and the themes.

use serde_json::json;

use crate::support::{TestApp, World};

#[tokio::test]
async fn the_eight_domains_and_six_themes_are_there_from_the_start() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let who = world.person("member");
    let domains = app.get("/api/v1/domains").by(who).send().await;
    let domains = domains.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(domains.len(), 8);
    assert_eq!(domains[0]["code"], "rural");
    let red_flags = domains.iter().filter(|domain| domain["honor"] == "red_flag").count();
    assert_eq!(red_flags, 1);
    let themes = app.get("/api/v1/work-themes").by(who).send().await;
    assert_eq!(themes.expect(200)["items"].as_array().unwrap().len(), 6);
}

#[tokio::test]
async fn a_known_tree_of_areas_is_not_sent_again() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let who = world.person("member");
    let first = app.get("/api/v1/areas").by(who).send().await;
    assert_eq!(first.expect(200)["items"].as_array().unwrap().len(), 6);
    let tag = first.header("etag").unwrap();
    app.get("/api/v1/areas").by(who).header("if-none-match", tag).send().await.expect(304);
    let under = app.get(&format!("/api/v1/areas?under={}", world.area("FZ-LC"))).by(who).send().await;
    let codes: Vec<_> =
        under.expect(200)["items"].as_array().unwrap().iter().map(|area| area["code"].clone()).collect();
    assert_eq!(codes, ["FZ-LC", "FZ-LC-01", "FZ-LC-02"]);
}

#[tokio::test]
async fn an_area_named_like_the_beginning_of_another_is_no_part_of_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let body = json!({"code": "FZ-L", "parent_id": world.area("FZ"), "kind": "county", "name": "另一县"});
    let made = app.post("/api/v1/areas").by(admin).json(&body).send().await;
    let id = made.expect(201)["id"].as_str().unwrap().to_owned();
    let under = app.get(&format!("/api/v1/areas?under={id}")).by(admin).send().await;
    assert_eq!(under.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn moving_a_county_moves_its_townships() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let body = json!({"code": "FZ-X", "parent_id": world.area("FZ"), "kind": "zone", "name": "东临新区"});
    let zone = app.post("/api/v1/areas").by(admin).json(&body).send().await.expect(201)["id"].clone();
    let path = format!("/api/v1/areas/{}", world.area("FZ-LC-01"));
    let moved = app.patch(&path).by(admin).json(&json!({"parent_id": zone})).send().await;
    assert_eq!(moved.expect(200)["path"], "FZ/FZ-X/FZ-LC-01/");
    let found = app.get(&format!("/api/v1/organizations?under={}", zone.as_str().unwrap())).by(admin).send().await;
    assert_eq!(found.expect(200)["items"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn an_area_keeps_its_level() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let body = json!({"code": "FZ-Y", "parent_id": world.area("FZ"), "kind": "township", "name": "某镇"});
    let refused = app.post("/api/v1/areas").by(admin).json(&body).send().await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/parent_id"]);
    let path = format!("/api/v1/areas/{}", world.area("FZ-LC"));
    let below_itself = json!({"parent_id": world.area("FZ-LC-01")});
    app.patch(&path).by(admin).json(&below_itself).send().await.problem(422, "invalid");
    let taken = json!({"code": "FZ-LC", "parent_id": world.area("FZ"), "kind": "county", "name": "某县"});
    let refused = app.post("/api/v1/areas").by(admin).json(&taken).send().await;
    assert_eq!(refused.pointers(), ["/code"]);
    let slash = json!({"code": "FZ/1", "parent_id": world.area("FZ"), "kind": "county", "name": "某县"});
    let refused = app.post("/api/v1/areas").by(admin).json(&slash).send().await;
    assert_eq!(refused.pointers(), ["/code"]);
}
