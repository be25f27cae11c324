//! Postings of members to hosts.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Clock;
use crate::db::schema::{members, organizations, postings};
use crate::db::types::{MemberId, OrganizationId, PostingId};
use crate::db::{DbConn, DbResult, MultiBackend};
use crate::organizations::model::{Posting, PostingDraft, PostingRole};

type Row = (PostingId, MemberId, OrganizationId, PostingRole, NaiveDate, Option<NaiveDate>, String, String);

fn posting((id, member_id, host_id, role, starts_on, ends_on, member_name, host_name): Row) -> Posting {
    Posting { id, draft: PostingDraft { member_id, host_id, role, starts_on, ends_on }, member_name, host_name }
}

/// Which postings a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct PostingFilter {
    /// Only to this host, or of members of this branch.
    pub organization_id: Option<OrganizationId>,
    /// Only of this member.
    pub member_id: Option<MemberId>,
}

pub(in crate::organizations) fn find_posting(conn: &mut DbConn, id: PostingId) -> DbResult<Option<Posting>> {
    // The two names come by the two joins: the member's, and the host's, not the home branch's.
    let row = postings::table
        .inner_join(members::table)
        .inner_join(organizations::table.on(organizations::id.eq(postings::host_id)))
        .filter(postings::id.eq(id))
        .select((
            postings::id,
            postings::member_id,
            postings::host_id,
            postings::role,
            postings::starts_on,
            postings::ends_on,
            members::name,
            organizations::name,
        ))
        .first::<Row>(conn)
        .optional()?;
    Ok(row.map(posting))
}

/// One page, newest first; `limit + 1` rows.
pub(in crate::organizations) fn list_postings(
    conn: &mut DbConn,
    filter: PostingFilter,
    after: Option<PostingId>,
    limit: usize,
) -> DbResult<Vec<Posting>> {
    let mut query = postings::table
        .inner_join(members::table)
        .inner_join(organizations::table.on(organizations::id.eq(postings::host_id)))
        .select((
            postings::id,
            postings::member_id,
            postings::host_id,
            postings::role,
            postings::starts_on,
            postings::ends_on,
            members::name,
            organizations::name,
        ))
        .order(postings::id.desc())
        .limit(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .into_boxed::<MultiBackend>();
    if let Some(organization) = filter.organization_id {
        query = query.filter(postings::host_id.eq(organization).or(members::branch_id.eq(organization)));
    }
    if let Some(member) = filter.member_id {
        query = query.filter(postings::member_id.eq(member));
    }
    if let Some(after) = after {
        query = query.filter(postings::id.lt(after));
    }
    Ok(query.load::<Row>(conn)?.into_iter().map(posting).collect())
}

pub(in crate::organizations) fn insert_posting(
    conn: &mut DbConn,
    clock: &Clock,
    id: PostingId,
    draft: &PostingDraft,
) -> DbResult<()> {
    let now = clock.now();
    diesel::insert_into(postings::table)
        .values((
            postings::id.eq(id),
            postings::member_id.eq(draft.member_id),
            postings::host_id.eq(draft.host_id),
            postings::role.eq(draft.role),
            postings::starts_on.eq(draft.starts_on),
            postings::ends_on.eq(draft.ends_on),
            postings::created_at.eq(now),
            postings::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub(in crate::organizations) fn update_posting(
    conn: &mut DbConn,
    clock: &Clock,
    id: PostingId,
    draft: &PostingDraft,
) -> DbResult<()> {
    diesel::update(postings::table.find(id))
        .set((
            postings::role.eq(draft.role),
            postings::starts_on.eq(draft.starts_on),
            postings::ends_on.eq(draft.ends_on),
            postings::updated_at.eq(clock.now()),
        ))
        .execute(conn)?;
    Ok(())
}
