//! Review chains: one row per step.

use std::collections::HashMap;

use diesel::prelude::*;

use super::super::chain::{Chain, ReviewStep, ReviewedBy};
use crate::accounts::Level;
use crate::db::schema::review_steps;
use crate::db::types::CycleId;
use crate::db::{DbConn, DbResult};

/// A step: its level, who takes it, and its names in both languages.
type StepRow = (Level, ReviewedBy, String, String);

/// The chain of a domain in a cycle; without steps when the domain came after the cycle.
///
/// # Errors
/// As any query.
pub fn find_chain(conn: &mut DbConn, cycle: CycleId, domain: &str) -> DbResult<Chain> {
    let rows: Vec<(Level, ReviewedBy, String, String)> = review_steps::table
        .filter(review_steps::cycle_id.eq(cycle))
        .filter(review_steps::domain_code.eq(domain))
        .order(review_steps::position)
        .select((review_steps::level, review_steps::reviewed_by, review_steps::body_zh, review_steps::body_en))
        .load(conn)?;
    Ok(Chain::stored(rows.into_iter().map(step).collect()))
}

/// The chains of some cycles, by cycle and domain.
///
/// # Errors
/// As any query.
pub fn list_chains(
    conn: &mut DbConn,
    cycles: impl IntoIterator<Item = CycleId>,
) -> DbResult<HashMap<(CycleId, String), Chain>> {
    let cycles: Vec<CycleId> = cycles.into_iter().collect();
    let rows: Vec<(CycleId, String, StepRow)> = review_steps::table
        .filter(review_steps::cycle_id.eq_any(cycles))
        .order((review_steps::cycle_id, review_steps::domain_code, review_steps::position))
        .select((
            review_steps::cycle_id,
            review_steps::domain_code,
            (review_steps::level, review_steps::reviewed_by, review_steps::body_zh, review_steps::body_en),
        ))
        .load(conn)?;
    let mut steps: HashMap<(CycleId, String), Vec<ReviewStep>> = HashMap::new();
    for (cycle, domain, row) in rows {
        steps.entry((cycle, domain)).or_default().push(step(row));
    }
    Ok(steps.into_iter().map(|(key, steps)| (key, Chain::stored(steps))).collect())
}

fn step((level, reviewed_by, body_zh, body_en): (Level, ReviewedBy, String, String)) -> ReviewStep {
    ReviewStep { level, reviewed_by, body_zh, body_en }
}

/// Stores the chain of a domain in place of the one before.
///
/// # Errors
/// As any insert.
pub fn put_chain(conn: &mut DbConn, cycle: CycleId, domain: &str, chain: &Chain) -> DbResult<()> {
    diesel::delete(
        review_steps::table.filter(review_steps::cycle_id.eq(cycle)).filter(review_steps::domain_code.eq(domain)),
    )
    .execute(conn)?;
    for (position, step) in (1_i32..).zip(chain.steps()) {
        diesel::insert_into(review_steps::table)
            .values((
                review_steps::cycle_id.eq(cycle),
                review_steps::domain_code.eq(domain),
                review_steps::position.eq(position),
                review_steps::level.eq(step.level),
                review_steps::reviewed_by.eq(step.reviewed_by),
                review_steps::body_zh.eq(step.body_zh.trim()),
                review_steps::body_en.eq(step.body_en.trim()),
            ))
            .execute(conn)?;
    }
    Ok(())
}
