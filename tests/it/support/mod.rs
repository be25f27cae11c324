//! What tests share: the running server, a checked client, a small world of people.
//!
//! Invariant: tests use the server as a client does; the database is only touched to arrange what has no API.
#![allow(dead_code, unused_imports, clippy::type_complexity, reason = "each test and bench uses its own part of this")]

pub mod access;
pub mod app;
pub mod client;
pub mod contract;
pub mod databases;
pub mod program;
pub mod proxy;
pub mod world;

pub use app::TestApp;
pub use client::Answer;
pub use world::{Person, World};
