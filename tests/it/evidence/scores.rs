//! Who may give which score, and how levels and reviewers stay out of each other's way.

use diesel::prelude::*;
use serde_json::json;
use shigan::accounts::{Level, Role};
use shigan::db::schema::{audit_events, organizations, scores};

use super::{Desk, body, report};
use crate::appraisals::{Filed, file, photo_ids, record_of, text};
use crate::support::world::{grant, insert_person};

#[tokio::test]
async fn three_levels_stand_side_by_side_and_none_overwrites_another() {
    let desk = Desk::new().await;
    for (person, points) in [("county", 300), ("township", 500), ("city", 400), ("township", 450)] {
        desk.score(person, "P1", &body(points, &[])).await.expect(200);
    }
    let part = desk.part("county", "P1").await;
    let seen: Vec<_> = part["scores"]
        .as_array()
        .unwrap()
        .iter()
        .map(|score| (text(&score["level"]), score["points"].as_i64().unwrap(), text(&score["reviewer"])))
        .collect();
    assert_eq!(seen, [("township", 450, "镇审核"), ("county", 300, "区审核"), ("city", 400, "市审核")]);
    let totals = desk.dossier("city").await["totals"].clone();
    let wanted = json!([{"level": "township", "points": 450}, {"level": "county", "points": 300}, {"level": "city", "points": 400}]);
    assert_eq!(totals, wanted);
    let rows: i64 = desk.app.db(|conn| scores::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 3);
}

#[tokio::test]
async fn a_change_names_the_revision_it_was_made_on() {
    let desk = Desk::new().await;
    let path = format!("/api/v1/records/{}/scores/{}", desk.record, desk.criterion("P1").await);
    let township = desk.person("township");
    desk.app.put(&path).by(township).json(&body(100, &[])).send().await.problem(428, "if-match-required");
    let read = desk.app.get(&format!("/api/v1/records/{}", desk.record)).by(township).send().await;
    let tag = read.header("etag").unwrap().to_owned();
    let put = desk.app.put(&path).by(township).header("if-match", &tag).json(&body(100, &[])).send().await;
    assert_eq!(put.expect(200)["revision"], 2);
    assert_eq!(put.header("etag"), Some("\"r2\""));
    let county = desk.person("county");
    let stale = desk.app.put(&path).by(county).header("if-match", &tag).json(&body(200, &[])).send().await;
    stale.problem(412, "stale");
    assert_eq!(desk.part("city", "P1").await["scores"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn of_two_reviewers_at_once_exactly_one_gets_on() {
    let desk = Desk::new().await;
    for revision in 1..=5 {
        let (points, more) = (body(revision * 10, &[]), body(revision * 10, &[]));
        let (one, other) = tokio::join!(
            desk.score_at("township", "P1", revision, &points),
            desk.score_at("county", "P1", revision, &more)
        );
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
    }
    assert_eq!(desk.dossier("city").await["revision"], 6);
}

#[tokio::test]
async fn nobody_scores_the_branch_he_belongs_or_is_posted_to() {
    let desk = Desk::new().await;
    let (clock, world, posted) = (desk.app.clock.clone(), desk.world.clone(), desk.person("posted").clone());
    desk.app
        .db(move |conn| {
            grant(conn, &clock, &world, &posted, Role::Reviewer, Some(Level::County), Some("FZ-LC"), None, None);
        })
        .await;
    for person in ["reviewing_member", "posted"] {
        desk.score(person, "P1", &body(100, &[])).await.problem(403, "recused");
    }
    let refused: Vec<String> = desk
        .app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::outcome.eq("refused"))
                .filter(audit_events::action.eq("score.put"))
                .select(audit_events::subject_id)
                .load(conn)
                .unwrap()
        })
        .await;
    assert_eq!(refused, [desk.record.clone(), desk.record.clone()]);
    // The same person scores the branch next door.
    let other = record_of(&desk.app, &desk.world, "site").await;
    let dossier = desk.app.get(&format!("/api/v1/records/{other}")).by(desk.person("posted")).send().await;
    let criterion = text(&dossier.expect(200)["criteria"][0]["criterion"]["id"]).to_owned();
    let path = format!("/api/v1/records/{other}/scores/{criterion}");
    let put = desk.app.put(&path).by(desk.person("posted")).header("if-match", "\"r1\"");
    put.json(&body(100, &[])).send().await.expect(200);
}

