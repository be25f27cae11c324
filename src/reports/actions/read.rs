//! Reading one report, or a page of them, as far as the viewer may.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::clear_photos::periods;
use super::veil::{veil_detail, veil_lines, veiled_reports};
use crate::accounts::Identity;
use crate::appraisals::RecordState;
use crate::db::types::{AreaId, MemberId, OrganizationId, PhotoId, ReportId, Sha256};
use crate::db::{DbConn, DbResult, read_on};
use crate::photos::{self, BlobRow, PhotoRow};
use crate::reports::Error;
use crate::reports::model::ReportRow;
use crate::reports::queries::{self, After, Branch, Filter, Person, Underway, Use};
use crate::reports::retention::{self, Kept, Periods};
use crate::reports::visibility::{Sight, Viewer};
use crate::services::Services;

/// Photos shown with a row of a list.
const THUMBS: usize = 3;

/// A report with all that belongs to it.
pub struct Detail {
    /// The report.
    pub row: ReportRow,
    /// Its branch.
    pub branch: Branch,
    /// Its author.
    pub author: Person,
    /// Name of who filed it.
    pub filer: String,
    /// Who was there too.
    pub companions: Vec<Person>,
    /// Its photos with their bytes, in their order.
    pub photos: Vec<(PhotoRow, Option<BlobRow>)>,
    /// The viewer's own uploads that are not whole yet.
    pub underway: Vec<Underway>,
    /// Where it is used now; empty for those who may not see it.
    pub uses: Vec<Use>,
    /// How long each photo stays; empty for those who may not know.
    pub kept: HashMap<PhotoId, Kept>,
    /// What the viewer is to it.
    pub sight: Sight,
}

/// A row of a list.
pub struct Line {
    /// The report.
    pub row: ReportRow,
    /// Its branch.
    pub branch: Branch,
    /// Its author.
    pub author: Person,
    /// All its slots, in their order.
    pub photos: Vec<PhotoRow>,
    /// The first photos with their bytes; empty when the viewer may not see the pictures.
    pub thumbs: Vec<(PhotoRow, Option<BlobRow>)>,
    /// Whether evidence rests on it now; `None` for those who may not know.
    pub used: Option<bool>,
}

/// One report.
///
/// # Errors
/// [`Error::NotFound`] when it is not there or not the caller's to see.
pub async fn get(services: &Services, identity: &Identity, id: ReportId) -> Result<Detail, Error> {
    let viewer = Viewer::new(identity);
    let services = services.clone();
    let db = services.db.clone();
    db.read(move |conn| load_one(conn, &services, &viewer, id)?.ok_or(Error::NotFound)).await
}

/// A report with the sight of a viewer on it; `None` when he may not see it.
///
/// # Errors
/// What the database says.
pub fn find_seen(
    conn: &mut DbConn,
    viewer: &Viewer,
    id: ReportId,
) -> Result<Option<(ReportRow, Branch, Sight)>, Error> {
    Ok(find_with_sight(conn, viewer, id)?.filter(|(row, _, sight)| sight.sees(row.state)))
}

/// A report with the sight of a viewer on it, whether he may see it or not: the caller has to ask the sight.
///
/// # Errors
/// What the database says.
pub fn find_with_sight(
    conn: &mut DbConn,
    viewer: &Viewer,
    id: ReportId,
) -> Result<Option<(ReportRow, Branch, Sight)>, Error> {
    let Some(row) = queries::find_report(conn, id)? else { return Ok(None) };
    let Some(branch) = queries::list_branches(conn, &[row.branch_id])?.pop() else { return Ok(None) };
    let companion = queries::is_companion(conn, id, viewer.member_id)?;
    let sight = viewer.sight(&row, &branch.area_path, branch.domain.as_deref(), companion);
    Ok(Some((row, branch, sight)))
}

/// A report as a viewer sees it.
pub(super) fn load_one(
    conn: &mut DbConn,
    services: &Services,
    viewer: &Viewer,
    id: ReportId,
) -> Result<Option<Detail>, Error> {
    let Some((row, branch, sight)) = find_seen(conn, viewer, id)? else { return Ok(None) };
    let author = queries::list_members(conn, &[row.author_id])?.pop().ok_or(Error::NotFound)?;
    let filer = queries::filer_name(conn, row.filed_by)?;
    let companions = queries::list_companions(conn, id)?;
    let slots = photos::list_photos(conn, &[id])?;
    let photos = with_blobs(conn, slots)?;
    let uses = if sight.full() { queries::list_uses(conn, id)? } else { Vec::new() };
    let underway =
        if sight.own { queries::list_underway(conn, id, viewer.account_id, services.clock.now())? } else { Vec::new() };
    let kept = if sight.full() { kept_photos(conn, &row, &photos, periods(services))? } else { HashMap::new() };
    let mut detail = Detail { row, branch, author, filer, companions, photos, underway, uses, kept, sight };
    if let Some(record) = veiled_reports(conn, viewer, &[id])?.remove(&id) {
        veil_detail(conn, record, &mut detail)?;
    }
    Ok(Some(detail))
}

