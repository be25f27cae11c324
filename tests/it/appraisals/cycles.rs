//! A cycle from draft to close.

use diesel::prelude::*;
use serde_json::json;
use shigan::db::schema::domains;

use super::{draft, open_cycle, plan, text};
use crate::support::{TestApp, World};

#[tokio::test]
async fn a_draft_starts_with_eight_sheets_of_a_hundred_points_and_is_seen_by_administrators_only() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let cycle = draft(&app, &world, &plan()).await;
    assert_eq!((&cycle["state"], &cycle["red_flag_cap"]), (&json!("draft"), &json!(100)));
    let path = format!("/api/v1/cycles/{}", text(&cycle["id"]));
    let sheets = app.get(&format!("{path}/sheets")).by(admin).send().await;
    let sheets = sheets.expect(200)["items"].as_array().unwrap().clone();
    let order: Vec<_> = sheets.iter().map(|sheet| text(&sheet["domain"])).collect();
    let domains = ["rural", "community", "government", "soe", "school", "hospital", "private_enterprise", "social_org"];
    assert_eq!(order, domains);
    for sheet in &sheets {
        let answer = app.get(&format!("/api/v1/sheets/{}", text(&sheet["id"]))).by(admin).send().await;
        let criteria = answer.expect(200)["criteria"].as_array().unwrap().clone();
        let sum: i64 = criteria.iter().map(|criterion| criterion["max_points"].as_i64().unwrap()).sum();
        assert_eq!(sum, 10_000);
    }
    let member = world.person("member");
    app.get(&path).by(member).send().await.problem(404, "not-found");
    assert_eq!(app.get("/api/v1/cycles").by(member).send().await.expect(200)["items"], json!([]));
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
    app.get(&path).by(member).send().await.expect(200);
    assert_eq!(app.get("/api/v1/cycles").by(member).send().await.expect(200)["items"][0]["id"], cycle["id"]);
}

#[tokio::test]
async fn a_demonstration_opens_only_with_its_approval() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let mut wanted = plan();
    wanted["scheme_type"] = json!("demonstration");
    wanted["approval_document"] = json!("  ");
    let cycle = draft(&app, &world, &wanted).await;
    let path = format!("/api/v1/cycles/{}", text(&cycle["id"]));
    let refused = app.post(&format!("{path}/open")).by(admin).send().await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/approval_document"]);
    let approval = json!({"approval_document": "抚办发〔2026〕1号"});
    app.patch(&path).by(admin).json(&approval).send().await.expect(200);
    app.patch(&path).by(admin).json(&json!({"approval_document": null})).send().await.expect(200);
    app.post(&format!("{path}/open")).by(admin).send().await.problem(422, "invalid");
    app.patch(&path).by(admin).json(&approval).send().await.expect(200);
    let open = app.post(&format!("{path}/open")).by(admin).send().await;
    assert_eq!(open.expect(200)["state"], "open");
}

#[tokio::test]
async fn open_cycles_never_cover_the_same_day() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let first = open_cycle(&app, &world).await;
    let mut wanted = plan();
    wanted["starts_on"] = json!("2026-12-31");
    wanted["ends_on"] = json!("2027-12-31");
    let second = draft(&app, &world, &wanted).await;
    let path = format!("/api/v1/cycles/{}", text(&second["id"]));
    app.post(&format!("{path}/open")).by(admin).send().await.problem(409, "conflict");
    app.patch(&path).by(admin).json(&json!({"starts_on": "2027-01-01"})).send().await.expect(200);
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
    // A closed one is in nobody's way.
    app.post(&format!("/api/v1/cycles/{}/close", text(&first["id"]))).by(admin).send().await.expect(200);
    let third = draft(&app, &world, &plan()).await;
    app.post(&format!("/api/v1/cycles/{}/open", text(&third["id"]))).by(admin).send().await.expect(200);
}

#[tokio::test]
async fn only_a_draft_changes_and_only_an_open_cycle_closes() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let cycle = draft(&app, &world, &plan()).await;
    let path = format!("/api/v1/cycles/{}", text(&cycle["id"]));
    app.post(&format!("{path}/close")).by(admin).send().await.problem(409, "wrong-state");
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
    app.post(&format!("{path}/open")).by(admin).send().await.problem(409, "wrong-state");
    app.patch(&path).by(admin).json(&json!({"name": "改"})).send().await.problem(409, "wrong-state");
    let sheet = super::sheets::rural();
    app.put(&format!("{path}/sheets/rural")).by(admin).json(&sheet).send().await.problem(409, "wrong-state");
    app.post(&format!("{path}/close")).by(admin).send().await.expect(200);
    app.post(&format!("{path}/close")).by(admin).send().await.problem(409, "wrong-state");
}

#[tokio::test]
async fn a_ninth_domain_keeps_the_cycle_shut_until_it_has_a_sheet_and_a_chain() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let cycle = draft(&app, &world, &plan()).await;
    app.db(|conn| {
        diesel::insert_into(domains::table)
            .values((
                domains::code.eq("public_institution"),
                domains::position.eq(8),
                domains::name_zh.eq("事业单位"),
                domains::name_en.eq("Public institutions"),
                domains::honor.eq("model"),
                domains::review_line.eq("area"),
            ))
            .execute(conn)
            .unwrap();
    })
    .await;
    let path = format!("/api/v1/cycles/{}", text(&cycle["id"]));
    let refused = app.post(&format!("{path}/open")).by(admin).send().await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/sheets/public_institution", "/chains/public_institution"]);
    let sheet = super::sheets::rural();
    app.put(&format!("{path}/sheets/public_institution")).by(admin).json(&sheet).send().await.expect(200);
    let chain = super::chains::short();
    app.put(&format!("{path}/chains/public_institution")).by(admin).json(&chain).send().await.expect(200);
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
}

#[tokio::test]
async fn every_bad_field_of_a_plan_is_named() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let body = json!({"name": " ", "starts_on": "2026-12-31", "ends_on": "2026-01-01",
        "scheme_type": "annual_assessment", "model_cap": -1});
    let refused = app.post("/api/v1/cycles").by(admin).json(&body).send().await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/name", "/ends_on", "/model_cap"]);
}
