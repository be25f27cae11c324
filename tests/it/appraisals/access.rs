//! Who may call which operation of appraisals.

use serde_json::json;
use shigan::appraisals::{sheet_book, shipped};

use super::{draft, open_cycle, plan, text};
use crate::support::access::{Access, Prepare, Vars};

/// A draft, with one of its sheets.
const DRAFT: Prepare = |app, world| {
    Box::pin(async {
        let cycle = draft(app, world, &plan()).await;
        let id = text(&cycle["id"]).to_owned();
        let path = format!("/api/v1/cycles/{id}/sheets");
        let sheets = app.get(&path).by(world.person("city_admin")).send().await;
        let sheet = text(&sheets.expect(200)["items"][0]["id"]).to_owned();
        Vars::from([("id", id.clone()), ("cycle_id", id), ("domain", "rural".to_owned()), ("sheet", sheet)])
    })
};

const SHEET_OF_DRAFT: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = DRAFT(app, world).await;
        vars.insert("id", vars["sheet"].clone());
        vars
    })
};

const OPEN: Prepare = |app, world| {
    Box::pin(async {
        let cycle = open_cycle(app, world).await;
        Vars::from([("id", text(&cycle["id"]).to_owned())])
    })
};

pub fn rows() -> Vec<Access> {
    let admin = |operation, status| Access::new(operation, "city_admin", status).wrong_role("security_admin");
    vec![
        admin("create_cycle", 201).body(|_, _| Some(plan())),
        Access::new("list_cycles", "member", 200),
        // A draft exists for administrators only.
        Access::new("get_cycle", "city_admin", 200).wrong_scope("member").prepare(DRAFT),
        admin("update_cycle", 200).prepare(DRAFT).body(|_, _| Some(json!({"model_cap": 90}))),
        admin("open_cycle", 200).prepare(DRAFT),
        admin("close_cycle", 200).prepare(OPEN),
        Access::new("list_sheets", "city_admin", 200).wrong_scope("city").prepare(DRAFT),
        Access::new("get_sheet", "city_admin", 200).wrong_scope("city").prepare(SHEET_OF_DRAFT),
        Access::new("list_sheet_versions", "city_admin", 200).wrong_scope("city").prepare(DRAFT),
        Access::new("export_sheet", "city_admin", 200)
            .wrong_scope("city")
            .query("?format=xlsx")
            .prepare(SHEET_OF_DRAFT),
        admin("import_sheet", 200).prepare(DRAFT).raw(|_, _| {
            let sheet = shipped::sheets().into_iter().find(|sheet| sheet.domain == "rural");
            Some(("application/octet-stream", sheet_book::write(&sheet?).ok()?))
        }),
        Access::new("get_schedule", "city_admin", 200).wrong_scope("city").prepare(DRAFT),
        admin("put_schedule", 200).prepare(DRAFT).body(|_, _| Some(super::schedule::schedule())),
        Access::new("list_chains", "city_admin", 200).wrong_scope("city").prepare(DRAFT),
        admin("put_chain", 200).prepare(DRAFT).body(|_, _| Some(super::chains::short())),
        admin("put_sheet", 200).prepare(DRAFT).body(|_, _| Some(super::sheets::rural())),
        Access::new("list_records", "township", 200).wrong_role("member").prepare(OPEN),
        Access::new("get_cycle_progress", "township", 200).wrong_role("secretary").prepare(OPEN),
    ]
}
