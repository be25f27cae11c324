//! How uploads end: by their client, by time, by others; and that nothing stays behind.

use std::time::{Duration, SystemTime};

use diesel::prelude::*;
use shigan::db::schema::{audit_events, upload_parts};
use shigan::db::types::PartId;
use shigan::storage::ObjectKey;
use shigan::uploads::sweep::{Swept, sweep};

use super::{begun, head, offset_of, one, part_rows, patch, pieces};
use crate::reports::put;
use crate::support::{TestApp, World};

async fn reasons(app: &TestApp) -> Vec<String> {
    let details: Vec<String> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("upload.end"))
                .order(audit_events::id)
                .select(audit_events::details)
                .load(conn)
                .unwrap()
        })
        .await;
    let reason = |text: &String| serde_json::from_str::<serde_json::Value>(text).unwrap()["reason"].to_string();
    details.iter().map(reason).collect()
}

#[tokio::test]
async fn an_ended_upload_and_its_bytes_are_gone() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 400_000).await;
    patch(&app, member, &upload, 0, &shot.bytes[..300_000]).await.expect(204);
    let end = || app.delete(&upload).by(member).header("tus-resumable", "1.0.0").send();
    end().await.expect(204);
    head(&app, member, &upload).await.problem(404, "not-found");
    patch(&app, member, &upload, 300_000, &shot.bytes[300_000..]).await.problem(404, "not-found");
    end().await.problem(404, "not-found");
    assert_eq!((part_rows(&app).await, pieces(&app).await.len()), (0, 0));
    assert_eq!(reasons(&app).await, ["\"client\""]);
}

#[tokio::test]
async fn an_upload_nobody_went_on_with_is_over_after_its_time_and_swept() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 400_000).await;
    let answer = patch(&app, member, &upload, 0, &shot.bytes[..300_000]).await;
    assert_eq!(answer.header("upload-expires"), Some("Wed, 27 May 2026 02:00:00 GMT"));
    app.set_time("2026-05-27T01:59:59Z");
    assert_eq!(sweep(&app.services, SystemTime::now()).await.unwrap().expired, 0);
    assert_eq!(offset_of(&head(&app, member, &upload).await), 300_000);
    app.set_time("2026-05-27T02:00:00Z");
    head(&app, member, &upload).await.problem(410, "upload-given-up");
    patch(&app, member, &upload, 300_000, &shot.bytes[300_000..]).await.problem(410, "upload-given-up");
    assert_eq!(sweep(&app.services, SystemTime::now()).await.unwrap().expired, 1);
    head(&app, member, &upload).await.problem(404, "not-found");
    assert_eq!((part_rows(&app).await, pieces(&app).await.len()), (0, 0));
    assert_eq!(reasons(&app).await, ["\"expired\""]);
}

#[tokio::test]
async fn the_sweep_removes_pieces_of_photos_that_are_here_and_objects_of_nothing() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, done) = one(&app, member, 400_000).await;
    patch(&app, member, &done, 0, &shot.bytes[..300_000]).await.expect(204);
    put(&app, member, &report, &shot).await.expect(200);
    let (other, _, running) = one(&app, member, 400_000).await;
    patch(&app, member, &running, 0, &other.bytes[..300_000]).await.expect(204);
    let (now, tomorrow) = (SystemTime::now(), SystemTime::now() + Duration::from_hours(25));
    let swept = sweep(&app.services, now).await.unwrap();
    assert_eq!((swept.expired, swept.done), (0, 1));
    assert_eq!((part_rows(&app).await, pieces(&app).await.len()), (1, 1));

    if crate::support::app::city() {
        return; // The bucket is shared with other tests, whose pieces would be strays to this database.
    }
    let stray = ObjectKey::staging(app.clock.new_id::<PartId>().0.into_bytes());
    app.services.store.put_bytes(&stray, "left behind".into(), "").await.unwrap();
    assert_eq!(sweep(&app.services, now).await.unwrap(), Swept::default());
    assert_eq!(sweep(&app.services, tomorrow).await.unwrap(), Swept { strays: 1, ..Swept::default() });
    assert!(!app.services.store.exists(&stray).await.unwrap());
    assert_eq!(pieces(&app).await.len(), 1, "a piece with a row stays, however old it is");
}

#[tokio::test]
async fn a_fifth_upload_of_one_photo_ends_the_oldest() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, first) = one(&app, member, 400_000).await;
    patch(&app, member, &first, 0, &shot.bytes[..300_000]).await.expect(204);
    let mut others = Vec::new();
    for _ in 0..3 {
        others.push(begun(&app, member, &report, &shot).await);
    }
    assert_eq!(offset_of(&head(&app, member, &first).await), 300_000);
    others.push(begun(&app, member, &report, &shot).await);
    head(&app, member, &first).await.problem(404, "not-found");
    assert_eq!(pieces(&app).await.len(), 0);
    for other in &others {
        head(&app, member, other).await.expect(200);
    }
}

#[tokio::test]
async fn an_upload_whose_piece_the_store_lost_is_given_up_and_not_pretended() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 700_000).await;
    patch(&app, member, &upload, 0, &shot.bytes[..300_000]).await.expect(204);
    patch(&app, member, &upload, 300_000, &shot.bytes[300_000..600_000]).await.expect(204);
    let first: PartId = app
        .db(|conn| upload_parts::table.order(upload_parts::start).select(upload_parts::id).first(conn).unwrap())
        .await;
    app.services.store.delete(&ObjectKey::staging(first.0.into_bytes())).await.unwrap();
    patch(&app, member, &upload, 600_000, &shot.bytes[600_000..]).await.problem(410, "upload-given-up");
    head(&app, member, &upload).await.problem(404, "not-found");
    assert_eq!(reasons(&app).await, ["\"piece_lost\""]);
}
