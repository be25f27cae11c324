//! The list: its filters, its search, its pages.

use serde_json::{Value, json};

use super::{Shot, attach, id_of, new_id, pictured, plain, submit};
use crate::appraisals::{open_cycle, record_of};
use crate::support::{Person, TestApp, World};

async fn listed(app: &TestApp, person: &Person, query: &str) -> Vec<String> {
    let answer = app.get(&format!("/api/v1/reports?{query}")).by(person).send().await;
    answer.expect(200)["items"].as_array().unwrap().iter().map(id_of).collect()
}

async fn file(app: &TestApp, person: &Person, fields: Value) -> String {
    let mut body = plain(app);
    for (name, value) in fields.as_object().unwrap() {
        body[name.as_str()] = value.clone();
    }
    submit(app, person, &body).await.expect(201);
    id_of(&body)
}

#[tokio::test]
async fn each_filter_finds_what_it_names_and_nothing_else() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, doctor) = (world.person("member"), world.person("doctor"));
    let old = file(&app, member, json!({"happened_on": "2026-03-01", "kind": "emergency"})).await;
    let placed = file(&app, member, json!({"place_id": world.place, "project_id": world.project})).await;
    let themed = file(&app, doctor, json!({"theme": "rural_revitalization"})).await;
    let far = file(&app, world.person("far_member"), json!({})).await;
    let shot = pictured(&app, &[Shot::new(&app, 1)]);
    submit(&app, doctor, &shot).await.expect(201);
    let shot = id_of(&shot);
    attach(&app, &old, world.person("township")).await;
    let city = world.person("city");
    let mut all = listed(&app, city, "").await;
    assert_eq!(all.len(), 5);
    assert_eq!(all.pop().as_ref(), Some(&old), "the oldest day comes last");
    let cases = [
        (format!("branch_id={}", world.branch("far_village")), vec![&far]),
        (format!("area_id={}", world.area("FZ-LA")), vec![&far]),
        (format!("area_id={}&kind=emergency", world.area("FZ-LC")), vec![&old]),
        (format!("area_id={}", new_id(&app)), vec![]),
        ("domain=hospital&has_photos=false".to_owned(), vec![&themed]),
        ("kind=emergency".to_owned(), vec![&old]),
        ("theme=rural_revitalization".to_owned(), vec![&themed]),
        (format!("place_id={}", world.place), vec![&placed]),
        (format!("project_id={}", world.project), vec![&placed]),
        ("to=2026-03-01".to_owned(), vec![&old]),
        ("from=2026-03-02&domain=rural&place_id=".to_owned() + &world.place.to_string(), vec![&placed]),
        ("has_photos=true".to_owned(), vec![&shot]),
        ("used_as_evidence=true".to_owned(), vec![&old]),
        ("mine=true".to_owned(), vec![]),
    ];
    for (query, expected) in cases {
        assert_eq!(listed(&app, city, &query).await.iter().collect::<Vec<_>>(), expected, "{query}");
    }
    assert_eq!(listed(&app, city, "used_as_evidence=false").await.len(), 4);
    // The same filters narrow what is the caller's own.
    assert_eq!(listed(&app, member, "domain=hospital").await, Vec::<String>::new());
    assert_eq!(listed(&app, member, "mine=true&kind=emergency").await, [old]);
    app.get("/api/v1/reports?colour=red").by(city).send().await.problem(400, "malformed-request");
    app.get("/api/v1/reports?cursor=nonsense").by(city).send().await.problem(400, "malformed-request");
}

#[tokio::test]
async fn a_search_finds_any_part_of_a_chinese_sentence() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let ditch = file(&app, member, json!({"text": "今天清理排水沟,Wi-Fi 也修好了。"})).await;
    let road = file(&app, member, json!({"text": "修了路。", "outcome": "硬化100%的村道_全长2公里"})).await;
    let wide = file(&app, member, json!({"text": "走访𠮷田家。", "partner": "江西电网"})).await;
    let city = world.person("city");
    for (text, expected) in [
        ("排水", vec![&ditch]),
        ("WI-FI", vec![&ditch]),
        ("100%", vec![&road]),
        ("道_全", vec![&road]),
        ("𠮷田", vec![&wide]),
        ("电网", vec![&wide]),
        ("%", vec![&road]),
        ("没有", vec![]),
    ] {
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
        assert_eq!(listed(&app, city, &query).await.iter().collect::<Vec<_>>(), expected, "{text}");
    }
}

