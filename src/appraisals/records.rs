//! Appraisal records: one per organisation and cycle, made when the cycle opens or when first needed later.
//!
//! What other features call in their own transaction. Invariant: a submitted report of an appraised branch is linked
//! to the branch's record of the open cycle that covers its day, whichever came first, the report or the cycle.

use chrono::NaiveDate;

use super::queries;
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
    conn: &mut DbConn,
    clock: &Clock,
    report: ReportId,
    branch: OrganizationId,
    day: NaiveDate,
) -> DbResult<()> {
    // A cycle that opens meanwhile either waits for this report or is seen by it.
    queries::lock_open_cycles(conn, false)?;
    let cycles = queries::covering_cycles(conn, day)?;
    if cycles.is_empty() || !queries::is_appraised(conn, branch)? {
        return Ok(());
    }
    for cycle in cycles {
        let record = queries::ensure_record(conn, clock, cycle, branch)?;
        queries::link_one(conn, record, report, clock.now())?;
    }
    Ok(())
}

/// Links a report anew after its day or branch changed: links that no longer hold go, unless evidence rests on them.
///
/// # Errors
/// As any insert.
pub fn relink_report(
    conn: &mut DbConn,
    clock: &Clock,
    report: ReportId,
    branch: OrganizationId,
    day: NaiveDate,
) -> DbResult<()> {
    link_report(conn, clock, report, branch, day)?;
    queries::unlink_stray(conn, report, branch, day)
}
