//! Who sees what of a hint, and what its author says.

use diesel::prelude::*;
use serde_json::json;
use shigan::db::schema::{audit_events, field_reports};
use shigan::db::types::ReportId;

use super::{filed, hints, read, shot, text};
use crate::photos::assert_bare;
use crate::support::{TestApp, World};

/// A report of the village whose photo stood in a report of a far village before.
async fn twice(app: &TestApp, world: &World) -> (String, String) {
    let earlier = filed(app, world.person("far_member"), &[shot(app, 1).await]).await;
    app.set_time("2026-06-03T02:00:00Z");
    (earlier, filed(app, world.person("member"), &[shot(app, 1).await]).await)
}

async fn looks_across(app: &TestApp) -> i64 {
    app.db(|conn| {
        audit_events::table.filter(audit_events::action.eq("photo.view_across")).count().get_result(conn).unwrap()
    })
    .await
}

#[tokio::test]
async fn a_reviewer_sees_both_pictures_and_each_look_across_is_in_the_trail() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (earlier, report) = twice(&app, &world).await;
    let (township, city) = (world.person("township"), world.person("city"));
    let found = hints(&app, township, &report).await;
    let there = &found[0]["earlier"];
    assert_eq!(there["report_id"], json!(earlier));
    assert_eq!(there["branch_name"], "中共云岭镇竹源村支部委员会");
    assert_eq!(there["happened_on"], "2026-05-20");
    app.get(&format!("/api/v1/reports/{earlier}")).by(township).send().await.problem(404, "not-found");
    app.get(text(&found[0]["picture"], "small")).by(township).send().await.expect(200);
    for side in ["small", "large"] {
        let picture = app.get(text(&there["picture"], side)).by(township).send().await;
        picture.expect(200);
        assert_eq!(picture.header("cache-control"), Some("private, no-store"));
        assert_bare(&picture.bytes, "the earlier picture");
    }
    assert_eq!(looks_across(&app).await, 2);
    // To the city nothing lies across.
    let found = hints(&app, city, &report).await;
    app.get(text(&found[0]["earlier"]["picture"], "small")).by(city).send().await.expect(200);
    assert_eq!(looks_across(&app).await, 2);
}

#[tokio::test]
async fn the_author_learns_the_day_and_nothing_of_strangers() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (earlier, report) = twice(&app, &world).await;
    let member = world.person("member");
    let found = hints(&app, member, &report).await;
    assert_eq!(text(&found[0], "text"), "与2026年5月20日记录的照片相同");
    assert_eq!(found[0]["earlier"], json!({ "happened_on": "2026-05-20", "own": false }));
    assert!(!found[0].to_string().contains(&earlier));
    let picture = format!("/api/v1/reports/{report}/hints/{}/renditions/320", text(&found[0], "id"));
    app.get(&picture).by(member).send().await.problem(404, "not-found");
    for stranger in ["colleague", "secretary", "far_member", "far_county", "other_township"] {
        read(&app, world.person(stranger), &report).await.problem(404, "not-found");
        app.get(&picture).by(world.person(stranger)).send().await.problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_picture_with_minors_is_not_shown_across() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (earlier, report) = twice(&app, &world).await;
    let id: ReportId = earlier.parse().unwrap();
    app.db(move |conn| {
        diesel::update(field_reports::table.find(id)).set(field_reports::has_minors.eq(true)).execute(conn).unwrap()
    })
    .await;
    let found = hints(&app, world.person("township"), &report).await;
    assert!(found[0]["earlier"]["branch_name"].is_string());
    assert!(found[0]["earlier"]["picture"].is_null());
    let picture = format!("/api/v1/reports/{report}/hints/{}/renditions/320", text(&found[0], "id"));
    app.get(&picture).by(world.person("township")).send().await.problem(404, "not-found");
    app.get(&picture).by(world.person("city")).send().await.expect(200);
}

#[tokio::test]
async fn the_author_explains_once_and_the_same_activity_settles_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (_, report) = twice(&app, &world).await;
    let member = world.person("member");
    let hint = text(&hints(&app, member, &report).await[0], "id").to_owned();
    let path = format!("/api/v1/reports/{report}/hints/{hint}/explanation");
    let said = json!({ "reason": "same_activity", "remark": " 两个支部一起清淤 " });
    let long = json!({ "reason": "other", "remark": "字".repeat(101) });
    assert_eq!(app.put(&path).by(member).json(&long).send().await.pointers(), ["/remark"]);
    let lines = json!({ "reason": "other", "remark": "一\n二" });
    app.put(&path).by(member).json(&lines).send().await.problem(422, "invalid");
    app.put(&path).by(world.person("township")).json(&said).send().await;
    for _ in 0..2 {
        let answer = app.put(&path).by(member).json(&said).send().await;
        let explanation = &answer.expect(200)["explanation"];
        assert_eq!(explanation["remark"], "两个支部一起清淤");
        assert_eq!(explanation["settled"], true);
    }
    app.put(&path).by(member).json(&json!({ "reason": "other" })).send().await.problem(409, "wrong-state");
    let seen = hints(&app, world.person("township"), &report).await;
    assert_eq!(seen[0]["explanation"]["reason"], "same_activity");
}

#[tokio::test]
async fn the_dossier_links_to_the_hints_of_its_evidence_for_reviewers_only() {
    use crate::appraisals::{open_cycle, put_all_into, record_of};
    use crate::evidence::{body, part, report as evidence_of};

    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    put_all_into(&app, shigan::appraisals::RecordState::SelfScored).await;
    let (_, report) = twice(&app, &world).await;
    let township = world.person("township");
    let path = format!("/api/v1/records/{}", record_of(&app, &world, "village").await);
    let dossier = app.get(&path).by(township).send().await.expect(200).clone();
    assert_eq!(dossier["hints"], json!([]));
    let criterion = text(&part(&dossier, "A2")["criterion"], "id").to_owned();
    app.put(&format!("{path}/scores/{criterion}"))
        .by(township)
        .header("if-match", "\"r1\"")
        .json(&body(100, &[evidence_of(&report)]))
        .send()
        .await
        .expect(200);
    let dossier = app.get(&path).by(township).send().await.expect(200).clone();
    let url = format!("/api/v1/reports/{report}/hints");
    assert_eq!(dossier["hints"], json!([{ "report_id": report, "hints": 1, "url": url }]));
    let branch = app.get(&path).by(world.person("secretary")).send().await.expect(200).clone();
    assert_eq!(branch["hints"], json!([]));
}
