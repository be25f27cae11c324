//! Visits: notes with and without photos, and what findings bind.

pub mod access;

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::{Level, Role};
use shigan::db::schema::{blobs, visit_photos};
use shigan::db::types::Sha256;

use crate::appraisals::text;
use crate::evidence::part;
use crate::proceedings::{Case, offered};
use crate::reports::{Shot, new_id};
use crate::support::world::{grant, insert_person};
use crate::support::{Answer, Person, TestApp};

/// A note; a finding where one is named.
pub fn note(app: &TestApp, finding: Option<&str>, shots: &[Shot]) -> Value {
    let slot = |shot: &Shot| json!({"id": shot.id, "sha256": shot.sha256(), "size": shot.bytes.len()});
    json!({"id": new_id(app), "visited_on": "2026-05-20", "text": "查阅台账，走访三户。", "finding": finding,
        "reason": finding.filter(|finding| *finding != "confirm").map(|_| "台账与现场不符"),
        "photos": shots.iter().map(slot).collect::<Vec<_>>()})
}

pub async fn write(app: &TestApp, by: &Person, record: &str, note: &Value) -> Answer {
    app.post(&format!("/api/v1/records/{record}/visit-notes")).by(by).json(note).send().await
}

pub async fn send(app: &TestApp, by: &Person, note: &Value, shot: &Shot) -> Answer {
    let path = format!("/api/v1/visit-notes/{}/photos/{}/content", text(&note["id"]), shot.id);
    app.put(&path).by(by).bytes(shot.media_type, shot.bytes.clone()).send().await
}

async fn notes(case: &Case, person: &str, record: &str) -> Answer {
    case.app.get(&format!("/api/v1/records/{record}/visit-notes")).by(case.person(person)).send().await
}

#[tokio::test]
async fn a_note_of_a_sentence_is_whole_and_sending_it_again_is_the_same_as_once() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::City, 0).await;
    let inspector = case.person("inspector");
    let plain = note(&case.app, Some("confirm"), &[]);
    write(&case.app, inspector, &record, &plain).await.expect(201);
    write(&case.app, inspector, &record, &plain).await.expect(200);
    let mut other = plain.clone();
    other["text"] = json!("另一回事");
    write(&case.app, inspector, &record, &other).await.problem(409, "same-id-other-body");
    let seen = notes(&case, "city", &record).await.expect(200).clone();
    assert_eq!(seen["items"].as_array().unwrap().len(), 1);
    assert_eq!((&seen["items"][0]["inspector"], &seen["items"][0]["finding"]), (&json!("考察组员"), &json!("confirm")));
    // The branch does not read what was noted about it.
    notes(&case, "secretary", &record).await.problem(403, "forbidden");
    notes(&case, "far_county", &record).await.problem(404, "not-found");
}

#[tokio::test]
async fn photos_of_a_visit_come_like_those_of_a_report_and_keep_their_bytes() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::City, 0).await;
    let inspector = case.person("inspector");
    let shot = Shot::new(&case.app, 7);
    let pictured = note(&case.app, Some("confirm"), std::slice::from_ref(&shot));
    let stored = write(&case.app, inspector, &record, &pictured).await.expect(201).clone();
    assert_eq!(stored["photos"][0]["missing"], true);
    let url = text(&stored["photos"][0]["large_url"]).to_owned();
    case.app.get(&url).by(inspector).send().await.expect(404);
    let wrong = Shot { bytes: Shot::new(&case.app, 8).bytes, ..shot.clone() };
    send(&case.app, inspector, &pictured, &wrong).await.problem(422, "digest-mismatch");
    send(&case.app, inspector, &pictured, &shot).await.expect(200);
    send(&case.app, inspector, &pictured, &shot).await.expect(200);
    case.app
        .until("the picture is made", || async {
            case.app.get(&url).by(case.person("city")).send().await.status == 200
        })
        .await;
    let picture = case.app.get(&url).by(case.person("city")).send().await;
    crate::photos::assert_bare(&picture.bytes, "the picture of a visit");
    case.app.get(&url).by(case.person("secretary")).send().await.problem(403, "forbidden");
    // No report names these bytes, and they are no stray.
    case.app.set_time("2026-09-20T02:00:00Z");
    let services = case.app.services.clone();
    shigan::photos::sweep_strays(&services, std::time::Duration::from_hours(24)).await.unwrap();
    let digest: Sha256 = shot.sha256().parse().unwrap();
    let rows: i64 = case.app.db(move |conn| blobs::table.find(digest).count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 1);
    let slots: i64 = case.app.db(|conn| visit_photos::table.count().get_result(conn).unwrap()).await;
    assert_eq!(slots, 1);
}

#[tokio::test]
async fn what_inspectors_find_binds_the_step() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::City, 0).await;
    let inspector = case.person("inspector");
    let adjust = note(&case.app, Some("adjust"), &[]);
    write(&case.app, inspector, &record, &adjust).await.expect(201);
    let inspect = json!({"step": "inspect", "reason": "考察组意见"});
    let refused = case.step("city", &record, &inspect).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/visit_notes"]);
    // Reopened and concluded after the note.
    case.app.set_time("2026-05-21T02:00:00Z");
    case.take("city", &record, "reopen").await;
    case.take("city", &record, "conclude").await;
    let fail = note(&case.app, Some("fail"), &[]);
    write(&case.app, inspector, &record, &fail).await.expect(201);
    assert_eq!(case.step("city", &record, &inspect).await.pointers(), ["/visit_notes"]);
    let withdraw = format!("/api/v1/visit-notes/{}/withdraw", text(&fail["id"]));
    let withdrawn = async |person: &str| {
        case.app.post(&withdraw).by(case.person(person)).json(&json!({"reason": "写错了支部"})).send().await
    };
    withdrawn("city").await.problem(403, "forbidden");
    withdrawn("inspector").await.expect(200);
    withdrawn("inspector").await.problem(409, "wrong-state");
    case.step("city", &record, &inspect).await.expect(200);
    // What was withdrawn stays listed.
    let seen = notes(&case, "county", &record).await.expect(200).clone();
    assert_eq!(seen["items"][1]["withdraw_reason"], "写错了支部");
}

