//! The use cases of accounts: order of effects, edge of the transaction, trail.
//!
//! One file each: logging in, devices, passwords and codes, administration,
//! roles, the removal of old logins. Invariants: every change and every refused secret leaves an event in
//! the same transaction; hashing happens between transactions, never inside one,
//! so what was read before hashing is looked at again after.

mod administration;
mod attempts;
mod login;
mod passwords;
mod roles;
mod sessions;
mod sweep;

pub use administration::{
    AccountDetail, Issued, MemberDetail, SeenSession, create_account, end_account_session, get_account,
    issue_activation_code, list_account_sessions, list_accounts, lock_account, unlock_account,
};
pub use login::{Login, Opened, create_session};
pub use passwords::{activate, change_password};
pub use roles::{end_role, grant_role, guard_from_now};
pub use sessions::{Me, end_own_session, list_own_sessions, me};
pub use sweep::{run_sweep, sweep_sessions};

pub(super) use administration::{create_in, disable_in, reset_in};
pub(super) use roles::{Granter, grant_in};
