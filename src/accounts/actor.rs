//! [`Actor<P>`]: the proof, in a handler's signature, that the caller holds permission `P`.
//!
//! The only way into a protected handler. Invariants: no token, no actor; a
//! cookie is believed only for requests from our own origin (CSRF); a person who
//! must choose a password can do nothing else.

use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::cookie::Cookie;
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, ORIGIN};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use uuid::Uuid;

use super::identity;
use super::model::{Identity, Permission};
use crate::audit::{ActorKind, Origin};
use crate::db::types::Sha256;
use crate::http::log::{RequestId, client_address};
use crate::http::problem::{self, Problem};
use crate::services::Services;

/// Name of the session cookie.
pub const COOKIE: &str = "shigan_session";

/// A caller who is logged in and holds permission `P`.
#[derive(Clone, Debug)]
pub struct Actor<P> {
    /// Who it is.
    pub identity: Identity,
    /// Where the request comes from, for the trail.
    pub origin: Origin,
    permission: PhantomData<P>,
}

/// A caller who may still have to choose a password: only the handlers of logging in and out take it.
#[derive(Clone, Debug)]
pub struct Fledgling {
    /// Who it is.
    pub identity: Identity,
    /// Where the request comes from, for the trail.
    pub origin: Origin,
}

impl<P: Permission> FromRequest for Actor<P> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (identity, origin) = authenticate(&request).await?;
            if identity.must_change_password {
                return Err(Problem::new(
                    &problem::PASSWORD_CHANGE_DUE,
                    "PUT /api/v1/account/password with a password of your own, then go on.",
                ));
            }
            if !P::holds(&identity) {
                return Err(Problem::new(&problem::FORBIDDEN, format!("This needs the permission `{}`.", P::NAME)));
            }
            Ok(Self { identity, origin, permission: PhantomData })
        })
    }
}

impl FromRequest for Fledgling {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let (identity, origin) = authenticate(&request).await?;
            Ok(Self { identity, origin })
        })
    }
}

/// The origin of a request by somebody not logged in.
#[must_use]
pub fn anonymous(request: &HttpRequest) -> Origin {
    Origin {
        actor: ActorKind::Nobody,
        account_id: None,
        session_id: None,
        request_id: RequestId::of(request),
        address: client_address(request),
    }
}

async fn authenticate(request: &HttpRequest) -> Result<(Identity, Origin), Problem> {
    let services =
        request.app_data::<web::Data<Services>>().ok_or_else(|| Problem::internal("services are not in the app"))?;
    let (token, from_cookie) = presented_token(request).ok_or_else(unauthenticated)?;
    let hash = Sha256::of(token.as_bytes());
    let clock = services.clock.clone();
    let live =
        services.db.read(move |conn| identity::find_identity(conn, &clock, hash)).await?.ok_or_else(unauthenticated)?;
    // A token given out for a cookie is no bearer token, and the other way round:
    // otherwise a script on another site could choose the weaker check.
    if live.by_cookie != from_cookie {
        return Err(unauthenticated());
    }
    if from_cookie && !same_origin(request, services) {
        return Err(Problem::new(&problem::FOREIGN_ORIGIN, "A cookie is only taken from pages of this server."));
    }
    if live.stale_sight {
        let (session_id, now) = (live.identity.session_id, services.clock.now());
        services.db.write(move |conn| identity::touch(conn, session_id, now)).await?;
    }
    let origin = Origin {
        actor: ActorKind::Account,
        account_id: Some(live.identity.account_id),
        session_id: Some(live.identity.session_id),
        ..anonymous(request)
    };
    Ok((live.identity, origin))
}

fn unauthenticated() -> Problem {
    Problem::new(&problem::UNAUTHENTICATED, "Send a bearer token from POST /api/v1/sessions.")
}

fn presented_token(request: &HttpRequest) -> Option<(String, bool)> {
    if let Some(header) = request.headers().get(AUTHORIZATION) {
        let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
        return scheme.eq_ignore_ascii_case("bearer").then(|| (token.trim().to_owned(), false));
    }
    request.cookie(COOKIE).map(|cookie: Cookie<'_>| (cookie.value().to_owned(), true))
}

/// What stands for the login a request claims, before anybody looked whether there is one: to tell claims apart, and
/// for nothing else.
#[must_use]
pub fn claimed_login(request: &HttpRequest) -> Option<Uuid> {
    let (token, _) = presented_token(request)?;
    Uuid::from_slice(Sha256::of(token.as_bytes()).bytes().get(..16)?).ok()
}

/// Changing requests with a cookie must name our own origin; reading ones may leave it out.
pub(super) fn same_origin(request: &HttpRequest, services: &Services) -> bool {
    match request.headers().get(ORIGIN).and_then(|value| value.to_str().ok()) {
        Some(origin) => services.config.is_own_origin(origin, request.connection_info().host()),
        None => matches!(*request.method(), Method::GET | Method::HEAD),
    }
}
