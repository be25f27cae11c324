//! Logging in, devices, passwords, one-time codes, roles.

pub mod access;
mod administration;
mod cookies;
mod login;
mod operator;
mod passwords;
mod roles;
mod sessions;

use serde_json::json;

use crate::support::{Answer, Person, TestApp};

/// A password that meets every rule, also the stricter ones.
pub const PASSWORD: &str = "Kiln-743-river";

/// Gives somebody of the small city [`PASSWORD`].
pub async fn with_password(app: &TestApp, person: &Person) {
    set_password(app, person, PASSWORD).await;
}

pub async fn set_password(app: &TestApp, person: &Person, password: &str) {
    let (id, now) = (person.account_id, app.clock.now());
    let hash = shigan::accounts::passwords::hash_blocking(password).unwrap();
    app.db(move |conn| shigan::accounts::set_password(conn, id, &hash, now).unwrap()).await;
}

/// Gives somebody of the small city a one-time code.
pub async fn with_code(app: &TestApp, person: &Person) -> String {
    let (id, clock) = (person.account_id, app.clock.clone());
    app.db(move |conn| shigan::accounts::issue_code(conn, &clock, id).unwrap()).await
}

pub async fn log_in(app: &TestApp, login: &str, password: &str) -> Answer {
    app.post("/api/v1/sessions").json(&json!({"login": login, "password": password})).send().await
}

pub async fn activate(app: &TestApp, login: &str, code: &str, password: &str) -> Answer {
    let body = json!({"login": login, "code": code, "new_password": password});
    app.post("/api/v1/account/activation").json(&body).send().await
}

/// The token of a fresh session.
pub async fn token_of(app: &TestApp, person: &Person, password: &str) -> String {
    log_in(app, &person.login, password).await.expect(201)["token"].as_str().unwrap().to_owned()
}

/// Another moment of the morning on which tests begin, or of a later day.
pub fn later(app: &TestApp, span: chrono::TimeDelta) {
    app.clock.set(app.clock.now().plus(span).utc());
}