#[tokio::test]
async fn pages_are_stable_while_reports_arrive() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let mut filed = Vec::new();
    for number in 0..7 {
        let day = format!("2026-05-{:02}", 10 + number / 2);
        filed.push(file(&app, member, json!({"happened_on": day})).await);
    }
    for person in ["member", "secretary", "city"] {
        let person = world.person(person);
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let answer = app.get(&format!("/api/v1/reports?limit=2{cursor}")).by(person).send().await;
            seen.extend(
                answer.expect(200)["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|line| (line["happened_on"].as_str().unwrap().to_owned(), id_of(line))),
            );
            // A newer and an older one arrive between two pages.
            filed.push(file(&app, member, json!({})).await);
            let Some(next) = answer.json["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let mut sorted = seen.clone();
        sorted.sort_by(|a, b| b.cmp(a));
        sorted.dedup();
        assert_eq!(seen, sorted, "in order, none twice");
        assert!(filed[..7].iter().all(|id| seen.iter().any(|(_, one)| one == id)), "none left out");
    }
}

#[tokio::test]
async fn a_list_tells_no_totals() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    file(&app, world.person("member"), json!({})).await;
    let answer = app.get("/api/v1/reports").by(world.person("city")).send().await;
    let fields: Vec<_> = answer.expect(200).as_object().unwrap().keys().cloned().collect();
    assert_eq!(fields, ["items"]);
}

#[tokio::test]
async fn many_branches_and_few_branches_give_the_same_list() {
    use diesel::prelude::*;
    use shigan::db::schema::organizations;
    use shigan::db::types::OrganizationId;

    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    file(&app, world.person("member"), json!({})).await;
    file(&app, world.person("far_member"), json!({})).await;
    let before = (
        listed(&app, world.person("city"), "").await,
        listed(&app, world.person("city"), "domain=rural").await,
        listed(&app, world.person("county"), "").await,
        listed(&app, world.person("hospital_line"), "").await,
    );
    let (clock, area) = (app.clock.clone(), world.area("FZ-LC-01"));
    app.db(move |conn| {
        for number in 0..400 {
            diesel::insert_into(organizations::table)
                .values((
                    organizations::id.eq(clock.new_id::<OrganizationId>()),
                    organizations::code.eq(format!("X-{number}")),
                    organizations::kind.eq("branch"),
                    organizations::domain_code.eq(if number % 2 == 0 { "rural" } else { "hospital" }),
                    organizations::area_id.eq(area),
                    organizations::name.eq("党支部"),
                    organizations::is_temporary.eq(false),
                    organizations::status.eq("active"),
                    organizations::created_at.eq(clock.now()),
                    organizations::updated_at.eq(clock.now()),
                ))
                .execute(conn)
                .unwrap();
        }
    })
    .await;
    let after = (
        listed(&app, world.person("city"), "").await,
        listed(&app, world.person("city"), "domain=rural").await,
        listed(&app, world.person("county"), "").await,
        listed(&app, world.person("hospital_line"), "").await,
    );
    assert_eq!(before, after);
    assert_eq!((after.0.len(), after.2.len(), after.3.len()), (2, 1, 0));
}

#[tokio::test]
async fn the_reports_of_a_record_are_listed_by_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    open_cycle(&app, &world).await;
    let inside = file(&app, world.person("member"), json!({})).await;
    let before = file(&app, world.person("member"), json!({"happened_on": "2025-12-31"})).await;
    let elsewhere = file(&app, world.person("doctor"), json!({})).await;
    let record = record_of(&app, &world, "village").await;
    let city = world.person("city");
    assert_eq!(listed(&app, city, &format!("record_id={record}")).await, [inside]);
    let everything = listed(&app, city, "").await;
    assert!(everything.contains(&before) && everything.contains(&elsewhere));
    let stranger = listed(&app, world.person("far_county"), &format!("record_id={record}")).await;
    assert_eq!(stranger, Vec::<String>::new());
}
