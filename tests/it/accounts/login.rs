//! Logging in: what it gives, what it refuses, and that it tells strangers nothing.

use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::future::join_all;
use serde_json::json;
use shigan::db::schema::{activation_codes, audit_events, sessions};

use super::{PASSWORD, activate, later, log_in, set_password, token_of, with_code, with_password};
use crate::support::{Answer, TestApp, World};

/// What a client can tell two answers apart by.
fn visible(answer: &Answer) -> (u16, Vec<u8>, Vec<(String, String)>) {
    let mut headers: Vec<(String, String)> = answer
        .headers
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "x-request-id" | "date"))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (answer.status, answer.bytes.to_vec(), headers)
}

#[tokio::test]
async fn a_token_from_a_login_works_and_lasts_ninety_days_for_a_member() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let answer = log_in(&app, &format!(" {} ", member.login), PASSWORD).await;
    let body = answer.expect(201);
    assert_eq!(body["name"], "陈秀英");
    assert_eq!(body["must_change_password"], false);
    assert_eq!(body["expires_at"], "2026-08-18T02:00:00Z");
    assert_eq!(body.get("idle_minutes"), None);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("set-cookie"), None);
    let token = body["token"].as_str().unwrap();
    let me = app.get("/api/v1/me").token(token).send().await;
    assert_eq!(me.expect(200)["login"], member.login);
    assert_eq!(me.json["member"]["branch"]["name"], "中共太坊镇康江村支部委员会");
    assert_eq!(me.json["permissions"], json!(["signed_in", "member"]));
    app.set_time("2026-08-18T01:59:00Z");
    app.get("/api/v1/me").token(token).send().await.expect(200);
    app.set_time("2026-08-18T02:00:00Z");
    app.get("/api/v1/me").token(token).send().await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn nobody_can_tell_whether_a_login_exists() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    with_password(&app, world.person("member")).await;
    // With a password, without one, disabled, and nobody's: attempt for attempt the same, lock included.
    with_password(&app, world.person("doctor")).await;
    let lock = format!("/api/v1/accounts/{}/lock", world.person("doctor").account_id);
    app.post(&lock).by(world.person("security_admin")).json(&json!({"reason": "test"})).send().await.expect(200);
    let logins = ["member", "colleague", "doctor"].map(|name| world.person(name).login.clone());
    for attempt in 1..=7 {
        let nobody = log_in(&app, "19999999999", "Wrong-password-1").await;
        assert_eq!(nobody.status, if attempt <= 5 { 401 } else { 423 }, "attempt {attempt}");
        for login in &logins {
            let somebody = log_in(&app, login, "Wrong-password-1").await;
            assert_eq!(visible(&somebody), visible(&nobody), "attempt {attempt} of {login}");
        }
        if attempt == 5 {
            // Else 28 failures of one address would run into its own limit.
            later(&app, TimeDelta::minutes(2));
        }
    }
}

#[tokio::test]
async fn five_failures_lock_and_then_the_right_password_is_refused_alike() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    for _ in 0..5 {
        log_in(&app, &member.login, "Wrong-password-1").await.problem(401, "wrong-credentials");
    }
    let wrong = log_in(&app, &member.login, "Wrong-password-1").await;
    wrong.problem(423, "account-locked");
    assert_eq!(wrong.header("retry-after"), Some("900"));
    let right = log_in(&app, &member.login, PASSWORD).await;
    assert_eq!(visible(&right), visible(&wrong));
    // A device logged in before goes on: guessing must not throw people out.
    app.get("/api/v1/me").by(member).send().await.expect(200);
    later(&app, TimeDelta::minutes(15));
    log_in(&app, &member.login, PASSWORD).await.expect(201);
    for _ in 0..4 {
        log_in(&app, &member.login, "Wrong-password-1").await.problem(401, "wrong-credentials");
    }
    log_in(&app, &member.login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn parallel_guesses_get_five_attempts_together() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    for login in [member.login.as_str(), "19999999999"] {
        let guesses = join_all((0..6).map(|_| log_in(&app, login, "Wrong-password-1"))).await;
        let mut statuses: Vec<u16> = guesses.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [401, 401, 401, 401, 401, 423], "{login}");
        log_in(&app, login, PASSWORD).await.problem(423, "account-locked");
    }
}

#[tokio::test]
async fn a_lock_outlives_the_process_also_for_a_login_nobody_has() {
    let app = TestApp::spawn().await;
    for _ in 0..5 {
        log_in(&app, "19999999999", "Wrong-password-1").await.problem(401, "wrong-credentials");
    }
    let app = app.restart().await;
    log_in(&app, "19999999999", "Wrong-password-1").await.problem(423, "account-locked");
    later(&app, TimeDelta::minutes(15));
    log_in(&app, "19999999999", "Wrong-password-1").await.problem(401, "wrong-credentials");
}

