//! Judges.

use diesel::prelude::*;

use crate::accounts::{Level, Role};
use crate::db::schema::{accounts, areas, panel_judges, role_grant_domains, role_grants};
use crate::db::types::{AccountId, GrantId, PanelId};
use crate::db::{DbConn, DbResult};

/// The judges of a panel in the order of their names.
///
/// # Errors
/// As any query.
pub fn list_judges(conn: &mut DbConn, panel: PanelId) -> DbResult<Vec<(AccountId, String)>> {
    Ok(panel_judges::table
        .inner_join(accounts::table)
        .filter(panel_judges::panel_id.eq(panel))
        .order((accounts::name, accounts::id))
        .select((accounts::id, accounts::name))
        .load(conn)?)
}

/// Seats exactly these judges.
///
/// # Errors
/// As any insert.
pub fn put_judges(conn: &mut DbConn, panel: PanelId, judges: &[AccountId]) -> DbResult<()> {
    diesel::delete(panel_judges::table.filter(panel_judges::panel_id.eq(panel))).execute(conn)?;
    for judge in judges {
        diesel::insert_into(panel_judges::table)
            .values((panel_judges::panel_id.eq(panel), panel_judges::account_id.eq(*judge)))
            .execute(conn)?;
    }
    Ok(())
}

/// The role of a judge, held by somebody who may log in.
#[derive(Clone, Debug)]
pub struct GrantOfJudge {
    /// Who.
    pub account_id: AccountId,
    /// His name.
    pub name: String,
    /// For one level only.
    pub level: Option<Level>,
    /// For one area only: its path.
    pub area_path: Option<String>,
    /// For these domains; none means all.
    pub domains: Vec<String>,
}

/// All roles of judges in force, in the order of names.
///
/// # Errors
/// As any query.
pub fn list_judge_grants(conn: &mut DbConn) -> DbResult<Vec<GrantOfJudge>> {
    type Row = (GrantId, AccountId, String, Option<Level>, Option<String>);
    let rows: Vec<Row> = role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .left_join(areas::table.on(role_grants::area_id.eq(areas::id.nullable())))
        .filter(role_grants::role.eq(Role::PanelJudge))
        .filter(role_grants::ended_at.is_null())
        .filter(accounts::state.eq("active"))
        .order((accounts::name, accounts::id, role_grants::id))
        .select((role_grants::id, accounts::id, accounts::name, role_grants::level, areas::path.nullable()))
        .load(conn)?;
    let mut grants = Vec::with_capacity(rows.len());
    for (id, account_id, name, level, area_path) in rows {
        let domains = role_grant_domains::table
            .filter(role_grant_domains::grant_id.eq(id))
            .order(role_grant_domains::domain_code)
            .select(role_grant_domains::domain_code)
            .load(conn)?;
        grants.push(GrantOfJudge { account_id, name, level, area_path, domains });
    }
    Ok(grants)
}
