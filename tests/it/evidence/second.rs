//! Second scores: another reviewer of the level says what he would give.

use serde_json::{Value, json};
use shigan::accounts::Level;
use shigan::appraisals::ScoreLevel;

use super::part;
use crate::appraisals::text;
use crate::proceedings::Case;
use crate::support::Answer;

struct Twice {
    case: Case,
    record: String,
    criterion: String,
}

impl Twice {
    /// The city has scored everything of a village; P1 gives 500.
    async fn new() -> Self {
        let schedule = json!({"stages": [], "domain_caps": [], "second_score_gap": 100});
        let case = Case::scheduled(&schedule).await;
        let record = case.bring_up("village", Level::County, 0).await;
        case.score_all("city", &record, ScoreLevel::City, 0).await;
        let dossier = case.app.get(&format!("/api/v1/records/{record}")).by(case.person("city")).send().await;
        let criterion = text(&part(dossier.expect(200), "P1")["criterion"]["id"]).to_owned();
        Self { case, record, criterion }
    }

    async fn second(&self, person: &str, points: i64) -> Answer {
        let path = format!("/api/v1/records/{}/second-scores/{}", self.record, self.criterion);
        let put = self.case.app.put(&path).by(self.case.person(person));
        put.json(&json!({"points": points, "reason": "记录不全"})).send().await
    }

    async fn conclude(&self) -> Answer {
        self.case.step("city", &self.record, &json!({"step": "conclude"})).await
    }
}

