//! Rounds, scores and results.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{audit_events, panels};
use shigan::db::types::{PanelId, Sha256};

use super::{Day, score_county};
use crate::appraisals::text;

#[tokio::test]
async fn nobody_sees_a_running_result_and_all_come_into_being_at_once() {
    let day = Day::new().await;
    let [first, second] = &day.records;
    day.open(first).await.expect(200);
    // One at a time.
    day.open(second).await.problem(409, "wrong-state");
    for (judge, points) in [("judge", 9000), ("second_judge", 8000), ("third_judge", 8501)] {
        day.score(judge, first, points).await.expect(200);
    }
    // Sent twice, and thought over.
    day.score("third_judge", first, 8501).await.expect(200);
    day.score("second_judge", first, 8100).await.expect(200);
    assert_eq!(day.round("second_judge", first).await["own_points"], 8100);
    day.close(first, None).await.expect(200);
    day.score("judge", first, 10000).await.problem(409, "wrong-state");
    for person in ["county", "judge", "secretary"] {
        let round = day.round(person, first).await;
        assert_eq!((&round["points"], &round["scores"]), (&Value::Null, &json!([])), "{person}");
    }
    day.hold(second, &[7000, 9000, 8000, 8001]).await;
    let over = day.post("county", "/close", &json!({})).await.expect(200).clone();
    assert_eq!(
        (&over["rounds"][0]["points"], &over["rounds"][0]["scores"]),
        (&json!(8501), &json!([8100, 8501, 9000]))
    );
    // 8000 and 8001 are counted; half a hundredth goes up.
    assert_eq!(over["rounds"][1]["points"], 8001);
    assert_eq!(over["intact"], true);
    // A branch sees its own result and not that of others.
    assert_eq!(day.round("secretary", first).await["points"], 8501);
    assert_eq!(day.round("secretary", second).await["points"], Value::Null);
    day.open(second).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn what_was_given_stays_out_of_the_trail_until_all_is_over_and_is_frozen_there() {
    let day = Day::with_method("mean").await;
    let [first, second] = &day.records;
    day.hold(first, &[8765, 8765, 8765]).await;
    let told = async |action: &'static str| -> Vec<String> {
        day.case
            .app
            .db(move |conn| {
                let of = audit_events::table.filter(audit_events::action.eq(action));
                of.select(audit_events::details).load(conn).unwrap()
            })
            .await
    };
    assert_eq!(told("panel.score").await.len(), 3);
    assert!(told("panel.score").await.iter().all(|details| !details.contains("8765")));
    day.hold(second, &[1000, 1000, 1000, 1000]).await;
    let over = day.post("county", "/close", &json!({})).await.expect(200).clone();
    let closed: Value = serde_json::from_str(&told("panel.close").await[0]).unwrap();
    assert_eq!(closed["sha256"], over["result_sha256"]);
    assert_eq!(closed["result"]["rounds"][0]["scores"], json!([8765, 8765, 8765]));
    // Whoever alters what is frozen is found out.
    let id: PanelId = day.panel.parse().unwrap();
    day.case
        .app
        .db(move |conn| {
            let text: Option<String> = panels::table.find(id).select(panels::result).first(conn).unwrap();
            let altered = text.unwrap().replacen("8765", "9765", 1);
            let set = (panels::result_sha256.eq(Sha256::of(altered.as_bytes())), panels::result.eq(altered));
            diesel::update(panels::table.find(id)).set(set).execute(conn).unwrap();
        })
        .await;
    assert_eq!(day.get("county", "").await.expect(200)["intact"], false);
}

#[tokio::test]
async fn a_judge_gives_nothing_to_a_branch_he_has_a_part_in() {
    let day = Day::new().await;
    let [own, other] = &day.records;
    day.open(own).await.expect(200);
    day.score("judging_member", own, 10000).await.problem(403, "recused");
    assert_eq!(day.round("judging_member", own).await["recused"], true);
    for judge in ["judge", "second_judge", "third_judge"] {
        day.score(judge, own, 8000).await.expect(200);
    }
    // Nobody waits for him either.
    day.close(own, None).await.expect(200);
    day.hold(other, &[8000, 8000, 8000, 9000]).await;
    // A host has no part in the branch whose round he opens; a reviewer is no judge.
    day.score("county", other, 1).await.problem(403, "forbidden");
}

