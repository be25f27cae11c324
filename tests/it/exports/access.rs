//! Who may call which operation of exports.

use diesel::prelude::*;
use serde_json::json;
use shigan::appraisals::RecordState;
use shigan::db::schema::hash_lists;

use super::dossiers;
use crate::appraisals::{open_cycle, put_all_into, record_of, text};
use crate::support::access::{Access, Prepare, Vars};
use crate::support::{TestApp, World};

async fn record(app: &TestApp, world: &World) -> String {
    open_cycle(app, world).await;
    put_all_into(app, RecordState::SelfScored).await;
    record_of(app, world, "village").await
}

const RECORD: Prepare = |app, world| Box::pin(async { Vars::from([("record", record(app, world).await)]) });

/// An export the city's reviewer asked for.
const ASKED: Prepare = |app, world| {
    Box::pin(async {
        let record = record(app, world).await;
        let body = dossiers(&[&record], "pdf");
        let asked = app.post("/api/v1/exports").by(world.person("city")).json(&body).send().await;
        Vars::from([("id", text(&asked.expect(201)["id"]).to_owned())])
    })
};

/// The same, made.
const READY: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = ASKED(app, world).await;
        let path = format!("/api/v1/exports/{}", vars["id"]);
        let decision = json!({"agrees": true});
        app.post(&format!("{path}/decision")).by(world.person("county")).json(&decision).send().await.expect(200);
        app.until("it is made", async || {
            app.get(&path).by(world.person("city")).send().await.expect(200)["state"] == "ready"
        })
        .await;
        let code: String = app.db(|conn| hash_lists::table.select(hash_lists::code).first(conn).unwrap()).await;
        vars.insert("code", code);
        vars
    })
};

pub fn rows() -> Vec<Access> {
    let row = |operation, right, status| Access::new(operation, right, status).wrong_role("member");
    vec![
        row("ask_export", "township", 201)
            .prepare(RECORD)
            .body(|_, vars| Some(dossiers(&[&vars["record"]], "pdf")))
            .wrong_scope("other_township"),
        row("list_own_exports", "city", 200),
        row("list_exports_to_decide", "county", 200),
        row("get_export", "county", 200).prepare(ASKED).wrong_scope("far_county"),
        row("decide_export", "county", 200)
            .prepare(ASKED)
            .body(|_, _| Some(json!({"agrees": true})))
            .wrong_scope("far_county"),
        row("get_export_file", "city", 200).prepare(READY).wrong_scope("county"),
        Access::new("get_hash_list", "member", 200).prepare(READY),
    ]
}
