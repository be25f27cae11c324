//! Rankings of branches by their scores, for an honour city-wide or for one domain; snapshots; votes on ties.
//!
//! The one ranking there is: of what reviewers gave at the award stage. Nothing here knows reports, photos or people.
//! Invariants: whole numbers from end to end; equal points share a rank; what was filed, earlier honours and the time
//! of submission decide nothing; no place has a quota; a snapshot is never changed and can be computed again.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;

pub use error::Error;
pub use queries::load_standings;
