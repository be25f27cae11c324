//! Blind first scoring: a level does not know whose work it judges until it has concluded.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::{Level, Role};
use shigan::appraisals::{RecordState, ScoreLevel, Step};
use shigan::db::schema::{
    field_reports, organizations, panel_rounds, panels, photo_hints, record_steps, report_companions,
};
use shigan::db::types::{HintId, PanelId, RecordId, ReportId, StepId};
use shigan::hints::How;

use super::{body, part, report};
use crate::appraisals::{Filed, draft, file, photo_ids, plan, put_all_into, text};
use crate::proceedings::score_all;
use crate::support::world::{day, grant};
use crate::support::{TestApp, World};

/// What nobody may read of a branch that is veiled to him: names of branches, codes, places, people, works.
const NAMES: [&str; 21] = [
    "B-",
    "康江",
    "康江支部",
    "太坊",
    "临川",
    "FZ-LC",
    "陈秀英",
    "吴建国",
    "王驻村",
    "孙二河",
    "李志强",
    "产业园",
    "服务队",
    "水务站",
    "石桥",
    "清源",
    "竹源",
    "云岭",
    "乐安",
    "FZ-LA",
    "卫生院",
];

struct Blind {
    app: TestApp,
    world: World,
    cycle: String,
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
        let (cycle, branch) = (text(&cycle["id"]).to_owned(), world.branch("village"));
        app.db(move |conn| {
            let village = organizations::table.find(branch);
            diesel::update(village).set(organizations::short_name.eq("康江支部")).execute(conn).unwrap();
        })
        .await;
        Self { app, world, cycle, record }
    }

    /// A report of the village that names everything there is to name: filed by somebody posted there, with a companion
    /// of another branch, a place, a project, a team, a partner and a point.
    async fn telling_report(&self) -> ReportId {
        let body = "王驻村、孙二河和陈秀英在康江村清淤，康江村党员服务队与产业园二期来人";
        let filed = Filed { author: "posted", body, photos: 1, ..Filed::default() };
        let id = file(&self.app, &self.world, filed).await;
        let (world, companion) = (self.world.clone(), self.world.person("other_member").member_id.unwrap());
        self.app
            .db(move |conn| {
                diesel::update(field_reports::table.find(id))
                    .set((
                        field_reports::partner.eq("太坊镇水务站"),
                        field_reports::search_text.eq(format!("{body}\n太坊镇水务站")),
                        field_reports::place_id.eq(world.place),
                        field_reports::project_id.eq(world.project),
                        field_reports::team_id.eq(world.team),
                        field_reports::latitude.eq(27.9),
                        field_reports::longitude.eq(116.3),
                        field_reports::coordinate_system.eq("wgs84"),
                    ))
                    .execute(conn)
                    .unwrap();
                diesel::insert_into(report_companions::table)
                    .values((report_companions::report_id.eq(id), report_companions::member_id.eq(companion)))
                    .execute(conn)
                    .unwrap();
            })
            .await;
        id
    }

    /// Whether a list of the city's finds nothing, and says so with no position to go on from.
    async fn finds_nothing(&self, path: &str) {
        let found = self.get("city", path).await;
        assert_eq!((&found["items"], found.get("next_cursor")), (&json!([]), None), "{path}");
    }

    async fn get(&self, person: &str, path: &str) -> Value {
        self.app.get(path).by(self.world.person(person)).send().await.expect(200).clone()
    }

    async fn dossier(&self, person: &str) -> Value {
        self.get(person, &format!("/api/v1/records/{}", self.record)).await
    }
}

