//! Renditions and facts, made after the answer, whatever happens to the process.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{blobs, jobs};
use shigan::db::types::{JobId, Sha256};
use shigan::demo::pictures::{Exif, exif_block, jpeg, picture, with_exif};
use shigan::jobs::{JobRow, JobState};
use shigan::photos::{BlobState, RENDER_JOB};
use shigan::storage::ObjectKey;

use super::assert_bare;
use crate::reports::{Shot, read, settled, wait_settled};
use crate::support::{TestApp, World};

/// What the service will mostly get: turned, with time, offset, place and camera.
pub fn phone_photo() -> Vec<u8> {
    let exif = Exif {
        orientation: Some(6),
        taken_at: Some("2026:05:20 09:30:15"),
        fraction: Some("250"),
        datum: None,
        offset: Some("+08:00"),
        place: Some((27.9487, 116.3582)),
        make: Some("HUAWEI"),
        model: Some("Mate 60"),
    };
    with_exif(&jpeg(&picture(7, 2000, 1500), 85).unwrap(), &exif_block(&exif))
}

#[tokio::test]
async fn the_facts_of_a_photo_stand_beside_what_its_sender_says() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::of(&app, phone_photo());
    let mut body = crate::reports::pictured(&app, std::slice::from_ref(&shot));
    body["photos"][0]["taken_at"] = json!("2026-05-20T10:00:00");
    crate::reports::submit(&app, member, &body).await.expect(201);
    let id = crate::reports::id_of(&body);
    crate::reports::put(&app, member, &id, &shot).await.expect(200);
    wait_settled(&app, member, &id).await;
    let answer = read(&app, member, &id).await;
    let photo = &answer.json["photos"][0];
    assert_eq!(photo["claimed"], json!({"media_type": "image/jpeg", "taken_at": "2026-05-20T10:00:00"}));
    let facts = &photo["facts"];
    let point = facts["point"].clone();
    assert!((point["latitude"].as_f64().unwrap() - 27.9487).abs() < 1e-5);
    assert_eq!(point["coordinate_system"], "wgs84");
    let mut rest = facts.clone();
    rest.as_object_mut().unwrap().remove("point");
    assert_eq!(
        rest,
        json!({
            "format": "jpeg", "width": 1500, "height": 2000, "orientation": 6,
            "taken_at": "2026-05-20T09:30:15.250", "offset_minutes": 480, "taken_basis": "file_offset",
            "camera_make": "HUAWEI", "camera_model": "Mate 60",
        })
    );
    // The keeper of the branch sees the time, not the place.
    let seen = read(&app, world.person("secretary"), &id).await;
    assert_eq!(seen.expect(200)["photos"][0]["facts"].get("point"), None::<&Value>);
}

#[tokio::test]
async fn renditions_are_upright_small_and_bare() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::of(&app, phone_photo());
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    for (side, size) in [(320, (240, 320)), (1600, (1200, 1600))] {
        let path = format!("/api/v1/reports/{id}/photos/{}/renditions/{side}", shot.id);
        let answer = app.get(&path).by(member).send().await;
        answer.expect(200);
        assert_bare(&answer.bytes, &path);
        let shown = image::load_from_memory(&answer.bytes).unwrap();
        assert_eq!((shown.width(), shown.height()), size);
    }
}

#[tokio::test]
async fn a_render_job_whose_process_died_is_picked_up_again() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let digest: Sha256 = shot.sha256().parse().unwrap();
    no_jobs_left(&app).await;
    // As a killed process leaves it: bytes and row are there, one picture of two, the job claimed, its lease over.
    app.services.store.delete(&ObjectKey::rendition(digest.bytes(), 320, 1)).await.unwrap();
    let clock = app.clock.clone();
    app.db(move |conn| {
        diesel::update(blobs::table.find(digest)).set(blobs::state.eq(BlobState::Stored)).execute(conn).unwrap();
        let past = clock.now().plus(chrono::TimeDelta::minutes(-5));
        diesel::insert_into(jobs::table)
            .values((
                jobs::id.eq(clock.new_id::<JobId>()),
                jobs::kind.eq("render_photo"),
                jobs::subject.eq(format!("{digest}/1")),
                jobs::state.eq(JobState::Running),
                jobs::attempts.eq(1),
                jobs::run_at.eq(past),
                jobs::leased_until.eq(past),
                jobs::created_at.eq(past),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    wait_settled(&app, member, &id).await;
    let path = format!("/api/v1/reports/{id}/photos/{}/renditions/320", shot.id);
    app.get(&path).by(member).send().await.expect(200);
    no_jobs_left(&app).await;
}

pub async fn no_jobs_left(app: &TestApp) {
    app.until("all jobs are done", || async {
        app.db(|conn| jobs::table.count().get_result::<i64>(conn).unwrap()).await == 0
    })
    .await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member").clone();
    let shot = Shot::new(&app, 1);
    let body = crate::reports::pictured(&app, std::slice::from_ref(&shot));
    crate::reports::submit(&app, &member, &body).await.expect(201);
    let id = crate::reports::id_of(&body);
    crate::reports::put(&app, &member, &id, &shot).await.expect(200);
    let app = app.restart().await;
    wait_settled(&app, &member, &id).await;
    assert_eq!(read(&app, &member, &id).await.json["photos"][0]["state"], "ready");
}

#[tokio::test]
async fn a_photo_that_ends_the_process_each_time_is_kept_without_a_picture_and_the_next_is_shown() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (bad, next) = (Shot::new(&app, 31), Shot::new(&app, 32));
    let body = crate::reports::pictured(&app, std::slice::from_ref(&bad));
    crate::reports::submit(&app, member, &body).await.expect(201);
    // As the twelfth process leaves it that was killed over these bytes.
    let now = app.clock.now();
    let job = JobRow {
        id: app.clock.new_id(),
        kind: RENDER_JOB.to_owned(),
        subject: format!("{}/1", bad.sha256()),
        state: JobState::Running,
        attempts: 12,
        run_at: now,
        leased_until: Some(now.plus(chrono::TimeDelta::minutes(2))),
        last_error: None,
        created_at: now,
    };
    app.db(move |conn| diesel::insert_into(jobs::table).values(&job).execute(conn).unwrap()).await;
    let id = crate::reports::id_of(&body);
    crate::reports::put(&app, member, &id, &bad).await.expect(200);
    settled(&app, member, std::slice::from_ref(&next)).await;
    assert_eq!(read(&app, member, &id).await.expect(200)["photos"][0]["state"], "stored");

    app.set_time("2026-05-20T02:03:00Z");
    wait_settled(&app, member, &id).await;
    let answer = read(&app, member, &id).await;
    let photo = &answer.expect(200)["photos"][0];
    assert_eq!([&photo["state"], &photo["unreadable_reason"]], ["unreadable", "given_up"]);
    let key = ObjectKey::original(bad.sha256().parse::<Sha256>().unwrap().bytes());
    assert!(app.services.store.get_bytes(&key).await.unwrap() == bad.bytes);
    settled(&app, member, &[Shot::new(&app, 33)]).await;
}
