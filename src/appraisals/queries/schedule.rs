//! Calendar and caps of a cycle.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::schedule::{Schedule, Stage, StageDays};
use crate::db::schema::{cycle_stages, domain_caps};
use crate::db::types::CycleId;
use crate::db::{DbConn, DbResult};

/// The schedule of a cycle.
///
/// # Errors
/// As any query.
pub fn find_schedule(conn: &mut DbConn, cycle: CycleId) -> DbResult<Schedule> {
    let stages: Vec<(Stage, NaiveDate, NaiveDate)> = cycle_stages::table
        .filter(cycle_stages::cycle_id.eq(cycle))
        .select((cycle_stages::stage, cycle_stages::starts_on, cycle_stages::ends_on))
        .load(conn)?;
    let domain_caps: Vec<(String, i32)> = domain_caps::table
        .filter(domain_caps::cycle_id.eq(cycle))
        .select((domain_caps::domain_code, domain_caps::cap))
        .load(conn)?;
    let days = |(stage, starts_on, ends_on)| StageDays { stage, starts_on, ends_on };
    // Sorted in Rust: the order of texts is not the order of stages, and differs between databases.
    Ok(Schedule { stages: stages.into_iter().map(days).collect(), domain_caps }.tidied())
}

/// Stores a schedule in place of the one before.
///
/// # Errors
/// As any insert.
pub fn put_schedule(conn: &mut DbConn, cycle: CycleId, schedule: &Schedule) -> DbResult<()> {
    diesel::delete(cycle_stages::table.filter(cycle_stages::cycle_id.eq(cycle))).execute(conn)?;
    diesel::delete(domain_caps::table.filter(domain_caps::cycle_id.eq(cycle))).execute(conn)?;
    for days in &schedule.stages {
        diesel::insert_into(cycle_stages::table)
            .values((
                cycle_stages::cycle_id.eq(cycle),
                cycle_stages::stage.eq(days.stage),
                cycle_stages::starts_on.eq(days.starts_on),
                cycle_stages::ends_on.eq(days.ends_on),
            ))
            .execute(conn)?;
    }
    for (domain, cap) in &schedule.domain_caps {
        diesel::insert_into(domain_caps::table)
            .values((domain_caps::cycle_id.eq(cycle), domain_caps::domain_code.eq(domain), domain_caps::cap.eq(cap)))
            .execute(conn)?;
    }
    Ok(())
}

/// The cap of a domain, if it has one of its own.
///
/// # Errors
/// As any query.
pub fn domain_cap(conn: &mut DbConn, cycle: CycleId, domain: &str) -> DbResult<Option<i32>> {
    Ok(domain_caps::table.find((cycle, domain)).select(domain_caps::cap).first(conn).optional()?)
}
