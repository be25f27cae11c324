//! Records appear when a cycle opens; reports link themselves, whichever came first.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::appraisals::records::{link_report, relink_report};
use shigan::db::DbError;
use shigan::db::schema::{appraisal_record_reports, appraisal_records, evidence};
use shigan::db::types::{CriterionId, EvidenceId, RecordId, ReportId, Sha256};

use super::{Filed, draft, file, open_cycle, plan, record_of, text};
use crate::support::world::day;
use crate::support::{TestApp, World};

async fn links(app: &TestApp, report: ReportId) -> Vec<RecordId> {
    app.db(move |conn| {
        appraisal_record_reports::table
            .filter(appraisal_record_reports::report_id.eq(report))
            .order(appraisal_record_reports::record_id)
            .select(appraisal_record_reports::record_id)
            .load(conn)
            .unwrap()
    })
    .await
}

fn codes(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().unwrap();
    items.iter().map(|item| text(&item["organization"]["code"]).to_owned()).collect()
}

#[tokio::test]
async fn reports_that_came_before_the_cycle_are_linked_when_it_opens() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let inside = file(&app, &world, Filed { day: "2026-01-01", ..Filed::default() }).await;
    let last = file(&app, &world, Filed { day: "2026-12-31", ..Filed::default() }).await;
    let before = file(&app, &world, Filed { day: "2025-12-31", ..Filed::default() }).await;
    let withdrawn = file(&app, &world, Filed { state: "withdrawn", ..Filed::default() }).await;
    let station = file(&app, &world, Filed { branch: "station", ..Filed::default() }).await;
    assert!(links(&app, inside).await.is_empty());
    open_cycle(&app, &world).await;
    let record: RecordId = record_of(&app, &world, "village").await.parse().unwrap();
    assert_eq!(links(&app, inside).await, [record]);
    assert_eq!(links(&app, last).await, [record]);
    for report in [before, withdrawn, station] {
        assert!(links(&app, report).await.is_empty());
    }
}

#[tokio::test]
async fn a_report_links_itself_once_to_the_open_cycle_of_its_day() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    let mut next = plan();
    next["starts_on"] = json!("2027-01-01");
    next["ends_on"] = json!("2027-12-31");
    draft(&app, &world, &next).await;
    let report = file(&app, &world, Filed::default()).await;
    let record: RecordId = record_of(&app, &world, "village").await.parse().unwrap();
    let (clock, branch) = (app.clock.clone(), world.branch("village"));
    app.db(move |conn| link_report(conn, &clock, report, branch, day("2026-05-01")).unwrap()).await;
    assert_eq!(links(&app, report).await, [record]);
    let later = file(&app, &world, Filed { day: "2027-02-01", ..Filed::default() }).await;
    assert!(links(&app, later).await.is_empty(), "the next cycle is a draft");
}

#[tokio::test]
async fn an_edited_day_moves_the_link_unless_evidence_rests_on_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    let record: RecordId = record_of(&app, &world, "village").await.parse().unwrap();
    let (loose, bound) = (file(&app, &world, Filed::default()).await, file(&app, &world, Filed::default()).await);
    let (clock, branch, reviewer) = (app.clock.clone(), world.branch("village"), world.person("city").account_id);
    app.db(move |conn| {
        let criterion: CriterionId =
            shigan::db::schema::criteria::table.select(shigan::db::schema::criteria::id).first(conn).unwrap();
        diesel::insert_into(evidence::table)
            .values((
                evidence::id.eq(clock.new_id::<EvidenceId>()),
                evidence::record_id.eq(record),
                evidence::criterion_id.eq(criterion),
                evidence::level.eq("city"),
                evidence::kind.eq("report"),
                evidence::report_id.eq(bound),
                evidence::frozen.eq("{}"),
                evidence::frozen_sha256.eq(Sha256::of(b"{}")),
                evidence::attached_by.eq(reviewer),
                evidence::attached_at.eq(clock.now()),
            ))
            .execute(conn)
            .unwrap();
        for report in [loose, bound] {
            relink_report(conn, &clock, report, branch, day("2025-11-01")).unwrap();
        }
    })
    .await;
    assert!(links(&app, loose).await.is_empty());
    assert_eq!(links(&app, bound).await, [record]);
    let (clock, branch) = (app.clock.clone(), world.branch("village"));
    app.db(move |conn| relink_report(conn, &clock, loose, branch, day("2026-11-01")).unwrap()).await;
    assert_eq!(links(&app, loose).await, [record]);
}

