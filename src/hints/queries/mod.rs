//! Rows of fingerprints and of hints.

mod hints;
mod prints;

pub use hints::{count_of_reports, explain, find_hint, find_slot, insert_hint, list_shown_hints, list_slots};
pub use prints::{PrintRow, find_near, insert_print, list_prints, list_prints_after};
