//! Areas, organisations, projects, teams, places, postings, and the roster import.
//!
//! Invariant: the area tree and the organisation tree have no cycles; a branch's
//! domain is its own and is not inherited.

pub mod http;
pub mod roster;
