//! What reviewers do with scores and evidence, and what they look at: order of effects and transaction edges.

mod apart;
mod gather;
mod look;
mod matrix;
mod score;
mod second;
mod veil;

pub use apart::{Apart, ApartFilter, ApartKey, DifferenceFilter, list_apart, list_differences};
pub use look::{
    Dossier, ListedReport, Missing, Part, Proof, find_proof, find_unveiled, list_record_reports, load_dossier,
    note_search,
};
pub use matrix::{Cell, Matrix, MatrixRow, load_matrix};
pub use score::{Scored, clear_score, put_score};
pub use second::{Second, list_second, list_seconds, put_second};

pub use super::queries::{
    AttachedRow, DifferenceKey, DifferenceRow, LinkedReport, RecordFacts, ReportFilter, ScoreRow,
};
