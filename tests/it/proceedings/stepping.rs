//! Who takes which step, and what a refusal says.

use diesel::prelude::*;
use serde_json::json;
use shigan::accounts::Level;
use shigan::appraisals::ScoreLevel;
use shigan::db::schema::{audit_events, record_steps};

use super::{Case, offered};
use crate::appraisals::text;

#[tokio::test]
async fn a_branch_goes_from_declaring_to_the_conclusion_of_the_city_and_every_step_is_on_the_trail() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::City, 0).await;
    assert_eq!(case.state(&record).await, "city_reviewed");
    let seen = case.look("city", &record).await;
    let steps: Vec<_> = seen["steps"].as_array().unwrap().iter().map(|one| text(&one["step"]).to_owned()).collect();
    assert_eq!(steps, ["declare", "submit_self_scores", "conclude", "conclude", "conclude"]);
    assert_eq!(seen["steps"][3]["level"], "county");
    assert_eq!(seen["steps"][3]["taken_by"], "区审核");
    // The branch sees where it stands and why, not who decided.
    let own = case.look("secretary", &record).await;
    assert!(own["steps"].as_array().unwrap().iter().all(|one| one["taken_by"].is_null()));
    let events: i64 = case
        .app
        .db(|conn| audit_events::table.filter(audit_events::action.eq("record.step")).count().get_result(conn).unwrap())
        .await;
    assert_eq!(events, 5);
}

#[tokio::test]
async fn declaring_is_free_and_may_be_taken_back() {
    let case = Case::new().await;
    let record = case.record("village").await;
    assert_eq!(offered(&case.look("secretary", &record).await), ["declare"]);
    // Nobody else declares for a branch.
    case.step("township", &record, &json!({"step": "declare"})).await.problem(403, "forbidden");
    case.take("contact", &record, "declare").await;
    assert_eq!(offered(&case.look("secretary", &record).await), ["withdraw", "submit_self_scores"]);
    case.take("secretary", &record, "withdraw").await;
    assert_eq!(case.state(&record).await, "withdrawn");
    case.take("secretary", &record, "declare").await;
    case.step("secretary", &record, &json!({"step": "declare"})).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn a_refusal_lists_what_is_missing_and_the_view_tells_it_beforehand() {
    let case = Case::new().await;
    let record = case.record("village").await;
    case.take("secretary", &record, "declare").await;
    let body = json!({"step": "submit_self_scores"});
    let refused = case.step("secretary", &record, &body).await;
    refused.problem(409, "incomplete");
    let missing = refused.pointers();
    assert_eq!(missing.len(), 22);
    assert_eq!(missing[0], "/criteria/P1");
    let told = case.look("secretary", &record).await;
    assert_eq!(told["next"][1]["missing"].as_array().unwrap().len(), 22);
    case.score_all("secretary", &record, ScoreLevel::Own, 0).await;
    case.take("secretary", &record, "submit_self_scores").await;
    // A level concludes with scores of its own, not with those of the branch.
    let refused = case.step("township", &record, &json!({"step": "conclude"})).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers().len(), 22);
}

#[tokio::test]
async fn a_level_waits_for_its_turn_and_scores_no_more_once_it_has_concluded() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::Township, 0).await;
    case.score_all("city", &record, ScoreLevel::City, 0).await;
    case.step("city", &record, &json!({"step": "conclude"})).await.problem(409, "wrong-state");
    let path = format!("/api/v1/records/{record}");
    let dossier = case.app.get(&path).by(case.person("township")).send().await;
    let criterion = text(&dossier.expect(200)["criteria"][0]["criterion"]["id"]).to_owned();
    let put = async |person: &str| {
        let tag = case.app.get(&path).by(case.person("city")).send().await.header("etag").unwrap().to_owned();
        let call = case.app.put(&format!("{path}/scores/{criterion}")).by(case.person(person));
        call.header("if-match", &tag).json(&json!({"points": 100, "reason": "再看"})).send().await
    };
    put("township").await.problem(409, "wrong-state");
    put("county").await.expect(200);
    // It may take its conclusion back, with a reason, while the next level has not concluded.
    case.step("township", &record, &json!({"step": "reopen"})).await.problem(422, "invalid");
    case.take("township", &record, "reopen").await;
    put("township").await.expect(200);
}

