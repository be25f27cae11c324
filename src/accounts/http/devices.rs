//! The devices of another account: for security administrators.

use actix_web::{HttpResponse, delete, get, web};
use serde::Serialize;

use crate::accounts::actions::{self, SeenSession};
use crate::accounts::actor::Actor;
use crate::accounts::model::{SecurityAdmin, Transport};
use crate::db::types::{AccountId, Instant, SessionId};
use crate::http::extract::Path;
use crate::http::problem::Problem;
use crate::services::Services;

/// A device an account is logged in on.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AccountSessionView {
    /// The session, by which the device is logged out.
    id: SessionId,
    /// What the person calls the device.
    #[schema(example = "我的手机")]
    device_label: String,
    /// How its token travels.
    transport: Transport,
    /// From which network address it was logged in, as far as the trail tells.
    #[schema(example = "10.20.30.40")]
    address: Option<String>,
    /// When it was logged in.
    created_at: Instant,
    /// When it was last seen, to the minute.
    last_seen_at: Instant,
    /// When the session ends by itself.
    expires_at: Instant,
}

impl From<SeenSession> for AccountSessionView {
    fn from(SeenSession { row, address }: SeenSession) -> Self {
        Self {
            id: row.id,
            device_label: row.device_label,
            transport: row.transport,
            address,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at,
        }
    }
}

/// The devices of an account.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AccountSessionsView {
    /// All of them, newest first; there are twenty at the most.
    items: Vec<AccountSessionView>,
}

/// Lists the devices an account is logged in on.
#[utoipa::path(
    tag = "accounts",
    summary = "List the devices of an account",
    description = "Sessions that still run, newest first: to find the one to be ended. They say nothing of what was done.",
    operation_id = "list_account_sessions",
    security(("bearer" = []), ("cookie" = [])),
    params(("account_id" = AccountId, Path, description = "The account")),
    responses((status = 200, description = "The devices", body = AccountSessionsView,
        example = json!({"items": [{"id": "0197a1c0-0000-7000-8000-000000000001", "device_label": "我的手机", "transport": "bearer", "address": "10.20.30.40", "created_at": "2026-05-20T02:00:00Z", "last_seen_at": "2026-05-20T02:05:00Z", "expires_at": "2026-08-18T02:00:00Z"}]})))
)]
#[get("/accounts/{account_id}/sessions")]
pub async fn list_account_sessions(
    services: web::Data<Services>,
    _actor: Actor<SecurityAdmin>,
    Path(account_id): Path<AccountId>,
) -> Result<web::Json<AccountSessionsView>, Problem> {
    let sessions = actions::list_account_sessions(&services, account_id).await?;
    Ok(web::Json(AccountSessionsView { items: sessions.into_iter().map(AccountSessionView::from).collect() }))
}

/// Logs one device of an account out.
#[utoipa::path(
    tag = "accounts",
    summary = "Log a device of an account out",
    description = "From its next request on; the account and its other devices stay as they are. Nobody does this to the own account, whose devices are under `/sessions`.",
    operation_id = "end_account_session",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("account_id" = AccountId, Path, description = "The account"),
        ("session_id" = SessionId, Path, description = "One of its sessions"),
    ),
    responses((status = 204, description = "Logged out"))
)]
#[delete("/accounts/{account_id}/sessions/{session_id}")]
pub async fn end_account_session(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Path((account_id, session_id)): Path<(AccountId, SessionId)>,
) -> Result<HttpResponse, Problem> {
    actions::end_account_session(&services, &actor.identity, &actor.origin, account_id, session_id).await?;
    Ok(HttpResponse::NoContent().finish())
}
