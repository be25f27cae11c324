//! Accounts: people who log in, their devices, passwords, roles and rights.
//!
//! `model` holds roles and permissions, `rules` the figures and rules of logging
//! in, `secrets` tokens and codes, `identity` and `actor` the way from a token to
//! a permission in a handler's signature, `operator` what the shell may do.
//! Invariants: passwords are argon2id hashes, tokens and codes are kept as
//! SHA-256 only; every permission is a type of [`model`] in a handler's
//! signature; what a stranger sees and how long he waits never tells whether a
//! login exists (see `actions`); the three administrators are three people.

pub mod actions;
pub mod actor;
mod error;
pub mod http;
pub mod identity;
pub mod model;
pub mod operator;
pub mod passwords;
mod queries;
pub mod rules;
mod secrets;
pub mod throttle;

pub use actor::{Actor, Fledgling, claimed_login};
pub use error::Error;
pub use model::{Identity, Level, Office, ReviewScope, Role, covering_levels};
pub use queries::{NewAccount, insert_account, issue_code, set_password};
pub use rules::NewGrant;
pub use secrets::{code_hash, new_code};
