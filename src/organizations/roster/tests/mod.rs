//! Tests of the roster reader, with rosters made in code.
//!
//! `support` builds tables and workbooks; the other files hold the tests by subject.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    clippy::cast_possible_truncation,
    reason = "plain test data matters more here than an allocation"
)]

mod csv_files;
mod hostile;
mod rules;
mod samples;
mod support;
mod workbooks;
