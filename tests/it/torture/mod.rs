//! Faults, each repeatable: sudden ends, stores and databases that are away, full disks, clocks that jump, two servers
//! in one folder.
//!
//! The faults of the object store are with the photos, in `photos/outage.rs`.

mod clock;
mod database;
mod fleet;
mod folder;
mod kill;
mod pieces;
mod proof;
mod room;
