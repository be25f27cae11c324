//! Where the levels differ.

use serde_json::{Value, json};

use super::{Desk, body};
use crate::appraisals::text;

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
