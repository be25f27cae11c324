//! A county and the city played through over HTTP: from a report in the field to an honour, and to its end.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::Role;
use shigan::db::schema::{appraisal_records, record_steps, scores};

use super::Case;
use crate::appraisals::{plan, text};
use crate::inspections::{note, send, write};
use crate::reports::{Shot, settled};
use crate::support::Answer;
use crate::support::world::{grant, insert_person};

/// Who keeps, reviews first and reviews at the county each of the three villages.
const VILLAGES: [(&str, &str, &str, &str); 3] = [
    ("village", "secretary", "township", "county"),
    ("other_village", "other_secretary", "other_township", "county"),
    ("far_village", "far_secretary", "far_township", "far_county"),
];

impl Case {
    async fn read(&self, person: &str, path: &str) -> Value {
        self.app.get(&format!("/api/v1{path}")).by(self.person(person)).send().await.expect(200).clone()
    }

    async fn send(&self, person: &str, path: &str, body: &Value) -> Answer {
        self.app.post(&format!("/api/v1{path}")).by(self.person(person)).json(body).send().await
    }

    async fn criteria(&self, person: &str, record: &str) -> Vec<Value> {
        let dossier = self.read(person, &format!("/records/{record}")).await;
        dossier["criteria"].as_array().unwrap().iter().map(|part| part["criterion"].clone()).collect()
    }

    /// The branch scores itself: everything but a little.
    async fn assess_itself(&self, keeper: &str, record: &str) {
        let line = |one: &Value| json!({"criterion_id": one["id"], "points": one["max_points"].as_i64().unwrap() - 10, "reason": "按要求落实"});
        let lines: Vec<Value> = self.criteria(keeper, record).await.iter().map(line).collect();
        let path = format!("/api/v1/records/{record}/self-scores");
        let put = self.app.put(&path).by(self.person(keeper)).header("if-match", &self.tag(record).await);
        put.json(&json!({"scores": lines})).send().await.expect(200);
    }

    /// A level scores everything, resting on a report where a criterion demands it.
    async fn judge(&self, person: &str, record: &str, report: &str, less: i64) {
        for (index, one) in self.criteria(person, record).await.iter().enumerate() {
            let points = one["max_points"].as_i64().unwrap() - if index == 0 { less } else { 0 };
            let evidence = if one["evidence_required"] == true {
                json!([{"kind": "report", "report_id": report}])
            } else {
                json!([])
            };
            let path = format!("/api/v1/records/{record}/scores/{}", text(&one["id"]));
            let put = self.app.put(&path).by(self.person(person)).header("if-match", &self.tag(record).await);
            put.json(&json!({"points": points, "reason": "查实", "evidence": evidence})).send().await.expect(200);
        }
    }

    async fn add_judges(&mut self) -> Vec<String> {
        let (clock, known) = (self.app.clock.clone(), self.world.clone());
        let people = self
            .app
            .db(move |conn| {
                ["second_judge", "third_judge"].map(|key| {
                    let person = insert_person(conn, &clock, &known, key, None);
                    grant(conn, &clock, &known, &person, Role::PanelJudge, None, None, None, None);
                    (key.to_owned(), person)
                })
            })
            .await;
        self.world.people.extend(people);
        ["judge", "second_judge", "third_judge"].map(|key| self.person(key).account_id.to_string()).to_vec()
    }

    /// A county holds its panel day: every branch gets the same three scores.
    async fn hold_panel(&self, host: &str, area: &str, records: &[String], judges: &[String]) {
        let body = json!({"level": "county", "area_id": self.world.area(area), "title": "评审汇报会",
            "held_on": "2026-05-20", "method": "trimmed_mean"});
        let made = self.send(host, &format!("/cycles/{}/panels", self.cycle), &body).await;
        let path = format!("/panels/{}", text(&made.expect(201)["id"]));
        let put = async |rest: &str, body: Value| {
            let call = self.app.put(&format!("/api/v1{path}{rest}")).by(self.person(host));
            call.json(&body).send().await.expect(200);
        };
        put("/order", json!({"record_ids": records})).await;
        put("/judges", json!({"account_ids": judges})).await;
        self.send(host, &format!("{path}/draw"), &json!({})).await.expect(200);
        for record in records {
            let round = format!("{path}/rounds/{record}");
            self.send(host, &format!("{round}/open"), &json!({})).await.expect(200);
            for (judge, points) in [("judge", 9200), ("second_judge", 8800), ("third_judge", 9001)] {
                let score = self.app.put(&format!("/api/v1{round}/score")).by(self.person(judge));
                score.json(&json!({"points": points})).send().await.expect(200);
            }
            let slides = self.read("judge", &format!("{round}/slides")).await;
            assert!(slides["slides"].as_array().unwrap().len() > 2, "{slides}");
            self.send(host, &format!("{round}/close"), &json!({})).await.expect(200);
        }
        let over = self.send(host, &format!("{path}/close"), &json!({})).await.expect(200).clone();
        assert!(over["rounds"].as_array().unwrap().iter().all(|round| round["points"] == 9001));
    }

