//! Rows of feedback.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::FeedbackRow;
use crate::db::schema::{appraisal_cycles, feedback};
use crate::db::types::{AccountId, FeedbackId, Instant};
use crate::db::{DbConn, DbResult};

/// Keeps a piece.
///
/// # Errors
/// As any insert.
pub fn insert_feedback(conn: &mut DbConn, row: &FeedbackRow) -> DbResult<()> {
    diesel::insert_into(feedback::table).values(row).execute(conn)?;
    Ok(())
}

/// One piece.
///
/// # Errors
/// As any query.
pub fn find_feedback(conn: &mut DbConn, id: FeedbackId) -> DbResult<Option<FeedbackRow>> {
    Ok(feedback::table.find(id).select(FeedbackRow::as_select()).first(conn).optional()?)
}

/// One page, newest first; of one sender or of all.
///
/// # Errors
/// As any query.
pub fn list_feedback(
    conn: &mut DbConn,
    of: Option<AccountId>,
    before: Option<FeedbackId>,
    limit: usize,
) -> DbResult<Vec<FeedbackRow>> {
    let mut query = feedback::table.select(FeedbackRow::as_select()).into_boxed();
    if let Some(account) = of {
        query = query.filter(feedback::account_id.eq(account));
    }
    if let Some(before) = before {
        query = query.filter(feedback::id.lt(before));
    }
    let rows = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    Ok(query.order(feedback::id.desc()).limit(rows).load(conn)?)
}

/// Notes an answer; a later one stands instead of an earlier.
///
/// # Errors
/// As any update.
pub fn answer(conn: &mut DbConn, id: FeedbackId, text: &str, by: AccountId, now: Instant) -> DbResult<()> {
    diesel::update(feedback::table.find(id))
        .set((feedback::answer.eq(text), feedback::answered_by.eq(by), feedback::answered_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// The first and the last day of every cycle that counts or counted.
///
/// # Errors
/// As any query.
pub fn list_cycles(conn: &mut DbConn) -> DbResult<Vec<(NaiveDate, NaiveDate)>> {
    let begun = appraisal_cycles::table.filter(appraisal_cycles::opened_at.is_not_null());
    Ok(begun.select((appraisal_cycles::starts_on, appraisal_cycles::ends_on)).load(conn)?)
}

/// When the pieces came that came before a moment, the oldest first.
///
/// # Errors
/// As any query.
pub fn list_older(conn: &mut DbConn, before: Instant) -> DbResult<Vec<(FeedbackId, Instant)>> {
    Ok(feedback::table
        .filter(feedback::received_at.lt(before))
        .order((feedback::received_at, feedback::id))
        .select((feedback::id, feedback::received_at))
        .load(conn)?)
}

/// Deletes pieces.
///
/// # Errors
/// As any delete.
pub fn delete_feedback(conn: &mut DbConn, ids: &[FeedbackId]) -> DbResult<usize> {
    Ok(diesel::delete(feedback::table.filter(feedback::id.eq_any(ids))).execute(conn)?)
}
