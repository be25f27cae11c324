//! Branches, their order, judges.

use serde_json::{Value, json};
use shigan::accounts::Level;
use shigan::appraisals::ScoreLevel;
use shigan::db::types::Sha256;

use super::{Day, create};
use crate::appraisals::{plan, text};
use crate::proceedings::Case;

fn order(panel: &Value) -> Vec<String> {
    panel["rounds"].as_array().unwrap().iter().map(|round| text(&round["record_id"]).to_owned()).collect()
}

#[tokio::test]
async fn the_order_is_drawn_once_and_anybody_can_draw_it_again_from_its_seed() {
    let day = Day::new().await;
    let by_hand = day.get("county", "").await.expect(200).clone();
    assert_eq!((order(&by_hand), &by_hand["seed"]), (day.records.to_vec(), &Value::Null));
    let draw = async || day.case.app.post(&day.path("/draw")).by(day.case.person("county")).send().await;
    let drawn = draw().await.expect(200).clone();
    let seed = text(&drawn["seed"]).to_owned();
    let mut again = day.records.to_vec();
    again.sort_by_key(|record| Sha256::of(format!("{seed}:{record}").as_bytes()));
    assert_eq!(order(&drawn), again);
    // Nobody draws until he likes it.
    draw().await.problem(409, "wrong-state");
    day.put("county", "/order", &json!({"record_ids": [day.records[0]]})).await.expect(200);
    draw().await.expect(200);
}

#[tokio::test]
async fn only_branches_that_compete_there_stand_on_a_panel() {
    let day = Day::new().await;
    let case = &day.case;
    let far = case.bring_up("far_village", Level::Township, 0).await;
    let undeclared = case.record("site").await;
    let hospital = case.record("hospital").await;
    let body = json!({"record_ids": [day.records[0], far, undeclared, hospital, case.cycle]});
    let refused = day.put("county", "/order", &body).await;
    refused.problem(422, "invalid");
    assert_eq!(refused.pointers(), ["/record_ids/1", "/record_ids/2", "/record_ids/3", "/record_ids/4"]);
    // Nor on two at once.
    let other = create(case, "county", "county", "FZ-LC", "mean").await.expect(201).clone();
    let path = format!("/api/v1/panels/{}/order", text(&other["id"]));
    let twice =
        case.app.put(&path).by(case.person("county")).json(&json!({"record_ids": [day.records[0]]})).send().await;
    assert_eq!(twice.pointers(), ["/record_ids/0"]);
}

#[tokio::test]
async fn a_county_makes_its_own_panel_and_no_township_has_one() {
    let case = Case::new().await;
    create(&case, "county", "county", "FZ-LA", "mean").await.problem(404, "not-found");
    create(&case, "county", "city", "FZ", "mean").await.problem(404, "not-found");
    create(&case, "township", "township", "FZ-LC-01", "mean").await.problem(422, "invalid");
    create(&case, "city", "city", "FZ", "mean").await.expect(201);
}

#[tokio::test]
async fn judges_are_those_whose_role_holds_there() {
    let day = Day::new().await;
    let known = day.get("county", "/judges").await.expect(200).clone();
    let names: Vec<&str> = known["items"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
    assert!(names.contains(&"second_judge") && !names.contains(&"far_judge"), "{names:?}");
    let far = day.case.person("far_judge").account_id;
    let refused = day.put("county", "/judges", &json!({"account_ids": [far]})).await;
    assert_eq!(refused.pointers(), ["/account_ids/0"]);
    day.get("judge", "/judges").await.problem(403, "forbidden");
    day.get("far_judge", "").await.problem(404, "not-found");
}

#[tokio::test]
async fn a_level_that_scores_blind_scores_all_of_a_branch_before_it_sees_who_presents_itself() {
    let mut plan = plan();
    plan["blind_levels"] = json!(["county"]);
    let case = Case::with(&plan).await;
    let record = case.bring_up("village", Level::Township, 0).await;
    let panel = create(&case, "county", "county", "FZ-LC", "mean").await.expect(201).clone();
    let path = format!("/api/v1/panels/{}/order", text(&panel["id"]));
    let stand =
        async || case.app.put(&path).by(case.person("county")).json(&json!({"record_ids": [record]})).send().await;
    assert_eq!(stand().await.pointers(), ["/record_ids/0"]);
    case.score_all("county", &record, ScoreLevel::County, 0).await;
    stand().await.expect(200);
}
