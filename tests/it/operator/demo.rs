//! The demo is whole, and is never loaded over real data.

use serde_json::json;
use shigan::demo::{self, LoadError};

use crate::support::TestApp;

async fn token(app: &TestApp, login: &str) -> String {
    let body = json!({"login": login, "password": demo::PASSWORD});
    let answer = app.post("/api/v1/sessions").json(&body).send().await;
    answer.expect(201)["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_demo_loads_once_and_its_people_see_what_is_theirs() {
    let app = TestApp::spawn().await;
    let logins = demo::load(&app.services, &|| {}).await.unwrap();
    assert!(logins.len() >= 10);
    assert!(matches!(demo::load(&app.services, &|| {}).await, Err(LoadError::NotEmpty)));

    let member = token(&app, "10022222222").await;
    let own = app.get("/api/v1/reports?mine=true").token(&member).send().await;
    assert!(!own.expect(200)["items"].as_array().unwrap().is_empty());

    let township = token(&app, "10033333333").await;
    let seen = app.get("/api/v1/reports").token(&township).send().await;
    assert!(!seen.expect(200)["items"].as_array().unwrap().is_empty());
    let records = app.get("/api/v1/records").token(&township).send().await;
    let record = records.expect(200)["items"][0]["id"].as_str().unwrap().to_owned();
    let dossier = app.get(&format!("/api/v1/records/{record}")).token(&township).send().await;
    assert!(!dossier.expect(200)["criteria"].as_array().unwrap().is_empty());
    // Some branches declared and scored themselves, so that there is something to review; others did not, freely.
    let records = records.json["items"].as_array().unwrap();
    let in_state = |state: &str| records.iter().filter(|one| one["state"] == state).count();
    assert!(in_state("self_scored") >= 1 && in_state("not_declared") >= 1, "{records:#?}");
}

#[tokio::test]
async fn every_picture_of_the_demo_becomes_ready() {
    let app = TestApp::spawn().await;
    demo::load(&app.services, &|| {}).await.unwrap();
    app.until("all pictures are ready", async || {
        app.db(|conn| {
            use diesel::prelude::*;
            use shigan::db::schema::blobs;
            let waiting: i64 = blobs::table.filter(blobs::state.ne("ready")).count().get_result(conn).unwrap();
            waiting == 0
        })
        .await
    })
    .await;
}
