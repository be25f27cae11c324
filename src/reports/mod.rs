//! A report from the field, its manifest and its completeness.
//!
//! - `model`: what a manifest may say, and its digest. `change`: what an edit changes. `visibility`: who sees what.
//!   `retention`: until when photos stay. All pure.
//! - `queries`: rows in and out; the list with its visibility in SQL.
//! - `actions`: submit, edit, withdraw, hide, read, and the photos of a report.
//!
//! Invariants: the same id and the same manifest give the same report however
//! often they are sent; what is acknowledged is durable; nobody learns of a
//! report that is not his to see; nothing here counts reports or photos of a
//! person or of a branch.

pub mod actions;
mod change;
mod error;
pub mod http;
pub mod model;
mod queries;
mod retention;
mod visibility;

pub use actions::{find_seen, find_with_sight, veiled_reports};
pub use error::Error;
pub use model::{ReportKind, ReportRow, ReportState};
pub use queries::Branch;
pub use visibility::{Sight, Viewer};
