//! What is stored, loaded once into maps: a city is a few megabytes, a query a row would be minutes.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::accounts::{Level, Office, Role};
use crate::db::schema::{accounts, areas, members, organizations, role_grants};
use crate::db::types::{AccountId, AreaId, GrantId, MemberId, OrganizationId};
use crate::db::{DbConn, DbResult};
use crate::organizations::model::{AreaKind, OrganizationKind, OrganizationStatus};

pub(super) struct StoredArea {
    pub id: AreaId,
    pub parent_code: Option<String>,
    pub kind: AreaKind,
    pub name: String,
    pub path: String,
}

pub(super) struct StoredBranch {
    pub id: OrganizationId,
    pub kind: OrganizationKind,
    pub domain: Option<String>,
    pub area_id: AreaId,
    pub name: String,
    pub status: OrganizationStatus,
    pub is_temporary: bool,
}

pub(super) struct StoredMember {
    pub id: MemberId,
    pub account_id: Option<AccountId>,
    pub branch_id: OrganizationId,
    pub name: String,
    pub office: Office,
    pub active: bool,
}

pub(super) struct StoredAccount {
    pub login: String,
    pub name: String,
    pub roster_code: Option<String>,
    pub active: bool,
    pub has_password: bool,
    /// The code of the member behind it.
    pub member: Option<String>,
}

#[derive(Clone, Copy)]
pub(super) struct StoredGrant {
    pub id: GrantId,
    pub role: Role,
    pub level: Option<Level>,
    pub area_id: Option<AreaId>,
    pub by_roster: bool,
}

/// Everything the roster speaks of, by the codes it uses.
pub(super) struct Stored {
    pub areas: HashMap<String, StoredArea>,
    pub area_codes: HashMap<AreaId, String>,
    pub branches: HashMap<String, StoredBranch>,
    pub branch_codes: HashMap<OrganizationId, String>,
    pub members: HashMap<String, StoredMember>,
    pub accounts: HashMap<AccountId, StoredAccount>,
    pub by_login: HashMap<String, AccountId>,
    pub by_roster_code: HashMap<String, AccountId>,
    /// Grants in force.
    pub grants: HashMap<AccountId, Vec<StoredGrant>>,
}

impl Stored {
    pub fn load(conn: &mut DbConn) -> DbResult<Self> {
        let (areas, area_codes) = load_areas(conn)?;
        let (branches, branch_codes) = load_branches(conn)?;
        let members = load_members(conn)?;
        let accounts = load_accounts(conn, &members)?;
        let by_login = accounts.iter().map(|(id, account)| (account.login.clone(), *id)).collect();
        let by_roster_code =
            accounts.iter().filter_map(|(id, account)| Some((account.roster_code.clone()?, *id))).collect();
        let grants = load_grants(conn)?;
        Ok(Self { areas, area_codes, branches, branch_codes, members, accounts, by_login, by_roster_code, grants })
    }

    /// The code of an area that is stored.
    pub fn area_code(&self, id: AreaId) -> &str {
        self.area_codes.get(&id).map_or("", String::as_str)
    }

    /// The code of a branch that is stored.
    pub fn branch_code(&self, id: OrganizationId) -> &str {
        self.branch_codes.get(&id).map_or("", String::as_str)
    }

    /// The grants in force that came by the roster.
    pub fn roster_grants(&self, account: AccountId) -> impl Iterator<Item = &StoredGrant> {
        self.grants.get(&account).into_iter().flatten().filter(|grant| grant.by_roster)
    }

    /// Whether somebody gave the account a role by hand.
    pub fn has_other_grants(&self, account: AccountId) -> bool {
        self.grants.get(&account).into_iter().flatten().any(|grant| !grant.by_roster)
    }

    /// The member behind an account.
    pub fn member_of(&self, account: AccountId) -> Option<(&str, &StoredMember)> {
        let code = self.accounts.get(&account)?.member.as_deref()?;
        Some((code, self.members.get(code)?))
    }
}

type Areas = (HashMap<String, StoredArea>, HashMap<AreaId, String>);

