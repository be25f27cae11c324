//! Areas, organisations, projects, teams, places, postings, and the roster import.
//!
//! Other features ask [`queries`] for an area or for the [`model::OrganizationFacts`] of an organisation.
//! Invariants: the area tree and the organisation tree have no cycles; a branch's domain is its own and is not
//! inherited; nothing of the roster is ever deleted.

mod actions;
mod error;
pub mod http;
pub mod model;
pub mod queries;
mod reference;
pub mod roster;

pub use error::Error;
pub use model::{OrganizationFacts, OrganizationKind, OrganizationStatus};
pub use queries::{area_path, find_area_by_code, find_facts};
pub use reference::seed_reference_data;
