//! Reading a roster: regions, branches, members and reviewers from CSV files or one workbook.
//!
//! What lives here: parsing, checking and naming what is wrong, row by row; [`import`] compares the result with
//! the database and carries it out. What does not, outside of `import`: anything that knows the database.
//! [`RosterFile::references_outside`] tells which ids have to be looked up.
//!
//! Invariants: a row that reaches the caller has every value checked; a file with a problem is never half
//! usable by accident, because [`RosterFile::is_usable`] is false as soon as one problem stands; gender and
//! joining date pass through the reader without ever being stored (see [`rows::MemberRow`]).

mod build;
mod checks;
mod csv;
pub mod file;
mod findings;
pub mod import;
pub mod problems;
mod references;
mod regions;
pub mod rows;
mod table;
#[cfg(test)]
mod tests;
mod text;
pub mod values;
mod xlsx;

pub use file::{Limits, ReadOptions, RosterFile};
pub use import::{ActivationSlip, Applied, Entry, ImportError, ImportOptions, Plan, TablePlan, apply, command, plan};
pub use problems::{RowProblem, Table};
pub use references::{OutsideReference, Stored};
pub use rows::{BranchRow, MemberRow, RegionRow, ReviewerRow, Row};
pub use values::{BranchStatus, Domain, MemberRole, MemberStatus, PhoneRule, RegionKind, RegionLevel, ReviewerRole};
pub use xlsx::read_first_sheet;
