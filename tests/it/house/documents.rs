//! Documents that a change leaves behind fail here: paths, links, settings, dependencies, problem pages.

use std::collections::BTreeSet;

use shigan::config::SETTINGS;
use shigan::http::problem;

use super::files::{below, root, text};
use crate::support::TestApp;

/// Where a path in a document may begin.
const FOLDERS: &[&str] = &[
    "src/",
    "docs/",
    "tests/",
    "config/",
    "scripts/",
    "api-docs/",
    "web/",
    "migrations/",
    "benches/",
    ".ci/",
    ".config/",
];

/// Every document, by its path in the repository.
fn documents() -> Vec<(String, String)> {
    let root = root();
    below(&root, "md")
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// What stands between single back-ticks, outside of fenced blocks.
fn code_spans(document: &str) -> Vec<String> {
    let mut spans = Vec::new();
    let mut fenced = false;
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            spans.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    spans
}

/// The part of a path before anything that stands for other names: `src/<feature>/mod.rs` is `src/`.
fn fixed_part(path: &str) -> &str {
    match path.find(['<', '*', '{', '…', ' ', ':']) {
        Some(at) if path[at..].starts_with(':') => &path[..at],
        Some(at) => path[..at].rsplit_once('/').map_or("", |(folder, _)| folder),
        None => path,
    }
}

#[test]
fn every_path_in_the_documents_exists() {
    let mut missing = Vec::new();
    for (document, content) in documents() {
        for span in code_spans(&content) {
            let is_path = FOLDERS.iter().any(|folder| span.starts_with(folder));
            if is_path && !root().join(fixed_part(&span)).exists() {
                missing.push(format!("{document}: `{span}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut missing = Vec::new();
    for (document, content) in documents() {
        let folder = root().join(&document).parent().unwrap().to_owned();
        for part in content.split("](").skip(1) {
            let target = part.split(')').next().unwrap_or_default();
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
                continue;
            }
            if !folder.join(path).exists() {
                missing.push(format!("{document}: ({target})"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_setting_stands_in_the_example_and_in_the_operators_manual() {
    let (example, manual) = (text("config/example.env"), text("docs/operations.md"));
    let mut known = BTreeSet::new();
    for setting in SETTINGS {
        let block = format!("# {}\n#{}={}\n", setting.meaning, setting.name, setting.default);
        assert!(example.contains(&block), "config/example.env lacks\n{block}");
        assert!(manual.contains(&format!("`{}`", setting.name)), "docs/operations.md does not name {}", setting.name);
        known.insert(setting.name);
    }
    for line in example.lines().filter(|line| line.starts_with("#SHIGAN_") || line.starts_with("SHIGAN_")) {
        let name = line.trim_start_matches('#').split('=').next().unwrap();
        assert!(known.contains(name), "config/example.env names {name}, which is no setting");
    }
}

#[test]
fn every_command_in_the_documents_exists() {
    let mut seen = BTreeSet::new();
    for (document, content) in documents() {
        for span in code_spans(&content) {
            let Some(line) = span.strip_prefix("shigan ") else { continue };
            let is_word =
                |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-');
            let words: Vec<&str> = line.split(' ').take_while(is_word).collect();
            if words.is_empty() || !seen.insert(words.join(" ")) {
                continue;
            }
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_shigan")).args(&words).arg("--help").output();
            let output = output.unwrap();
            assert!(
                output.status.success(),
                "{document} names `shigan {line}`: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    assert!(!seen.is_empty());
}

#[test]
fn the_tour_of_the_readme_logs_in_as_people_of_the_demo() {
    let (readme, demo) = (text("README.md"), text("src/demo/demo.json"));
    assert!(readme.contains(&format!("\nPASSWORD={} ", shigan::demo::PASSWORD)), "README.md has another password");
    let logins: Vec<&str> = readme.split("$(login ").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(logins.len() >= 3, "{logins:?}");
    for login in logins {
        assert!(demo.contains(&format!("\"phone\": \"{login}\"")), "{login} is nobody of the demo");
    }
}

#[test]
fn every_direct_dependency_has_its_line() {
    let manifest = text("Cargo.toml") + "\n" + &text("src/pictures/Cargo.toml");
    let document = text("docs/dependencies.md");
    let mut section = String::new();
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']).to_owned();
        } else if matches!(section.as_str(), "dependencies" | "dev-dependencies" | "build-dependencies")
            && let Some((name, _)) = line.split_once('=')
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            names.insert(name.trim().to_owned());
        }
    }
    let rows: BTreeSet<String> = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name.to_owned()))
        .collect();
    assert_eq!(rows, names, "docs/dependencies.md (left) and the manifests (right) name different crates");
}

#[test]
fn every_kind_of_problem_has_a_page_and_every_page_a_kind() {
    let folder = root().join("api-docs/problems");
    let pages: BTreeSet<String> =
        below(&folder, "md").iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let kinds: BTreeSet<String> = problem::ALL.iter().map(|kind| kind.slug.to_owned()).collect();
    assert_eq!(kinds.len(), problem::ALL.len(), "two kinds share a slug");
    assert_eq!(pages, kinds);
}

#[test]
fn every_problem_page_says_what_it_means_what_to_do_and_shows_it() {
    for kind in problem::ALL {
        let path = format!("api-docs/problems/{}.md", kind.slug);
        let page = text(&path);
        assert!(page.starts_with(&format!("# {}\n", kind.title)), "{path} must begin with the title `{}`", kind.title);
        for heading in ["\n## What it means\n\n", "\n## What to do\n\n", "\n## Example\n\n```json\n"] {
            assert!(page.contains(heading), "{path} lacks the heading {heading:?}");
        }
        assert!(page.contains(&format!("Status {}", kind.status)), "{path} must name the status {}", kind.status);
        let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let example: serde_json::Value =
            serde_json::from_str(example).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(example["type"], format!("/problems/{}", kind.slug), "{path}");
        assert_eq!(example["title"], kind.title, "{path}");
        assert_eq!(example["status"], kind.status, "{path}");
        assert!(example["detail"].is_string(), "{path}: the example lacks `detail`");
        assert_eq!(example["retryable"], kind.retryable(), "{path}");
    }
}

#[tokio::test]
async fn the_contract_is_served_to_anybody_and_its_page_reads_it() {
    let app = TestApp::spawn().await;
    for address in ["/api/v1/openapi.json", "/docs/openapi.json"] {
        let answer = app.get(address).send().await;
        assert_eq!(answer.status, 200, "{address}");
        assert_eq!(answer.bytes, text("api-docs/openapi.json"), "{address}");
    }
    assert_eq!(app.get("/docs/").send().await.status, 200);
    let page = app.get("/docs/swagger-initializer.js").send().await;
    assert!(String::from_utf8_lossy(&page.bytes).contains("\"/api/v1/openapi.json\""));
}

#[tokio::test]
async fn every_problem_page_is_served() {
    let app = TestApp::spawn().await;
    for kind in problem::ALL {
        let answer = app.get(&format!("/problems/{}", kind.slug)).send().await;
        assert_eq!(answer.status, 200, "{}", kind.slug);
        assert_eq!(answer.bytes, text(&format!("api-docs/problems/{}.md", kind.slug)), "{}", kind.slug);
    }
    app.get("/problems/no-such-problem").send().await.problem(404, "not-found");
}

#[test]
fn the_reader_of_documents_knows_what_a_path_is() {
    assert_eq!(fixed_part("src/<feature>/mod.rs"), "src");
    assert_eq!(fixed_part("migrations/*/up.sql"), "migrations");
    assert_eq!(fixed_part("src/db/mod.rs:12"), "src/db/mod.rs");
    assert_eq!(fixed_part("docs/adr/0001-x.md"), "docs/adr/0001-x.md");
    assert_eq!(code_spans("a `b` c `d`\n```\n`e`\n```\n`f`"), ["b", "d", "f"]);
}
