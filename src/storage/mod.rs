//! Where the bytes of photos are kept: one store, two backends.
//!
//! What lives here: [`ObjectStore`], the only way the rest of the product reads
//! or writes objects, and the small types it speaks. What does not: any feature's
//! rules, what is in the bytes, who may see them, and the database.
//!
//! - `key`: names of objects. `error`: what can go wrong.
//! - `local`, `disk`, `walk`: a folder of this machine, the default.
//! - `s3` and its siblings `s3_settings`, `s3_bucket`, `s3_calls`, `s3_reply`: an S3 server, for
//!   several application servers at once. `breaker`: when it is away.
//!
//! Invariants, held by one test suite that runs against both backends:
//! - Nothing half-written is ever visible under its name.
//! - When a put returns `Ok`, the object is durable: put first, then commit the
//!   row. An object may lack a row (a sweep removes it); a row never lacks its
//!   object.
//! - An original or a rendition is written once. Putting it again is a success
//!   and leaves the stored bytes alone.
//! - Deleting is idempotent.

mod breaker;
mod disk;
mod error;
mod key;
mod local;
mod s3;
mod s3_bucket;
mod s3_calls;
mod s3_reply;
mod s3_settings;
mod s3_stream;
mod walk;

use std::collections::VecDeque;
use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use futures_util::stream::{self, Stream};
use tokio::runtime::Handle;
use url::Url;

pub use self::error::{Source, StorageError};
pub use self::key::{BadKey, KeyKind, ObjectKey};
pub use self::local::LocalStore;
pub use self::s3::S3Store;
pub use self::s3_settings::S3Settings;

/// The longest a signed address may work. It is a bearer token: whoever has it
/// sees the picture.
pub const MAX_PRESIGN: Duration = Duration::from_mins(10);

/// How many names one request for a listing asks for.
const LIST_PAGE: usize = 1000;
/// The same for the pictures of one original: seldom more than two sizes of two revisions.
const FEW: usize = 16;

/// The bytes of an object, piece by piece.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, StorageError>> + Send>>;

/// What a store knows about an object without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectMeta {
    /// The length in bytes.
    pub size: u64,
    /// When it was stored, by the store's clock, if the store says.
    pub modified: Option<SystemTime>,
}

/// One line of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedObject {
    /// The name as it is in the store.
    pub name: String,
    /// The same name as a key. `None` for something this product did not write.
    pub key: Option<ObjectKey>,
    /// The length in bytes.
    pub size: u64,
    /// When it was stored, by the store's clock, if the store says.
    pub modified: Option<SystemTime>,
}

/// A part of a listing, in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The objects of this page.
    pub objects: Vec<ListedObject>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

/// What a put found and did. Both mean: the object is there and durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOutcome {
    /// The bytes were written.
    Stored,
    /// A write-once object of this name was there already and was kept.
    AlreadyThere,
}

impl PutOutcome {
    /// The answer for a write-once object that is in the store already.
    ///
    /// An original of another length cannot have the same hash, so one of the
    /// two is damaged, and that is for a person to look at: a put never
    /// overwrites an original. Renditions may differ between two builds.
    fn kept(key: &ObjectKey, offered: u64, stored: u64) -> Result<Self, StorageError> {
        if key.kind() == KeyKind::Original && offered != stored {
            return Err(StorageError::Damaged { key: key.to_string(), expected: offered, found: stored });
        }
        Ok(Self::AlreadyThere)
    }
}

/// The store of objects. Cheap to clone; every clone is the same store.
#[derive(Clone, Debug)]
pub enum ObjectStore {
    /// A folder of this machine.
    Local(LocalStore),
    /// A bucket of an S3 server.
    S3(S3Store),
}

impl ObjectStore {
    /// Takes a finished local file into the store under `key`.
    ///
    /// After `Ok` the object is durable and the file at `path` is gone: moved
    /// when it was on the local store's file system, else copied and removed.
    /// After an error it is normally still there, so the call can be repeated.
    /// Nobody may write to the file during or after the call.
    ///
    /// # Errors
    ///
    /// [`StorageError::Input`] when the file cannot be read; `Damaged` when an
    /// original of this name but of another length is stored; else whatever the
    /// store reports.
    pub async fn put_file(&self, key: &ObjectKey, path: &Path, content_type: &str) -> Result<PutOutcome, StorageError> {
        match self {
            Self::Local(store) => store.put_file(*key, path.to_path_buf()).await,
            Self::S3(store) => store.put_file(key, path, content_type).await,
        }
    }