    async fn decide(&self, record: &str, step: &str, number: &str) {
        let decision = json!({"number": number, "day": "2026-05-28"});
        let body = json!({"step": step, "reason": "市委常委会研究决定", "decision": decision});
        self.step("city", record, &body).await.expect(200);
    }
}

#[tokio::test]
async fn a_county_and_the_city_go_from_reports_to_honours_and_one_honour_is_revoked() {
    let mut plan = plan();
    plan["red_flag_cap"] = json!(2);
    plan["scheme_type"] = json!("demonstration");
    plan["approval_document"] = json!("抚办发〔2026〕1号");
    let mut case = Case::with(&plan).await;
    let judges = case.add_judges().await;
    let mut records = Vec::new();
    for (index, (branch, keeper, first, _)) in VILLAGES.into_iter().enumerate() {
        let author = ["member", "other_member", "far_member"][index];
        let shots = [Shot::new(&case.app, 40 + index as u64)];
        let report = settled(&case.app, case.person(author), &shots).await;
        let record = case.record(branch).await;
        case.take(keeper, &record, "declare").await;
        case.assess_itself(keeper, &record).await;
        case.take(keeper, &record, "submit_self_scores").await;
        case.judge(first, &record, &report, 0).await;
        case.take(first, &record, "conclude").await;
        records.push((record, report));
    }
    // The county returns one of them once, and hears them on its panel day.
    case.take("county", &records[1].0, "return").await;
    case.take("other_secretary", &records[1].0, "resubmit").await;
    for (index, (_, _, _, county)) in VILLAGES.into_iter().enumerate() {
        case.judge(county, &records[index].0, &records[index].1, 0).await;
    }
    case.hold_panel("county", "FZ-LC", &[records[0].0.clone(), records[1].0.clone()], &judges).await;
    case.hold_panel("far_county", "FZ-LA", &[records[2].0.clone()], &judges).await;
    for (index, (_, _, _, county)) in VILLAGES.into_iter().enumerate() {
        case.take(county, &records[index].0, "conclude").await;
    }
    let [village, other, far] = [0, 1, 2].map(|index: usize| records[index].0.clone());
    for (index, less) in [0, 50, 100].into_iter().enumerate() {
        case.judge("city", &records[index].0, &records[index].1, less).await;
    }
    let deduction = json!({"kind": "deduction", "points": 25, "event": "公开栏未更新", "happened_on": "2026-03-12",
        "source_document": "临纪通〔2026〕4号"});
    case.post("city", &other, &format!("/records/{other}/adjustments"), &deduction).await.expect(200);
    for record in [&village, &other, &far] {
        case.take("city", record, "conclude").await;
    }
    let freeze = json!({"level": "city", "honor": "red_flag", "note": "市级评审结束"});
    let frozen = case.send("city", &format!("/cycles/{}/ranking-snapshots", case.cycle), &freeze).await;
    let frozen = frozen.expect(201).clone();
    let totals: Vec<&Value> = frozen["entries"].as_array().unwrap().iter().map(|one| &one["total"]).collect();
    assert_eq!(totals, [&json!(10000), &json!(9925), &json!(9900)]);
    // Visits: one by sentence, one with a photo, one that has the city look again.
    let inspector = case.person("inspector").clone();
    let shot = Shot::new(&case.app, 60);
    let seen = note(&case.app, Some("confirm"), std::slice::from_ref(&shot));
    write(&case.app, &inspector, &village, &seen).await.expect(201);
    send(&case.app, &inspector, &seen, &shot).await.expect(200);
    write(&case.app, &inspector, &other, &note(&case.app, Some("confirm"), &[])).await.expect(201);
    write(&case.app, &inspector, &far, &note(&case.app, Some("adjust"), &[])).await.expect(201);
    case.step("city", &far, &json!({"step": "inspect", "reason": "考察"})).await.problem(409, "incomplete");
    case.app.set_time("2026-05-20T03:00:00Z");
    case.take("city", &far, "reopen").await;
    case.judge("city", &far, &records[2].1, 200).await;
    case.take("city", &far, "conclude").await;
    for record in [&village, &other, &far] {
        case.take("city", record, "inspect").await;
    }
    // The first is passed over by mistake, and put forward again; nobody below it is public before.
    case.take("city", &village, "pass_over").await;
    case.take("city", &village, "reinstate").await;
    case.step("city", &other, &json!({"step": "publicize"})).await.problem(409, "incomplete");
    for record in [&village, &other, &far] {
        case.take("city", record, "publicize").await;
    }
    let public = case.app.get(&format!("/api/v1/public-lists/{}", case.cycle)).send().await;
    assert_eq!(public.expect(200)["branches"].as_array().unwrap().len(), 3);
    let objection = text(&case.object(&other, Some("李女士 13800000000")).await.expect(201)["id"]).to_owned();
    case.take("handler", &other, "take_objection").await;
    case.app.set_time("2026-05-28T02:00:00Z");
    // It pauses that branch alone.
    case.decide(&village, "name", "抚发〔2026〕9号").await;
    case.settle(&objection).await.expect(200);
    case.take("handler", &other, "settle_objection").await;
    case.decide(&other, "name", "抚发〔2026〕9号").await;
    let full = json!({"step": "name", "decision": {"number": "抚发〔2026〕9号", "day": "2026-05-28"}});
    assert_eq!(case.step("city", &far, &full).await.pointers(), ["/cap"]);
    case.take("city", &far, "pass_over").await;
    let close = format!("/cycles/{}/close", case.cycle);
    case.send("city_admin", &close, &json!({})).await.expect(200);
    case.take("city", &other, "start_review").await;
    case.decide(&other, "revoke", "抚发〔2026〕30号").await;
    let honors = case.read("city_admin", &format!("/honors?cycle_id={}", case.cycle)).await;
    let mut standings: Vec<&str> =
        honors["items"].as_array().unwrap().iter().map(|one| text(&one["standing"])).collect();
    standings.sort_unstable();
    assert_eq!(standings, ["in_force", "revoked"]);
    // The ranking computed anew differs in the one record that was scored again, and in the one that lost its honour.
    let id = text(&frozen["snapshot"]["id"]).to_owned();
    let compared = case.read("city", &format!("/ranking-snapshots/{id}/comparison")).await;
    let lines: Vec<&str> = compared["differences"].as_array().unwrap().iter().map(|one| text(&one["code"])).collect();
    assert_eq!(lines, ["B-far_village", "B-other_village"]);
    all_is_as_the_steps_say(&case).await;
}

/// Every record stands where its last step led it, no level's scores are missing, and the trail is whole.
async fn all_is_as_the_steps_say(case: &Case) {
    let (states, levels) = case
        .app
        .db(|conn| {
            let states: Vec<(shigan::db::types::RecordId, String)> = appraisal_records::table
                .filter(appraisal_records::state.ne("not_declared"))
                .select((appraisal_records::id, appraisal_records::state))
                .load(conn)
                .unwrap();
            let last = states.into_iter().map(|(id, state)| {
                let steps = record_steps::table.filter(record_steps::record_id.eq(id)).order(record_steps::id.desc());
                (state, steps.select(record_steps::to_state).first::<String>(conn).unwrap())
            });
            let last: Vec<(String, String)> = last.collect();
            let levels: Vec<i64> = ["self", "township", "county", "city"]
                .map(|level| scores::table.filter(scores::level.eq(level)).count().get_result(conn).unwrap())
                .to_vec();
            (last, levels)
        })
        .await;
    assert!(states.len() == 3 && states.iter().all(|(state, led)| state == led), "{states:?}");
    assert_eq!(levels, [66, 66, 66, 66]);
}
