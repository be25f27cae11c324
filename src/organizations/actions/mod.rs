//! What people do with areas and organisations: scope first, then rules, then the change with its trace.
//!
//! Invariants: what lies outside of a caller's scope does not exist for him; every change leaves an audit event in
//! the transaction that makes it.

pub mod areas;
pub mod members;
pub mod organizations;
pub mod places;
pub mod postings;
pub mod projects;
pub mod roster;
pub mod teams;

use crate::accounts::model::Role;
use crate::accounts::{Actor, Identity};
use crate::audit::Origin;
use crate::db::DbConn;
use crate::db::types::{AreaId, OrganizationId};
use crate::fields::FieldErrors;

use super::error::Error;
use super::model::OrganizationFacts;
use super::queries;

/// Who asks and from where, without the permission that let him in.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The person.
    pub identity: Identity,
    /// For the trail.
    pub origin: Origin,
}

impl<P> From<Actor<P>> for Caller {
    fn from(actor: Actor<P>) -> Self {
        Self { identity: actor.identity, origin: actor.origin }
    }
}

impl Caller {
    fn runs_the_city(&self) -> bool {
        self.identity.has(Role::CityAdmin)
    }

    /// Whether the caller looks after this organisation's own things: teams and places.
    fn keeps(&self, organization: OrganizationId) -> bool {
        self.runs_the_city() || self.identity.kept_branches().contains(&organization)
    }

    /// Whether the caller may see who belongs to this organisation.
    fn knows_members_of(&self, facts: &OrganizationFacts) -> bool {
        let identity = &self.identity;
        self.keeps(facts.id)
            || identity.acting_branches().contains(&facts.id)
            || identity.file_for_branches().contains(&facts.id)
            || identity.review_scopes().iter().any(|scope| scope.covers(&facts.area_path, facts.domain_code.as_deref()))
    }
}

/// Adds a fault unless the area exists.
fn require_area(conn: &mut DbConn, id: AreaId, errors: &mut FieldErrors) -> Result<(), Error> {
    errors.require(queries::find_area(conn, id)?.is_some(), "/area_id", "There is no such area.");
    Ok(())
}

/// Refuses a list that names an organisation twice, too many, or one that does not exist.
fn require_organizations(
    conn: &mut DbConn,
    ids: &[OrganizationId],
    field: &str,
    errors: &mut FieldErrors,
) -> Result<(), Error> {
    if ids.len() > MOST_LINKED {
        errors.push(field, format!("At most {MOST_LINKED} organisations can be listed."));
        return Ok(());
    }
    let known = queries::known_organizations(conn, ids)?;
    for (position, id) in ids.iter().enumerate() {
        let pointer = format!("{field}/{position}");
        errors.require(known.contains(id), &pointer, "There is no such organisation.");
        errors.require(!ids[..position].contains(id), &pointer, "The same organisation is listed twice.");
    }
    Ok(())
}

/// The most organisations one link list may hold.
const MOST_LINKED: usize = 500;
