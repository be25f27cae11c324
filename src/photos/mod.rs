//! Photos: bytes in, facts and renditions out.
//!
//! Invariants: an original is never rewritten and never served as it is; a
//! rendition carries nothing but pixels.

pub mod http;
pub mod pipeline;
pub mod sweep;

use std::sync::Arc;

use crate::jobs::Handler;
use crate::services::Services;

/// The handlers of the jobs that photos need.
#[must_use]
pub fn job_handlers(_services: &Services) -> Vec<Arc<dyn Handler>> {
    Vec::new()
}
