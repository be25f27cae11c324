//! Votes on ties.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::VoteDraft;
use crate::accounts::Level;
use crate::clock::Clock;
use crate::db::schema::{tie_vote_places, tie_votes};
use crate::db::types::{AccountId, CycleId, RecordId, VoteId};
use crate::db::{DbConn, DbResult};

/// A recorded vote.
#[derive(Clone, Debug)]
pub struct VoteRow {
    /// The vote.
    pub id: VoteId,
    /// The records, first to last.
    pub order: Vec<RecordId>,
    /// How the committee came to it.
    pub note: String,
    /// When.
    pub decided_on: NaiveDate,
}

/// The votes at a level of a cycle, in the order of time.
///
/// # Errors
/// As any query.
pub fn list_votes(conn: &mut DbConn, cycle: CycleId, level: Level) -> DbResult<Vec<VoteRow>> {
    let rows: Vec<(VoteId, String, NaiveDate)> = tie_votes::table
        .filter(tie_votes::cycle_id.eq(cycle))
        .filter(tie_votes::level.eq(level))
        .order(tie_votes::id)
        .select((tie_votes::id, tie_votes::note, tie_votes::decided_on))
        .load(conn)?;
    let places: Vec<(VoteId, RecordId)> = tie_vote_places::table
        .inner_join(tie_votes::table)
        .filter(tie_votes::cycle_id.eq(cycle))
        .filter(tie_votes::level.eq(level))
        .order((tie_vote_places::vote_id, tie_vote_places::place))
        .select((tie_vote_places::vote_id, tie_vote_places::record_id))
        .load(conn)?;
    let mut order: HashMap<VoteId, Vec<RecordId>> = HashMap::new();
    for (vote, record) in places {
        order.entry(vote).or_default().push(record);
    }
    let row = |(id, note, decided_on)| VoteRow { id, order: order.remove(&id).unwrap_or_default(), note, decided_on };
    Ok(rows.into_iter().map(row).collect())
}

/// Stores a vote.
///
/// # Errors
/// As any insert.
pub fn insert_vote(
    conn: &mut DbConn,
    clock: &Clock,
    cycle: CycleId,
    level: Level,
    draft: &VoteDraft,
    by: AccountId,
) -> DbResult<VoteId> {
    let id: VoteId = clock.new_id();
    diesel::insert_into(tie_votes::table)
        .values((
            tie_votes::id.eq(id),
            tie_votes::cycle_id.eq(cycle),
            tie_votes::level.eq(level),
            tie_votes::note.eq(draft.note.trim()),
            tie_votes::decided_on.eq(draft.decided_on),
            tie_votes::recorded_by.eq(by),
            tie_votes::recorded_at.eq(clock.now()),
        ))
        .execute(conn)?;
    for (place, record) in (1_i32..).zip(&draft.order) {
        diesel::insert_into(tie_vote_places::table)
            .values((
                tie_vote_places::vote_id.eq(id),
                tie_vote_places::place.eq(place),
                tie_vote_places::record_id.eq(record),
            ))
            .execute(conn)?;
    }
    Ok(id)
}
