//! Reports as evidence needs them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::dialect::contains;
use crate::db::schema::{
    accounts, appraisal_record_reports, blobs, criteria, evidence, field_reports, members, offers,
    organization_projects, organizations, photos,
};
use crate::db::types::{
    AccountId, CriterionId, Instant, OrganizationId, PhotoId, ProjectId, RecordId, ReportId, Sha256,
};
use crate::db::{DbConn, DbResult, MultiBackend};

/// A report with what decides whether it may be attached, and what is frozen of it.
#[derive(Clone, Debug, Queryable)]
pub struct ReportFacts {
    /// The report.
    pub id: ReportId,
    /// The branch it was filed for.
    pub branch_id: OrganizationId,
    /// The kind of work.
    pub kind: String,
    /// What was written.
    pub body: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// The day of the work.
    pub happened_on: NaiveDate,
    /// Whether it was filed for an earlier day.
    pub backdated: bool,
    /// Where it stands.
    pub state: String,
    /// Rises with every edit.
    pub revision: i32,
    /// When the server took it.
    pub submitted_at: Instant,
    /// The author's name.
    pub author_name: String,
    /// The author's account.
    pub author_account: Option<AccountId>,
    /// The author's home branch.
    pub author_branch: OrganizationId,
    /// Whose account filed it.
    pub filed_by: AccountId,
    /// The name of that account.
    pub filer_name: String,
    /// Whether the branch is temporary.
    pub branch_temporary: bool,
    /// What the branch is under.
    pub branch_parent: Option<OrganizationId>,
}

/// Keeps these reports as they are until the transaction ends: nobody edits or withdraws them meanwhile.
///
/// # Errors
/// As any query.
pub fn hold_reports(conn: &mut DbConn, ids: &[ReportId]) -> DbResult<()> {
    // One by one in one order, so that two who hold the same reports never wait for each other in a circle.
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        // An update that changes nothing takes the row lock on PostgreSQL; SQLite has one writer anyway.
        diesel::update(field_reports::table.find(id))
            .set(field_reports::revision.eq(field_reports::revision))
            .execute(conn)?;
    }
    Ok(())
}

/// These reports, in no order.
///
/// # Errors
/// As any query.
pub fn list_report_facts(conn: &mut DbConn, ids: &[ReportId]) -> DbResult<Vec<ReportFacts>> {
    Ok(field_reports::table
        .inner_join(members::table.on(members::id.eq(field_reports::author_id)))
        .inner_join(accounts::table.on(accounts::id.eq(field_reports::filed_by)))
        .inner_join(organizations::table.on(organizations::id.eq(field_reports::branch_id)))
        .filter(field_reports::id.eq_any(ids.to_vec()))
        .select((
            field_reports::id,
            field_reports::branch_id,
            field_reports::kind,
            field_reports::body,
            field_reports::outcome,
            field_reports::happened_on,
            field_reports::backdated,
            field_reports::state,
            field_reports::revision,
            field_reports::submitted_at,
            members::name,
            members::account_id,
            members::branch_id,
            field_reports::filed_by,
            accounts::name,
            organizations::is_temporary,
            organizations::parent_id,
        ))
        .load(conn)?)
}

/// Which of these reports are linked to a record.
///
/// # Errors
/// As any query.
pub fn linked_among(conn: &mut DbConn, record: RecordId, ids: &[ReportId]) -> DbResult<HashSet<ReportId>> {
    let rows: Vec<ReportId> = appraisal_record_reports::table
        .filter(appraisal_record_reports::record_id.eq(record))
        .filter(appraisal_record_reports::report_id.eq_any(ids.to_vec()))
        .select(appraisal_record_reports::report_id)
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Whether two organisations work on a project together.
///
/// # Errors
/// As any query.
pub fn share_a_project(conn: &mut DbConn, one: OrganizationId, other: OrganizationId) -> DbResult<bool> {
    let of = |organization| {
        organization_projects::table
            .filter(organization_projects::organization_id.eq(organization))
            .select(organization_projects::project_id)
    };
    let mine: Vec<ProjectId> = of(one).load(conn)?;
    let theirs: Vec<ProjectId> = of(other).load(conn)?;
    Ok(mine.iter().any(|project| theirs.contains(project)))
}

/// A photo slot with what its file told.
#[derive(Clone, Debug, Queryable)]
pub struct PhotoFacts {
    /// The photo.
    pub id: PhotoId,
    /// Its report.
    pub report_id: ReportId,
    /// Place within the report.
    pub position: i32,
    /// Digest of the bytes.
    pub sha256: Sha256,
    /// Their number.
    pub size: i64,
    /// When the phone says it was taken.
    pub claimed_taken_at: Option<Instant>,
    /// When the server had the bytes; `None` while they are missing.
    pub stored_at: Option<Instant>,
    /// Wall time in the file.
    pub file_taken_at: Option<Instant>,
    /// Offset in the file.
    pub file_offset_minutes: Option<i32>,
}

/// The photo slots of these reports, in their order.
///
/// # Errors
/// As any query.
pub fn list_photos(conn: &mut DbConn, reports: &[ReportId]) -> DbResult<Vec<PhotoFacts>> {
    Ok(photos::table
        .left_join(blobs::table.on(blobs::sha256.eq(photos::sha256)))
        .filter(photos::report_id.eq_any(reports.to_vec()))
        .order((photos::report_id, photos::position, photos::id))
        .select((
            photos::id,
            photos::report_id,
            photos::position,
            photos::sha256,
            photos::size,
            photos::claimed_taken_at,
            photos::stored_at,
            blobs::taken_at.nullable(),
            blobs::taken_offset_minutes.nullable(),
        ))
        .load(conn)?)
}

/// A linked report in a list.
#[derive(Clone, Debug, Queryable)]
pub struct LinkedReport {
    /// The report.
    pub id: ReportId,
    /// The kind of work.
    pub kind: String,
    /// What was written.
    pub body: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// The day of the work.
    pub happened_on: NaiveDate,
    /// Whether it was filed for an earlier day.
    pub backdated: bool,
    /// The author's name.
    pub author_name: String,
    /// Where it stands.
    pub state: String,
    /// Rises with every edit.
    pub revision: i32,
    /// Photos promised.
    pub photo_count: i32,
    /// When the server took it.
    pub submitted_at: Instant,
}

/// What a list of linked reports is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct ReportFilter {
    /// Of one kind of work.
    pub kind: Option<String>,
    /// With this text, folded to lower case.
    pub text: Option<String>,
    /// Of one theme.
    pub theme: Option<String>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// With or without photos.
    pub has_photos: Option<bool>,
    /// Not yet evidence in this record, or already.
    pub unused: Option<bool>,
    /// Offered by the branch, for any criterion or for this one.
    pub offered: Option<Option<CriterionId>>,
}

