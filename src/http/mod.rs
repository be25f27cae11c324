//! HTTP plumbing without domain: problems, extractors, contract, request log.
//!
//! Knows no feature. Invariant: every answer that is not a success is a problem+json.

pub mod contract;
pub mod extract;
pub mod log;
pub mod multipart;
pub mod problem;
pub mod unwanted;
