//! Objects as files in one folder of this machine: the default, for a
//! first run and for a single server.
//!
//! What lives here: the async face of that folder. The file work itself, and the
//! promises about durability, are in `disk`; names are in `key`.
//!
//! Invariant: no file is touched on the caller's thread. Every call hands one
//! closure to the blocking pool, and the closure finishes even when the caller
//! has gone away, so a cancelled request never leaves half a write.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;

use super::disk::Disk;
use super::{ByteStream, KeyKind, ListPage, ObjectKey, ObjectMeta, PutOutcome, StorageError};

/// How much of a file is read at a time when it is streamed.
const CHUNK: u64 = 256 * 1024;

/// A store in a folder. Cheap to clone.
#[derive(Clone, Debug)]
pub struct LocalStore {
    disk: Arc<Disk>,
}

impl LocalStore {
    /// Opens the store in `root`, creates the folder when it is missing, and
    /// removes what a killed process left in `root/tmp` an hour or more ago.
    ///
    /// # Errors
    ///
    /// When the folder cannot be created or read.
    pub async fn open(root: impl Into<PathBuf>) -> Result<Self, StorageError> {
        let root = root.into();
        let disk = blocking("opening the folder", move || Disk::open(&root)).await?;
        Ok(Self { disk: Arc::new(disk) })
    }

    /// The folder the objects are in. An upload written to the same file system
    /// is moved into the store; one from elsewhere has to be copied.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.disk.root()
    }

    pub(super) async fn put_file(&self, key: ObjectKey, path: PathBuf) -> Result<PutOutcome, StorageError> {
        self.run("storing a file", move |disk| disk.put_file(&key, &path)).await
    }

    pub(super) async fn put_bytes(&self, key: ObjectKey, bytes: Bytes) -> Result<PutOutcome, StorageError> {
        self.run("storing bytes", move |disk| disk.put_bytes(&key, &bytes)).await
    }

    pub(super) async fn get_bytes(&self, key: ObjectKey) -> Result<Bytes, StorageError> {
        self.run("reading a file", move |disk| disk.get_bytes(&key)).await
    }

    pub(super) async fn get_stream(&self, key: ObjectKey) -> Result<(u64, ByteStream), StorageError> {
        let (file, length) = self.run("reading a file", move |disk| disk.open_object(&key)).await?;
        let state = (file, length);
        let chunks = stream::try_unfold(state, move |(file, left)| async move {
            if left == 0 {
                return Ok(None);
            }
            let (file, chunk) = blocking("reading a file", move || read_chunk(file, &key, length, left)).await?;
            let left = left.saturating_sub(chunk.len() as u64);
            Ok(Some((chunk, (file, left))))
        });
        Ok((length, Box::pin(chunks)))
    }

    pub(super) async fn head(&self, key: ObjectKey) -> Result<Option<ObjectMeta>, StorageError> {
        self.run("looking at a file", move |disk| disk.head(&key)).await
    }

    /// Without a trip to another thread.
    pub(super) fn exists_blocking(&self, key: &ObjectKey) -> Result<bool, StorageError> {
        Ok(self.disk.head(key)?.is_some())
    }

    pub(super) async fn delete(&self, key: ObjectKey) -> Result<(), StorageError> {
        self.run("deleting a file", move |disk| disk.delete(&key)).await
    }

    pub(super) async fn list_page(
        &self,
        kind: KeyKind,
        after: Option<String>,
        limit: usize,
    ) -> Result<ListPage, StorageError> {
        self.run("listing files", move |disk| disk.list_page(kind, after.as_deref(), limit)).await
    }

    pub(super) async fn sweep(&self, older_than: Duration) -> Result<usize, StorageError> {
        self.run("sweeping", move |disk| disk.sweep(older_than)).await
    }

    async fn run<T, F>(&self, doing: &'static str, work: F) -> Result<T, StorageError>
    where
        T: Send + 'static,
        F: FnOnce(&Disk) -> Result<T, StorageError> + Send + 'static,
    {
        let disk = Arc::clone(&self.disk);
        blocking(doing, move || work(&disk)).await
    }
}

/// Runs file work on the blocking pool of whichever tokio runtime is current.
async fn blocking<T, F>(doing: &'static str, work: F) -> Result<T, StorageError>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, StorageError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(StorageError::Unexpected { doing, reason: error.to_string() }),
    }
}

/// Reads the next piece. The file goes in and comes out again because it has to
/// travel to the blocking pool and back.
fn read_chunk(mut file: File, key: &ObjectKey, length: u64, left: u64) -> Result<(File, Bytes), StorageError> {
    use std::io::Read;

    let mut chunk = Vec::new();
    (&mut file)
        .take(left.min(CHUNK))
        .read_to_end(&mut chunk)
        .map_err(|error| StorageError::from_disk("reading a file", error))?;
    if chunk.is_empty() {
        return Err(StorageError::Damaged { key: key.to_string(), expected: length, found: length - left });
    }
    Ok((file, chunk.into()))
}