#[tokio::test]
async fn a_record_outside_the_scope_does_not_exist() {
    let desk = Desk::new().await;
    for person in ["other_township", "far_county", "hospital_line"] {
        desk.score(person, "P1", &body(100, &[])).await.problem(404, "not-found");
        let path = format!("/api/v1/records/{}", desk.record);
        desk.app.get(&path).by(desk.person(person)).send().await.problem(404, "not-found");
    }
    let hospital = record_of(&desk.app, &desk.world, "hospital").await;
    let path = format!("/api/v1/records/{hospital}");
    let seen = desk.app.get(&path).by(desk.person("hospital_line")).send().await;
    assert_eq!(seen.expect(200)["organization"]["domain"], "hospital");
    // A criterion of another domain's sheet is none of this record's.
    let path = format!("{path}/scores/{}", desk.criterion("P1").await);
    let put = desk.app.put(&path).by(desk.person("county")).header("if-match", "\"r1\"");
    put.json(&body(100, &[])).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn a_criterion_that_demands_evidence_takes_a_text_only_report_for_full_points() {
    let desk = Desk::new().await;
    let paper = json!({"kind": "document", "text": "村民代表会议记录 2026-3"});
    for evidence in [vec![], vec![paper.clone()]] {
        let refused = desk.score("township", "A2", &body(600, &evidence)).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), ["/evidence"]);
    }
    desk.score("township", "A2", &body(0, &[])).await.expect(200);
    let filed = file(&desk.app, &desk.world, Filed::default()).await;
    let full = desk.score("township", "A2", &body(600, &[report(filed)])).await;
    assert_eq!(full.expect(200)["part"]["scores"][0]["points"], 600);
    assert_eq!(full.json["part"]["evidence"][0]["report"]["photos"], json!([]));
    let visit = json!({"kind": "visit_note", "text": "实地查看，沟渠已清理"});
    desk.score("county", "A2", &body(500, &[visit])).await.expect(200);
}

#[tokio::test]
async fn points_stay_within_the_criterion() {
    let desk = Desk::new().await;
    for (points, reason, pointer) in [(501, "好", "/points"), (-1, "好", "/points"), (100, " ", "/reason")] {
        let refused = desk.score("township", "P1", &json!({"points": points, "reason": reason})).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), [pointer]);
    }
    let long = json!({"points": 1, "reason": "字".repeat(501)});
    assert_eq!(desk.score("township", "P1", &long).await.pointers(), ["/reason"]);
    desk.score("township", "P1", &json!({"points": 500, "reason": "字".repeat(500)})).await.expect(200);
    assert_eq!(desk.score("township", "P1", &json!({"points": 1, "reason": "好", "x": 1})).await.status, 422);
}

#[tokio::test]
async fn only_submitted_reports_that_count_for_the_branch_are_taken() {
    let desk = Desk::new().await;
    let (app, world) = (&desk.app, &desk.world);
    let foreign = file(app, world, Filed { author: "other_member", branch: "other_village", ..Filed::default() }).await;
    let withdrawn = file(app, world, Filed { state: "withdrawn", ..Filed::default() }).await;
    let last_year = file(app, world, Filed { day: "2025-12-31", ..Filed::default() }).await;
    let stranger = file(app, world, Filed { author: "far_member", branch: "site", ..Filed::default() }).await;
    for wrong in [foreign, withdrawn, last_year, stranger] {
        let good = file(app, world, Filed::default()).await;
        let refused = desk.score("township", "A2", &body(100, &[report(good), report(wrong)])).await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), ["/evidence/1/report_id"]);
    }
    // The village's own member at work in a temporary branch counts, if the reviewer so chooses.
    let away = file(app, world, Filed { branch: "site", ..Filed::default() }).await;
    desk.score("township", "A2", &body(100, &[report(away)])).await.expect(200);
}

