//! Who may call which operation of evidence.

use serde_json::json;
use shigan::appraisals::RecordState;

use super::{body, part};
use crate::appraisals::{Filed, draft, file, open_cycle, plan, put_all_into, record_of, text};
use crate::support::access::{Access, Prepare, Vars};

/// The village's record with a score of the township that rests on a report.
const SCORED: Prepare = |app, world| {
    Box::pin(async {
        open_cycle(app, world).await;
        put_all_into(app, RecordState::SelfScored).await;
        let record = record_of(app, world, "village").await;
        let report = file(app, world, Filed::default()).await;
        let township = world.person("township");
        let path = format!("/api/v1/records/{record}");
        let dossier = app.get(&path).by(township).send().await.expect(200).clone();
        let criterion = text(&part(&dossier, "A2")["criterion"]["id"]).to_owned();
        let put = app
            .put(&format!("{path}/scores/{criterion}"))
            .by(township)
            .header("if-match", "\"r1\"")
            .json(&body(100, &[super::report(report)]))
            .send()
            .await;
        let evidence = text(&put.expect(200)["part"]["evidence"][0]["id"]).to_owned();
        Vars::from([("id", record.clone()), ("record_id", record), ("criterion_id", criterion), ("evidence", evidence)])
    })
};

const CYCLE: Prepare = |app, world| {
    Box::pin(async {
        let cycle = open_cycle(app, world).await;
        Vars::from([("id", text(&cycle["id"]).to_owned())])
    })
};

const EVIDENCE: Prepare = |app, world| {
    Box::pin(async {
        let mut vars = SCORED(app, world).await;
        vars.insert("id", vars["evidence"].clone());
        vars
    })
};

/// A cycle in which levels score twice.
const TWICE: Prepare = |app, world| {
    Box::pin(async {
        let cycle = draft(app, world, &plan()).await;
        let path = format!("/api/v1/cycles/{}", text(&cycle["id"]));
        let admin = world.person("city_admin");
        let schedule = json!({"stages": [], "domain_caps": [], "second_score_gap": 100});
        app.put(&format!("{path}/schedule")).by(admin).json(&schedule).send().await.expect(200);
        app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
        put_all_into(app, RecordState::SelfScored).await;
        let record = record_of(app, world, "village").await;
        let dossier = app.get(&format!("/api/v1/records/{record}")).by(world.person("township")).send().await;
        let criterion = text(&part(dossier.expect(200), "P1")["criterion"]["id"]).to_owned();
        Vars::from([("record_id", record), ("criterion_id", criterion)])
    })
};

pub fn rows() -> Vec<Access> {
    let looking = |operation| {
        Access::new(operation, "township", 200).wrong_role("member").wrong_scope("other_township").prepare(SCORED)
    };
    let scoring = |operation| looking(operation).headers(|_, _| vec![("if-match", "\"r2\"".to_owned())]);
    vec![
        looking("get_dossier"),
        looking("list_record_reports"),
        Access::new("list_differences", "township", 200).wrong_role("secretary").prepare(CYCLE),
        Access::new("get_matrix", "township", 200).wrong_role("secretary").query("?domain=rural").prepare(CYCLE),
        looking("get_evidence").wrong_scope("other_secretary").prepare(EVIDENCE),
        scoring("put_score").body(|_, _| Some(json!({"points": 0, "reason": "未见成效"}))),
        looking("put_second_score").prepare(TWICE).body(|_, _| Some(json!({"points": 400, "reason": "记录不全"}))),
        looking("list_second_scores").prepare(TWICE),
        Access::new("list_scores_apart", "township", 200).wrong_role("secretary").prepare(CYCLE),
        scoring("clear_score").wrong_role("secretary").wrong_scope("hospital_line"),
    ]
}
