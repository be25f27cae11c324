//! The demo is whole, and is never loaded over real data.

use diesel::prelude::*;
use serde_json::json;
use shigan::audit::verify::verify;
use shigan::db::schema::{appraisal_records, blobs, criteria, evidence, photos, scores};
use shigan::demo::city::{self, Outcome, Scale, Until};
use shigan::demo::{self, LoadError};
use shigan::storage::ObjectKey;

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

async fn play(app: &TestApp, seed: u64) -> Outcome {
    city::load(&app.services, (Scale::SMALL, Until::Autumn), seed, &|_, _| {}).await.unwrap()
}

#[tokio::test]
async fn a_city_goes_through_its_year_and_keeps_every_rule() {
    let app = TestApp::spawn().await;
    let outcome = play(&app, 7).await;
    assert!((30..80).contains(&outcome.declared) && outcome.candidates <= 24, "{outcome:?}");
    // Four of each honour were public; an objection held against one, and one was revoked in autumn.
    assert_eq!((outcome.named.len(), outcome.revoked.len(), outcome.objections), (6, 1, 3), "{outcome:?}");
    assert!(matches!(
        city::load(&app.services, (Scale::SMALL, Until::Autumn), 7, &|_, _| {}).await,
        Err(LoadError::NotEmpty)
    ));

    let report = app.services.db.read(|conn| verify(conn, None)).await.unwrap();
    assert!(report.is_sound() && report.seals > 0, "{:?}", report.findings);
    let digests: Vec<shigan::db::types::Sha256> =
        app.db(|conn| blobs::table.select(blobs::sha256).load(conn).unwrap()).await;
    assert_eq!(digests.len(), 6);
    for digest in digests {
        assert!(app.services.store.exists(&ObjectKey::original(digest.bytes())).await.unwrap());
    }
    let (bare, stray): (i64, i64) = app
        .db(|conn| {
            let shown = evidence::table
                .filter(evidence::record_id.eq(scores::record_id))
                .filter(evidence::criterion_id.eq(scores::criterion_id))
                .filter(evidence::level.eq(scores::level));
            let bare = scores::table
                .inner_join(criteria::table)
                .filter(criteria::evidence_required.eq(true))
                .filter(scores::points.gt(0))
                .filter(scores::level.ne("self"))
                .filter(diesel::dsl::not(diesel::dsl::exists(shown)))
                .count()
                .get_result(conn)
                .unwrap();
            let known = blobs::table.filter(blobs::sha256.eq(photos::sha256));
            let stray =
                photos::table.filter(diesel::dsl::not(diesel::dsl::exists(known))).count().get_result(conn).unwrap();
            (bare, stray)
        })
        .await;
    assert_eq!((bare, stray), (0, 0), "scores rest on evidence where it is demanded, and photos on bytes");

    // What was frozen before anybody was named can be computed again, byte by byte, for those who are still ranked.
    let city = token(&app, &outcome.logins[0].phone).await;
    let cycle: shigan::db::types::CycleId =
        app.db(|conn| appraisal_records::table.select(appraisal_records::cycle_id).first(conn).unwrap()).await;
    let snapshots = app.get(&format!("/api/v1/cycles/{cycle}/ranking-snapshots")).token(&city).send().await;
    assert_eq!(snapshots.expect(200)["items"].as_array().unwrap().len(), 2);
    let public = app.get(&format!("/api/v1/public-lists/{cycle}")).send().await;
    // No key was given, so nobody is asked how to reach him.
    assert_eq!(public.expect(200)["takes_contacts"], false);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_city() {
    let (one, other, third) = (TestApp::spawn().await, TestApp::spawn().await, TestApp::spawn().await);
    let (first, second) = (play(&one, 3).await, play(&other, 3).await);
    assert_eq!(first, second);
    assert_ne!(first.named, play(&third, 4).await.named);
}

#[tokio::test]
async fn in_spring_branches_wait_for_every_level() {
    let app = TestApp::spawn().await;
    let outcome = city::load(&app.services, (Scale::SMALL, Until::Spring), 5, &|_, _| {}).await.unwrap();
    let city = token(&app, &outcome.logins[0].phone).await;
    for state in ["self_scored", "township_reviewed", "county_reviewed"] {
        let waiting = app.get(&format!("/api/v1/records?state={state}&limit=100")).token(&city).send().await;
        let count = waiting.expect(200)["items"].as_array().unwrap().len();
        assert!(count >= 8, "{count} branches are {state}");
    }
    assert!(app.services.db.read(|conn| verify(conn, None)).await.unwrap().is_sound());
}
