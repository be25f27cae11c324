//! Projects, teams, places and postings.

use serde_json::json;

use crate::support::{TestApp, World};

#[tokio::test]
async fn a_branch_keeps_its_own_teams_and_no_others() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let body = json!({
        "organization_id": world.branch("village"), "kind": "exemplary_post", "name": "便民服务示范岗",
        "place_id": world.place, "project_id": world.project,
    });
    let made = app.post("/api/v1/teams").by(world.person("secretary")).json(&body).send().await;
    let id = made.expect(201)["id"].as_str().unwrap().to_owned();
    app.post("/api/v1/teams").by(world.person("other_secretary")).json(&body).send().await.problem(404, "not-found");
    let path = format!("/api/v1/teams/{id}");
    let change = json!({"project_id": null});
    app.patch(&path).by(world.person("other_secretary")).json(&change).send().await.problem(404, "not-found");
    let changed = app.patch(&path).by(world.person("city_admin")).json(&change).send().await;
    assert!(changed.expect(200).get("project_id").is_none());
    assert_eq!(changed.json["place_id"], world.place.to_string(), "what is left out stays");
    let wrong = json!({"place_id": world.branch("village")});
    let refused = app.patch(&path).by(world.person("secretary")).json(&wrong).send().await;
    assert_eq!(refused.pointers(), ["/place_id"]);
    let list = format!("/api/v1/organizations/{}/teams", world.branch("village"));
    let teams = app.get(&list).by(world.person("far_member")).send().await;
    assert_eq!(teams.expect(200)["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_place_of_the_whole_area_is_the_city_s_to_keep() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let body = json!({
        "kind": "site", "area_id": world.area("FZ-LC"), "name": "防汛点",
        "latitude_milli": 27_949, "longitude_milli": 116_358,
    });
    app.post("/api/v1/places").by(world.person("secretary")).json(&body).send().await.problem(404, "not-found");
    app.post("/api/v1/places").by(world.person("city_admin")).json(&body).send().await.expect(201);
    let half = json!({"kind": "site", "area_id": world.area("FZ-LC"), "name": "点", "latitude_milli": 99_999});
    let refused = app.post("/api/v1/places").by(world.person("city_admin")).json(&half).send().await;
    assert_eq!(refused.pointers(), ["/longitude_milli", "/latitude_milli"]);
    let found = app.get(&format!("/api/v1/places?area_id={}&kind=site", world.area("FZ"))).by(world.person("member"));
    assert_eq!(found.send().await.expect(200)["items"].as_array().unwrap().len(), 1);
    let found = app.get(&format!("/api/v1/places?organization_id={}", world.branch("village")));
    let found = found.by(world.person("member")).send().await;
    assert_eq!(found.expect(200)["items"][0]["name"], "康江村");
}

