//! Keeping accounts: for security administrators.

use actix_web::{HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};

use super::views::{MembershipView, RoleView};
use crate::accounts::actions::{self, AccountDetail, Issued};
use crate::accounts::actor::Actor;
use crate::accounts::model::{AccountState, Role, SecurityAdmin, Standing};
use crate::accounts::queries::{AccountFilter, AccountRow, NewAccount};
use crate::db::types::{AccountId, Instant, OrganizationId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A person who shall be able to log in.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateAccountBody {
    /// The login; capital letters are made small.
    #[schema(example = "13800000009")]
    login: String,
    /// The person's name.
    #[schema(example = "吴敏")]
    name: String,
}

/// A one-time code to hand over.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ActivationCodeView {
    /// The account it opens.
    account_id: AccountId,
    /// The code. Shown this once.
    #[schema(example = "7KQ2-M9XB-4TFD")]
    activation_code: String,
    /// Until when it may be used.
    expires_at: Instant,
}

impl From<Issued> for ActivationCodeView {
    fn from(issued: Issued) -> Self {
        Self { account_id: issued.account_id, activation_code: issued.code, expires_at: issued.expires_at }
    }
}

fn created(issued: Issued) -> HttpResponse {
    HttpResponse::Created().insert_header(("Cache-Control", "no-store")).json(ActivationCodeView::from(issued))
}

/// Makes an account for somebody who is not in the roster.
#[utoipa::path(
    tag = "accounts",
    summary = "Make an account",
    description = "For people who are not in the roster. The answer holds the one-time code that sets the first password.",
    operation_id = "create_account",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = CreateAccountBody, example = json!({"login": "13800000009", "name": "吴敏"})),
    responses(
        (status = 201, description = "Made", body = ActivationCodeView,
            example = json!({"account_id": "0197a1c0-0000-7000-8000-000000000001", "activation_code": "7KQ2-M9XB-4TFD", "expires_at": "2026-06-19T02:00:00Z"})),
        (status = 409, description = "The login is taken", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/accounts")]
pub async fn create_account(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Body(body): Body<CreateAccountBody>,
) -> Result<HttpResponse, Problem> {
    let account = NewAccount { login: body.login, name: body.name };
    Ok(created(actions::create_account(&services, &actor.origin, account).await?))
}

/// An account in a list.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AccountSummaryView {
    /// The account.
    id: AccountId,
    /// The login.
    #[schema(example = "13800000001")]
    login: String,
    /// The person's name.
    #[schema(example = "陈秀英")]
    name: String,
    /// Whether it may log in.
    state: AccountState,
    /// Whether a password was ever chosen.
    activated: bool,
}

impl From<AccountRow> for AccountSummaryView {
    fn from(row: AccountRow) -> Self {
        Self {
            id: row.id,
            login: row.login,
            name: row.name,
            state: row.state,
            activated: row.password_changed_at.is_some(),
        }
    }
}

/// What the list is narrowed to.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccountsQuery {
    /// Logins that begin so.
    pub login: Option<String>,
    /// Names that hold this text.
    pub name: Option<String>,
    /// Of the members of this branch.
    pub branch_id: Option<OrganizationId>,
    /// Of those who hold this role now.
    pub role: Option<Role>,
    /// Where they stand: `waiting` may log in but has not used the one-time code yet, `active` has.
    #[param(inline)]
    pub state: Option<Standing>,
}

/// Finds accounts.
#[utoipa::path(
    tag = "accounts",
    summary = "Find accounts",
    description = "In the order they were made, narrowed by the beginning of the login, a part of the name, the branch, a role held now, or the state.",
    operation_id = "list_accounts",
    security(("bearer" = []), ("cookie" = [])),
    params(AccountsQuery, Paging),
    responses((status = 200, description = "A page of accounts", body = Page<AccountSummaryView>,
        example = json!({"items": [{"id": "0197a1c0-0000-7000-8000-000000000001", "login": "13800000001", "name": "陈秀英", "state": "active", "activated": true}]})))
)]
#[get("/accounts")]
pub async fn list_accounts(
    services: web::Data<Services>,
    _actor: Actor<SecurityAdmin>,
    Params(query): Params<AccountsQuery>,
    Params(paging): Params<Paging>,
) -> Result<web::Json<Page<AccountSummaryView>>, Problem> {
    let AccountsQuery { login, name, branch_id, role, state } = query;
    let filter = AccountFilter { login, name, branch_id, role, standing: state };
    let rows = actions::list_accounts(&services, filter, paging.after()?, paging.limit()).await?;
    Ok(web::Json(Page::cut(rows, paging.limit(), |row| row.id).map(AccountSummaryView::from)))
}

/// An account with all that is known of it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AccountView {
    /// The account.
    id: AccountId,
    /// The login.
    #[schema(example = "13800000001")]
    login: String,
    /// The person's name.
    #[schema(example = "陈秀英")]
    name: String,
    /// Whether it may log in.
    state: AccountState,
    /// Until when it waits after failed attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    locked_until: Option<Instant>,
    /// When the password was chosen; absent before that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    password_changed_at: Option<Instant>,
    /// Whether another password is due.
    must_change_password: bool,
    /// Until when a one-time code waits to be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    activation_code_expires_at: Option<Instant>,
    /// The active membership behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    member: Option<MembershipView>,
    /// Roles in force.
    roles: Vec<RoleView>,
    /// When it was made.
    created_at: Instant,
}