#[tokio::test]
async fn eight_first_reports_at_once_make_one_record() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    // As if the branch had been founded after the opening.
    let branch = world.branch("village");
    app.db(move |conn| {
        diesel::delete(appraisal_records::table.filter(appraisal_records::organization_id.eq(branch)))
            .execute(conn)
            .unwrap();
    })
    .await;
    let mut reports = Vec::new();
    for _ in 0..8 {
        reports.push(file(&app, &world, Filed { branch: "station", ..Filed::default() }).await);
    }
    let tasks: Vec<_> = reports
        .into_iter()
        .map(|report| {
            let (db, clock) = (app.services.db.clone(), app.clock.clone());
            tokio::spawn(async move {
                db.write(move |conn| link_report(conn, &clock, report, branch, day("2026-05-01"))).await
            })
        })
        .collect();
    for task in tasks {
        let linked: Result<(), DbError> = task.await.unwrap();
        linked.unwrap();
    }
    let records: i64 = app
        .db(move |conn| {
            let of_branch = appraisal_records::table.filter(appraisal_records::organization_id.eq(branch));
            of_branch.count().get_result(conn).unwrap()
        })
        .await;
    assert_eq!(records, 1);
}

#[tokio::test]
async fn every_appraised_organisation_has_a_record_so_the_list_never_tells_who_filed() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    let all = app.get("/api/v1/records").by(world.person("city")).send().await;
    // In the order of places: FZ-LA-01, FZ-LC-01, FZ-LC-02.
    let order = ["B-far_village", "B-hospital", "B-site", "B-village", "B-other_village"];
    assert_eq!(codes(all.expect(200)), order);
    let mut paged = Vec::new();
    let mut path = "/api/v1/records?limit=2".to_owned();
    loop {
        let page = app.get(&path).by(world.person("city")).send().await;
        paged.extend(codes(page.expect(200)));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        path = format!("/api/v1/records?limit=2&cursor={cursor}");
    }
    assert_eq!(paged, order);
}

#[tokio::test]
async fn a_list_of_records_ends_where_the_scope_ends() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let cycle = open_cycle(&app, &world).await;
    for (person, seen) in [
        ("township", vec!["B-hospital", "B-site", "B-village"]),
        ("other_township", vec!["B-other_village"]),
        ("county", vec!["B-hospital", "B-site", "B-village", "B-other_village"]),
        ("far_county", vec!["B-far_village"]),
        ("hospital_line", vec!["B-hospital"]),
        ("secretary", vec!["B-village"]),
        ("contact", vec!["B-village"]),
    ] {
        let answer = app.get("/api/v1/records").by(world.person(person)).send().await;
        assert_eq!(codes(answer.expect(200)), seen, "{person}");
    }
    app.get("/api/v1/records").by(world.person("member")).send().await.problem(403, "forbidden");
    let county = world.person("county");
    for (query, seen) in [
        (format!("area_id={}", world.area("FZ-LC-02")), vec!["B-other_village"]),
        (format!("area_id={}", world.area("FZ-LA")), vec![]),
        ("domain=soe".to_owned(), vec!["B-site"]),
        ("q=康江".to_owned(), vec!["B-village"]),
        ("q=100%25".to_owned(), vec![]),
        ("state=not_declared&domain=soe".to_owned(), vec!["B-site"]),
        ("state=self_scored,named".to_owned(), vec![]),
        (format!("cycle_id={}&domain=rural", text(&cycle["id"])), vec!["B-village", "B-other_village"]),
    ] {
        let answer = app.get(&format!("/api/v1/records?{query}")).by(county).send().await;
        assert_eq!(codes(answer.expect(200)), seen, "{query}");
    }
}

#[tokio::test]
async fn a_state_that_does_not_exist_is_refused() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    let answer = app.get("/api/v1/records?state=asleep").by(world.person("county")).send().await;
    answer.problem(400, "malformed-request");
}

#[tokio::test]
async fn the_progress_of_a_cycle_names_no_branch_and_leaves_out_who_did_not_declare() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let cycle = open_cycle(&app, &world).await;
    let path = format!("/api/v1/cycles/{}/progress", text(&cycle["id"]));
    let seen = app.get(&path).by(world.person("city_admin")).send().await.expect(200).clone();
    assert_eq!(seen, json!({"items": []}));
    super::put_all_into(&app, shigan::appraisals::RecordState::SelfScored).await;
    let of = async |person: &str| {
        let answer = app.get(&path).by(world.person(person)).send().await.expect(200).clone();
        let line = |one: &Value| (text(&one["domain"]).to_owned(), one["records"].as_i64().unwrap());
        answer["items"].as_array().unwrap().iter().map(line).collect::<Vec<_>>()
    };
    let line = |domain: &str, records| (domain.to_owned(), records);
    assert_eq!(of("township").await, [line("hospital", 1), line("rural", 1), line("soe", 1)]);
    assert_eq!(of("hospital_line").await, [line("hospital", 1)]);
    assert_eq!(of("city_admin").await, [line("hospital", 1), line("rural", 3), line("soe", 1)]);
}
