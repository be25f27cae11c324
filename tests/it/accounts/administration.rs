//! Keeping accounts.

use serde_json::{Value, json};

use super::{PASSWORD, activate, log_in, token_of, with_password};
use crate::support::{Person, TestApp, World};

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

/// The names of all accounts that fit, page by page, in their order.
async fn names_of(app: &TestApp, admin: &Person, query: &str, limit: u32) -> Vec<String> {
    let (mut names, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = app.get(&format!("/api/v1/accounts?{query}&limit={limit}{cursor}")).by(admin).send().await;
        let items = page.expect(200)["items"].as_array().unwrap();
        assert!(items.len() <= limit as usize, "{query}: {} rows", items.len());
        names.extend(items.iter().map(|item| item["name"].as_str().unwrap().to_owned()));
        let Some(next) = page.json["next_cursor"].as_str() else { return names };
        cursor = format!("&cursor={next}");
    }
}

#[tokio::test]
async fn accounts_are_found_by_a_role_that_is_held_now() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    assert_eq!(names_of(&app, admin, "role=auditor", 50).await, ["审计管理"]);
    let reviewers = ["郑一兼", "镇审核", "乡审核", "区审核", "县审核", "市审核"];
    assert_eq!(names_of(&app, admin, "role=reviewer", 2).await, reviewers);
    // Whoever holds a role twice is one person.
    let roles = format!("/api/v1/accounts/{}/roles", world.person("contact").account_id);
    let again = json!({"role": "branch_contact", "organization_id": world.branch("hospital")});
    app.post(&roles).by(admin).json(&again).send().await.expect(201);
    assert_eq!(names_of(&app, admin, "role=branch_contact", 1).await, ["黄丽华"]);
    // A role that has ended is held no more.
    let leader = format!("/api/v1/accounts/{}", world.person("leader").account_id);
    let held = app.get(&leader).by(admin).send().await.expect(200)["roles"][0]["id"].clone();
    assert_eq!(names_of(&app, admin, "role=group_leader", 50).await, ["周小组"]);
    app.delete(&format!("{leader}/roles/{}", held.as_str().unwrap())).by(admin).send().await.expect(204);
    assert!(names_of(&app, admin, "role=group_leader", 50).await.is_empty());
}

#[tokio::test]
async fn accounts_are_found_by_where_they_stand() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    assert_eq!(names_of(&app, admin, "state=waiting", 50).await.len(), world.people.len());
    for person in ["member", "colleague", "county"] {
        with_password(&app, world.person(person)).await;
    }
    // A lock says more than an activation, of those who were activated and of those who were not.
    for person in ["colleague", "doctor"] {
        let path = format!("/api/v1/accounts/{}/lock", world.person(person).account_id);
        app.post(&path).by(admin).json(&json!({"reason": "手机丢失"})).send().await.expect(200);
    }
    assert_eq!(names_of(&app, admin, "state=active", 1).await, ["陈秀英", "区审核"]);
    assert_eq!(names_of(&app, admin, "state=disabled", 1).await, ["李志强", "刘医生"]);
    assert_eq!(names_of(&app, admin, "state=waiting", 7).await.len(), world.people.len() - 4);
    // Whoever gets a new code waits again.
    let code = format!("/api/v1/accounts/{}/activation-code", world.person("member").account_id);
    app.post(&code).by(admin).send().await.expect(201);
    assert_eq!(names_of(&app, admin, "state=active", 50).await, ["区审核"]);
    for wrong in ["state=locked", "state=", "role=secretary", "role="] {
        app.get(&format!("/api/v1/accounts?{wrong}")).by(admin).send().await.problem(400, "malformed-request");
    }
}

#[tokio::test]
async fn roles_states_and_names_narrow_a_list_of_accounts_together_and_page_by_page() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    for person in ["township", "county", "city", "auditor"] {
        with_password(&app, world.person(person)).await;
    }
    let narrowed = "role=reviewer&name=审核";
    let active = format!("{narrowed}&state=active");
    assert_eq!(names_of(&app, admin, narrowed, 1).await, ["镇审核", "乡审核", "区审核", "县审核", "市审核"]);
    assert_eq!(names_of(&app, admin, &active, 1).await, ["镇审核", "区审核", "市审核"]);
    assert_eq!(names_of(&app, admin, &active, 2).await, ["镇审核", "区审核", "市审核"]);
    let waiting = format!("{narrowed}&state=waiting");
    assert_eq!(names_of(&app, admin, &waiting, 1).await, ["乡审核", "县审核"]);
    let of_branch = format!("role=reviewer&state=waiting&branch_id={}", world.branch("village"));
    assert_eq!(names_of(&app, admin, &of_branch, 1).await, ["郑一兼"]);
    assert!(names_of(&app, admin, "role=auditor&state=waiting", 50).await.is_empty());
}
