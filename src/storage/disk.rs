//! The file work of the local store, all of it blocking.
//!
//! What lives here: the order of write, sync and rename, and the walk of a
//! listing. What does not: threads and async (`local`), names (`key`).
//!
//! Layout of the folder: one folder per family of keys, and `tmp/` for what is
//! not finished. Files are 0600 and folders 0700, because the pictures show people.
//!
//! Invariants:
//! - A file under an object's name is complete. It was written elsewhere in the
//!   same file system, synced, and only then renamed, so a kill or a power cut at
//!   any moment leaves the whole object or none.
//! - When a put returns, the object survives a power cut: the file's data, its
//!   name in the folder, and the folders above are all synced.
//! - A write-once object is never replaced.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use super::walk::Walk;
use super::{KeyKind, ListPage, ObjectKey, ObjectMeta, PutOutcome, StorageError, unique_id};

/// What a killed process left behind is removed after this long. Longer than
/// any single write takes, because another process may share the folder.
const STALE_AFTER: Duration = Duration::from_hours(1);

/// Writers to different folders rarely meet; this many may pass at once.
const GATES: usize = 64;

#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
    temp: PathBuf,
    /// Each guards the names in its share of the folders.
    gates: Vec<Mutex<()>>,
}

/// How a finished file came to its name.
enum Placed {
    Renamed,
    AlreadyThere { length: u64 },
}

impl Disk {
    pub(super) fn open(root: &Path) -> Result<Self, StorageError> {
        let failed = |error| StorageError::from_disk("opening the folder", error);
        make_folder(root).map_err(failed)?;
        // An absolute path: the store must not move when the process changes
        // its working folder.
        let root = root.canonicalize().map_err(failed)?;
        let temp = root.join("tmp");
        make_folder(&temp).map_err(failed)?;
        for kind in KeyKind::ALL {
            let family = root.join(kind.prefix());
            make_folder(&family).map_err(failed)?;
            // All at once and before anything is put into them: a new folder would cost its first photo syncs of its own.
            for folder in kind.folders() {
                make_folder(&family.join(folder)).map_err(failed)?;
            }
            sync_folder(&family).map_err(failed)?;
        }
        sync_folder(&root).map_err(failed)?;
        if let Some(parent) = root.parent() {
            // The folder above may belong to someone else; then it was there
            // before us and is durable already.
            let _ = sync_folder(parent);
        }
        let disk = Self { root, temp, gates: (0..GATES).map(|_| Mutex::default()).collect() };
        let swept = disk.sweep(STALE_AFTER)?;
        if swept > 0 {
            tracing::info!(swept, "removed unfinished files of an earlier process");
        }
        Ok(disk)
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn put_bytes(&self, key: &ObjectKey, bytes: &[u8]) -> Result<PutOutcome, StorageError> {
        let length = bytes.len() as u64;
        // Saves the write in the common case. `place` looks again under its lock.
        if let Some(outcome) = self.already_there(key, length)? {
            return Ok(outcome);
        }
        let mut content = bytes;
        let (temp, _) =
            self.write_temp(&mut content).map_err(|error| StorageError::from_disk("writing a file", error))?;
        self.place(key, &temp.0).map_err(|error| StorageError::from_disk("naming a file", error))?.outcome(key, length)
    }

    pub(super) fn put_file(&self, key: &ObjectKey, source: &Path) -> Result<PutOutcome, StorageError> {
        let (mut file, length) = open_input(source)?;
        let outcome = match self.already_there(key, length)? {
            Some(outcome) => outcome,
            None => self.take_in(key, source, &mut file, length)?,
        };
        // After a rename it is gone already. One that cannot be removed does
        // not undo the put; the owner of that folder sweeps it.
        let _ = fs::remove_file(source);
        Ok(outcome)
    }

    /// Gives the file its name in the store: by renaming it, or from another
    /// file system by copying it first.
    fn take_in(
        &self,
        key: &ObjectKey,
        source: &Path,
        file: &mut File,
        length: u64,
    ) -> Result<PutOutcome, StorageError> {
        let naming = |error| StorageError::from_disk("naming a file", error);
        let writing = |error| StorageError::from_disk("writing a file", error);
        keep_private(file).and_then(|()| file.sync_data()).map_err(writing)?;
        match self.place(key, source) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let (temp, copied) = self.write_temp(file).map_err(writing)?;
                if copied != length {
                    return Err(damaged(key, length, copied));
                }
                self.place(key, &temp.0)
            }
            placed => placed,
        }
        .map_err(naming)?
        .outcome(key, length)
    }

    pub(super) fn get_bytes(&self, key: &ObjectKey) -> Result<Bytes, StorageError> {
        let (mut file, length) = self.open_object(key)?;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        file.read_to_end(&mut bytes).map_err(|error| StorageError::from_disk("reading a file", error))?;
        Ok(bytes.into())
    }

    pub(super) fn open_object(&self, key: &ObjectKey) -> Result<(File, u64), StorageError> {
        let opened = File::open(self.path(key)).and_then(|file| {
            let length = file.metadata()?.len();
            Ok((file, length))
        });
        opened.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StorageError::NotFound { key: key.to_string() },
            _ => StorageError::from_disk("reading a file", error),
        })
    }

    pub(super) fn head(&self, key: &ObjectKey) -> Result<Option<ObjectMeta>, StorageError> {
        match fs::metadata(self.path(key)) {
            Ok(meta) => Ok(Some(ObjectMeta { size: meta.len(), modified: meta.modified().ok() })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StorageError::from_disk("looking at a file", error)),
        }
    }

    /// Not synced: after a power cut the object may be back, and an object that
    /// no row points at is allowed.
    pub(super) fn delete(&self, key: &ObjectKey) -> Result<(), StorageError> {
        match fs::remove_file(self.path(key)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StorageError::from_disk("deleting a file", error))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn list_page(&self, kind: KeyKind, after: Option<&str>, limit: usize) -> Result<ListPage, StorageError> {
        let mut walk = Walk::new(after.unwrap_or_default(), limit.max(1));
        let prefix = kind.prefix();
        walk.folder(&self.root.join(prefix), prefix)
            .map_err(|error| StorageError::from_disk("listing files", error))?;
        Ok(walk.page())
    }

    /// Removes unfinished files that were last written `older_than` ago or
    /// earlier. Returns how many.
    pub(super) fn sweep(&self, older_than: Duration) -> Result<usize, StorageError> {
        let failed = |error| StorageError::from_disk("sweeping", error);
        let mut swept = 0;
        for entry in fs::read_dir(&self.temp).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let stale = entry.metadata().and_then(|meta| meta.modified()).is_ok_and(|at| age(at) >= older_than);
            if stale && fs::remove_file(entry.path()).is_ok() {
                swept += 1;
            }
        }
        Ok(swept)
    }

    fn path(&self, key: &ObjectKey) -> PathBuf {
        self.root.join(key.to_string())
    }

    /// The quick answer for a write-once object that is there. Another put may
    /// be about to sync its name, so this one does too: "already there" also
    /// means "durable".
    fn already_there(&self, key: &ObjectKey, length: u64) -> Result<Option<PutOutcome>, StorageError> {
        if !key.is_write_once() {
            return Ok(None);
        }
        let Some(meta) = self.head(key)? else {
            return Ok(None);
        };
        sync_folder(&self.folder_of(key)).map_err(|error| StorageError::from_disk("syncing a folder", error))?;
        PutOutcome::kept(key, length, meta.size).map(Some)
    }

    /// Gives a finished, synced file of this file system its name.
    fn place(&self, key: &ObjectKey, finished: &Path) -> io::Result<Placed> {
        let target = self.path(key);
        let folder = self.folder_of(key);
        let placed = {
            let _gate = self.gate(key);
            match fs::metadata(&target) {
                Ok(meta) if key.is_write_once() => Placed::AlreadyThere { length: meta.len() },
                _ => {
                    rename_into(&folder, finished, &target)?;
                    Placed::Renamed
                }
            }
        };
        // Not under the gate, so that puts share what the file system writes for it.
        sync_folder(&folder)?;
        Ok(placed)
    }

    fn folder_of(&self, key: &ObjectKey) -> PathBuf {
        let path = self.path(key);
        path.parent().map_or(path.clone(), Path::to_path_buf)
    }

    fn gate(&self, key: &ObjectKey) -> MutexGuard<'_, ()> {
        let slot = key.sha256().map_or(0, |hash| usize::from(hash[1])) % self.gates.len();
        self.gates[slot].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a new file in `tmp/` and syncs it. The file is removed again
    /// unless it has been renamed by then.
    fn write_temp(&self, content: &mut impl Read) -> io::Result<(Temp, u64)> {
        let name = format!("{:032x}", u128::from_be_bytes(unique_id()));
        let path = self.temp.join(name);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
        let temp = Temp(path);
        let length = io::copy(content, &mut file)?;
        file.flush()?;
        file.sync_data()?;
        Ok((temp, length))
    }
}

