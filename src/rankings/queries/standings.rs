//! What a level gave each record: one pass over the scores of the level, in the order of an index that holds all of it.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Text};

use super::super::model::{Field, Standing, bonus_of};
use crate::accounts::Level;
use crate::appraisals::states::is_ranked_at;
use crate::appraisals::{AdjustmentKind, RecordState, ScoreLevel};
use crate::db::schema::{adjustments, appraisal_records, criteria, domains, organizations, scoring_sheets};
use crate::db::types::{CycleId, RecordId};
use crate::db::{DbConn, DbResult, MultiBackend};

#[derive(QueryableByName)]
struct Sums {
    #[diesel(sql_type = Binary)]
    record_id: RecordId,
    #[diesel(sql_type = BigInt)]
    base: i64,
    #[diesel(sql_type = BigInt)]
    performance: i64,
    #[diesel(sql_type = BigInt)]
    political: i64,
    #[diesel(sql_type = BigInt)]
    satisfaction: i64,
}

/// Sums of one level for every record of a cycle, in the order of `scores_by_level`: grouping by anything else sorts
/// all scores first, which takes longer than all the rest. Written so that both databases read it alike.
const SUMS: &str = "SELECT s.record_id, SUM(s.points) AS base, \
    SUM(CASE WHEN s.criterion_id IN (SELECT c.id FROM criteria c JOIN scoring_sheets t ON t.id = c.sheet_id \
        WHERE t.cycle_id = $1 AND c.dimension = 'performance') THEN s.points ELSE 0 END) AS performance, \
    SUM(CASE WHEN s.criterion_id IN (SELECT c.id FROM criteria c JOIN scoring_sheets t ON t.id = c.sheet_id \
        WHERE t.cycle_id = $1 AND c.dimension = 'political') THEN s.points ELSE 0 END) AS political, \
    SUM(CASE WHEN s.criterion_id IN (SELECT c.id FROM criteria c JOIN scoring_sheets t ON t.id = c.sheet_id \
        WHERE t.cycle_id = $1 AND c.basis = 'S') THEN s.points ELSE 0 END) AS satisfaction \
    FROM scores s WHERE s.level = $2 AND s.record_id IN (SELECT r.id FROM appraisal_records r WHERE r.cycle_id = $1) \
    GROUP BY s.record_id";

/// The standings of a field at a level, with the state of each record.
///
/// # Errors
/// As any query.
pub fn load_standings(
    conn: &mut DbConn,
    cycle: CycleId,
    level: Level,
    field: &Field,
) -> DbResult<Vec<(Standing, RecordState)>> {
    let records = ranked_records(conn, cycle, level, field)?;
    let mut sums: HashMap<RecordId, Sums> = diesel::sql_query(SUMS)
        .bind::<Binary, _>(cycle)
        .bind::<Text, _>(ScoreLevel::from(level).as_str())
        .load::<Sums>(conn)?
        .into_iter()
        .map(|sums| (sums.record_id, sums))
        .collect();
    let surveys = survey_points(conn, cycle)?;
    let mut adjusted = adjustments_of(conn, cycle, level)?;
    let standing = |(record_id, code, domain, state): RankedRecord| {
        let sums = sums.remove(&record_id)?;
        let (bonuses, deduction) = adjusted.remove(&record_id).unwrap_or_default();
        let standing = Standing {
            record_id,
            code,
            base: sums.base,
            performance: sums.performance,
            satisfaction: sums.satisfaction,
            satisfaction_max: domain.and_then(|domain| surveys.get(&domain).copied()).unwrap_or_default(),
            political: sums.political,
            bonus: bonus_of(bonuses.iter().map(|(outcome, points)| (outcome.as_str(), *points))),
            deduction,
        };
        Some((standing, state))
    };
    Ok(records.into_iter().filter_map(standing).collect())
}

/// The records that are ranked in a field at a level, in no order.
///
/// # Errors
/// As any query.
pub fn list_ranked(conn: &mut DbConn, cycle: CycleId, level: Level, field: &Field) -> DbResult<Vec<RecordId>> {
    Ok(ranked_records(conn, cycle, level, field)?.into_iter().map(|(id, ..)| id).collect())
}

/// The record, the code and the domain of its organisation, and where it stands.
type RankedRecord = (RecordId, String, Option<String>, RecordState);

fn ranked_records(conn: &mut DbConn, cycle: CycleId, level: Level, field: &Field) -> DbResult<Vec<RankedRecord>> {
    let states: Vec<RecordState> =
        RecordState::ALL.iter().copied().filter(|state| is_ranked_at(*state, level)).collect();
    let mut query = appraisal_records::table
        .inner_join(organizations::table.inner_join(domains::table))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::state.eq_any(states))
        .select((appraisal_records::id, organizations::code, organizations::domain_code, appraisal_records::state))
        .into_boxed::<MultiBackend>();
    match field {
        Field::Honor(honor) => query = query.filter(domains::honor.eq(honor.clone())),
        Field::Domain(domain) => query = query.filter(domains::code.eq(domain.clone())),
    }
    Ok(query.load(conn)?)
}

/// What each domain's sheet gives for criteria that surveys alone decide.
fn survey_points(conn: &mut DbConn, cycle: CycleId) -> DbResult<HashMap<String, i64>> {
    let rows: Vec<(String, i32, i32)> = criteria::table
        .inner_join(scoring_sheets::table)
        .filter(scoring_sheets::cycle_id.eq(cycle))
        .filter(scoring_sheets::frozen_at.is_not_null())
        .filter(criteria::basis.eq("S"))
        .select((scoring_sheets::domain_code, scoring_sheets::version, criteria::max_points))
        .load(conn)?;
    let mut newest: HashMap<String, (i32, i64)> = HashMap::new();
    for (domain, version, points) in rows {
        let entry = newest.entry(domain).or_insert((version, 0));
        if version > entry.0 {
            *entry = (version, 0);
        }
        if version == entry.0 {
            entry.1 += i64::from(points);
        }
    }
    Ok(newest.into_iter().map(|(domain, (_, points))| (domain, points)).collect())
}

type Adjusted = HashMap<RecordId, (Vec<(String, i64)>, i64)>;

/// Bonuses and the sum of deductions of every record, of this level and below.
fn adjustments_of(conn: &mut DbConn, cycle: CycleId, level: Level) -> DbResult<Adjusted> {
    let rows: Vec<(RecordId, AdjustmentKind, Level, String, i32)> = adjustments::table
        .inner_join(appraisal_records::table)
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(adjustments::lifted_at.is_null())
        .filter(adjustments::kind.ne(AdjustmentKind::Veto))
        .order(adjustments::id)
        .select((
            adjustments::record_id,
            adjustments::kind,
            adjustments::level,
            adjustments::event,
            adjustments::points,
        ))
        .load(conn)?;
    let mut all = Adjusted::new();
    for (record, kind, _, event, points) in rows.into_iter().filter(|row| row.2 <= level) {
        let entry = all.entry(record).or_default();
        match kind {
            AdjustmentKind::Bonus => entry.0.push((event, i64::from(points))),
            AdjustmentKind::Deduction => entry.1 += i64::from(points),
            AdjustmentKind::Veto => {}
        }
    }
    Ok(all)
}

/// Whether any domain competes for an honour.
///
/// # Errors
/// As any query.
pub fn honor_exists(conn: &mut DbConn, honor: &str) -> DbResult<bool> {
    let of = domains::table.filter(domains::honor.eq(honor));
    Ok(of.select(domains::code).first::<String>(conn).optional()?.is_some())
}
