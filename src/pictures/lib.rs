//! Pictures as pure computation: no database, no network, no files, no clock.
//!
//! - `pipeline`: from the bytes of a photo to facts, renditions and fingerprints.
//! - `matching`: whether two pictures show the same.
//! - `index`: many fingerprints in memory, found by distance.
//!
//! The program knows them as `photos::pipeline`, `hints::matching` and `hints::index`.

pub mod index;
pub mod matching;
pub mod pipeline;
