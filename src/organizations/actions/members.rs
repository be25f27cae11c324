//! Picking companions: the members of one branch.

use crate::db::types::OrganizationId;
use crate::organizations::error::Error;
use crate::organizations::model::MemberName;
use crate::organizations::queries::{self, NameCursor};
use crate::services::Services;

use super::Caller;

/// Names of the active members of a branch, for those who act for it, keep it or review it.
pub async fn list(
    services: &Services,
    caller: Caller,
    id: OrganizationId,
    name: Option<String>,
    after: Option<NameCursor>,
    limit: usize,
) -> Result<Vec<MemberName>, Error> {
    services
        .db
        .read(move |conn| {
            let facts = queries::find_facts(conn, id)?.ok_or(Error::NotFound)?;
            if !caller.knows_members_of(&facts) {
                return Err(Error::NotFound);
            }
            Ok(queries::list_members(conn, id, name, after, limit)?)
        })
        .await
}
