//! Giving and ending roles: for security administrators.

use actix_web::{HttpResponse, delete, post, web};
use serde::Deserialize;

use super::views::RoleView;
use crate::accounts::actions;
use crate::accounts::actor::Actor;
use crate::accounts::model::{Level, Role, SecurityAdmin};
use crate::accounts::rules::NewGrant;
use crate::db::types::{AccountId, AreaId, GrantId, OrganizationId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A role with where it is to hold.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantRoleBody {
    /// The role.
    role: Role,
    /// At which level a reviewer scores.
    level: Option<Level>,
    /// The area whose branches a reviewer sees, with all below it.
    area_id: Option<AreaId>,
    /// The branch a branch role is for.
    organization_id: Option<OrganizationId>,
    /// Codes of the domains a reviewer is narrowed to; empty means all.
    #[serde(default)]
    #[schema(example = json!(["hospital"]))]
    domains: Vec<String>,
}

/// Gives an account a role.
#[utoipa::path(
    tag = "accounts",
    summary = "Give a role",
    description = "Reviewers need a level and an area, domain reviewers also a domain, branch roles an organisation. One person is never two of `city_admin`, `security_admin` and `auditor`; nobody changes the own roles. The first reviewing or administering role makes a new password due, since the rules for it are stricter.",
    operation_id = "grant_role",
    security(("bearer" = []), ("cookie" = [])),
    params(("account_id" = AccountId, Path, description = "The account")),
    request_body(content = GrantRoleBody, example = json!({"role": "reviewer", "level": "township", "area_id": "0197a1c0-0000-7000-8000-000000000005"})),
    responses(
        (status = 201, description = "Given", body = RoleView,
            example = json!({"id": "0197a1c0-0000-7000-8000-000000000006", "role": "reviewer", "level": "township", "area": {"id": "0197a1c0-0000-7000-8000-000000000005", "name": "太坊镇", "path": "FZ/FZ-LC/FZ-LC-01/"}, "domains": [], "source": "administrator", "created_at": "2026-05-20T02:00:00Z"})),
        (status = 409, description = "Held already, or kept apart from a role that is held", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/accounts/{account_id}/roles")]
pub async fn grant_role(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Path(account_id): Path<AccountId>,
    Body(body): Body<GrantRoleBody>,
) -> Result<HttpResponse, Problem> {
    let grant = NewGrant {
        role: body.role,
        level: body.level,
        area_id: body.area_id,
        organization_id: body.organization_id,
        domains: body.domains,
    };
    let held = actions::grant_role(&services, &actor.identity, &actor.origin, account_id, grant).await?;
    Ok(HttpResponse::Created().json(RoleView::from(held)))
}

/// Ends a role.
#[utoipa::path(
    tag = "accounts",
    summary = "End a role",
    description = "The role gives nothing from the next request on. That it was held stays in the trail.",
    operation_id = "end_role",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("account_id" = AccountId, Path, description = "The account"),
        ("grant_id" = GrantId, Path, description = "The role held, by the `id` in the account's roles"),
    ),
    responses((status = 204, description = "Ended"))
)]
#[delete("/accounts/{account_id}/roles/{grant_id}")]
pub async fn end_role(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Path((account_id, grant_id)): Path<(AccountId, GrantId)>,
) -> Result<HttpResponse, Problem> {
    actions::end_role(&services, &actor.identity, &actor.origin, account_id, grant_id).await?;
    Ok(HttpResponse::NoContent().finish())
}
