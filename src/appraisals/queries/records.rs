//! Records and the reports linked to them.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::CycleState;
use super::super::states::RecordState;
use super::blind::VeilFacts;
use super::cycles::Cycle;
use super::scope::{WithinScopes, end_of_subtree};
use crate::clock::Clock;
use crate::db::dialect::{WithSuffix as _, contains};
use crate::db::schema::{
    appraisal_cycles, appraisal_record_reports, appraisal_records, areas, evidence, field_reports, organizations,
};
use crate::db::types::{AreaId, CycleId, Instant, OrganizationId, RecordId, ReportId};
use crate::db::{DbConn, DbResult, MultiBackend};

/// Kinds of organisations that are appraised; committees, stations, chains and alliances are not.
const APPRAISED: [&str; 2] = ["branch", "general_branch"];

/// A record in a list, with the organisation it is of.
#[derive(Clone, Debug, Queryable)]
pub struct RecordRow {
    /// The record.
    pub id: RecordId,
    /// Its cycle.
    pub cycle_id: CycleId,
    /// Where it stands.
    pub state: RecordState,
    /// Rises with every change of scores or evidence.
    pub revision: i32,
    /// When it last changed.
    pub updated_at: Instant,
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

impl RecordRow {
    /// Where it stands in the list.
    #[must_use]
    pub fn position(&self) -> Position {
        (self.area_path.clone(), self.code.clone(), self.id)
    }

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

/// A place in the list: path of the area, code of the organisation, record. It names the branch, so it stays inside.
pub type Position = (String, String, RecordId);

/// What a list of records is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct RecordFilter {
    /// Of one cycle.
    pub cycle_id: Option<CycleId>,
    /// In the subtree of one area.
    pub area_id: Option<AreaId>,
    /// Of one domain.
    pub domain: Option<String>,
    /// With this text in the organisation's name or code.
    pub text: Option<String>,
    /// Standing in one of these states; in any without.
    pub states: Vec<RecordState>,
}

impl RecordFilter {
    /// Whether it asks for names or places: a veiled record is found by neither.
    #[must_use]
    pub fn tells_names(&self) -> bool {
        self.text.is_some() || self.area_id.is_some()
    }
}

/// Where a record stands in the list of somebody with these scopes; `None` outside of them.
///
/// # Errors
/// As any query.
pub fn find_position(conn: &mut DbConn, within: WithinScopes, id: RecordId) -> DbResult<Option<Position>> {
    Ok(appraisal_records::table
        .inner_join(organizations::table.inner_join(areas::table))
        .filter(within)
        .filter(appraisal_records::id.eq(id))
        .select((areas::path, organizations::code, appraisal_records::id))
        .first(conn)
        .optional()?)
}

/// At most `limit` records within scopes in the order of places, from behind a position on.
///
/// # Errors
/// As any query.
pub fn list_records(
    conn: &mut DbConn,
    within: WithinScopes,
    filter: &RecordFilter,
    after: Option<Position>,
    limit: usize,
) -> DbResult<Vec<RecordRow>> {
    let mut query = appraisal_records::table
        .inner_join(organizations::table.inner_join(areas::table))
        .filter(within)
        .select((
            appraisal_records::id,
            appraisal_records::cycle_id,
            appraisal_records::state,
            appraisal_records::revision,
            appraisal_records::updated_at,
            organizations::id,
            organizations::code,
            organizations::name,
            organizations::short_name,
            organizations::domain_code,
            areas::id,
            areas::name,
            areas::path,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(cycle) = filter.cycle_id {
        query = query.filter(appraisal_records::cycle_id.eq(cycle));
    }
    if let Some(domain) = &filter.domain {
        query = query.filter(organizations::domain_code.assume_not_null().eq(domain.clone()));
    }
    if !filter.states.is_empty() {
        query = query.filter(appraisal_records::state.eq_any(filter.states.clone()));
    }
    if let Some(text) = &filter.text {
        query =
            query.filter(contains(organizations::name, text.clone()).or(contains(organizations::code, text.clone())));
    }
    if let Some(area) = filter.area_id {
        let Some(path) = areas::table.find(area).select(areas::path).first::<String>(conn).optional()? else {
            return Ok(Vec::new());
        };
        query = query.filter(areas::path.ge(path.clone())).filter(areas::path.lt(end_of_subtree(&path)));
    }
    if let Some((path, code, id)) = after {
        query = query.filter(areas::path.gt(path.clone()).or(areas::path.eq(path).and(
            organizations::code.gt(code.clone()).or(organizations::code.eq(code).and(appraisal_records::id.gt(id))),
        )));
    }
    Ok(query
        .order((areas::path, organizations::code, appraisal_records::id))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .load(conn)?)
}

/// Open cycles that cover a day: one at the most, since open cycles may not overlap.
///
/// # Errors
/// As any query.
pub fn covering_cycles(conn: &mut DbConn, day: NaiveDate) -> DbResult<Vec<CycleId>> {
    Ok(appraisal_cycles::table
        .filter(appraisal_cycles::state.eq(CycleState::Open))
        .filter(appraisal_cycles::starts_on.le(day))
        .filter(appraisal_cycles::ends_on.ge(day))
        .order(appraisal_cycles::id)
        .select(appraisal_cycles::id)
        .load(conn)?)
}

/// Whether an organisation is of a kind that is appraised.
///
/// # Errors
/// As any query.
pub fn is_appraised(conn: &mut DbConn, organization: OrganizationId) -> DbResult<bool> {
    let kind: Option<String> =
        organizations::table.find(organization).select(organizations::kind).first(conn).optional()?;
    Ok(kind.is_some_and(|kind| APPRAISED.contains(&kind.as_str())))
}

/// The record of an organisation in a cycle, made now if there is none.
///
/// # Errors
/// As any insert.
pub fn ensure_record(
    conn: &mut DbConn,
    clock: &Clock,
    cycle: CycleId,
    organization: OrganizationId,
) -> DbResult<RecordId> {
    let standing = appraisal_records::table
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::organization_id.eq(organization))
        .select(appraisal_records::id);
    if let Some(id) = standing.first(conn).optional()? {
        return Ok(id);
    }
    insert_record(conn, clock, cycle, organization)?;
    // Another may have been quicker: what stands now is the record.
    Ok(standing.first(conn)?)
}

/// Makes a record unless there is one.
///
/// # Errors
/// As any insert.
pub fn insert_record(conn: &mut DbConn, clock: &Clock, cycle: CycleId, organization: OrganizationId) -> DbResult<()> {
    let (id, now): (RecordId, Instant) = (clock.new_id(), clock.now());
    diesel::insert_into(appraisal_records::table)
        .values((
            appraisal_records::id.eq(id),
            appraisal_records::cycle_id.eq(cycle),
            appraisal_records::organization_id.eq(organization),
            appraisal_records::state.eq(RecordState::NotDeclared),
            appraisal_records::revision.eq(1),
            appraisal_records::created_at.eq(now),
            appraisal_records::updated_at.eq(now),
        ))
        .or_ignore()
        .execute(conn)?;
    Ok(())
}

/// Links one report to one record; twice is the same as once.
///
/// # Errors
/// As any insert.
pub fn link_one(conn: &mut DbConn, record: RecordId, report: ReportId, now: Instant) -> DbResult<()> {
    diesel::insert_into(appraisal_record_reports::table)
        .values((
            appraisal_record_reports::record_id.eq(record),
            appraisal_record_reports::report_id.eq(report),
            appraisal_record_reports::linked_at.eq(now),
        ))
        .or_ignore()
        .execute(conn)?;
    Ok(())
}

/// Takes away a report's links to records of another branch, or of cycles that do not cover the day,
/// unless evidence rests on them.
///
/// # Errors
/// As any delete.
pub fn unlink_stray(conn: &mut DbConn, report: ReportId, branch: OrganizationId, day: NaiveDate) -> DbResult<()> {
    let linked: Vec<(RecordId, OrganizationId, NaiveDate, NaiveDate)> = appraisal_record_reports::table
        .inner_join(appraisal_records::table.inner_join(appraisal_cycles::table))
        .filter(appraisal_record_reports::report_id.eq(report))
        .select((
            appraisal_records::id,
            appraisal_records::organization_id,
            appraisal_cycles::starts_on,
            appraisal_cycles::ends_on,
        ))
        .load(conn)?;
    for (record, organization, starts_on, ends_on) in linked {
        if organization == branch && (starts_on..=ends_on).contains(&day) {
            continue;
        }
        let rests = evidence::table
            .filter(evidence::record_id.eq(record))
            .filter(evidence::report_id.eq(report))
            .filter(evidence::detached_at.is_null());
        if rests.select(evidence::id).first::<crate::db::types::EvidenceId>(conn).optional()?.is_none() {
            diesel::delete(appraisal_record_reports::table.find((record, report))).execute(conn)?;
        }
    }
    Ok(())
}

/// Every organisation that is appraised and either still there or with a report on a day of the cycle.
///
/// # Errors
/// As any query.
pub fn list_appraised(conn: &mut DbConn, cycle: &Cycle) -> DbResult<Vec<OrganizationId>> {
    let reporting = field_reports::table
        .filter(field_reports::branch_id.eq(organizations::id))
        .filter(field_reports::happened_on.between(cycle.starts_on, cycle.ends_on))
        .filter(field_reports::state.eq("submitted"));
    Ok(organizations::table
        .filter(organizations::kind.eq_any(APPRAISED))
        .filter(organizations::status.eq("active").or(diesel::dsl::exists(reporting)))
        .order(organizations::code)
        .select(organizations::id)
        .load(conn)?)
}

/// Links every submitted report of the cycle's days to its branch's record, in one statement.
///
/// # Errors
/// As any insert.
pub fn link_cycle(conn: &mut DbConn, cycle: &Cycle, now: Instant) -> DbResult<()> {
    let reports = field_reports::table
        .inner_join(
            appraisal_records::table.on(appraisal_records::organization_id
                .eq(field_reports::branch_id)
                .and(appraisal_records::cycle_id.eq(cycle.id))),
        )
        .filter(field_reports::happened_on.between(cycle.starts_on, cycle.ends_on))
        .filter(field_reports::state.eq("submitted"))
        .select((appraisal_records::id, field_reports::id, now.into_sql::<diesel::sql_types::Timestamp>()));
    diesel::insert_into(appraisal_record_reports::table)
        .values(reports)
        .into_columns((
            appraisal_record_reports::record_id,
            appraisal_record_reports::report_id,
            appraisal_record_reports::linked_at,
        ))
        .or_ignore()
        .execute(conn)?;
    Ok(())
}