/// No name stands anywhere in an answer, nor in the position behind a page, which is plain text under its coding.
#[track_caller]
fn tells_nothing(answer: &Value, what: &str) {
    let mut whole = answer.to_string();
    if let Some(cursor) = answer["next_cursor"].as_str() {
        whole += &String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).unwrap()).unwrap();
    }
    for name in NAMES {
        assert!(!whole.contains(name), "{what} tells {name}: {whole}");
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
    tells_nothing(&json!(whole), "the dossier");
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

#[tokio::test]
async fn reports_of_a_veiled_record_name_nobody_and_are_found_by_no_name_and_no_place() {
    let desk = Blind::new().await;
    let id = desk.telling_report().await;
    let (branch, area) = (desk.world.branch("village"), desk.world.area("FZ-LC-01"));
    for path in [format!("/api/v1/reports?record_id={}", desk.record), "/api/v1/reports".to_owned()] {
        let listed = desk.get("city", &path).await;
        tells_nothing(&listed, &path);
        let line = &listed["items"][0];
        assert_eq!(line["text"], "某同志、某同志和某同志在某地清淤，某项目与某项目来人");
        assert!(text(&line["branch"]["name"]).starts_with("候选支部"));
        assert_eq!((&line["author"]["name"], line["photos"].as_array().unwrap().len()), (&json!("某同志"), 1));
    }
    let one = format!("/api/v1/reports/{id}");
    let seen = desk.get("city", &one).await;
    tells_nothing(&seen, "a report");
    assert_eq!(seen["branch"]["name"], desk.dossier("city").await["organization"]["name"]);
    for field in ["partner", "project_id", "team_id", "place_id", "point"] {
        assert_eq!(seen.get(field), None, "{field}");
    }
    assert_eq!((&seen["used_in"], seen["photos"].as_array().unwrap().len()), (&json!([]), 1));
    // Whoever searches for a name or a place finds none of it, and learns that from nothing else.
    let (place, project) = (desk.world.place, desk.world.project);
    let mut queries = ["q=康江", "q=清淤", "q=水务站"].map(str::to_owned).to_vec();
    queries.extend([format!("branch_id={branch}"), format!("area_id={area}")]);
    queries.extend([format!("place_id={place}"), format!("project_id={project}")]);
    for query in queries {
        desk.finds_nothing(&format!("/api/v1/reports?limit=1&{query}")).await;
        desk.finds_nothing(&format!("/api/v1/reports?record_id={}&{query}", desk.record)).await;
        let county = desk.get("county", &format!("/api/v1/reports?{query}")).await;
        assert_eq!(county["items"].as_array().unwrap().len(), 1, "{query}");
    }
    // Others see it as it is.
    for person in ["county", "secretary", "posted", "other_member"] {
        assert_eq!(desk.get(person, &one).await["branch"]["name"], "中共太坊镇康江村支部委员会", "{person}");
    }
    let hide = desk.app.post(&format!("{one}/hide")).by(desk.world.person("city"));
    tells_nothing(hide.json(&json!({"reason": "康江村的内部文件"})).send().await.expect(200), "hiding");
    put_all_into(&desk.app, RecordState::CityReviewed).await;
    let shown = desk.get("city", &one).await;
    assert_eq!((&shown["author"]["name"], &shown["partner"]), (&json!("王驻村"), &json!("太坊镇水务站")));
}

#[tokio::test]
async fn whoever_is_part_of_a_report_sees_it_although_he_scores_its_branch_blind() {
    let desk = Blind::new().await;
    let id = desk.telling_report().await;
    let (clock, world) = (desk.app.clock.clone(), desk.world.clone());
    desk.app
        .db(move |conn| {
            let companion = world.person("other_member");
            grant(conn, &clock, &world, companion, Role::Reviewer, Some(Level::City), Some("FZ"), None, None);
        })
        .await;
    let other = file(&desk.app, &desk.world, Filed { body: "康江村清淤", day: "2026-04-01", ..Filed::default() }).await;
    let listed = desk.get("other_member", "/api/v1/reports").await;
    let names: Vec<&str> = listed["items"].as_array().unwrap().iter().map(|one| text(&one["branch"]["name"])).collect();
    assert_eq!(names[0], "中共太坊镇康江村支部委员会");
    assert!(names[1].starts_with("候选支部"));
    assert_eq!(desk.get("other_member", &format!("/api/v1/reports/{id}")).await["author"]["name"], "王驻村");
    let veiled = desk.get("other_member", &format!("/api/v1/reports/{other}")).await;
    assert_eq!(veiled["author"]["name"], "某同志");
    let found = desk.get("other_member", "/api/v1/reports?q=清淤").await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_hint_shows_two_pictures_and_names_no_branch() {
    let desk = Blind::new().await;
    let later = desk.telling_report().await;
    let filed = Filed { author: "far_member", branch: "far_village", day: "2026-03-01", photos: 1, ..Filed::default() };
    let earlier = file(&desk.app, &desk.world, filed).await;
    let (photo, earlier_photo) = (photo_ids(&desk.app, later).await[0], photo_ids(&desk.app, earlier).await[0]);
    let clock = desk.app.clock.clone();
    desk.app
        .db(move |conn| {
            diesel::insert_into(photo_hints::table)
                .values((
                    photo_hints::id.eq(clock.new_id::<HintId>()),
                    photo_hints::photo_id.eq(photo),
                    photo_hints::report_id.eq(later),
                    photo_hints::earlier_photo_id.eq(earlier_photo),
                    photo_hints::earlier_report_id.eq(earlier),
                    photo_hints::how.eq(How::Near),
                    photo_hints::distance.eq(3),
                    photo_hints::found_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
    let path = format!("/api/v1/reports/{later}/hints");
    let seen = desk.get("city", &path).await;
    tells_nothing(&seen, "a hint");
    let told = &seen["hints"][0]["earlier"];
    assert!(told["picture"].is_object() && told["happened_on"] == "2026-03-01", "{told}");
    for field in ["branch_id", "branch_name", "report_id", "photo_id"] {
        assert_eq!(told.get(field), None, "{field}");
    }
    put_all_into(&desk.app, RecordState::CityReviewed).await;
    let shown = desk.get("city", &path).await;
    assert_eq!(shown["hints"][0]["earlier"]["branch_name"], "中共云岭镇竹源村支部委员会");
}

#[tokio::test]
async fn positions_behind_pages_of_records_tell_no_name_and_a_place_is_found_by_none() {
    let desk = Blind::new().await;
    for list in
        ["/api/v1/records?limit=1".to_owned(), format!("/api/v1/cycles/{}/matrix?domain=rural&limit=1", desk.cycle)]
    {
        let (mut path, mut seen) = (list.clone(), Vec::new());
        loop {
            let page = desk.get("city", &path).await;
            tells_nothing(&page, &path);
            let item = &page["items"][0];
            seen.push(text(&item.get("record").unwrap_or(item)["id"]).to_owned());
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("{list}&cursor={cursor}");
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((seen.len(), count), if list.contains("matrix") { (3, 3) } else { (5, 5) }, "{list}");
        desk.finds_nothing(&format!("{list}&q=康江")).await;
        desk.finds_nothing(&format!("{list}&area_id={}", desk.world.area("FZ-LC-01"))).await;
    }
    // A page is full although veiled records fall away before it: the far village alone has been concluded.
    let far = desk.get("far_county", "/api/v1/records").await;
    let far: RecordId = text(&far["items"][0]["id"]).parse().unwrap();
    desk.app
        .db(move |conn| {
            use shigan::db::schema::appraisal_records;
            let record = appraisal_records::table.find(far);
            diesel::update(record).set(appraisal_records::state.eq(RecordState::CityReviewed)).execute(conn).unwrap();
        })
        .await;
    let found = desk.get("city", "/api/v1/records?limit=1&q=支部").await;
    assert_eq!(found["items"][0]["id"], far.to_string());
    // A cursor made by hand leads nowhere, whether there is such a record outside of one's scopes or not.
    let forged = |id: &str| format!("/api/v1/records?cursor={}", URL_SAFE_NO_PAD.encode(json!(id).to_string()));
    for id in [desk.record.as_str(), "018f3c5e-0000-7000-8000-000000000001"] {
        let answer = desk.app.get(&forged(id)).by(desk.world.person("far_county")).send().await;
        answer.problem(400, "malformed-request");
    }
}

#[tokio::test]
async fn a_search_among_linked_reports_finds_only_what_is_shown() {
    let desk = Blind::new().await;
    desk.telling_report().await;
    let path = format!("/api/v1/records/{}/reports?limit=1", desk.record);
    for name in ["康江", "王驻村", "产业园", "水务站"] {
        desk.finds_nothing(&format!("{path}&q={name}")).await;
    }
    let found = desk.get("city", &format!("{path}&q=清淤")).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    tells_nothing(&found, "a search among linked reports");
    let county = desk.get("county", &format!("{path}&q=康江")).await;
    assert_eq!(county["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_ranking_goes_by_aliases_and_is_frozen_and_taken_out_once_nothing_is_veiled() {
    let desk = Blind::new().await;
    score_all(&desk.app, desk.world.person("county"), &desk.record, ScoreLevel::County, 0).await;
    let path = format!("/api/v1/cycles/{}", desk.cycle);
    let ranking = format!("{path}/ranking?level=county&honor=red_flag");
    let seen = desk.get("city", &ranking).await;
    tells_nothing(&seen, "a ranking");
    assert_eq!(seen["entries"][0]["code"], desk.dossier("city").await["organization"]["code"]);
    let freeze = async || {
        let call = desk.app.post(&format!("{path}/ranking-snapshots")).by(desk.world.person("city"));
        call.json(&json!({"level": "county", "honor": "red_flag", "note": "县级审核结束"})).send().await
    };
    let take_out = async || {
        let subject = json!({"kind": "ranking", "cycle_id": desk.cycle, "level": "county", "honor": "red_flag"});
        let call = desk.app.post("/api/v1/exports").by(desk.world.person("city"));
        call.json(&json!({"subject": subject, "format": "csv", "reason": "评审会"})).send().await
    };
    freeze().await.problem(409, "wrong-state");
    take_out().await.problem(409, "wrong-state");
    put_all_into(&desk.app, RecordState::CityReviewed).await;
    assert_eq!(desk.get("city", &ranking).await["entries"][0]["code"], "B-village");
    take_out().await.expect(201);
    let snapshot = freeze().await.expect(201).clone();
    // What the city takes back is veiled again, and so is what was frozen with its code.
    put_all_into(&desk.app, RecordState::CountyReviewed).await;
    let frozen = format!("/api/v1/ranking-snapshots/{}", text(&snapshot["snapshot"]["id"]));
    for path in [frozen.clone(), format!("{frozen}/comparison")] {
        desk.app.get(&path).by(desk.world.person("city")).send().await.problem(409, "wrong-state");
    }
    tells_nothing(&desk.get("city", &format!("{path}/ranking-snapshots")).await, "the list of snapshots");
}

#[tokio::test]
async fn how_a_veiled_record_did_on_a_panel_is_told_without_the_panel() {
    let desk = Blind::new().await;
    let (clock, cycle, area) = (desk.app.clock.clone(), desk.cycle.parse().unwrap(), desk.world.area("FZ-LC"));
    let (record, by): (RecordId, _) = (desk.record.parse().unwrap(), desk.world.person("county").account_id);
    let panel = desk
        .app
        .db(move |conn| {
            let (id, cycle): (PanelId, shigan::db::types::CycleId) = (clock.new_id(), cycle);
            diesel::insert_into(panels::table)
                .values((
                    panels::id.eq(id),
                    panels::cycle_id.eq(cycle),
                    panels::level.eq(Level::County),
                    panels::area_id.eq(area),
                    panels::title.eq("临川区评审汇报会"),
                    panels::held_on.eq(day("2026-05-20")),
                    panels::method.eq("mean"),
                    panels::state.eq("closed"),
                    panels::created_by.eq(by),
                    panels::created_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
            diesel::insert_into(panel_rounds::table)
                .values((
                    panel_rounds::panel_id.eq(id),
                    panel_rounds::record_id.eq(record),
                    panel_rounds::position.eq(1),
                    panel_rounds::state.eq("closed"),
                    panel_rounds::points.eq(8800),
                ))
                .execute(conn)
                .unwrap();
            id
        })
        .await;
    let path = format!("/api/v1/records/{}/panels", desk.record);
    let seen = desk.get("city", &path).await;
    tells_nothing(&seen, "how it did on panels");
    assert!(!seen.to_string().contains(&panel.to_string()));
    assert_eq!((&seen["items"][0]["points"], &seen["items"][0]["title"]), (&json!(8800), &json!("某地评审汇报会")));
    assert_eq!(desk.get("county", &path).await["items"][0]["panel_id"], panel.to_string());
}

#[tokio::test]
async fn an_inspector_who_scores_blind_visits_once_his_level_has_concluded() {
    let desk = Blind::new().await;
    let (clock, world) = (desk.app.clock.clone(), desk.world.clone());
    desk.app
        .db(move |conn| {
            let city = world.person("city");
            grant(conn, &clock, &world, city, Role::Inspector, None, None, None, None);
        })
        .await;
    let (visits, notes) =
        (format!("/api/v1/cycles/{}/visits", desk.cycle), format!("/api/v1/records/{}/visit-notes", desk.record));
    assert_eq!(desk.get("city", &visits).await["items"], json!([]));
    desk.app.get(&notes).by(desk.world.person("city")).send().await.problem(404, "not-found");
    assert!(!desk.get("inspector", &visits).await["items"].as_array().unwrap().is_empty());
    put_all_into(&desk.app, RecordState::CityReviewed).await;
    assert!(!desk.get("city", &visits).await["items"].as_array().unwrap().is_empty());
    desk.get("city", &notes).await;
}

#[tokio::test]
async fn a_record_that_leaves_the_running_stays_veiled_to_a_level_that_had_not_concluded() {
    let desk = Blind::new().await;
    for state in [RecordState::Withdrawn, RecordState::Vetoed, RecordState::NotNamed] {
        put_all_into(&desk.app, state).await;
        tells_nothing(&desk.get("city", "/api/v1/records").await, state.as_str());
        tells_nothing(&desk.dossier("city").await, state.as_str());
        let steps = desk.get("city", &format!("/api/v1/records/{}/steps", desk.record)).await;
        tells_nothing(&steps, state.as_str());
    }
    let (record, clock, by) =
        (desk.record.parse::<RecordId>().unwrap(), desk.app.clock.clone(), desk.world.person("city").account_id);
    desk.app
        .db(move |conn| {
            diesel::insert_into(record_steps::table)
                .values((
                    record_steps::id.eq(clock.new_id::<StepId>()),
                    record_steps::record_id.eq(record),
                    record_steps::step.eq(Step::Conclude),
                    record_steps::level.eq(Level::City),
                    record_steps::from_state.eq(RecordState::CountyReviewed),
                    record_steps::to_state.eq(RecordState::CityReviewed),
                    record_steps::taken_by.eq(by),
                    record_steps::taken_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
        })
        .await;
    assert_eq!(desk.dossier("city").await["organization"]["code"], "B-village");
}
