//! What the retention of photos depends on, and the photos whose time is over.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::appraisals::RecordState;
use crate::db::schema::{
    appraisal_cycles, appraisal_record_reports, appraisal_records, evidence, evidence_photos, field_reports, photos,
};
use crate::db::types::{CycleId, Instant, PhotoId, ReportId};
use crate::db::{DbConn, DbResult};

/// The ends of the cycles a report is linked to.
///
/// # Errors
/// As any query.
pub fn list_cycle_ends(conn: &mut DbConn, id: ReportId) -> DbResult<Vec<NaiveDate>> {
    Ok(appraisal_record_reports::table
        .inner_join(appraisal_records::table.inner_join(appraisal_cycles::table))
        .filter(appraisal_record_reports::report_id.eq(id))
        .select(appraisal_cycles::ends_on)
        .load(conn)?)
}

/// A photo that evidence rests on now: the end of the cycle, and where the record stands.
pub type PhotoUse = (PhotoId, NaiveDate, RecordState);

/// Which photos of a report evidence rests on now.
///
/// # Errors
/// As any query.
pub fn list_photo_uses(conn: &mut DbConn, id: ReportId) -> DbResult<Vec<PhotoUse>> {
    Ok(evidence_photos::table
        .inner_join(evidence::table.inner_join(appraisal_records::table.inner_join(appraisal_cycles::table)))
        .filter(evidence::report_id.eq(id))
        .filter(evidence::detached_at.is_null())
        .select((evidence_photos::photo_id, appraisal_cycles::ends_on, appraisal_records::state))
        .load(conn)?)
}

/// Every cycle with its last day.
///
/// # Errors
/// As any query.
pub fn list_cycle_days(conn: &mut DbConn) -> DbResult<Vec<(CycleId, NaiveDate)>> {
    Ok(appraisal_cycles::table.select((appraisal_cycles::id, appraisal_cycles::ends_on)).load(conn)?)
}

/// Reports without a need for their photos, by what a condition on `field_reports` and `photos` can say.
macro_rules! outlived {
    ($needed_by:expr, $last_year:expr) => {{
        let linked = || {
            appraisal_record_reports::table
                .inner_join(appraisal_records::table)
                .filter(appraisal_record_reports::report_id.eq(field_reports::id))
        };
        let looked_into = [RecordState::ObjectionHandling, RecordState::UnderReview];
        let still_needed = linked()
            .filter(appraisal_records::cycle_id.eq_any($needed_by).or(appraisal_records::state.eq_any(looked_into)));
        let rested_on = evidence_photos::table.filter(evidence_photos::photo_id.eq(photos::id));
        not(exists(still_needed))
            .and(exists(linked()).or(field_reports::happened_on.le($last_year)))
            .and(not(exists(rested_on)))
    }};
}

/// At most `limit` photos whose time is over, those of one report together: no evidence ever rested on them, their
/// report is linked to none of the `running` cycles nor to a record that is looked into again, and one without any
/// cycle lies on or before `last_year`.
///
/// # Errors
/// As any query.
pub fn list_outlived_photos(
    conn: &mut DbConn,
    running: &[CycleId],
    last_year: NaiveDate,
    limit: i64,
) -> DbResult<Vec<(ReportId, PhotoId)>> {
    Ok(photos::table
        .inner_join(field_reports::table)
        .filter(outlived!(running, last_year))
        .order((field_reports::id, photos::position))
        .limit(limit)
        .select((field_reports::id, photos::id))
        .load(conn)?)
}

/// How many photos come to be outlived between two days: those outlived on the later one whose reports are linked to a
/// cycle that ends between, or to none and lie in a year that does.
///
/// # Errors
/// As any query.
pub fn count_due_photos(
    conn: &mut DbConn,
    (running, ending): (&[CycleId], &[CycleId]),
    (last_year, last_year_then): (NaiveDate, NaiveDate),
) -> DbResult<i64> {
    let linked = || {
        appraisal_record_reports::table
            .inner_join(appraisal_records::table)
            .filter(appraisal_record_reports::report_id.eq(field_reports::id))
    };
    let by_cycle = exists(linked().filter(appraisal_records::cycle_id.eq_any(ending)));
    let by_year = not(exists(linked())).and(field_reports::happened_on.gt(last_year));
    Ok(photos::table
        .inner_join(field_reports::table)
        .filter(by_cycle.or(by_year))
        .filter(outlived!(running, last_year_then))
        .count()
        .get_result(conn)?)
}

/// Notes on a report that so many photos of it are gone.
///
/// # Errors
/// As any update.
pub fn shrink_report(conn: &mut DbConn, id: ReportId, gone: usize, now: Instant) -> DbResult<()> {
    let gone = i32::try_from(gone).unwrap_or(i32::MAX);
    diesel::update(field_reports::table.find(id))
        .set((
            field_reports::photo_count.eq(field_reports::photo_count - gone),
            field_reports::revision.eq(field_reports::revision + 1),
            field_reports::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
