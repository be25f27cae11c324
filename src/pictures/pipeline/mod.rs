//! Everything the service does to the bytes of a photo, as pure computation.
//!
//! ```text
//! bytes ─ sniff ─ inspect_header ─ facts ──────────────┐
//!   │      (magic)  (size, limits)  (EXIF)             ├─ Outcome
//!   └─ SHA-256        render: two upright renditions ──┤
//!                             and fingerprints ────────┘
//! strip_metadata: an original without its metadata     Pool: the threads all of it runs on
//! ```
//!
//! No database, no network, no file system, no clock, no async. Callers hand in bytes and the time.
//!
//! Invariants:
//! - The format is what the magic bytes say, the limits are checked before any decoder runs.
//! - A photo that passed the header is never lost: facts cannot fail, and a picture that cannot be
//!   decoded is an [`Outcome`] without renditions and with the reason.
//! - What leaves the pipeline as a picture is upright and carries no metadata.
//! - A panic in a decoder costs one photo's preview, never a thread.

mod blur;
mod colour;
mod container;
mod facts;
mod fingerprint;
mod format;
mod gif;
mod header;
mod heic;
mod jpeg;
mod laps;
mod metadata;
mod planes;
mod pool;
mod raster;
mod render;
mod strip;
mod tag;
mod unreadable;

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

pub use blur::{BlurArea, BlurMode, WHOLE};
pub use colour::Colour;
pub use facts::{Datum, Facts, Place, PlaceDropped, TakenBasis, TimeDropped, facts};
pub use fingerprint::{Fingerprints, SIDE as PRINT_SIDE, Spectrum};
pub use format::{Format, Refusal, sniff};
pub use header::{Header, Limits, inspect_header, peek_header};
pub use laps::Lap;
pub use pool::{Busy, Pool, Ticket};
pub use render::{LARGE, Rendition, Renditions, SMALL, Scratch, render, render_hiding};
pub use strip::{StripError, strip_metadata};
pub use unreadable::Unreadable;

/// All that is known of one photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What the file says about itself.
    pub facts: Facts,
    /// Of the bytes as they came: same digest, same file.
    pub sha256: [u8; 32],
    /// Renditions and fingerprints, or why there are none. The original is kept either way.
    pub renditions: Result<Renditions, Unreadable>,
}

impl Outcome {
    /// The fingerprints, where a picture could be made.
    #[must_use]
    pub fn fingerprints(&self) -> Option<Fingerprints> {
        self.renditions.as_ref().ok().map(|r| r.fingerprints)
    }
}

/// Does everything to one photo, on the calling thread. `now` is the yardstick for times that lie
/// in the future.
///
/// # Errors
/// [`Refusal`] when the file is not taken in at all: wrong format, above a limit, no picture.
pub fn process(bytes: &[u8], limits: &Limits, now: NaiveDateTime, scratch: &mut Scratch) -> Result<Outcome, Refusal> {
    process_hiding(bytes, limits, now, &[], scratch)
}

/// [`process`], with areas of the renditions hidden. The fingerprints are those of the whole picture.
///
/// # Errors
/// As [`process`].
pub fn process_hiding(
    bytes: &[u8],
    limits: &Limits,
    now: NaiveDateTime,
    areas: &[BlurArea],
    scratch: &mut Scratch,
) -> Result<Outcome, Refusal> {
    scratch.laps.start();
    let header = inspect_header(bytes, limits)?;
    scratch.laps.end("header");
    let sha256 = digest(bytes);
    scratch.laps.end("digest");
    let facts = facts(bytes, &header, now);
    scratch.laps.end("facts");
    let renditions = render_hiding(bytes, &facts, limits, areas, scratch);
    Ok(Outcome { facts, sha256, renditions })
}

/// The SHA-256 of the bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
