//! Laying the veil of blind scoring over reports: they name whose record they are linked to.
//!
//! Invariants: what is stored is never touched; whoever wrote, filed or was part of a report, or has a part in its branch,
//! sees it as it is. Pictures are shown as they are.

use std::collections::HashMap;

use super::read::{Detail, Line};
use crate::appraisals;
use crate::appraisals::blind::{Mask, SOMEBODY, alias};
use crate::db::types::{AccountId, MemberId, OrganizationId, RecordId, ReportId};
use crate::db::{DbConn, DbResult};
use crate::photos::{BlobRow, PhotoRow};
use crate::reports::model::ReportRow;
use crate::reports::queries::{self, Branch, Person};
use crate::reports::visibility::Viewer;

/// Which of these reports are veiled to a viewer, and to which record they are linked.
///
/// # Errors
/// As any query.
pub fn veiled_reports(conn: &mut DbConn, viewer: &Viewer, ids: &[ReportId]) -> DbResult<HashMap<ReportId, RecordId>> {
    let mut veiled = appraisals::veiled_reports(conn, &viewer.identity, ids)?;
    if !veiled.is_empty() {
        let ids: Vec<ReportId> = veiled.keys().copied().collect();
        for id in queries::list_with_part(conn, viewer.account_id, viewer.member_id, &ids)? {
            veiled.remove(&id);
        }
    }
    Ok(veiled)
}

/// Hides whose a report is.
pub(super) fn veil_detail(conn: &mut DbConn, record: RecordId, detail: &mut Detail) -> DbResult<()> {
    let mask = appraisals::list_masks(conn, &[record])?.remove(&record).unwrap_or_default();
    veil_row(&mask, &mut detail.row);
    veil_branch(record, &mut detail.branch);
    veil_person(&mut detail.author);
    SOMEBODY.clone_into(&mut detail.filer);
    detail.companions.iter_mut().for_each(veil_person);
    detail.photos.iter_mut().for_each(veil_photo);
    detail.uses.clear();
    Ok(())
}

/// Hides whose the reports of a page are.
pub(super) fn veil_lines(conn: &mut DbConn, veiled: &HashMap<ReportId, RecordId>, lines: &mut [Line]) -> DbResult<()> {
    let mut records: Vec<RecordId> = lines.iter().filter_map(|line| veiled.get(&line.row.id)).copied().collect();
    if records.is_empty() {
        return Ok(());
    }
    records.sort_unstable();
    records.dedup();
    let masks = appraisals::list_masks(conn, &records)?;
    for line in lines {
        let Some(record) = veiled.get(&line.row.id) else { continue };
        veil_row(masks.get(record).unwrap_or(&Mask::default()), &mut line.row);
        veil_branch(*record, &mut line.branch);
        veil_person(&mut line.author);
    }
    Ok(())
}

fn veil_row(mask: &Mask, row: &mut ReportRow) {
    let hide = |text: &mut Option<String>| *text = text.take().map(|text| mask.hide(&text));
    row.body = mask.hide(&row.body);
    hide(&mut row.outcome);
    hide(&mut row.state_reason);
    row.filed_by = AccountId(uuid::Uuid::nil());
    (row.partner, row.project_id, row.team_id, row.place_id) = (None, None, None, None);
    (row.latitude, row.longitude) = (None, None);
}

fn veil_branch(record: RecordId, branch: &mut Branch) {
    branch.id = OrganizationId(uuid::Uuid::nil());
    branch.name = alias(record);
    branch.area_path = String::new();
}

fn veil_person(person: &mut Person) {
    *person = Person { id: MemberId(uuid::Uuid::nil()), name: SOMEBODY.to_owned() };
}

/// A picture stays; where it was taken does not.
fn veil_photo((photo, blob): &mut (PhotoRow, Option<BlobRow>)) {
    (photo.claimed_latitude, photo.claimed_longitude) = (None, None);
    if let Some(blob) = blob {
        (blob.latitude, blob.longitude) = (None, None);
    }
}
