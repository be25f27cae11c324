//! What belongs to one report, or to a page of them.

use diesel::prelude::*;

use crate::accounts::Level;
use crate::db::schema::{
    accounts, appraisal_cycles, appraisal_records, areas, criteria, evidence, field_reports, members, organizations,
    photos, report_companions, uploads,
};
use crate::db::types::{AccountId, CycleId, Instant, MemberId, OrganizationId, PhotoId, RecordId, ReportId, UploadId};
use crate::db::{DbConn, DbResult};
use crate::reports::model::ReportRow;

/// A report by its id.
///
/// # Errors
/// As any query.
pub fn find_report(conn: &mut DbConn, id: ReportId) -> DbResult<Option<ReportRow>> {
    Ok(field_reports::table.find(id).select(ReportRow::as_select()).first(conn).optional()?)
}

/// The branch a report is for.
#[derive(Clone, Debug, Queryable)]
pub struct Branch {
    /// Its id.
    pub id: OrganizationId,
    /// Its full name.
    pub name: String,
    /// Where it lies.
    pub area_path: String,
    /// Its domain.
    pub domain: Option<String>,
}

/// Some branches with where they lie.
///
/// # Errors
/// As any query.
pub fn list_branches(conn: &mut DbConn, ids: &[OrganizationId]) -> DbResult<Vec<Branch>> {
    Ok(organizations::table
        .inner_join(areas::table)
        .filter(organizations::id.eq_any(ids))
        .select((organizations::id, organizations::name, areas::path, organizations::domain_code))
        .load(conn)?)
}

/// A member by name.
#[derive(Clone, Debug, Queryable)]
pub struct Person {
    /// The member.
    pub id: MemberId,
    /// The name.
    pub name: String,
}

/// Some members by name.
///
/// # Errors
/// As any query.
pub fn list_members(conn: &mut DbConn, ids: &[MemberId]) -> DbResult<Vec<Person>> {
    Ok(members::table.filter(members::id.eq_any(ids)).select((members::id, members::name)).load(conn)?)
}

/// The companions of a report.
///
/// # Errors
/// As any query.
pub fn list_companions(conn: &mut DbConn, id: ReportId) -> DbResult<Vec<Person>> {
    Ok(report_companions::table
        .inner_join(members::table)
        .filter(report_companions::report_id.eq(id))
        .order(members::id)
        .select((members::id, members::name))
        .load(conn)?)
}

/// Whether a member is named as a companion.
///
/// # Errors
/// As any query.
pub fn is_companion(conn: &mut DbConn, id: ReportId, member_id: Option<MemberId>) -> DbResult<bool> {
    let Some(member_id) = member_id else { return Ok(false) };
    let found = report_companions::table.find((id, member_id)).count().get_result::<i64>(conn)?;
    Ok(found > 0)
}

/// Which of some reports somebody wrote, filed or was part of.
///
/// # Errors
/// As any query.
pub fn list_with_part(
    conn: &mut DbConn,
    account_id: AccountId,
    member_id: Option<MemberId>,
    ids: &[ReportId],
) -> DbResult<Vec<ReportId>> {
    let own = field_reports::table.filter(field_reports::id.eq_any(ids.to_vec())).select(field_reports::id);
    let Some(member_id) = member_id else {
        return Ok(own.filter(field_reports::filed_by.eq(account_id)).load(conn)?);
    };
    let mut found: Vec<ReportId> =
        own.filter(field_reports::filed_by.eq(account_id).or(field_reports::author_id.eq(member_id))).load(conn)?;
    let named: Vec<ReportId> = report_companions::table
        .filter(report_companions::member_id.eq(member_id))
        .filter(report_companions::report_id.eq_any(ids.to_vec()))
        .select(report_companions::report_id)
        .load(conn)?;
    found.extend(named);
    Ok(found)
}

/// The name behind an account.
///
/// # Errors
/// As any query.
pub fn filer_name(conn: &mut DbConn, id: AccountId) -> DbResult<String> {
    Ok(accounts::table.find(id).select(accounts::name).first(conn)?)
}

/// Whether evidence rests on a report now.
///
/// # Errors
/// As any query.
pub fn has_active_evidence(conn: &mut DbConn, id: ReportId) -> DbResult<bool> {
    let found = evidence::table
        .filter(evidence::report_id.eq(id))
        .filter(evidence::detached_at.is_null())
        .select(evidence::id)
        .first::<crate::db::types::EvidenceId>(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Which of some reports evidence rests on now.
///
/// # Errors
/// As any query.
pub fn list_used(conn: &mut DbConn, ids: &[ReportId]) -> DbResult<Vec<ReportId>> {
    Ok(evidence::table
        .filter(evidence::report_id.assume_not_null().eq_any(ids))
        .filter(evidence::detached_at.is_null())
        .select(evidence::report_id.assume_not_null())
        .distinct()
        .load(conn)?)
}

/// One criterion a report supports at one level.
#[derive(Clone, Debug, Queryable)]
pub struct Use {
    /// The record.
    pub record_id: RecordId,
    /// The cycle.
    pub cycle_id: CycleId,
    /// Its name.
    pub cycle: String,
    /// The level that rested a score on it: `self`, `township`, `county`, `city`.
    pub level: String,
    /// The dimension of the criterion.
    pub dimension: String,
    /// The code of the criterion.
    pub criterion: String,
}

/// Where a report is used now.
///
/// # Errors
/// As any query.
pub fn list_uses(conn: &mut DbConn, id: ReportId) -> DbResult<Vec<Use>> {
    let mut uses: Vec<Use> = evidence::table
        .inner_join(criteria::table)
        .inner_join(appraisal_records::table.inner_join(appraisal_cycles::table))
        .filter(evidence::report_id.eq(id))
        .filter(evidence::detached_at.is_null())
        .select((
            appraisal_records::id,
            appraisal_cycles::id,
            appraisal_cycles::name,
            evidence::level,
            criteria::dimension,
            criteria::code,
        ))
        .load(conn)?;
    let rank = |word: &str| word.parse::<Level>().map_or(0, |level| 1 + level as u8);
    uses.sort_by(|a, b| (a.cycle_id, rank(&a.level), &a.criterion).cmp(&(b.cycle_id, rank(&b.level), &b.criterion)));
    // Single photos of one report may be attached one by one; the author wants to know where, not how often.
    uses.dedup_by(|a, b| a.record_id == b.record_id && a.level == b.level && a.criterion == b.criterion);
    Ok(uses)
}

/// A photo on its way in pieces.
#[derive(Clone, Debug, Queryable)]
pub struct Underway {
    /// Which photo.
    pub photo_id: PhotoId,
    /// The upload.
    pub upload_id: UploadId,
    /// Durable bytes.
    pub received: i64,
    /// When it is given up.
    pub expires_at: Instant,
}

/// The uploads of an account for photos of a report that are not here yet, those that are furthest first.
///
/// # Errors
/// As any query.
pub fn list_underway(conn: &mut DbConn, id: ReportId, account_id: AccountId, now: Instant) -> DbResult<Vec<Underway>> {
    Ok(uploads::table
        .inner_join(photos::table)
        .filter(photos::report_id.eq(id))
        .filter(photos::stored_at.is_null())
        .filter(uploads::account_id.eq(account_id))
        .filter(uploads::expires_at.gt(now))
        .order((uploads::received.desc(), uploads::id))
        .select((uploads::photo_id, uploads::id, uploads::received, uploads::expires_at))
        .load(conn)?)
}
