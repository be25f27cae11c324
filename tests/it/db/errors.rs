//! What went wrong, in the same words on both databases.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use shigan::db::schema::{areas, jobs, work_themes};
use shigan::db::types::{AreaId, JobId};
use shigan::db::{Db, DbError, DbResult};

use super::{insert_job, insert_theme};
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    each_rule_of_the_schema_has_its_own_error
    a_defect_of_ours_is_no_passing_trouble
    an_error_of_one_query_leaves_the_connection_usable
}

async fn each_rule_of_the_schema_has_its_own_error(database: &Database) {
    let unique: DbResult<()> = database
        .db
        .write(|conn| {
            insert_theme(conn, "k", 1, "x")?;
            insert_theme(conn, "k", 1, "x")
        })
        .await;
    assert!(matches!(unique, Err(DbError::Unique(_))), "{unique:?}");

    let id: AreaId = database.clock.new_id();
    let (nobody, now): (AreaId, _) = (database.clock.new_id(), database.clock.now());
    let reference: DbResult<()> = database
        .db
        .write(move |conn| {
            diesel::insert_into(areas::table)
                .values((
                    areas::id.eq(id),
                    areas::code.eq("X"),
                    areas::parent_id.eq(nobody),
                    areas::kind.eq("city"),
                    areas::name.eq("x"),
                    areas::path.eq("X/"),
                    areas::created_at.eq(now),
                    areas::updated_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
    assert!(matches!(reference, Err(DbError::Reference(_))), "{reference:?}");

    let id: JobId = database.clock.new_id();
    let check: DbResult<()> = database
        .db
        .write(move |conn| {
            insert_job(conn, id, now, None)?;
            diesel::update(jobs::table.find(id)).set(jobs::state.eq("sleeping")).execute(conn)?;
            Ok(())
        })
        .await;
    assert!(matches!(check, Err(DbError::Check(_))), "{check:?}");

    let missing: DbResult<()> = database
        .db
        .write(|conn| Ok(conn.batch_execute("INSERT INTO work_themes (code, position) VALUES ('m', 1)")?))
        .await;
    assert!(matches!(missing, Err(DbError::Check(_))), "a missing value: {missing:?}");
}

async fn a_defect_of_ours_is_no_passing_trouble(database: &Database) {
    let defect: DbResult<()> = database.db.read(|conn| Ok(conn.batch_execute("SELECT * FROM no_such_table")?)).await;
    assert!(matches!(defect, Err(DbError::Defect(_))), "{defect:?}");
}

async fn an_error_of_one_query_leaves_the_connection_usable(database: &Database) {
    let db = Db::open(&database.url, 1).unwrap();
    let _refused: DbResult<()> = db.read(|conn| Ok(conn.batch_execute("SELECT * FROM no_such_table")?)).await;
    let count: DbResult<i64> = db.read(|conn| Ok(work_themes::table.count().get_result(conn)?)).await;
    assert_eq!(count.unwrap(), 0);
}

#[test]
fn a_database_that_cannot_be_reached_is_unavailable() {
    let postgres = "postgres://nobody@127.0.0.1:1/none".parse().unwrap();
    assert!(matches!(Db::open(&postgres, 1), Err(DbError::Unavailable(_))));
    let sqlite = "sqlite:/no/such/folder/shigan.db".parse().unwrap();
    assert!(matches!(Db::open(&sqlite, 1), Err(DbError::Unavailable(_))));
}
