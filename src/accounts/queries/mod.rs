//! The queries of accounts: every read and write of their tables, none of the decisions.
//!
//! Functions take the connection first. Invariant: whoever changes an account
//! calls [`hold_account`] or [`hold_login`] first, so that two changes of the
//! same account run one after the other on both databases.

mod accounts;
mod codes;
mod credentials;
mod grants;
mod sessions;

pub use accounts::{
    AccountFilter, AccountRow, NewAccount, find_account, find_account_id, hold_account, insert_account, list_accounts,
    set_state,
};
pub use codes::{count_code_failure, delete_code, find_code, issue_code};
pub use credentials::{
    Credentials, clear_password, find_credentials, find_unknown_failures, hold_login, is_guarded, require_new_password,
    set_failures, set_password,
};
pub use grants::{
    HeldRole, end_grant, find_area_kind, find_missing_scope, insert_grant, list_roles, list_same_grants,
    organization_names,
};
pub use sessions::{
    NewSession, SessionRow, delete_ended_sessions, end_session, end_sessions, insert_session, list_sessions,
    shorten_sessions, trim_sessions,
};
