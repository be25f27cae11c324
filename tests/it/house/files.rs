//! The files of the repository, for the tests that read them.

use std::path::{Path, PathBuf};

/// Where the repository lies.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository as text.
#[track_caller]
pub fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file with an ending below a folder, sorted; what is built or fetched is passed over.
pub fn below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    const SKIPPED: &[&str] = &["target", "node_modules", ".git", ".tools", "data", "dist"];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // `src/…/data` holds sources; only the data folder of a running server is passed over.
        let skipped = SKIPPED.contains(&name.as_str()) && (name != "data" || folder == root());
        if path.is_dir() && !skipped {
            found.extend(below(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
