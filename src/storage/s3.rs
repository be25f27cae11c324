//! Objects in a bucket of an S3 server.
//!
//! What lives here: the calls that move objects. What does not: names (`key`),
//! settings and opening (`s3_settings`, `s3_bucket`), the meaning of replies
//! (`s3_reply`).
//!
//! Invariants:
//! - An object appears under its name only when the server has all of it: one
//!   PUT, or a multipart upload that is completed at the end.
//! - Every call ends: it has a time limit, and so has every wait for the next
//!   piece of a stream. Of a store that is away few wait; the others are told at
//!   once (`breaker`).
//! - Uploads hold a bounded amount of memory, however many phones send at once.
//! - A reply's text never reaches a message; only its short error code does.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::s3::Bucket;
use ::s3::error::S3Error;
use bytes::Bytes;
use futures_util::TryStreamExt as _;
use tokio::sync::{Semaphore, SemaphorePermit};
use url::Url;

use super::breaker::Breaker;
use super::s3_bucket::{ensure_bucket, handle};
use super::s3_calls::{STALL, input_error, input_length, transfer, twice, whole};
use super::s3_reply::{classify, http_date, iso_date, unfinished_uploads};
use super::s3_stream;
use super::{ByteStream, KeyKind, ListPage, ListedObject, ObjectKey, ObjectMeta, PutOutcome, S3Settings, StorageError};

/// The limit of calls that carry no object: looking, deleting.
const QUICK: Duration = Duration::from_secs(5);
/// The limit of calls that make the server search: listing.
const SEARCH: Duration = Duration::from_secs(15);
/// An object of unknown length is at most about this long.
const LONGEST: u64 = 20 * 1024 * 1024;
/// The limit of a whole stream: a slow reader on a bad line gets this long.
const STREAM: Duration = Duration::from_mins(30);
/// How long an upload waits for its turn.
const TURN: Duration = Duration::from_secs(20);
/// The pause between two tries to prepare a bucket of a store that was away at the start.
const PREPARE: Duration = Duration::from_secs(5);
/// Uploads at the same time from this process. More make none of them faster.
const UPLOADS: usize = 8;
/// A multipart upload this old has no sender any more.
const STALE_AFTER: Duration = Duration::from_hours(24);

/// A store in a bucket. Cheap to clone.
///
/// Its connections belong to the tokio runtime that first used it; tests with a
/// runtime each open a store each.
#[derive(Clone)]
pub struct S3Store {
    quick: Arc<Bucket>,
    transfer: Arc<Bucket>,
    public: Option<Arc<Bucket>>,
    uploads: Arc<Semaphore>,
    breaker: Arc<Breaker>,
}

impl std::fmt::Debug for S3Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Store")
            .field("bucket", &self.quick.name)
            .field("endpoint", &self.quick.url())
            .finish_non_exhaustive()
    }
}

impl S3Store {
    /// Opens the bucket, creates it when it is missing, and aborts multipart
    /// uploads that were begun a day or more ago and never completed.
    ///
    /// # Errors
    ///
    /// [`StorageError::Config`] for settings that cannot work, `Refused` for
    /// wrong credentials, `Unavailable` when the server does not answer.
    pub async fn open(settings: &S3Settings) -> Result<Self, StorageError> {
        let store = Self::new(settings)?;
        store.prepare(settings).await?;
        Ok(store)
    }

    /// Opens the bucket, now or as soon as the server answers: a process that
    /// starts while the store is away can do everything that needs no photos.
    ///
    /// # Errors
    ///
    /// As [`S3Store::open`], but for `Unavailable`.
    pub async fn open_patiently(settings: &S3Settings) -> Result<Self, StorageError> {
        let store = Self::new(settings)?;
        match store.prepare(settings).await {
            Err(error) if error.is_transient() => {
                tracing::warn!(%error, "the store does not answer; starting without it");
                let (later, settings) = (store.clone(), settings.clone());
                tokio::spawn(async move {
                    while let Err(error) = later.prepare(&settings).await {
                        tracing::warn!(%error, "the bucket is not ready yet");
                        tokio::time::sleep(PREPARE).await;
                    }
                });
            }
            prepared => prepared?,
        }
        Ok(store)
    }

    fn new(settings: &S3Settings) -> Result<Self, StorageError> {
        settings.validate()?;
        // What is tried again, and how soon, is decided here and not in the library.
        ::s3::set_retries(0);
        let base = handle(settings, &settings.endpoint)?;
        let with_limit = |limit| {
            let mut bucket = base.clone();
            bucket.set_request_timeout(Some(limit));
            Arc::new(bucket)
        };
        let public = match &settings.public_endpoint {
            Some(endpoint) => Some(Arc::new(handle(settings, endpoint)?)),
            None => None,
        };
        Ok(Self {
            quick: with_limit(SEARCH),
            // Calls have limits of their own, by their length.
            transfer: with_limit(STREAM),
            public,
            uploads: Arc::new(Semaphore::new(UPLOADS)),
            breaker: Arc::default(),
        })
    }

