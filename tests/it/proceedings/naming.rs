//! From the conclusion of the city to an honour, and what may come after it.

use serde_json::{Value, json};
use shigan::accounts::Level;

use super::Case;
use crate::appraisals::{plan, text};

fn named() -> Value {
    json!({"step": "name", "decision": {"number": "抚发〔2026〕9号", "day": "2026-05-27"}})
}

#[tokio::test]
async fn naming_waits_for_the_working_days_of_publicity_and_names_its_decision() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::City, 0).await;
    case.take("city", &record, "inspect").await;
    case.take("city", &record, "publicize").await;
    // Public from Wednesday, 20 May: five working days are through Wednesday, 27 May.
    case.app.set_time("2026-05-27T10:00:00Z");
    let early = case.step("city", &record, &named()).await;
    early.problem(409, "incomplete");
    assert_eq!(early.pointers(), ["/publicity"]);
    case.app.set_time("2026-05-27T16:30:00Z"); // half past midnight in the city
    let bare = case.step("city", &record, &json!({"step": "name"})).await;
    bare.problem(422, "invalid");
    assert_eq!(bare.pointers(), ["/decision"]);
    let done = case.step("city", &record, &named()).await.expect(200).clone();
    assert_eq!(done["state"], "named");
    assert_eq!(done["steps"].as_array().unwrap().last().unwrap()["decision"]["number"], "抚发〔2026〕9号");
}

#[tokio::test]
async fn a_branch_with_more_points_is_passed_over_only_in_writing() {
    let case = Case::new().await;
    let better = case.bring_up("village", Level::City, 0).await;
    let worse = case.bring_up("other_village", Level::City, 100).await;
    case.take("city", &worse, "inspect").await;
    let refused = case.step("city", &worse, &json!({"step": "publicize"})).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/ranking/B-village"]);
    case.step("city", &better, &json!({"step": "pass_over"})).await.problem(422, "invalid");
    case.take("city", &better, "pass_over").await;
    assert_eq!(case.state(&better).await, "not_named");
    case.take("city", &worse, "publicize").await;
}

#[tokio::test]
async fn the_cap_is_an_upper_limit() {
    let mut plan = plan();
    plan["red_flag_cap"] = json!(1);
    let case = Case::with(&plan).await;
    let records =
        [case.bring_up("village", Level::City, 0).await, case.bring_up("other_village", Level::City, 0).await];
    for record in &records {
        case.take("city", record, "inspect").await;
        case.take("city", record, "publicize").await;
    }
    case.app.set_time("2026-05-28T02:00:00Z");
    case.step("city", &records[0], &named()).await.expect(200);
    let full = case.step("city", &records[1], &named()).await;
    full.problem(409, "incomplete");
    assert_eq!(full.pointers(), ["/cap"]);
}

#[tokio::test]
async fn a_domain_may_have_a_cap_of_its_own() {
    let mut schedule = json!({"stages": [], "domain_caps": [{"domain": "rural", "cap": 0}]});
    let case = Case::scheduled(&schedule).await;
    let record = case.bring_up("village", Level::City, 0).await;
    case.take("city", &record, "inspect").await;
    case.take("city", &record, "publicize").await;
    case.app.set_time("2026-05-28T02:00:00Z");
    let full = case.step("city", &record, &named()).await;
    full.problem(409, "incomplete");
    assert_eq!(full.pointers(), ["/domain_cap"]);
    // Nobody lifts it any more once it is seen who would be left out.
    schedule["domain_caps"] = json!([]);
    let path = format!("/api/v1/cycles/{}/schedule", case.cycle);
    let put = case.app.put(&path).by(case.person("city_admin")).json(&schedule).send().await;
    put.problem(409, "wrong-state");
}

