//! The proceedings of a record: the steps it takes from declaring to naming, the self-assessment of the branch, bonus,
//! deduction and veto, questions to the branch, and objections against it.
//!
//! Which step leads where stands in `appraisals::states`; scores of reviewers and their evidence live in `evidence`.
//! Invariants: a record changes its state only by a step, written down with who took it and why, in the transaction
//! of the change; a step is refused with all that is missing for it; nobody takes a step of a reviewer in a branch he
//! has a part in; a bonus, a deduction and a veto rest on a document; nobody is reminded to declare; a
//! branch is asked at most once about a criterion, after its reports were looked through, and may decline.

pub mod actions;
mod contact;
mod error;
pub mod http;
pub mod model;
mod queries;

pub use error::Error;
