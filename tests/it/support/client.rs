//! The client of the tests: short to write, and every answer is held against the contract.

use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::contract;
use super::{Person, TestApp};

/// A request being put together.
pub struct Call<'a> {
    app: &'a TestApp,
    method: Method,
    path: String,
    request: reqwest::RequestBuilder,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: bytes::Bytes,
    pub json: Value,
    what: String,
}

impl TestApp {
    pub fn call(&self, method: Method, path: &str) -> Call<'_> {
        let request = self.http.request(method.clone(), format!("{}{path}", self.base));
        Call { app: self, method, path: path.to_owned(), request }
    }

    pub fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> Call<'_> {
        self.call(Method::POST, path)
    }

    pub fn put(&self, path: &str) -> Call<'_> {
        self.call(Method::PUT, path)
    }

    pub fn patch(&self, path: &str) -> Call<'_> {
        self.call(Method::PATCH, path)
    }

    pub fn delete(&self, path: &str) -> Call<'_> {
        self.call(Method::DELETE, path)
    }
}

impl Call<'_> {
    /// Sends as a person.
    pub fn by(self, person: &Person) -> Self {
        self.token(&person.token)
    }

    pub fn token(mut self, token: &str) -> Self {
        self.request = self.request.bearer_auth(token);
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub fn json(mut self, body: &Value) -> Self {
        self.request = self.request.json(body);
        self
    }

    pub fn bytes(mut self, content_type: &str, body: impl Into<reqwest::Body>) -> Self {
        self.request = self.request.header("content-type", content_type).body(body);
        self
    }

    /// Sends, and checks the answer against the contract.
    pub async fn send(self) -> Answer {
        let what = format!("{} {}", self.method, self.path);
        let response = self.request.send().await.unwrap_or_else(|error| panic!("{what}: {error}"));
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let bytes = response.bytes().await.unwrap();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let _app = self.app;
        let answer = Answer { status, headers, bytes, json, what };
        contract::check(&self.method, &self.path, &answer);
        answer
    }
}

impl Answer {
    pub fn what(&self) -> &str {
        &self.what
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body, once the status is the wanted one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> &Value {
        assert_eq!(self.status, status, "{}: {}", self.what, String::from_utf8_lossy(&self.bytes));
        &self.json
    }

    /// The body, once the answer is the wanted problem.
    #[track_caller]
    pub fn problem(&self, status: u16, slug: &str) -> &Value {
        self.expect(status);
        if self.what.starts_with("HEAD ") {
            return &self.json; // An answer to HEAD has no body; its status is all there is.
        }
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.what);
        assert_eq!(self.json["type"], format!("/problems/{slug}"), "{}: {}", self.what, self.json);
        &self.json
    }

    /// The pointers of the bad fields of a problem.
    pub fn pointers(&self) -> Vec<String> {
        let errors = self.json["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["pointer"].as_str().unwrap_or_default().to_owned()).collect()
    }
}
