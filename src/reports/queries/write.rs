//! What changes reports, and what a change has to be checked against.
//!
//! Invariant: checks and changes of one submission run in one transaction.

use std::collections::HashSet;

use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{
    blobs, evidence_photos, field_reports, members, photos, places, postings, projects, report_companions, teams,
    work_themes,
};
use crate::db::types::{AccountId, Instant, MemberId, OrganizationId, PhotoId, ReportId, Sha256};
use crate::db::{DbConn, DbResult};
use crate::fields::FieldErrors;
use crate::photos::PhotoRow;
use crate::reports::model::{Content, ReportRow, ReportState, Slot};

/// Inserts a report unless its id is taken; true when it did.
///
/// # Errors
/// As any insert.
pub fn insert_report(conn: &mut DbConn, row: &ReportRow) -> DbResult<bool> {
    Ok(diesel::insert_into(field_reports::table).values(row).or_ignore().execute(conn)? == 1)
}

/// Home branch and hosts in force of an active member.
///
/// # Errors
/// As any query.
pub fn find_acting(conn: &mut DbConn, clock: &Clock, id: MemberId) -> DbResult<Option<Vec<OrganizationId>>> {
    let home = members::table
        .find(id)
        .filter(members::status.eq("active"))
        .select(members::branch_id)
        .first::<OrganizationId>(conn)
        .optional()?;
    let Some(home) = home else { return Ok(None) };
    let mut branches = vec![home];
    branches.extend(hosts_of(conn, clock, &[id])?.into_iter().map(|(_, host)| host));
    Ok(Some(branches))
}

fn hosts_of(conn: &mut DbConn, clock: &Clock, ids: &[MemberId]) -> DbResult<Vec<(MemberId, OrganizationId)>> {
    let today = clock.today();
    Ok(postings::table
        .filter(postings::member_id.eq_any(ids))
        .filter(postings::starts_on.le(today))
        .filter(postings::ends_on.is_null().or(postings::ends_on.assume_not_null().ge(today)))
        .select((postings::member_id, postings::host_id))
        .load(conn)?)
}

/// Notes each companion who is no active member of these branches, at home or posted.
///
/// # Errors
/// As any query.
pub fn check_companions(
    conn: &mut DbConn,
    clock: &Clock,
    companions: &[MemberId],
    branches: &[OrganizationId],
    errors: &mut FieldErrors,
) -> DbResult<()> {
    if companions.is_empty() {
        return Ok(());
    }
    let active: Vec<(MemberId, OrganizationId)> = members::table
        .filter(members::id.eq_any(companions))
        .filter(members::status.eq("active"))
        .select((members::id, members::branch_id))
        .load(conn)?;
    let known: HashSet<MemberId> = active.iter().map(|(id, _)| *id).collect();
    let posted = hosts_of(conn, clock, companions)?.into_iter().filter(|(id, _)| known.contains(id));
    let near: HashSet<MemberId> =
        active.iter().copied().chain(posted).filter(|(_, at)| branches.contains(at)).map(|(id, _)| id).collect();
    for (index, companion) in companions.iter().enumerate() {
        if !near.contains(companion) {
            errors.push(format!("/companions/{index}"), "Nobody of this branch has this id.");
        }
    }
    Ok(())
}

/// Notes each project, team, place or theme that does not exist.
///
/// # Errors
/// As any query.
pub fn check_references(conn: &mut DbConn, content: &Content, errors: &mut FieldErrors) -> DbResult<()> {
    if let Some(id) = content.project_id {
        let found = projects::table.find(id).count().get_result::<i64>(conn)?;
        errors.require(found == 1, "/project_id", "There is no such project.");
    }
    if let Some(id) = content.team_id {
        let found = teams::table.find(id).count().get_result::<i64>(conn)?;
        errors.require(found == 1, "/team_id", "There is no such team.");
    }
    if let Some(id) = content.place_id {
        let found = places::table.find(id).count().get_result::<i64>(conn)?;
        errors.require(found == 1, "/place_id", "There is no such place.");
    }
    if let Some(code) = &content.theme {
        let found = work_themes::table.find(code).count().get_result::<i64>(conn)?;
        errors.require(found == 1, "/theme", "There is no such work theme.");
    }
    Ok(())
}

