//! How far scoring has come: of some records, and of a cycle.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::super::model::ScoreLevel;
use super::super::states::RecordState;
use super::scope::WithinScopes;
use crate::db::schema::{appraisal_records, areas, organizations, scores};
use crate::db::types::{CycleId, RecordId};
use crate::db::{DbConn, DbResult};

diesel::allow_columns_to_appear_in_same_group_by_clause!(organizations::domain_code, appraisal_records::state);

/// How many criteria each level has scored in these records.
///
/// # Errors
/// As any query.
pub fn scored_criteria(conn: &mut DbConn, records: &[RecordId]) -> DbResult<HashMap<(RecordId, ScoreLevel), i64>> {
    let rows: Vec<(RecordId, ScoreLevel, i64)> = scores::table
        .filter(scores::record_id.eq_any(records.to_vec()))
        .group_by((scores::record_id, scores::level))
        .select((scores::record_id, scores::level, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(record, level, scored)| ((record, level), scored)).collect())
}

/// How many records of a cycle stand in which state, by domain; those that never declared are no part of it.
///
/// # Errors
/// As any query.
pub fn count_states(
    conn: &mut DbConn,
    cycle: CycleId,
    within: WithinScopes,
) -> DbResult<Vec<(Option<String>, RecordState, i64)>> {
    Ok(appraisal_records::table
        .inner_join(organizations::table.inner_join(areas::table))
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(appraisal_records::state.ne(RecordState::NotDeclared))
        .filter(within)
        .group_by((organizations::domain_code, appraisal_records::state))
        .select((organizations::domain_code, appraisal_records::state, count_star()))
        .order((organizations::domain_code, appraisal_records::state))
        .load(conn)?)
}
