//! Vanguard teams, exemplary posts and service teams.

use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::schema::teams;
use crate::db::types::{OrganizationId, PlaceId, ProjectId, TeamId};
use crate::db::{DbConn, DbResult};
use crate::organizations::model::{Team, TeamDraft, TeamKind};

type Row = (TeamId, OrganizationId, TeamKind, String, Option<ProjectId>, Option<PlaceId>);

fn team((id, organization_id, kind, name, project_id, place_id): Row) -> Team {
    Team { id, draft: TeamDraft { organization_id, kind, name, project_id, place_id } }
}

pub(in crate::organizations) fn find_team(conn: &mut DbConn, id: TeamId) -> DbResult<Option<Team>> {
    let row = teams::table
        .find(id)
        .select((teams::id, teams::organization_id, teams::kind, teams::name, teams::project_id, teams::place_id))
        .first::<Row>(conn)
        .optional()?;
    Ok(row.map(team))
}

/// The teams of an organisation by name: a handful.
pub(in crate::organizations) fn list_teams(conn: &mut DbConn, organization: OrganizationId) -> DbResult<Vec<Team>> {
    let rows: Vec<Row> = teams::table
        .filter(teams::organization_id.eq(organization))
        .order((teams::name, teams::id))
        .select((teams::id, teams::organization_id, teams::kind, teams::name, teams::project_id, teams::place_id))
        .load(conn)?;
    Ok(rows.into_iter().map(team).collect())
}

pub(in crate::organizations) fn insert_team(
    conn: &mut DbConn,
    clock: &Clock,
    id: TeamId,
    draft: &TeamDraft,
) -> DbResult<()> {
    let now = clock.now();
    diesel::insert_into(teams::table)
        .values((
            teams::id.eq(id),
            teams::organization_id.eq(draft.organization_id),
            teams::kind.eq(draft.kind),
            teams::name.eq(&draft.name),
            teams::project_id.eq(draft.project_id),
            teams::place_id.eq(draft.place_id),
            teams::created_at.eq(now),
            teams::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(in crate::organizations) fn update_team(conn: &mut DbConn, clock: &Clock, team: &Team) -> DbResult<()> {
    let draft = &team.draft;
    diesel::update(teams::table.find(team.id))
        .set((
            teams::kind.eq(draft.kind),
            teams::name.eq(&draft.name),
            teams::project_id.eq(draft.project_id),
            teams::place_id.eq(draft.place_id),
            teams::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}
