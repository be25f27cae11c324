//! What the photo pipeline promises, each promise as a test.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::naive_bytecount,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "a test stops at the first surprise, and its numbers are small"
)]

mod facts;
mod fingerprints;
mod formats;
mod fuzz;
mod hostile;
mod pool;
mod renditions;
mod samples;
mod strip;
mod support;
