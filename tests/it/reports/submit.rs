//! Sending again, sending at once, sending something else.

use diesel::prelude::*;
use futures_util::future::join_all;
use serde_json::json;
use shigan::db::schema::{audit_events, blobs, field_reports, jobs, photos};

use super::{Shot, id_of, new_id, pictured, plain, put, read, submit, wait_settled};
use crate::support::{TestApp, World};

#[tokio::test]
async fn the_same_manifest_again_is_the_same_report() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let mut body = pictured(&app, &[Shot::new(&app, 1)]);
    body["companions"] = json!([world.person("colleague").member_id, world.person("leader").member_id]);
    let first = submit(&app, member, &body).await;
    first.expect(201);
    // Blanks around the text and the order of companions mean nothing.
    body["text"] = json!(format!("  {} ", body["text"].as_str().unwrap()));
    body["companions"] = json!([world.person("leader").member_id, world.person("colleague").member_id]);
    app.set_time("2026-05-23T02:00:00Z");
    let again = submit(&app, member, &body).await;
    again.expect(200);
    assert_eq!(first.json, again.json);
    assert_eq!(again.header("etag"), Some("\"r1\""));
    assert_eq!(again.json["photos"][0]["missing"], true);
}

#[tokio::test]
async fn a_second_body_for_the_same_id_is_refused() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut body = plain(&app);
    submit(&app, world.person("member"), &body).await.expect(201);
    submit(&app, world.person("doctor"), &body).await.problem(409, "same-id-other-body");
    body["text"] = json!("别的内容");
    let own = submit(&app, world.person("member"), &body).await;
    own.problem(409, "same-id-other-body");
    let foreign = submit(&app, world.person("far_member"), &body).await;
    // A stranger learns no more than that the id is used.
    assert_eq!(own.json, foreign.json);
}

#[tokio::test]
async fn a_photo_id_of_another_report_is_refused_and_nothing_is_kept() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let shot = Shot::new(&app, 1);
    submit(&app, world.person("member"), &pictured(&app, std::slice::from_ref(&shot))).await.expect(201);
    let body = pictured(&app, &[Shot::new(&app, 2), shot]);
    submit(&app, world.person("doctor"), &body).await.problem(409, "same-id-other-body");
    let counts = app
        .db(|conn| {
            let reports: i64 = field_reports::table.count().get_result(conn).unwrap();
            let slots: i64 = photos::table.count().get_result(conn).unwrap();
            (reports, slots)
        })
        .await;
    assert_eq!(counts, (1, 1));
}

#[tokio::test]
async fn five_parallel_senders_give_one_report_with_each_photo_once() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1), Shot::new(&app, 2)];
    let body = pictured(&app, &shots);
    let answers = join_all((0..5).map(|_| submit(&app, member, &body))).await;
    let created = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(created, 1);
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 201)));
    let id = id_of(&body);
    for shot in &shots {
        let answers = join_all((0..5).map(|_| put(&app, member, &id, shot))).await;
        for answer in answers {
            answer.expect(200);
        }
    }
    wait_settled(&app, member, &id).await;
    let answer = read(&app, member, &id).await;
    assert_eq!(answer.json["completeness"], json!({"received": 2, "expected": 2, "complete": true}));
    let counts = app
        .db(|conn| {
            let events = |conn: &mut _, action: &str| {
                audit_events::table.filter(audit_events::action.eq(action.to_owned())).count().get_result::<i64>(conn)
            };
            (
                field_reports::table.count().get_result::<i64>(conn).unwrap(),
                photos::table.count().get_result::<i64>(conn).unwrap(),
                blobs::table.count().get_result::<i64>(conn).unwrap(),
                events(conn, "report.submit").unwrap(),
                events(conn, "photo.store").unwrap(),
            )
        })
        .await;
    assert_eq!(counts, (1, 2, 2, 1, 2));
    let left = std::fs::read_dir(app.services.config.data_dir.join("incoming")).unwrap().count();
    assert_eq!(left, 0, "uploads in progress were left behind");
    app.until("no job is left", || async {
        app.db(|conn| jobs::table.count().get_result::<i64>(conn).unwrap()).await == 0
    })
    .await;
}

#[tokio::test]
async fn completeness_is_told_honestly_on_the_way() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1), Shot::new(&app, 2), Shot::new(&app, 3)];
    let body = pictured(&app, &shots);
    submit(&app, member, &body).await.expect(201);
    for (index, shot) in shots.iter().enumerate() {
        let answer = put(&app, member, &id_of(&body), shot).await;
        let expected = json!({"received": index + 1, "expected": 3, "complete": index == 2});
        assert_eq!(answer.expect(200)["completeness"], expected);
    }
    let again = submit(&app, member, &body).await;
    let missing: Vec<_> =
        again.expect(200)["photos"].as_array().unwrap().iter().map(|p| p["missing"].clone()).collect();
    assert_eq!(missing, [json!(false), json!(false), json!(false)]);
}

#[tokio::test]
async fn bytes_that_are_here_already_are_not_sent_again() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let shot = Shot::new(&app, 1);
    super::settled(&app, world.person("member"), std::slice::from_ref(&shot)).await;
    // The same sender, and a colleague of the same branch.
    for person in ["member", "colleague"] {
        let again = Shot { id: new_id(&app), ..shot.clone() };
        let answer = submit(&app, world.person(person), &pictured(&app, &[again])).await;
        assert_eq!(answer.expect(201)["photos"][0]["state"], "ready", "{person}");
        assert_eq!(answer.json["completeness"]["complete"], true);
    }
}

#[tokio::test]
async fn a_digest_alone_tells_a_stranger_nothing_and_gives_him_nothing() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let shot = Shot::new(&app, 1);
    super::settled(&app, world.person("member"), std::slice::from_ref(&shot)).await;
    let stranger = world.person("far_member");
    let claim = Shot { id: new_id(&app), ..shot.clone() };
    let known = pictured(&app, std::slice::from_ref(&claim));
    let answer = submit(&app, stranger, &known).await;
    assert_eq!(answer.expect(201)["photos"][0]["state"], "awaited");
    assert!(answer.json["photos"][0].get("facts").is_none());
    let path = format!("/api/v1/reports/{}/photos/{}/renditions/320", id_of(&known), claim.id);
    app.get(&path).by(stranger).send().await.problem(404, "not-found");
    // Once he has sent the bytes they are his too.
    put(&app, stranger, &id_of(&known), &claim).await.expect(200);
    wait_settled(&app, stranger, &id_of(&known)).await;
    app.get(&path).by(stranger).send().await.expect(200);
}
