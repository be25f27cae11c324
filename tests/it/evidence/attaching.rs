//! What is attached is frozen, many times over, and never lost.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{audit_events, evidence, field_reports};
use shigan::db::types::{EvidenceId, ReportId, Sha256};

use super::{Desk, body, report};
use crate::appraisals::{Filed, file, text};

#[tokio::test]
async fn one_report_supports_many_criteria_and_levels_and_is_never_touched() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed { photos: 2, ..Filed::default() }).await;
    for (person, code) in [("township", "A2"), ("township", "C3"), ("county", "A2"), ("city", "P4")] {
        desk.score(person, code, &body(100, &[report(filed)])).await.expect(200);
    }
    let (revision, state): (i32, String) = desk
        .app
        .db(move |conn| {
            let row = field_reports::table.find(filed).select((field_reports::revision, field_reports::state));
            row.first(conn).unwrap()
        })
        .await;
    assert_eq!((revision, state.as_str()), (1, "submitted"));
    let listed = desk.app.get(&format!("/api/v1/records/{}/reports", desk.record)).by(desk.person("city"));
    assert_eq!(listed.send().await.expect(200)["items"][0]["used_for"], json!(["P4", "C3", "A2"]));
    let part = desk.part("county", "A2").await;
    let levels: Vec<_> = part["evidence"].as_array().unwrap().iter().map(|one| text(&one["level"])).collect();
    assert_eq!(levels, ["township", "county"]);
}

#[tokio::test]
async fn a_later_edit_does_not_change_what_was_judged() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed { photos: 1, ..Filed::default() }).await;
    let first = desk.score("township", "A2", &body(100, &[report(filed)])).await;
    let standing = first.expect(200)["part"]["evidence"][0].clone();
    assert_eq!(standing["changed_since"], false);
    desk.app
        .db(move |conn| {
            diesel::update(field_reports::table.find(filed))
                .set((field_reports::body.eq("改写过的话"), field_reports::revision.eq(2)))
                .execute(conn)
                .unwrap();
        })
        .await;
    // Naming the same report again keeps the snapshot.
    let again = desk.score("township", "A2", &body(200, &[report(filed)])).await;
    let kept = again.expect(200)["part"]["evidence"][0].clone();
    assert_eq!((&kept["id"], &kept["frozen_sha256"]), (&standing["id"], &standing["frozen_sha256"]));
    assert_eq!((&kept["report"]["text"], &kept["changed_since"]), (&json!("清理水渠两公里"), &json!(true)));
    let proof = desk.app.get(&format!("/api/v1/evidence/{}", text(&kept["id"]))).by(desk.person("city")).send().await;
    let proof = proof.expect(200);
    assert_eq!(proof["intact"], true);
    assert_eq!(Sha256::of(text(&proof["frozen_text"]).as_bytes()).to_string(), text(&kept["frozen_sha256"]));
    assert_eq!(proof["frozen"]["report"]["photos"].as_array().unwrap().len(), 1);
    assert_eq!(serde_json::from_str::<Value>(text(&proof["frozen_text"])).unwrap(), proof["frozen"]);
}

#[tokio::test]
async fn a_reviewer_attaches_only_the_revision_he_read() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed::default()).await;
    let offer = |revision: i32| json!({"kind": "report", "report_id": filed, "report_revision": revision});
    let refused = desk.score("township", "A2", &body(100, &[offer(2)])).await;
    assert_eq!(refused.pointers(), ["/evidence/0/report_revision"]);
    desk.score("township", "A2", &body(100, &[offer(1)])).await.expect(200);
}

