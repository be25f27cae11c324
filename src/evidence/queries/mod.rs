//! The queries behind scores, evidence and dossiers.
//!
//! Diesel only, no rules. A dossier costs a fixed number of them, however much evidence there is.

mod attached;
mod differences;
mod matrix;
mod offers;
mod record;
mod reports;
mod scores;
mod searches;
mod second;
mod visits;

pub use attached::{
    AttachedRow, NewEvidence, attach, detach, find_evidence, list_attached, list_photo_targets, renote,
};
pub use differences::{DifferenceKey, DifferenceRow, describe_differences, list_differing};
pub use matrix::{list_evidence_cells, list_score_cells};
pub use offers::{Offering, list_offers, offered_for, put_offers};
pub use record::{RecordFacts, advance, find_record};
pub use reports::{
    LinkedReport, PhotoFacts, ReportFacts, ReportFilter, hold_reports, linked_among, list_linked_reports, list_photos,
    list_report_facts, list_stored_photo_ids, share_a_project, used_for,
};
pub use scores::{NewScore, ScoreRow, delete_score, find_criterion, list_scores, put_score};
pub use searches::{has_searched, note_search};
pub use second::{ApartRow, SecondRow, find_scorer, list_apart, list_second, put_second};
pub use visits::{attach_visit, hold_visit, list_visit_photos, list_visits};
