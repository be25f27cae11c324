//! Rows of feedback.

use diesel::prelude::*;

use super::model::FeedbackRow;
use crate::db::schema::feedback;
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
