//! Accounts: people who log in, their devices, passwords, roles and rights.
//!
//! Invariants: passwords are argon2id hashes, tokens and codes are kept as
//! SHA-256 only; every permission is a type of [`model`] in a handler's signature.

pub mod actor;
pub mod http;
pub mod identity;
pub mod model;
pub mod passwords;
mod secrets;
pub mod throttle;

pub use actor::{Actor, Fledgling};
pub use model::{Identity, Level, Office, ReviewScope, Role};
pub use secrets::{code_hash, new_code};
