//! What reviewers do with scores and evidence, and what they look at: order of effects and transaction edges.

mod gather;
mod look;
mod score;
mod veil;

pub use look::{
    Dossier, ListedReport, Missing, Part, Proof, find_proof, find_unveiled, list_differences, list_record_reports,
    load_dossier, note_search,
};
pub use score::{Scored, clear_score, put_score};

pub use super::queries::{AttachedRow, DifferenceRow, LinkedReport, RecordFacts, ReportFilter, ScoreRow};