#[tokio::test]
async fn a_place_is_called_by_its_name_wherever_its_id_is_known() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let path = format!("/api/v1/places/{}", world.place);
    let seen = app.get(&path).by(world.person("far_member")).send().await.expect(200).clone();
    let listed = app.get("/api/v1/places").by(world.person("far_member")).send().await;
    assert_eq!(seen, listed.expect(200)["items"][0]);
    assert_eq!((&seen["id"], &seen["name"]), (&json!(world.place), &json!("康江村")));
    for unknown in [world.branch("village").to_string(), "康江村".to_owned()] {
        let path = format!("/api/v1/places/{unknown}");
        app.get(&path).by(world.person("far_member")).send().await.problem(404, "not-found");
    }
    app.get(&path).send().await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_project_knows_who_works_on_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let path = format!("/api/v1/projects/{}/organizations", world.project);
    let body = json!({"organization_ids": [world.branch("site"), world.branch("village")]});
    app.put(&path).by(admin).json(&body).send().await.expect(200);
    let working = app.get(&path).by(world.person("far_member")).send().await.expect(200)["items"].clone();
    let names: Vec<_> = working.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["中共太坊镇康江村支部委员会", "产业园项目临时党支部"]);
    let nothing = format!("/api/v1/projects/{}/organizations", world.branch("site"));
    app.get(&nothing).by(admin).send().await.problem(404, "not-found");
    let seen = app.get(&format!("/api/v1/organizations/{}", world.branch("site"))).by(admin).send().await;
    assert_eq!(seen.expect(200)["projects"][0]["name"], "产业园二期");
    let unknown = json!({"organization_ids": [world.project]});
    let refused = app.put(&path).by(admin).json(&unknown).send().await;
    assert_eq!(refused.pointers(), ["/organization_ids/0"]);
    let dates = json!({"started_on": "2026-05-02", "ended_on": "2026-05-01"});
    let path = format!("/api/v1/projects/{}", world.project);
    let refused = app.patch(&path).by(admin).json(&dates).send().await;
    assert_eq!(refused.pointers(), ["/ended_on"]);
    let found = app.get("/api/v1/projects?q=产业").by(world.person("member")).send().await;
    assert_eq!(found.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_posting_lets_a_member_act_for_the_host_from_its_first_to_its_last_day() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("city_admin");
    let doctor = world.person("doctor");
    let host = world.branch("far_village");
    let members = format!("/api/v1/organizations/{host}/members");
    app.get(&members).by(doctor).send().await.problem(404, "not-found");
    let body = json!({
        "member_id": doctor.member_id, "host_id": host, "role": "medical_team", "starts_on": "2026-05-20",
    });
    let made = app.post("/api/v1/postings").by(admin).json(&body).send().await;
    let id = made.expect(201)["id"].as_str().unwrap().to_owned();
    assert_eq!(made.json["member_name"], "刘医生");
    assert_eq!(made.json["host_name"], "中共云岭镇竹源村支部委员会");
    app.get(&members).by(doctor).send().await.expect(200);
    let path = format!("/api/v1/postings/{id}");
    app.patch(&path).by(admin).json(&json!({"ends_on": "2026-05-19"})).send().await.problem(422, "invalid");
    app.patch(&path).by(admin).json(&json!({"ends_on": "2026-05-20"})).send().await.expect(200);
    app.get(&members).by(doctor).send().await.expect(200);
    app.set_time("2026-05-20T16:00:00Z");
    app.get(&members).by(doctor).send().await.problem(404, "not-found");
    let home = json!({
        "member_id": doctor.member_id, "host_id": world.branch("hospital"), "role": "other", "starts_on": "2026-05-01",
    });
    let refused = app.post("/api/v1/postings").by(admin).json(&home).send().await;
    assert_eq!(refused.pointers(), ["/host_id"]);
}

#[tokio::test]
async fn postings_are_seen_by_those_who_may_see_the_people() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let count = |path: String, who: &'static str| {
        let (app, world) = (&app, &world);
        async move {
            let list = app.get(&path).by(world.person(who)).send().await;
            list.expect(200)["items"].as_array().unwrap().len()
        }
    };
    let of_village = format!("/api/v1/postings?organization_id={}", world.branch("village"));
    let of_posted = format!("/api/v1/postings?member_id={}", world.person("posted").member_id.unwrap());
    assert_eq!(count(of_village.clone(), "member").await, 1);
    assert_eq!(count(of_posted.clone(), "other_secretary").await, 1);
    assert_eq!(count("/api/v1/postings".to_owned(), "posted").await, 1);
    assert_eq!(count("/api/v1/postings".to_owned(), "member").await, 0);
    assert_eq!(count("/api/v1/postings".to_owned(), "auditor").await, 0);
    assert_eq!(count("/api/v1/postings".to_owned(), "city_admin").await, 1);
    for path in [of_village, of_posted] {
        app.get(&path).by(world.person("far_member")).send().await.problem(404, "not-found");
    }
}
