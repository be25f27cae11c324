//! Scores, and which report or photo supports which score; the dossier of a record.
//!
//! Invariants: what was judged is frozen at attaching, so that a later edit
//! cannot change it; a score and its evidence change in one transaction under
//! one revision of the record; no level overwrites another level's score;
//! attaching never touches the report; evidence is detached, never deleted.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;
pub mod snapshot;

pub use actions::{Dossier, Proof, Scored, Second, list_seconds};
pub use error::Error;
pub use queries::{
    AttachedRow, NewScore, Offering, RecordFacts, ScoreRow, advance, find_criterion, find_record, has_searched,
    linked_among, list_attached, list_photo_targets, list_scores, put_offers, put_score,
};
