//! Where the levels differ: for the meeting that has to agree.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer};

use crate::appraisals::{ScoreLevel, WithinScopes};
use crate::db::schema::{appraisal_records, areas, criteria, organizations, scores};
use crate::db::types::{CriterionId, CycleId, OrganizationId, RecordId};
use crate::db::{DbConn, DbResult};

/// A criterion of a record on which the reviewing levels differ.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// The record.
    pub record_id: RecordId,
    /// Its organisation.
    pub organization_id: OrganizationId,
    /// The organisation's full name.
    pub organization: String,
    /// The criterion.
    pub criterion_id: CriterionId,
    /// Its code.
    pub code: String,
    /// Its text.
    pub text_zh: String,
    /// The most it gives, in hundredths.
    pub max_points: i32,
    /// What each level gave, from the lowest up.
    pub scores: Vec<LevelScore>,
}

/// A level, its points in hundredths, its reason.
type LevelScore = (ScoreLevel, i32, String);

/// Criteria whose levels lie apart by so many hundredths or more, the widest first; the branch's own score is no part
/// of it.
///
/// # Errors
/// As any query.
pub fn list_differences(
    conn: &mut DbConn,
    cycle: CycleId,
    within: WithinScopes,
    min_gap: i32,
    limit: i64,
) -> DbResult<Vec<DifferenceRow>> {
    let pairs: Vec<(RecordId, CriterionId)> = scores::table
        .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(scores::level.ne(ScoreLevel::Own))
        .filter(within)
        .group_by((scores::record_id, scores::criterion_id))
        .having(sql::<Bool>("MAX(scores.points) - MIN(scores.points) >= ").bind::<Integer, _>(min_gap))
        .select((scores::record_id, scores::criterion_id))
        .order((
            sql::<Integer>("MAX(scores.points) - MIN(scores.points) DESC"),
            scores::record_id,
            scores::criterion_id,
        ))
        .limit(limit)
        .load(conn)?;
    describe(conn, pairs)
}

fn describe(conn: &mut DbConn, pairs: Vec<(RecordId, CriterionId)>) -> DbResult<Vec<DifferenceRow>> {
    let mut records: Vec<RecordId> = pairs.iter().map(|(record, _)| *record).collect();
    records.sort_unstable();
    records.dedup();
    let mut asked: Vec<CriterionId> = pairs.iter().map(|(_, criterion)| *criterion).collect();
    asked.sort_unstable();
    asked.dedup();
    let names: HashMap<RecordId, (OrganizationId, String)> = appraisal_records::table
        .inner_join(organizations::table)
        .filter(appraisal_records::id.eq_any(records.clone()))
        .select((appraisal_records::id, (organizations::id, organizations::name)))
        .load::<(RecordId, (OrganizationId, String))>(conn)?
        .into_iter()
        .collect();
    let lines: HashMap<CriterionId, (String, String, i32)> = criteria::table
        .filter(criteria::id.eq_any(asked.clone()))
        .select((criteria::id, (criteria::code, criteria::text_zh, criteria::max_points)))
        .load::<(CriterionId, (String, String, i32))>(conn)?
        .into_iter()
        .collect();
    let mut given: HashMap<(RecordId, CriterionId), Vec<LevelScore>> = HashMap::new();
    let rows: Vec<(RecordId, CriterionId, ScoreLevel, i32, String)> = scores::table
        .filter(scores::record_id.eq_any(records))
        .filter(scores::criterion_id.eq_any(asked))
        .filter(scores::level.ne(ScoreLevel::Own))
        .select((scores::record_id, scores::criterion_id, scores::level, scores::points, scores::reason))
        .load(conn)?;
    for (record, criterion, level, points, reason) in rows {
        given.entry((record, criterion)).or_default().push((level, points, reason));
    }
    let row = |(record_id, criterion_id): (RecordId, CriterionId)| {
        let (organization_id, organization) = names.get(&record_id)?.clone();
        let (code, text_zh, max_points) = lines.get(&criterion_id)?.clone();
        let mut scores = given.remove(&(record_id, criterion_id)).unwrap_or_default();
        scores.sort_by_key(|(level, ..)| *level);
        Some(DifferenceRow {
            record_id,
            organization_id,
            organization,
            criterion_id,
            code,
            text_zh,
            max_points,
            scores,
        })
    };
    Ok(pairs.into_iter().filter_map(row).collect())
}