/// How long each photo of a report stays.
fn kept_photos(
    conn: &mut DbConn,
    row: &ReportRow,
    photos: &[(PhotoRow, Option<BlobRow>)],
    periods: Periods,
) -> DbResult<HashMap<PhotoId, Kept>> {
    if photos.is_empty() {
        return Ok(HashMap::new());
    }
    let cycles = queries::list_cycle_ends(conn, row.id)?;
    let uses = queries::list_photo_uses(conn, row.id)?;
    let of = |id: PhotoId| -> Vec<(NaiveDate, RecordState)> {
        uses.iter().filter(|(photo, ..)| *photo == id).map(|(_, end, state)| (*end, *state)).collect()
    };
    let kept = |id: PhotoId| (id, retention::kept(row.happened_on, &cycles, &of(id), periods));
    Ok(photos.iter().map(|(slot, _)| kept(slot.id)).collect())
}

fn with_blobs(conn: &mut DbConn, slots: Vec<PhotoRow>) -> DbResult<Vec<(PhotoRow, Option<BlobRow>)>> {
    let digests: Vec<Sha256> = slots.iter().filter(|slot| slot.stored_at.is_some()).map(|slot| slot.sha256).collect();
    let blobs: HashMap<Sha256, BlobRow> =
        photos::list_blobs(conn, &digests)?.into_iter().map(|blob| (blob.sha256, blob)).collect();
    Ok(slots
        .into_iter()
        .map(|slot| {
            let blob = slot.stored_at.and_then(|_| blobs.get(&slot.sha256).cloned());
            (slot, blob)
        })
        .collect())
}

/// A page of reports with one more than `limit`, if there are more.
///
/// # Errors
/// What the database says.
pub async fn list(
    services: &Services,
    identity: &Identity,
    mut filter: Filter,
    area_id: Option<AreaId>,
    after: Option<After>,
    limit: usize,
) -> Result<Vec<Line>, Error> {
    let viewer = Viewer::new(identity);
    services
        .db
        .read(move |conn| {
            if let Some(area_id) = area_id {
                let Some(path) = queries::find_area_path(conn, area_id)? else { return Ok(Vec::new()) };
                filter.area_path = Some(path);
            }
            let mut veiled = HashMap::new();
            let position = |row: &ReportRow| After { day: row.happened_on, id: row.id };
            let rows = read_on(limit + 1, after, position, |after, most| {
                let rows = queries::list_reports(conn, &viewer, &filter, after, most)?;
                let ids: Vec<ReportId> = rows.iter().map(|row| row.id).collect();
                let found = veiled_reports(conn, &viewer, &ids)?;
                let kept = ids.iter().map(|id| !(filter.tells_names() && found.contains_key(id)));
                let rows = rows.into_iter().zip(kept.collect::<Vec<_>>()).collect();
                veiled.extend(found);
                Ok::<_, Error>(rows)
            })?;
            let mut lines = lines(conn, &viewer, rows)?;
            veil_lines(conn, &veiled, &mut lines)?;
            Ok(lines)
        })
        .await
}

fn lines(conn: &mut DbConn, viewer: &Viewer, rows: Vec<ReportRow>) -> DbResult<Vec<Line>> {
    let ids: Vec<ReportId> = rows.iter().map(|row| row.id).collect();
    let mut branch_ids: Vec<OrganizationId> = rows.iter().map(|row| row.branch_id).collect();
    branch_ids.sort();
    branch_ids.dedup();
    let mut author_ids: Vec<MemberId> = rows.iter().map(|row| row.author_id).collect();
    author_ids.sort();
    author_ids.dedup();
    let branches: HashMap<OrganizationId, Branch> =
        queries::list_branches(conn, &branch_ids)?.into_iter().map(|branch| (branch.id, branch)).collect();
    let authors: HashMap<MemberId, Person> =
        queries::list_members(conn, &author_ids)?.into_iter().map(|person| (person.id, person)).collect();
    let used = queries::list_used(conn, &ids)?;
    let mut slots: HashMap<ReportId, Vec<PhotoRow>> = HashMap::new();
    for slot in photos::list_photos(conn, &ids)? {
        slots.entry(slot.report_id).or_default().push(slot);
    }
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        // Both are foreign keys; a row without them cannot be.
        let (Some(branch), Some(author)) = (branches.get(&row.branch_id), authors.get(&row.author_id)) else {
            continue;
        };
        let sight = viewer.sight(&row, &branch.area_path, branch.domain.as_deref(), false);
        let photos = slots.remove(&row.id).unwrap_or_default();
        let shown = if sight.pictures(row.is_sensitive()) { THUMBS } else { 0 };
        let thumbs = photos.iter().take(shown).cloned().map(|slot| (slot, None)).collect();
        let used = sight.full().then(|| used.contains(&row.id));
        lines.push(Line { branch: branch.clone(), author: author.clone(), photos, thumbs, used, row });
    }
    fill_thumbs(conn, &mut lines)?;
    Ok(lines)
}

/// Looks up the bytes of all thumbs of a page at once.
fn fill_thumbs(conn: &mut DbConn, lines: &mut [Line]) -> DbResult<()> {
    let slots = lines.iter().flat_map(|line| line.thumbs.iter().map(|(slot, _)| slot.clone())).collect();
    let mut blobs = with_blobs(conn, slots)?.into_iter().map(|(_, blob)| blob);
    for (_, blob) in lines.iter_mut().flat_map(|line| line.thumbs.iter_mut()) {
        *blob = blobs.next().flatten();
    }
    Ok(())
}
