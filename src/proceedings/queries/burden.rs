//! What levels asked of branches in a cycle.

use diesel::prelude::*;

use super::super::model::Asked;
use crate::accounts::Level;
use crate::appraisals::Step;
use crate::db::schema::{appraisal_records, record_steps, supplement_requests};
use crate::db::types::{CycleId, Instant};
use crate::db::{DbConn, DbResult};

/// The level, when it was settled, the answer, and how long that was typed.
type Row = (Level, Option<Instant>, Option<String>, Option<i32>);

/// Every question of a cycle, without saying whom it went to.
///
/// # Errors
/// As any query.
pub fn list_asked(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<Asked>> {
    let rows: Vec<Row> = supplement_requests::table
        .inner_join(appraisal_records::table)
        .filter(appraisal_records::cycle_id.eq(cycle))
        .select((
            supplement_requests::level,
            supplement_requests::answered_at,
            supplement_requests::answer,
            supplement_requests::typed_seconds,
        ))
        .load(conn)?;
    let asked = |(level, at, answer, typed_seconds): Row| Asked {
        level,
        settled: at.is_some(),
        answered: answer.is_some(),
        typed_seconds,
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// The level of every return in a cycle.
///
/// # Errors
/// As any query.
pub fn list_returns(conn: &mut DbConn, cycle: CycleId) -> DbResult<Vec<Level>> {
    let levels: Vec<Option<Level>> = record_steps::table
        .inner_join(appraisal_records::table)
        .filter(appraisal_records::cycle_id.eq(cycle))
        .filter(record_steps::step.eq(Step::Return))
        .select(record_steps::level)
        .load(conn)?;
    Ok(levels.into_iter().flatten().collect())
}
