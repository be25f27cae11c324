//! Sessions in a cookie: for browsers, and safe against pages of other sites.

use serde_json::json;

use super::{PASSWORD, with_password};
use crate::support::{Answer, TestApp, World};

async fn log_in_by_cookie(app: &TestApp, login: &str, origin: Option<&str>) -> Answer {
    let call = app
        .post("/api/v1/sessions")
        .json(&json!({"login": login, "password": PASSWORD, "device_label": "办公电脑", "transport": "cookie"}));
    match origin {
        Some(origin) => call.header("origin", origin).send().await,
        None => call.send().await,
    }
}

fn cookie_of(answer: &Answer) -> String {
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let answer = log_in_by_cookie(&app, &member.login, Some(&app.base)).await;
    assert_eq!(answer.expect(201).get("token"), None);
    let cookie = answer.header("set-cookie").unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=7776000"] {
        assert!(cookie.contains(part), "{cookie} lacks {part}");
    }
    assert!(!cookie.contains("Secure"), "{cookie}");
    assert!(!cookie.contains("Domain"), "{cookie}");

    let secure = TestApp::spawn_with(&[("SHIGAN_PUBLIC_ORIGIN", "https://shigan.example")]).await;
    let world = World::of(&secure).await;
    let member = world.person("member");
    with_password(&secure, member).await;
    let answer = log_in_by_cookie(&secure, &member.login, Some("https://shigan.example")).await;
    answer.expect(201);
    assert!(answer.header("set-cookie").unwrap().contains("Secure"));
    // Its own address does not do once an origin is configured.
    log_in_by_cookie(&secure, &member.login, Some(&secure.base)).await.problem(403, "foreign-origin");
}

#[tokio::test]
async fn a_cookie_is_only_given_to_pages_of_this_server() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    log_in_by_cookie(&app, &member.login, Some("https://elsewhere.example")).await.problem(403, "foreign-origin");
    log_in_by_cookie(&app, &member.login, Some("null")).await.problem(403, "foreign-origin");
    log_in_by_cookie(&app, &member.login, None).await.problem(403, "foreign-origin");
}

#[tokio::test]
async fn a_cookie_reads_freely_and_changes_only_from_our_own_pages() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let admin = world.person("security_admin");
    with_password(&app, admin).await;
    let cookie = cookie_of(&log_in_by_cookie(&app, &admin.login, Some(&app.base)).await);
    app.get("/api/v1/me").header("cookie", &cookie).send().await.expect(200);
    let foreign = "https://elsewhere.example";
    app.get("/api/v1/me")
        .header("cookie", &cookie)
        .header("origin", foreign)
        .send()
        .await
        .problem(403, "foreign-origin");
    let body = json!({"login": "13800000009", "name": "吴敏"});
    let post = || app.post("/api/v1/accounts").header("cookie", &cookie).json(&body);
    post().send().await.problem(403, "foreign-origin");
    post().header("origin", foreign).send().await.problem(403, "foreign-origin");
    post().header("origin", &app.base).send().await.expect(201);
    // The token in it is worth nothing as a bearer token, which needs no origin.
    let token = cookie.split_once('=').unwrap().1;
    app.get("/api/v1/me").token(token).send().await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn logging_out_takes_the_cookie_back() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let cookie = cookie_of(&log_in_by_cookie(&app, &member.login, Some(&app.base)).await);
    let out = || app.delete("/api/v1/sessions/current").header("cookie", &cookie);
    out().header("origin", "https://elsewhere.example").send().await.problem(403, "foreign-origin");
    let answer = out().header("origin", &app.base).send().await;
    answer.expect(204);
    let gone = answer.header("set-cookie").unwrap();
    assert!(gone.starts_with("shigan_session=;") && gone.contains("Max-Age=0"), "{gone}");
    app.get("/api/v1/me").header("cookie", &cookie).send().await.problem(401, "unauthenticated");
}
