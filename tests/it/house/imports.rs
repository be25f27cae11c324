//! Who may use whom: the map of `ARCHITECTURE.md`, read from the sources.
//!
//! An exception stands here with its reason, or the edge is forbidden.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::files::{below, root};

/// What knows nothing of the domain. May use each other and nothing else.
const FOUNDATION: &[&str] = &["clock", "config", "db", "fields", "gate", "metrics", "storage", "telemetry", "workdays"];
/// Crates of their own: the compiler holds them to knowing nothing of the program.
const CRATES: &[&str] = &["pictures"];
/// What puts everything together. Nobody may use it back.
const COMPOSITION: &[&str] = &["app", "cli", "demo", "lib", "main", "server", "services"];
/// Which feature may use which; everything may use the foundation.
const FEATURES: &[(&str, &[&str])] = &[
    ("http", &[]),
    ("audit", &[]),
    ("jobs", &[]),
    ("accounts", &["http", "audit", "jobs"]),
    ("organizations", &["http", "audit", "jobs", "accounts"]),
    ("appraisals", &["http", "audit", "jobs", "accounts", "organizations"]),
    ("photos", &["http", "audit", "jobs", "accounts"]),
    ("feedback", &["http", "audit", "accounts"]),
    ("reports", &["http", "audit", "jobs", "accounts", "organizations", "appraisals", "photos"]),
    ("uploads", &["http", "audit", "jobs", "accounts", "photos", "reports"]),
    ("hints", &["http", "audit", "jobs", "accounts", "photos", "reports"]),
    ("evidence", &["http", "audit", "jobs", "accounts", "organizations", "appraisals", "photos", "reports", "hints"]),
    ("inspections", &["http", "audit", "accounts", "appraisals", "photos", "evidence"]),
    ("honors", &["http", "audit", "accounts", "appraisals"]),
    ("panels", &["http", "audit", "accounts", "organizations", "appraisals", "photos", "evidence"]),
    (
        "proceedings",
        &[
            "http",
            "audit",
            "jobs",
            "accounts",
            "organizations",
            "appraisals",
            "evidence",
            "rankings",
            "panels",
            "honors",
            "inspections",
        ],
    ),
    (
        "exports",
        &["http", "audit", "jobs", "accounts", "organizations", "appraisals", "photos", "evidence", "rankings"],
    ),
    ("keeping", &["http", "accounts", "jobs", "reports"]),
    ("publicity", &["http", "audit", "jobs", "accounts", "appraisals"]),
    ("rankings", &["http", "audit", "jobs", "accounts", "appraisals"]),
];
/// (file, unit, reason)
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("http/contract.rs", "accounts", "the contract names the session cookie"),
    ("http/log.rs", "services", "the request log asks the clock and the metrics"),
    ("audit/http.rs", "accounts", "the handler demands the permission `Auditor`"),
    ("audit/http.rs", "http", "handlers use the plumbing"),
];

/// Units that any feature may use although they put things together.
const HANDED_DOWN: &[&str] = &["services"];

#[test]
fn no_module_uses_what_it_must_not() {
    let mut forbidden = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (file, text) in sources() {
        let from = unit_of(&file);
        if CRATES.contains(&from.as_str()) {
            continue;
        }
        for to in crate_paths(&text) {
            if to == from || !units().contains(&to) {
                continue;
            }
            if EXCEPTIONS.iter().any(|(path, unit, _)| *path == file && *unit == to) {
                used.insert((file.clone(), to));
            } else if !may_use(&from, &to) {
                forbidden.insert(format!("src/{file} uses crate::{to}, and {from} must not"));
            }
        }
    }
    assert!(forbidden.is_empty(), "{forbidden:#?}");
    for (file, unit, reason) in EXCEPTIONS {
        let needed = used.contains(&((*file).to_owned(), (*unit).to_owned()));
        assert!(needed, "the exception of {file} for {unit} ({reason}) is not needed any more");
    }
}

fn may_use(from: &str, to: &str) -> bool {
    if COMPOSITION.contains(&from) {
        return true;
    }
    if FOUNDATION.contains(&to) {
        return true;
    }
    let feature = FEATURES.iter().find(|(feature, _)| *feature == from);
    match feature {
        Some((_, may)) => may.contains(&to) || (HANDED_DOWN.contains(&to) && from != "http"),
        None => false,
    }
}

