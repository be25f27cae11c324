//! What the product must never become: R1, R2, R6, R7 and R14 of its rules, read from the contract and the sources.
//!
//! R1 nothing counts or ranks people or branches by what they file; R2 no check-ins, streaks, points for frequency; R6
//! members are not reminded; R7 no report is approved; R14 nobody sees who has not reported.

use std::collections::BTreeSet;

use serde_json::Value;

use super::files::{below, root};
use crate::support::contract::{CONTRACT, operations};

/// Words of an operation or a field that would be such a thing.
const NEVER: &[&str] = &[
    "remind",
    "nudge",
    "notify_member",
    "approve",
    "approval_of",
    "unread",
    "unreported",
    "not_reported",
    "silent_branch",
    "inactive",
    "last_report",
    "reports_per",
    "photos_per",
    "filed_total",
    "activity_score",
    "ranking_by",
];

#[test]
fn no_operation_reminds_approves_or_lists_who_did_not_report() {
    let mut found = BTreeSet::new();
    for operation in operations() {
        let parameters = operation.value["parameters"].as_array().cloned().unwrap_or_default();
        let names = parameters.iter().filter_map(|one| one["name"].as_str().map(str::to_owned));
        for name in names.chain([operation.id.clone(), operation.template.clone()]) {
            let plain = name.to_lowercase().replace('-', "_");
            if NEVER.iter().any(|word| plain.contains(word)) {
                found.insert(format!("{}: {name}", operation.id));
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

/// The names of all properties of a schema, through references.
fn properties(schema: &Value, seen: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let Some(target) = CONTRACT.pointer(reference.trim_start_matches('#')) else { return };
        return properties(target, seen);
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        seen.insert(name.clone());
        properties(property, seen);
    }
    for part in ["items", "allOf", "oneOf", "anyOf"] {
        match &schema[part] {
            Value::Array(all) => all.iter().for_each(|one| properties(one, seen)),
            one @ Value::Object(_) => properties(one, seen),
            _ => {}
        }
    }
}

#[test]
fn the_only_ranking_is_that_of_the_award_and_knows_nothing_but_points() {
    let ranked: BTreeSet<&str> = operations()
        .iter()
        .filter(|operation| operation.template.contains("rank") || operation.id.contains("rank"))
        .map(|operation| operation.id.as_str())
        .collect();
    let known =
        ["compare_ranking_snapshot", "freeze_ranking", "get_ranking", "get_ranking_snapshot", "list_ranking_snapshots"];
    assert_eq!(ranked, BTreeSet::from(known));
    let mut seen = BTreeSet::new();
    properties(&CONTRACT["components"]["schemas"]["RankedView"], &mut seen);
    let points = [
        "base",
        "bonus",
        "by_vote",
        "code",
        "deduction",
        "domain",
        "name",
        "performance",
        "place",
        "political",
        "rank",
        "record_id",
        "satisfaction",
        "satisfaction_max",
        "state",
        "total",
    ];
    assert_eq!(seen, BTreeSet::from(points.map(str::to_owned)));
}

#[test]
fn nothing_sums_up_reports_photos_or_log_ins_by_person_or_branch() {
    let tables = ["field_reports::", "photos::", "sessions::", "uploads::", "appraisal_record_reports::"];
    let mut found = Vec::new();
    for path in below(&root().join("src"), "rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("group_by(") {
            let end = text[at..].find(')').map_or(text.len(), |length| at + length);
            if tables.iter().any(|table| text[at..end].contains(table)) {
                found.push(format!("{}: {}", path.display(), &text[at..end]));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