#[tokio::test]
async fn exactly_the_named_evidence_stands_and_what_is_detached_stays_as_history() {
    let desk = Desk::new().await;
    let one = file(&desk.app, &desk.world, Filed::default()).await;
    let two = file(&desk.app, &desk.world, Filed::default()).await;
    let first = desk.score("township", "A2", &body(100, &[report(one), report(two)])).await;
    let id_of = |part: &Value, report: ReportId| {
        let all = part["evidence"].as_array().unwrap().clone();
        let one = all.into_iter().find(|one| one["report"]["id"] == report.to_string()).unwrap();
        text(&one["id"]).to_owned()
    };
    let ids = [one, two].map(|report| id_of(&first.expect(200)["part"], report));
    let mut remarked = report(two);
    remarked["note"] = json!("前后对比清楚");
    let second =
        desk.score("township", "A2", &body(100, &[remarked, json!({"kind": "visit_note", "text": "已查看"})])).await;
    let standing = second.expect(200)["part"]["evidence"].as_array().unwrap().clone();
    assert_eq!(standing.len(), 2);
    let kept = standing.iter().find(|one| one["kind"] == "report").unwrap();
    assert_eq!((&kept["id"], &kept["note"]), (&json!(ids[1]), &json!("前后对比清楚")));
    let detached = desk.app.get(&format!("/api/v1/evidence/{}", ids[0])).by(desk.person("county")).send().await;
    assert_eq!(detached.expect(200)["detached_by"], "镇审核");
    assert!(detached.json["detached_at"].is_string());
    assert_eq!(detached.json["frozen"]["report"]["text"], "清理水渠两公里");
    let details: Vec<String> = desk
        .app
        .db(|conn| {
            let scored = audit_events::table.filter(audit_events::action.eq("score.put"));
            scored.select(audit_events::details).load(conn).unwrap()
        })
        .await;
    // The clock of the test stands still, so the order of events tells nothing.
    let details = details.into_iter().find(|text| text.contains("\"old_points\":100")).unwrap();
    let details: Value = serde_json::from_str(&details).unwrap();
    assert_eq!((&details["old_points"], &details["new_points"]), (&json!(100), &json!(100)));
    assert_eq!((&details["detached"], &details["renoted"]), (&json!([ids[0]]), &json!([ids[1]])));
    assert!(!details.to_string().contains("清理"), "{details}");
}

#[tokio::test]
async fn clearing_a_score_detaches_its_evidence_and_leaves_other_levels_alone() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed::default()).await;
    desk.score("township", "A2", &body(100, &[report(filed)])).await.expect(200);
    desk.score("county", "A2", &body(200, &[report(filed)])).await.expect(200);
    let path = format!("/api/v1/records/{}/scores/{}", desk.record, desk.criterion("A2").await);
    let township = desk.person("township");
    desk.app.delete(&path).by(township).send().await.problem(428, "if-match-required");
    desk.app.delete(&path).by(township).header("if-match", "\"r2\"").send().await.problem(412, "stale");
    let cleared = desk.app.delete(&path).by(township).header("if-match", "\"r3\"").send().await;
    let part = &cleared.expect(200)["part"];
    assert_eq!((part["scores"].as_array().unwrap().len(), part["evidence"].as_array().unwrap().len()), (1, 1));
    assert_eq!(part["scores"][0]["level"], "county");
    desk.app.delete(&path).by(township).header("if-match", "\"r4\"").send().await.problem(404, "not-found");
    let rows: i64 = desk.app.db(|conn| evidence::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 2);
}

#[tokio::test]
async fn a_damaged_snapshot_is_called_damaged() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed::default()).await;
    let put = desk.score("township", "A2", &body(100, &[report(filed)])).await;
    let id: EvidenceId = text(&put.expect(200)["part"]["evidence"][0]["id"]).parse().unwrap();
    desk.app
        .db(move |conn| {
            diesel::update(evidence::table.find(id)).set(evidence::frozen.eq("{")).execute(conn).unwrap();
        })
        .await;
    let proof = desk.app.get(&format!("/api/v1/evidence/{id}")).by(desk.person("township")).send().await;
    assert_eq!((&proof.expect(200)["intact"], &proof.json["frozen"]), (&json!(false), &Value::Null));
}

#[tokio::test]
async fn the_same_evidence_is_not_named_twice() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed::default()).await;
    let refused = desk.score("township", "A2", &body(100, &[report(filed), report(filed)])).await;
    assert_eq!(refused.pointers(), ["/evidence/1"]);
}

#[tokio::test]
async fn an_edit_and_an_attachment_at_once_never_leave_another_text_than_was_judged() {
    let desk = Desk::new().await;
    let (mut edits, mut scores) = (0, 0);
    for round in 0..12 {
        let filed = file(&desk.app, &desk.world, Filed::default()).await;
        let revision = desk.dossier("city").await["revision"].as_i64().unwrap();
        let offer = body(100, &[report(filed)]);
        let path = format!("/api/v1/reports/{filed}");
        let change = json!({"text": format!("改写过的话 {round}")});
        let edit = desk.app.patch(&path).by(desk.person("member")).header("if-match", "\"r1\"").json(&change).send();
        let (edited, scored) = tokio::join!(edit, desk.score_at("township", "A2", revision, &offer));
        scored.expect(200);
        scores += 1;
        if edited.status == 200 {
            edits += 1;
        } else {
            edited.problem(409, "wrong-state");
        }
        let standing = &scored.json["part"]["evidence"][0];
        let now = desk.app.get(&path).by(desk.person("member")).send().await;
        assert_eq!(standing["report"]["text"], now.expect(200)["text"], "round {round}");
    }
    println!("{scores} scores, {edits} edits were in time");
}
