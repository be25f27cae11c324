//! Reports that a branch puts beside a criterion.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{criteria, field_reports, offers};
use crate::db::types::{AccountId, CriterionId, Instant, RecordId, ReportId};
use crate::db::{DbConn, DbResult};

/// What stands beside the criteria of a record, in the order of offering; withdrawn reports are left out.
///
/// # Errors
/// As any query.
pub fn list_offers(conn: &mut DbConn, record: RecordId) -> DbResult<Vec<(CriterionId, ReportId)>> {
    Ok(offers::table
        .inner_join(field_reports::table)
        .filter(offers::record_id.eq(record))
        .filter(field_reports::state.eq("submitted"))
        .order((offers::offered_at, offers::report_id))
        .select((offers::criterion_id, offers::report_id))
        .load(conn)?)
}

/// Codes of the criteria of a record that these reports are offered for, in order.
///
/// # Errors
/// As any query.
pub fn offered_for(
    conn: &mut DbConn,
    record: RecordId,
    reports: &[ReportId],
) -> DbResult<HashMap<ReportId, Vec<String>>> {
    let rows: Vec<(ReportId, String)> = offers::table
        .inner_join(criteria::table)
        .filter(offers::record_id.eq(record))
        .filter(offers::report_id.eq_any(reports.to_vec()))
        .order((offers::report_id, criteria::position))
        .select((offers::report_id, criteria::code))
        .load(conn)?;
    let mut by_report: HashMap<ReportId, Vec<String>> = HashMap::new();
    for (report, code) in rows {
        by_report.entry(report).or_default().push(code);
    }
    Ok(by_report)
}

/// Who offers what for what.
#[derive(Clone, Copy, Debug)]
pub struct Offering {
    /// The record.
    pub record: RecordId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The account.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// Puts exactly these reports beside a criterion. Those that stood there keep their time.
///
/// # Errors
/// As any insert.
pub fn put_offers(conn: &mut DbConn, offering: Offering, reports: &[ReportId]) -> DbResult<()> {
    let (record, criterion) = (offering.record, offering.criterion);
    let there = offers::table.filter(offers::record_id.eq(record)).filter(offers::criterion_id.eq(criterion));
    diesel::delete(there.filter(offers::report_id.ne_all(reports.to_vec()))).execute(conn)?;
    // One by one: neither an insert of many nor this clause is the same on both databases.
    for report in reports {
        diesel::insert_into(offers::table)
            .values((
                offers::record_id.eq(record),
                offers::criterion_id.eq(criterion),
                offers::report_id.eq(*report),
                offers::offered_by.eq(offering.by),
                offers::offered_at.eq(offering.at),
            ))
            .suffix(" ON CONFLICT (record_id, criterion_id, report_id) DO NOTHING")
            .execute(conn)?;
    }
    Ok(())
}
