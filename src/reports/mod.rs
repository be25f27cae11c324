//! A report from the field, its manifest and its completeness.
//!
//! Invariants: the same id and the same manifest give the same report however
//! often they are sent; what is acknowledged is durable.

pub mod http;
