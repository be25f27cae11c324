//! Which report or photo supports which score.
//!
//! Invariant: what was judged is frozen at attaching; a later edit cannot change it.

pub mod http;