fn load_areas(conn: &mut DbConn) -> DbResult<Areas> {
    type Row = (AreaId, String, Option<AreaId>, AreaKind, String, String);
    let rows: Vec<Row> = areas::table
        .select((areas::id, areas::code, areas::parent_id, areas::kind, areas::name, areas::path))
        .load(conn)?;
    let codes: HashMap<AreaId, String> = rows.iter().map(|row| (row.0, row.1.clone())).collect();
    let areas = rows
        .into_iter()
        .map(|(id, code, parent_id, kind, name, path)| {
            let parent_code = parent_id.and_then(|id| codes.get(&id).cloned());
            (code, StoredArea { id, parent_code, kind, name, path })
        })
        .collect();
    Ok((areas, codes))
}

type Branches = (HashMap<String, StoredBranch>, HashMap<OrganizationId, String>);

fn load_branches(conn: &mut DbConn) -> DbResult<Branches> {
    type Row = (OrganizationId, String, OrganizationKind, Option<String>, AreaId, String, OrganizationStatus, bool);
    let rows: Vec<Row> = organizations::table
        .select((
            organizations::id,
            organizations::code,
            organizations::kind,
            organizations::domain_code,
            organizations::area_id,
            organizations::name,
            organizations::status,
            organizations::is_temporary,
        ))
        .load(conn)?;
    let codes = rows.iter().map(|row| (row.0, row.1.clone())).collect();
    let branches = rows
        .into_iter()
        .map(|(id, code, kind, domain, area_id, name, status, is_temporary)| {
            (code, StoredBranch { id, kind, domain, area_id, name, status, is_temporary })
        })
        .collect();
    Ok((branches, codes))
}

fn load_members(conn: &mut DbConn) -> DbResult<HashMap<String, StoredMember>> {
    type Row = (MemberId, String, Option<AccountId>, OrganizationId, String, Office, String);
    let rows: Vec<Row> = members::table
        .select((
            members::id,
            members::code,
            members::account_id,
            members::branch_id,
            members::name,
            members::office,
            members::status,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, code, account_id, branch_id, name, office, status)| {
            (code, StoredMember { id, account_id, branch_id, name, office, active: status == "active" })
        })
        .collect())
}

fn load_accounts(
    conn: &mut DbConn,
    members: &HashMap<String, StoredMember>,
) -> DbResult<HashMap<AccountId, StoredAccount>> {
    type Row = (AccountId, String, String, Option<String>, String, bool);
    let rows: Vec<Row> = accounts::table
        .select((
            accounts::id,
            accounts::login,
            accounts::name,
            accounts::roster_code,
            accounts::state,
            accounts::password_hash.is_not_null(),
        ))
        .load(conn)?;
    let mut accounts: HashMap<AccountId, StoredAccount> = rows
        .into_iter()
        .map(|(id, login, name, roster_code, state, has_password)| {
            let active = state == "active";
            (id, StoredAccount { login, name, roster_code, active, has_password, member: None })
        })
        .collect();
    for (code, member) in members {
        if let Some(account) = member.account_id.and_then(|id| accounts.get_mut(&id)) {
            account.member = Some(code.clone());
        }
    }
    Ok(accounts)
}

fn load_grants(conn: &mut DbConn) -> DbResult<HashMap<AccountId, Vec<StoredGrant>>> {
    type Row = (GrantId, AccountId, Role, Option<Level>, Option<AreaId>, String);
    let rows: Vec<Row> = role_grants::table
        .filter(role_grants::ended_at.is_null())
        .order(role_grants::id)
        .select((
            role_grants::id,
            role_grants::account_id,
            role_grants::role,
            role_grants::level,
            role_grants::area_id,
            role_grants::source,
        ))
        .load(conn)?;
    let mut grants: HashMap<AccountId, Vec<StoredGrant>> = HashMap::new();
    for (id, account, role, level, area_id, source) in rows {
        let by_roster = source == "roster";
        grants.entry(account).or_default().push(StoredGrant { id, role, level, area_id, by_roster });
    }
    Ok(grants)
}

/// The codes of a set of rows, for asking what is missing.
pub(super) type Codes<'a> = HashSet<&'a str>;