/// At most `limit` submitted reports linked to a record, the newest first, from behind a position on.
///
/// # Errors
/// As any query.
pub fn list_linked_reports(
    conn: &mut DbConn,
    record: RecordId,
    filter: &ReportFilter,
    after: Option<(NaiveDate, ReportId)>,
    limit: usize,
) -> DbResult<Vec<LinkedReport>> {
    let mut query = field_reports::table
        .inner_join(appraisal_record_reports::table)
        .inner_join(members::table.on(members::id.eq(field_reports::author_id)))
        .filter(appraisal_record_reports::record_id.eq(record))
        .filter(field_reports::state.eq("submitted"))
        .select((
            field_reports::id,
            field_reports::kind,
            field_reports::body,
            field_reports::outcome,
            field_reports::happened_on,
            field_reports::backdated,
            members::name,
            field_reports::state,
            field_reports::revision,
            field_reports::photo_count,
            field_reports::submitted_at,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(kind) = &filter.kind {
        query = query.filter(field_reports::kind.eq(kind.clone()));
    }
    if let Some(text) = &filter.text {
        query = query.filter(contains(field_reports::search_text, text.clone()));
    }
    if let Some(theme) = &filter.theme {
        query = query.filter(field_reports::theme_code.assume_not_null().eq(theme.clone()));
    }
    if let Some(from) = filter.from {
        query = query.filter(field_reports::happened_on.ge(from));
    }
    if let Some(to) = filter.to {
        query = query.filter(field_reports::happened_on.le(to));
    }
    query = match filter.has_photos {
        Some(true) => query.filter(field_reports::photo_count.gt(0)),
        Some(false) => query.filter(field_reports::photo_count.eq(0)),
        None => query,
    };
    let used = evidence::table
        .filter(evidence::report_id.eq(field_reports::id.nullable()))
        .filter(evidence::record_id.eq(record))
        .filter(evidence::detached_at.is_null());
    query = match filter.unused {
        Some(true) => query.filter(diesel::dsl::not(diesel::dsl::exists(used))),
        Some(false) => query.filter(diesel::dsl::exists(used)),
        None => query,
    };
    let offered = offers::table.filter(offers::record_id.eq(record)).filter(offers::report_id.eq(field_reports::id));
    query = match filter.offered {
        Some(Some(criterion)) => query.filter(diesel::dsl::exists(offered.filter(offers::criterion_id.eq(criterion)))),
        Some(None) => query.filter(diesel::dsl::exists(offered)),
        None => query,
    };
    if let Some((day, id)) = after {
        query = query.filter(
            field_reports::happened_on.lt(day).or(field_reports::happened_on.eq(day).and(field_reports::id.lt(id))),
        );
    }
    Ok(query
        .order((field_reports::happened_on.desc(), field_reports::id.desc()))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .load(conn)?)
}

/// Stored photos of these reports, in their order.
///
/// # Errors
/// As any query.
pub fn list_stored_photo_ids(conn: &mut DbConn, reports: &[ReportId]) -> DbResult<HashMap<ReportId, Vec<PhotoId>>> {
    let rows: Vec<(ReportId, PhotoId)> = photos::table
        .filter(photos::report_id.eq_any(reports.to_vec()))
        .filter(photos::stored_at.is_not_null())
        .order((photos::report_id, photos::position, photos::id))
        .select((photos::report_id, photos::id))
        .load(conn)?;
    let mut by_report: HashMap<ReportId, Vec<PhotoId>> = HashMap::new();
    for (report, photo) in rows {
        by_report.entry(report).or_default().push(photo);
    }
    Ok(by_report)
}

/// Codes of the criteria of a record that these reports support, each once, in order.
///
/// # Errors
/// As any query.
pub fn used_for(conn: &mut DbConn, record: RecordId, reports: &[ReportId]) -> DbResult<HashMap<ReportId, Vec<String>>> {
    let rows: Vec<(ReportId, i32, String)> = evidence::table
        .inner_join(criteria::table)
        .filter(evidence::record_id.eq(record))
        .filter(evidence::report_id.assume_not_null().eq_any(reports.to_vec()))
        .filter(evidence::detached_at.is_null())
        .select((evidence::report_id.assume_not_null(), criteria::position, criteria::code))
        .distinct()
        .order((evidence::report_id.assume_not_null(), criteria::position))
        .load(conn)?;
    let mut by_report: HashMap<ReportId, Vec<String>> = HashMap::new();
    for (report, _, code) in rows {
        by_report.entry(report).or_default().push(code);
    }
    Ok(by_report)
}
