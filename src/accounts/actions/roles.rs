//! Giving and ending roles.
//!
//! Invariants: the three administrators are three people; nobody changes the own
//! roles; a role ends with the very next request, since every request reads its grants afresh.

use chrono::TimeDelta;
use serde_json::json;

use super::administration::not_own;
use crate::accounts::error::Error;
use crate::accounts::identity;
use crate::accounts::model::{GrantSource, Identity, Role};
use crate::accounts::queries::{self, HeldRole};
use crate::accounts::rules::{self, NewGrant};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::types::{AccountId, GrantId};
use crate::db::{DbConn, DbResult};
use crate::fields::FieldErrors;
use crate::services::Services;

/// On whose authority a role is given.
#[derive(Clone, Debug)]
pub(in crate::accounts) struct Granter {
    /// Which kind.
    pub source: GrantSource,
    /// The administrator, if it is one.
    pub account_id: Option<AccountId>,
    /// Idle minutes of reviewers and administrators.
    pub idle_minutes: i32,
}

/// Gives an account a role.
///
/// # Errors
/// [`Error::NotFound`], [`Error::OwnAccount`], [`Error::Fields`], [`Error::KeptApart`], [`Error::RoleHeld`].
pub async fn grant_role(
    services: &Services,
    actor: &Identity,
    origin: &Origin,
    account_id: AccountId,
    grant: NewGrant,
) -> Result<HeldRole, Error> {
    not_own(actor, account_id)?;
    let granter = Granter {
        source: GrantSource::Administrator,
        account_id: Some(actor.account_id),
        idle_minutes: services.config.reviewer_idle_minutes,
    };
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            let id = grant_in(conn, &clock, &origin, &granter, account_id, grant)?;
            let roles = queries::list_roles(conn, account_id)?;
            roles.into_iter().find(|role| role.id == id).ok_or(Error::NotFound)
        })
        .await
}

/// [`grant_role`] within a transaction.
pub(in crate::accounts) fn grant_in(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    granter: &Granter,
    account_id: AccountId,
    mut grant: NewGrant,
) -> Result<GrantId, Error> {
    grant.check()?;
    if !queries::hold_account(conn, account_id)? {
        return Err(Error::NotFound);
    }
    check_scope(conn, &grant)?;
    grant.domains.sort();
    grant.domains.dedup();
    let held = identity::list_grants(conn, account_id)?;
    if let Some(other) = grant.kept_apart_from(&held) {
        return Err(Error::KeptApart(other));
    }
    if !queries::list_same_grants(conn, account_id, &grant)?.is_empty() {
        return Err(Error::RoleHeld);
    }
    let id = queries::insert_grant(conn, clock, account_id, &grant, granter.source, granter.account_id)?;
    if grant.role.is_guarded() && !held.iter().any(|one| one.role.is_guarded()) {
        guard_from_now(conn, clock, account_id, granter.idle_minutes)?;
    }
    let details = json!({
        "account_id": account_id,
        "role": grant.role,
        "level": grant.level,
        "area_id": grant.area_id,
        "organization_id": grant.organization_id,
        "domains": grant.domains,
    });
    audit::record(conn, clock, origin, Event::done("role.grant", "role_grant", id).details(details))?;
    Ok(id)
}

/// Brings an account that becomes a reviewer's or administrator's under their stricter rules: its password was
/// chosen, and its devices logged in, under the laxer ones.
///
/// # Errors
/// As any update.
pub fn guard_from_now(conn: &mut DbConn, clock: &Clock, account_id: AccountId, idle_minutes: i32) -> DbResult<()> {
    let now = clock.now();
    queries::require_new_password(conn, account_id, now)?;
    let latest = now.plus(TimeDelta::hours(rules::GUARDED_SESSION_HOURS));
    queries::shorten_sessions(conn, account_id, idle_minutes, latest)
}

/// Whether what the grant names exists, and whether a reviewer's level is that of his area.
fn check_scope(conn: &mut DbConn, grant: &NewGrant) -> Result<(), Error> {
    let missing = queries::find_missing_scope(conn, grant)?;
    let mut errors = FieldErrors::new();
    errors.require(!missing.area, "/area_id", "There is no such area.");
    errors.require(!missing.organization, "/organization_id", "There is no such organisation.");
    for index in missing.domains {
        errors.push(format!("/domains/{index}"), "There is no such domain.");
    }
    // A domain's line reviews the whole city at its own level.
    if grant.role == Role::Reviewer
        && let (Some(area_id), Some(level)) = (grant.area_id, grant.level)
        && let Some(kind) = queries::find_area_kind(conn, area_id)?
    {
        errors.require(
            rules::level_fits_area(level, &kind),
            "/level",
            &format!("A reviewer's level is that of his area, which is a {kind}."),
        );
    }
    Ok(errors.finish()?)
}

/// Ends a role.
///
/// # Errors
/// [`Error::NotFound`] when the account holds no such grant, [`Error::OwnAccount`].
pub async fn end_role(
    services: &Services,
    actor: &Identity,
    origin: &Origin,
    account_id: AccountId,
    grant_id: GrantId,
) -> Result<(), Error> {
    not_own(actor, account_id)?;
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            if !queries::hold_account(conn, account_id)? {
                return Err(Error::NotFound);
            }
            let role = queries::end_grant(conn, account_id, grant_id, clock.now())?.ok_or(Error::NotFound)?;
            let details = json!({ "account_id": account_id, "role": role });
            Ok(audit::record(conn, &clock, &origin, Event::done("role.end", "role_grant", grant_id).details(details))?)
        })
        .await
}
