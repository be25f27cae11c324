//! Who may call which operation of panels.

use serde_json::{Value, json};
use shigan::appraisals::RecordState;

use crate::appraisals::{open_cycle, put_all_into, record_of, text};
use crate::evidence::{body, part, report};
use crate::reports::{Shot, settled};
use crate::support::access::{Access, Prepare, Vars};
use crate::support::{Answer, Person, TestApp, World};

const CYCLE: Prepare = |app, world| {
    Box::pin(async {
        let cycle = text(&open_cycle(app, world).await["id"]).to_owned();
        put_all_into(app, RecordState::TownshipReviewed).await;
        Vars::from([("id", cycle)])
    })
};

fn panel(world: &World) -> Value {
    json!({"level": "county", "area_id": world.area("FZ-LC"), "title": "评审汇报会", "held_on": "2026-05-22", "method": "mean"})
}

async fn put(app: &TestApp, by: &Person, path: &str, body: &Value) -> Answer {
    app.put(path).by(by).json(body).send().await
}

/// A panel on which the village stands, with one judge.
const PANEL: Prepare = |app, world| {
    Box::pin(async {
        let cycle = CYCLE(app, world).await["id"].clone();
        let path = format!("/api/v1/cycles/{cycle}/panels");
        let made = app.post(&path).by(world.person("county")).json(&panel(world)).send().await;
        let id = text(&made.expect(201)["id"]).to_owned();
        let record = record_of(app, world, "village").await;
        let (host, path) = (world.person("county"), format!("/api/v1/panels/{id}"));
        put(app, host, &format!("{path}/order"), &json!({"record_ids": [record]})).await.expect(200);
        let judges = json!({"account_ids": [world.person("judge").account_id]});
        put(app, host, &format!("{path}/judges"), &judges).await.expect(200);
        Vars::from([("id", id), ("record_id", record)])
    })
};

/// The round of the village is open.
const OPEN: Prepare = |app, world| {
    Box::pin(async {
        let vars = PANEL(app, world).await;
        let path = format!("/api/v1/panels/{}/rounds/{}/open", vars["id"], vars["record_id"]);
        app.post(&path).by(world.person("county")).send().await.expect(200);
        vars
    })
};

/// The judge has scored it.
const SCORED: Prepare = |app, world| {
    Box::pin(async {
        let vars = OPEN(app, world).await;
        let path = format!("/api/v1/panels/{}/rounds/{}/score", vars["id"], vars["record_id"]);
        put(app, world.person("judge"), &path, &json!({"points": 9000})).await.expect(200);
        vars
    })
};

const HELD: Prepare = |app, world| {
    Box::pin(async {
        let vars = SCORED(app, world).await;
        let path = format!("/api/v1/panels/{}/rounds/{}/close", vars["id"], vars["record_id"]);
        app.post(&path).by(world.person("county")).json(&json!({})).send().await.expect(200);
        vars
    })
};

const RECORD: Prepare = |app, world| {
    Box::pin(async {
        let record = HELD(app, world).await["record_id"].clone();
        Vars::from([("id", record)])
    })
};

/// A slide of the village shows a picture.
const PICTURED: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = PANEL(app, world).await;
        let shots = [Shot::new(app, 1)];
        let filed = settled(app, world.person("member"), &shots).await;
        let record = &vars["record_id"];
        let dossier = app.get(&format!("/api/v1/records/{record}")).by(world.person("county")).send().await;
        let dossier = dossier.expect(200).clone();
        let criterion = text(&part(&dossier, "A2")["criterion"]["id"]).to_owned();
        let path = format!("/api/v1/records/{record}/scores/{criterion}");
        let tag = format!("\"r{}\"", dossier["revision"]);
        let scored = app.put(&path).by(world.person("county")).header("if-match", &tag);
        scored.json(&body(500, &[report(filed)])).send().await.expect(200);
        vars.insert("photo_id", shots[0].id.clone());
        vars
    })
};

pub fn rows() -> Vec<Access> {
    let row = |operation, right| {
        Access::new(operation, right, 200).wrong_role("member").wrong_scope("far_county").prepare(PANEL)
    };
    let empty: fn(&World, &Vars) -> Option<Value> = |_, _| Some(json!({}));
    vec![
        Access::new("list_panels", "county", 200).wrong_role("member").prepare(CYCLE),
        Access { right: ("county", 201), ..row("create_panel", "county") }
            .prepare(CYCLE)
            .body(|world, _| Some(panel(world))),
        row("get_panel", "judge"),
        row("change_panel", "county")
            .body(|_, _| Some(json!({"title": "汇报会", "held_on": "2026-05-23", "method": "mean"}))),
        row("put_panel_order", "county").body(|_, vars| Some(json!({"record_ids": [vars.get("record_id")]}))),
        row("draw_panel_order", "county"),
        row("list_panel_judges", "county"),
        row("put_panel_judges", "county")
            .body(|world, _| Some(json!({"account_ids": [world.person("judge").account_id]}))),
        row("open_panel_round", "county"),
        row("put_panel_score", "judge").prepare(OPEN).body(|_, _| Some(json!({"points": 8750}))),
        row("close_panel_round", "county").prepare(SCORED).body(empty),
        row("close_panel", "county").prepare(HELD).body(empty),
        row("list_record_panels", "county").prepare(RECORD),
        row("get_panel_slides", "secretary"),
        row("get_panel_picture", "county").prepare(PICTURED),
    ]
}
