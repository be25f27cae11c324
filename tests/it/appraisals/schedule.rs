//! The calendar moves while the cycle is open; caps do not.

use serde_json::{Value, json};

use super::{draft, plan, text};
use crate::support::{TestApp, World};

/// A calendar with two stages and a cap.
pub fn schedule() -> Value {
    json!({
        "stages": [
            {"stage": "declaring", "starts_on": "2026-03-01", "ends_on": "2026-03-31"},
            {"stage": "county", "starts_on": "2026-05-01", "ends_on": "2026-05-31"},
        ],
        "domain_caps": [{"domain": "hospital", "cap": 12}],
        "honor_years": 3,
        "second_score_gap": null,
        "notice": {"issuer": null, "phone": null, "address": null},
    })
}

#[tokio::test]
async fn the_calendar_may_move_after_the_opening_and_the_caps_may_not() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let path = format!("/api/v1/cycles/{}", text(&draft(&app, &world, &plan()).await["id"]));
    let put = async |body: &Value| app.put(&format!("{path}/schedule")).by(admin).json(body).send().await;
    let mut turned = schedule();
    turned["stages"].as_array_mut().unwrap().reverse();
    // Stages come back in their own order.
    assert_eq!(put(&turned).await.expect(200), &schedule());
    let mut wrong = schedule();
    wrong["stages"][1]["ends_on"] = json!("2026-04-01");
    wrong["domain_caps"][0]["domain"] = json!("navy");
    assert_eq!(put(&wrong).await.pointers(), ["/stages/1", "/domain_caps/0"]);
    app.post(&format!("{path}/open")).by(admin).send().await.expect(200);
    let mut moved = schedule();
    moved["stages"][1]["ends_on"] = json!("2026-06-05");
    put(&moved).await.expect(200);
    moved["domain_caps"][0]["cap"] = json!(13);
    put(&moved).await.problem(409, "wrong-state");
    let read = app.get(&format!("{path}/schedule")).by(world.person("member")).send().await.expect(200).clone();
    assert_eq!((&read["stages"][1]["ends_on"], &read["domain_caps"][0]["cap"]), (&json!("2026-06-05"), &json!(12)));
    app.post(&format!("{path}/close")).by(admin).send().await.expect(200);
    put(&schedule()).await.problem(409, "wrong-state");
}