#[tokio::test]
async fn whoever_is_missing_is_told_of_and_needs_a_reason() {
    let day = Day::new().await;
    let [first, second] = &day.records;
    day.open(first).await.expect(200);
    day.score("judge", first, 8000).await.expect(200);
    day.score("second_judge", first, 8000).await.expect(200);
    assert_eq!(day.round("county", first).await["waiting_for"], json!(["third_judge"]));
    assert_eq!(day.round("judge", first).await["waiting_for"], json!([]));
    let refused = day.close(first, Some("评委临时请假")).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/scores"]);
    day.score("third_judge", first, 8001).await.expect(200);
    day.close(first, None).await.expect(200);
    day.open(second).await.expect(200);
    for judge in ["judge", "second_judge", "third_judge"] {
        day.score(judge, second, 7000).await.expect(200);
    }
    assert_eq!(day.close(second, None).await.pointers(), ["/reason"]);
    let closed = day.close(second, Some("评委临时请假")).await.expect(200).clone();
    assert_eq!(closed["rounds"][1]["reason"], "评委临时请假");
}

#[tokio::test]
async fn order_judges_and_arithmetic_stand_from_the_first_round_on() {
    let day = Day::new().await;
    day.open(&day.records[0]).await.expect(200);
    let setup = json!({"title": "汇报会", "held_on": "2026-05-22", "method": "mean"});
    day.put("county", "", &setup).await.problem(409, "wrong-state");
    day.put("county", "/order", &json!({"record_ids": []})).await.problem(409, "wrong-state");
    day.put("county", "/judges", &json!({"account_ids": []})).await.problem(409, "wrong-state");
    day.post("county", "/close", &json!({})).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn too_few_judges_open_no_round() {
    let day = Day::new().await;
    let two: Vec<_> = ["judge", "second_judge"].iter().map(|one| day.case.person(one).account_id).collect();
    day.put("county", "/judges", &json!({"account_ids": two})).await.expect(200);
    let refused = day.open(&day.records[0]).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/judges"]);
    day.put("county", "", &json!({"title": "汇报会", "held_on": "2026-05-22", "method": "mean"})).await.expect(200);
    day.open(&day.records[0]).await.expect(200);
}

#[tokio::test]
async fn a_level_concludes_after_its_panel_and_the_result_stands_beside() {
    let day = Day::new().await;
    let [first, second] = &day.records;
    score_county(&day.case, first).await;
    let conclude = json!({"step": "conclude"});
    let refused = day.case.step("county", first, &conclude).await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/panels"]);
    day.hold(first, &[9000, 9000, 9000]).await;
    // The second did not come.
    assert_eq!(day.post("county", "/close", &json!({})).await.pointers(), ["/reason"]);
    day.post("county", "/close", &json!({"reason": "书记因公出差"})).await.expect(200);
    day.case.step("county", first, &conclude).await.expect(200);
    let path = |record: &str| format!("/api/v1/records/{record}/panels");
    let beside = day.case.app.get(&path(first)).by(day.case.person("city")).send().await.expect(200).clone();
    assert_eq!((text(&beside["items"][0]["title"]), &beside["items"][0]["points"]), ("评审汇报会", &json!(9000)));
    let absent = day.case.app.get(&path(second)).by(day.case.person("other_secretary")).send().await;
    assert_eq!(absent.expect(200)["items"][0]["points"], Value::Null);
    // It changes no score.
    let dossier = day.case.app.get(&format!("/api/v1/records/{first}")).by(day.case.person("city")).send().await;
    let totals = dossier.expect(200)["totals"].as_array().unwrap().clone();
    assert!(totals.iter().all(|total| total["points"] == 10000), "{totals:?}");
}
