//! Who may call which operation of proceedings.

use diesel::prelude::*;
use serde_json::json;
use shigan::appraisals::RecordState;
use shigan::db::schema::adjustments;
use shigan::db::types::{AdjustmentId, RecordId};

use crate::appraisals::{open_cycle, put_all_into, record_of, text};
use crate::support::access::{Access, Prepare, Vars};

const OPEN: Prepare = |app, world| {
    Box::pin(async {
        open_cycle(app, world).await;
        Vars::from([("id", record_of(app, world, "village").await)])
    })
};

const DECLARED: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = OPEN(app, world).await;
        put_all_into(app, RecordState::Declared).await;
        let path = format!("/api/v1/records/{}", vars["id"]);
        let dossier = app.get(&path).by(world.person("secretary")).send().await.expect(200).clone();
        vars.insert("criterion", text(&dossier["criteria"][0]["criterion"]["id"]).to_owned());
        vars
    })
};

/// The village may offer reports; the criterion by the name it has in the path.
const OFFERING: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = DECLARED(app, world).await;
        vars.insert("criterion_id", vars["criterion"].clone());
        vars
    })
};

const SELF_SCORED: Prepare = |app, world| {
    Box::pin(async {
        let vars = OPEN(app, world).await;
        put_all_into(app, RecordState::SelfScored).await;
        vars
    })
};

/// The village, whose reports the township has looked through for a criterion.
const SEARCHED: Prepare = |app, world| {
    Box::pin(async {
        let vars = DECLARED(app, world).await;
        put_all_into(app, RecordState::SelfScored).await;
        let path = format!("/api/v1/records/{}/reports?criterion_id={}", vars["id"], vars["criterion"]);
        app.get(&path).by(world.person("township")).send().await.expect(200);
        vars
    })
};

const ASKED: Prepare = |app, world| {
    Box::pin(async {
        let vars = SEARCHED(app, world).await;
        let path = format!("/api/v1/records/{}/supplements", vars["id"]);
        let body = json!({"criterion_id": vars["criterion"], "question": "收入数额是哪一天的？"});
        let asked = app.post(&path).by(world.person("township")).json(&body).send().await;
        Vars::from([("id", text(&asked.expect(201)["items"][0]["id"]).to_owned())])
    })
};

/// A veto that the township has set on the village.
const VETO: Prepare = |app, world| {
    Box::pin(async {
        let vars = SELF_SCORED(app, world).await;
        let record: RecordId = vars["id"].parse().unwrap();
        let (clock, by) = (app.clock.clone(), world.person("township").account_id);
        let id: AdjustmentId = app
            .db(move |conn| {
                let id = clock.new_id();
                diesel::insert_into(adjustments::table)
                    .values((
                        adjustments::id.eq(id),
                        adjustments::record_id.eq(record),
                        adjustments::kind.eq("veto"),
                        adjustments::level.eq("township"),
                        adjustments::ground.eq("accident"),
                        adjustments::points.eq(0),
                        adjustments::event.eq("x"),
                        adjustments::happened_on.eq(clock.today()),
                        adjustments::source_document.eq("y"),
                        adjustments::set_by.eq(by),
                        adjustments::set_at.eq(clock.now()),
                    ))
                    .execute(conn)
                    .unwrap();
                id
            })
            .await;
        Vars::from([("id", id.to_string())])
    })
};

/// The village on the public list.
const PUBLIC: Prepare = |app, world| {
    Box::pin(async {
        let vars = OPEN(app, world).await;
        put_all_into(app, RecordState::Inspected).await;
        let path = format!("/api/v1/records/{}/steps", vars["id"]);
        let call = app.post(&path).by(world.person("city")).header("if-match", "\"r1\"");
        call.json(&json!({"step": "publicize"})).send().await.expect(200);
        let records = app.get("/api/v1/records").by(world.person("city")).send().await;
        Vars::from([("id", text(&records.expect(200)["items"][0]["cycle_id"]).to_owned())])
    })
};

const CYCLE: Prepare = |app, world| {
    Box::pin(async {
        let cycle = open_cycle(app, world).await;
        Vars::from([("id", text(&cycle["id"]).to_owned())])
    })
};

/// The village on the public list, with an objection that is being looked into.
const OBJECTED: Prepare = |app, world| {
    Box::pin(async {
        let cycle = PUBLIC(app, world).await["id"].clone();
        let record = record_of(app, world, "village").await;
        let path = format!("/api/v1/public-lists/{cycle}/objections");
        let sent = app.post(&path).json(&objection(&record)).send().await;
        let id = text(&sent.expect(201)["id"]).to_owned();
        put_all_into(app, RecordState::ObjectionHandling).await;
        Vars::from([("id", id)])
    })
};

