//! Organisations, their tree and their links.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::contains;
use crate::db::schema::{areas, organization_links, organizations};
use crate::db::types::{AreaId, Instant, OrganizationId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::organizations::model::{
    ListedOrganization, Organization, OrganizationDraft, OrganizationFacts, OrganizationFilter, OrganizationKind,
    OrganizationName, OrganizationStatus,
};

use super::{NameCursor, area_path, subtree_bounds};

/// Deeper trees than this do not exist; it bounds the walk upwards.
const DEEPEST: usize = 20;

#[derive(Queryable, Selectable)]
#[diesel(table_name = organizations)]
struct Row {
    id: OrganizationId,
    code: String,
    parent_id: Option<OrganizationId>,
    kind: OrganizationKind,
    domain_code: Option<String>,
    area_id: AreaId,
    name: String,
    short_name: Option<String>,
    is_temporary: bool,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    status: OrganizationStatus,
    created_at: Instant,
    updated_at: Instant,
}

impl From<Row> for Organization {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            draft: OrganizationDraft {
                code: row.code,
                parent_id: row.parent_id,
                kind: row.kind,
                domain_code: row.domain_code,
                area_id: row.area_id,
                name: row.name,
                short_name: row.short_name,
                is_temporary: row.is_temporary,
                valid_from: row.valid_from,
                valid_to: row.valid_to,
                status: row.status,
            },
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// What other features need to know of an organisation.
///
/// # Errors
/// As any query.
pub fn find_facts(conn: &mut DbConn, id: OrganizationId) -> DbResult<Option<OrganizationFacts>> {
    let row: Option<(Row, String)> = organizations::table
        .inner_join(areas::table)
        .filter(organizations::id.eq(id))
        .select((Row::as_select(), areas::path))
        .first(conn)
        .optional()?;
    Ok(row.map(|(row, area_path)| OrganizationFacts {
        id: row.id,
        name: row.name,
        kind: row.kind,
        domain_code: row.domain_code,
        area_id: row.area_id,
        area_path,
        status: row.status,
        is_temporary: row.is_temporary,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
    }))
}

pub(in crate::organizations) fn find_organization(
    conn: &mut DbConn,
    id: OrganizationId,
) -> DbResult<Option<Organization>> {
    let row = organizations::table.find(id).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Organization::from))
}

pub(in crate::organizations) fn find_by_code(conn: &mut DbConn, code: &str) -> DbResult<Option<OrganizationId>> {
    Ok(organizations::table
        .filter(organizations::code.eq(code.to_owned()))
        .select(organizations::id)
        .first(conn)
        .optional()?)
}

