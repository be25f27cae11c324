//! The contract as a document: committed, complete, and free of what the product must not do.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::Value;

use super::files::{below, root, text};
use crate::support::contract::{CONTRACT, operations};

#[test]
fn the_committed_contract_is_the_generated_one() {
    let committed = text("api-docs/openapi.json");
    let generated = shigan::app::openapi().to_pretty_json().unwrap();
    assert!(
        committed.trim_end() == generated.trim_end(),
        "api-docs/openapi.json is not what the code says; run: cargo run -- openapi > target/openapi.json && mv target/openapi.json api-docs/openapi.json"
    );
}

/// A second type of the same name would silently take the place of the first in the contract.
#[test]
fn no_two_types_of_the_wire_have_one_name() {
    let mut seen = std::collections::BTreeMap::new();
    for file in below(&root().join("src"), "rs") {
        let source = std::fs::read_to_string(&file).unwrap();
        for derived in source.split("ToSchema").skip(1) {
            let head = derived.split_once('{').map_or(derived, |(head, _)| head);
            let Some((attributes, name)) = head.split_once("struct ").or_else(|| head.split_once("enum ")) else {
                continue;
            };
            let renamed = attributes.split_once("schema(as = ").map(|(_, rest)| rest);
            let name: String = renamed.unwrap_or(name).chars().take_while(|one| one.is_alphanumeric()).collect();
            if let Some(other) = seen.insert(name.clone(), file.clone()) {
                panic!("{name} in {} and {}", other.display(), file.display());
            }
        }
    }
    assert!(seen.len() > 150, "only {} types were found", seen.len());
}

#[test]
fn the_contract_is_openapi_3_1() {
    let version = CONTRACT["openapi"].as_str().unwrap();
    assert!(version.starts_with("3.1"), "{version}");
}

#[test]
fn every_operation_tells_what_it_is_for() {
    let tags: BTreeSet<&str> =
        CONTRACT["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeSet::new();
    for operation in operations() {
        let what = format!("{} {}", operation.method, operation.template);
        assert!(!operation.id.is_empty(), "{what} has no operation id");
        assert!(ids.insert(operation.id.clone()), "two operations are called {}", operation.id);
        assert!(operation.value["summary"].as_str().is_some_and(|text| !text.is_empty()), "{what} has no summary");
        let own = operation.value["tags"].as_array().unwrap_or_else(|| panic!("{what} has no tag"));
        assert!(own.iter().all(|tag| tags.contains(tag.as_str().unwrap())), "{what} has an unknown tag");
    }
}

#[test]
fn every_json_body_has_an_example() {
    let mut missing = Vec::new();
    for operation in operations() {
        for (kind, media) in operation.value["requestBody"]["content"].as_object().into_iter().flatten() {
            if kind.ends_with("json") && !has_example(media) {
                missing.push(format!("{} ({} {})", operation.id, operation.method, operation.template));
            }
        }
    }
    assert!(missing.is_empty(), "bodies without an example: {missing:#?}");
}

/// An example beside the schema, or in the properties of the schema it refers to.
fn has_example(media: &Value) -> bool {
    if media.get("example").is_some() || media.get("examples").is_some() {
        return true;
    }
    let Some(reference) = media["schema"]["$ref"].as_str() else { return false };
    let schema = CONTRACT.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
    let exemplified = |value: &Value| value.get("example").is_some() || value.get("examples").is_some();
    exemplified(schema)
        || schema["properties"].as_object().is_some_and(|all| !all.is_empty() && all.values().all(exemplified))
}

#[test]
fn every_operation_lists_its_errors() {
    for operation in operations() {
        let what = format!("{} {}", operation.method, operation.template);
        let responses = operation.value["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{what} has no success");
        assert!(responses.contains_key("500") && responses.contains_key("503"), "{what} lacks 500 and 503");
        let protected = operation.value["security"].as_array().is_some_and(|security| !security.is_empty());
        assert!(
            !protected || (responses.contains_key("401") && responses.contains_key("403")),
            "{what} lacks 401, 403"
        );
        assert!(!operation.template.contains('{') || responses.contains_key("404"), "{what} lacks 404");
        for (status, response) in responses {
            if status.parse::<u16>().is_ok_and(|status| status >= 400) {
                let problem = &response["content"]["application/problem+json"];
                assert!(problem.is_object(), "{what}: {status} is no problem+json");
            }
        }
        assert!(operation.method != Method::GET || operation.value["requestBody"].is_null(), "{what} has a body");
    }
}

#[test]
fn every_reference_in_the_contract_resolves() {
    let mut broken = BTreeSet::new();
    walk(&CONTRACT, &mut |value| {
        if let Some(reference) = value["$ref"].as_str()
            && CONTRACT.pointer(reference.trim_start_matches('#')).is_none()
        {
            broken.insert(reference.to_owned());
        }
    });
    assert!(broken.is_empty(), "{broken:?}");
}

/// Rule R1 and R2 of the product: nothing counts, ranks or rewards people or branches by what they upload.
/// A report may say how many photos it has itself; that counts a report's photos, not a person's.
const FORBIDDEN: &[&str] = &[
    "report_count",
    "reports_count",
    "count_reports",
    "number_of_reports",
    "upload_count",
    "uploads_count",
    "number_of_uploads",
    "photos_total",
    "login_count",
    "logins_count",
    "member_rank",
    "branch_rank",
    "rank_of_member",
    "rank_members",
    "ranking_of_members",
    "ranking_of_reports",
    "upload_rank",
    "leaderboard",
    "streak",
    "check_in",
    "checkin",
    "badge",
    "quota",
    "completion_rate",
    "not_reported",
    "missing_reports",
    "overdue",
    "most_active",
    "top_members",
    "top_branches",
    "online_minutes",
    "total_count",
];

#[test]
fn nothing_in_the_contract_counts_or_ranks_uploads() {
    let mut found = BTreeSet::new();
    let mut look = |name: &str| {
        let plain = name.to_lowercase().replace('-', "_");
        if FORBIDDEN.iter().any(|word| plain.contains(word)) {
            found.insert(name.to_owned());
        }
    };
    for operation in operations() {
        look(&operation.id);
        look(&operation.template);
        for parameter in operation.value["parameters"].as_array().into_iter().flatten() {
            look(parameter["name"].as_str().unwrap_or_default());
        }
    }
    walk(&CONTRACT, &mut |value| {
        for name in value["properties"].as_object().into_iter().flat_map(|all| all.keys()) {
            look(name);
        }
        for word in value["enum"].as_array().into_iter().flatten() {
            look(word.as_str().unwrap_or_default());
        }
    });
    assert!(found.is_empty(), "{found:?}");
}

/// Calls `look` for every value in a document.
fn walk(value: &Value, look: &mut impl FnMut(&Value)) {
    look(value);
    match value {
        Value::Object(all) => all.values().for_each(|one| walk(one, look)),
        Value::Array(all) => all.iter().for_each(|one| walk(one, look)),
        _ => {}
    }
}
