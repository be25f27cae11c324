//! Bonus, deduction and veto.

use serde_json::{Value, json};
use shigan::accounts::Level;

use super::Case;
use crate::appraisals::text;

fn deduction() -> Value {
    json!({"kind": "deduction", "points": 200, "event": "村务公开栏连续两个季度未更新", "happened_on": "2026-03-12", "source_document": "临纪通〔2026〕4号"})
}

fn veto() -> Value {
    json!({"kind": "veto", "ground": "false_material", "event": "申报材料与台账不符", "happened_on": "2025-11-02", "source_document": "抚组核〔2026〕3号"})
}

#[tokio::test]
async fn a_deduction_names_its_source_and_stays_listed_when_it_is_lifted() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::Township, 0).await;
    let path = format!("/records/{record}/adjustments");
    let mut bare = deduction();
    bare["source_document"] = json!("  ");
    assert_eq!(case.post("county", &record, &path, &bare).await.pointers(), ["/source_document"]);
    // The township has concluded, so it changes nothing any more.
    case.post("township", &record, &path, &deduction()).await.problem(409, "wrong-state");
    let set = case.post("county", &record, &path, &deduction()).await.expect(200).clone();
    let id = text(&set["items"][0]["id"]).to_owned();
    let own = case.app.get(&format!("/api/v1{path}")).by(case.person("secretary")).send().await.expect(200).clone();
    assert_eq!(own["items"][0]["source_document"], "临纪通〔2026〕4号");
    assert!(own["items"][0]["set_by"].is_null());
    let lift = format!("/adjustments/{id}/lift");
    case.post("township", &record, &lift, &json!({"reason": "来文已更正"})).await.problem(403, "forbidden");
    let lifted = case.post("county", &record, &lift, &json!({"reason": "来文已更正"})).await.expect(200).clone();
    assert_eq!(lifted["items"][0]["lift_reason"], "来文已更正");
    case.post("county", &record, &lift, &json!({"reason": "再次"})).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn a_veto_counts_when_a_second_person_confirms_it_and_the_city_may_lift_it() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::County, 0).await;
    let set = case.post("city", &record, &format!("/records/{record}/adjustments"), &veto()).await;
    let id = text(&set.expect(200)["items"][0]["id"]).to_owned();
    assert_eq!(case.state(&record).await, "county_reviewed");
    // While it waits, nothing is concluded.
    let waiting = case.look("city", &record).await;
    let conclude = waiting["next"].as_array().unwrap().iter().find(|one| one["step"] == "conclude").unwrap().clone();
    let missing: Vec<_> = conclude["missing"].as_array().unwrap().iter().map(|one| text(&one["pointer"])).collect();
    assert_eq!(missing.last(), Some(&"/adjustments"));
    let confirm = format!("/adjustments/{id}/confirm");
    case.post("city", &record, &confirm, &json!({})).await.problem(403, "forbidden");
    // Below the level that set it nobody confirms.
    case.post("county", &record, &confirm, &json!({})).await.problem(403, "forbidden");
    case.post("second_city", &record, &confirm, &json!({})).await.expect(200);
    assert_eq!(case.state(&record).await, "vetoed");
    case.post("second_city", &record, &confirm, &json!({})).await.problem(409, "wrong-state");
    let own = case.look("secretary", &record).await;
    assert!(text(&own["steps"].as_array().unwrap().last().unwrap()["reason"]).contains("抚组核〔2026〕3号"));
    case.take("city", &record, "lift_veto").await;
    assert_eq!(case.state(&record).await, "county_reviewed");
    let rows = case.app.get(&format!("/api/v1/records/{record}/adjustments")).by(case.person("city")).send().await;
    assert!(!rows.expect(200)["items"][0]["lifted_at"].is_null());
}
