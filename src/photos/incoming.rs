//! Bytes on their way in: a file beside the local store that is hashed while it is written.
//!
//! Knows no transport: the bytes come as chunks. Invariants: a file that nobody
//! keeps removes itself, whatever ended the upload; nothing is written beyond
//! the limit; the format is refused as soon as its first bytes are here.

use std::fmt::Display;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use sha2::Digest as _;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use super::Error;
use super::pipeline::{Format, Limits, Refusal, inspect_header, peek_header};
use crate::config::Config;
use crate::db::types::Sha256;
use crate::services::Services;

/// The first piece that is hashed and written, and the smallest: enough to tell what a file is.
const LEAST_PIECE: usize = 64 * 1024;
/// The largest: every piece is a trip to another thread.
const MOST_PIECE: usize = 512 * 1024;
/// What all pieces may hold together, so that many uploads at once have small ones.
const PIECES: usize = 8 * 1024 * 1024;
/// Files being written.
static OPEN: AtomicUsize = AtomicUsize::new(0);
/// So many pieces are hashed and written at once. With a thread for each of a hundred uploads, those that answer would
/// wait their turn among all of them.
static WRITERS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(2 * std::thread::available_parallelism().map_or(1, usize::from)));
/// So many bytes tell a format; fewer are no reason to refuse the start of a photo.
const TELLING: u64 = 64;
/// How long the rest of a refused body is read and thrown away, so that the answer reaches the phone.
const DRAIN: Duration = Duration::from_secs(20);
/// How long a body may bring nothing before its sender counts as gone.
pub const SILENCE: Duration = Duration::from_mins(1);

/// A file that removes itself unless somebody took it.
#[derive(Debug)]
struct Guarded(PathBuf);

impl Drop for Guarded {
    fn drop(&mut self) {
        // Missing means that the store took it; anything else the sweep finds tomorrow.
        drop(std::fs::remove_file(&self.0));
    }
}

/// A finished upload: a file that is removed when this value goes, unless the store took it.
#[derive(Debug)]
pub struct Incoming {
    file: Guarded,
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
        &self.file.0
    }
}

/// A piece of an upload: a file that is removed when this value goes, unless the store took it.
#[derive(Debug)]
pub struct Piece {
    file: Guarded,
    /// Bytes in it.
    pub size: u64,
}

impl Piece {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file.0
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

/// A file being written.
pub struct Spool {
    guard: Guarded,
    /// Gathered for the next write.
    buffer: Vec<u8>,
    /// So much is gathered.
    piece: usize,
    back: Back,
    _open: Open,
    size: u64,
    limits: Limits,
    /// Absent where the bytes are not the start of a photo.
    header: Option<Header>,
}

/// What the writing thread works on. A write goes on while the next bytes are gathered, so two buffers are held at most.
enum Back {
    /// Nothing is being written.
    Idle(Box<Tail>),
    /// A write is under way.
    Busy(JoinHandle<std::io::Result<Box<Tail>>>),
    /// A write failed, or its future was dropped.
    Lost,
}

/// One of the files being written.
struct Open;

impl Open {
    fn new() -> Self {
        OPEN.fetch_add(1, Ordering::Relaxed);
        Self
    }

