//! Areas, organisations and what belongs to them, and the roster.

pub mod access;
mod areas;
mod belongings;
mod roster;
mod roster_people;
mod roster_upload;
mod tree;
