//! Pictures and clean originals on their way out.

use diesel::prelude::*;
use shigan::db::schema::audit_events;

use super::render::phone_photo;
use crate::reports::{Shot, settled};
use crate::support::{TestApp, World};

#[tokio::test]
async fn a_picture_is_kept_by_browsers_and_not_sent_twice() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let path = format!("/api/v1/reports/{id}/photos/{}/renditions/320?r=1", shot.id);
    let answer = app.get(&path).by(member).send().await;
    answer.expect(200);
    assert_eq!(answer.header("content-type"), Some("image/jpeg"));
    assert_eq!(answer.header("cache-control"), Some("private, max-age=31536000, immutable"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("content-length"), Some(answer.bytes.len().to_string().as_str()));
    let tag = answer.header("etag").unwrap().to_owned();
    let again = app.get(&path).by(member).header("if-none-match", &tag).send().await;
    again.expect(304);
    assert!(again.bytes.is_empty());
    assert_eq!(again.header("etag"), Some(tag.as_str()));
    let large = app.get(&path.replace("/320", "/1600")).by(member).header("if-none-match", &tag).send().await;
    large.expect(200);
    app.get(&path.replace("/320", "/640")).by(member).send().await.problem(404, "not-found");
    // A tag opens nothing.
    let stranger = app.get(&path).by(world.person("far_member")).header("if-none-match", &tag).send().await;
    stranger.problem(404, "not-found");
}

#[tokio::test]
async fn an_original_leaves_clean_for_reviewers_in_scope_and_each_look_is_in_the_trail() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::of(&app, phone_photo());
    let id = settled(&app, member, std::slice::from_ref(&shot)).await;
    let path = format!("/api/v1/reports/{id}/photos/{}/original", shot.id);
    app.get(&path).by(member).send().await.problem(403, "forbidden");
    app.get(&path).by(world.person("far_county")).send().await.problem(404, "not-found");
    let answer = app.get(&path).by(world.person("township")).send().await;
    answer.expect(200);
    let name = format!("attachment; filename=\"photo-{}.jpg\"", shot.id);
    assert_eq!(answer.header("content-disposition"), Some(name.as_str()));
    assert_eq!(answer.header("x-shigan-substitute"), None);
    let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    assert!(holds(&shot.bytes, b"HUAWEI") && holds(&shot.bytes, b"2026:05:20"));
    assert!(!holds(&answer.bytes, b"HUAWEI") && !holds(&answer.bytes, b"2026:05:20"));
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
    assert_eq!(pixels(&answer.bytes), pixels(&shot.bytes), "the pixels are those that were sent");
    let account = world.person("township").account_id;
    let looks = app
        .db(move |conn| {
            audit_events::table
                .filter(audit_events::action.eq("photo.view_original"))
                .filter(audit_events::account_id.eq(account))
                .count()
                .get_result::<i64>(conn)
                .unwrap()
        })
        .await;
    assert_eq!(looks, 1);
}
