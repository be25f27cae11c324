//! Rankings, snapshots and votes on ties.

pub mod access;
mod ranking;
mod snapshots;
