//! Taking something out of the system: rankings, evidence, differences as tables; dossiers on paper.
//!
//! Asked for with a reason, agreed to by a second person who might have asked for the same, made by a job, fetched by
//! whoever asked, gone after some days. What an export shows is what the asker may see, with the rights he has when it
//! is made.
//!
//! - `table`: XLSX and CSV; `tables`: what stands in them. `pdf`: any PDF. `dossier`: a dossier as a PDF. `hashes`: its digests and their code.
//! - `make`: from what was asked to a file; `jobs`: when that happens. `sweep`: what is over.
//!
//! Invariants: nothing leaves without a second person; every step stands in the trail with who and why; the file is in
//! the object store before its row names it; a dossier carries who took it out and when on every page, and a code that
//! leads to the digests of what it rests on; no members are named or counted.

pub mod actions;
mod dossier;
mod error;
mod hashes;
pub mod http;
mod jobs;
mod make;
pub mod model;
pub mod pdf;
mod queries;
pub mod sweep;
mod table;
mod tables;
mod words;

pub use error::Error;
pub use jobs::job_handlers;
pub use make::clear_spool;
