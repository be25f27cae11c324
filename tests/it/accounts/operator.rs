//! What the operator does at the shell.

use shigan::accounts::{Error, NewAccount, NewGrant, Role, operator};
use shigan::services::Services;

use super::{PASSWORD, activate, log_in};
use crate::support::TestApp;

/// Commands block; they do not run on the threads of the server.
async fn at_the_shell<T: Send + 'static>(app: &TestApp, work: impl FnOnce(&Services) -> T + Send + 'static) -> T {
    let services = app.services.clone();
    tokio::task::spawn_blocking(move || work(&services)).await.unwrap()
}

fn account() -> NewAccount {
    NewAccount { login: "Keeper".to_owned(), name: "安管员".to_owned() }
}

#[tokio::test]
async fn the_first_administrator_comes_from_the_shell() {
    let app = TestApp::spawn().await;
    let create = |services: &Services| {
        let role = Some(NewGrant::everywhere(Role::SecurityAdmin));
        operator::create_from_shell(&services.db, &services.clock, &services.config, account(), role)
    };
    let code = at_the_shell(&app, create).await.unwrap();
    assert!(matches!(at_the_shell(&app, create).await, Err(Error::LoginTaken)));
    activate(&app, "keeper", &code, PASSWORD).await.expect(204);
    let token = log_in(&app, "keeper", PASSWORD).await.expect(201)["token"].as_str().unwrap().to_owned();
    app.get("/api/v1/accounts").token(&token).send().await.expect(200);
    let code =
        at_the_shell(&app, |services| operator::reset_password(&services.db, &services.clock, "KEEPER")).await.unwrap();
    app.get("/api/v1/me").token(&token).send().await.problem(401, "unauthenticated");
    activate(&app, "keeper", &code, PASSWORD).await.expect(204);
    at_the_shell(&app, |services| operator::lock(&services.db, &services.clock, "keeper", "left the office"))
        .await
        .unwrap();
    log_in(&app, "keeper", PASSWORD).await.problem(401, "wrong-credentials");
    let nobody = at_the_shell(&app, |services| operator::reset_password(&services.db, &services.clock, "nobody")).await;
    assert!(matches!(nobody, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_refused_role_leaves_no_account_behind() {
    let app = TestApp::spawn().await;
    let refused = at_the_shell(&app, |services| {
        let role = Some(NewGrant::everywhere(Role::Reviewer));
        operator::create_from_shell(&services.db, &services.clock, &services.config, account(), role)
    })
    .await;
    assert!(matches!(refused, Err(Error::Fields(_))));
    at_the_shell(&app, |services| {
        operator::create_from_shell(&services.db, &services.clock, &services.config, account(), None)
    })
    .await
    .unwrap();
}
