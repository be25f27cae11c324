//! Inspection (考察): what inspectors saw and found on visits, told from their phones.
//!
//! Invariants: nobody visits a branch he has a part in; a note is never changed, only withdrawn by whoever wrote it; what
//! is found binds the step `inspect`; notes and their photos are for inspectors and reviewers, never for the branch; a
//! note without a photo is as good as one with them (R3).

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;

pub use error::Error;
pub use model::VisitFinding;
pub use queries::{Found, list_findings};
