//! Postings: who works for which host, as what, from when to when.

use serde_json::json;

use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::PostingId;
use crate::organizations::error::Error;
use crate::organizations::model::{Posting, PostingDraft};
use crate::organizations::queries::{self, PostingFilter};
use crate::services::Services;

use super::Caller;

/// One page of postings, newest first.
///
/// Postings name people, so they are for those who may see the members of a branch. Somebody who names neither
/// branch nor member gets his own; who runs the city, all.
pub async fn list(
    services: &Services,
    caller: Caller,
    mut filter: PostingFilter,
    after: Option<PostingId>,
    limit: usize,
) -> Result<Vec<Posting>, Error> {
    let own = caller.identity.member.as_ref().map(|member| member.member_id);
    if filter.organization_id.is_none() && filter.member_id.is_none() && !caller.runs_the_city() {
        let Some(own) = own else { return Ok(Vec::new()) };
        filter.member_id = Some(own);
    }
    services
        .db
        .read(move |conn| {
            if let Some(organization) = filter.organization_id {
                let facts = queries::find_facts(conn, organization)?.ok_or(Error::NotFound)?;
                if !caller.knows_members_of(&facts) {
                    return Err(Error::NotFound);
                }
            }
            if let Some(member) = filter.member_id
                && filter.member_id != own
            {
                let (home, _) = queries::find_member(conn, member)?.ok_or(Error::NotFound)?;
                let facts = queries::find_facts(conn, home)?.ok_or(Error::NotFound)?;
                if !caller.knows_members_of(&facts) {
                    return Err(Error::NotFound);
                }
            }
            Ok(queries::list_postings(conn, filter, after, limit)?)
        })
        .await
}

/// Posts a member to a host.
pub async fn create(services: &Services, origin: Origin, draft: PostingDraft) -> Result<Posting, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let mut errors = draft.check();
        let member = queries::find_member(conn, draft.member_id)?;
        errors.require(member.is_some(), "/member_id", "There is no such member.");
        let host = queries::find_organization(conn, draft.host_id)?;
        errors.require(host.is_some(), "/host_id", "There is no such organisation.");
        let at_home = member.as_ref().is_some_and(|(home, _)| *home == draft.host_id);
        errors.require(!at_home, "/host_id", "Nobody is posted to his own home branch.");
        errors.finish()?;
        let id: PostingId = clock.new_id();
        queries::insert_posting(conn, &clock, id, &draft)?;
        let event = Event::done("posting.create", "posting", id).details(facts_of(&draft));
        audit::record(conn, &clock, &origin, event)?;
        queries::find_posting(conn, id)?.ok_or(Error::NotFound)
    };
    services.db.write(change).await
}

/// Changes role or days of a posting. `wanted` receives it as it is and says how it should be.
pub async fn update(
    services: &Services,
    origin: Origin,
    id: PostingId,
    wanted: impl FnOnce(PostingDraft) -> PostingDraft + Send + 'static,
) -> Result<Posting, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let before = queries::find_posting(conn, id)?.ok_or(Error::NotFound)?;
        let draft = wanted(before.draft.clone());
        draft.check().finish()?;
        queries::update_posting(conn, &clock, id, &draft)?;
        let details = json!({ "before": facts_of(&before.draft), "after": facts_of(&draft) });
        audit::record(conn, &clock, &origin, Event::done("posting.update", "posting", id).details(details))?;
        queries::find_posting(conn, id)?.ok_or(Error::NotFound)
    };
    services.db.write(change).await
}

fn facts_of(draft: &PostingDraft) -> serde_json::Value {
    json!({
        "member_id": draft.member_id,
        "host_id": draft.host_id,
        "role": draft.role,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
    })
}