#[tokio::test]
async fn nobody_is_scored_who_did_not_put_himself_forward() {
    let case = Case::new().await;
    let record = case.record("village").await;
    let path = format!("/api/v1/records/{record}");
    let dossier = case.app.get(&path).by(case.person("township")).send().await;
    let criterion = text(&dossier.expect(200)["criteria"][0]["criterion"]["id"]).to_owned();
    let put = case.app.put(&format!("{path}/scores/{criterion}")).by(case.person("township"));
    let answer = put.header("if-match", "\"r1\"").json(&json!({"points": 100, "reason": "好"})).send().await;
    answer.problem(409, "wrong-state");
}

#[tokio::test]
async fn a_level_returns_once_with_a_reason_and_gets_the_record_back() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::Township, 0).await;
    case.step("county", &record, &json!({"step": "return"})).await.problem(422, "invalid");
    case.take("county", &record, "return").await;
    let own = case.look("secretary", &record).await;
    assert_eq!((own["state"].as_str(), own["steps"][3]["reason"].as_str()), (Some("returned"), Some("依据充分")));
    case.take("secretary", &record, "resubmit").await;
    assert_eq!(case.state(&record).await, "township_reviewed");
    let again = case.step("county", &record, &json!({"step": "return", "reason": "还缺"})).await;
    assert!(text(&again.problem(409, "wrong-state")["detail"]).contains("once at the most"));
}

#[tokio::test]
async fn the_line_takes_the_step_of_the_line() {
    let case = Case::new().await;
    let record = case.record("hospital").await;
    case.take("hospital_contact", &record, "declare").await;
    case.score_all("hospital_contact", &record, ScoreLevel::Own, 0).await;
    case.take("hospital_contact", &record, "submit_self_scores").await;
    // The township sees the hospital that lies in it, and its line reviews it.
    case.step("township", &record, &json!({"step": "conclude"})).await.problem(403, "forbidden");
    case.score_all("health_committee", &record, ScoreLevel::Township, 0).await;
    case.take("health_committee", &record, "conclude").await;
    assert_eq!(case.state(&record).await, "township_reviewed");
    let chain = case.look("city_health", &record).await["chain"].clone();
    assert_eq!((chain[0]["reviewed_by"].as_str(), chain[0]["body_zh"].as_str()), (Some("line"), Some("卫健委党委")));
}

#[tokio::test]
async fn a_reviewer_takes_no_step_in_his_own_branch() {
    let case = Case::new().await;
    let record = case.record("village").await;
    case.take("secretary", &record, "declare").await;
    case.score_all("secretary", &record, ScoreLevel::Own, 0).await;
    case.take("secretary", &record, "submit_self_scores").await;
    case.score_all("township", &record, ScoreLevel::Township, 0).await;
    let body = json!({"step": "conclude"});
    case.step("reviewing_member", &record, &body).await.problem(403, "recused");
    assert_eq!(offered(&case.look("reviewing_member", &record).await), [""; 0]);
}

#[tokio::test]
async fn of_two_steps_at_once_one_gets_on() {
    let case = Case::new().await;
    let record = case.record("village").await;
    let path = format!("/api/v1/records/{record}/steps");
    let declare = |person: &str| {
        let call = case.app.post(&path).by(case.person(person)).header("if-match", "\"r1\"");
        call.json(&json!({"step": "declare"})).send()
    };
    let (one, other) = tokio::join!(declare("secretary"), declare("contact"));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    // The slower one meets either the new revision or the new state.
    assert!(matches!(statuses, [200, 409 | 412]), "{statuses:?}");
    let rows: i64 = case.app.db(|conn| record_steps::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 1);
    case.app
        .post(&path)
        .by(case.person("secretary"))
        .json(&json!({"step": "withdraw"}))
        .send()
        .await
        .problem(428, "if-match-required");
}
