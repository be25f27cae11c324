//! What a manifest may say.

use serde_json::{Value, json};

use super::{Shot, filed, id_of, new_id, pictured, plain, submit};
use crate::support::{TestApp, World};

async fn refused_at(app: &TestApp, world: &World, body: &Value, pointer: &str) {
    let answer = submit(app, world.person("member"), body).await;
    answer.problem(422, "invalid");
    assert!(answer.pointers().iter().any(|one| one == pointer), "{pointer} is not in {:?}", answer.pointers());
}

#[tokio::test]
async fn every_bad_field_is_told_by_its_pointer() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let stranger = new_id(&app);
    let cases = [
        ("text", json!("字".repeat(501)), "/text"),
        ("text", json!("\u{0}"), "/text"),
        ("text", json!(null), "/text"),
        ("outcome", json!("字".repeat(201)), "/outcome"),
        ("kind", json!("selfie"), "/kind"),
        ("theme", json!("no_such_theme"), "/theme"),
        ("project_id", json!(stranger), "/project_id"),
        ("team_id", json!(stranger), "/team_id"),
        ("place_id", json!(stranger), "/place_id"),
        ("happened_on", json!("2026-05-21"), "/happened_on"),
        ("branch_id", json!(world.branch("hospital")), "/branch_id"),
        ("companions", json!([stranger]), "/companions/0"),
        ("companions", json!([world.person("doctor").member_id]), "/companions/0"),
        ("companions", json!([world.person("member").member_id]), "/companions/0"),
        ("on_behalf_of", json!(world.person("colleague").member_id), "/on_behalf_of"),
        ("point", json!({"latitude": 91.0, "longitude": 0.0, "coordinate_system": "wgs84"}), "/point"),
        ("id", json!("7b0e3f8a-95c1-4a0e-9d0b-111111111111"), "/id"),
        ("surprise", json!(1), "/surprise"),
    ];
    for (field, value, pointer) in cases {
        let mut body = plain(&app);
        body[field] = value;
        refused_at(&app, &world, &body, pointer).await;
    }
}

#[tokio::test]
async fn every_bad_photo_is_told_by_its_pointer() {
    let app = TestApp::spawn_with(&[("SHIGAN_PHOTO_MAX_BYTES", "100000")]).await;
    let world = World::of(&app).await;
    let cases = [
        ("size", json!(0), "/photos/0/size"),
        ("size", json!(100_001), "/photos/0/size"),
        ("sha256", json!("abc"), "/photos/0/sha256"),
        ("taken_at", json!("yesterday"), "/photos/0/taken_at"),
        ("media_type", json!(""), "/photos/0/media_type"),
        ("id", json!("7b0e3f8a-95c1-4a0e-9d0b-111111111111"), "/photos/0/id"),
    ];
    for (field, value, pointer) in cases {
        let mut body = pictured(&app, &[Shot::of(&app, vec![1, 2, 3])]);
        body["photos"][0][field] = value;
        refused_at(&app, &world, &body, pointer).await;
    }
    let twice = Shot::of(&app, vec![1, 2, 3]);
    let body = pictured(&app, &[twice.clone(), Shot { id: new_id(&app), ..twice.clone() }]);
    refused_at(&app, &world, &body, "/photos/1/sha256").await;
    let body = pictured(&app, &[twice.clone(), Shot { bytes: vec![4], ..twice }]);
    refused_at(&app, &world, &body, "/photos/1/id").await;
    let ten: Vec<_> = (0..10).map(|byte| Shot::of(&app, vec![byte])).collect();
    refused_at(&app, &world, &pictured(&app, &ten), "/photos").await;
}

#[tokio::test]
async fn a_report_without_a_photo_is_complete() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let answer = submit(&app, world.person("member"), &plain(&app)).await;
    let report = answer.expect(201);
    assert_eq!(report["completeness"], json!({"received": 0, "expected": 0, "complete": true}));
    assert_eq!(report["happened_on"], "2026-05-20");
    assert_eq!(report["backdated"], false);
    assert_eq!(report["branch"]["id"], json!(world.branch("village")));
    assert_eq!(report["author"]["name"], "陈秀英");
}

#[tokio::test]
async fn a_photo_alone_is_enough() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut body = pictured(&app, &[Shot::new(&app, 1)]);
    body.as_object_mut().unwrap().remove("text");
    let answer = submit(&app, world.person("member"), &body).await;
    assert_eq!(answer.expect(201)["photos"][0]["state"], "awaited");
}

#[tokio::test]
async fn an_earlier_day_is_shown_as_such() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut body = plain(&app);
    body["happened_on"] = json!("2026-05-01");
    let answer = submit(&app, world.person("member"), &body).await;
    assert_eq!(answer.expect(201)["backdated"], true);
}

#[tokio::test]
async fn half_an_hour_into_the_new_year_there_belongs_to_the_new_year() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    // 00:30 on 1 January in Shanghai is still the old year in UTC.
    app.set_time("2026-12-31T16:30:00Z");
    let answer = submit(&app, world.person("member"), &plain(&app)).await;
    assert_eq!(answer.expect(201)["happened_on"], "2027-01-01");
    assert_eq!(answer.json["backdated"], false);
    let mut body = plain(&app);
    body["happened_on"] = json!("2027-01-01");
    submit(&app, world.person("member"), &body).await.expect(201);
    body["id"] = json!(new_id(&app));
    body["happened_on"] = json!("2027-01-02");
    submit(&app, world.person("member"), &body).await.problem(422, "invalid");
}

#[tokio::test]
async fn a_leader_files_for_an_elder_and_both_names_are_shown() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    for filer in ["leader", "secretary", "contact"] {
        let mut body = plain(&app);
        body["on_behalf_of"] = json!(world.person("colleague").member_id);
        let answer = submit(&app, world.person(filer), &body).await;
        let report = answer.expect(201);
        assert_eq!(report["author"]["name"], "李志强");
        assert_eq!(report["filed_by"]["name"], world.person(filer).name.as_str());
        // Both may look at it and edit it.
        let path = format!("/api/v1/reports/{}", id_of(&body));
        app.get(&path).by(world.person("colleague")).send().await.expect(200);
        app.get(&path).by(world.person(filer)).send().await.expect(200);
    }
    let mut body = plain(&app);
    body["on_behalf_of"] = json!(world.person("other_member").member_id);
    refused_behalf(&app, &world, &body).await;
    body["on_behalf_of"] = json!(new_id(&app));
    refused_behalf(&app, &world, &body).await;
}

async fn refused_behalf(app: &TestApp, world: &World, body: &Value) {
    let answer = submit(app, world.person("leader"), body).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/on_behalf_of"]);
}

#[tokio::test]
async fn a_posted_member_files_for_the_host_while_the_posting_is_in_force() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let posted = world.person("posted");
    let mut body = plain(&app);
    body["branch_id"] = json!(world.branch("village"));
    let answer = submit(&app, posted, &body).await;
    assert_eq!(answer.expect(201)["branch"]["id"], json!(world.branch("village")));
    // Home stays the default.
    let id = filed(&app, posted).await;
    let answer = app.get(&format!("/api/v1/reports/{id}")).by(posted).send().await;
    assert_eq!(answer.expect(200)["branch"]["id"], json!(world.branch("other_village")));
    // Before the posting began there was no host.
    app.set_time("2025-12-31T02:00:00Z");
    body["id"] = json!(new_id(&app));
    let answer = submit(&app, posted, &body).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/branch_id"]);
}
