//! Teams over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, patch, post};
use serde::{Deserialize, Serialize};

use super::present;
use crate::accounts::Actor;
use crate::accounts::model::{OrganizationKeeper, SignedIn};
use crate::db::types::{OrganizationId, PlaceId, ProjectId, TeamId};
use crate::http::extract::{Body, Path};
use crate::http::problem::Problem;
use crate::organizations::actions::teams as actions;
use crate::organizations::model::{Team, TeamDraft, TeamKind};
use crate::services::Services;

/// A vanguard team, exemplary post or service team.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct TeamView {
    /// Its id.
    id: TeamId,
    /// The organisation it belongs to.
    organization_id: OrganizationId,
    /// What it is.
    kind: TeamKind,
    /// Its name.
    #[schema(example = "康江村党员先锋队")]
    name: String,
    /// The project it works on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    project_id: Option<ProjectId>,
    /// The place it is bound to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    place_id: Option<PlaceId>,
}

impl From<Team> for TeamView {
    fn from(team: Team) -> Self {
        let TeamDraft { organization_id, kind, name, project_id, place_id } = team.draft;
        Self { id: team.id, organization_id, kind, name, project_id, place_id }
    }
}

/// The teams of one organisation.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TeamsView {
    /// The teams, by name.
    items: Vec<TeamView>,
}

/// A new team.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct NewTeamBody {
    /// The organisation it belongs to.
    organization_id: OrganizationId,
    /// What it is.
    kind: TeamKind,
    /// Its name.
    name: String,
    /// The project it works on.
    project_id: Option<ProjectId>,
    /// The place it is bound to.
    place_id: Option<PlaceId>,
}

/// Changes of a team; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct TeamChangeBody {
    /// What it is.
    kind: Option<TeamKind>,
    /// Its name.
    name: Option<String>,
    /// The project it works on; `null` takes it off.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<ProjectId>)]
    project_id: Option<Option<ProjectId>>,
    /// The place it is bound to; `null` takes it off.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<PlaceId>)]
    place_id: Option<Option<PlaceId>>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_teams_of_organization",
    summary = "Teams of an organisation",
    description = "Vanguard teams, exemplary posts and service teams: a handful, so without paging.",
    security(("bearer" = []), ("cookie" = [])),
    params(("organization_id" = OrganizationId, Path, description = "The organisation")),
    responses((status = 200, description = "The teams", body = TeamsView,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000004", "organization_id": "01900000-0000-7000-8000-000000000005", "kind": "vanguard", "name": "康江村党员先锋队"}]}))))]
#[get("/organizations/{organization_id}/teams")]
pub(super) async fn list_teams_of_organization(
    services: Data<Services>,
    _: Actor<SignedIn>,
    id: Path<OrganizationId>,
) -> Result<Json<TeamsView>, Problem> {
    let items = actions::list(&services, id.0).await?.into_iter().map(TeamView::from).collect();
    Ok(Json(TeamsView { items }))
}

#[utoipa::path(tag = "organizations", operation_id = "create_team",
    summary = "Add a team",
    description = "Needs `organization_keeper`: the secretary or contact of that branch, or the city's administrator.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = NewTeamBody,
        example = json!({"organization_id": "01900000-0000-7000-8000-000000000005", "kind": "vanguard", "name": "康江村党员先锋队"})),
    responses((status = 201, description = "Added", body = TeamView,
        example = json!({"id": "01900000-0000-7000-8000-000000000004", "organization_id": "01900000-0000-7000-8000-000000000005", "kind": "vanguard", "name": "康江村党员先锋队"})),
        (status = 404, description = "The organisation is not yours to keep", body = crate::http::problem::ProblemView, content_type = "application/problem+json")))]
#[post("/teams")]
pub(super) async fn create_team(
    services: Data<Services>,
    actor: Actor<OrganizationKeeper>,
    body: Body<NewTeamBody>,
) -> Result<HttpResponse, Problem> {
    let NewTeamBody { organization_id, kind, name, project_id, place_id } = body.0;
    let draft = TeamDraft { organization_id, kind, name, project_id, place_id };
    let team = actions::create(&services, actor.into(), draft).await?;
    Ok(HttpResponse::Created().json(TeamView::from(team)))
}

#[utoipa::path(tag = "organizations", operation_id = "update_team",
    summary = "Change a team",
    description = "Needs `organization_keeper` for the organisation the team belongs to.",
    security(("bearer" = []), ("cookie" = [])), params(("team_id" = TeamId, Path, description = "The team")),
    request_body(content = TeamChangeBody, example = json!({"name": "康江村党员突击队", "project_id": null})),
    responses((status = 200, description = "Changed", body = TeamView,
        example = json!({"id": "01900000-0000-7000-8000-000000000004", "organization_id": "01900000-0000-7000-8000-000000000005", "kind": "vanguard", "name": "康江村党员突击队"}))))]
#[patch("/teams/{team_id}")]
pub(super) async fn update_team(
    services: Data<Services>,
    actor: Actor<OrganizationKeeper>,
    id: Path<TeamId>,
    body: Body<TeamChangeBody>,
) -> Result<Json<TeamView>, Problem> {
    let change = body.0;
    let wanted = move |draft: TeamDraft| TeamDraft {
        organization_id: draft.organization_id,
        kind: change.kind.unwrap_or(draft.kind),
        name: change.name.unwrap_or(draft.name),
        project_id: change.project_id.unwrap_or(draft.project_id),
        place_id: change.place_id.unwrap_or(draft.place_id),
    };
    Ok(Json(actions::update(&services, actor.into(), id.0, wanted).await?.into()))
}
