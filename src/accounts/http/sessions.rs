//! Logging in and out, and one's devices.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use serde::{Deserialize, Serialize};

use crate::accounts::actions::{self, Login, Opened};
use crate::accounts::actor::{self, Actor, COOKIE, Fledgling};
use crate::accounts::model::{SignedIn, Transport};
use crate::accounts::queries::SessionRow;
use crate::db::types::{Instant, SessionId};
use crate::fields::FieldErrors;
use crate::http::extract::{Body, Path};
use crate::http::problem::{self, Problem, ProblemView};
use crate::services::Services;

/// Who logs in, and on which device.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSessionBody {
    /// The login, for members the phone number.
    #[schema(example = "13800000001")]
    login: String,
    /// The password.
    #[schema(example = "Kiln-743-river")]
    password: String,
    /// A name by which the person will know this device again.
    #[serde(default)]
    #[schema(example = "我的手机", max_length = 60)]
    device_label: String,
    /// `bearer` answers with a token for an app; `cookie` sets a cookie that no script of the browser can read.
    #[serde(default = "bearer")]
    #[schema(default = "bearer")]
    transport: Transport,
}

fn bearer() -> Transport {
    Transport::Bearer
}

/// A session just opened.
#[derive(Serialize, utoipa::ToSchema)]
pub struct CreatedSessionView {
    /// The session, by which the device is logged out.
    session_id: SessionId,
    /// To be sent as `Authorization: Bearer …`. Shown this once; absent when it travels in a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    token: Option<String>,
    /// When the session ends by itself.
    expires_at: Instant,
    /// Minutes without a request that end it; absent for members.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    idle_minutes: Option<i32>,
    /// Whether `PUT /api/v1/account/password` is due before anything else is allowed.
    must_change_password: bool,
    /// The person's name.
    #[schema(example = "陈秀英")]
    name: String,
}

/// Logs a person in on one device.
///
/// The answer to a wrong password and to a login nobody has is the same, and so
/// is the time it takes; five failures lock either for a while.
#[utoipa::path(
    tag = "accounts",
    summary = "Log in",
    operation_id = "create_session",
    request_body(content = CreateSessionBody, example = json!({"login": "13800000001", "password": "Kiln-743-river", "device_label": "我的手机"})),
    responses(
        (status = 201, description = "Logged in. With the transport `cookie`, the token is in Set-Cookie only.", body = CreatedSessionView,
            example = json!({"session_id": "0197a1c0-0000-7000-8000-000000000001", "token": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA", "expires_at": "2026-08-18T02:00:00Z", "must_change_password": false, "name": "陈秀英"})),
        (status = 401, description = "The login or the password is wrong", body = ProblemView, content_type = "application/problem+json"),
        (status = 403, description = "A cookie was asked for by a page of another site", body = ProblemView, content_type = "application/problem+json"),
        (status = 423, description = "Too many failures for this login; Retry-After says how long to wait", body = ProblemView, content_type = "application/problem+json"),
        (status = 429, description = "Too many failures from this address; Retry-After says how long to wait", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/sessions")]
pub async fn create_session(
    request: HttpRequest,
    services: web::Data<Services>,
    Body(body): Body<CreateSessionBody>,
) -> Result<HttpResponse, Problem> {
    let mut errors = FieldErrors::new();
    errors.require_length(&body.login, 1, 64, "/login");
    errors.require((1..=128).contains(&body.password.chars().count()), "/password", "Must have 1 to 128 characters.");
    errors.require_length(&body.device_label, 0, 60, "/device_label");
    errors.finish()?;
    // Else a foreign page could log a visitor in as somebody else.
    if body.transport == Transport::Cookie && !actor::same_origin(&request, &services) {
        return Err(Problem::new(&problem::FOREIGN_ORIGIN, "A cookie is only given to pages of this server."));
    }
    let login = Login {
        login: body.login,
        password: body.password,
        device_label: body.device_label.trim().to_owned(),
        transport: body.transport,
    };
    let opened = actions::create_session(&services, &actor::anonymous(&request), login).await?;
    let mut response = HttpResponse::Created();
    // Neither may stay in a cache on the way or in the browser.
    response.insert_header(("Cache-Control", "no-store"));
    if body.transport == Transport::Cookie {
        response.cookie(session_cookie(&services, &opened));
    }
    Ok(response.json(CreatedSessionView {
        session_id: opened.session_id,
        token: (body.transport == Transport::Bearer).then_some(opened.token),
        expires_at: opened.expires_at,
        idle_minutes: opened.idle_minutes,
        must_change_password: opened.must_change_password,
        name: opened.name,
    }))
}

fn session_cookie(services: &Services, opened: &Opened) -> Cookie<'static> {
    let lasts = (opened.expires_at.utc() - services.clock.now().utc()).num_seconds();
    Cookie::build(COOKIE, opened.token.clone())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(is_secure(services))
        .max_age(Duration::seconds(lasts))
        .finish()
}

/// Whether people reach the service by https, as far as the settings say.
fn is_secure(services: &Services) -> bool {
    services.config.public_origin.as_deref().is_some_and(|origin| origin.starts_with("https://"))
}

/// Logs this device out.
#[utoipa::path(
    tag = "accounts",
    summary = "Log out",
    description = "Ends the session the request is made with. It is refused from the next request on.",
    operation_id = "end_current_session",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204, description = "Logged out"))
)]
#[delete("/sessions/current")]
pub async fn end_current_session(
    request: HttpRequest,
    services: web::Data<Services>,
    caller: Fledgling,
) -> Result<HttpResponse, Problem> {
    let session_id = caller.identity.session_id;
    actions::end_own_session(&services, &caller.identity, &caller.origin, session_id).await?;
    let mut response = HttpResponse::NoContent();
    if request.cookie(COOKIE).is_some() {
        let gone = Cookie::build(COOKIE, "")
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(is_secure(&services))
            .max_age(Duration::ZERO)
            .finish();
        response.cookie(gone);
    }
    Ok(response.finish())
}

