//! Wire types that several handlers share.

use std::collections::HashMap;

use serde::Serialize;

use crate::accounts::model::{GrantSource, Level, MemberIdentity, Office, Role};
use crate::accounts::queries::HeldRole;
use crate::db::types::{AreaId, GrantId, Instant, MemberId, OrganizationId};

/// An organisation by name.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NamedOrganizationView {
    /// Its id.
    id: OrganizationId,
    /// Its full name.
    #[schema(example = "中共太坊镇康江村支部委员会")]
    name: String,
}

impl NamedOrganizationView {
    fn of(id: OrganizationId, names: &HashMap<OrganizationId, String>) -> Self {
        Self { id, name: names.get(&id).cloned().unwrap_or_default() }
    }
}

/// An area by name.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NamedAreaView {
    /// Its id.
    id: AreaId,
    /// Its name.
    #[schema(example = "太坊镇")]
    name: String,
    /// Codes from the city down, each closed by a slash.
    #[schema(example = "FZ/FZ-LC/FZ-LC-01/")]
    path: String,
}

/// A membership.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MembershipView {
    /// The member.
    member_id: MemberId,
    /// The home branch.
    branch: NamedOrganizationView,
    /// The office held there.
    office: Office,
    /// Hosts of the postings in force today.
    hosts: Vec<NamedOrganizationView>,
}

impl MembershipView {
    pub(super) fn of(member: &MemberIdentity, names: &HashMap<OrganizationId, String>) -> Self {
        Self {
            member_id: member.member_id,
            branch: NamedOrganizationView::of(member.branch_id, names),
            office: member.office,
            hosts: member.hosts.iter().map(|host| NamedOrganizationView::of(*host, names)).collect(),
        }
    }
}

/// A role in force, with where it holds.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RoleView {
    /// The grant, by which it is ended.
    id: GrantId,
    /// The role.
    role: Role,
    /// The level, for reviewers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    level: Option<Level>,
    /// The area whose subtree it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    area: Option<NamedAreaView>,
    /// The organisation it is bound to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    organization: Option<NamedOrganizationView>,
    /// The domains it covers; empty means all.
    domains: Vec<String>,
    /// Who gave it.
    source: GrantSource,
    /// Since when.
    created_at: Instant,
}

impl From<HeldRole> for RoleView {
    fn from(held: HeldRole) -> Self {
        Self {
            id: held.id,
            role: held.role,
            level: held.level,
            area: held.area.map(|(id, path, name)| NamedAreaView { id, name, path }),
            organization: held.organization.map(|(id, name)| NamedOrganizationView { id, name }),
            domains: held.domains,
            source: held.source,
            created_at: held.created_at,
        }
    }
}