#[tokio::test]
async fn chosen_photos_are_stored_ones_of_the_named_report() {
    let desk = Desk::new().await;
    let one = file(&desk.app, &desk.world, Filed { photos: 2, ..Filed::default() }).await;
    let two = file(&desk.app, &desk.world, Filed { photos: 1, ..Filed::default() }).await;
    let (own, foreign) = (photo_ids(&desk.app, one).await, photo_ids(&desk.app, two).await);
    let photos = |ids: &[_]| json!({"kind": "photos", "report_id": one, "photo_ids": ids});
    let refused = desk.score("township", "A2", &body(100, &[photos(&[own[0], foreign[0]])])).await;
    assert_eq!(refused.pointers(), ["/evidence/0/photo_ids"]);
    let twice = desk.score("township", "A2", &body(100, &[photos(&[own[0], own[0]])])).await;
    assert_eq!(twice.pointers(), ["/evidence/0/photo_ids"]);
    assert_eq!(desk.score("township", "A2", &body(100, &[photos(&[])])).await.pointers(), ["/evidence/0/photo_ids"]);
    let missing = own[1];
    desk.app
        .db(move |conn| {
            use shigan::db::schema::photos;
            let nothing: Option<shigan::db::types::Instant> = None;
            diesel::update(photos::table.find(missing)).set(photos::stored_at.eq(nothing)).execute(conn).unwrap();
        })
        .await;
    let refused = desk.score("township", "A2", &body(100, &[photos(&own)])).await;
    assert_eq!(refused.pointers(), ["/evidence/0/photo_ids"]);
    let put = desk.score("township", "A2", &body(100, &[photos(&own[..1])])).await;
    let frozen = &put.expect(200)["part"]["evidence"][0]["report"]["photos"];
    assert_eq!(frozen.as_array().unwrap().len(), 1);
    let path = format!("/api/v1/reports/{one}/photos/{}/renditions/320", own[0]);
    assert_eq!(frozen[0]["thumbnail_url"], path);
}

#[tokio::test]
async fn a_reviewer_of_several_levels_names_one() {
    let desk = Desk::new().await;
    let (clock, mut world) = (desk.app.clock.clone(), desk.world.clone());
    let person = desk
        .app
        .db(move |conn| {
            let person = insert_person(conn, &clock, &world, "双级审核", None);
            for (level, area) in [(Level::County, "FZ-LC"), (Level::City, "FZ")] {
                grant(conn, &clock, &world, &person, Role::Reviewer, Some(level), Some(area), None, None);
            }
            world.people.insert("double".to_owned(), person.clone());
            person
        })
        .await;
    let path = format!("/api/v1/records/{}/scores/{}", desk.record, desk.criterion("P1").await);
    let put = async |body: serde_json::Value| {
        desk.app.put(&path).by(&person).header("if-match", "\"r1\"").json(&body).send().await
    };
    assert_eq!(put(json!({"points": 1, "reason": "好"})).await.pointers(), ["/level"]);
    assert_eq!(put(json!({"points": 1, "reason": "好", "level": "township"})).await.pointers(), ["/level"]);
    let done = put(json!({"points": 1, "reason": "好", "level": "city"})).await;
    assert_eq!(done.expect(200)["part"]["scores"][0]["level"], "city");
    let clear = async |query: &str| {
        desk.app.delete(&format!("{path}{query}")).by(&person).header("if-match", "\"r2\"").send().await
    };
    assert_eq!(clear("").await.pointers(), ["/level"]);
    clear("?level=county").await.problem(404, "not-found");
    assert_eq!(clear("?level=city").await.expect(200)["part"]["scores"], json!([]));
}

#[tokio::test]
async fn nobody_scores_in_a_closed_cycle() {
    let desk = Desk::new().await;
    let path = format!("/api/v1/cycles/{}/close", desk.cycle);
    desk.app.post(&path).by(desk.person("city_admin")).send().await.expect(200);
    desk.score("township", "P1", &body(100, &[])).await.problem(409, "wrong-state");
    assert_eq!(desk.dossier("township").await["cycle"]["state"], "closed");
}

#[tokio::test]
async fn an_organisation_without_a_domain_has_an_empty_dossier() {
    let desk = Desk::new().await;
    let village = desk.world.branch("village");
    desk.app
        .db(move |conn| {
            let nothing: Option<String> = None;
            diesel::update(organizations::table.find(village))
                .set(organizations::domain_code.eq(nothing))
                .execute(conn)
                .unwrap();
        })
        .await;
    let dossier = desk.dossier("township").await;
    assert_eq!((&dossier["sheet"], &dossier["criteria"]), (&json!(null), &json!([])));
}
