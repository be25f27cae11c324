//! The demo: a small county with people, reports and scores, loaded into an empty database.
//!
//! Content is data in `demo.json`. Invariant: never loaded where accounts exist already.

mod checks;
pub mod content;
mod people;
pub mod pictures;
