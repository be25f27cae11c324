//! Photos that come in pieces: tus 1.0, so that a broken line costs seconds and not the photo.
//!
//! - `model`: the words of the protocol and what an upload is; pure.
//! - `pipe`: a body on its way from its connection to the task that works on it.
//! - `turns`: the newest request for an upload takes it over from an older one.
//! - `actions`: begin, ask, append, end. `queries`: rows. `sweep`: what was given up.
//!
//! Invariants: an upload belongs to one account and to one slot of a report; it
//! is complete when its slot is filled, whoever filled it; bytes that are told
//! to a client are durable; only the newest request for an upload adds to it, on
//! whichever server process it arrived; the photo goes through `photos` like
//! any other.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod pipe;
mod queries;
pub mod sweep;
mod turns;

pub use error::Error;
pub use turns::Turns;
