//! Hints and the slots they join.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{field_reports, photo_hints, photos};
use crate::db::types::{AccountId, HintId, Instant, PhotoId, ReportId, Sha256};
use crate::db::{DbConn, DbResult};
use crate::hints::model::{HintRow, Reason, Slot};
use crate::reports::ReportState;

/// A filled slot.
///
/// # Errors
/// As any query.
pub fn find_slot(conn: &mut DbConn, photo_id: PhotoId) -> DbResult<Option<Slot>> {
    Ok(photos::table
        .find(photo_id)
        .filter(photos::stored_at.is_not_null())
        .select((photos::id, photos::report_id, photos::sha256, photos::created_at))
        .first(conn)
        .optional()?)
}

/// The oldest filled slots of some bytes.
///
/// # Errors
/// As any query.
pub fn list_slots(conn: &mut DbConn, sha256: Sha256, limit: i64) -> DbResult<Vec<Slot>> {
    Ok(photos::table
        .filter(photos::sha256.eq(sha256))
        .filter(photos::stored_at.is_not_null())
        .order((photos::created_at, photos::id))
        .limit(limit)
        .select((photos::id, photos::report_id, photos::sha256, photos::created_at))
        .load(conn)?)
}

/// Notes a hint; true the first time.
///
/// # Errors
/// As any insert.
pub fn insert_hint(conn: &mut DbConn, row: &HintRow) -> DbResult<bool> {
    Ok(diesel::insert_into(photo_hints::table).values(row).or_ignore().execute(conn)? == 1)
}

/// The hints of a report whose earlier report stands: one that was taken back or hidden used nothing.
///
/// # Errors
/// As any query.
pub fn list_shown_hints(conn: &mut DbConn, report_id: ReportId) -> DbResult<Vec<HintRow>> {
    Ok(photo_hints::table
        .inner_join(field_reports::table.on(field_reports::id.eq(photo_hints::earlier_report_id)))
        .inner_join(photos::table.on(photos::id.eq(photo_hints::photo_id)))
        .filter(photo_hints::report_id.eq(report_id))
        .filter(field_reports::state.eq(ReportState::Submitted))
        .order((photos::position, photo_hints::distance, field_reports::submitted_at, photo_hints::id))
        .select(HintRow::as_select())
        .load(conn)?)
}

/// One hint of a report.
///
/// # Errors
/// As any query.
pub fn find_hint(conn: &mut DbConn, report_id: ReportId, id: HintId) -> DbResult<Option<HintRow>> {
    Ok(photo_hints::table
        .inner_join(field_reports::table.on(field_reports::id.eq(photo_hints::earlier_report_id)))
        .filter(photo_hints::id.eq(id))
        .filter(photo_hints::report_id.eq(report_id))
        .filter(field_reports::state.eq(ReportState::Submitted))
        .select(HintRow::as_select())
        .first(conn)
        .optional()?)
}

/// Notes what the author says, unless he said something before; true when it was noted.
///
/// # Errors
/// As any update.
pub fn explain(
    conn: &mut DbConn,
    id: HintId,
    (reason, remark): (Reason, Option<&str>),
    by: AccountId,
    now: Instant,
) -> DbResult<bool> {
    let changed = diesel::update(photo_hints::table.find(id).filter(photo_hints::explained_at.is_null()))
        .set((
            photo_hints::reason.eq(reason),
            photo_hints::remark.eq(remark),
            photo_hints::explained_by.eq(by),
            photo_hints::explained_at.eq(now),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// How many hints some reports have, for those that have any: to show a link beside a piece of evidence, nothing else.
///
/// # Errors
/// As any query.
pub fn count_of_reports(conn: &mut DbConn, ids: &[ReportId]) -> DbResult<HashMap<ReportId, i64>> {
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let rows: Vec<(ReportId, i64)> = photo_hints::table
            .inner_join(field_reports::table.on(field_reports::id.eq(photo_hints::earlier_report_id)))
            .filter(photo_hints::report_id.eq_any(some))
            .filter(field_reports::state.eq(ReportState::Submitted))
            .group_by(photo_hints::report_id)
            .select((photo_hints::report_id, count_star()))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}
