//! Rows of roles held, with the names of where they hold.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::accounts::model::{GrantSource, Level, Role};
use crate::accounts::rules::NewGrant;
use crate::clock::Clock;
use crate::db::schema::{areas, domains, organizations, role_grant_domains, role_grants};
use crate::db::types::{AccountId, AreaId, GrantId, Instant, OrganizationId};
use crate::db::{DbConn, DbResult};

/// A role held, as people read it.
#[derive(Clone, Debug)]
pub struct HeldRole {
    /// The grant.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// The level.
    pub level: Option<Level>,
    /// The area: id, path of codes, name.
    pub area: Option<(AreaId, String, String)>,
    /// The organisation: id and name.
    pub organization: Option<(OrganizationId, String)>,
    /// The domains; empty means all.
    pub domains: Vec<String>,
    /// Who gave it.
    pub source: GrantSource,
    /// Since when.
    pub created_at: Instant,
}

type RoleRow = (
    GrantId,
    Role,
    Option<Level>,
    Option<AreaId>,
    Option<String>,
    Option<String>,
    Option<OrganizationId>,
    Option<String>,
    GrantSource,
    Instant,
);

/// The roles an account holds now, with names.
///
/// # Errors
/// As any query.
pub fn list_roles(conn: &mut DbConn, account_id: AccountId) -> DbResult<Vec<HeldRole>> {
    let rows: Vec<RoleRow> = role_grants::table
        .left_join(areas::table)
        .left_join(organizations::table)
        .filter(role_grants::account_id.eq(account_id))
        .filter(role_grants::ended_at.is_null())
        .order(role_grants::id)
        .select((
            role_grants::id,
            role_grants::role,
            role_grants::level,
            role_grants::area_id,
            areas::path.nullable(),
            areas::name.nullable(),
            role_grants::organization_id,
            organizations::name.nullable(),
            role_grants::source,
            role_grants::created_at,
        ))
        .load(conn)?;
    let mut roles = Vec::with_capacity(rows.len());
    for (id, role, level, area_id, path, area_name, organization_id, organization_name, source, created_at) in rows {
        roles.push(HeldRole {
            id,
            role,
            level,
            area: area_id.zip(path).zip(area_name).map(|((id, path), name)| (id, path, name)),
            organization: organization_id.zip(organization_name),
            domains: list_domains(conn, id)?,
            source,
            created_at,
        });
    }
    Ok(roles)
}

fn list_domains(conn: &mut DbConn, grant_id: GrantId) -> DbResult<Vec<String>> {
    Ok(role_grant_domains::table
        .filter(role_grant_domains::grant_id.eq(grant_id))
        .order(role_grant_domains::domain_code)
        .select(role_grant_domains::domain_code)
        .load(conn)?)
}

/// Grants in force that equal a new one in everything.
///
/// # Errors
/// As any query.
pub fn list_same_grants(conn: &mut DbConn, account_id: AccountId, grant: &NewGrant) -> DbResult<Vec<GrantId>> {
    type Row = (GrantId, Option<Level>, Option<AreaId>, Option<OrganizationId>);
    let rows: Vec<Row> = role_grants::table
        .filter(role_grants::account_id.eq(account_id))
        .filter(role_grants::ended_at.is_null())
        .filter(role_grants::role.eq(grant.role))
        .select((role_grants::id, role_grants::level, role_grants::area_id, role_grants::organization_id))
        .load(conn)?;
    let place = (grant.level, grant.area_id, grant.organization_id);
    let candidates = rows.into_iter().filter(|row| (row.1, row.2, row.3) == place).map(|row| row.0);
    let mut wanted = grant.domains.clone();
    wanted.sort();
    let mut same = Vec::new();
    for id in candidates {
        let mut held = list_domains(conn, id)?;
        held.sort();
        if held == wanted {
            same.push(id);
        }
    }
    Ok(same)
}

/// Parts of a new grant's scope that do not exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingScope {
    /// The area.
    pub area: bool,
    /// The organisation, or it is dissolved.
    pub organization: bool,
    /// Positions of unknown domains.
    pub domains: Vec<usize>,
}

/// Which parts of a new grant's scope do not exist.
///
/// # Errors
/// As any query.
pub fn find_missing_scope(conn: &mut DbConn, grant: &NewGrant) -> DbResult<MissingScope> {
    let mut missing = MissingScope::default();
    if let Some(id) = grant.area_id {
        missing.area = find_area_kind(conn, id)?.is_none();
    }
    if let Some(id) = grant.organization_id {
        let active = organizations::table.find(id).filter(organizations::status.eq("active"));
        missing.organization = active.select(organizations::id).first::<OrganizationId>(conn).optional()?.is_none();
    }
    let known: Vec<String> = domains::table.select(domains::code).load(conn)?;
    missing.domains = (0..grant.domains.len()).filter(|index| !known.contains(&grant.domains[*index])).collect();
    Ok(missing)
}

/// What kind of area this is.
///
/// # Errors
/// As any query.
pub fn find_area_kind(conn: &mut DbConn, id: AreaId) -> DbResult<Option<String>> {
    Ok(areas::table.find(id).select(areas::kind).first(conn).optional()?)
}

/// Gives a role.
///
/// # Errors
/// As any insert.
pub fn insert_grant(
    conn: &mut DbConn,
    clock: &Clock,
    account_id: AccountId,
    grant: &NewGrant,
    source: GrantSource,
    granted_by: Option<AccountId>,
) -> DbResult<GrantId> {
    let id: GrantId = clock.new_id();
    diesel::insert_into(role_grants::table)
        .values((
            role_grants::id.eq(id),
            role_grants::account_id.eq(account_id),
            role_grants::role.eq(grant.role),
            role_grants::level.eq(grant.level),
            role_grants::area_id.eq(grant.area_id),
            role_grants::organization_id.eq(grant.organization_id),
            role_grants::source.eq(source),
            role_grants::granted_by.eq(granted_by),
            role_grants::created_at.eq(clock.now()),
        ))
        .execute(conn)?;
    for domain in &grant.domains {
        diesel::insert_into(role_grant_domains::table)
            .values((role_grant_domains::grant_id.eq(id), role_grant_domains::domain_code.eq(domain)))
            .execute(conn)?;
    }
    Ok(id)
}

/// Ends a role of an account; tells which it was, or nothing when it holds no such grant.
///
/// # Errors
/// As any update.
pub fn end_grant(conn: &mut DbConn, account_id: AccountId, id: GrantId, now: Instant) -> DbResult<Option<Role>> {
    let held = || {
        role_grants::table
            .find(id)
            .filter(role_grants::account_id.eq(account_id))
            .filter(role_grants::ended_at.is_null())
    };
    let role = held().select(role_grants::role).first(conn).optional()?;
    diesel::update(held()).set(role_grants::ended_at.eq(now)).execute(conn)?;
    Ok(role)
}

/// Names of some organisations.
///
/// # Errors
/// As any query.
pub fn organization_names(conn: &mut DbConn, ids: &[OrganizationId]) -> DbResult<HashMap<OrganizationId, String>> {
    let rows: Vec<(OrganizationId, String)> = organizations::table
        .filter(organizations::id.eq_any(ids.to_vec()))
        .select((organizations::id, organizations::name))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
