//! The public list: which branches are proposed for an honour or hold it, for anybody to read.
//!
//! Invariants: names of branches and their places only, in the order of areas; no scores, no ranks, no photos, no people;
//! a branch whose objection is being looked into stays on the list like any other; nothing of a cycle is public before
//! its first branch is.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;

pub use error::Error;
