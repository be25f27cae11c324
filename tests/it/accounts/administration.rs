//! Keeping accounts.

use serde_json::{Value, json};

use super::{PASSWORD, activate, log_in, token_of, with_password};
use crate::support::{TestApp, World};

#[tokio::test]
async fn a_new_account_is_activated_by_its_code() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    let body = json!({"login": "Wu.Min@example", "name": " 吴敏 "});
    let made = app.post("/api/v1/accounts").by(admin).json(&body).send().await;
    let code = made.expect(201)["activation_code"].as_str().unwrap().to_owned();
    assert_eq!(made.header("cache-control"), Some("no-store"));
    assert_eq!(made.json["expires_at"], "2026-06-19T02:00:00Z");
    app.post("/api/v1/accounts").by(admin).json(&body).send().await.problem(409, "conflict");
    activate(&app, "WU.MIN@example", &code, PASSWORD).await.expect(204);
    assert_eq!(log_in(&app, "wu.min@example", PASSWORD).await.expect(201)["name"], "吴敏");
    let path = format!("/api/v1/accounts/{}", made.json["account_id"].as_str().unwrap());
    let account = app.get(&path).by(admin).send().await;
    assert_eq!(account.expect(200)["state"], "active");
    assert_eq!(account.json["password_changed_at"], "2026-05-20T02:00:00Z");
    assert_eq!(account.json.get("activation_code_expires_at"), None);
    assert_eq!(account.json["roles"], json!([]));
    let text = account.json.to_string();
    assert!(!text.contains("argon2") && !text.contains(&code), "{text}");
}

#[tokio::test]
async fn a_login_that_cannot_be_typed_is_refused() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    for body in [json!({"login": "吴敏", "name": ""}), json!({"login": "a b", "name": " "})] {
        let answer = app.post("/api/v1/accounts").by(world.person("security_admin")).json(&body).send().await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/login", "/name"]);
    }
}

#[tokio::test]
async fn a_locked_account_is_out_at_once_until_it_is_unlocked() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (admin, member) = (world.person("security_admin"), world.person("member"));
    with_password(&app, member).await;
    let token = token_of(&app, member, PASSWORD).await;
    let path = format!("/api/v1/accounts/{}", member.account_id);
    let empty = app.post(&format!("{path}/lock")).by(admin).json(&json!({"reason": " "})).send().await;
    empty.problem(422, "invalid");
    let locked = app.post(&format!("{path}/lock")).by(admin).json(&json!({"reason": "手机丢失"})).send().await;
    assert_eq!(locked.expect(200)["state"], "disabled");
    app.get("/api/v1/me").token(&token).send().await.problem(401, "unauthenticated");
    log_in(&app, &member.login, PASSWORD).await.problem(401, "wrong-credentials");
    let unlocked = app.post(&format!("{path}/unlock")).by(admin).send().await;
    assert_eq!(unlocked.expect(200)["state"], "active");
    // The old devices stay out.
    app.get("/api/v1/me").token(&token).send().await.problem(401, "unauthenticated");
    log_in(&app, &member.login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn unlocking_ends_the_wait_after_failures() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (admin, member) = (world.person("security_admin"), world.person("member"));
    with_password(&app, member).await;
    for _ in 0..5 {
        log_in(&app, &member.login, "Wrong-password-1").await.problem(401, "wrong-credentials");
    }
    let path = format!("/api/v1/accounts/{}", member.account_id);
    let waiting = app.get(&path).by(admin).send().await;
    assert_eq!(waiting.expect(200)["locked_until"], "2026-05-20T02:15:00Z");
    app.post(&format!("{path}/unlock")).by(admin).send().await.expect(200);
    log_in(&app, &member.login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn a_reset_takes_password_and_devices_and_gives_a_code() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (admin, member) = (world.person("security_admin"), world.person("member"));
    with_password(&app, member).await;
    let path = format!("/api/v1/accounts/{}/activation-code", member.account_id);
    let first = app.post(&path).by(admin).send().await;
    let second = app.post(&path).by(admin).send().await;
    let code = |answer: &Value| answer["activation_code"].as_str().unwrap().to_owned();
    app.get("/api/v1/me").by(member).send().await.problem(401, "unauthenticated");
    log_in(&app, &member.login, PASSWORD).await.problem(401, "wrong-credentials");
    activate(&app, &member.login, &code(first.expect(201)), PASSWORD).await.problem(401, "wrong-credentials");
    activate(&app, &member.login, &code(second.expect(201)), PASSWORD).await.expect(204);
    log_in(&app, &member.login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn nobody_locks_or_resets_the_own_account() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    let path = format!("/api/v1/accounts/{}", admin.account_id);
    let lock = app.post(&format!("{path}/lock")).by(admin).json(&json!({"reason": "x"}));
    lock.send().await.problem(403, "forbidden");
    app.post(&format!("{path}/unlock")).by(admin).send().await.problem(403, "forbidden");
    app.post(&format!("{path}/activation-code")).by(admin).send().await.problem(403, "forbidden");
    let nobody = format!("/api/v1/accounts/{}", uuid::Uuid::nil());
    app.get(&nobody).by(admin).send().await.problem(404, "not-found");
    app.post(&format!("{nobody}/unlock")).by(admin).send().await.problem(404, "not-found");
    app.post(&format!("{nobody}/activation-code")).by(admin).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn accounts_are_found_by_login_and_name_and_paged() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    let find = async |query: &str| app.get(&format!("/api/v1/accounts?{query}")).by(admin).send().await;
    let found = find(&format!("login={}", world.person("member").login)).await;
    let items = found.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["name"], "陈秀英");
    assert_eq!(items[0]["activated"], false);
    assert_eq!(find("name=秀").await.expect(200)["items"].as_array().unwrap().len(), 1);
    assert_eq!(find("login=100").await.expect(200)["items"].as_array().unwrap().len(), world.people.len());
    let of_branch = find(&format!("branch_id={}", world.branch("hospital"))).await;
    let names = |answer: &serde_json::Value| answer["items"].as_array().unwrap().len();
    assert_eq!(names(of_branch.expect(200)), 1);
    assert_eq!(find("login=1%2500").await.expect(200)["items"], json!([]));
    assert_eq!(find("login=1_0").await.expect(200)["items"], json!([]));
    let (mut seen, mut query) = (Vec::new(), "limit=7".to_owned());
    loop {
        let page = find(&query).await;
        let items = page.expect(200)["items"].as_array().unwrap();
        seen.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        query = format!("limit=7&cursor={cursor}");
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((count, seen.len()), (world.people.len(), world.people.len()));
    find("cursor=nonsense").await.problem(400, "malformed-request");
}
