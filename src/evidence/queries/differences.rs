//! Where the levels differ: for the meeting that has to agree.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Integer};

use crate::appraisals::{Reach, ScoreLevel};
use crate::db::schema::{appraisal_records, areas, criteria, organizations, scores};
use crate::db::types::{CriterionId, CycleId, RecordId};
use crate::db::{DbConn, DbResult};

/// Differences described by one round of queries.
const AT_ONCE: usize = 500;

/// A criterion of a record on which the reviewing levels differ.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// Between the highest and the lowest level's score, in hundredths.
    pub gap: i32,
    /// The record.
    pub record_id: RecordId,
    /// Full name of its organisation.
    pub organization: String,
    /// The criterion.
    pub criterion_id: CriterionId,
    /// Its code.
    pub code: String,
    /// Its text in Chinese.
    pub text_zh: String,
    /// And in English.
    pub text_en: String,
    /// The most it gives, in hundredths.
    pub max_points: i32,
    /// What each level gave, from the lowest up.
    pub scores: Vec<LevelScore>,
}

/// A level, its points in hundredths, its reason.
type LevelScore = (ScoreLevel, i32, String);

/// Position in the list of differences: the widest gap first, then by record and criterion.
pub type DifferenceKey = (i32, RecordId, CriterionId);

/// Criteria whose levels lie apart by so many hundredths or more, from behind a position on; the branch's own score is
/// no part of it.
///
/// # Errors
/// As any query.
pub fn list_differing(
    conn: &mut DbConn,
    cycle: CycleId,
    reach: Reach,
    min_gap: i32,
    after: Option<DifferenceKey>,
    most: i64,
) -> DbResult<Vec<DifferenceKey>> {
    let nothing = uuid::Uuid::nil();
    let (gap, record, criterion) = after.unwrap_or((i32::MAX, RecordId(nothing), CriterionId(nothing)));
    let behind = sql::<Bool>("MAX(scores.points) - MIN(scores.points) >= ")
        .bind::<Integer, _>(min_gap)
        .sql(" AND (MAX(scores.points) - MIN(scores.points) < ")
        .bind::<Integer, _>(gap)
        .sql(" OR (MAX(scores.points) - MIN(scores.points) = ")
        .bind::<Integer, _>(gap)
        .sql(" AND (scores.record_id > ")
        .bind::<Binary, _>(record)
        .sql(" OR (scores.record_id = ")
        .bind::<Binary, _>(record)
        .sql(" AND scores.criterion_id > ")
        .bind::<Binary, _>(criterion)
        .sql("))))");
    Ok(scores::table
        .inner_join(appraisal_records::table.inner_join(organizations::table.inner_join(areas::table)))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(scores::level.ne(ScoreLevel::Own))
        .filter(reach.within)
        .filter(reach.narrowed)
        .filter(organizations::id.ne_all(reach.own))
        .group_by((scores::record_id, scores::criterion_id))
        .having(behind)
        .select((sql::<Integer>("MAX(scores.points) - MIN(scores.points)"), scores::record_id, scores::criterion_id))
        .order((
            sql::<Integer>("MAX(scores.points) - MIN(scores.points) DESC"),
            scores::record_id,
            scores::criterion_id,
        ))
        .limit(most)
        .load(conn)?)
}

/// These differences with names, texts and what each level gave.
///
/// # Errors
/// As any query.
pub fn describe_differences(conn: &mut DbConn, keys: &[DifferenceKey]) -> DbResult<Vec<DifferenceRow>> {
    let mut rows = Vec::with_capacity(keys.len());
    for some in keys.chunks(AT_ONCE) {
        rows.extend(describe(conn, some)?);
    }
    Ok(rows)
}

fn describe(conn: &mut DbConn, keys: &[DifferenceKey]) -> DbResult<Vec<DifferenceRow>> {
    let mut records: Vec<RecordId> = keys.iter().map(|(_, record, _)| *record).collect();
    records.sort_unstable();
    records.dedup();
    let mut asked: Vec<CriterionId> = keys.iter().map(|(.., criterion)| *criterion).collect();
    asked.sort_unstable();
    asked.dedup();
    let names: HashMap<RecordId, String> = appraisal_records::table
        .inner_join(organizations::table)
        .filter(appraisal_records::id.eq_any(records.clone()))
        .select((appraisal_records::id, organizations::name))
        .load::<(RecordId, String)>(conn)?
        .into_iter()
        .collect();
    let lines: HashMap<CriterionId, (String, String, String, i32)> = criteria::table
        .filter(criteria::id.eq_any(asked.clone()))
        .select((criteria::id, (criteria::code, criteria::text_zh, criteria::text_en, criteria::max_points)))
        .load::<(CriterionId, (String, String, String, i32))>(conn)?
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
    let row = |&(gap, record_id, criterion_id): &DifferenceKey| {
        let organization = names.get(&record_id)?.clone();
        let (code, text_zh, text_en, max_points) = lines.get(&criterion_id)?.clone();
        let mut scores = given.remove(&(record_id, criterion_id)).unwrap_or_default();
        scores.sort_by_key(|(level, ..)| *level);
        Some(DifferenceRow { gap, record_id, organization, criterion_id, code, text_zh, text_en, max_points, scores })
    };
    Ok(keys.iter().filter_map(row).collect())
}
