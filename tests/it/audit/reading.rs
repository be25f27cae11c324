//! Reading the trail over HTTP.

use serde_json::{Value, json};
use shigan::audit::seal::seal_once;
use shigan::audit::{self, ActorKind, Event, Origin};

use crate::support::{TestApp, World};

async fn write(app: &TestApp, origin: Origin, event: Event) {
    let clock = app.clock.clone();
    app.db(move |conn| audit::record(conn, &clock, &origin, event).unwrap()).await;
}

async fn app_with_events() -> (TestApp, World) {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let person = world.person("township");
    for (minute, (action, kind, id)) in [
        ("report.submit", "field_report", "r1"),
        ("score.put", "score", "s1"),
        ("score.put", "score", "s2"),
        ("scores.export", "score", "s1"),
        ("report.withdraw", "field_report", "r1"),
    ]
    .into_iter()
    .enumerate()
    {
        app.set_time(&format!("2026-05-20T03:{minute:02}:00Z"));
        let origin = Origin { actor: ActorKind::Account, account_id: Some(person.account_id), ..Origin::system() };
        write(&app, origin, Event::done(action, kind, id)).await;
    }
    (app, world)
}

async fn listed(app: &TestApp, world: &World, query: &str) -> Vec<String> {
    let answer = app.get(&format!("/api/v1/audit/events?{query}")).by(world.person("auditor")).send().await;
    names(answer.expect(200))
}

fn names(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| format!("{} {}", item["action"].as_str().unwrap(), item["subject_id"].as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn events_come_newest_first_with_the_name_of_who_did_it() {
    let (app, world) = app_with_events().await;
    let answer = app.get("/api/v1/audit/events").by(world.person("auditor")).send().await;
    let page = answer.expect(200);
    assert_eq!(
        names(page),
        ["report.withdraw r1", "scores.export s1", "score.put s2", "score.put s1", "report.submit r1"]
    );
    assert_eq!(page["items"][0]["actor_name"], "镇审核");
    assert_eq!(page["items"][0]["at"], "2026-05-20T03:04:00Z");
    assert!(page.get("next_cursor").is_none());
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let (app, world) = app_with_events().await;
    assert_eq!(listed(&app, &world, "action=score.").await, ["score.put s2", "score.put s1"]);
    assert_eq!(listed(&app, &world, "subject_kind=score&subject_id=s1").await, ["scores.export s1", "score.put s1"]);
    assert_eq!(
        listed(&app, &world, "from=2026-05-20T03:01:00Z&to=2026-05-20T03:03:00Z").await,
        ["score.put s2", "score.put s1"]
    );
    let township = world.person("township").account_id;
    assert_eq!(listed(&app, &world, &format!("account_id={township}")).await.len(), 5);
    let nobody = world.person("member").account_id;
    assert_eq!(listed(&app, &world, &format!("account_id={nobody}")).await.len(), 0);
    // A per cent sign or an underscore is only itself.
    assert_eq!(listed(&app, &world, "action=%25").await.len(), 0);
    assert_eq!(listed(&app, &world, "action=score_").await.len(), 0);
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat_while_events_arrive() {
    let (app, world) = app_with_events().await;
    let (mut query, mut all) = ("limit=2".to_owned(), Vec::new());
    loop {
        let answer = app.get(&format!("/api/v1/audit/events?{query}")).by(world.person("auditor")).send().await;
        let page = answer.expect(200);
        all.extend(names(page));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        query = format!("limit=2&cursor={cursor}");
        app.set_time("2026-05-20T04:00:00Z");
        write(&app, Origin::system(), Event::done("later.event", "thing", 1)).await;
    }
    assert_eq!(all, ["report.withdraw r1", "scores.export s1", "score.put s2", "score.put s1", "report.submit r1"]);
}

#[tokio::test]
async fn an_unknown_filter_or_cursor_is_refused() {
    let (app, world) = app_with_events().await;
    for query in ["colour=red", "limit=x", "cursor=x", "from=yesterday"] {
        let answer = app.get(&format!("/api/v1/audit/events?{query}")).by(world.person("auditor")).send().await;
        answer.problem(400, "malformed-request");
    }
}

#[tokio::test]
async fn a_sealed_event_names_its_seal_and_the_seal_verifies() {
    let (app, world) = app_with_events().await;
    let auditor = world.person("auditor");
    while seal_once(&app.services.db, &app.clock).await.unwrap() > 0 {}
    let answer = app.get("/api/v1/audit/seals/newest").by(auditor).send().await;
    let seal = answer.expect(200)["seal"].as_str().unwrap().to_owned();
    let events = app.get("/api/v1/audit/events").by(auditor).send().await;
    assert!(events.expect(200)["items"][0]["seal_number"].is_number());
    let answer = app.post("/api/v1/audit/verifications").by(auditor).json(&json!({ "expected": seal })).send().await;
    let report = answer.expect(200);
    assert_eq!((&report["sound"], &report["sealed_events"]), (&json!(true), &json!(5)));
    // The verification itself is an event.
    assert_eq!(listed(&app, &world, "action=audit.verify").await, [format!("audit.verify {seal}")]);
    let wrong = format!("1:{}", "0".repeat(64));
    let answer = app.post("/api/v1/audit/verifications").by(auditor).json(&json!({ "expected": wrong })).send().await;
    let report = answer.expect(200);
    assert_eq!((&report["sound"], &report["findings"][0]["kind"]), (&json!(false), &json!("expected_seal_missing")));
}

#[tokio::test]
async fn what_is_not_a_seal_is_refused_with_the_field() {
    let (app, world) = app_with_events().await;
    let answer = app
        .post("/api/v1/audit/verifications")
        .by(world.person("auditor"))
        .json(&json!({ "expected": "12" }))
        .send()
        .await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/expected"]);
}
