//! Blind first scoring: a level does not know whose work it judges until it has concluded.

use serde_json::{Value, json};
use shigan::appraisals::RecordState;

use super::{body, part, report};
use crate::appraisals::{Filed, draft, file, plan, put_all_into, text};
use crate::support::{TestApp, World};

struct Blind {
    app: TestApp,
    world: World,
    record: String,
}

impl Blind {
    /// A cycle in which the city scores blind, with every record at the city's turn.
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let world = World::of(&app).await;
        let mut plan = plan();
        plan["blind_levels"] = json!(["city"]);
        let cycle = draft(&app, &world, &plan).await;
        assert_eq!(cycle["blind_levels"], json!(["city"]));
        let open = format!("/api/v1/cycles/{}/open", text(&cycle["id"]));
        app.post(&open).by(world.person("city_admin")).send().await.expect(200);
        put_all_into(&app, RecordState::CountyReviewed).await;
        let found = app.get("/api/v1/records?q=B-village").by(world.person("county")).send().await;
        let record = text(&found.expect(200)["items"][0]["id"]).to_owned();
        Self { app, world, record }
    }

    async fn get(&self, person: &str, path: &str) -> Value {
        self.app.get(path).by(self.world.person(person)).send().await.expect(200).clone()
    }

    async fn dossier(&self, person: &str) -> Value {
        self.get(person, &format!("/api/v1/records/{}", self.record)).await
    }
}

#[tokio::test]
async fn the_city_reads_and_scores_without_names_and_sees_them_once_it_has_concluded() {
    let desk = Blind::new().await;
    let filed = Filed { body: "陈秀英在康江村清淤，太坊镇来人看过", ..Filed::default() };
    let id = file(&desk.app, &desk.world, filed).await;
    let seen = desk.dossier("city").await;
    assert!(text(&seen["organization"]["name"]).starts_with("候选支部"));
    assert_eq!(seen["organization"]["area_name"], "");
    let reports = desk.get("city", &format!("/api/v1/records/{}/reports", desk.record)).await;
    assert_eq!(reports["items"][0]["text"], "某同志在某地清淤，某地来人看过");
    assert_eq!(reports["items"][0]["author_name"], "某同志");
    // It scores, and the answer is as blind as the question.
    let criterion = text(&part(&seen, "A2")["criterion"]["id"]).to_owned();
    let path = format!("/api/v1/records/{}/scores/{criterion}", desk.record);
    let put = desk.app.put(&path).by(desk.world.person("city")).header("if-match", "\"r1\"");
    let scored = put.json(&body(600, &[report(id)])).send().await.expect(200).clone();
    let evidence = &scored["part"]["evidence"][0];
    assert_eq!(evidence["report"]["text"], "某同志在某地清淤，某地来人看过");
    let whole = seen.to_string() + &scored.to_string() + &reports.to_string();
    for name in ["康江", "太坊", "临川", "陈秀英", "B-village", "吴建国"] {
        assert!(!whole.contains(name), "{name} is told");
    }
    let proof = format!("/api/v1/evidence/{}", text(&evidence["id"]));
    desk.app.get(&proof).by(desk.world.person("city")).send().await.problem(409, "wrong-state");
    // Other levels see it as it is, and the city does once it has concluded.
    assert_eq!(desk.dossier("county").await["organization"]["name"], "中共太坊镇康江村支部委员会");
    put_all_into(&desk.app, RecordState::CityReviewed).await;
    let shown = desk.dossier("city").await;
    assert_eq!(shown["organization"]["name"], "中共太坊镇康江村支部委员会");
    assert_eq!(part(&shown, "A2")["evidence"][0]["report"]["text"], "陈秀英在康江村清淤，太坊镇来人看过");
    desk.app.get(&proof).by(desk.world.person("city")).send().await.expect(200);
}

#[tokio::test]
async fn a_veiled_record_is_found_by_no_name_and_no_place() {
    let desk = Blind::new().await;
    let listed = desk.get("city", "/api/v1/records").await;
    let items = listed["items"].as_array().unwrap();
    assert_eq!(items.len(), 5);
    assert!(items.iter().all(|one| text(&one["organization"]["name"]).starts_with("候选支部")));
    assert!(items.iter().all(|one| one["organization"]["code"] == one["organization"]["name"]));
    for query in ["q=B-village".to_owned(), format!("area_id={}", desk.world.area("FZ-LC-01"))] {
        let found = desk.get("city", &format!("/api/v1/records?{query}")).await;
        assert_eq!(found["items"], json!([]), "{query}");
        assert!(!desk.get("county", &format!("/api/v1/records?{query}")).await["items"].as_array().unwrap().is_empty());
    }
    // Steps and their reasons are as blind.
    let steps = format!("/api/v1/records/{}/steps", desk.record);
    let call = desk.app.post(&steps).by(desk.world.person("county")).header("if-match", "\"r1\"");
    call.json(&json!({"step": "reopen", "reason": "康江村账目再核"})).send().await.expect(200);
    let seen = desk.get("city", &steps).await;
    assert_eq!((&seen["steps"][0]["reason"], &seen["steps"][0]["taken_by"]), (&json!("某地账目再核"), &Value::Null));
    assert_eq!(desk.get("county", &steps).await["steps"][0]["reason"], "康江村账目再核");
}
