//! How the installation keeps: what the settings say of retention, whether work after the answer gets done, what was
//! cleaned up when, how much is stored and whether the store answers.
//!
//! Reads only. Invariant: every figure is about the installation as a whole, never about a branch or a person.

mod actions;
pub mod http;
mod queries;
