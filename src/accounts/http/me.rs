//! Who the caller is and what he may do.

use actix_web::{get, web};
use serde::Serialize;

use super::views::{MembershipView, RoleView};
use crate::accounts::actions;
use crate::accounts::actor::Fledgling;
use crate::accounts::model::Transport;
use crate::db::types::{AccountId, Instant, SessionId};
use crate::http::problem::Problem;
use crate::services::Services;

/// The session the request is made with.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OwnSessionView {
    /// Its id.
    id: SessionId,
    /// How its token travels.
    transport: Transport,
    /// When it ends by itself.
    expires_at: Instant,
}

/// The caller.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MeView {
    /// The account.
    account_id: AccountId,
    /// The person's name.
    #[schema(example = "陈秀英")]
    name: String,
    /// The login.
    #[schema(example = "13800000001")]
    login: String,
    /// Whether `PUT /api/v1/account/password` is due before anything else is allowed.
    must_change_password: bool,
    /// The membership; absent for people who only review or administer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    member: Option<MembershipView>,
    /// Roles in force.
    roles: Vec<RoleView>,
    /// Names of the permissions these give, so that a client need not know the rules.
    #[schema(example = json!(["signed_in", "member"]))]
    permissions: Vec<&'static str>,
    /// The session asking.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    session: Option<OwnSessionView>,
}

/// Tells the caller who he is to the system.
#[utoipa::path(
    tag = "accounts",
    summary = "Who am I",
    description = "Name, branch, postings, roles with where they hold, and the permissions they give.",
    operation_id = "get_me",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "The caller", body = MeView,
        example = json!({"account_id": "0197a1c0-0000-7000-8000-000000000001", "name": "陈秀英", "login": "13800000001", "must_change_password": false,
            "member": {"member_id": "0197a1c0-0000-7000-8000-000000000002", "branch": {"id": "0197a1c0-0000-7000-8000-000000000003", "name": "中共太坊镇康江村支部委员会"}, "office": "member", "hosts": []},
            "roles": [], "permissions": ["signed_in", "member"],
            "session": {"id": "0197a1c0-0000-7000-8000-000000000004", "transport": "bearer", "expires_at": "2026-08-18T02:00:00Z"}})))
)]
#[get("/me")]
pub async fn get_me(services: web::Data<Services>, caller: Fledgling) -> Result<web::Json<MeView>, Problem> {
    let identity = caller.identity;
    let me = actions::me(&services, &identity).await?;
    Ok(web::Json(MeView {
        account_id: identity.account_id,
        must_change_password: identity.must_change_password,
        member: identity.member.as_ref().map(|member| MembershipView::of(member, &me.organization_names)),
        roles: me.roles.into_iter().map(RoleView::from).collect(),
        permissions: identity.permissions(),
        session: me.session.map(|session| OwnSessionView {
            id: session.id,
            transport: session.transport,
            expires_at: session.expires_at,
        }),
        name: identity.name,
        login: identity.login,
    }))
}
