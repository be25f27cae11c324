//! The pipeline's sources, compiled for the fuzzer, and what has to hold for any bytes.

#![allow(missing_docs, dead_code, reason = "the sources are documented and used where they live")]

#[path = "checks.rs"]
pub mod checks;
#[path = "../src/photos/pipeline/mod.rs"]
pub mod pipeline;
