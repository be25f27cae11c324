//! Honours that were given: for how long, by which decision, and what became of them (动态管理).
//!
//! An honour comes into being, is looked at again and is revoked by steps of its record, which `proceedings` takes; what
//! each decided stands there. Invariants: a record has one honour at the most; it ends on the day that was fixed when it
//! was given; no reviewer sees earlier honours (不看牌子), only the branch itself and whoever runs the system.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;

pub use error::Error;
pub use model::{HonorState, has_ended};
pub use queries::{Given, NewHonor, find_honor, insert_honor, set_state};
