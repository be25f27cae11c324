//! One server at a time in a data folder, and at a file of SQLite.
//!
//! Invariants: the lock belongs to the process, so the kernel gives it back however the process ends; commands that
//! only read, or that change single rows, ask for none and run beside a server.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::db::DatabaseUrl;

/// The file that is locked in a data folder.
const LOCK: &str = "shigan.lock";

/// The right to work alone in a folder, until it is released or dropped.
#[derive(Debug)]
pub struct Claim {
    files: Vec<File>,
}

impl Claim {
    /// Claims the data folder, and the file of SQLite wherever it lies.
    ///
    /// # Errors
    /// A sentence for the operator: who works there, or why the lock cannot be had.
    pub fn of(config: &Config) -> Result<Self, String> {
        let folder = &config.data_dir;
        std::fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
        let mut paths = vec![(folder.join(LOCK), format!("the data folder {}", folder.display()))];
        if let DatabaseUrl::Sqlite(database) = &config.database {
            let mut lock = database.clone().into_os_string();
            lock.push(".lock");
            paths.push((PathBuf::from(lock), format!("the database {}", database.display())));
        }
        let files = paths.iter().map(|(path, what)| lock(path, what)).collect::<Result<_, _>>()?;
        Ok(Self { files })
    }

    /// Gives the folder back before the process ends.
    pub fn release(&self) {
        for file in &self.files {
            if let Err(error) = file.unlock() {
                tracing::warn!(%error, "a lock could not be given back; it ends with the process");
            }
        }
    }
}

fn lock(path: &Path, what: &str) -> Result<File, String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    }
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let mut file = opened.map_err(|error| format!("{} cannot be opened: {error}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {
            // Who it is only helps to read the refusal of the next one; on a full disk it stays unsaid.
            let process = format!("{}\n", std::process::id());
            drop(file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(process.as_bytes())));
            Ok(file)
        }
        Err(TryLockError::WouldBlock) => {
            let mut process = String::new();
            drop(file.read_to_string(&mut process));
            let process = Some(process.trim()).filter(|text| !text.is_empty()).unwrap_or("unknown");
            Err(format!(
                "{what} is in use by another Shigan (process {process}). One server works there at a time: stop that \
                 one, or give this one a data folder and a database of its own"
            ))
        }
        Err(TryLockError::Error(error)) => Err(format!("{} cannot be locked: {error}", path.display())),
    }
}