impl AccountView {
    fn of(services: &Services, detail: AccountDetail) -> Self {
        let now = services.clock.now();
        let account = detail.account;
        Self {
            id: account.id,
            login: account.login,
            name: account.name,
            state: account.state,
            locked_until: account.locked_until.filter(|until| *until > now),
            password_changed_at: account.password_changed_at,
            must_change_password: account.must_change_password,
            activation_code_expires_at: detail.code_expires_at,
            member: detail.member.map(|one| MembershipView::of(&one.member, &one.organization_names)),
            roles: detail.roles.into_iter().map(RoleView::from).collect(),
            created_at: account.created_at,
        }
    }
}

/// Shows one account.
#[utoipa::path(
    tag = "accounts",
    summary = "Read an account",
    description = "State, membership and roles in force.",
    operation_id = "get_account",
    security(("bearer" = []), ("cookie" = [])),
    params(("account_id" = AccountId, Path, description = "The account")),
    responses((status = 200, description = "The account", body = AccountView,
        example = json!({"id": "0197a1c0-0000-7000-8000-000000000001", "login": "13800000001", "name": "陈秀英", "state": "active", "password_changed_at": "2026-05-20T02:00:00Z", "must_change_password": false, "roles": [], "created_at": "2026-05-01T02:00:00Z"})))
)]
#[get("/accounts/{account_id}")]
pub async fn get_account(
    services: web::Data<Services>,
    _actor: Actor<SecurityAdmin>,
    Path(account_id): Path<AccountId>,
) -> Result<web::Json<AccountView>, Problem> {
    let detail = actions::get_account(&services, account_id).await?;
    Ok(web::Json(AccountView::of(&services, detail)))
}

/// Why an account is locked.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockAccountBody {
    /// For the trail.
    #[schema(example = "手机丢失", min_length = 1, max_length = 200)]
    reason: String,
}

/// Locks an account and logs every device out at once.
#[utoipa::path(
    tag = "accounts",
    summary = "Lock an account",
    description = "Until it is unlocked. Every device is logged out from the next request on. Nobody locks the own account.",
    operation_id = "lock_account",
    security(("bearer" = []), ("cookie" = [])),
    params(("account_id" = AccountId, Path, description = "The account")),
    request_body(content = LockAccountBody, example = json!({"reason": "手机丢失"})),
    responses((status = 200, description = "Locked", body = AccountView,
        example = json!({"id": "0197a1c0-0000-7000-8000-000000000001", "login": "13800000001", "name": "陈秀英", "state": "disabled", "must_change_password": false, "roles": [], "created_at": "2026-05-01T02:00:00Z"})))
)]
#[post("/accounts/{account_id}/lock")]
pub async fn lock_account(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Path(account_id): Path<AccountId>,
    Body(body): Body<LockAccountBody>,
) -> Result<web::Json<AccountView>, Problem> {
    let detail = actions::lock_account(&services, &actor.identity, &actor.origin, account_id, body.reason).await?;
    Ok(web::Json(AccountView::of(&services, detail)))
}

/// Lets an account log in again.
#[utoipa::path(
    tag = "accounts",
    summary = "Unlock an account",
    description = "Ends a lock by an administrator as well as the wait after failed attempts. The password stays as it was.",
    operation_id = "unlock_account",
    security(("bearer" = []), ("cookie" = [])),
    params(("account_id" = AccountId, Path, description = "The account")),
    responses((status = 200, description = "Unlocked", body = AccountView,
        example = json!({"id": "0197a1c0-0000-7000-8000-000000000001", "login": "13800000001", "name": "陈秀英", "state": "active", "must_change_password": false, "roles": [], "created_at": "2026-05-01T02:00:00Z"})))
)]
#[post("/accounts/{account_id}/unlock")]
pub async fn unlock_account(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Path(account_id): Path<AccountId>,
) -> Result<web::Json<AccountView>, Problem> {
    let detail = actions::unlock_account(&services, &actor.identity, &actor.origin, account_id).await?;
    Ok(web::Json(AccountView::of(&services, detail)))
}

/// Resets an account to a one-time code.
#[utoipa::path(
    tag = "accounts",
    summary = "Give an account a new one-time code",
    description = "For somebody who has forgotten the password or lost the code. Takes the password away and logs every device out; the code sets the next password.",
    operation_id = "issue_activation_code",
    security(("bearer" = []), ("cookie" = [])),
    params(("account_id" = AccountId, Path, description = "The account")),
    responses((status = 201, description = "The code", body = ActivationCodeView,
        example = json!({"account_id": "0197a1c0-0000-7000-8000-000000000001", "activation_code": "7KQ2-M9XB-4TFD", "expires_at": "2026-06-19T02:00:00Z"})))
)]
#[post("/accounts/{account_id}/activation-code")]
pub async fn issue_activation_code(
    services: web::Data<Services>,
    actor: Actor<SecurityAdmin>,
    Path(account_id): Path<AccountId>,
) -> Result<HttpResponse, Problem> {
    Ok(created(actions::issue_activation_code(&services, &actor.identity, &actor.origin, account_id).await?))
}
