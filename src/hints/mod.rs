//! Hints: a photo shows what an earlier photo of another report shows.
//!
//! - `matching`: pure; under which fingerprints a picture is kept and looked for, and the second look at the pixels.
//! - `index`: many fingerprints in memory; `cache`: filling it from the database, which is the truth.
//! - `jobs`: looks for each photo once it is ready. `actions`: who sees a hint, and what its author says about it.
//!
//! Invariants: a hint is neutral and never stops anything; nothing counts or compares people or branches by hints; a
//! hint is always the later photo's, points to another report, and is there once however often the job runs; whoever is
//! not of the reviewing line learns no more of an earlier report than its day, unless it is his to see anyway.

pub mod actions;
mod cache;
mod error;
pub mod http;
mod jobs;
pub mod model;
mod queries;

pub use pictures::{index, matching};

pub use error::Error;
pub use jobs::job_handlers;
pub use model::{HintRow, How, Reason};
pub use queries::{count_of_reports, find_near, insert_print};
