//! The queries behind rankings.
//!
//! Sums are made where the scores are; everything after that is arithmetic in `model`.

mod snapshots;
mod standings;
mod votes;

pub use snapshots::{NewSnapshot, SnapshotRow, find_snapshot, insert_snapshot, list_snapshots};
pub use standings::{honor_exists, list_ranked, load_standings};
pub use votes::{VoteRow, insert_vote, list_votes};
