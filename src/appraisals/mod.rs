//! Cycles, scoring sheets, appraisal records and scores.
//!
//! Invariants: points are integers in hundredths; a sheet is frozen once its
//! cycle opens; no level overwrites another level's score.

pub mod http;
pub mod records;
pub mod sheet_file;
