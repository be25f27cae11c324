//! Organisations: the list, the tree, the links across it.

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp, World};

async fn create(app: &TestApp, admin: &Person, body: &Value) -> Answer {
    app.post("/api/v1/organizations").by(admin).json(body).send().await
}

/// The fields at fault in a new organisation that is refused.
async fn refused(app: &TestApp, admin: &Person, body: &Value) -> Vec<String> {
    let answer = create(app, admin, body).await;
    answer.problem(422, "invalid");
    answer.pointers()
}

async fn committee(app: &TestApp, world: &World, code: &str, parent: Option<&str>) -> String {
    let body = json!({
        "code": code, "kind": "committee", "area_id": world.area("FZ-LC-01"),
        "name": format!("中共{code}委员会"), "parent_id": parent,
    });
    create(app, world.person("city_admin"), &body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

fn names(answer: &Answer) -> Vec<String> {
    let items = answer.expect(200)["items"].as_array().unwrap();
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_part_of_a_chinese_name_finds_the_branch() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let who = world.person("far_member");
    let found = app.get("/api/v1/organizations?q=康江").by(who).send().await;
    assert_eq!(names(&found), ["中共太坊镇康江村支部委员会"]);
    let found = app.get("/api/v1/organizations?q=%25").by(who).send().await;
    assert!(names(&found).is_empty(), "a percent sign is no wildcard");
    let found = app.get("/api/v1/organizations?domain=rural&kind=branch&status=active").by(who).send().await;
    assert_eq!(names(&found).len(), 3);
    let found = app.get("/api/v1/organizations?kind=guidance_station").by(who).send().await;
    assert_eq!(found.expect(200)["items"][0]["is_appraised"], false);
    app.get("/api/v1/organizations?sort=uploads").by(who).send().await.problem(400, "malformed-request");
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let who = world.person("member");
    let all = names(&app.get("/api/v1/organizations").by(who).send().await);
    let mut seen = Vec::new();
    let mut path = "/api/v1/organizations?limit=2".to_owned();
    loop {
        let page = app.get(&path).by(who).send().await;
        seen.extend(names(&page));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        path = format!("/api/v1/organizations?limit=2&cursor={cursor}");
    }
    assert_eq!(seen, all);
    assert_eq!(seen.len(), 6);
    app.get("/api/v1/organizations?cursor=nonsense").by(who).send().await.problem(400, "malformed-request");
}

#[tokio::test]
async fn an_organisation_cannot_stand_above_itself() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let top = committee(&app, &world, "C1", None).await;
    let middle = committee(&app, &world, "C2", Some(&top)).await;
    let low = committee(&app, &world, "C3", Some(&middle)).await;
    let detail = app.get(&format!("/api/v1/organizations/{low}")).by(admin).send().await;
    let parents: Vec<_> =
        detail.expect(200)["parents"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(parents, [middle.as_str(), top.as_str()]);
    for below in [&top, &middle, &low] {
        let path = format!("/api/v1/organizations/{top}");
        let refused = app.patch(&path).by(admin).json(&json!({"parent_id": below})).send().await;
        refused.problem(422, "invalid");
        assert_eq!(refused.pointers(), ["/parent_id"]);
    }
    let path = format!("/api/v1/organizations/{low}");
    let free = app.patch(&path).by(admin).json(&json!({"parent_id": null})).send().await;
    assert_eq!(free.expect(200)["parents"], json!([]));
}

#[tokio::test]
async fn a_new_organisation_is_checked_field_by_field() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let area = world.area("FZ-LC-01");
    let body = json!({"code": "B 1", "kind": "branch", "area_id": area, "name": " ", "is_temporary": true});
    assert_eq!(refused(&app, admin, &body).await, ["/code", "/name", "/domain_code", "/valid_from"]);
    let body = json!({
        "code": "B-village", "kind": "branch", "area_id": world.team, "name": "某支部", "domain_code": "space",
        "parent_id": world.branch("other_village"), "valid_from": "2026-05-02", "valid_to": "2026-05-01",
    });
    let pointers = refused(&app, admin, &body).await;
    assert_eq!(pointers, ["/valid_to", "/code", "/area_id", "/domain_code", "/parent_id"]);
    let body = json!({"code": "S1", "kind": "guidance_station", "area_id": area, "name": "指导站"});
    create(&app, admin, &body).await.expect(201);
    let unknown = json!({"code": "S2", "kind": "guidance_station", "area_id": area, "name": "站", "score": 1});
    create(&app, admin, &unknown).await.problem(422, "invalid");
}

#[tokio::test]
async fn a_committee_with_branches_below_stays_a_committee() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let top = committee(&app, &world, "C1", None).await;
    committee(&app, &world, "C2", Some(&top)).await;
    let change = json!({"kind": "branch", "domain_code": "rural"});
    let refused = app.patch(&format!("/api/v1/organizations/{top}")).by(admin).json(&change).send().await;
    assert_eq!(refused.pointers(), ["/kind"]);
}

#[tokio::test]
async fn a_dissolved_branch_stays_to_be_seen() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let path = format!("/api/v1/organizations/{}", world.branch("site"));
    let change = json!({"status": "dissolved", "valid_to": "2026-05-20"});
    app.patch(&path).by(world.person("city_admin")).json(&change).send().await.expect(200);
    let seen = app.get(&path).by(world.person("member")).send().await;
    assert_eq!(seen.expect(200)["status"], "dissolved");
    assert_eq!(seen.json["valid_to"], "2026-05-20");
}

#[tokio::test]
async fn a_chain_gathers_branches_of_several_counties() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let body = json!({"code": "CH1", "kind": "chain", "area_id": world.area("FZ"), "name": "竹木产业链党委"});
    let chain = create(&app, admin, &body).await.expect(201)["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/organizations/{chain}/links");
    let partners = json!({"partner_ids": [world.branch("village"), world.branch("far_village")]});
    let links = app.put(&path).by(admin).json(&partners).send().await;
    assert_eq!(names(&links).len(), 2);
    let branch = format!("/api/v1/organizations/{}", world.branch("far_village"));
    let seen = app.get(&branch).by(admin).send().await;
    assert_eq!(seen.expect(200)["links"][0]["name"], "竹木产业链党委");
    let twice = json!({"partner_ids": [world.branch("village"), world.branch("village")]});
    let refused = app.put(&path).by(admin).json(&twice).send().await;
    assert_eq!(refused.pointers(), ["/partner_ids/1"]);
    let path = format!("/api/v1/organizations/{}/links", world.branch("village"));
    app.put(&path).by(admin).json(&partners).send().await.problem(422, "invalid");
}

#[tokio::test]
async fn members_of_a_branch_are_only_named_to_those_who_work_with_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let path = format!("/api/v1/organizations/{}/members", world.branch("village"));
    for who in ["member", "posted", "contact", "leader", "township", "county", "city", "city_admin"] {
        let list = app.get(&path).by(world.person(who)).send().await;
        assert_eq!(names(&list).len(), 6, "{who}");
    }
    for who in ["other_secretary", "doctor", "other_township", "far_county", "hospital_line", "auditor"] {
        app.get(&path).by(world.person(who)).send().await.problem(404, "not-found");
    }
    let found = app.get(&format!("{path}?q=秀")).by(world.person("member")).send().await;
    assert_eq!(names(&found), ["陈秀英"]);
    assert_eq!(found.json["items"][0].as_object().unwrap().len(), 2, "id and name, nothing else");
}
