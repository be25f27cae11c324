//! Calendar and caps of a cycle.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::schedule::{HONOR_YEARS, Notice, Schedule, Stage, StageDays};
use crate::db::schema::{appraisal_cycles, cycle_stages, domain_caps};
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
    let notice = find_notice(conn, cycle)?;
    let honor_years = honor_years(conn, cycle)?;
    let second_score_gap = second_score_gap(conn, cycle)?;
    // Sorted in Rust: the order of texts is not the order of stages, and differs between databases.
    Ok(Schedule { stages: stages.into_iter().map(days).collect(), domain_caps, honor_years, notice, second_score_gap }
        .tidied())
}

/// Where people may turn with an objection in a cycle.
///
/// # Errors
/// As any query.
pub fn find_notice(conn: &mut DbConn, cycle: CycleId) -> DbResult<Notice> {
    let row: Option<(Option<String>, Option<String>, Option<String>)> = appraisal_cycles::table
        .find(cycle)
        .select((appraisal_cycles::notice_issuer, appraisal_cycles::notice_phone, appraisal_cycles::notice_address))
        .first(conn)
        .optional()?;
    Ok(row.map(|(issuer, phone, address)| Notice { issuer, phone, address }).unwrap_or_default())
}

/// From which difference on a level of a cycle looks again at a second score.
///
/// # Errors
/// As any query.
pub fn second_score_gap(conn: &mut DbConn, cycle: CycleId) -> DbResult<Option<i32>> {
    let gap = appraisal_cycles::table.find(cycle).select(appraisal_cycles::second_score_gap).first(conn).optional()?;
    Ok(gap.flatten())
}

/// For how many years a cycle gives honours.
///
/// # Errors
/// As any query.
pub fn honor_years(conn: &mut DbConn, cycle: CycleId) -> DbResult<i32> {
    let years = appraisal_cycles::table.find(cycle).select(appraisal_cycles::honor_years).first(conn).optional()?;
    Ok(years.unwrap_or(HONOR_YEARS))
}

/// Stores a schedule in place of the one before.
///
/// # Errors
/// As any insert.
pub fn put_schedule(conn: &mut DbConn, cycle: CycleId, schedule: &Schedule) -> DbResult<()> {
    diesel::delete(cycle_stages::table.filter(cycle_stages::cycle_id.eq(cycle))).execute(conn)?;
    diesel::delete(domain_caps::table.filter(domain_caps::cycle_id.eq(cycle))).execute(conn)?;
    diesel::update(appraisal_cycles::table.find(cycle))
        .set((
            appraisal_cycles::honor_years.eq(schedule.honor_years),
            appraisal_cycles::second_score_gap.eq(schedule.second_score_gap),
            appraisal_cycles::notice_issuer.eq(&schedule.notice.issuer),
            appraisal_cycles::notice_phone.eq(&schedule.notice.phone),
            appraisal_cycles::notice_address.eq(&schedule.notice.address),
        ))
        .execute(conn)?;
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
