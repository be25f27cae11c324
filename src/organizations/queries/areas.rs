//! Areas, domains and work themes.

use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::{self, Agreement};
use crate::db::schema::{areas, domains, work_themes};
use crate::db::types::AreaId;
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::organizations::model::{Area, AreaDraft, AreaKind, Domain, Honor, WorkTheme};

type Row = (AreaId, String, Option<AreaId>, AreaKind, String, String);

fn area((id, code, parent_id, kind, name, path): Row) -> Area {
    Area { id, code, parent_id, kind, name, path }
}

/// Holds the trees still until the transaction ends, so that two moves cannot close a circle between them.
pub(in crate::organizations) fn lock_trees(conn: &mut DbConn) -> DbResult<()> {
    dialect::agree(conn, Agreement::Trees, true)
}

/// The range of paths that lie at or below a path: a subtree is one range of the index.
#[must_use]
pub fn subtree_bounds(path: &str) -> (String, String) {
    // The slash that ends a path is followed by the digit 0 in the order of bytes.
    (path.to_owned(), format!("{}0", path.trim_end_matches('/')))
}

/// The area with a code.
///
/// # Errors
/// As any query.
pub fn find_area_by_code(conn: &mut DbConn, code: &str) -> DbResult<Option<Area>> {
    let row = areas::table
        .filter(areas::code.eq(code.to_owned()))
        .select((areas::id, areas::code, areas::parent_id, areas::kind, areas::name, areas::path))
        .first::<Row>(conn)
        .optional()?;
    Ok(row.map(area))
}

/// The path of an area: codes from the root, each closed by a slash.
///
/// # Errors
/// As any query.
pub fn area_path(conn: &mut DbConn, id: AreaId) -> DbResult<Option<String>> {
    Ok(areas::table.find(id).select(areas::path).first(conn).optional()?)
}

pub(in crate::organizations) fn find_area(conn: &mut DbConn, id: AreaId) -> DbResult<Option<Area>> {
    let row = areas::table
        .find(id)
        .select((areas::id, areas::code, areas::parent_id, areas::kind, areas::name, areas::path))
        .first::<Row>(conn)
        .optional()?;
    Ok(row.map(area))
}

/// Areas in the order of their paths, so that each stands behind the one above; all of them, or one subtree.
pub(in crate::organizations) fn list_areas(conn: &mut DbConn, under: Option<AreaId>) -> DbResult<Vec<Area>> {
    let mut query = areas::table
        .select((areas::id, areas::code, areas::parent_id, areas::kind, areas::name, areas::path))
        .order(areas::path)
        .into_boxed::<MultiBackend>();
    if let Some(root) = under {
        let Some(path) = area_path(conn, root)? else { return Ok(Vec::new()) };
        let (from, to) = subtree_bounds(&path);
        query = query.filter(areas::path.ge(from)).filter(areas::path.lt(to));
    }
    Ok(query.load::<Row>(conn)?.into_iter().map(area).collect())
}

/// An area's subtree without the area itself, upper areas first.
pub(in crate::organizations) fn subtree_of(conn: &mut DbConn, root: &Area) -> DbResult<Vec<Area>> {
    Ok(list_areas(conn, Some(root.id))?.into_iter().filter(|area| area.id != root.id).collect())
}

pub(in crate::organizations) fn insert_area(
    conn: &mut DbConn,
    clock: &Clock,
    id: AreaId,
    draft: &AreaDraft,
    path: &str,
) -> DbResult<()> {
    let now = clock.now();
    diesel::insert_into(areas::table)
        .values((
            areas::id.eq(id),
            areas::code.eq(&draft.code),
            areas::parent_id.eq(draft.parent_id),
            areas::kind.eq(draft.kind),
            areas::name.eq(&draft.name),
            areas::path.eq(path),
            areas::created_at.eq(now),
            areas::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(in crate::organizations) fn update_area(conn: &mut DbConn, clock: &Clock, area: &Area) -> DbResult<()> {
    diesel::update(areas::table.find(area.id))
        .set((
            areas::parent_id.eq(area.parent_id),
            areas::kind.eq(area.kind),
            areas::name.eq(&area.name),
            areas::path.eq(&area.path),
            areas::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}

pub(in crate::organizations) fn list_domains(conn: &mut DbConn) -> DbResult<Vec<Domain>> {
    type Row = (String, String, String, Honor, String);
    let rows: Vec<Row> = domains::table
        .order((domains::position, domains::code))
        .select((domains::code, domains::name_zh, domains::name_en, domains::honor, domains::review_line))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(code, name_zh, name_en, honor, review_line)| Domain { code, name_zh, name_en, honor, review_line })
        .collect())
}

pub(in crate::organizations) fn list_work_themes(conn: &mut DbConn) -> DbResult<Vec<WorkTheme>> {
    let rows: Vec<(String, String, String)> = work_themes::table
        .order((work_themes::position, work_themes::code))
        .select((work_themes::code, work_themes::name_zh, work_themes::name_en))
        .load(conn)?;
    Ok(rows.into_iter().map(|(code, name_zh, name_en)| WorkTheme { code, name_zh, name_en }).collect())
}
