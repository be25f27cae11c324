//! What somebody logged in sees of himself and does with his devices.

use std::collections::HashMap;

use crate::accounts::error::Error;
use crate::accounts::model::Identity;
use crate::accounts::queries::{self, HeldRole, SessionRow};
use crate::audit::{self, Event, Origin};
use crate::db::types::{OrganizationId, SessionId};
use crate::services::Services;

/// What somebody logged in may know of himself beyond his identity.
pub struct Me {
    /// Roles in force, with names.
    pub roles: Vec<HeldRole>,
    /// Names of the home branch and of the hosts.
    pub organization_names: HashMap<OrganizationId, String>,
    /// The device asking.
    pub session: Option<SessionRow>,
}

/// Reads what somebody logged in may know of himself.
///
/// # Errors
/// [`Error::Db`].
pub async fn me(services: &Services, identity: &Identity) -> Result<Me, Error> {
    let (account_id, session_id, now) = (identity.account_id, identity.session_id, services.clock.now());
    let branches = identity.acting_branches();
    services
        .db
        .read(move |conn| {
            Ok(Me {
                roles: queries::list_roles(conn, account_id)?,
                organization_names: queries::organization_names(conn, &branches)?,
                session: queries::list_sessions(conn, account_id, now)?.into_iter().find(|one| one.id == session_id),
            })
        })
        .await
}

/// The devices somebody is logged in on, newest first.
///
/// # Errors
/// [`Error::Db`].
pub async fn list_own_sessions(services: &Services, identity: &Identity) -> Result<Vec<SessionRow>, Error> {
    let (account_id, now) = (identity.account_id, services.clock.now());
    let mut sessions = services.db.read(move |conn| queries::list_sessions(conn, account_id, now)).await?;
    // A device that ran idle is logged out, though nothing was written down.
    sessions.retain(|session| !session.ran_idle(now));
    Ok(sessions)
}

/// Logs one of somebody's own devices out; it is refused from the next request on.
///
/// # Errors
/// [`Error::NotFound`] when it is not the caller's or ended before.
pub async fn end_own_session(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    session_id: SessionId,
) -> Result<(), Error> {
    let (account_id, clock, origin) = (identity.account_id, services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            if !queries::end_session(conn, account_id, session_id, clock.now())? {
                return Err(Error::NotFound);
            }
            Ok(audit::record(conn, &clock, &origin, Event::done("session.end", "session", session_id))?)
        })
        .await
}
