//! The pipeline, and what has to hold for any bytes.

#![allow(missing_docs, reason = "the checks are documented where they live")]

#[path = "checks.rs"]
pub mod checks;
pub use pictures::pipeline;
