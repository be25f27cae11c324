//! Choosing a password: the first one by a one-time code, later ones by the one before.
//!
//! Invariants: a code works once; a wrong one, an unknown login, a disabled
//! account and an expired code get the same answer after the same work (one
//! hash, one write); a new password ends every other session.

use chrono::TimeDelta;
use serde_json::json;
use subtle::ConstantTimeEq as _;

use super::attempts::{self, Standing};
use crate::accounts::error::Error;
use crate::accounts::model::{AccountState, Identity};
use crate::accounts::queries::{self, Credentials};
use crate::accounts::{rules, secrets};
use crate::audit::{self, ActorKind, Event, Origin};
use crate::clock::Clock;
use crate::db::types::AccountId;
use crate::db::{DbConn, DbResult};
use crate::fields::FieldErrors;
use crate::services::Services;

const ACTIVATE: &str = "account.activate";
const CHANGE: &str = "account.password_change";
const AT: &str = "/new_password";

/// Sets the first password, or the next after a reset, with a one-time code.
///
/// # Errors
/// [`Error::Fields`] for a poor password, [`Error::WrongCredentials`], [`Error::TooMany`].
pub async fn activate(
    services: &Services,
    origin: &Origin,
    login: &str,
    code: &str,
    new_password: String,
) -> Result<(), Error> {
    let login = rules::fold_login(login);
    check(&new_password, &login, false)?;
    if let Some(seconds) = services.throttle.wait(origin.address.as_deref(), services.clock.now()) {
        return Err(Error::TooMany(seconds));
    }
    let code = secrets::read_code(code);
    let password = new_password.clone();
    // Before anything is known of the login, so that the time tells nothing.
    let hash = services.passwords.hash(new_password).await?;
    let (clock, by) = (services.clock.clone(), origin.clone());
    let lock = TimeDelta::minutes(services.config.lock_minutes);
    let right = services
        .db
        .write(move |conn| {
            queries::hold_login(conn, &login)?;
            let standing = attempts::standing(conn, &login, lock)?;
            let Some(account) = account_of_code(conn, &clock, &standing, code.as_deref())? else {
                refuse_code(conn, &clock, &by, &login, &standing)?;
                return Ok(false);
            };
            // Only told to the one who holds the code; the code stays good.
            check(&password, &login, queries::is_guarded(conn, account)?)?;
            queries::set_password(conn, account, &hash, clock.now())?;
            queries::delete_code(conn, account)?;
            let ended = queries::end_sessions(conn, account, None, clock.now())?;
            let by = Origin { actor: ActorKind::Account, account_id: Some(account), ..by };
            let event = Event::done(ACTIVATE, "account", account).details(json!({ "sessions_ended": ended }));
            audit::record(conn, &clock, &by, event)?;
            Ok::<_, Error>(true)
        })
        .await?;
    if right {
        return Ok(());
    }
    services.throttle.failed(origin.address.as_deref(), services.clock.now());
    Err(Error::WrongCredentials)
}

fn check(password: &str, login: &str, guarded: bool) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    rules::check_password(&mut errors, password, login, guarded, AT);
    errors.finish()
}

/// The account that the code opens, if it does.
fn account_of_code(
    conn: &mut DbConn,
    clock: &Clock,
    standing: &Standing,
    code: Option<&str>,
) -> DbResult<Option<AccountId>> {
    let known = standing.credentials.as_ref().filter(|known| known.state == AccountState::Active);
    let (Some(known), Some(code)) = (known, code) else { return Ok(None) };
    let kept = queries::find_code(conn, known.id)?.filter(|kept| kept.expires_at > clock.now());
    let given = secrets::code_hash(known.id, code);
    let fits = kept.is_some_and(|kept| bool::from(kept.code_hash.bytes().as_slice().ct_eq(given.bytes())));
    Ok(fits.then_some(known.id))
}

/// Counts a wrong code; the tenth voids the right one.
fn refuse_code(conn: &mut DbConn, clock: &Clock, origin: &Origin, login: &str, standing: &Standing) -> DbResult<()> {
    let mut voided = false;
    if let Some(known) = &standing.credentials
        && let Some(kept) = queries::find_code(conn, known.id)?
    {
        voided = kept.failed_attempts + 1 >= rules::FAILURES_TO_VOID;
        if voided {
            queries::delete_code(conn, known.id)?;
        } else {
            queries::count_code_failure(conn, known.id)?;
        }
    }
    let event = attempts::refused(ACTIVATE, login, standing).details(json!({ "code_voided": voided }));
    audit::record(conn, clock, origin, event)
}

enum Change {
    Done,
    WrongPassword,
    Locked(u32),
}

/// Replaces somebody's own password and logs every other device out.
///
/// A wrong present password counts as a failed login: a stolen session must not guess it.
///
/// # Errors
/// [`Error::Fields`] for a poor new password or a wrong present one, [`Error::Locked`].
pub async fn change_password(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    current: String,
    new_password: String,
) -> Result<(), Error> {
    let mut errors = FieldErrors::new();
    rules::check_password(&mut errors, &new_password, &identity.login, identity.is_guarded(), AT);
    errors.require(new_password != current, AT, "Is the one you have; choose another.");
    errors.finish()?;
    let login = identity.login.clone();
    let known = services.db.read(move |conn| queries::find_credentials(conn, &login)).await?;
    let known = known.ok_or(Error::NotFound)?;
    let lock = TimeDelta::minutes(services.config.lock_minutes);
    if let Some(seconds) = rules::seconds_locked(known.locked_until, services.clock.now(), lock) {
        return Err(Error::Locked(seconds));
    }
    let fits = services.passwords.verify(current, known.password_hash.clone()).await?;
    let new_hash = if fits { Some(services.passwords.hash(new_password).await?) } else { None };
    let (clock, origin, identity) = (services.clock.clone(), origin.clone(), identity.clone());
    let change = services
        .db
        .write(move |conn| settle_change(conn, &clock, &origin, &identity, &known, new_hash.as_deref(), lock))
        .await?;
    match change {
        Change::Done => Ok(()),
        Change::WrongPassword => Err(FieldErrors::one("/current_password", "Is not your present password.").into()),
        Change::Locked(seconds) => Err(Error::Locked(seconds)),
    }
}

/// `checked` is what the present password was held against before hashing the new one.
fn settle_change(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    identity: &Identity,
    checked: &Credentials,
    new_hash: Option<&str>,
    lock: TimeDelta,
) -> DbResult<Change> {
    queries::hold_login(conn, &identity.login)?;
    let standing = attempts::standing(conn, &identity.login, lock)?;
    if let Some(seconds) = rules::seconds_locked(standing.failures.locked_until, clock.now(), lock) {
        attempts::note_locked(conn, clock, origin, &identity.login, &standing)?;
        return Ok(Change::Locked(seconds));
    }
    let unchanged = standing.credentials.as_ref().is_some_and(|known| known.password_hash == checked.password_hash);
    let Some(hash) = new_hash.filter(|_| unchanged) else {
        attempts::count_failure(conn, clock, origin, &identity.login, &standing, CHANGE, lock)?;
        return Ok(Change::WrongPassword);
    };
    queries::set_password(conn, identity.account_id, hash, clock.now())?;
    // An unused code would be a second way in that the person no longer thinks of.
    queries::delete_code(conn, identity.account_id)?;
    let ended = queries::end_sessions(conn, identity.account_id, Some(identity.session_id), clock.now())?;
    let event = Event::done(CHANGE, "account", identity.account_id).details(json!({ "sessions_ended": ended }));
    audit::record(conn, clock, origin, event)?;
    Ok(Change::Done)
}
