//! What every call to an S3 server needs: limits by length, a second try, the reading of a stream to its end.
//!
//! What lives here: helpers without a bucket. What does not: the calls (`s3`).
//!
//! Invariant: nothing here waits without a limit.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use ::s3::error::S3Error;
use futures_util::{StreamExt as _, stream};
use reqwest::Response;

use super::s3_reply::classify;
use super::{ByteStream, ObjectKey, StorageError};

/// The limit of a call that carries an object is this and the time its bytes take at [`SLOWEST`].
const TRANSFER: Duration = Duration::from_secs(10);
/// A store slower than this many bytes a second counts as away.
const SLOWEST: u64 = 512 * 1024;
/// The limit of the wait for the next piece of a stream.
pub(super) const STALL: Duration = Duration::from_secs(10);
/// The pause before the second and last try of a write.
const SECOND_TRY: Duration = Duration::from_millis(300);
/// A first try that took longer than this met no dead connection but a slow store; it is not repeated.
const SOON: Duration = Duration::from_secs(2);

/// Passes a stream on until exactly `length` bytes have come.
pub(super) fn whole(key: ObjectKey, length: u64, begun: Response) -> ByteStream {
    const DOING: &str = "reading an object";
    let state = (begun.bytes_stream(), 0_u64);
    Box::pin(stream::try_unfold(state, move |(mut from, seen)| async move {
        let damaged = |found| StorageError::Damaged { key: key.to_string(), expected: length, found };
        let next =
            tokio::time::timeout(STALL, from.next()).await.map_err(|late| StorageError::unavailable(DOING, late))?;
        match next {
            Some(Ok(chunk)) => {
                let seen = seen + chunk.len() as u64;
                if seen > length {
                    return Err(damaged(seen));
                }
                Ok(Some((chunk, (from, seen))))
            }
            Some(Err(error)) => Err(classify(DOING, Some(&key), S3Error::Reqwest(error.without_url()))),
            None if seen < length => Err(damaged(seen)),
            None => Ok(None),
        }
    }))
}

/// How long a call may take that carries so many bytes.
pub(super) fn transfer(bytes: u64) -> Duration {
    TRANSFER + Duration::from_secs(bytes / SLOWEST)
}

/// A write of the same bytes under the same name may be repeated, and a
/// connection that died in the pool should not cost a phone its upload.
pub(super) async fn twice<T, F>(mut call: impl FnMut() -> F) -> Result<T, StorageError>
where
    F: Future<Output = Result<T, StorageError>>,
{
    let begun = Instant::now();
    match call().await {
        Err(error) if error.is_transient() && begun.elapsed() < SOON => {
            tracing::debug!(%error, "trying once more");
            tokio::time::sleep(SECOND_TRY).await;
            call().await
        }
        result => result,
    }
}

pub(super) async fn input_length(path: &Path) -> Result<u64, StorageError> {
    match tokio::fs::metadata(path).await {
        Ok(meta) if meta.is_file() => Ok(meta.len()),
        Ok(_) => Err(input_error(path, io::Error::other("not a regular file"))),
        Err(error) => Err(input_error(path, error)),
    }
}

pub(super) fn input_error(path: &Path, source: io::Error) -> StorageError {
    StorageError::Input { path: path.to_path_buf(), source }
}
