//! Sheets are written while the cycle is a draft.

use serde_json::{Value, json};
use shigan::appraisals::shipped;

use super::{draft, plan, text};
use crate::support::{TestApp, World};

/// The shipped rural sheet as a body.
pub fn rural() -> Value {
    let sheet = shipped::sheets().into_iter().find(|sheet| sheet.domain == "rural").unwrap();
    json!({"title_zh": sheet.title_zh, "title_en": sheet.title_en, "criteria": sheet.criteria})
}

#[tokio::test]
async fn a_new_sheet_is_the_next_version_and_the_one_that_opens() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let cycle = draft(&app, &world, &plan()).await;
    let path = format!("/api/v1/cycles/{}", text(&cycle["id"]));
    let mut sheet = rural();
    sheet["criteria"][0]["text_zh"] = json!("改过的指标");
    let put = app.put(&format!("{path}/sheets/rural")).by(admin).json(&sheet).send().await;
    assert_eq!((&put.expect(200)["version"], &put.json["frozen_at"]), (&json!(2), &Value::Null));
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
    let listed = app.get(&format!("{path}/sheets")).by(world.person("member")).send().await;
    assert_eq!(listed.expect(200)["items"][0]["id"], put.json["id"]);
    let read = app.get(&format!("/api/v1/sheets/{}", text(&put.json["id"]))).by(world.person("member")).send().await;
    assert_eq!(read.expect(200)["criteria"][0]["text_zh"], "改过的指标");
    assert!(read.json["frozen_at"].is_string());
}

#[tokio::test]
async fn a_sheet_that_breaks_a_rule_is_refused_with_the_criterion_at_fault() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let cycle = draft(&app, &world, &plan()).await;
    let path = format!("/api/v1/cycles/{}/sheets/rural", text(&cycle["id"]));
    let mut twice = rural();
    twice["criteria"][1]["code"] = json!("P1");
    let mut short = rural();
    short["criteria"][0]["max_points"] = json!(100);
    let mut two_dimensions = rural();
    two_dimensions["criteria"][0]["dimension"] = json!("performance");
    let mut blank = rural();
    blank["criteria"][2]["text_en"] = json!(" ");
    for (sheet, pointer) in
        [(twice, "/criteria/1"), (short, "/criteria"), (two_dimensions, "/criteria/0"), (blank, "/criteria/2/text_en")]
    {
        let refused = app.put(&path).by(admin).json(&sheet).send().await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), [pointer]);
    }
    let mut unknown = rural();
    unknown["criteria"][0]["basis"] = json!(["X"]);
    let refused = app.put(&path).by(admin).json(&unknown).send().await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/criteria/0/basis/0"]);
}

#[tokio::test]
async fn there_is_no_sheet_for_a_domain_that_does_not_exist() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let cycle = draft(&app, &world, &plan()).await;
    let path = format!("/api/v1/cycles/{}/sheets/navy", text(&cycle["id"]));
    app.put(&path).by(world.person("city_admin")).json(&rural()).send().await.problem(404, "not-found");
}
