//! Review chains: one row per step.

use diesel::prelude::*;

use super::super::chain::{Chain, ReviewStep, ReviewedBy};
use crate::accounts::Level;
use crate::db::schema::review_steps;
use crate::db::types::CycleId;
use crate::db::{DbConn, DbResult};

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
    let step = |(level, reviewed_by, body_zh, body_en)| ReviewStep { level, reviewed_by, body_zh, body_en };
    Ok(Chain::stored(rows.into_iter().map(step).collect()))
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