    async fn prepare(&self, settings: &S3Settings) -> Result<(), StorageError> {
        self.guarded("opening the bucket", SEARCH, ensure_bucket(settings, &self.quick)).await?;
        // Not every server can list multipart uploads; that must not keep the
        // product from starting.
        match self.sweep(STALE_AFTER).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "aborted unfinished uploads"),
            Err(error) => tracing::warn!(%error, "cannot look for unfinished uploads"),
        }
        Ok(())
    }

    /// Makes one call, unless the store is being left alone, and notes whether it answered.
    async fn guarded<T>(
        &self,
        doing: &'static str,
        limit: Duration,
        call: impl Future<Output = Result<T, StorageError>>,
    ) -> Result<T, StorageError> {
        self.breaker.admit(Instant::now()).map_err(|wait| StorageError::resting(doing, wait))?;
        let result = match tokio::time::timeout(limit, call).await {
            Ok(result) => result,
            Err(late) => Err(StorageError::unavailable(doing, late)),
        };
        match &result {
            Err(error) if error.is_transient() => {
                if self.breaker.silent(Instant::now()) {
                    tracing::warn!(%error, "the store does not answer and is left alone for a moment");
                }
            }
            _ => {
                if self.breaker.answered() {
                    tracing::info!("the store answers again");
                }
            }
        }
        result
    }

    /// Waits for its turn to send, but not for ever.
    async fn turn(&self, doing: &'static str) -> Result<SemaphorePermit<'_>, StorageError> {
        match tokio::time::timeout(TURN, self.uploads.acquire()).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(closed)) => Err(StorageError::unavailable(doing, closed)),
            Err(late) => Err(StorageError::unavailable(doing, late)),
        }
    }

    pub(super) async fn put_file(
        &self,
        key: &ObjectKey,
        path: &Path,
        content_type: &str,
    ) -> Result<PutOutcome, StorageError> {
        let length = input_length(path).await?;
        let outcome = if let Some(outcome) = self.already_there(key, length).await? {
            outcome
        } else {
            twice(|| self.upload(key, path, length, content_type)).await?;
            PutOutcome::Stored
        };
        // One that cannot be removed does not undo the put; the owner of that
        // folder sweeps it.
        let _ = tokio::fs::remove_file(path).await;
        Ok(outcome)
    }

    async fn upload(&self, key: &ObjectKey, path: &Path, length: u64, content_type: &str) -> Result<(), StorageError> {
        const DOING: &str = "storing a file";
        let _permit = self.turn(DOING).await?;
        let file = tokio::fs::File::open(path).await.map_err(|source| input_error(path, source))?;
        let send = s3_stream::send(&self.transfer, key, (file, length), content_type);
        self.guarded(DOING, transfer(length), send).await?;
        let found = input_length(path).await?;
        if found == length {
            return Ok(());
        }
        // The file changed under our hands, against the contract. What was
        // stored is not what was meant.
        self.delete(key).await?;
        Err(StorageError::Damaged { key: key.to_string(), expected: length, found })
    }

    pub(super) async fn put_bytes(
        &self,
        key: &ObjectKey,
        bytes: &[u8],
        content_type: &str,
    ) -> Result<PutOutcome, StorageError> {
        const DOING: &str = "storing bytes";
        if let Some(outcome) = self.already_there(key, bytes.len() as u64).await? {
            return Ok(outcome);
        }
        twice(|| async {
            let _permit = self.turn(DOING).await?;
            let send = async {
                let sent = self.transfer.put_object_with_content_type(key.to_string(), bytes, content_type).await;
                sent.map_err(|error| classify(DOING, Some(key), error))
            };
            self.guarded(DOING, transfer(bytes.len() as u64), send).await
        })
        .await?;
        Ok(PutOutcome::Stored)
    }

    /// Two processes may both find nothing and both write. They write the same
    /// bytes, and each write is whole, so the last one changes nothing.
    async fn already_there(&self, key: &ObjectKey, length: u64) -> Result<Option<PutOutcome>, StorageError> {
        if !key.is_write_once() {
            return Ok(None);
        }
        match self.head(key).await? {
            Some(meta) => PutOutcome::kept(key, length, meta.size).map(Some),
            None => Ok(None),
        }
    }

    pub(super) async fn get_bytes(&self, key: &ObjectKey) -> Result<Bytes, StorageError> {
        let read = async {
            let (length, reply) = s3_stream::open(&self.transfer, key).await?;
            let mut bytes = Vec::with_capacity(usize::try_from(length.min(LONGEST)).unwrap_or(0));
            let mut stream = whole(*key, length, reply);
            while let Some(chunk) = stream.try_next().await? {
                bytes.extend_from_slice(&chunk);
            }
            Ok(bytes.into())
        };
        // Its length is not known before; no photo is longer than this.
        self.guarded("reading an object", transfer(LONGEST), read).await
    }

    pub(super) async fn get_stream(&self, key: &ObjectKey) -> Result<(u64, ByteStream), StorageError> {
        let (length, reply) = self.guarded("reading an object", STALL, s3_stream::open(&self.transfer, key)).await?;
        Ok((length, whole(*key, length, reply)))
    }

    pub(super) async fn head(&self, key: &ObjectKey) -> Result<Option<ObjectMeta>, StorageError> {
        self.guarded("looking at an object", QUICK, self.look(key)).await
    }

    async fn look(&self, key: &ObjectKey) -> Result<Option<ObjectMeta>, StorageError> {
        const DOING: &str = "looking at an object";
        match self.quick.head_object(key.to_string()).await {
            Ok((found, _)) => {
                let size = found.content_length.and_then(|n| u64::try_from(n).ok());
                let size = size.ok_or_else(|| StorageError::Unexpected {
                    doing: DOING,
                    reason: "the reply has no length".to_owned(),
                })?;
                Ok(Some(ObjectMeta { size, modified: found.last_modified.as_deref().and_then(http_date) }))
            }
            Err(S3Error::HttpFailWithBody(404, _)) => Ok(None),
            Err(error) => Err(classify(DOING, Some(key), error)),
        }
    }

    pub(super) async fn delete(&self, key: &ObjectKey) -> Result<(), StorageError> {
        const DOING: &str = "deleting an object";
        let remove = || async move {
            match self.quick.delete_object(key.to_string()).await {
                Ok(_) | Err(S3Error::HttpFailWithBody(404, _)) => Ok(()),
                Err(error) => Err(classify(DOING, Some(key), error)),
            }
        };
        twice(|| self.guarded(DOING, QUICK, remove())).await
    }

    pub(super) async fn list_page(
        &self,
        kind: KeyKind,
        after: Option<String>,
        limit: usize,
    ) -> Result<ListPage, StorageError> {
        const DOING: &str = "listing objects";
        let list = async {
            let listed = self.quick.list_page(kind.prefix().to_owned(), None, None, after, Some(limit)).await;
            listed.map_err(|error| classify(DOING, None, error))
        };
        let (found, _) = self.guarded(DOING, SEARCH, list).await?;
        let next = found.contents.last().map(|object| object.key.clone());
        let objects = found.contents.into_iter().map(|object| ListedObject {
            key: object.key.parse().ok(),
            name: object.key,
            size: object.size,
            modified: iso_date(&object.last_modified),
        });
        Ok(ListPage { objects: objects.collect(), next: next.filter(|_| found.is_truncated) })
    }

    pub(super) async fn presign_get(
        &self,
        key: &ObjectKey,
        ttl: Duration,
        content_disposition: Option<&str>,
    ) -> Result<Option<Url>, StorageError> {
        const DOING: &str = "signing an address";
        let Some(public) = &self.public else {
            return Ok(None);
        };
        let queries =
            content_disposition.map(|text| HashMap::from([("response-content-disposition".into(), text.into())]));
        let seconds = u32::try_from(ttl.as_secs().max(1)).unwrap_or(1);
        let signed = public
            .presign_get(key.to_string(), seconds, queries)
            .await
            .map_err(|error| classify(DOING, Some(key), error))?;
        // The address itself is a secret: it must not get into the message.
        let url = Url::parse(&signed)
            .map_err(|error| StorageError::Unexpected { doing: DOING, reason: error.to_string() })?;
        Ok(Some(url))
    }

    pub(super) async fn sweep(&self, older_than: Duration) -> Result<usize, StorageError> {
        // The library's own call cannot read the reply of servers that leave out
        // the storage class. One page is enough: what it holds is removed, and
        // the next sweep sees the next one.
        let mut uploads = Bucket::clone(&self.quick);
        uploads.add_query("uploads", "");
        let list = async {
            uploads.get_object("/").await.map_err(|error| classify("listing unfinished uploads", None, error))
        };
        let reply = self.guarded("listing unfinished uploads", SEARCH, list).await?;
        let mut swept = 0;
        for upload in unfinished_uploads(&String::from_utf8_lossy(reply.as_slice())) {
            let stale = upload.begun.elapsed().is_ok_and(|age| age >= older_than);
            let abort = self.quick.abort_upload(&upload.name, &upload.id);
            if stale && abort.await.is_ok() {
                swept += 1;
            }
        }
        Ok(swept)
    }
}
