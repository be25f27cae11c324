//! Pages of other origins: allowed by name, never with a cookie.

use reqwest::Method;

use super::{UPLOADS, one};
use crate::support::{Answer, TestApp, World};

const PHONE: &str = "https://phone.example";

async fn preflight(app: &TestApp, origin: &str, method: &str, headers: &str) -> Answer {
    app.call(Method::OPTIONS, UPLOADS)
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header("access-control-request-headers", headers)
        .send()
        .await
}

#[tokio::test]
async fn an_allowed_page_may_send_and_read_what_the_protocol_needs() {
    let app = TestApp::spawn_with(&[("SHIGAN_ALLOWED_ORIGINS", "https://other.example, https://phone.example")]).await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let asked = "authorization,content-type,tus-resumable,upload-checksum,upload-length,upload-metadata,upload-offset";
    let answer = preflight(&app, PHONE, "PATCH", asked).await;
    assert_eq!(answer.status / 100, 2, "{}", answer.status);
    assert_eq!(answer.header("access-control-allow-origin"), Some(PHONE));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    let (_, _, upload) = one(&app, member, 100_000).await;
    let call = app.call(Method::HEAD, &upload).by(member).header("tus-resumable", "1.0.0").header("origin", PHONE);
    let answer = call.send().await;
    answer.expect(200);
    assert_eq!(answer.header("access-control-allow-origin"), Some(PHONE));
    let exposed = answer.header("access-control-expose-headers").unwrap().to_lowercase();
    for name in ["location", "upload-offset", "upload-length", "upload-expires", "tus-resumable", "retry-after"] {
        assert!(exposed.contains(name), "{name} is not in {exposed}");
    }
    // Refusals have to be readable too, or the page takes them for a broken line.
    let refused =
        app.call(Method::DELETE, &upload).header("tus-resumable", "1.0.0").header("origin", PHONE).send().await;
    refused.problem(401, "unauthenticated");
    assert_eq!(refused.header("access-control-allow-origin"), Some(PHONE));
}

#[tokio::test]
async fn any_other_page_is_told_nothing() {
    let app = TestApp::spawn_with(&[("SHIGAN_ALLOWED_ORIGINS", PHONE)]).await;
    let answer = preflight(&app, "https://elsewhere.example", "POST", "tus-resumable").await;
    assert_eq!(answer.header("access-control-allow-origin"), None);
    let nobody = TestApp::spawn().await;
    let answer = preflight(&nobody, PHONE, "POST", "tus-resumable").await;
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn an_origin_is_written_as_browsers_send_it() {
    let read = |text: &str| {
        let variables = [("SHIGAN_ALLOWED_ORIGINS".to_owned(), text.to_owned())].into();
        shigan::config::Config::from_variables(variables).map(|config| config.allowed_origins)
    };
    assert_eq!(read("").unwrap(), Vec::<String>::new());
    assert_eq!(
        read("https://a.example,http://127.0.0.1:8000").unwrap(),
        ["https://a.example", "http://127.0.0.1:8000"]
    );
    for wrong in ["*", "null", "a.example", "https://a.example/", "https://A.example", "https://a.example:443"] {
        assert!(read(wrong).unwrap_err().to_string().contains("SHIGAN_ALLOWED_ORIGINS"), "{wrong}");
    }
}
