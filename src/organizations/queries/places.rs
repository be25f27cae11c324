//! Places.

use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::contains;
use crate::db::schema::{areas, places};
use crate::db::types::{AreaId, OrganizationId, PlaceId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::organizations::model::{Place, PlaceDraft, PlaceKind};

use super::{NameCursor, area_path, subtree_bounds};

type Row = (PlaceId, PlaceKind, AreaId, Option<OrganizationId>, String, Option<i32>, Option<i32>);

fn place((id, kind, area_id, organization_id, name, latitude_milli, longitude_milli): Row) -> Place {
    Place { id, draft: PlaceDraft { kind, area_id, organization_id, name, latitude_milli, longitude_milli } }
}

/// Which places a list shows.
#[derive(Clone, Debug, Default)]
pub struct PlaceFilter {
    /// Only those of this organisation.
    pub organization_id: Option<OrganizationId>,
    /// Only inside this area.
    pub area_id: Option<AreaId>,
    /// Only of this kind.
    pub kind: Option<PlaceKind>,
    /// Only with this text somewhere in the name.
    pub name: Option<String>,
}

pub(in crate::organizations) fn find_place(conn: &mut DbConn, id: PlaceId) -> DbResult<Option<Place>> {
    let row = places::table
        .find(id)
        .select((
            places::id,
            places::kind,
            places::area_id,
            places::organization_id,
            places::name,
            places::latitude_milli,
            places::longitude_milli,
        ))
        .first::<Row>(conn)
        .optional()?;
    Ok(row.map(place))
}

/// One page by name; `limit + 1` rows.
pub(in crate::organizations) fn list_places(
    conn: &mut DbConn,
    filter: PlaceFilter,
    after: Option<NameCursor>,
    limit: usize,
) -> DbResult<Vec<Place>> {
    let mut query = places::table
        .inner_join(areas::table)
        .select((
            places::id,
            places::kind,
            places::area_id,
            places::organization_id,
            places::name,
            places::latitude_milli,
            places::longitude_milli,
        ))
        .order((places::name, places::id))
        .limit(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if let Some(organization) = filter.organization_id {
        query = query.filter(places::organization_id.assume_not_null().eq(organization));
    }
    if let Some(root) = filter.area_id {
        let Some(path) = area_path(conn, root)? else { return Ok(Vec::new()) };
        let (from, to) = subtree_bounds(&path);
        query = query.filter(areas::path.ge(from)).filter(areas::path.lt(to));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(places::kind.eq(kind));
    }
    if let Some(part) = filter.name {
        query = query.filter(contains(places::name, part));
    }
    if let Some(NameCursor(name, id)) = after {
        let id = PlaceId(id);
        query = query.filter(places::name.gt(name.clone()).or(places::name.eq(name).and(places::id.gt(id))));
    }
    Ok(query.load::<Row>(conn)?.into_iter().map(place).collect())
}

pub(in crate::organizations) fn insert_place(
    conn: &mut DbConn,
    clock: &Clock,
    id: PlaceId,
    draft: &PlaceDraft,
) -> DbResult<()> {
    let now = clock.now();
    diesel::insert_into(places::table)
        .values((
            places::id.eq(id),
            places::kind.eq(draft.kind),
            places::area_id.eq(draft.area_id),
            places::organization_id.eq(draft.organization_id),
            places::name.eq(&draft.name),
            places::latitude_milli.eq(draft.latitude_milli),
            places::longitude_milli.eq(draft.longitude_milli),
            places::created_at.eq(now),
            places::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(in crate::organizations) fn update_place(conn: &mut DbConn, clock: &Clock, place: &Place) -> DbResult<()> {
    let draft = &place.draft;
    diesel::update(places::table.find(place.id))
        .set((
            places::kind.eq(draft.kind),
            places::area_id.eq(draft.area_id),
            places::organization_id.eq(draft.organization_id),
            places::name.eq(&draft.name),
            places::latitude_milli.eq(draft.latitude_milli),
            places::longitude_milli.eq(draft.longitude_milli),
            places::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}
