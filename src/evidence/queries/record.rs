//! A record with everything its rules ask for.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::appraisals::{CycleState, RecordState, VeilFacts};
use crate::db::schema::{appraisal_cycles, appraisal_records, areas, organizations};
use crate::db::types::{AreaId, CycleId, Instant, OrganizationId, RecordId};
use crate::db::{DbConn, DbResult};

/// A record, its cycle and its organisation.
#[derive(Clone, Debug, Queryable)]
pub struct RecordFacts {
    /// The record.
    pub id: RecordId,
    /// Where it stands.
    pub state: RecordState,
    /// Rises with every change of scores or evidence.
    pub revision: i32,
    /// When it last changed.
    pub updated_at: Instant,
    /// The cycle.
    pub cycle_id: CycleId,
    /// Its name.
    pub cycle_name: String,
    /// Where it stands.
    pub cycle_state: CycleState,
    /// First day covered.
    pub starts_on: NaiveDate,
    /// Last day covered.
    pub ends_on: NaiveDate,
    /// The organisation.
    pub organization_id: OrganizationId,
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
    /// Its domain.
    pub domain_code: Option<String>,
    /// Its area.
    pub area_id: AreaId,
    /// The area's name.
    pub area_name: String,
    /// The area's path.
    pub area_path: String,
}

impl RecordFacts {
    /// What decides over its veil.
    #[must_use]
    pub fn veil_facts(&self) -> VeilFacts {
        VeilFacts {
            record_id: self.id,
            cycle_id: self.cycle_id,
            state: self.state,
            organization_id: self.organization_id,
            domain_code: self.domain_code.clone(),
            area_path: self.area_path.clone(),
        }
    }
}

/// One record.
///
/// # Errors
/// As any query.
pub fn find_record(conn: &mut DbConn, id: RecordId) -> DbResult<Option<RecordFacts>> {
    Ok(appraisal_records::table
        .inner_join(appraisal_cycles::table)
        .inner_join(organizations::table.inner_join(areas::table))
        .filter(appraisal_records::id.eq(id))
        .select((
            appraisal_records::id,
            appraisal_records::state,
            appraisal_records::revision,
            appraisal_records::updated_at,
            appraisal_cycles::id,
            appraisal_cycles::name,
            appraisal_cycles::state,
            appraisal_cycles::starts_on,
            appraisal_cycles::ends_on,
            organizations::id,
            organizations::code,
            organizations::name,
            organizations::short_name,
            organizations::domain_code,
            areas::id,
            areas::name,
            areas::path,
        ))
        .first(conn)
        .optional()?)
}

/// Moves a record from one revision to the next; false when it is at another by now.
///
/// From here to the end of the transaction no other change of the record gets through.
///
/// # Errors
/// As any update.
pub fn advance(conn: &mut DbConn, id: RecordId, from: i32, now: Instant) -> DbResult<bool> {
    let moved = diesel::update(
        appraisal_records::table.filter(appraisal_records::id.eq(id)).filter(appraisal_records::revision.eq(from)),
    )
    .set((appraisal_records::revision.eq(from.saturating_add(1)), appraisal_records::updated_at.eq(now)))
    .execute(conn)?;
    Ok(moved == 1)
}
