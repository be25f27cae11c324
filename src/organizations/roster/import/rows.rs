//! The rows an import inserts, as the tables take them.

use diesel::prelude::*;

use crate::accounts::{Level, Office, Role};
use crate::db::schema::{accounts, activation_codes, areas, members, organizations, role_grants};
use crate::db::types::{AccountId, AreaId, GrantId, Instant, MemberId, OrganizationId, Sha256};
use crate::organizations::model::{AreaKind, OrganizationKind, OrganizationStatus};

#[derive(Insertable)]
#[diesel(table_name = areas)]
pub(super) struct AreaInsert<'a> {
    pub id: AreaId,
    pub code: &'a str,
    pub parent_id: Option<AreaId>,
    pub kind: AreaKind,
    pub name: &'a str,
    pub path: &'a str,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = organizations)]
pub(super) struct BranchInsert<'a> {
    pub id: OrganizationId,
    pub code: &'a str,
    pub kind: OrganizationKind,
    pub domain_code: &'a str,
    pub area_id: AreaId,
    pub name: &'a str,
    pub is_temporary: bool,
    pub status: OrganizationStatus,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = accounts)]
pub(super) struct AccountInsert<'a> {
    pub id: AccountId,
    pub login: &'a str,
    pub name: &'a str,
    pub roster_code: Option<&'a str>,
    pub must_change_password: bool,
    pub state: &'static str,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = activation_codes)]
pub(super) struct CodeInsert {
    pub account_id: AccountId,
    pub code_hash: Sha256,
    pub created_at: Instant,
    pub expires_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = members)]
pub(super) struct MemberInsert<'a> {
    pub id: MemberId,
    pub code: &'a str,
    pub account_id: AccountId,
    pub branch_id: OrganizationId,
    pub name: &'a str,
    pub office: Office,
    pub status: &'static str,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Insertable)]
#[diesel(table_name = role_grants)]
pub(super) struct GrantInsert {
    pub id: GrantId,
    pub account_id: AccountId,
    pub role: Role,
    pub level: Level,
    pub area_id: AreaId,
    pub source: &'static str,
    pub created_at: Instant,
}
