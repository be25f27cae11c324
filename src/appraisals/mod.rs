//! Cycles, scoring sheets, review chains and appraisal records.
//!
//! Scores and what they rest on live in `evidence`, since they need reports.
//!
//! Invariants: points are integers in hundredths; a sheet is frozen once its
//! cycle opens; open cycles never cover the same day; no level overwrites
//! another level's score.

pub mod actions;
pub mod blind;
pub mod chain;
mod error;
pub mod http;
pub mod model;
mod queries;
pub mod records;
pub mod schedule;
pub mod sheet_book;
pub mod sheet_file;
pub mod shipped;
pub mod states;

pub use actions::{
    ListedRecord, NamedRecord, find_mask, is_veiled_to, name_records, read_records, veiled_in_cycle, veiled_records,
    veiled_reports,
};
pub use chain::{Chain, ReviewStep, ReviewedBy};
pub use error::Error;
pub use model::{AdjustmentKind, CycleState, SchemeType, ScoreLevel};
pub use queries::{
    CriterionRow, Cycle, Reach, RecordFilter, RecordRow, Sheet, VeilFacts, WithinScopes, blind_levels, current_sheet,
    domain_cap, find_chain, find_cycle, find_notice, find_reach, honor_of, honor_years, list_criteria, list_masks,
    lock_open_cycles, second_score_gap,
};
pub use states::{RecordState, Step};
