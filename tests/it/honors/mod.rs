//! Honours: their terms, what becomes of them, and who sees them.

pub mod access;

use serde_json::{Value, json};
use shigan::accounts::Level;

use crate::appraisals::text;
use crate::proceedings::Case;

/// Takes a village to its name.
pub async fn name(case: &Case, branch: &str, number: &str) -> String {
    let record = case.bring_up(branch, Level::City, 0).await;
    case.take("city", &record, "inspect").await;
    case.take("city", &record, "publicize").await;
    case.app.set_time("2026-05-28T02:00:00Z");
    let decision = json!({"number": number, "day": "2026-05-28"});
    case.step("city", &record, &json!({"step": "name", "decision": decision})).await.expect(200);
    record
}

async fn history(case: &Case, person: &str, branch: &str) -> Value {
    let path = format!("/api/v1/organizations/{}/honors", case.world.branch(branch));
    case.app.get(&path).by(case.person(person)).send().await.expect(200).clone()
}

#[tokio::test]
async fn an_honour_has_a_term_a_decision_and_a_history() {
    let schedule = json!({"stages": [], "domain_caps": [], "honor_years": 2});
    let case = Case::scheduled(&schedule).await;
    let record = name(&case, "village", "抚发〔2026〕9号").await;
    let own = history(&case, "member", "village").await;
    let given = &own["items"][0];
    assert_eq!((text(&given["decision_number"]), text(&given["last_day"])), ("抚发〔2026〕9号", "2028-05-27"));
    assert_eq!((text(&given["honor"]), text(&given["standing"])), ("red_flag", "in_force"));
    case.take("city", &record, "start_review").await;
    assert_eq!(history(&case, "secretary", "village").await["items"][0]["standing"], "under_review");
    case.take("city", &record, "keep_honor").await;
    case.take("city", &record, "start_review").await;
    let decision = json!({"number": "抚发〔2026〕30号", "day": "2026-05-28"});
    let body = json!({"step": "revoke", "reason": "班子软弱涣散", "decision": decision});
    case.step("city", &record, &body).await.expect(200);
    let own = history(&case, "secretary", "village").await;
    assert_eq!(own["items"][0]["standing"], "revoked");
    let chapters = own["items"][0]["history"].as_array().unwrap().clone();
    let steps: Vec<&str> = chapters.iter().map(|one| text(&one["step"])).collect();
    assert_eq!(steps, ["name", "start_review", "keep_honor", "start_review", "revoke"]);
    assert_eq!(
        (&chapters[4]["reason"], &chapters[4]["decision_number"]),
        (&json!("班子软弱涣散"), &json!("抚发〔2026〕30号"))
    );
    // The list for the city tells it, too.
    let path = format!("/api/v1/honors?cycle_id={}&state=revoked", case.cycle);
    let all = case.app.get(&path).by(case.person("city_admin")).send().await.expect(200).clone();
    assert_eq!((&all["items"][0]["record_id"], all["items"].as_array().unwrap().len()), (&json!(record), 1));
}

#[tokio::test]
async fn an_honour_that_has_ended_is_not_looked_at_again() {
    let case = Case::new().await;
    let record = name(&case, "village", "抚发〔2026〕9号").await;
    let close = format!("/api/v1/cycles/{}/close", case.cycle);
    case.app.post(&close).by(case.person("city_admin")).send().await.expect(200);
    // Three years by default.
    case.app.set_time("2029-05-27T02:00:00Z");
    assert_eq!(history(&case, "secretary", "village").await["items"][0]["standing"], "in_force");
    case.app.set_time("2029-05-28T02:00:00Z");
    assert_eq!(history(&case, "secretary", "village").await["items"][0]["standing"], "expired");
    let refused = case.step("city", &record, &json!({"step": "start_review", "reason": "年度复核"})).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/honor"]);
    let path = "/api/v1/honors?ending_by=2029-05-27";
    let all = case.app.get(path).by(case.person("city_admin")).send().await.expect(200).clone();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
    let none = case.app.get("/api/v1/honors?ending_by=2029-05-26").by(case.person("city_admin")).send().await;
    assert_eq!(none.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn no_reviewer_sees_earlier_honours() {
    let case = Case::new().await;
    name(&case, "village", "抚发〔2026〕9号").await;
    let path = format!("/api/v1/organizations/{}/honors", case.world.branch("village"));
    for person in ["city", "county", "township"] {
        case.app.get(&path).by(case.person(person)).send().await.problem(403, "forbidden");
        case.app.get("/api/v1/honors").by(case.person(person)).send().await.problem(403, "forbidden");
    }
    case.app.get(&path).by(case.person("other_secretary")).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn the_term_stands_once_the_cycle_is_open() {
    let case = Case::new().await;
    let path = format!("/api/v1/cycles/{}/schedule", case.cycle);
    let put = async |body: Value| case.app.put(&path).by(case.person("city_admin")).json(&body).send().await;
    put(json!({"stages": [], "domain_caps": [], "honor_years": 5})).await.problem(409, "wrong-state");
    let notice = json!({"issuer": "中共抚州市委组织部", "phone": "0794-8888888", "address": "  "});
    let stored = put(json!({"stages": [], "domain_caps": [], "notice": notice})).await.expect(200).clone();
    assert_eq!(stored["notice"], json!({"issuer": "中共抚州市委组织部", "phone": "0794-8888888", "address": null}));
}
