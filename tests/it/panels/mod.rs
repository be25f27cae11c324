//! Panel days: order, judges, rounds, results, slides.

pub mod access;
mod day;
mod preparing;
mod slides;

use serde_json::{Value, json};
use shigan::accounts::{Level, Office, Role};
use shigan::appraisals::ScoreLevel;

use crate::appraisals::text;
use crate::proceedings::Case;
use crate::support::Answer;
use crate::support::world::{grant, insert_person};

/// A county's panel on which two villages stand, with four judges: one of them of a village.
pub struct Day {
    pub case: Case,
    pub panel: String,
    pub records: [String; 2],
}

impl Day {
    pub async fn new() -> Self {
        Self::with_method("trimmed_mean").await
    }

    pub async fn with_method(method: &str) -> Self {
        let mut case = Case::new().await;
        add_judges(&mut case).await;
        let records = [
            case.bring_up("village", Level::Township, 0).await,
            case.bring_up("other_village", Level::Township, 0).await,
        ];
        let panel = create(&case, "county", "county", "FZ-LC", method).await;
        let panel = text(&panel.expect(201)["id"]).to_owned();
        let day = Self { case, panel, records };
        day.put("county", "/order", &json!({"record_ids": day.records})).await.expect(200);
        let judges = ["judge", "second_judge", "third_judge", "judging_member"];
        let ids: Vec<String> = judges.iter().map(|one| day.case.person(one).account_id.to_string()).collect();
        day.put("county", "/judges", &json!({"account_ids": ids})).await.expect(200);
        day
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/v1/panels/{}{rest}", self.panel)
    }

    pub async fn get(&self, person: &str, rest: &str) -> Answer {
        self.case.app.get(&self.path(rest)).by(self.case.person(person)).send().await
    }

    pub async fn put(&self, person: &str, rest: &str, body: &Value) -> Answer {
        self.case.app.put(&self.path(rest)).by(self.case.person(person)).json(body).send().await
    }

    pub async fn post(&self, person: &str, rest: &str, body: &Value) -> Answer {
        self.case.app.post(&self.path(rest)).by(self.case.person(person)).json(body).send().await
    }

    /// Opens the round of a record.
    pub async fn open(&self, record: &str) -> Answer {
        self.case.app.post(&self.path(&format!("/rounds/{record}/open"))).by(self.case.person("county")).send().await
    }

    pub async fn score(&self, judge: &str, record: &str, points: i64) -> Answer {
        self.put(judge, &format!("/rounds/{record}/score"), &json!({"points": points})).await
    }

    pub async fn close(&self, record: &str, reason: Option<&str>) -> Answer {
        self.post("county", &format!("/rounds/{record}/close"), &json!({"reason": reason})).await
    }

    /// Holds the round of a record with these scores of the first judges.
    pub async fn hold(&self, record: &str, points: &[i64]) {
        self.open(record).await.expect(200);
        let judges = ["judge", "second_judge", "third_judge", "judging_member"];
        for (judge, points) in judges.iter().zip(points) {
            self.score(judge, record, *points).await.expect(200);
        }
        self.close(record, None).await.expect(200);
    }

    /// One round as somebody sees it.
    pub async fn round(&self, person: &str, record: &str) -> Value {
        let panel = self.get(person, "").await.expect(200).clone();
        let rounds = panel["rounds"].as_array().unwrap();
        rounds.iter().find(|round| round["record_id"] == record).unwrap().clone()
    }
}

/// Makes a panel.
pub async fn create(case: &Case, person: &str, level: &str, area: &str, method: &str) -> Answer {
    let path = format!("/api/v1/cycles/{}/panels", case.cycle);
    let body = json!({"level": level, "area_id": case.world.area(area), "title": "评审汇报会",
        "held_on": "2026-05-22", "method": method});
    case.app.post(&path).by(case.person(person)).json(&body).send().await
}

/// Judges whom only these tests need: `judging_member` is of the first village.
async fn add_judges(case: &mut Case) {
    let (clock, known) = (case.app.clock.clone(), case.world.clone());
    let people = case
        .app
        .db(move |conn| {
            let mut people = Vec::new();
            for (key, branch, area) in [
                ("second_judge", None, None),
                ("third_judge", None, Some("FZ-LC")),
                ("judging_member", Some("village"), None),
                ("far_judge", None, Some("FZ-LA")),
            ] {
                let membership = branch.map(|branch| (branch, Office::Member));
                let person = insert_person(conn, &clock, &known, key, membership);
                grant(conn, &clock, &known, &person, Role::PanelJudge, None, area, None, None);
                people.push((key.to_owned(), person));
            }
            people
        })
        .await;
    case.world.people.extend(people);
}

/// Scores everything of a record at the county.
pub async fn score_county(case: &Case, record: &str) {
    case.score_all("county", record, ScoreLevel::County, 0).await;
}
