//! Where scores lie apart, over the records of a cycle: levels among each other, and second scores from the first.
//!
//! Invariant: only records that the caller reviews and has no part in; what is left out uses up no place on a page.

use std::collections::HashSet;

use super::super::error::Error;
use super::super::queries::{self, ApartRow, DifferenceKey, DifferenceRow};
use super::look::reader;
use crate::accounts::{Identity, Level, ReviewScope};
use crate::appraisals::blind::alias;
use crate::appraisals::{self, find_reach};
use crate::db::types::{AreaId, CriterionId, CycleId, Instant, RecordId};
use crate::services::Services;

/// What a list of differences is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct DifferenceFilter {
    /// Smallest gap, in hundredths.
    pub min_gap: i32,
    /// In the subtree of one area.
    pub area_id: Option<AreaId>,
    /// Of one domain.
    pub domain: Option<String>,
}

/// Where the levels differ by a gap or more, in the records a reviewer may score, the widest first; one more than
/// `limit` where there are more.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who reviews nothing.
pub async fn list_differences(
    services: &Services,
    identity: &Identity,
    cycle: CycleId,
    filter: DifferenceFilter,
    after: Option<DifferenceKey>,
    limit: usize,
) -> Result<Vec<DifferenceRow>, Error> {
    let identity = reader(identity)?;
    services
        .db
        .read(move |conn| {
            let narrow = (filter.area_id, filter.domain);
            let scopes = identity.review_scopes();
            let Some(reach) = find_reach(conn, &identity, &scopes, narrow)? else { return Ok(Vec::new()) };
            // Where a level is blind, the meeting has not begun.
            let veiled = appraisals::veiled_in_cycle(conn, &identity, cycle)?;
            let most = limit.saturating_add(1);
            let asked = if veiled.is_empty() { i64::try_from(most).unwrap_or(i64::MAX) } else { i64::MAX };
            let mut keys = queries::list_differing(conn, cycle, reach, filter.min_gap, after, asked)?;
            keys.retain(|(_, record, _)| !veiled.contains(record));
            keys.truncate(most);
            Ok(queries::describe_differences(conn, &keys)?)
        })
        .await
}

/// A second score far from the score of its level.
pub struct Apart {
    /// Both scores. The name is the alias, and reasons and names of reviewers are empty, while the record is veiled.
    pub row: ApartRow,
    /// Whether the record is veiled to the caller.
    pub veiled: bool,
    /// Whether the level has looked again since.
    pub settled: bool,
}

/// Position in the list of second scores: the oldest first.
pub type ApartKey = (Instant, RecordId, CriterionId, Level);

impl Apart {
    /// Its position.
    #[must_use]
    pub fn key(&self) -> ApartKey {
        (self.row.second_at, self.row.record_id, self.row.criterion_id, self.row.level)
    }
}

/// What a list of second scores is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct ApartFilter {
    /// Whether the level has looked again; either without.
    pub settled: Option<bool>,
    /// In the subtree of one area.
    pub area_id: Option<AreaId>,
    /// Of one domain.
    pub domain: Option<String>,
}

/// Second scores as far from the first as the gap of the cycle or further, at the levels at which the caller reviews
/// the record; one more than `limit` where there are more.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who reviews nothing.
pub async fn list_apart(
    services: &Services,
    identity: &Identity,
    cycle: CycleId,
    filter: ApartFilter,
    after: Option<ApartKey>,
    limit: usize,
) -> Result<Vec<Apart>, Error> {
    let identity = reader(identity)?;
    services
        .db
        .read(move |conn| {
            let Some(gap) = appraisals::second_score_gap(conn, cycle)? else { return Ok(Vec::new()) };
            let narrow = (filter.area_id, filter.domain);
            let scopes = identity.review_scopes();
            let Some(reach) = find_reach(conn, &identity, &scopes, narrow)? else { return Ok(Vec::new()) };
            let veiled = appraisals::veiled_in_cycle(conn, &identity, cycle)?;
            // Few are scored twice and fewer lie apart, so all are read and the rules of levels asked here.
            let rows = queries::list_apart(conn, cycle, reach, gap)?.into_iter();
            let own = rows.filter(|row| {
                let covers = |scope: &ReviewScope| scope.covers(&row.area_path, row.domain_code.as_deref());
                scopes.iter().any(|scope| scope.level == row.level && covers(scope))
            });
            let mut all: Vec<Apart> = own.map(|row| seen(row, &veiled)).collect();
            all.sort_by_key(Apart::key);
            all.retain(|one| {
                after.is_none_or(|after| one.key() > after)
                    && filter.settled.is_none_or(|settled| one.settled == settled)
            });
            all.truncate(limit.saturating_add(1));
            Ok(all)
        })
        .await
}

fn seen(mut row: ApartRow, veiled: &HashSet<RecordId>) -> Apart {
    let veiled = veiled.contains(&row.record_id);
    if veiled {
        row.organization = alias(row.record_id);
        for text in [&mut row.first_reason, &mut row.second_reason, &mut row.reviewer] {
            text.clear();
        }
    }
    Apart { settled: row.first_at > row.second_at, veiled, row }
}
