//! The sample roster of the developers, when it is at hand, and the format document.

use std::path::PathBuf;

use super::super::{ReadOptions, RosterFile};
use super::support::codes;

/// `SHIGAN_SAMPLES`, or `shared/samples` beside any folder above this crate.
#[expect(clippy::disallowed_methods, reason = "where the samples are is told by the environment")]
fn samples() -> Option<PathBuf> {
    if let Ok(folder) = std::env::var("SHIGAN_SAMPLES") {
        return Some(PathBuf::from(folder)).filter(|folder| folder.is_dir());
    }
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|above| above.join("shared/samples"))
        .find(|folder| folder.is_dir())
}

#[test]
fn the_sample_county_reads_without_a_problem_and_alike_from_both_forms() {
    let Some(folder) = samples().map(|folder| folder.join("county")).filter(|f| f.is_dir()) else {
        println!("skipped: no samples; set SHIGAN_SAMPLES to the folder that holds county/");
        return;
    };
    let csv = RosterFile::read_path(&folder, ReadOptions::default());
    let book = RosterFile::read_path(&folder.join("roster.xlsx"), ReadOptions::default());
    assert_eq!(codes(&csv.problems), []);
    assert_eq!(codes(&book.problems), []);
    assert_eq!((csv.branches.len(), csv.members.len()), (60, 400));
    assert_eq!(csv.members, book.members);
    assert_eq!(csv.branches, book.branches);
    assert_eq!(csv.regions, book.regions);
    assert_eq!(csv.reviewers, book.reviewers);
    assert!(csv.references_outside().is_empty());
}

#[test]
fn the_format_document_names_every_code() {
    let source = include_str!("../findings.rs");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/roster-format.md");
    let document = std::fs::read_to_string(path).unwrap();
    let codes = source
        .split("=> \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    let mut count = 0;
    for code in codes {
        count += 1;
        assert!(document.contains(&format!("`{code}`")), "{code} is not in the format document");
    }
    assert!(count > 30, "the codes were not found in the source");
}
