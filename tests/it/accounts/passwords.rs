//! Choosing passwords: by a one-time code, and by the password before.

use chrono::TimeDelta;
use serde_json::json;

use super::{PASSWORD, activate, later, log_in, token_of, with_code, with_password};
use crate::support::{Answer, Person, TestApp, World};

const NEXT: &str = "Reed-918-stone";

async fn change(app: &TestApp, token: &str, current: &str, new: &str) -> Answer {
    let body = json!({"current_password": current, "new_password": new});
    app.put("/api/v1/account/password").token(token).json(&body).send().await
}

#[tokio::test]
async fn a_code_sets_the_first_password_once() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    log_in(&app, &member.login, PASSWORD).await.problem(401, "wrong-credentials");
    let code = with_code(&app, member).await;
    activate(&app, &member.login, "0000-0000-0000", PASSWORD).await.problem(401, "wrong-credentials");
    let typed = code.to_lowercase().replace('-', " ");
    activate(&app, &member.login, &typed, PASSWORD).await.expect(204);
    // Whatever was logged in before the password was set is not trusted any more.
    app.get("/api/v1/me").by(member).send().await.problem(401, "unauthenticated");
    log_in(&app, &member.login, PASSWORD).await.expect(201);
    activate(&app, &member.login, &code, NEXT).await.problem(401, "wrong-credentials");
    log_in(&app, &member.login, PASSWORD).await.expect(201);
}

#[tokio::test]
async fn a_wrong_code_and_a_login_nobody_has_are_answered_alike() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, other) = (world.person("member"), world.person("colleague"));
    let code = with_code(&app, member).await;
    let wrong = activate(&app, &member.login, "0000-0000-0000", PASSWORD).await;
    wrong.problem(401, "wrong-credentials");
    for (login, code) in [
        ("19999999999", code.as_str()),
        (other.login.as_str(), code.as_str()),
        (member.login.as_str(), "not a code at all"),
    ] {
        let answer = activate(&app, login, code, PASSWORD).await;
        assert_eq!((answer.status, &answer.bytes), (wrong.status, &wrong.bytes), "{login}");
    }
    activate(&app, &member.login, &code, PASSWORD).await.expect(204);
}

#[tokio::test]
async fn ten_wrong_codes_void_the_right_one_and_thirty_days_do_too() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, other) = (world.person("member"), world.person("colleague"));
    let code = with_code(&app, member).await;
    for _ in 0..10 {
        activate(&app, &member.login, "0000-0000-0000", PASSWORD).await.problem(401, "wrong-credentials");
    }
    activate(&app, &member.login, &code, PASSWORD).await.problem(401, "wrong-credentials");
    let late = with_code(&app, other).await;
    later(&app, TimeDelta::days(30));
    activate(&app, &other.login, &late, PASSWORD).await.problem(401, "wrong-credentials");
    let fresh = with_code(&app, other).await;
    later(&app, TimeDelta::days(29));
    activate(&app, &other.login, &late, PASSWORD).await.problem(401, "wrong-credentials");
    activate(&app, &other.login, &fresh, PASSWORD).await.expect(204);
}

#[tokio::test]
async fn parallel_uses_of_a_code_set_one_password() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let code = with_code(&app, member).await;
    let passwords: Vec<String> = (0..4).map(|number| format!("Kiln-743-river{number}")).collect();
    let answers =
        futures_util::future::join_all(passwords.iter().map(|one| activate(&app, &member.login, &code, one))).await;
    let set: Vec<usize> = (0..4).filter(|index| answers[*index].status == 204).collect();
    assert_eq!(set.len(), 1);
    log_in(&app, &member.login, &passwords[set[0]]).await.expect(201);
}

#[tokio::test]
async fn a_poor_password_is_refused_with_the_reason_and_the_code_stays_good() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, reviewer) = (world.person("member"), world.person("township"));
    let code = with_code(&app, member).await;
    for poor in ["Kiln-74", "kilnkilnkiln", "Passw0rd", &format!("Aa-{}", member.login)] {
        let answer = activate(&app, &member.login, &code, poor).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers()[0], "/new_password", "{poor}");
    }
    activate(&app, &member.login, &code, "Kiln-743").await.expect(204);
    let code = with_code(&app, reviewer).await;
    activate(&app, &reviewer.login, &code, "Kiln-743").await.problem(422, "invalid");
    activate(&app, &reviewer.login, &code, "Kiln-74321").await.expect(204);
}

#[tokio::test]
async fn a_new_password_logs_every_other_device_out() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let here = token_of(&app, member, PASSWORD).await;
    change(&app, &here, PASSWORD, NEXT).await.expect(204);
    app.get("/api/v1/me").token(&here).send().await.expect(200);
    app.get("/api/v1/me").by(member).send().await.problem(401, "unauthenticated");
    log_in(&app, &member.login, PASSWORD).await.problem(401, "wrong-credentials");
    log_in(&app, &member.login, NEXT).await.expect(201);
}

#[tokio::test]
async fn the_present_password_is_needed_and_cannot_be_guessed() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    with_password(&app, member).await;
    let same = change(&app, &member.token, PASSWORD, PASSWORD).await;
    same.problem(422, "invalid");
    assert_eq!(same.pointers(), ["/new_password"]);
    for _ in 0..5 {
        let answer = change(&app, &member.token, "Wrong-password-1", NEXT).await;
        answer.problem(422, "invalid");
        assert_eq!(answer.pointers(), ["/current_password"]);
    }
    change(&app, &member.token, PASSWORD, NEXT).await.problem(423, "account-locked");
    log_in(&app, &member.login, PASSWORD).await.problem(423, "account-locked");
}

async fn grant_reviewer(app: &TestApp, world: &World, person: &Person) {
    let path = format!("/api/v1/accounts/{}/roles", person.account_id);
    let body = json!({"role": "reviewer", "level": "township", "area_id": world.area("FZ-LC-01")});
    app.post(&path).by(world.person("security_admin")).json(&body).send().await.expect(201);
}

#[tokio::test]
async fn a_due_password_blocks_everything_but_changing_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let doctor = world.person("doctor");
    super::set_password(&app, doctor, "Kiln-743").await;
    grant_reviewer(&app, &world, doctor).await;
    app.get("/api/v1/sessions").by(doctor).send().await.problem(403, "password-change-due");
    let me = app.get("/api/v1/me").by(doctor).send().await;
    assert_eq!(me.expect(200)["must_change_password"], true);
    // Now a reviewer, so ten characters.
    change(&app, &doctor.token, "Kiln-743", "Reed-918").await.problem(422, "invalid");
    change(&app, &doctor.token, "Kiln-743", NEXT).await.expect(204);
    app.get("/api/v1/sessions").by(doctor).send().await.expect(200);
    // The session that was good for ninety days is a reviewer's now.
    later(&app, TimeDelta::minutes(31));
    app.get("/api/v1/me").by(doctor).send().await.problem(401, "unauthenticated");
}
