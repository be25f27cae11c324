//! Members, as far as organisations need them: names to pick from.

use diesel::prelude::*;

use crate::db::dialect::contains;
use crate::db::schema::members;
use crate::db::types::{MemberId, OrganizationId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::organizations::model::MemberName;

use super::NameCursor;

/// Active members of one branch by name; `limit + 1` rows, so that the caller sees whether there are more.
pub(in crate::organizations) fn list_members(
    conn: &mut DbConn,
    branch: OrganizationId,
    name: Option<String>,
    after: Option<NameCursor>,
    limit: usize,
) -> DbResult<Vec<MemberName>> {
    let mut query = members::table
        .filter(members::branch_id.eq(branch))
        .filter(members::status.eq("active"))
        .select((members::id, members::name))
        .order((members::name, members::id))
        .limit(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if let Some(part) = name {
        query = query.filter(contains(members::name, part));
    }
    if let Some(NameCursor(name, id)) = after {
        let id = MemberId(id);
        query = query.filter(members::name.gt(name.clone()).or(members::name.eq(name).and(members::id.gt(id))));
    }
    let rows: Vec<(MemberId, String)> = query.load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| MemberName { id, name }).collect())
}

/// A member's home branch and name.
pub(in crate::organizations) fn find_member(
    conn: &mut DbConn,
    id: MemberId,
) -> DbResult<Option<(OrganizationId, String)>> {
    Ok(members::table.find(id).select((members::branch_id, members::name)).first(conn).optional()?)
}
