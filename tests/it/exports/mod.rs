//! Taking things out: a second person, the files, their checksums, their end.

pub mod access;
mod consent;
mod ends;
mod papers;
mod tables;

use serde_json::{Value, json};
use shigan::appraisals::RecordState;

use crate::appraisals::{Filed, file, open_cycle, put_all_into, record_of, text};
use crate::support::program::own_bucket;
use crate::support::{Answer, Person, TestApp, World};

/// The village's record, scored by the township with a report behind it, in a small city with its people.
pub struct Archive {
    pub app: TestApp,
    pub world: World,
    pub cycle: String,
    pub record: String,
}

impl Archive {
    pub async fn new() -> Self {
        Self::with(TestApp::spawn().await).await
    }

    /// With a store that nobody else uses, to count and sweep what is in it.
    pub async fn alone() -> Self {
        let bucket = own_bucket();
        Self::with(TestApp::spawn_with(&[("SHIGAN_S3_BUCKET", bucket.as_str())]).await).await
    }

    async fn with(app: TestApp) -> Self {
        let world = World::of(&app).await;
        let cycle = text(&open_cycle(&app, &world).await["id"]).to_owned();
        put_all_into(&app, RecordState::SelfScored).await;
        let record = record_of(&app, &world, "village").await;
        Self { app, world, cycle, record }
    }

    pub fn person(&self, name: &str) -> &Person {
        self.world.person(name)
    }

    /// A score of the township on A2 that rests on a report with this text.
    pub async fn rest_on(&self, body: &'static str) {
        let report = file(&self.app, &self.world, Filed { body, ..Filed::default() }).await;
        self.score("township", "A2", 500, &[json!({"kind": "report", "report_id": report.to_string()})]).await;
    }

    /// Scores one criterion of the village.
    pub async fn score(&self, person: &str, code: &str, points: i64, evidence: &[Value]) {
        let path = format!("/api/v1/records/{}", self.record);
        let dossier = self.app.get(&path).by(self.person(person)).send().await.expect(200).clone();
        let parts = dossier["criteria"].as_array().unwrap();
        let part = parts.iter().find(|part| part["criterion"]["code"] == code).unwrap();
        let address = format!("{path}/scores/{}", text(&part["criterion"]["id"]));
        let body = json!({"points": points, "reason": "变化明显", "evidence": evidence});
        let tag = format!("\"r{}\"", dossier["revision"]);
        self.app.put(&address).by(self.person(person)).header("if-match", &tag).json(&body).send().await.expect(200);
    }

    pub async fn ask(&self, person: &str, body: &Value) -> Answer {
        self.app.post("/api/v1/exports").by(self.person(person)).json(body).send().await
    }

    pub async fn decide(&self, person: &str, id: &str, body: &Value) -> Answer {
        let path = format!("/api/v1/exports/{id}/decision");
        self.app.post(&path).by(self.person(person)).json(body).send().await
    }

    pub async fn look(&self, person: &str, id: &str) -> Value {
        self.app.get(&format!("/api/v1/exports/{id}")).by(self.person(person)).send().await.expect(200).clone()
    }

    pub async fn fetch(&self, person: &str, id: &str) -> Answer {
        self.app.get(&format!("/api/v1/exports/{id}/file")).by(self.person(person)).send().await
    }

    /// The city's reviewer asks and somebody agrees; hands back the export when it is made or has failed.
    pub async fn take_out(&self, body: &Value, second: &str) -> Value {
        let id = text(&self.ask("city", body).await.expect(201)["id"]).to_owned();
        self.decide(second, &id, &json!({"agrees": true})).await.expect(200);
        self.until_made(&id).await
    }

    /// Waits for an export of the city's reviewer.
    pub async fn until_made(&self, id: &str) -> Value {
        self.app.until("the export is made", async || self.look("city", id).await["state"] != "making").await;
        self.look("city", id).await
    }

    /// Takes something out and fetches it.
    pub async fn file(&self, body: &Value, second: &str) -> Answer {
        let export = self.take_out(body, second).await;
        assert_eq!(export["state"], "ready", "{export}");
        let answer = self.fetch("city", text(&export["id"])).await;
        assert_eq!(answer.status, 200);
        let bytes = i64::try_from(answer.bytes.len()).unwrap();
        assert_eq!(export["file"]["size"], bytes);
        assert_eq!(text(&export["file"]["sha256"]), shigan::db::types::Sha256::of(&answer.bytes).to_string());
        answer
    }
}

/// A wish for dossiers.
pub fn dossiers(records: &[&str], format: &str) -> Value {
    json!({"subject": {"kind": "dossiers", "record_ids": records}, "format": format, "reason": "6月12日评审会"})
}
