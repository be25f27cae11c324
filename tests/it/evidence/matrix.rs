//! Branches beside criteria.

use serde_json::{Value, json};

use super::{Desk, body};
use crate::appraisals::{Filed, file, text};

async fn matrix(desk: &Desk, person: &str, query: &str) -> Value {
    let path = format!("/api/v1/cycles/{}/matrix?{query}", desk.cycle);
    desk.app.get(&path).by(desk.person(person)).send().await.expect(200).clone()
}

fn codes(matrix: &Value) -> Vec<&str> {
    let items = matrix["items"].as_array().unwrap();
    items.iter().map(|item| text(&item["record"]["organization"]["code"])).collect()
}

#[tokio::test]
async fn each_criterion_shows_the_highest_levels_points_and_the_kinds_of_evidence() {
    let desk = Desk::new().await;
    let report = file(&desk.app, &desk.world, Filed::default()).await;
    desk.score("township", "A2", &body(500, &[super::report(report)])).await.expect(200);
    desk.score("county", "A2", &body(400, &[super::report(report)])).await.expect(200);
    desk.score("township", "P1", &body(300, &[])).await.expect(200);
    let seen = matrix(&desk, "county", "domain=rural").await;
    assert_eq!(codes(&seen), ["B-village", "B-other_village"]);
    let columns = seen["criteria"].as_array().unwrap();
    let cell = |code: &str| {
        let at = columns.iter().position(|column| column["code"] == code).unwrap();
        seen["items"][0]["cells"][at].clone()
    };
    assert_eq!(cell("A2"), json!({"level": "county", "points": 400, "evidence": ["report"]}));
    assert_eq!(cell("P1"), json!({"level": "township", "points": 300, "evidence": []}));
    assert_eq!(cell("O1"), json!({"level": null, "points": null, "evidence": []}));
    assert_eq!(seen["items"][0]["record"]["own"], json!([{"level": "county", "scored": 1, "criteria": 22}]));
}

#[tokio::test]
async fn the_matrix_ends_where_the_scope_ends_and_goes_on_by_pages() {
    let desk = Desk::new().await;
    assert_eq!(codes(&matrix(&desk, "township", "domain=rural").await), ["B-village"]);
    assert_eq!(codes(&matrix(&desk, "other_township", "domain=rural").await), ["B-other_village"]);
    assert!(codes(&matrix(&desk, "county", "domain=rural&state=named").await).is_empty());
    let first = matrix(&desk, "county", "domain=rural&limit=1").await;
    let next = format!("domain=rural&limit=1&cursor={}", text(&first["next_cursor"]));
    assert_eq!(codes(&matrix(&desk, "county", &next).await), ["B-other_village"]);
    let path = format!("/api/v1/cycles/{}/matrix?domain=nothing", desk.cycle);
    desk.app.get(&path).by(desk.person("county")).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn who_belongs_to_a_branch_sees_it_without_its_scores() {
    let desk = Desk::new().await;
    desk.score("township", "P1", &body(300, &[])).await.expect(200);
    let seen = matrix(&desk, "reviewing_member", "domain=rural").await;
    let own = seen["items"].as_array().unwrap().iter().find(|item| item["record"]["recused"] == true).unwrap();
    assert_eq!(own["cells"], json!([]));
    assert_eq!(own["record"]["own"], json!([]));
}

#[tokio::test]
async fn the_reports_of_a_record_are_narrowed_by_day() {
    let desk = Desk::new().await;
    for day in ["2026-03-01", "2026-03-20", "2026-04-02"] {
        file(&desk.app, &desk.world, Filed { day, ..Filed::default() }).await;
    }
    for (query, days) in [
        ("from=2026-03-20", vec!["2026-04-02", "2026-03-20"]),
        ("to=2026-03-20", vec!["2026-03-20", "2026-03-01"]),
        ("from=2026-03-02&to=2026-03-31", vec!["2026-03-20"]),
        ("theme=nothing", vec![]),
    ] {
        let path = format!("/api/v1/records/{}/reports?{query}", desk.record);
        let list = desk.app.get(&path).by(desk.person("township")).send().await.expect(200).clone();
        let seen: Vec<&str> = list["items"].as_array().unwrap().iter().map(|one| text(&one["happened_on"])).collect();
        assert_eq!(seen, days, "{query}");
    }
}
