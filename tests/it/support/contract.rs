//! Holds answers against the contract: a status or a body it does not know fails the test.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use reqwest::Method;
use serde_json::{Value, json};

use super::client::Answer;

/// The contract, as the server gives it out. `house::contract` compares it with what is generated from the routes.
pub static CONTRACT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../api-docs/openapi.json")).unwrap());

static VALIDATORS: LazyLock<Mutex<HashMap<String, jsonschema::Validator>>> = LazyLock::new(Mutex::default);

/// One operation of the contract.
#[derive(Clone, Debug)]
pub struct Operation {
    pub id: String,
    pub method: Method,
    pub template: String,
    pub value: Value,
}

/// Every operation, gathered once: tests ask with every answer.
pub fn operations() -> &'static [Operation] {
    static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(gather);
    &OPERATIONS
}

fn gather() -> Vec<Operation> {
    let mut all = Vec::new();
    for (template, item) in CONTRACT["paths"].as_object().unwrap() {
        for (method, value) in item.as_object().unwrap() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else { continue };
            if !value.is_object() || value.get("responses").is_none() {
                continue;
            }
            let id = value["operationId"].as_str().unwrap_or_default().to_owned();
            all.push(Operation { id, method, template: template.clone(), value: value.clone() });
        }
    }
    all
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len() && template.iter().zip(&path).all(|(want, is)| want.starts_with('{') || want == is)
}

/// The operation an address belongs to; exact parts win over placeholders.
pub fn find(method: &Method, path: &str) -> Option<&'static Operation> {
    let path = path.split('?').next().unwrap_or_default();
    operations()
        .iter()
        .filter(|operation| operation.method == *method && matches(&operation.template, path))
        .min_by_key(|operation| operation.template.matches('{').count())
}

/// Fails the test when an answer is not what the contract says.
#[track_caller]
pub fn check(method: &Method, path: &str, answer: &Answer) {
    if !path.starts_with("/api/v1/") && !path.starts_with("/health/") {
        return;
    }
    let Some(operation) = find(method, path) else { return };
    let response = &operation.value["responses"][answer.status.to_string()];
    assert!(
        response.is_object(),
        "{}: the contract of {} does not know {}: {}",
        answer.what(),
        operation.id,
        answer.status,
        String::from_utf8_lossy(&answer.bytes)
    );
    let kind = answer.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().to_owned();
    if answer.bytes.is_empty() || !kind.ends_with("json") {
        return;
    }
    let schema = &response["content"][&kind]["schema"];
    assert!(
        schema.is_object(),
        "{}: the contract of {} has no {kind} for {}",
        answer.what(),
        operation.id,
        answer.status
    );
    let key = format!("{} {} {kind}", operation.id, answer.status);
    let mut validators = VALIDATORS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let validator = validators.entry(key).or_insert_with(|| {
        jsonschema::validator_for(&json!({"components": CONTRACT["components"], "allOf": [schema]})).unwrap()
    });
    let errors: Vec<String> =
        validator.iter_errors(&answer.json).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(
        errors.is_empty(),
        "{}: the answer breaks the contract of {}: {errors:#?}\n{}",
        answer.what(),
        operation.id,
        answer.json
    );
}