/// A device somebody is logged in on.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SessionView {
    /// The session, by which the device is logged out.
    id: SessionId,
    /// What the person calls the device.
    #[schema(example = "我的手机")]
    device_label: String,
    /// How its token travels.
    transport: Transport,
    /// Whether it is the device asking.
    current: bool,
    /// When it was logged in.
    created_at: Instant,
    /// When it was last seen, to the minute.
    last_seen_at: Instant,
    /// When the session ends by itself.
    expires_at: Instant,
}

/// One's devices.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SessionsView {
    /// All of them, newest first; there are twenty at the most.
    items: Vec<SessionView>,
}

/// Lists the devices the caller is logged in on.
#[utoipa::path(
    tag = "accounts",
    summary = "List one's devices",
    description = "The caller's sessions that still run, newest first. Logging in on more than twenty devices logs the oldest out.",
    operation_id = "list_sessions",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "The devices", body = SessionsView,
        example = json!({"items": [{"id": "0197a1c0-0000-7000-8000-000000000001", "device_label": "我的手机", "transport": "bearer", "current": true, "created_at": "2026-05-20T02:00:00Z", "last_seen_at": "2026-05-20T02:05:00Z", "expires_at": "2026-08-18T02:00:00Z"}]})))
)]
#[get("/sessions")]
pub async fn list_sessions(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
) -> Result<web::Json<SessionsView>, Problem> {
    let current = actor.identity.session_id;
    let view = |row: SessionRow| SessionView {
        id: row.id,
        device_label: row.device_label,
        transport: row.transport,
        current: row.id == current,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
    };
    let sessions = actions::list_own_sessions(&services, &actor.identity).await?;
    Ok(web::Json(SessionsView { items: sessions.into_iter().map(view).collect() }))
}

/// Logs one of the caller's devices out, such as a lost phone.
#[utoipa::path(
    tag = "accounts",
    summary = "Log one of one's devices out",
    description = "Only the caller's own sessions can be ended here; any other is not found.",
    operation_id = "end_session",
    security(("bearer" = []), ("cookie" = [])),
    params(("session_id" = SessionId, Path, description = "The session")),
    responses((status = 204, description = "Logged out"))
)]
#[delete("/sessions/{session_id}")]
pub async fn end_session(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path(session_id): Path<SessionId>,
) -> Result<HttpResponse, Problem> {
    actions::end_own_session(&services, &actor.identity, &actor.origin, session_id).await?;
    Ok(HttpResponse::NoContent().finish())
}
