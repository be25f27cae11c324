//! Teams: kept by the branch itself.

use serde_json::json;

use crate::audit::{self, Event};
use crate::db::DbConn;
use crate::db::types::{OrganizationId, TeamId};
use crate::fields::FieldErrors;
use crate::organizations::error::Error;
use crate::organizations::model::{Team, TeamDraft};
use crate::organizations::queries;
use crate::services::Services;

use super::Caller;

/// The teams of an organisation.
pub async fn list(services: &Services, organization: OrganizationId) -> Result<Vec<Team>, Error> {
    services
        .db
        .read(move |conn| {
            queries::find_organization(conn, organization)?.ok_or(Error::NotFound)?;
            Ok(queries::list_teams(conn, organization)?)
        })
        .await
}

/// Adds a team to an organisation the caller keeps.
pub async fn create(services: &Services, caller: Caller, draft: TeamDraft) -> Result<Team, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        if !caller.keeps(draft.organization_id) {
            return Err(Error::NotFound);
        }
        let mut errors = draft.check();
        errors.require(
            queries::find_organization(conn, draft.organization_id)?.is_some(),
            "/organization_id",
            "There is no such organisation.",
        );
        check_surroundings(conn, &draft, &mut errors)?;
        errors.finish()?;
        let id: TeamId = clock.new_id();
        queries::insert_team(conn, &clock, id, &draft)?;
        let event = Event::done("team.create", "team", id).details(facts_of(&draft));
        audit::record(conn, &clock, &caller.origin, event)?;
        Ok(Team { id, draft })
    };
    services.db.write(change).await
}

/// Changes a team of an organisation the caller keeps.
pub async fn update(
    services: &Services,
    caller: Caller,
    id: TeamId,
    wanted: impl FnOnce(TeamDraft) -> TeamDraft + Send + 'static,
) -> Result<Team, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let before = queries::find_team(conn, id)?
            .filter(|team| caller.keeps(team.draft.organization_id))
            .ok_or(Error::NotFound)?;
        let team = Team { id, draft: wanted(before.draft.clone()) };
        let mut errors = team.draft.check();
        check_surroundings(conn, &team.draft, &mut errors)?;
        errors.finish()?;
        queries::update_team(conn, &clock, &team)?;
        let details = json!({ "before": facts_of(&before.draft), "after": facts_of(&team.draft) });
        audit::record(conn, &clock, &caller.origin, Event::done("team.update", "team", id).details(details))?;
        Ok(team)
    };
    services.db.write(change).await
}

fn check_surroundings(conn: &mut DbConn, draft: &TeamDraft, errors: &mut FieldErrors) -> Result<(), Error> {
    if let Some(project) = draft.project_id {
        errors.require(queries::find_project(conn, project)?.is_some(), "/project_id", "There is no such project.");
    }
    if let Some(place) = draft.place_id {
        errors.require(queries::find_place(conn, place)?.is_some(), "/place_id", "There is no such place.");
    }
    Ok(())
}

fn facts_of(draft: &TeamDraft) -> serde_json::Value {
    json!({
        "organization_id": draft.organization_id,
        "kind": draft.kind,
        "name": draft.name,
        "project_id": draft.project_id,
        "place_id": draft.place_id,
    })
}