const PUBLIC_RECORD: Prepare = |app, world| {
    Box::pin(async {
        let cycle = PUBLIC(app, world).await["id"].clone();
        Vars::from([("id", record_of(app, world, "village").await), ("cycle", cycle)])
    })
};

const PUBLIC_LIST: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = PUBLIC(app, world).await;
        vars.insert("record", record_of(app, world, "village").await);
        vars
    })
};

fn objection(record: &str) -> serde_json::Value {
    json!({"record_id": record, "ground": "集体账目", "facts": "出租晒谷坪的收入没有公开。"})
}

pub fn rows() -> Vec<Access> {
    let row = |operation, right| {
        Access::new(operation, right, 200).wrong_role("member").headers(|_, _| vec![("if-match", "\"r1\"".to_owned())])
    };
    vec![
        row("list_steps", "township").wrong_scope("other_township").prepare(OPEN),
        row("take_step", "secretary")
            .wrong_scope("other_secretary")
            .prepare(OPEN)
            .body(|_, _| Some(json!({"step": "declare"}))),
        row("put_self_scores", "secretary").wrong_scope("other_secretary").prepare(DECLARED).body(|_, vars| {
            let id = vars.get("criterion").cloned().unwrap_or_default();
            Some(json!({"scores": [{"criterion_id": id, "points": 100, "reason": "按期开展"}]}))
        }),
        Access::new("put_offers", "secretary", 204)
            .wrong_role("member")
            .wrong_scope("other_secretary")
            .prepare(OFFERING)
            .body(|_, _| Some(json!({"report_ids": []}))),
        row("list_adjustments", "secretary").wrong_scope("other_township").prepare(OPEN),
        row("set_adjustment", "township").wrong_scope("other_township").prepare(SELF_SCORED).body(|_, _| {
            Some(json!({"kind": "deduction", "points": 100, "event": "公开栏未更新", "happened_on": "2026-03-12", "source_document": "临纪通〔2026〕4号"}))
        }),
        Access::new("receive_objection", "member", 201)
            .public()
            .prepare(PUBLIC_LIST)
            .body(|_, vars| Some(objection(vars.get("record")?))),
        Access::new("note_objection", "handler", 201)
            .wrong_role("township")
            .wrong_scope("far_handler")
            .prepare(PUBLIC_RECORD)
            .body(|_, _| Some(json!({"channel": "phone", "ground": "集体账目", "facts": "收入没有公开。"}))),
        Access::new("list_objections", "handler", 200)
            .wrong_role("township")
            .wrong_scope("far_handler")
            .prepare(PUBLIC_RECORD),
        Access::new("list_cycle_objections", "handler", 200).wrong_role("township").prepare(CYCLE),
        Access::new("list_cycle_supplements", "township", 200).wrong_role("secretary").prepare(CYCLE),
        Access::new("settle_objection", "handler", 200)
            .wrong_role("township")
            .wrong_scope("far_handler")
            .prepare(OBJECTED)
            .body(|_, _| Some(json!({"finding": "已补贴。", "outcome": "partly"}))),
        Access::new("get_public_list", "member", 200).public().prepare(PUBLIC),
        Access::new("get_public_page", "member", 200).public().prepare(PUBLIC),
        Access::new("get_burden", "member", 200).prepare(CYCLE),
        row("list_supplements", "secretary").wrong_scope("other_township").prepare(OPEN),
        Access::new("ask_supplement", "township", 201)
            .wrong_role("secretary")
            .wrong_scope("other_township")
            .prepare(SEARCHED)
            .body(|_, vars| {
                let id = vars.get("criterion").cloned().unwrap_or_default();
                Some(json!({"criterion_id": id, "question": "收入数额是哪一天的？"}))
            }),
        row("answer_supplement", "secretary")
            .wrong_role("township")
            .wrong_scope("other_secretary")
            .prepare(ASKED)
            .body(|_, _| Some(json!({"answer": "12月31日"}))),
        row("confirm_veto", "county").wrong_role("secretary").wrong_scope("other_township").prepare(VETO),
        row("lift_adjustment", "county")
            .wrong_role("secretary")
            .wrong_scope("other_township")
            .prepare(VETO)
            .body(|_, _| Some(json!({"reason": "来文已更正"}))),
    ]
}
