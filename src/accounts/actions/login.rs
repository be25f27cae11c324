//! Logging in: from a login and a password to a session on one device.
//!
//! Invariant: an unknown login, a wrong password, an account without password
//! and a disabled one get the same answer after the same work: one read, one
//! argon2 check (of a dummy hash where there is none), one write.

use chrono::TimeDelta;
use serde_json::json;

use super::attempts::{self, Standing};
use crate::accounts::error::Error;
use crate::accounts::model::{AccountState, Transport};
use crate::accounts::queries::{self, Credentials, NewSession};
use crate::accounts::{rules, secrets};
use crate::audit::{self, ActorKind, Event, Origin};
use crate::clock::Clock;
use crate::db::types::{Instant, SessionId, Sha256};
use crate::db::{DbConn, DbResult};
use crate::services::Services;

/// What somebody logs in with.
pub struct Login {
    /// The login as typed.
    pub login: String,
    /// The password.
    pub password: String,
    /// What the person calls the device.
    pub device_label: String,
    /// How the token shall travel.
    pub transport: Transport,
}

/// A session just opened. The token exists here and with its owner only.
pub struct Opened {
    /// The session.
    pub session_id: SessionId,
    /// The token.
    pub token: String,
    /// When it ends by itself.
    pub expires_at: Instant,
    /// Idle minutes that end it.
    pub idle_minutes: Option<i32>,
    /// Whether a password must be chosen before anything else.
    pub must_change_password: bool,
    /// The person's name.
    pub name: String,
}

/// The settings a login needs, copied for the writer's thread.
#[derive(Clone, Copy)]
struct Limits {
    lock: TimeDelta,
    session: TimeDelta,
    idle_minutes: i32,
}

enum Settled {
    Opened(Box<Opened>),
    Wrong,
    Locked(u32),
}

/// Opens a session.
///
/// # Errors
/// [`Error::WrongCredentials`], [`Error::Locked`], [`Error::TooMany`], or that hashing or the database is overloaded.
pub async fn create_session(services: &Services, origin: &Origin, mut typed: Login) -> Result<Opened, Error> {
    let limits = Limits {
        lock: TimeDelta::minutes(services.config.lock_minutes),
        session: TimeDelta::days(services.config.session_days),
        idle_minutes: services.config.reviewer_idle_minutes,
    };
    typed.login = rules::fold_login(&typed.login);
    if let Some(seconds) = services.throttle.wait(origin.address.as_deref(), services.clock.now()) {
        return Err(Error::TooMany(seconds));
    }
    let login = typed.login.clone();
    let standing = services.db.read(move |conn| attempts::standing(conn, &login, limits.lock)).await?;
    let locked = rules::seconds_locked(standing.failures.locked_until, services.clock.now(), limits.lock).is_some();
    let hash = standing
        .credentials
        .filter(|known| known.state == AccountState::Active && !locked)
        .and_then(|known| known.password_hash);
    // Nothing is guessed at while locked, so the check would only burn the processor for an attacker.
    let fits = !locked && services.passwords.verify(std::mem::take(&mut typed.password), hash.clone()).await?;
    let checked = hash.filter(|_| fits);
    let (clock, origin_of_change) = (services.clock.clone(), origin.clone());
    let settled = services
        .db
        .write(move |conn| settle(conn, &clock, &origin_of_change, &typed, checked.as_deref(), limits))
        .await?;
    match settled {
        Settled::Opened(opened) => return Ok(*opened),
        Settled::Wrong => {}
        Settled::Locked(seconds) => {
            services.throttle.failed(origin.address.as_deref(), services.clock.now());
            return Err(Error::Locked(seconds));
        }
    }
    services.throttle.failed(origin.address.as_deref(), services.clock.now());
    Err(Error::WrongCredentials)
}

/// Decides in the order in which attempts reach the database, not in which they were checked.
///
/// `checked` is the hash that the password fitted.
fn settle(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    typed: &Login,
    checked: Option<&str>,
    limits: Limits,
) -> DbResult<Settled> {
    queries::hold_login(conn, &typed.login)?;
    let standing = attempts::standing(conn, &typed.login, limits.lock)?;
    if let Some(seconds) = rules::seconds_locked(standing.failures.locked_until, clock.now(), limits.lock) {
        attempts::note_locked(conn, clock, origin, &typed.login, &standing)?;
        return Ok(Settled::Locked(seconds));
    }
    // The password may have been changed or the account disabled while it was being checked.
    match &standing.credentials {
        Some(known) if is_still_right(known, checked) => {
            Ok(Settled::Opened(Box::new(open(conn, clock, origin, typed, known, limits)?)))
        }
        _ => {
            fail(conn, clock, origin, typed, &standing, limits)?;
            Ok(Settled::Wrong)
        }
    }
}

fn fail(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    typed: &Login,
    standing: &Standing,
    limits: Limits,
) -> DbResult<()> {
    attempts::count_failure(conn, clock, origin, &typed.login, standing, attempts::LOGIN, limits.lock)
}

fn is_still_right(known: &Credentials, checked: Option<&str>) -> bool {
    known.state == AccountState::Active && checked.is_some() && known.password_hash.as_deref() == checked
}

fn open(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    typed: &Login,
    known: &Credentials,
    limits: Limits,
) -> DbResult<Opened> {
    let now = clock.now();
    let guarded = queries::is_guarded(conn, known.id)?;
    queries::set_failures(conn, &known.login, rules::Failures { count: 0, locked_until: None })?;
    let due = rules::password_is_due(known.password_changed_at, guarded, now);
    if due {
        queries::require_new_password(conn, known.id, now)?;
    }
    let lasts = if guarded { TimeDelta::hours(rules::GUARDED_SESSION_HOURS) } else { limits.session };
    let token = secrets::new_token();
    let session = NewSession {
        id: clock.new_id(),
        account_id: known.id,
        token_hash: Sha256::of(token.as_bytes()),
        transport: typed.transport,
        device_label: typed.device_label.clone(),
        created_at: now,
        last_seen_at: now,
        expires_at: now.plus(lasts),
        idle_minutes: guarded.then_some(limits.idle_minutes),
    };
    queries::trim_sessions(conn, known.id, rules::MOST_DEVICES - 1, now)?;
    queries::insert_session(conn, &session)?;
    let origin = Origin {
        actor: ActorKind::Account,
        account_id: Some(known.id),
        session_id: Some(session.id),
        ..origin.clone()
    };
    let details = json!({ "transport": typed.transport, "password_due": due || known.must_change_password });
    audit::record(conn, clock, &origin, Event::done(attempts::LOGIN, "session", session.id).details(details))?;
    Ok(Opened {
        session_id: session.id,
        token,
        expires_at: session.expires_at,
        idle_minutes: session.idle_minutes,
        must_change_password: due || known.must_change_password,
        name: known.name.clone(),
    })
}
