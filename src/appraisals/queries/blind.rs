//! What a mask hides: the names around one branch.

use diesel::prelude::*;

use super::super::blind::{Mask, is_veiled, parse_levels};
use super::super::chain::Chain;
use super::super::states::RecordState;
use crate::accounts::Level;
use crate::db::schema::{appraisal_cycles, areas, members, organizations, places};
use crate::db::types::{CycleId, OrganizationId};
use crate::db::{DbConn, DbResult};

/// The levels of a cycle that score blind.
///
/// # Errors
/// As any query.
pub fn blind_levels(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<Level>> {
    let text: Option<String> =
        appraisal_cycles::table.find(cycle).select(appraisal_cycles::blind_levels).first(conn).optional()?;
    Ok(parse_levels(&text.unwrap_or_default()))
}

/// The mask through which a reviewer of these levels sees a record, if he has to.
///
/// # Errors
/// As any query.
pub fn find_mask(
    conn: &mut DbConn,
    (cycle, organization): (CycleId, OrganizationId),
    state: RecordState,
    chain: &Chain,
    levels: &[Level],
) -> DbResult<Option<Mask>> {
    let blind = blind_levels(conn, cycle)?;
    if !is_veiled(levels, &blind, state, chain) {
        return Ok(None);
    }
    let (name, short, path): (String, Option<String>, String) = organizations::table
        .inner_join(areas::table)
        .filter(organizations::id.eq(organization))
        .select((organizations::name, organizations::short_name, areas::path))
        .first(conn)?;
    // Everything lies in the same city, so its name tells nothing.
    let codes: Vec<String> = path.split('/').filter(|code| !code.is_empty()).skip(1).map(str::to_owned).collect();
    let mut around: Vec<String> = areas::table.filter(areas::code.eq_any(codes)).select(areas::name).load(conn)?;
    let own: Vec<String> =
        places::table.filter(places::organization_id.eq(organization)).select(places::name).load(conn)?;
    around.extend(own);
    let people: Vec<String> =
        members::table.filter(members::branch_id.eq(organization)).select(members::name).load(conn)?;
    let organizations: Vec<String> = std::iter::once(name).chain(short).collect();
    Ok(Some(Mask::new(&organizations, &around, people)))
}
