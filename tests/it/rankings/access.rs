//! Who may call which operation of rankings.

use serde_json::{Value, json};
use shigan::appraisals::RecordState;
use shigan::appraisals::ScoreLevel;

use crate::appraisals::{open_cycle, put_all_into, record_of, text};
use crate::proceedings::score_all;
use crate::support::access::{Access, Prepare, Vars};

/// A cycle in which two villages are equal.
const EQUAL: Prepare = |app, world| {
    Box::pin(async {
        let cycle = text(&open_cycle(app, world).await["id"]).to_owned();
        let mut vars = Vars::from([("id", cycle)]);
        for (name, branch) in [("one", "village"), ("other", "other_village")] {
            let record = record_of(app, world, branch).await;
            score_all(app, world.person("city"), &record, ScoreLevel::City, 0).await;
            vars.insert(name, record);
        }
        put_all_into(app, RecordState::CityReviewed).await;
        vars
    })
};

const SNAPSHOT: Prepare = |app, world| {
    Box::pin(async {
        let vars = EQUAL(app, world).await;
        let path = format!("/api/v1/cycles/{}/ranking-snapshots", vars["id"]);
        let frozen = app.post(&path).by(world.person("city")).json(&freeze()).send().await;
        Vars::from([("id", text(&frozen.expect(201)["snapshot"]["id"]).to_owned())])
    })
};

fn freeze() -> Value {
    json!({"level": "city", "honor": "red_flag", "note": "市级评审结束"})
}

pub fn rows() -> Vec<Access> {
    let row = |operation, status| Access::new(operation, "city", status).wrong_role("county").prepare(EQUAL);
    vec![
        row("get_ranking", 200).query("?level=city&honor=red_flag"),
        row("freeze_ranking", 201).body(|_, _| Some(freeze())),
        row("list_ranking_snapshots", 200),
        row("get_ranking_snapshot", 200).prepare(SNAPSHOT),
        row("compare_ranking_snapshot", 200).prepare(SNAPSHOT),
        row("record_tie_vote", 201).body(|_, vars| {
            let order: Vec<_> = ["other", "one"].iter().filter_map(|name| vars.get(name)).collect();
            Some(json!({"level": "city", "honor": "red_flag", "order": order, "note": "票决", "decided_on": "2026-05-20"}))
        }),
    ]
}
