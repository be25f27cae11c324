//! One's devices: seen and ended by their owner only.

use chrono::TimeDelta;
use serde_json::json;

use super::{PASSWORD, later, token_of, with_password};
use crate::support::{TestApp, World};

#[tokio::test]
async fn an_owner_sees_the_devices_and_logs_a_lost_one_out() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    later(&app, TimeDelta::minutes(5));
    let body = json!({"login": member.login, "password": PASSWORD, "device_label": " 旧手机 "});
    let lost = app.post("/api/v1/sessions").json(&body).send().await;
    let (lost_id, lost_token) = (lost.expect(201)["session_id"].clone(), lost.json["token"].clone());
    let lost_token = lost_token.as_str().unwrap();
    app.get("/api/v1/me").token(lost_token).send().await.expect(200);
    let devices = app.get("/api/v1/sessions").by(member).send().await;
    let items = devices.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["id"], lost_id);
    assert_eq!(items[0]["device_label"], "旧手机");
    assert_eq!(items[0]["current"], false);
    assert_eq!(items[0]["transport"], "bearer");
    assert_eq!(items[1]["current"], true);
    assert!(items[0].get("token").is_none());
    let path = format!("/api/v1/sessions/{}", lost_id.as_str().unwrap());
    app.delete(&path).by(member).send().await.expect(204);
    app.get("/api/v1/me").token(lost_token).send().await.problem(401, "unauthenticated");
    app.delete(&path).by(member).send().await.problem(404, "not-found");
    app.get("/api/v1/me").by(member).send().await.expect(200);
}

#[tokio::test]
async fn sessions_of_others_do_not_exist() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let theirs = app.get("/api/v1/sessions").by(world.person("colleague")).send().await;
    let id = theirs.expect(200)["items"][0]["id"].as_str().unwrap().to_owned();
    for person in ["member", "secretary", "security_admin"] {
        let path = format!("/api/v1/sessions/{id}");
        app.delete(&path).by(world.person(person)).send().await.problem(404, "not-found");
    }
    app.delete("/api/v1/sessions/nonsense").by(world.person("member")).send().await.problem(404, "not-found");
    app.get("/api/v1/me").by(world.person("colleague")).send().await.expect(200);
}

#[tokio::test]
async fn logging_out_ends_this_device_only() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let other = token_of(&app, member, PASSWORD).await;
    app.delete("/api/v1/sessions/current").token(&other).send().await.expect(204);
    app.get("/api/v1/me").token(&other).send().await.problem(401, "unauthenticated");
    app.get("/api/v1/me").by(member).send().await.expect(200);
}

#[tokio::test]
async fn the_oldest_device_gives_way_to_the_twenty_first() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let mut tokens = vec![member.token.clone()];
    for _ in 0..20 {
        later(&app, TimeDelta::minutes(1));
        tokens.push(token_of(&app, member, PASSWORD).await);
    }
    app.get("/api/v1/me").token(&tokens[0]).send().await.problem(401, "unauthenticated");
    for token in &tokens[1..] {
        app.get("/api/v1/me").token(token).send().await.expect(200);
    }
}

#[tokio::test]
async fn me_names_branch_hosts_roles_and_permissions() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let posted = app.get("/api/v1/me").by(world.person("posted")).send().await;
    assert_eq!(posted.expect(200)["member"]["branch"]["name"], "中共清源乡石桥村支部委员会");
    assert_eq!(posted.json["member"]["hosts"][0]["id"], world.branch("village").to_string());
    let line = app.get("/api/v1/me").by(world.person("hospital_line")).send().await;
    assert_eq!(line.expect(200).get("member"), None);
    let role = &line.json["roles"][0];
    assert_eq!(role["role"], "domain_reviewer");
    assert_eq!(role["level"], "county");
    assert_eq!(role["area"]["name"], "抚州市");
    assert_eq!(role["area"]["path"], "FZ/");
    assert_eq!(role["domains"], json!(["hospital"]));
    assert_eq!(line.json["permissions"], json!(["signed_in", "reviewer"]));
    let contact = app.get("/api/v1/me").by(world.person("contact")).send().await;
    assert_eq!(contact.expect(200)["roles"][0]["organization"]["id"], world.branch("village").to_string());
    assert_eq!(contact.json["permissions"], json!(["signed_in", "member", "branch_keeper", "organization_keeper"]));
}