#[tokio::test]
async fn an_address_that_fails_too_often_waits_and_successes_do_not_count() {
    let app = TestApp::spawn_with(&[("SHIGAN_LOGIN_FAILURES_PER_MINUTE", "3")]).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    for number in 0..3 {
        log_in(&app, &member.login, PASSWORD).await.expect(201);
        log_in(&app, &format!("1999999999{number}"), "Wrong-password-1").await.problem(401, "wrong-credentials");
    }
    let refused = log_in(&app, &member.login, PASSWORD).await;
    refused.problem(429, "too-many-requests");
    assert_eq!(refused.header("retry-after"), Some("60"));
    activate(&app, &member.login, "0000-0000-0000", PASSWORD).await.problem(429, "too-many-requests");
    later(&app, TimeDelta::minutes(1));
    log_in(&app, &member.login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn reviewers_are_logged_out_when_idle_and_after_twelve_hours() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, reviewer) = (world.person("member"), world.person("township"));
    with_password(&app, member).await;
    with_password(&app, reviewer).await;
    let phone = token_of(&app, member, PASSWORD).await;
    let desk = log_in(&app, &reviewer.login, PASSWORD).await;
    assert_eq!(desk.expect(201)["idle_minutes"], 30);
    assert_eq!(desk.json["expires_at"], "2026-05-20T14:00:00Z");
    let desk = desk.json["token"].as_str().unwrap().to_owned();
    let busy = token_of(&app, reviewer, PASSWORD).await;
    for _ in 0..2 {
        later(&app, TimeDelta::minutes(20));
        app.get("/api/v1/me").token(&busy).send().await.expect(200);
    }
    app.get("/api/v1/me").token(&desk).send().await.problem(401, "unauthenticated");
    app.get("/api/v1/me").token(&phone).send().await.expect(200);
    let devices = app.get("/api/v1/sessions").token(&busy).send().await;
    let labels: Vec<_> = devices.expect(200)["items"].as_array().unwrap().iter().collect();
    // The idle one is gone from the list too; the other is the session the world was built with.
    assert_eq!(labels.len(), 2, "{}", devices.json);
    for _ in 0..33 {
        later(&app, TimeDelta::minutes(20));
        app.get("/api/v1/me").token(&busy).send().await.expect(200);
    }
    later(&app, TimeDelta::minutes(20));
    app.get("/api/v1/me").token(&busy).send().await.problem(401, "unauthenticated");
}

#[tokio::test]
async fn a_reviewers_password_is_due_after_ninety_days_and_a_members_is_not() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, reviewer) = (world.person("member"), world.person("township"));
    with_password(&app, member).await;
    with_password(&app, reviewer).await;
    later(&app, TimeDelta::days(89));
    assert_eq!(log_in(&app, &reviewer.login, PASSWORD).await.expect(201)["must_change_password"], false);
    later(&app, TimeDelta::days(1));
    assert_eq!(log_in(&app, &member.login, PASSWORD).await.expect(201)["must_change_password"], false);
    let answer = log_in(&app, &reviewer.login, PASSWORD).await;
    assert_eq!(answer.expect(201)["must_change_password"], true);
    let token = answer.json["token"].as_str().unwrap();
    app.get("/api/v1/sessions").token(token).send().await.problem(403, "password-change-due");
}

#[tokio::test]
async fn what_does_not_fit_is_named_by_field() {
    let app = TestApp::spawn().await;
    let body = json!({"login": " ", "password": "", "device_label": "长".repeat(61)});
    let answer = app.post("/api/v1/sessions").json(&body).send().await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/login", "/password", "/device_label"]);
    let body = json!({"login": "13800000001", "password": "x", "transport": "pigeon"});
    let answer = app.post("/api/v1/sessions").json(&body).send().await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/transport"]);
}

#[tokio::test]
async fn every_attempt_stands_in_the_trail_without_what_was_typed() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    // People type their password into the field of the login.
    log_in(&app, "typed-in-the-wrong-field", "Wrong-password-1").await.problem(401, "wrong-credentials");
    log_in(&app, &member.login, "Wrong-password-2").await.problem(401, "wrong-credentials");
    log_in(&app, &member.login, PASSWORD).await.expect(201);
    let rows: Vec<(String, String, String, String)> = app
        .db(|conn| {
            audit_events::table
                .filter(audit_events::action.eq("session.create"))
                .select((
                    audit_events::outcome,
                    audit_events::subject_kind,
                    audit_events::subject_id,
                    audit_events::details,
                ))
                .load(conn)
                .unwrap()
        })
        .await;
    let mut kinds: Vec<_> = rows.iter().map(|row| (row.0.as_str(), row.1.as_str())).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [("done", "session"), ("refused", "account"), ("refused", "login")]);
    let text = format!("{rows:?}").to_lowercase();
    assert!(!text.contains("wrong") && !text.contains("kiln"), "{text}");
}

#[tokio::test]
async fn no_token_and_no_code_is_kept_in_clear() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    set_password(&app, member, PASSWORD).await;
    let token = token_of(&app, member, PASSWORD).await;
    let code = with_code(&app, world.person("colleague")).await;
    let bare = code.replace('-', "");
    let hashes: Vec<Vec<u8>> = app
        .db(|conn| {
            let mut hashes: Vec<Vec<u8>> = sessions::table.select(sessions::token_hash).load(conn).unwrap();
            hashes.extend(activation_codes::table.select(activation_codes::code_hash).load::<Vec<u8>>(conn).unwrap());
            hashes
        })
        .await;
    assert!(hashes.iter().all(|hash| hash.len() == 32 && hash.as_slice() != token.as_bytes()));
    if crate::support::app::city() {
        return;
    }
    for entry in std::fs::read_dir(app.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        for secret in [token.as_bytes(), code.as_bytes(), bare.as_bytes(), PASSWORD.as_bytes()] {
            let found = bytes.windows(secret.len()).any(|window| window == secret);
            assert!(!found, "{} holds a secret in clear", path.display());
        }
    }
}
