//! Review chains are data of a draft and frozen with it.

use serde_json::{Value, json};

use super::{draft, plan, text};
use crate::support::{TestApp, World};

/// A chain from a line straight to the city.
pub fn short() -> Value {
    json!({"steps": [
        {"level": "township", "reviewed_by": "line", "body_zh": "市直机关工委", "body_en": "Working Committee"},
        {"level": "city", "reviewed_by": "area", "body_zh": "市委组织部", "body_en": "Organisation Department"},
    ]})
}

#[tokio::test]
async fn a_draft_begins_with_the_way_of_the_area_or_the_line_and_may_change_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let path = format!("/api/v1/cycles/{}", text(&draft(&app, &world, &plan()).await["id"]));
    let chains = app.get(&format!("{path}/chains")).by(admin).send().await.expect(200)["items"].clone();
    let first = |domain: &str| {
        let chain = chains.as_array().unwrap().iter().find(|chain| chain["domain"] == domain).unwrap();
        text(&chain["steps"][0]["reviewed_by"]).to_owned()
    };
    assert_eq!((first("rural"), first("hospital")), ("area".to_owned(), "line".to_owned()));
    let put = async |body: &Value| app.put(&format!("{path}/chains/government")).by(admin).json(body).send().await;
    put(&short()).await.expect(200);
    let mut wrong = short();
    wrong["steps"].as_array_mut().unwrap().reverse();
    assert_eq!(put(&wrong).await.pointers(), ["/steps/1/level", "/steps"]);
    app.put(&format!("{path}/chains/navy")).by(admin).json(&short()).send().await.problem(404, "not-found");
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
    put(&short()).await.problem(409, "wrong-state");
    let seen = app.get(&format!("{path}/chains")).by(world.person("member")).send().await.expect(200).clone();
    let government = seen["items"].as_array().unwrap().iter().find(|chain| chain["domain"] == "government").unwrap();
    assert_eq!(government["steps"], short()["steps"]);
}

#[tokio::test]
async fn next_year_begins_with_the_sheets_and_chains_of_this_one() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let id = text(&draft(&app, &world, &plan()).await["id"]).to_owned();
    let path = format!("/api/v1/cycles/{id}");
    let mut sheet = super::sheets::rural();
    sheet["criteria"][0]["text_zh"] = json!("改过的指标");
    app.put(&format!("{path}/sheets/rural")).by(admin).json(&sheet).send().await.expect(200);
    app.put(&format!("{path}/chains/government")).by(admin).json(&short()).send().await.expect(200);
    let mut next = plan();
    next["starts_on"] = json!("2027-01-01");
    next["ends_on"] = json!("2027-12-31");
    next["copy_from"] = json!("018f3c5e-0000-7000-8000-000000000001");
    let refused = app.post("/api/v1/cycles").by(admin).json(&next).send().await;
    assert_eq!(refused.pointers(), ["/copy_from"]);
    next["copy_from"] = json!(id);
    let copy = format!("/api/v1/cycles/{}", text(&draft(&app, &world, &next).await["id"]));
    let sheets = app.get(&format!("{copy}/sheets")).by(admin).send().await.expect(200)["items"].clone();
    assert_eq!((&sheets[0]["domain"], &sheets[0]["version"]), (&json!("rural"), &json!(1)));
    let sheet = format!("/api/v1/sheets/{}", text(&sheets[0]["id"]));
    let sheet = app.get(&sheet).by(admin).send().await.expect(200).clone();
    assert_eq!(sheet["criteria"][0]["text_zh"], "改过的指标");
    let chains = app.get(&format!("{copy}/chains")).by(admin).send().await.expect(200)["items"].clone();
    assert_eq!(chains[2]["steps"], short()["steps"]);
}
