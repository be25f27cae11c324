//! Who looked through the reports of a record for which criterion.

use diesel::prelude::*;

use crate::db::dialect::WithSuffix as _;
use crate::db::schema::report_searches;
use crate::db::types::{AccountId, CriterionId, Instant, RecordId};
use crate::db::{DbConn, DbResult};

/// Notes a search; a later one takes the place of an earlier.
///
/// # Errors
/// As any insert.
pub fn note_search(
    conn: &mut DbConn,
    record: RecordId,
    criterion: CriterionId,
    account: AccountId,
    now: Instant,
) -> DbResult<()> {
    diesel::insert_into(report_searches::table)
        .values((
            report_searches::record_id.eq(record),
            report_searches::criterion_id.eq(criterion),
            report_searches::account_id.eq(account),
            report_searches::searched_at.eq(now),
        ))
        .suffix(" ON CONFLICT (record_id, criterion_id, account_id) DO UPDATE SET searched_at = excluded.searched_at")
        .execute(conn)?;
    Ok(())
}

/// Whether an account has looked through the reports of a record for a criterion.
///
/// # Errors
/// As any query.
pub fn has_searched(conn: &mut DbConn, record: RecordId, criterion: CriterionId, account: AccountId) -> DbResult<bool> {
    let found = report_searches::table.find((record, criterion, account));
    Ok(found.select(report_searches::record_id).first::<RecordId>(conn).optional()?.is_some())
}
