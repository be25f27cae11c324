//! The web app as the program serves it. Holds with and without built pages.

use crate::support::TestApp;

const PAGE: &str = "text/html,application/xhtml+xml";

#[tokio::test]
async fn the_first_page_comes_with_a_policy_that_runs_nothing_inline() {
    let app = TestApp::spawn().await;
    let answer = app.get("/").header("accept", PAGE).send().await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn addresses_of_the_api_are_never_answered_with_a_page() {
    let app = TestApp::spawn().await;
    for path in ["/api/v1/nothing", "/health/nothing", "/problems/nothing", "/assets/nothing.js"] {
        app.get(path).header("accept", PAGE).send().await.problem(404, "not-found");
    }
}

#[tokio::test]
async fn a_client_that_wants_no_page_learns_that_there_is_nothing() {
    let app = TestApp::spawn().await;
    app.get("/records").header("accept", "application/json").send().await.problem(404, "not-found");
    app.post("/records").header("accept", PAGE).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn no_address_leads_out_of_the_built_pages() {
    let app = TestApp::spawn().await;
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/index.html.br"] {
        app.get(path).header("accept", "*/*").send().await.problem(404, "not-found");
    }
}