/// Whether bytes are here that this sender could have: his own, or of the same branch.
///
/// Anything wider would let a stranger claim a picture, or learn of it, by its digest alone.
///
/// # Errors
/// As any query.
pub fn bytes_are_here(
    conn: &mut DbConn,
    slot: (Sha256, i64),
    filed_by: AccountId,
    author_id: MemberId,
    branch_id: OrganizationId,
) -> DbResult<bool> {
    let (sha256, size) = slot;
    let near = field_reports::filed_by
        .eq(filed_by)
        .or(field_reports::author_id.eq(author_id))
        .or(field_reports::branch_id.eq(branch_id));
    let found = photos::table
        .inner_join(field_reports::table)
        .inner_join(blobs::table.on(blobs::sha256.eq(photos::sha256)))
        .filter(photos::sha256.eq(sha256))
        .filter(photos::stored_at.is_not_null())
        .filter(blobs::size.eq(size))
        .filter(near)
        .select(photos::id)
        .first::<PhotoId>(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Inserts a slot unless its id or its picture is in the way; true when it did.
///
/// # Errors
/// As any insert.
pub fn insert_slot(
    conn: &mut DbConn,
    report_id: ReportId,
    position: usize,
    slot: &Slot,
    stored_at: Option<Instant>,
    now: Instant,
) -> DbResult<bool> {
    let row = PhotoRow {
        id: slot.id,
        report_id,
        position: i32::try_from(position).unwrap_or(i32::MAX),
        sha256: slot.sha256,
        size: slot.size,
        claimed_type: slot.media_type.clone(),
        claimed_taken_at: slot.taken_at,
        claimed_offset_minutes: slot.offset_minutes,
        claimed_latitude: slot.point.map(|point| point.latitude),
        claimed_longitude: slot.point.map(|point| point.longitude),
        claimed_coordinate_system: slot.point.map(|point| point.coordinate_system),
        stored_at,
        created_at: now,
        point_rounded: false,
    };
    Ok(diesel::insert_into(photos::table).values(&row).or_ignore().execute(conn)? == 1)
}

/// Gives a slot another place in the order.
///
/// # Errors
/// As any update.
pub fn move_slot(conn: &mut DbConn, id: PhotoId, position: usize) -> DbResult<()> {
    let position = i32::try_from(position).unwrap_or(i32::MAX);
    diesel::update(photos::table.find(id)).set(photos::position.eq(position)).execute(conn)?;
    Ok(())
}

/// Removes slots; false, with nothing removed, when evidence ever rested on one of them.
///
/// # Errors
/// As any delete.
pub fn delete_photos(conn: &mut DbConn, ids: &[PhotoId]) -> DbResult<bool> {
    let held = evidence_photos::table.filter(evidence_photos::photo_id.eq_any(ids)).count().get_result::<i64>(conn)?;
    if held > 0 {
        return Ok(false);
    }
    diesel::delete(photos::table.filter(photos::id.eq_any(ids))).execute(conn)?;
    Ok(true)
}

/// Names the companions of a new report.
///
/// # Errors
/// As any insert.
pub fn insert_companions(conn: &mut DbConn, report_id: ReportId, companions: &[MemberId]) -> DbResult<()> {
    for member_id in companions {
        diesel::insert_into(report_companions::table)
            .values((report_companions::report_id.eq(report_id), report_companions::member_id.eq(*member_id)))
            .or_ignore()
            .execute(conn)?;
    }
    Ok(())
}

/// Names other companions.
///
/// # Errors
/// As any insert.
pub fn replace_companions(conn: &mut DbConn, report_id: ReportId, companions: &[MemberId]) -> DbResult<()> {
    diesel::delete(report_companions::table.filter(report_companions::report_id.eq(report_id))).execute(conn)?;
    insert_companions(conn, report_id, companions)
}

/// Writes the new content of a report if it still has the revision of `row`; true when it had.
///
/// # Errors
/// As any update.
pub fn update_content(conn: &mut DbConn, row: &ReportRow, content: &Content, now: Instant) -> DbResult<bool> {
    let changed = diesel::update(field_reports::table.find(row.id).filter(field_reports::revision.eq(row.revision)))
        .set((
            (
                field_reports::kind.eq(content.kind),
                field_reports::body.eq(&content.text),
                field_reports::outcome.eq(&content.outcome),
                field_reports::partner.eq(&content.partner),
                field_reports::theme_code.eq(&content.theme),
                field_reports::project_id.eq(content.project_id),
                field_reports::team_id.eq(content.team_id),
                field_reports::place_id.eq(content.place_id),
            ),
            field_reports::search_text.eq(content.search_text()),
            field_reports::happened_on.eq(content.happened_on.unwrap_or(row.happened_on)),
            field_reports::backdated.eq(row.backdated),
            field_reports::has_minors.eq(content.has_minors),
            field_reports::has_vulnerable.eq(content.has_vulnerable),
            field_reports::photo_count.eq(i32::try_from(content.photos.len()).unwrap_or(i32::MAX)),
            field_reports::revision.eq(row.revision + 1),
            field_reports::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Moves a report from the state of `row` to another; true when nobody was faster.
///
/// # Errors
/// As any update.
pub fn set_state(
    conn: &mut DbConn,
    row: &ReportRow,
    state: ReportState,
    reason: Option<&str>,
    now: Instant,
) -> DbResult<bool> {
    let changed = diesel::update(field_reports::table.find(row.id).filter(field_reports::revision.eq(row.revision)))
        .set((
            field_reports::state.eq(state),
            field_reports::state_reason.eq(reason),
            field_reports::revision.eq(row.revision + 1),
            field_reports::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