/// One page by name; `limit + 1` rows, so that the caller sees whether there are more.
pub(in crate::organizations) fn list_organizations(
    conn: &mut DbConn,
    filter: OrganizationFilter,
    after: Option<NameCursor>,
    limit: usize,
) -> DbResult<Vec<ListedOrganization>> {
    let mut query = organizations::table
        .inner_join(areas::table)
        .select((Row::as_select(), areas::name))
        .order((organizations::name, organizations::id))
        .limit(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if let Some(root) = filter.under {
        let Some(path) = area_path(conn, root)? else { return Ok(Vec::new()) };
        let (from, to) = subtree_bounds(&path);
        query = query.filter(areas::path.ge(from)).filter(areas::path.lt(to));
    }
    if let Some(parent) = filter.parent_id {
        query = query.filter(organizations::parent_id.assume_not_null().eq(parent));
    }
    if let Some(domain) = filter.domain_code {
        query = query.filter(organizations::domain_code.assume_not_null().eq(domain));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(organizations::kind.eq(kind));
    }
    if let Some(status) = filter.status {
        query = query.filter(organizations::status.eq(status));
    }
    if let Some(part) = filter.name {
        query = query.filter(contains(organizations::name, part));
    }
    if let Some(NameCursor(name, id)) = after {
        let behind = organizations::name
            .gt(name.clone())
            .or(organizations::name.eq(name).and(organizations::id.gt(OrganizationId(id))));
        query = query.filter(behind);
    }
    let rows: Vec<(Row, String)> = query.load(conn)?;
    Ok(rows.into_iter().map(listed).collect())
}

fn listed((row, area_name): (Row, String)) -> ListedOrganization {
    ListedOrganization {
        id: row.id,
        code: row.code,
        name: row.name,
        short_name: row.short_name,
        kind: row.kind,
        domain_code: row.domain_code,
        area_id: row.area_id,
        area_name,
        is_temporary: row.is_temporary,
        status: row.status,
    }
}

/// The organisations above one, nearest first.
pub(in crate::organizations) fn find_parents(
    conn: &mut DbConn,
    mut parent_id: Option<OrganizationId>,
) -> DbResult<Vec<OrganizationName>> {
    let mut parents = Vec::new();
    while let Some(id) = parent_id {
        if parents.len() >= DEEPEST {
            break;
        }
        let Some(found) = find_organization(conn, id)? else { break };
        parent_id = found.draft.parent_id;
        parents.push(OrganizationName { id, name: found.draft.name, kind: found.draft.kind });
    }
    Ok(parents)
}

pub(in crate::organizations) fn has_children(conn: &mut DbConn, id: OrganizationId) -> DbResult<bool> {
    let child: Option<OrganizationId> = organizations::table
        .filter(organizations::parent_id.assume_not_null().eq(id))
        .select(organizations::id)
        .first(conn)
        .optional()?;
    Ok(child.is_some())
}

pub(in crate::organizations) fn insert_organization(
    conn: &mut DbConn,
    clock: &Clock,
    id: OrganizationId,
    draft: &OrganizationDraft,
) -> DbResult<()> {
    let now = clock.now();
    diesel::insert_into(organizations::table)
        .values((
            organizations::id.eq(id),
            organizations::code.eq(&draft.code),
            organizations::parent_id.eq(draft.parent_id),
            organizations::kind.eq(draft.kind),
            organizations::domain_code.eq(&draft.domain_code),
            organizations::area_id.eq(draft.area_id),
            organizations::name.eq(&draft.name),
            organizations::short_name.eq(&draft.short_name),
            organizations::is_temporary.eq(draft.is_temporary),
            organizations::valid_from.eq(draft.valid_from),
            organizations::valid_to.eq(draft.valid_to),
            organizations::status.eq(draft.status),
            organizations::created_at.eq(now),
            organizations::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes everything that can be changed; the code stays.
pub(in crate::organizations) fn update_organization(
    conn: &mut DbConn,
    clock: &Clock,
    id: OrganizationId,
    draft: &OrganizationDraft,
) -> DbResult<()> {
    diesel::update(organizations::table.find(id))
        .set((
            organizations::parent_id.eq(draft.parent_id),
            organizations::kind.eq(draft.kind),
            organizations::domain_code.eq(&draft.domain_code),
            organizations::area_id.eq(draft.area_id),
            organizations::name.eq(&draft.name),
            organizations::short_name.eq(&draft.short_name),
            organizations::is_temporary.eq(draft.is_temporary),
            organizations::valid_from.eq(draft.valid_from),
            organizations::valid_to.eq(draft.valid_to),
            organizations::status.eq(draft.status),
            organizations::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Which of these organisations exist. Callers bound the list.
pub(in crate::organizations) fn known_organizations(
    conn: &mut DbConn,
    ids: &[OrganizationId],
) -> DbResult<Vec<OrganizationId>> {
    let ids: Vec<OrganizationId> = ids.to_vec();
    Ok(organizations::table.filter(organizations::id.eq_any(ids)).select(organizations::id).load(conn)?)
}

/// Partners of an organisation, whichever side holds the link.
pub(in crate::organizations) fn list_links(conn: &mut DbConn, id: OrganizationId) -> DbResult<Vec<OrganizationName>> {
    let held: Vec<OrganizationId> = organization_links::table
        .filter(organization_links::organization_id.eq(id))
        .select(organization_links::partner_id)
        .load(conn)?;
    let holding: Vec<OrganizationId> = organization_links::table
        .filter(organization_links::partner_id.eq(id))
        .select(organization_links::organization_id)
        .load(conn)?;
    let mut ids: Vec<OrganizationId> = held.into_iter().chain(holding).collect();
    ids.sort_unstable();
    ids.dedup();
    names_of(conn, &ids)
}

/// Names of organisations, ordered by name.
pub(super) fn names_of(conn: &mut DbConn, ids: &[OrganizationId]) -> DbResult<Vec<OrganizationName>> {
    let mut names = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let rows: Vec<(OrganizationId, String, OrganizationKind)> = organizations::table
            .filter(organizations::id.eq_any(some.to_vec()))
            .select((organizations::id, organizations::name, organizations::kind))
            .load(conn)?;
        names.extend(rows.into_iter().map(|(id, name, kind)| OrganizationName { id, name, kind }));
    }
    names.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(names)
}

/// Makes these the partners of an organisation, and no others.
pub(in crate::organizations) fn replace_links(
    conn: &mut DbConn,
    clock: &Clock,
    id: OrganizationId,
    partners: &[OrganizationId],
) -> DbResult<()> {
    diesel::delete(organization_links::table.filter(organization_links::organization_id.eq(id))).execute(conn)?;
    let now = clock.now();
    for partner in partners {
        diesel::insert_into(organization_links::table)
            .values((
                organization_links::organization_id.eq(id),
                organization_links::partner_id.eq(*partner),
                organization_links::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}
