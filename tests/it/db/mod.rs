//! What bites when one query text runs on two databases, and what the writer promises.

mod doors;
mod errors;
mod traps;
mod writes;

use diesel::prelude::*;
use shigan::db::schema::{jobs, work_themes};
use shigan::db::types::{Instant, JobId};
use shigan::db::{DbConn, DbResult};

/// A row of a table without references: text keys in byte order, a number, two names.
fn insert_theme(conn: &mut DbConn, code: &str, position: i32, name: &str) -> DbResult<()> {
    diesel::insert_into(work_themes::table)
        .values((
            work_themes::code.eq(code),
            work_themes::position.eq(position),
            work_themes::name_zh.eq(name),
            work_themes::name_en.eq(name),
        ))
        .execute(conn)?;
    Ok(())
}

/// A row with times, one of which may be missing.
fn insert_job(conn: &mut DbConn, id: JobId, run_at: Instant, leased_until: Option<Instant>) -> DbResult<()> {
    diesel::insert_into(jobs::table)
        .values((
            jobs::id.eq(id),
            jobs::kind.eq("test"),
            jobs::subject.eq(id.to_string()),
            jobs::state.eq("queued"),
            jobs::attempts.eq(0),
            jobs::run_at.eq(run_at),
            jobs::leased_until.eq(leased_until),
            jobs::created_at.eq(run_at),
        ))
        .execute(conn)?;
    Ok(())
}

fn themes(conn: &mut DbConn) -> i64 {
    work_themes::table.count().get_result(conn).unwrap()
}