#[test]
fn every_module_has_its_place_in_the_map() {
    let known: BTreeSet<String> = FOUNDATION
        .iter()
        .chain(CRATES)
        .chain(COMPOSITION)
        .chain(FEATURES.iter().map(|(feature, _)| feature))
        .map(|unit| (*unit).to_owned())
        .collect();
    assert_eq!(units(), known);
}

/// What a layer must not even name.
const LAYERS: &[(&str, &[&str])] = &[
    (
        "model",
        &["actix", "diesel::", "crate::db::schema", "crate::http", "crate::services", "crate::storage", "DbConn"],
    ),
    ("queries", &["actix", "crate::http", "crate::services", "crate::storage", "utoipa"]),
    ("actions", &["actix", "diesel::", "crate::db::schema", "crate::http", "utoipa"]),
    ("http", &["diesel", "crate::db::schema", "crate::storage", "DbConn"]),
    ("error", &["actix", "crate::http", "utoipa"]),
];
/// (file, word, reason)
const LAYER_EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("photos/model.rs", "diesel::", "stored rows, derived from their tables; no query"),
    ("photos/model.rs", "crate::db::schema", "stored rows, derived from their tables; no query"),
    ("feedback/model.rs", "diesel::", "the stored row, derived from its table; no query"),
    ("feedback/model.rs", "crate::db::schema", "the stored row, derived from its table; no query"),
    ("hints/model.rs", "diesel::", "the stored row, derived from its table; no query"),
    ("hints/model.rs", "crate::db::schema", "the stored row, derived from its table; no query"),
    ("reports/model.rs", "diesel::", "the stored row, derived from its table; no query"),
    ("reports/model.rs", "crate::db::schema", "the stored row, derived from its table; no query"),
    ("reports/http/problems.rs", "crate::storage", "a failing store becomes a problem"),
];

#[test]
fn each_layer_keeps_to_its_means() {
    let (mut forbidden, mut excused) = (Vec::new(), 0);
    for (file, text) in sources() {
        let unit = unit_of(&file);
        if !FEATURES.iter().any(|(feature, _)| *feature == unit) || unit == "http" {
            continue;
        }
        // `reports/actions/submit.rs` and `reports/actions.rs` are both of the layer `actions`.
        let inside = file.split_once('/').map_or("", |(_, rest)| rest);
        let layer = inside.split(['/', '.']).next().unwrap_or_default();
        let Some((_, words)) = LAYERS.iter().find(|(name, _)| *name == layer) else { continue };
        for word in *words {
            if !text.contains(word) {
                continue;
            }
            if LAYER_EXCEPTIONS.iter().any(|(path, what, _)| *path == file && what == word) {
                excused += 1;
            } else {
                forbidden.push(format!("src/{file} is of the layer `{layer}` and must not name `{word}`"));
            }
        }
    }
    assert!(forbidden.is_empty(), "{forbidden:#?}");
    assert_eq!(excused, LAYER_EXCEPTIONS.len(), "an exception is not needed any more");
}

#[test]
fn features_form_no_circle() {
    let graph: BTreeMap<&str, &[&str]> = FEATURES.iter().copied().collect();
    for (feature, _) in FEATURES {
        let (mut seen, mut next) = (BTreeSet::new(), graph[feature].to_vec());
        while let Some(one) = next.pop() {
            assert_ne!(one, *feature, "{feature} can reach itself");
            if seen.insert(one) {
                next.extend(graph[one]);
            }
        }
    }
}

/// Every source file, by its path under `src`, without comments.
fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    below(&src, "rs")
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            (name, code.join("\n"))
        })
        .collect()
}

/// The folder or the file directly under `src`.
fn unit_of(file: &str) -> String {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs").to_owned()
}

fn units() -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join("src")).unwrap();
    entries.map(|entry| unit_of(&entry.unwrap().file_name().to_string_lossy())).collect()
}

/// The first names behind `crate::`, alone or in a group.
fn crate_paths(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$')) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(first_names(group)),
            None => found.extend(name_at(rest)),
        }
    }
    found
}

fn name_at(text: &str) -> Option<String> {
    let name: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The names at the top level of a group whose opening brace is already eaten.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0_u32, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.extend(name_at(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(name_at(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn the_reader_of_imports_sees_groups_and_inline_paths() {
    let code = "use crate::{a, b::{c, d}, e as f};\nuse crate::g::h;\nlet x = crate::i::j(); $crate::k::l; mycrate::m";
    let names: Vec<String> = crate_paths(code).into_iter().collect();
    assert_eq!(names, ["a", "b", "e", "g", "i"]);
    assert!(Path::new(&root()).join("src/lib.rs").exists());
}
