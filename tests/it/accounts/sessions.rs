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

#[tokio::test]
async fn a_security_administrator_finds_the_lost_device_and_ends_it_alone() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (admin, member) = (world.person("security_admin"), world.person("member"));
    with_password(&app, member).await;
    later(&app, TimeDelta::minutes(5));
    let body = json!({"login": member.login, "password": PASSWORD, "device_label": "旧手机"});
    let lost = app.post("/api/v1/sessions").json(&body).send().await.expect(201).clone();
    let (lost_id, token) = (lost["session_id"].as_str().unwrap(), lost["token"].as_str().unwrap());
    let path = format!("/api/v1/accounts/{}/sessions", member.account_id);
    let seen = app.get(&path).by(admin).send().await.expect(200)["items"].clone();
    assert_eq!(seen.as_array().unwrap().len(), 2);
    assert_eq!(
        (&seen[0]["id"], &seen[0]["device_label"], &seen[0]["address"]),
        (&json!(lost_id), &json!("旧手机"), &json!("127.0.0.1"))
    );
    // The other one was not opened by a login, so the trail knows no address.
    assert_eq!(seen[1]["address"], json!(null));
    assert!(seen[0].get("token").is_none());
    // It belongs to this account and no other, and nobody does this to himself.
    let other = format!("/api/v1/accounts/{}/sessions/{lost_id}", world.person("colleague").account_id);
    app.delete(&other).by(admin).send().await.problem(404, "not-found");
    let own = format!("/api/v1/accounts/{}/sessions/{lost_id}", admin.account_id);
    app.delete(&own).by(admin).send().await.problem(403, "forbidden");
    let unknown = format!("/api/v1/accounts/{}/sessions", world.branch("village"));
    app.get(&unknown).by(admin).send().await.problem(404, "not-found");
    app.delete(&format!("{path}/{lost_id}")).by(admin).send().await.expect(204);
    app.get("/api/v1/me").token(token).send().await.problem(401, "unauthenticated");
    app.get("/api/v1/me").by(member).send().await.expect(200);
    app.delete(&format!("{path}/{lost_id}")).by(admin).send().await.problem(404, "not-found");
    let events = format!("/api/v1/audit/events?subject_kind=session&subject_id={lost_id}");
    let events = app.get(&events).by(world.person("auditor")).send().await.expect(200)["items"].clone();
    assert_eq!(events[0]["action"], "session.end");
    assert_eq!(events[0]["actor_name"], "安全管理");
    assert_eq!(events[0]["details"]["account_id"], member.account_id.to_string());
}
