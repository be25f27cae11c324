//! Projects and who works on them.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::dialect::contains;
use crate::db::schema::{areas, organization_projects, projects};
use crate::db::types::{AreaId, OrganizationId, ProjectId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::organizations::model::{OrganizationName, Project, ProjectDraft};

use super::organizations::names_of;
use super::{NameCursor, area_path, subtree_bounds};

type Row = (ProjectId, AreaId, String, Option<NaiveDate>, Option<NaiveDate>);

fn project((id, area_id, name, started_on, ended_on): Row) -> Project {
    Project { id, draft: ProjectDraft { area_id, name, started_on, ended_on } }
}

pub(in crate::organizations) fn find_project(conn: &mut DbConn, id: ProjectId) -> DbResult<Option<Project>> {
    let row = projects::table
        .find(id)
        .select((projects::id, projects::area_id, projects::name, projects::started_on, projects::ended_on))
        .first::<Row>(conn)
        .optional()?;
    Ok(row.map(project))
}

/// One page by name; `limit + 1` rows.
pub(in crate::organizations) fn list_projects(
    conn: &mut DbConn,
    under: Option<AreaId>,
    name: Option<String>,
    after: Option<NameCursor>,
    limit: usize,
) -> DbResult<Vec<Project>> {
    let mut query = projects::table
        .inner_join(areas::table)
        .select((projects::id, projects::area_id, projects::name, projects::started_on, projects::ended_on))
        .order((projects::name, projects::id))
        .limit(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if let Some(root) = under {
        let Some(path) = area_path(conn, root)? else { return Ok(Vec::new()) };
        let (from, to) = subtree_bounds(&path);
        query = query.filter(areas::path.ge(from)).filter(areas::path.lt(to));
    }
    if let Some(part) = name {
        query = query.filter(contains(projects::name, part));
    }
    if let Some(NameCursor(name, id)) = after {
        let id = ProjectId(id);
        query = query.filter(projects::name.gt(name.clone()).or(projects::name.eq(name).and(projects::id.gt(id))));
    }
    Ok(query.load::<Row>(conn)?.into_iter().map(project).collect())
}

pub(in crate::organizations) fn list_projects_of(conn: &mut DbConn, id: OrganizationId) -> DbResult<Vec<Project>> {
    let rows: Vec<Row> = organization_projects::table
        .inner_join(projects::table)
        .filter(organization_projects::organization_id.eq(id))
        .order((projects::name, projects::id))
        .select((projects::id, projects::area_id, projects::name, projects::started_on, projects::ended_on))
        .load(conn)?;
    Ok(rows.into_iter().map(project).collect())
}

pub(in crate::organizations) fn organizations_of_project(
    conn: &mut DbConn,
    id: ProjectId,
) -> DbResult<Vec<OrganizationName>> {
    let ids: Vec<OrganizationId> = organization_projects::table
        .filter(organization_projects::project_id.eq(id))
        .select(organization_projects::organization_id)
        .load(conn)?;
    names_of(conn, &ids)
}

pub(in crate::organizations) fn insert_project(
    conn: &mut DbConn,
    clock: &Clock,
    id: ProjectId,
    draft: &ProjectDraft,
) -> DbResult<()> {
    let now = clock.now();
    diesel::insert_into(projects::table)
        .values((
            projects::id.eq(id),
            projects::area_id.eq(draft.area_id),
            projects::name.eq(&draft.name),
            projects::started_on.eq(draft.started_on),
            projects::ended_on.eq(draft.ended_on),
            projects::created_at.eq(now),
            projects::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(in crate::organizations) fn update_project(conn: &mut DbConn, clock: &Clock, project: &Project) -> DbResult<()> {
    let draft = &project.draft;
    diesel::update(projects::table.find(project.id))
        .set((
            projects::area_id.eq(draft.area_id),
            projects::name.eq(&draft.name),
            projects::started_on.eq(draft.started_on),
            projects::ended_on.eq(draft.ended_on),
            projects::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes these the organisations that work on a project, and no others.
pub(in crate::organizations) fn replace_project_organizations(
    conn: &mut DbConn,
    id: ProjectId,
    organizations: &[OrganizationId],
) -> DbResult<()> {
    diesel::delete(organization_projects::table.filter(organization_projects::project_id.eq(id))).execute(conn)?;
    for organization in organizations {
        diesel::insert_into(organization_projects::table)
            .values((
                organization_projects::organization_id.eq(*organization),
                organization_projects::project_id.eq(id),
            ))
            .execute(conn)?;
    }
    Ok(())
}