impl Placed {
    fn outcome(self, key: &ObjectKey, length: u64) -> Result<PutOutcome, StorageError> {
        match self {
            Self::Renamed => Ok(PutOutcome::Stored),
            Self::AlreadyThere { length: found } => PutOutcome::kept(key, length, found),
        }
    }
}

/// A file in `tmp/` that is removed when it goes out of scope under that name.
struct Temp(PathBuf);

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Gives a file its name; when somebody removed the folder, in a new one.
fn rename_into(folder: &Path, file: &Path, target: &Path) -> io::Result<()> {
    match fs::rename(file, target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.exists() => {
            make_folder(folder)?;
            folder.ancestors().skip(1).take(2).try_for_each(sync_folder)?;
            fs::rename(file, target)
        }
        renamed => renamed,
    }
}

fn age(at: SystemTime) -> Duration {
    at.elapsed().unwrap_or_default()
}

fn damaged(key: &ObjectKey, expected: u64, found: u64) -> StorageError {
    StorageError::Damaged { key: key.to_string(), expected, found }
}

/// The pictures show people. A file that was made private already costs nothing.
fn keep_private(file: &File) -> io::Result<()> {
    if file.metadata()?.permissions().mode() & 0o777 == 0o600 {
        return Ok(());
    }
    file.set_permissions(Permissions::from_mode(0o600))
}

fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

fn open_input(path: &Path) -> Result<(File, u64), StorageError> {
    let opened = File::open(path).and_then(|file| {
        let meta = file.metadata()?;
        if meta.is_file() { Ok((file, meta.len())) } else { Err(io::Error::other("not a regular file")) }
    });
    opened.map_err(|source| StorageError::Input { path: path.to_path_buf(), source })
}