#[tokio::test]
async fn an_objection_pauses_one_branch_and_is_handled_by_somebody_who_did_not_score_it() {
    let case = Case::new().await;
    let records =
        [case.bring_up("village", Level::City, 0).await, case.bring_up("other_village", Level::City, 0).await];
    for record in &records {
        case.take("city", record, "inspect").await;
        case.take("city", record, "publicize").await;
    }
    let body = json!({"step": "take_objection", "reason": "来信反映集体账目"});
    case.step("city", &records[0], &body).await.problem(403, "forbidden");
    let objection = text(&case.object(&records[0], None).await.expect(201)["id"]).to_owned();
    // Nobody names it in the time before the handler takes the objection up.
    case.app.set_time("2026-05-28T02:00:00Z");
    let hasty = case.step("city", &records[0], &named()).await;
    hasty.problem(409, "incomplete");
    assert_eq!(hasty.pointers(), ["/objections"]);
    case.step("handler", &records[0], &body).await.expect(200);
    case.settle(&objection).await.expect(200);
    case.step("city", &records[0], &named()).await.problem(409, "wrong-state");
    case.step("city", &records[1], &named()).await.expect(200);
    case.take("handler", &records[0], "settle_objection").await;
    case.step("city", &records[0], &named()).await.expect(200);
    // Somebody who scored a branch and handles objections, too, leaves this one to others.
    let (clock, world, both) = (case.app.clock.clone(), case.world.clone(), case.person("far_county").clone());
    case.app
        .db(move |conn| {
            let role = shigan::accounts::Role::ObjectionHandler;
            crate::support::world::grant(conn, &clock, &world, &both, role, None, None, None, None);
        })
        .await;
    let far = case.bring_up("far_village", Level::City, 0).await;
    case.take("city", &far, "inspect").await;
    case.take("city", &far, "publicize").await;
    case.object(&far, None).await.expect(201);
    case.step("far_county", &far, &body).await.problem(403, "forbidden");
    case.step("handler", &far, &body).await.expect(200);
}

#[tokio::test]
async fn an_honour_is_looked_at_again_after_the_cycle_closed_and_may_be_revoked() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::City, 0).await;
    case.take("city", &record, "inspect").await;
    case.take("city", &record, "publicize").await;
    case.app.set_time("2026-05-28T02:00:00Z");
    case.step("city", &record, &named()).await.expect(200);
    let close = format!("/api/v1/cycles/{}/close", case.cycle);
    case.app.post(&close).by(case.person("city_admin")).send().await.expect(200);
    case.take("city", &record, "start_review").await;
    case.take("city", &record, "keep_honor").await;
    case.take("city", &record, "start_review").await;
    case.step("city", &record, &json!({"step": "revoke", "reason": "班子软弱涣散"})).await.problem(422, "invalid");
    let decision = json!({"number": "抚发〔2026〕30号", "day": "2026-05-28"});
    let body = json!({"step": "revoke", "reason": "班子软弱涣散", "decision": decision});
    let revoked = case.step("city", &record, &body).await.expect(200).clone();
    assert_eq!(text(&revoked["state"]), "revoked");
}

#[tokio::test]
async fn a_closed_cycle_takes_no_step_of_the_contest() {
    let case = Case::new().await;
    let record = case.record("village").await;
    let close = format!("/api/v1/cycles/{}/close", case.cycle);
    case.app.post(&close).by(case.person("city_admin")).send().await.expect(200);
    case.step("secretary", &record, &json!({"step": "declare"})).await.problem(409, "wrong-state");
    assert_eq!(super::offered(&case.look("secretary", &record).await), [""; 0]);
}

#[tokio::test]
async fn passing_over_is_taken_back_until_somebody_is_named() {
    let case = Case::new().await;
    let better = case.bring_up("village", Level::City, 0).await;
    let worse = case.bring_up("other_village", Level::City, 100).await;
    case.take("city", &better, "inspect").await;
    case.take("city", &better, "publicize").await;
    case.take("city", &better, "pass_over").await;
    // Another level does not take back what the city decided.
    let back = json!({"step": "reinstate", "reason": "情况已核实"});
    case.step("county", &better, &back).await.problem(409, "wrong-state");
    case.step("city", &better, &json!({"step": "reinstate"})).await.problem(422, "invalid");
    case.app.set_time("2026-05-21T02:00:00Z");
    case.step("city", &better, &back).await.expect(200);
    // Its days of publicity begin anew.
    assert_eq!(case.state(&better).await, "inspected");
    case.take("city", &better, "publicize").await;
    case.app.set_time("2026-05-28T10:00:00Z");
    assert_eq!(case.step("city", &better, &named()).await.pointers(), ["/publicity"]);
    case.take("city", &worse, "pass_over").await;
    case.app.set_time("2026-05-29T02:00:00Z");
    case.step("city", &better, &named()).await.expect(200);
    let late = case.step("city", &worse, &back).await;
    late.problem(409, "incomplete");
    assert_eq!(late.pointers(), ["/naming"]);
}
