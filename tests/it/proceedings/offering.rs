//! Reports that a branch offers for a criterion.

use serde_json::{Value, json};

use super::Case;
use crate::appraisals::{Filed, file, text};
use crate::support::Answer;

async fn offer(case: &Case, record: &str, person: &str, criterion: &str, reports: &[String]) -> Answer {
    let path = format!("/api/v1/records/{record}/offers/{criterion}");
    case.app.put(&path).by(case.person(person)).json(&json!({ "report_ids": reports })).send().await
}

async fn first_criterion(case: &Case, record: &str, person: &str) -> Value {
    let path = format!("/api/v1/records/{record}");
    case.app.get(&path).by(case.person(person)).send().await.expect(200)["criteria"][0].clone()
}

async fn listed(case: &Case, record: &str, query: &str) -> Vec<Value> {
    let path = format!("/api/v1/records/{record}/reports?{query}");
    let page = case.app.get(&path).by(case.person("township")).send().await.expect(200).clone();
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn who_scores_sees_what_the_branch_offers_and_finds_the_rest_as_before() {
    let case = Case::new().await;
    let record = case.record("village").await;
    let offered = file(&case.app, &case.world, Filed { body: "给老人送药", ..Filed::default() }).await.to_string();
    file(&case.app, &case.world, Filed { body: "修水渠", ..Filed::default() }).await;
    let part = first_criterion(&case, &record, "secretary").await;
    let (criterion, code) = (text(&part["criterion"]["id"]), text(&part["criterion"]["code"]));
    offer(&case, &record, "secretary", criterion, std::slice::from_ref(&offered)).await.problem(409, "wrong-state");
    case.take("secretary", &record, "declare").await;
    offer(&case, &record, "secretary", criterion, std::slice::from_ref(&offered)).await.expect(204);
    // Saying it again changes nothing, by either keeper.
    offer(&case, &record, "contact", criterion, std::slice::from_ref(&offered)).await.expect(204);
    assert_eq!(first_criterion(&case, &record, "township").await["offered"], json!([offered]));
    let only = listed(&case, &record, &format!("offered=true&criterion_id={criterion}")).await;
    assert_eq!(only.len(), 1);
    assert_eq!((text(&only[0]["id"]), &only[0]["offered_for"]), (offered.as_str(), &json!([code])));
    assert_eq!(listed(&case, &record, "offered=true").await.len(), 1);
    assert_eq!(listed(&case, &record, "").await.len(), 2);
    // Taken back.
    offer(&case, &record, "secretary", criterion, &[]).await.expect(204);
    assert_eq!(first_criterion(&case, &record, "secretary").await["offered"], json!([]));
    assert!(listed(&case, &record, "offered=true").await.is_empty());
}

#[tokio::test]
async fn only_linked_reports_are_offered_each_once_and_nine_at_the_most() {
    let case = Case::new().await;
    let record = case.record("village").await;
    let report = file(&case.app, &case.world, Filed::default()).await.to_string();
    case.take("secretary", &record, "declare").await;
    let part = first_criterion(&case, &record, "secretary").await;
    let criterion = text(&part["criterion"]["id"]);
    let unknown = "018f3c5e-0000-7000-8000-000000000001".to_owned();
    for (reports, pointers) in [
        (vec![unknown.clone()], vec!["/report_ids/0"]),
        (vec![report.clone(), report.clone()], vec!["/report_ids/1"]),
        (vec![report.clone(); 10], std::iter::once("/report_ids").chain(REPEATED).collect()),
    ] {
        let refused = offer(&case, &record, "secretary", criterion, &reports).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), pointers);
    }
    offer(&case, &record, "secretary", &unknown, std::slice::from_ref(&report)).await.problem(404, "not-found");
    // Others neither offer nor take back.
    offer(&case, &record, "township", criterion, std::slice::from_ref(&report)).await.problem(403, "forbidden");
    assert_eq!(first_criterion(&case, &record, "secretary").await["offered"], json!([]));
}

const REPEATED: [&str; 9] = [
    "/report_ids/1",
    "/report_ids/2",
    "/report_ids/3",
    "/report_ids/4",
    "/report_ids/5",
    "/report_ids/6",
    "/report_ids/7",
    "/report_ids/8",
    "/report_ids/9",
];
