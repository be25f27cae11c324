//! How the installation keeps: rules, what goes soon, sweeps, jobs, the store.

pub mod access;

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{blobs, jobs};
use shigan::db::types::{JobId, Sha256};
use shigan::jobs::{JobRow, JobState};
use shigan::reports::actions::{clear_photos, count_due_photos};

use crate::appraisals::{Filed, file, open_cycle};
use crate::support::{TestApp, World};

async fn keeping(app: &TestApp, world: &World) -> Value {
    app.get("/api/v1/keeping").by(world.person("city_admin")).send().await.expect(200).clone()
}

#[tokio::test]
async fn the_rules_are_those_of_the_settings_and_the_store_answers() {
    let app = TestApp::spawn_with(&[("SHIGAN_RETENTION_MONTHS", "3"), ("SHIGAN_RETENTION_USED_MONTHS", "36")]).await;
    let world = World::of(&app).await;
    app.db(|conn| {
        let row = |text: &str, size: i64| {
            (
                blobs::sha256.eq(Sha256::of(text.as_bytes())),
                blobs::size.eq(size),
                blobs::format.eq("jpeg"),
                blobs::state.eq("ready"),
            )
        };
        for (text, size) in [("a", 3_000_000_000_i64), ("b", 500)] {
            let at = blobs::stored_at.eq(shigan::db::types::Instant::new(chrono::DateTime::UNIX_EPOCH));
            diesel::insert_into(blobs::table).values((row(text, size), at)).execute(conn).unwrap();
        }
    })
    .await;
    let seen = keeping(&app, &world).await;
    let rules = json!({"unused_months": 3, "used_months": 36, "exact_point_days": 90, "stray_days": 7});
    assert_eq!(seen["rules"], rules);
    assert_eq!(
        (&seen["storage"]["answers"], &seen["storage"]["originals_bytes"]),
        (&json!(true), &json!(3_000_000_500_i64))
    );
    assert!(seen["storage"]["round_trip_milliseconds"].is_u64());
}

#[tokio::test]
async fn every_kind_of_cleaning_up_tells_when_it_last_came_to_its_end() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let kinds: Vec<Value> =
        keeping(&app, &world).await["sweeps"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["expired_photos", "stray_photos", "uploads", "exports", "exact_points"]);
    // A server looks once at its start; strays are looked for an hour later.
    app.until("the sweeps at the start are noted", || async {
        let seen = keeping(&app, &world).await;
        [0, 2, 3, 4].iter().all(|at| seen["sweeps"][at]["ended_at"].is_string())
    })
    .await;
    assert_eq!(
        keeping(&app, &world).await["sweeps"][1],
        json!({"kind": "stray_photos", "ended_at": null, "removed": 0})
    );
}

#[tokio::test]
async fn jobs_that_wait_failed_or_were_given_up_are_told_by_kind() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let clock = app.clock.clone();
    app.db(move |conn| {
        let now = clock.now();
        // Nobody here works on such jobs, so they stay as they are.
        for (subject, state, attempts) in
            [("a", JobState::Queued, 0), ("b", JobState::Queued, 3), ("c", JobState::Dead, 12)]
        {
            let row = JobRow {
                id: clock.new_id::<JobId>(),
                kind: "test.nothing".to_owned(),
                subject: subject.to_owned(),
                state,
                attempts,
                run_at: now.plus(-chrono::TimeDelta::seconds(90)),
                leased_until: None,
                last_error: Some("/secret/path".to_owned()),
                created_at: now,
            };
            diesel::insert_into(jobs::table).values(&row).execute(conn).unwrap();
        }
    })
    .await;
    let seen = keeping(&app, &world).await;
    let told =
        json!({"waiting": 2, "lag_seconds": 90, "put_off": 1, "given_up": [{"kind": "test.nothing", "jobs": 1}]});
    assert_eq!(seen["jobs"], told);
    assert!(!seen.to_string().contains("/secret"), "what went wrong inside is for the log");
}

#[tokio::test]
async fn photos_that_go_within_thirty_days_are_counted_before_they_are_due_and_not_after() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    file(&app, &world, Filed { photos: 2, ..Filed::default() }).await;
    // Without a record, the year stands in for the cycle.
    file(&app, &world, Filed { photos: 1, branch: "station", ..Filed::default() }).await;
    let due = async || count_due_photos(&app.services, 30).await.unwrap();
    assert_eq!(due().await, 0, "the year is not over");
    app.set_time("2027-05-31T02:00:00Z");
    assert_eq!(due().await, 0, "the last day is 30 June, so they go on 1 July");
    app.set_time("2027-06-01T02:00:00Z");
    assert_eq!(due().await, 3);
    app.set_time("2027-07-01T02:00:00Z");
    assert_eq!(due().await, 0, "they are due already");
    assert_eq!(clear_photos(&app.services).await.unwrap(), 3);
}
