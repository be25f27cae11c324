//! Photos: bytes in, facts and renditions out.
//!
//! Who may see a photo is the business of `reports`: a photo is always a photo
//! of a report, so the routes live there and call what is exported here.
//!
//! - `incoming`: bytes on their way in, in a file that removes itself.
//! - `ingest`: from a finished file to a durable object and its row, for any transport.
//! - `jobs`: renditions and facts, made after the answer.
//! - `blurs`: what is hidden in pictures.
//! - `serve`: pictures and clean originals on their way out.
//! - `similar`: asks for hints, and what those who look for similar photos need; the hints are in `hints`.
//! - `shelf`: small pictures at hand while the store is away.
//! - `pipeline`: pure computation on bytes. `sweep`: what was given up. `strays`: what nobody shows any more.
//!
//! Invariants: an original is never rewritten and never served as it is; a
//! rendition carries nothing but pixels and the tag that says sRGB; the object is durable before its row.

mod blurs;
mod error;
pub mod http;
mod incoming;
mod ingest;
mod jobs;
mod model;
mod queries;
mod serve;
mod shelf;
mod similar;
mod strays;
pub mod sweep;

pub use pictures::pipeline;

pub use blurs::{BlurLine, Blurred, Blurs, MOST_AREAS, find_blurs, forget_blurs, put_blurs};
pub use error::Error;
pub use incoming::{Incoming, Piece, SILENCE, Spool, discard, limits, receive};
pub use ingest::{Accepted, accept, accept_into};
pub use jobs::{RENDER_JOB, job_handlers};
pub use model::{BlobRow, BlobState, CoordinateSystem, LongSide, PhotoRow, PhotoState, TakenBasis, photo_state};
pub use queries::{find_photo, list_blobs, list_photos};
pub use serve::{Original, Picture, load_rendition, open_original, open_rendition, rendition_tag};
pub use shelf::Shelf;
pub use similar::{SIMILAR_JOB, compute, small_rendition, want_hints};
pub use strays::{Swept, hold_bytes, sweep_strays};
