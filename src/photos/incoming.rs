//! Bytes on their way in: a file beside the local store that is hashed while it is written.
//!
//! Knows no transport: the bytes come as a stream of chunks. Invariants: a file
//! that nobody keeps removes itself, whatever ended the upload; nothing is
//! written beyond the limit; the format is refused as soon as its first bytes are here.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use sha2::Digest as _;
use tokio::io::AsyncWriteExt as _;

use super::Error;
use super::pipeline::{Format, Limits, Refusal, inspect_header, peek_header};
use crate::config::Config;
use crate::db::types::Sha256;
use crate::services::Services;

/// Written to disk in pieces of this size, since every write is a trip to another thread.
const CHUNK: usize = 256 * 1024;
/// How long the rest of a refused body is read and thrown away, so that the answer reaches the phone.
const DRAIN: Duration = Duration::from_secs(20);

/// A finished upload: a file that is removed when this value goes, unless the store took it.
#[derive(Debug)]
pub struct Incoming {
    path: PathBuf,
    /// Digest of what is in it.
    pub sha256: Sha256,
    /// Bytes in it.
    pub size: u64,
    /// By magic bytes.
    pub format: Format,
}

impl Incoming {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Missing means that the store took it; anything else the sweep finds tomorrow.
        drop(std::fs::remove_file(&self.path));
    }
}

/// The folder of uploads in progress: on the file system of the local store, so that a finished one is moved.
pub(super) fn folder(services: &Services) -> PathBuf {
    services.config.data_dir.join("incoming")
}

/// The limits that these settings put on a photo.
#[must_use]
pub fn limits(config: &Config) -> Limits {
    Limits { max_bytes: config.photo_max_bytes, max_pixels: config.photo_max_pixels, ..Limits::default() }
}

/// Removes a half-written file when the upload ends in any other way than well.
struct HalfWritten(Option<PathBuf>);

impl Drop for HalfWritten {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            drop(std::fs::remove_file(path));
        }
    }
}

/// Writes a stream of bytes to a file, hashing on the way, and looks at its header.
///
/// `announced` is the length and digest the sender promised.
///
/// # Errors
/// [`Error`] with nothing left on disk.
pub async fn receive<S, E>(services: &Services, announced: (u64, Sha256), mut body: S) -> Result<Incoming, Error>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let result = write(services, announced, &mut body).await;
    if result.as_ref().is_err_and(|error| !matches!(error, Error::CutShort(_))) {
        discard(services, body).await;
    }
    result
}

async fn write<S, E>(services: &Services, announced: (u64, Sha256), body: &mut S) -> Result<Incoming, Error>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let (expected, digest) = announced;
    let limits = limits(&services.config);
    let folder = folder(services);
    tokio::fs::create_dir_all(&folder).await?;
    let path = folder.join(format!("{}.part", services.clock.new_id::<uuid::Uuid>()));
    let mut guard = HalfWritten(Some(path.clone()));
    let mut file = tokio::fs::File::create(&path).await?;
    let mut hasher = sha2::Sha256::new();
    let mut received = 0_u64;
    let mut buffer: Vec<u8> = Vec::with_capacity(CHUNK);
    let mut header = Header::default();
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|error| Error::CutShort(error.to_string()))?;
        received += chunk.len() as u64;
        if received > limits.max_bytes {
            return Err(Error::TooLarge { limit: limits.max_bytes });
        }
        hasher.update(&chunk);
        buffer.extend_from_slice(&chunk);
        if buffer.len() >= CHUNK {
            header.look(&buffer, &limits)?;
            file.write_all(&buffer).await?;
            buffer.clear();
        }
    }
    header.look(&buffer, &limits)?;
    file.write_all(&buffer).await?;
    file.flush().await?;
    drop(file);
    let sha256 = Sha256::new(hasher.finalize().into());
    if received != expected || sha256 != digest {
        return Err(Error::DigestMismatch { expected, received });
    }
    let format = match header.known {
        Some(format) => format,
        None => whole(path.clone(), limits).await?,
    };
    // From here on the finished value guards the file.
    guard.0 = None;
    Ok(Incoming { path, sha256, size: received, format })
}

/// What is known of the header so far.
#[derive(Default)]
struct Header {
    looked: bool,
    known: Option<Format>,
}

impl Header {
    /// Looks once, at the first piece: enough for every file that is not built to be strange.
    fn look(&mut self, start: &[u8], limits: &Limits) -> Result<(), Refusal> {
        if !self.looked {
            self.looked = true;
            self.known = peek_header(start, limits)?.map(|header| header.format);
        }
        Ok(())
    }
}

/// A header whose size lies far back: the whole file decides.
async fn whole(path: PathBuf, limits: Limits) -> Result<Format, Error> {
    let inspect = move || -> Result<Format, Error> {
        let bytes = std::fs::read(path)?;
        Ok(inspect_header(&bytes, &limits)?.format)
    };
    match tokio::task::spawn_blocking(inspect).await {
        Ok(result) => result,
        Err(error) => Err(Error::Disk(std::io::Error::other(error))),
    }
}

/// Reads and throws away what is left of a body, within bounds: many clients look for an answer only after sending.
pub async fn discard<S, E>(services: &Services, mut body: S)
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    let reading = async {
        let mut left = services.config.photo_max_bytes;
        while let Some(Ok(chunk)) = body.next().await {
            left = left.saturating_sub(chunk.len() as u64);
            if left == 0 {
                break;
            }
        }
    };
    drop(tokio::time::timeout(DRAIN, reading).await);
}