    /// Stores bytes that are in memory anyway, such as a rendition.
    ///
    /// # Errors
    ///
    /// As [`ObjectStore::put_file`].
    pub async fn put_bytes(
        &self,
        key: &ObjectKey,
        bytes: Bytes,
        content_type: &str,
    ) -> Result<PutOutcome, StorageError> {
        match self {
            Self::Local(store) => store.put_bytes(*key, bytes).await,
            Self::S3(store) => store.put_bytes(key, &bytes, content_type).await,
        }
    }

    /// Reads a whole object into memory. For large ones use
    /// [`ObjectStore::get_stream`].
    ///
    /// # Errors
    ///
    /// [`StorageError::NotFound`] when there is none.
    pub async fn get_bytes(&self, key: &ObjectKey) -> Result<Bytes, StorageError> {
        match self {
            Self::Local(store) => store.get_bytes(*key).await,
            Self::S3(store) => store.get_bytes(key).await,
        }
    }

    /// The length of an object, and its bytes piece by piece. The stream yields
    /// exactly that many bytes or ends in an error.
    ///
    /// # Errors
    ///
    /// [`StorageError::NotFound`] when there is none.
    pub async fn get_stream(&self, key: &ObjectKey) -> Result<(u64, ByteStream), StorageError> {
        match self {
            Self::Local(store) => store.get_stream(*key).await,
            Self::S3(store) => store.get_stream(key).await,
        }
    }

    /// What is known about an object; `None` when there is none.
    ///
    /// # Errors
    ///
    /// When the store cannot say.
    pub async fn head(&self, key: &ObjectKey) -> Result<Option<ObjectMeta>, StorageError> {
        match self {
            Self::Local(store) => store.head(*key).await,
            Self::S3(store) => store.head(key).await,
        }
    }

    /// What time the store has, by an object it was just given; what a listing says is by the same clock.
    ///
    /// # Errors
    ///
    /// When the store cannot take, show or delete it.
    pub async fn now(&self) -> Result<SystemTime, StorageError> {
        let key = ObjectKey::probe(unique_id());
        self.put_bytes(&key, Bytes::from_static(b"what time is it?"), "application/octet-stream").await?;
        let seen = self.head(&key).await;
        self.delete(&key).await?;
        seen?.and_then(|meta| meta.modified).ok_or_else(|| unexpected_check("the store does not say what time it has"))
    }

    /// Whether asking for an object costs next to nothing: a folder of this machine.
    #[must_use]
    pub fn is_near(&self) -> bool {
        matches!(self, Self::Local(_))
    }

    /// Whether there is an object of this name.
    ///
    /// # Errors
    ///
    /// When the store cannot say.
    pub async fn exists(&self, key: &ObjectKey) -> Result<bool, StorageError> {
        Ok(self.head(key).await?.is_some())
    }

    /// [`ObjectStore::exists`] for threads that may block.
    ///
    /// # Errors
    ///
    /// When the store cannot say.
    pub fn exists_blocking(&self, runtime: &Handle, key: &ObjectKey) -> Result<bool, StorageError> {
        match self {
            Self::Local(store) => store.exists_blocking(key),
            Self::S3(store) => Ok(runtime.block_on(store.head(key))?.is_some()),
        }
    }

    /// Removes an object. A missing one is a success.
    ///
    /// # Errors
    ///
    /// When the store cannot remove it.
    pub async fn delete(&self, key: &ObjectKey) -> Result<(), StorageError> {
        match self {
            Self::Local(store) => store.delete(*key).await,
            Self::S3(store) => store.delete(key).await,
        }
    }

