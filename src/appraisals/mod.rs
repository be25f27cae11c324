//! Cycles, scoring sheets and appraisal records.
//!
//! Scores and what they rest on live in `evidence`, since they need reports.
//!
//! Invariants: points are integers in hundredths; a sheet is frozen once its
//! cycle opens; open cycles never cover the same day; no level overwrites
//! another level's score.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;
pub mod records;
pub mod sheet_file;
pub mod shipped;

pub use error::Error;
pub use model::{CycleState, RecordState, SchemeType, ScoreLevel};
pub use queries::{
    CriterionRow, Cycle, RecordFilter, RecordRow, Sheet, current_sheet, list_criteria, lock_open_cycles,
};
