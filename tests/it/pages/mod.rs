//! The web app as the program serves it. Holds with and without built pages.

use std::path::Path;

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

#[tokio::test]
async fn everything_a_service_worker_keeps_is_served_under_its_name() {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist");
    let Ok(worker) = std::fs::read_to_string(built.join("sw.js")) else {
        println!("passed over: there are no built pages");
        return;
    };
    let app = TestApp::spawn().await;
    let kept: Vec<&str> = worker.split("url:").skip(1).filter_map(|rest| rest[1..].split(['"', '`']).next()).collect();
    assert!(kept.contains(&"index.html") && kept.len() > 10, "{kept:?}");
    for name in kept {
        assert_eq!(app.get(&format!("/{name}")).header("accept", "*/*").send().await.status, 200, "{name}");
    }
}

#[tokio::test]
async fn addresses_of_the_desk_have_a_page_of_their_own_under_the_same_policy() {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist");
    if !built.join("desk.html").exists() {
        println!("passed over: there are no built pages");
        return;
    }
    let app = TestApp::spawn().await;
    for path in ["/desk", "/desk/", "/desk/records/018f3c5e-0000-7000-8000-000000000001"] {
        let answer = app.get(path).header("accept", PAGE).send().await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(String::from_utf8_lossy(&answer.bytes).contains("/assets/desk/"), "{path}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    }
    let answer = app.get("/desks").header("accept", PAGE).send().await;
    assert!(!String::from_utf8_lossy(&answer.bytes).contains("/assets/desk/"));
}