    /// At most `limit` objects of one family with names greater than `after`,
    /// in the order of the names. A page holds up to 1,000 objects.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub async fn list_page(
        &self,
        kind: KeyKind,
        after: Option<String>,
        limit: usize,
    ) -> Result<ListPage, StorageError> {
        let limit = limit.clamp(1, LIST_PAGE);
        match self {
            Self::Local(store) => store.list_page(kind, after, limit).await,
            Self::S3(store) => store.list_page(kind, after, limit).await,
        }
    }

    /// Every picture made from one original, of whatever size and revision.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub async fn list_renditions(&self, sha256: &[u8; 32]) -> Result<Vec<ObjectKey>, StorageError> {
        let start = ObjectKey::start_of_renditions(sha256);
        let (mut keys, mut after) = (Vec::new(), Some(start.clone()));
        while after.is_some() {
            let page = self.list_page(KeyKind::Rendition, after.take(), FEW).await?;
            let whole = page.objects.iter().all(|object| object.name.starts_with(&start));
            keys.extend(page.objects.iter().filter(|object| object.name.starts_with(&start)).filter_map(|one| one.key));
            after = page.next.filter(|_| whole);
        }
        Ok(keys)
    }

    /// Every object of one family, in the order of the names. Reads ahead one
    /// page at a time, so a million names do not have to fit in memory.
    pub fn list(&self, kind: KeyKind) -> impl Stream<Item = Result<ListedObject, StorageError>> + Send + 'static {
        struct State {
            store: ObjectStore,
            ready: VecDeque<ListedObject>,
            after: Option<String>,
            done: bool,
        }
        let state = State { store: self.clone(), ready: VecDeque::new(), after: None, done: false };
        stream::try_unfold(state, move |mut state| async move {
            loop {
                if let Some(object) = state.ready.pop_front() {
                    return Ok(Some((object, state)));
                }
                if state.done {
                    return Ok(None);
                }
                let after = state.after.take();
                let page = state.store.list_page(kind, after, LIST_PAGE).await?;
                state.ready = page.objects.into();
                state.done = page.next.is_none();
                state.after = page.next;
            }
        })
    }

    /// Writes a small object, reads it back, deletes it and makes sure it is
    /// gone: everything the product needs from a store. Returns how long it took.
    ///
    /// # Errors
    ///
    /// The first thing that did not work.
    pub async fn check(&self) -> Result<Duration, StorageError> {
        let started = Instant::now();
        let id = unique_id();
        let key = ObjectKey::probe(id);
        let content = Bytes::copy_from_slice(&id);
        self.put_bytes(&key, content.clone(), "application/octet-stream").await?;
        let read = self.get_bytes(&key).await;
        // Delete before looking at what was read: a probe should not stay.
        self.delete(&key).await?;
        if read? != content {
            return Err(unexpected_check("the probe came back changed"));
        }
        if self.exists(&key).await? {
            return Err(unexpected_check("the probe is still there after deleting it"));
        }
        Ok(started.elapsed())
    }

    /// An address from which anyone who has it can get the object directly from
    /// the store, for at most ten minutes. `None` when the store has no address
    /// that clients can reach: then the product serves the bytes itself.
    ///
    /// `content_disposition` is sent back as that header, for a download's name.
    ///
    /// # Errors
    ///
    /// When the address cannot be signed.
    pub async fn presign_get(
        &self,
        key: &ObjectKey,
        ttl: Duration,
        content_disposition: Option<&str>,
    ) -> Result<Option<Url>, StorageError> {
        match self {
            Self::Local(_) => Ok(None),
            Self::S3(store) => {
                let ttl = ttl.clamp(Duration::from_secs(1), MAX_PRESIGN);
                store.presign_get(key, ttl, content_disposition).await
            }
        }
    }

    /// Removes what interrupted writes left behind `older_than` ago or earlier:
    /// unfinished files, or unfinished multipart uploads. Returns how many.
    /// Opening a store does this once; a daily job may do it again.
    ///
    /// # Errors
    ///
    /// When the leftovers cannot be listed.
    pub async fn sweep(&self, older_than: Duration) -> Result<usize, StorageError> {
        match self {
            Self::Local(store) => store.sweep(older_than).await,
            Self::S3(store) => store.sweep(older_than).await,
        }
    }
}

fn unexpected_check(reason: &str) -> StorageError {
    StorageError::Unexpected { doing: "checking the store", reason: reason.to_owned() }
}

/// A name for something short-lived that no other process or call uses: the
/// time, the process and a running number.
fn unique_id() -> [u8; 16] {
    static NUMBER: AtomicU32 = AtomicU32::new(0);

    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let number = u128::from(NUMBER.fetch_add(1, Ordering::Relaxed));
    let process = u128::from(std::process::id());
    // The upper bits of the time fall off; what is left repeats after centuries.
    (now.as_nanos() << 64 | process << 32 | number).to_be_bytes()
}