#[tokio::test]
async fn a_finding_is_told_after_the_city_concluded_and_not_before() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::County, 0).await;
    let inspector = case.person("inspector");
    let early = write(&case.app, inspector, &record, &note(&case.app, Some("confirm"), &[])).await;
    assert_eq!(early.pointers(), ["/finding"]);
    write(&case.app, inspector, &record, &note(&case.app, None, &[])).await.expect(201);
    let undeclared = case.record("site").await;
    write(&case.app, inspector, &undeclared, &note(&case.app, None, &[])).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn nobody_visits_a_branch_he_has_a_part_in() {
    let mut case = Case::new().await;
    let (clock, known) = (case.app.clock.clone(), case.world.clone());
    let own = case
        .app
        .db(move |conn| {
            let membership = Some(("village", shigan::accounts::Office::Member));
            let own = insert_person(conn, &clock, &known, "本村考察员", membership);
            grant(conn, &clock, &known, &own, Role::Inspector, None, None, None, None);
            own
        })
        .await;
    case.world.people.insert("own_inspector".to_owned(), own);
    let record = case.bring_up("village", Level::City, 0).await;
    let other = case.bring_up("other_village", Level::City, 0).await;
    let confirm = || note(&case.app, Some("confirm"), &[]);
    write(&case.app, case.person("own_inspector"), &record, &confirm()).await.problem(403, "recused");
    write(&case.app, case.person("own_inspector"), &other, &confirm()).await.expect(201);
    write(&case.app, case.person("far_inspector"), &record, &confirm()).await.problem(404, "not-found");
    let path = format!("/api/v1/cycles/{}/visits", case.cycle);
    let list = async |person: &str| -> Vec<String> {
        let list = case.app.get(&path).by(case.person(person)).send().await.expect(200).clone();
        list["items"].as_array().unwrap().iter().map(|one| text(&one["record_id"]).to_owned()).collect()
    };
    assert_eq!(list("inspector").await, [record.clone(), other.clone()]);
    assert_eq!(list("own_inspector").await, [other]);
    assert_eq!(list("far_inspector").await, [""; 0]);
}

#[tokio::test]
async fn a_score_rests_on_the_note_as_it_was_and_holds_it() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::Township, 0).await;
    let inspector = case.person("inspector");
    let shot = Shot::new(&case.app, 9);
    let seen = note(&case.app, None, std::slice::from_ref(&shot));
    write(&case.app, inspector, &record, &seen).await.expect(201);
    send(&case.app, inspector, &seen, &shot).await.expect(200);
    let path = format!("/api/v1/records/{record}");
    let dossier = async |person: &str| case.app.get(&path).by(case.person(person)).send().await.expect(200).clone();
    let score = async |evidence: Value| {
        let now = dossier("county").await;
        let criterion = text(&part(&now, "O4")["criterion"]["id"]).to_owned();
        let put = case.app.put(&format!("{path}/scores/{criterion}")).by(case.person("county"));
        let tag = format!("\"r{}\"", now["revision"]);
        put.header("if-match", &tag)
            .json(&json!({"points": 300, "reason": "实地看过", "evidence": evidence}))
            .send()
            .await
    };
    let visit = json!({"kind": "visit", "visit_note_id": seen["id"]});
    let unknown = score(json!([{"kind": "visit", "visit_note_id": new_id(&case.app)}])).await;
    assert_eq!(unknown.pointers(), ["/evidence/0/visit_note_id"]);
    score(json!([visit])).await.expect(200);
    // Named again it keeps its snapshot.
    score(json!([visit])).await.expect(200);
    let part = part(&dossier("county").await, "O4");
    assert_eq!(part["evidence"].as_array().unwrap().len(), 1);
    let evidence = &part["evidence"][0];
    assert_eq!((text(&evidence["kind"]), text(&evidence["text"])), ("visit_note", "查阅台账，走访三户。"));
    assert_eq!(evidence["visit"]["photos"][0]["sha256"], shot.sha256());
    let proof =
        case.app.get(&format!("/api/v1/evidence/{}", text(&evidence["id"]))).by(case.person("county")).send().await;
    assert_eq!(proof.expect(200)["intact"], true);
    // The branch sees neither the note nor its evidence.
    let own = crate::evidence::part(&dossier("secretary").await, "O4");
    assert_eq!(own["evidence"], json!([]));
    let withdraw = format!("/api/v1/visit-notes/{}/withdraw", text(&seen["id"]));
    let withdrawn = async || case.app.post(&withdraw).by(inspector).json(&json!({"reason": "写错了"})).send().await;
    withdrawn().await.problem(409, "wrong-state");
    score(json!([{"kind": "visit_note", "text": "我也去看过"}])).await.expect(200);
    withdrawn().await.expect(200);
    assert!(offered(&case.look("county", &record).await).contains(&"conclude".to_owned()));
}
