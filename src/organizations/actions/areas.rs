//! The area tree, the domains and the themes.

use serde_json::json;

use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::AreaId;
use crate::organizations::error::Error;
use crate::organizations::model::{Area, AreaDraft, AreaKind, Domain, WorkTheme};
use crate::organizations::queries;
use crate::services::Services;

/// What somebody changes of an area; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct AreaChange {
    /// The new name.
    pub name: Option<String>,
    /// The new kind, of the same level.
    pub kind: Option<AreaKind>,
    /// The new area above.
    pub parent_id: Option<AreaId>,
}

/// The eight domains.
pub async fn list_domains(services: &Services) -> Result<Vec<Domain>, Error> {
    services.db.read(|conn| Ok(queries::list_domains(conn)?)).await
}

/// The work themes.
pub async fn list_work_themes(services: &Services) -> Result<Vec<WorkTheme>, Error> {
    services.db.read(|conn| Ok(queries::list_work_themes(conn)?)).await
}

/// All areas, or one subtree.
pub async fn list(services: &Services, under: Option<AreaId>) -> Result<Vec<Area>, Error> {
    services.db.read(move |conn| Ok(queries::list_areas(conn, under)?)).await
}

/// Adds an area.
pub async fn create(services: &Services, origin: Origin, draft: AreaDraft) -> Result<Area, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        queries::lock_trees(conn)?;
        let mut errors = draft.check();
        let parent = find_parent(conn, draft.parent_id)?;
        errors.require(draft.parent_id.is_none() || parent.is_some(), "/parent_id", "There is no such area.");
        errors.require(
            draft.kind.may_lie_in(parent.as_ref().map(|area| area.kind)),
            "/parent_id",
            "A city stands alone, a county-level unit lies in a city, a township in a county-level unit.",
        );
        errors.require(
            queries::find_area_by_code(conn, &draft.code)?.is_none(),
            "/code",
            "Another area has this code.",
        );
        errors.finish()?;
        let path = path_below(parent.as_ref(), &draft.code);
        let id: AreaId = clock.new_id();
        queries::insert_area(conn, &clock, id, &draft, &path)?;
        let details = json!({ "code": draft.code, "kind": draft.kind, "name": draft.name, "path": path });
        audit::record(conn, &clock, &origin, Event::done("area.create", "area", id).details(details))?;
        let AreaDraft { code, parent_id, kind, name } = draft;
        Ok(Area { id, code, parent_id, kind, name, path })
    };
    services.db.write(change).await
}

/// Renames or moves an area; the paths of its subtree follow.
pub async fn update(services: &Services, origin: Origin, id: AreaId, wanted: AreaChange) -> Result<Area, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        queries::lock_trees(conn)?;
        let before = queries::find_area(conn, id)?.ok_or(Error::NotFound)?;
        let mut area = before.clone();
        if let Some(name) = wanted.name {
            area.name = name;
        }
        if let Some(kind) = wanted.kind {
            area.kind = kind;
        }
        if let Some(parent_id) = wanted.parent_id {
            area.parent_id = Some(parent_id);
        }
        let draft =
            AreaDraft { code: area.code.clone(), parent_id: area.parent_id, kind: area.kind, name: area.name.clone() };
        let mut errors = draft.check();
        let parent = find_parent(conn, area.parent_id)?;
        // Levels fix the depth of the tree, so a move below oneself fails here as well.
        errors.require(
            area.kind.depth() == before.kind.depth() && area.kind.may_lie_in(parent.as_ref().map(|area| area.kind)),
            "/parent_id",
            "An area keeps its level and lies in an area of the level above.",
        );
        errors.finish()?;
        area.path = path_below(parent.as_ref(), &area.code);
        let below = if area.path == before.path { Vec::new() } else { queries::subtree_of(conn, &before)? };
        queries::update_area(conn, &clock, &area)?;
        for mut one in below {
            one.path = format!("{}{}", area.path, &one.path[before.path.len()..]);
            queries::update_area(conn, &clock, &one)?;
        }
        let details = json!({
            "before": { "name": before.name, "kind": before.kind, "path": before.path },
            "after": { "name": area.name, "kind": area.kind, "path": area.path },
        });
        audit::record(conn, &clock, &origin, Event::done("area.update", "area", id).details(details))?;
        Ok(area)
    };
    services.db.write(change).await
}

fn find_parent(conn: &mut DbConn, id: Option<AreaId>) -> Result<Option<Area>, Error> {
    Ok(match id {
        Some(id) => queries::find_area(conn, id)?,
        None => None,
    })
}

fn path_below(parent: Option<&Area>, code: &str) -> String {
    format!("{}{code}/", parent.map_or("", |area| area.path.as_str()))
}