    /// A fair share of what may be held, of which each file holds two.
    fn piece() -> usize {
        (PIECES / 2 / OPEN.load(Ordering::Relaxed).max(1)).clamp(LEAST_PIECE, MOST_PIECE)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Tail {
    file: std::fs::File,
    hasher: sha2::Sha256,
    /// The other buffer, once there is one.
    spare: Vec<u8>,
}

impl Tail {
    /// Private from the start: the pictures show people.
    fn create(path: &Path) -> std::io::Result<std::fs::File> {
        std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
    }

    fn take(mut self: Box<Self>, mut bytes: Vec<u8>) -> std::io::Result<Box<Self>> {
        self.hasher.update(&bytes);
        self.file.write_all(&bytes)?;
        bytes.clear();
        self.spare = bytes;
        Ok(self)
    }
}

impl Back {
    /// Waits for the write under way.
    async fn rest(&mut self) -> std::io::Result<Box<Tail>> {
        match std::mem::replace(self, Self::Lost) {
            Self::Idle(tail) => Ok(tail),
            Self::Busy(work) => work.await.map_err(std::io::Error::other)?,
            Self::Lost => Err(std::io::Error::other("an earlier write failed")),
        }
    }
}

impl Spool {
    /// A file for a photo from its first byte on: its header is looked at as soon as it is here.
    ///
    /// # Errors
    /// When there is no room.
    pub async fn of_photo(services: &Services) -> Result<Self, Error> {
        Self::create(services, Some(Header::default())).await
    }

    /// A file for bytes from somewhere within a photo.
    ///
    /// # Errors
    /// When there is no room.
    pub async fn of_piece(services: &Services) -> Result<Self, Error> {
        Self::create(services, None).await
    }

    async fn create(services: &Services, header: Option<Header>) -> Result<Self, Error> {
        let path = folder(services).join(format!("{}.part", services.clock.new_id::<uuid::Uuid>()));
        let guard = Guarded(path.clone());
        let open = move || match Tail::create(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                Tail::create(&path)
            }
            other => other,
        };
        let file = tokio::task::spawn_blocking(open).await.map_err(std::io::Error::other)??;
        let back = Back::Idle(Box::new(Tail { file, hasher: sha2::Sha256::new(), spare: Vec::new() }));
        let limits = limits(&services.config);
        Ok(Self { guard, buffer: Vec::new(), piece: LEAST_PIECE, back, _open: Open::new(), size: 0, limits, header })
    }

    /// Bytes so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Takes some bytes.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Refused`], or what the disk says; the file is of no use then.
    pub async fn write(&mut self, chunk: &[u8]) -> Result<(), Error> {
        self.size += chunk.len() as u64;
        if self.size > self.limits.max_bytes {
            return Err(Error::TooLarge { limit: self.limits.max_bytes });
        }
        let mut rest = chunk;
        while !rest.is_empty() {
            if self.buffer.is_empty() {
                self.buffer.shrink_to(self.piece);
                self.buffer.reserve_exact(self.piece);
            }
            let (now, later) = rest.split_at(rest.len().min(self.piece - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            rest = later;
            if self.buffer.len() == self.piece {
                self.flush().await?;
                self.piece = Open::piece();
            }
        }
        Ok(())
    }

    /// Hands what was gathered to a thread that may block: hashing and writing are its work.
    async fn flush(&mut self) -> Result<(), Error> {
        if let Some(header) = &mut self.header {
            header.look(&self.buffer, &self.limits)?;
        }
        let mut tail = self.back.rest().await?;
        let full = std::mem::replace(&mut self.buffer, std::mem::take(&mut tail.spare));
        let turn = WRITERS.acquire().await;
        self.back = Back::Busy(tokio::task::spawn_blocking(move || {
            let _turn = turn;
            tail.take(full)
        }));
        Ok(())
    }

    async fn close(mut self) -> Result<(Guarded, u64, Sha256, Option<Header>, Limits), Error> {
        self.flush().await?;
        let tail = self.back.rest().await?;
        let sha256 = Sha256::new(tail.hasher.finalize().into());
        Ok((self.guard, self.size, sha256, self.header, self.limits))
    }

    /// The whole photo, if it is the one announced.
    ///
    /// # Errors
    /// [`Error::DigestMismatch`], [`Error::Refused`], or what the disk says.
    pub async fn finish(self, announced: (u64, Sha256)) -> Result<Incoming, Error> {
        let (file, size, sha256, header, limits) = self.close().await?;
        if (size, sha256) != announced {
            return Err(Error::DigestMismatch { expected: announced.0, received: size });
        }
        let format = match header.and_then(|header| header.known) {
            Some(format) => format,
            None => whole(file.0.clone(), limits).await?,
        };
        Ok(Incoming { file, sha256, size, format })
    }

    /// What came so far, to go on later.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is the start of something that is no photo, or what the disk says.
    pub async fn pause(mut self) -> Result<Piece, Error> {
        if self.size < TELLING {
            self.header = None;
        }
        let (file, size, ..) = self.close().await?;
        Ok(Piece { file, size })
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
    let mut spool = Spool::of_photo(services).await?;
    loop {
        let next = tokio::time::timeout(SILENCE, body.next()).await;
        match next.map_err(|_| Error::CutShort("nothing came for a minute".to_owned()))? {
            Some(Ok(chunk)) => spool.write(&chunk).await?,
            Some(Err(error)) => return Err(Error::CutShort(error.to_string())),
            None => return spool.finish(announced).await,
        }
    }
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

/// Each holds a whole photo in memory, so only a few at once.
static WHOLE: Semaphore = Semaphore::const_new(2);

/// A header whose size lies far back: the whole file decides.
async fn whole(path: PathBuf, limits: Limits) -> Result<Format, Error> {
    let _turn = WHOLE.acquire().await;
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
