//! Scores, what they rest on, and the dossier.

pub mod access;
mod attaching;
mod blind;
mod differences;
mod dossier;
mod matrix;
mod scores;
mod second;

use serde_json::{Value, json};
use shigan::appraisals::RecordState;

use crate::appraisals::{open_cycle, put_all_into, record_of, text};
use crate::support::{Answer, Person, TestApp, World};

/// A village's record in an open cycle.
pub struct Desk {
    pub app: TestApp,
    pub world: World,
    pub cycle: String,
    pub record: String,
}

impl Desk {
    pub async fn new() -> Self {
        let app = TestApp::spawn().await;
        let world = World::of(&app).await;
        let cycle = text(&open_cycle(&app, &world).await["id"]).to_owned();
        put_all_into(&app, RecordState::SelfScored).await;
        let record = record_of(&app, &world, "village").await;
        Self { app, world, cycle, record }
    }

    pub fn person(&self, name: &str) -> &Person {
        self.world.person(name)
    }

    /// The dossier as somebody sees it.
    pub async fn dossier(&self, person: &str) -> Value {
        let path = format!("/api/v1/records/{}", self.record);
        self.app.get(&path).by(self.person(person)).send().await.expect(200).clone()
    }

    /// One criterion of the dossier.
    pub async fn part(&self, person: &str, code: &str) -> Value {
        part(&self.dossier(person).await, code)
    }

    /// The id of a criterion.
    pub async fn criterion(&self, code: &str) -> String {
        text(&self.part("city", code).await["criterion"]["id"]).to_owned()
    }

    /// Scores at a given revision.
    pub async fn score_at(&self, person: &str, code: &str, revision: i64, body: &Value) -> Answer {
        let path = format!("/api/v1/records/{}/scores/{}", self.record, self.criterion(code).await);
        let tag = format!("\"r{revision}\"");
        self.app.put(&path).by(self.person(person)).header("if-match", &tag).json(body).send().await
    }

    /// Scores at the present revision.
    pub async fn score(&self, person: &str, code: &str, body: &Value) -> Answer {
        let revision = self.dossier("city").await["revision"].as_i64().unwrap();
        self.score_at(person, code, revision, body).await
    }
}

/// One criterion of a dossier.
#[track_caller]
pub fn part(dossier: &Value, code: &str) -> Value {
    let parts = dossier["criteria"].as_array().unwrap();
    parts.iter().find(|part| part["criterion"]["code"] == code).cloned().unwrap_or_else(|| panic!("no {code}"))
}

/// A score that rests on some things.
pub fn body(points: i64, evidence: &[Value]) -> Value {
    json!({"points": points, "reason": "变化明显", "evidence": evidence})
}

/// A whole report.
pub fn report(id: impl ToString) -> Value {
    json!({"kind": "report", "report_id": id.to_string()})
}