#[tokio::test]
async fn scores_far_apart_are_looked_at_again_before_the_level_concludes() {
    let twice = Twice::new().await;
    twice.second("city", 500).await.problem(403, "forbidden");
    assert_eq!(twice.second("second_city", 501).await.pointers(), ["/points"]);
    // 0.99 apart is near enough, 1.00 is not.
    let near = twice.second("second_city", 401).await.expect(200).clone();
    assert_eq!((&near["items"][0]["discrepant"], &near["items"][0]["first_points"]), (&json!(false), &json!(500)));
    let far = twice.second("second_city", 400).await.expect(200).clone();
    assert_eq!((&far["items"][0]["discrepant"], &far["items"][0]["settled"]), (&json!(true), &json!(false)));
    let refused = twice.conclude().await;
    refused.problem(409, "incomplete");
    assert_eq!(refused.pointers(), ["/second_scores/P1"]);
    // The level looks again and stays with what it gave.
    twice.case.app.set_time("2026-05-20T02:30:00Z");
    let path = format!("/api/v1/records/{}", twice.record);
    let dossier = twice.case.app.get(&path).by(twice.case.person("city")).send().await.expect(200).clone();
    let tag = format!("\"r{}\"", dossier["revision"]);
    let put = twice.case.app.put(&format!("{path}/scores/{}", twice.criterion)).by(twice.case.person("city"));
    let again = put.header("if-match", &tag).json(&json!({"points": 500, "reason": "补齐后属实"})).send().await;
    again.expect(200);
    let settled =
        twice.case.app.get(&format!("{path}/second-scores")).by(twice.case.person("second_city")).send().await;
    assert_eq!(settled.expect(200)["items"][0]["settled"], true);
    twice.conclude().await.expect(200);
    twice.second("second_city", 300).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn second_scores_change_nothing_and_are_seen_by_their_level_alone() {
    let twice = Twice::new().await;
    twice.second("second_city", 0).await.expect(200);
    let path = format!("/api/v1/records/{}", twice.record);
    let dossier = twice.case.app.get(&path).by(twice.case.person("city")).send().await.expect(200).clone();
    let totals: Vec<&Value> = dossier["totals"].as_array().unwrap().iter().map(|one| &one["points"]).collect();
    assert!(totals.iter().all(|points| **points == json!(10000)));
    let other = twice.case.app.get(&format!("{path}/second-scores")).by(twice.case.person("county")).send().await;
    assert_eq!(other.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn without_a_gap_nobody_scores_twice() {
    let case = Case::new().await;
    let record = case.bring_up("village", Level::Township, 0).await;
    let dossier = case.app.get(&format!("/api/v1/records/{record}")).by(case.person("county")).send().await;
    let criterion = text(&part(dossier.expect(200), "P1")["criterion"]["id"]).to_owned();
    let path = format!("/api/v1/records/{record}/second-scores/{criterion}");
    let put = case.app.put(&path).by(case.person("county")).json(&json!({"points": 1, "reason": "x"})).send().await;
    put.problem(409, "wrong-state");
}

/// What somebody finds in the list over the cycle.
async fn apart(twice: &Twice, person: &str, query: &str) -> Vec<Value> {
    let path = format!("/api/v1/cycles/{}/second-scores{query}", twice.case.cycle);
    let page = twice.case.app.get(&path).by(twice.case.person(person)).send().await;
    page.expect(200)["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn second_scores_far_from_the_first_are_listed_over_the_cycle_until_the_level_looked_again() {
    let twice = Twice::new().await;
    twice.second("second_city", 401).await.expect(200);
    assert!(apart(&twice, "city", "").await.is_empty(), "near enough");
    twice.second("second_city", 300).await.expect(200);
    let found = apart(&twice, "city", "?settled=false").await;
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!((&one["criterion"], &one["level"]), (&json!("P1"), &json!("city")));
    assert_eq!(
        (&one["first_points"], &one["second_points"], &one["settled"]),
        (&json!(500), &json!(300), &json!(false))
    );
    assert_eq!(
        (&one["second_reason"], &one["organization"]),
        (&json!("记录不全"), &json!("中共太坊镇康江村支部委员会"))
    );
    assert!(!text(&one["text_en"]).is_empty());
    // Of the level alone, within its scope, and narrowed as asked.
    for person in ["county", "township", "far_county"] {
        assert!(apart(&twice, person, "").await.is_empty(), "{person}");
    }
    assert!(apart(&twice, "city", "?settled=true").await.is_empty());
    assert!(apart(&twice, "city", "?domain=hospital").await.is_empty());
    assert_eq!(apart(&twice, "city", &format!("?area_id={}", twice.case.world.area("FZ-LC-01"))).await.len(), 1);
    twice.case.app.set_time("2026-05-20T02:30:00Z");
    let path = format!("/api/v1/records/{}", twice.record);
    let dossier = twice.case.app.get(&path).by(twice.case.person("city")).send().await.expect(200).clone();
    let tag = format!("\"r{}\"", dossier["revision"]);
    let put = twice.case.app.put(&format!("{path}/scores/{}", twice.criterion)).by(twice.case.person("city"));
    put.header("if-match", &tag).json(&json!({"points": 500, "reason": "补齐后属实"})).send().await.expect(200);
    assert!(apart(&twice, "city", "?settled=false").await.is_empty());
    assert_eq!(apart(&twice, "city", "?settled=true").await.len(), 1);
}

#[tokio::test]
async fn the_list_of_second_scores_goes_on_page_by_page_from_the_oldest() {
    let twice = Twice::new().await;
    let dossier =
        twice.case.app.get(&format!("/api/v1/records/{}", twice.record)).by(twice.case.person("city")).send().await;
    let parts = dossier.expect(200)["criteria"].as_array().unwrap().clone();
    for (at, line) in parts.iter().take(3).rev().enumerate() {
        twice.case.app.set_time(&format!("2026-05-20T02:0{}:00Z", at + 1));
        let path = format!("/api/v1/records/{}/second-scores/{}", twice.record, text(&line["criterion"]["id"]));
        let put = twice.case.app.put(&path).by(twice.case.person("second_city"));
        put.json(&json!({"points": 0, "reason": "记录不全"})).send().await.expect(200);
    }
    let path = format!("/api/v1/cycles/{}/second-scores?limit=2", twice.case.cycle);
    let first = twice.case.app.get(&path).by(twice.case.person("city")).send().await.expect(200).clone();
    let next = format!("{path}&cursor={}", text(&first["next_cursor"]));
    let second = twice.case.app.get(&next).by(twice.case.person("city")).send().await.expect(200).clone();
    let codes = |page: &Value| -> Vec<Value> {
        page["items"].as_array().unwrap().iter().map(|one| one["criterion"].clone()).collect()
    };
    let wanted: Vec<Value> = parts.iter().take(3).rev().map(|line| line["criterion"]["code"].clone()).collect();
    assert_eq!([codes(&first), codes(&second)].concat(), wanted);
    assert!(second.get("next_cursor").is_none());
}
