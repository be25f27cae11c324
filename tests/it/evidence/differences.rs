//! Where the levels differ.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::{Level, Role};
use shigan::appraisals::{RecordState, ScoreLevel};
use shigan::db::schema::appraisal_records;
use shigan::db::types::RecordId;

use super::{Desk, body};
use crate::appraisals::{put_all_into, text};
use crate::proceedings::Case;
use crate::support::world::grant;

async fn differences(desk: &Desk, person: &str, query: &str) -> Vec<(String, i64)> {
    let path = format!("/api/v1/cycles/{}/differences{query}", desk.cycle);
    let list = desk.app.get(&path).by(desk.person(person)).send().await.expect(200).clone();
    let line = |one: &Value| (text(&one["criterion"]).to_owned(), one["gap"].as_i64().unwrap());
    list["items"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn the_widest_gaps_between_levels_come_first_and_only_within_ones_scopes() {
    let desk = Desk::new().await;
    for (person, code, points) in [
        ("township", "P1", 500),
        ("county", "P1", 350),
        ("city", "P1", 400),
        ("township", "A1", 800),
        ("county", "A1", 500),
        ("township", "O1", 300),
        ("county", "O1", 290),
        ("county", "O2", 100),
    ] {
        desk.score(person, code, &body(points, &[])).await.expect(200);
    }
    let wanted = [("A1".to_owned(), 300), ("P1".to_owned(), 150)];
    assert_eq!(differences(&desk, "county", "").await, wanted);
    assert_eq!(differences(&desk, "township", "?min_gap=200").await, wanted[..1]);
    assert_eq!(differences(&desk, "city", "?min_gap=1").await.len(), 3);
    assert!(differences(&desk, "far_county", "?min_gap=1").await.is_empty());
    // Who belongs to a branch does not see how it was scored.
    assert!(differences(&desk, "reviewing_member", "?min_gap=1").await.is_empty());
    let path = format!("/api/v1/cycles/{}/differences", desk.cycle);
    let list = desk.app.get(&path).by(desk.person("city")).send().await.expect(200).clone();
    let levels: Vec<&Value> = list["items"][1]["scores"].as_array().unwrap().iter().map(|one| &one["level"]).collect();
    assert_eq!(levels, [&json!("township"), &json!("county"), &json!("city")]);
}

#[tokio::test]
async fn differences_are_narrowed_to_an_area_and_a_domain_and_go_on_page_by_page() {
    let desk = Desk::new().await;
    for (code, points) in [("P1", [500, 350]), ("A1", [800, 500]), ("O1", [300, 200])] {
        for (person, points) in ["township", "county"].into_iter().zip(points) {
            desk.score(person, code, &body(points, &[])).await.expect(200);
        }
    }
    let here = format!("?area_id={}", desk.world.area("FZ-LC-01"));
    assert_eq!(differences(&desk, "city", &here).await.len(), 3);
    let elsewhere = format!("?area_id={}", desk.world.area("FZ-LA"));
    assert!(differences(&desk, "city", &elsewhere).await.is_empty());
    assert!(differences(&desk, "city", &format!("?area_id={}", desk.world.branch("village"))).await.is_empty());
    assert_eq!(differences(&desk, "city", "?domain=rural").await.len(), 3);
    assert!(differences(&desk, "city", "?domain=hospital").await.is_empty());
    let path = format!("/api/v1/cycles/{}/differences?limit=1", desk.cycle);
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = desk.app.get(&format!("{path}{cursor}")).by(desk.person("city")).send().await.expect(200).clone();
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), 1);
        assert!(!text(&items[0]["text_en"]).is_empty());
        seen.push(text(&items[0]["criterion"]).to_owned());
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, ["A1", "P1", "O1"]);
}

#[tokio::test]
async fn what_the_caller_has_a_part_in_or_scores_blind_takes_no_place_on_the_page() {
    let case = Case::new().await;
    let (village, other) = (case.record("village").await, case.record("other_village").await);
    // The village differs by more than the other one.
    for (record, less) in [(&village, 300), (&other, 200)] {
        case.score_all("township", record, ScoreLevel::Township, 0).await;
        case.score_all("county", record, ScoreLevel::County, less).await;
    }
    case.make_blind("city").await;
    put_all_into(&case.app, RecordState::CountyReviewed).await;
    let names = async |person: &str| {
        let path = format!("/api/v1/cycles/{}/differences?limit=1", case.cycle);
        let page = case.app.get(&path).by(case.person(person)).send().await.expect(200).clone();
        let name = |one: &Value| text(&one["organization"]).to_owned();
        (page["items"].as_array().unwrap().iter().map(name).collect::<Vec<_>>(), page["next_cursor"].is_string())
    };
    assert!(names("city").await.0.is_empty(), "where a level is blind, the meeting has not begun");
    assert_eq!(names("county").await, (vec!["中共太坊镇康江村支部委员会".to_owned()], true));
    // The village has been concluded by the city, the other one has not.
    let id: RecordId = village.parse().unwrap();
    case.app
        .db(move |conn| {
            let row = appraisal_records::table.find(id);
            diesel::update(row).set(appraisal_records::state.eq(RecordState::CityReviewed)).execute(conn).unwrap();
        })
        .await;
    assert_eq!(names("city").await, (vec!["中共太坊镇康江村支部委员会".to_owned()], false));
    // Somebody of the village who reviews the whole county sees the other one first.
    let (clock, world, person) = (case.app.clock.clone(), case.world.clone(), case.person("colleague").clone());
    case.app
        .db(move |conn| {
            grant(conn, &clock, &world, &person, Role::Reviewer, Some(Level::County), Some("FZ-LC"), None, None)
        })
        .await;
    assert_eq!(names("colleague").await, (vec!["中共清源乡石桥村支部委员会".to_owned()], false));
}
