//! The self-assessment of a branch.

use serde_json::{Value, json};

use super::Case;
use crate::appraisals::text;
use crate::support::Answer;

async fn put(case: &Case, record: &str, person: &str, scores: &[Value]) -> Answer {
    let tag = format!("\"r{}\"", case.look("city", record).await["revision"]);
    let path = format!("/api/v1/records/{record}/self-scores");
    let call = case.app.put(&path).by(case.person(person)).header("if-match", &tag);
    call.json(&json!({ "scores": scores })).send().await
}

async fn criteria(case: &Case, record: &str) -> Vec<(String, i64)> {
    let path = format!("/api/v1/records/{record}");
    let dossier = case.app.get(&path).by(case.person("secretary")).send().await.expect(200).clone();
    let parts = dossier["criteria"].as_array().unwrap();
    let line = |part: &Value| {
        let criterion = &part["criterion"];
        (text(&criterion["id"]).to_owned(), criterion["max_points"].as_i64().unwrap())
    };
    parts.iter().map(line).collect()
}

#[tokio::test]
async fn a_branch_scores_itself_with_one_line_for_each_criterion_and_hands_it_in() {
    let case = Case::new().await;
    let record = case.record("village").await;
    let sheet = criteria(&case, &record).await;
    let line = |at: usize, points: i64| json!({"criterion_id": sheet[at].0, "points": points, "reason": "按月开展"});
    put(&case, &record, "secretary", &[line(0, 100)]).await.problem(409, "wrong-state");
    case.take("secretary", &record, "declare").await;
    // In parts, by either keeper; what is sent again takes the place of what stood.
    put(&case, &record, "secretary", &[line(0, 100), line(1, 200)]).await.expect(200);
    let all: Vec<Value> = (1..sheet.len()).map(|at| line(at, sheet[at].1)).collect();
    let own = put(&case, &record, "contact", &all).await.expect(200)["scores"].clone();
    assert_eq!(own.as_array().unwrap().len(), sheet.len());
    case.take("secretary", &record, "submit_self_scores").await;
    put(&case, &record, "secretary", &[line(0, 50)]).await.problem(409, "wrong-state");
    // Reviewers see it beside the scores of the levels.
    let path = format!("/api/v1/records/{record}");
    let dossier = case.app.get(&path).by(case.person("township")).send().await.expect(200).clone();
    assert_eq!(dossier["criteria"][0]["scores"][0]["level"], "self");
    assert_eq!(dossier["criteria"][0]["scores"][0]["points"], 100);
}

#[tokio::test]
async fn own_scores_keep_to_the_sheet_and_to_one_line() {
    let case = Case::new().await;
    let record = case.record("village").await;
    case.take("secretary", &record, "declare").await;
    let sheet = criteria(&case, &record).await;
    let (id, most) = &sheet[0];
    let unknown = "018f3c5e-0000-7000-8000-000000000001";
    for (score, pointer) in [
        (json!({"criterion_id": id, "points": most + 1, "reason": "好"}), "/scores/0/points"),
        (json!({"criterion_id": id, "points": -1, "reason": "好"}), "/scores/0/points"),
        (json!({"criterion_id": id, "points": 1, "reason": "一\n二"}), "/scores/0/reason"),
        (json!({"criterion_id": unknown, "points": 1, "reason": "好"}), "/scores/0/criterion_id"),
    ] {
        let refused = put(&case, &record, "secretary", &[score]).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), [pointer]);
    }
    put(&case, &record, "secretary", &[]).await.problem(422, "invalid");
}
