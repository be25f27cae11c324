//! One page of a listing of folders, in the order of the names.
//!
//! What lives here: the walk. What does not: which folder, which page.
//!
//! Invariant: names come in byte order of the whole name, as an S3 server lists
//! them, so that both stores can be compared side by side. A walk that starts
//! after a name does not read folders that lie wholly before it.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use super::{ListPage, ListedObject};

pub(super) struct Walk<'a> {
    after: &'a str,
    limit: usize,
    found: Vec<ListedObject>,
    more: bool,
}

impl<'a> Walk<'a> {
    /// A walk of at most `limit` names greater than `after`.
    pub(super) fn new(after: &'a str, limit: usize) -> Self {
        Self { after, limit, found: Vec::new(), more: false }
    }

    /// Walks one folder whose names begin with `prefix`, itself ending in `/`.
    pub(super) fn folder(&mut self, path: &Path, prefix: &str) -> io::Result<()> {
        let mut entries = named_entries(path, prefix)?;
        // A folder sorts with its closing slash: that is how its names go on.
        entries.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (name, entry) in entries {
            if self.more {
                return Ok(());
            }
            let is_folder = name.ends_with('/');
            if is_folder && !self.lies_before(&name) {
                self.folder(&entry.path(), &name)?;
            } else if !is_folder && name.as_str() > self.after {
                self.file(name, &entry)?;
            }
        }
        Ok(())
    }

    /// What was found, and where to go on.
    pub(super) fn page(self) -> ListPage {
        let last = self.found.last().map(|object| object.name.clone());
        ListPage { next: last.filter(|_| self.more), objects: self.found }
    }

    fn lies_before(&self, folder: &str) -> bool {
        folder < self.after && !self.after.starts_with(folder)
    }

    fn file(&mut self, name: String, entry: &DirEntry) -> io::Result<()> {
        if self.found.len() == self.limit {
            self.more = true;
            return Ok(());
        }
        let meta = match entry.metadata() {
            Ok(meta) => meta,
            // Deleted while we were walking.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        self.found.push(ListedObject {
            key: name.parse().ok(),
            name,
            size: meta.len(),
            modified: meta.modified().ok(),
        });
        Ok(())
    }
}

fn named_entries(path: &Path, prefix: &str) -> io::Result<Vec<(String, DirEntry)>> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    entries
        .map(|entry| {
            let entry = entry?;
            let slash = if entry.file_type()?.is_dir() { "/" } else { "" };
            let name = entry.file_name();
            Ok((format!("{prefix}{}{slash}", name.to_string_lossy()), entry))
        })
        .collect()
}
