//! Until when photos stay, who is told, and that they go then.

use serde_json::{Value, json};
use shigan::appraisals::RecordState;
use shigan::reports::actions::clear_photos;

use super::{Shot, read, settled};
use crate::appraisals::put_all_into;
use crate::evidence::{Desk, body};

/// The days the photos of a report stay, as somebody is told.
async fn days(desk: &Desk, person: &str, report: &str) -> Vec<Value> {
    let answer = read(&desk.app, desk.person(person), report).await;
    let photos = answer.expect(200)["photos"].as_array().unwrap().clone();
    photos.iter().map(|photo| photo.get("retention_until").cloned().unwrap_or_default()).collect()
}

async fn two_photos(desk: &Desk) -> (String, [Shot; 2]) {
    let shots = [Shot::new(&desk.app, 1), Shot::new(&desk.app, 2)];
    (settled(&desk.app, desk.person("member"), &shots).await, shots)
}

async fn attach(desk: &Desk, report: &str, shot: &Shot) {
    let evidence = json!({"kind": "photos", "report_id": report, "photo_ids": [shot.id]});
    desk.score("township", "A2", &body(100, &[evidence])).await.expect(200);
}

#[tokio::test]
async fn the_author_is_told_the_day_of_each_photo_and_evidence_keeps_one_longer() {
    let desk = Desk::new().await;
    let (report, shots) = two_photos(&desk).await;
    assert_eq!(days(&desk, "member", &report).await, ["2027-06-30", "2027-06-30"]);
    assert_eq!(days(&desk, "township", &report).await, ["2027-06-30", "2027-06-30"]);
    assert_eq!(days(&desk, "secretary", &report).await, [Value::Null, Value::Null], "not for others");

    attach(&desk, &report, &shots[0]).await;
    assert_eq!(days(&desk, "member", &report).await, ["2028-12-31", "2027-06-30"]);
    put_all_into(&desk.app, RecordState::Named).await;
    assert_eq!(days(&desk, "member", &report).await, [Value::Null, json!("2027-06-30")]);
    let answer = read(&desk.app, desk.person("member"), &report).await;
    let archived: Vec<_> =
        answer.expect(200)["photos"].as_array().unwrap().iter().map(|one| &one["archived"]).collect();
    assert_eq!(archived, [true, false]);
}

#[tokio::test]
async fn what_no_evidence_rested_on_goes_after_its_day_and_the_report_stays() {
    let desk = Desk::new().await;
    let (report, shots) = two_photos(&desk).await;
    attach(&desk, &report, &shots[0]).await;
    desk.app.set_time("2027-06-30T10:00:00Z");
    assert_eq!(clear_photos(&desk.app.services).await.unwrap(), 0, "not before its day is over");

    desk.app.set_time("2027-07-01T10:00:00Z");
    put_all_into(&desk.app, RecordState::ObjectionHandling).await;
    assert_eq!(clear_photos(&desk.app.services).await.unwrap(), 0, "not while an objection is looked into");

    put_all_into(&desk.app, RecordState::NotNamed).await;
    assert_eq!(clear_photos(&desk.app.services).await.unwrap(), 1);
    assert_eq!(clear_photos(&desk.app.services).await.unwrap(), 0, "once");
    // Back to where the logins are in force.
    desk.app.set_time("2026-05-20T02:01:00Z");
    let answer = read(&desk.app, desk.person("member"), &report).await;
    let left = answer.expect(200);
    assert_eq!(left["photos"].as_array().unwrap().len(), 1);
    assert_eq!(left["photos"][0]["id"], shots[0].id.as_str());
    assert_eq!(left["completeness"], json!({"received": 1, "expected": 1, "complete": true}));
    let path = format!("/api/v1/reports/{report}/photos/{}/renditions/320", shots[1].id);
    desk.app.get(&path).by(desk.person("member")).send().await.problem(404, "not-found");
    let query = format!("/api/v1/audit/events?subject_kind=field_report&subject_id={report}");
    let events = desk.app.get(&query).by(desk.person("auditor")).send().await;
    let actions: Vec<_> =
        events.expect(200)["items"].as_array().unwrap().iter().map(|one| one["action"].clone()).collect();
    assert!(actions.contains(&json!("photos.expire")), "{actions:?}");
}
