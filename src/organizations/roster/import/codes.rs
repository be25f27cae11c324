//! One-time codes for people who have no password yet.

use std::collections::HashSet;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::apply::ActivationSlip;
use super::people::Person;
use super::rows::CodeInsert;
use crate::accounts::{code_hash, new_code};
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::activation_codes;
use crate::db::types::{AccountId, Instant};
use crate::db::{DbConn, DbResult};
use crate::insert_rows;

/// How long a slip of paper may lie about.
const VALID: TimeDelta = TimeDelta::days(30);

/// Codes made during one import.
pub(super) struct Codes {
    now: Instant,
    rows: Vec<CodeInsert>,
    pub slips: Vec<ActivationSlip>,
}

impl Codes {
    pub fn new(now: Instant) -> Self {
        Self { now, rows: Vec::new(), slips: Vec::new() }
    }

    /// Makes a code for somebody; only its hash will be stored.
    pub fn issue(&mut self, account_id: AccountId, person: &Person<'_>, branch: String, name: &str) {
        let code = new_code();
        self.rows.push(CodeInsert {
            account_id,
            code_hash: code_hash(account_id, &code),
            created_at: self.now,
            expires_at: self.now.plus(VALID),
        });
        let (name, login) = (name.to_owned(), person.phone.to_owned());
        self.slips.push(ActivationSlip { branch, name, login, code });
    }

    /// Stores the hashes. Accounts in `known` are old and may have a code already, which the new one replaces.
    pub fn write(&mut self, conn: &mut DbConn, known: &HashSet<AccountId>) -> DbResult<usize> {
        let rows = std::mem::take(&mut self.rows);
        let count = rows.len();
        let (old, new): (Vec<CodeInsert>, Vec<CodeInsert>) =
            rows.into_iter().partition(|row| known.contains(&row.account_id));
        insert_rows!(conn, activation_codes::table, new)?;
        for row in old {
            diesel::insert_into(activation_codes::table)
                .values(row)
                .suffix(
                    " ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, \
                     created_at = excluded.created_at, expires_at = excluded.expires_at, failed_attempts = 0",
                )
                .execute(conn)?;
        }
        Ok(count)
    }
}
