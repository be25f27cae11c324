//! What `Db::write` promises: all or nothing, durable when it answers, done even if nobody waits.

use diesel::prelude::*;
use shigan::db::schema::work_themes;
use shigan::db::{DbConn, DbError, DbResult};

use super::{insert_theme, themes};
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    changes_from_many_tasks_all_arrive
    an_error_undoes_its_own_change_and_no_other
    a_panicking_change_costs_nothing_that_was_acknowledged
    an_acknowledged_change_is_seen_by_every_other_connection
    a_change_runs_to_its_end_when_its_caller_has_gone
    a_change_sees_what_was_acknowledged_before_it
    half_a_change_is_never_seen
}

async fn changes_from_many_tasks_all_arrive(database: &Database) {
    let tasks: Vec<_> = (0..20)
        .map(|task| {
            let db = database.db.clone();
            tokio::spawn(async move {
                for number in 0..20 {
                    db.write(move |conn| insert_theme(conn, &format!("{task}-{number}"), number, "x")).await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(themes(&mut database.connect()), 400);
}

/// Sends many changes at once, so that they share commits where there is one writer.
async fn storm(database: &Database, change: fn(&mut DbConn, i32) -> DbResult<()>) -> Vec<DbResult<()>> {
    let tasks: Vec<_> = (0..120)
        .map(|number| {
            let db = database.db.clone();
            tokio::spawn(async move {
                loop {
                    match db.write(move |conn| change(conn, number)).await {
                        // A full pool or a lost batch: the client comes back, as a phone does.
                        Err(DbError::Unavailable(_)) if number % 3 != 0 => tokio::task::yield_now().await,
                        result => return result,
                    }
                }
            })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

fn codes(database: &Database) -> Vec<String> {
    work_themes::table.order(work_themes::position).select(work_themes::code).load(&mut database.connect()).unwrap()
}

fn expected() -> Vec<String> {
    (0..120).filter(|number| number % 3 != 0).map(|number| format!("t{number}")).collect()
}

async fn an_error_undoes_its_own_change_and_no_other(database: &Database) {
    let results = storm(database, |conn, number| {
        insert_theme(conn, &format!("t{number}"), number, "x")?;
        if number % 3 == 0 {
            // The same key again: PostgreSQL aborts the transaction, SQLite the statement.
            insert_theme(conn, &format!("t{number}"), number, "x")?;
        }
        Ok(())
    })
    .await;
    for (number, result) in results.iter().enumerate() {
        assert_eq!(result.is_err(), number % 3 == 0, "{number}: {result:?}");
    }
    assert_eq!(codes(database), expected());
}

async fn a_panicking_change_costs_nothing_that_was_acknowledged(database: &Database) {
    // The panics below are part of the test; their messages would only frighten the reader of its output.
    std::panic::set_hook(Box::new(|_| {}));
    let results = storm(database, |conn, number| {
        // A lost batch is sent again by its callers; what they had written must be gone by then.
        insert_theme(conn, &format!("t{number}"), number, "x")?;
        assert!(number % 3 != 0, "number {number} panics");
        Ok(())
    })
    .await;
    drop(std::panic::take_hook());
    for (number, result) in results.iter().enumerate() {
        assert_eq!(result.is_err(), number % 3 == 0, "{number}: {result:?}");
    }
    assert_eq!(codes(database), expected());
    database.db.write(|conn| insert_theme(conn, "after", 1000, "x")).await.expect("the writer goes on");
}

async fn an_acknowledged_change_is_seen_by_every_other_connection(database: &Database) {
    let other = database.another();
    for number in 0..20 {
        database.db.write(move |conn| insert_theme(conn, &format!("t{number}"), number, "x")).await.unwrap();
        let seen: i64 = other
            .read(|conn: &mut DbConn| Ok::<_, DbError>(work_themes::table.count().get_result(conn)?))
            .await
            .unwrap();
        assert_eq!(seen, i64::from(number) + 1);
        assert_eq!(themes(&mut database.connect()), seen);
    }
}

async fn a_change_runs_to_its_end_when_its_caller_has_gone(database: &Database) {
    let (begun, wait_begun) = std::sync::mpsc::channel();
    let (go_on, wait_go_on) = std::sync::mpsc::channel::<()>();
    let db = database.db.clone();
    let caller = tokio::spawn(async move {
        db.write(move |conn| {
            begun.send(()).unwrap();
            wait_go_on.recv().unwrap();
            insert_theme(conn, "t", 1, "x")
        })
        .await
    });
    tokio::task::spawn_blocking(move || wait_begun.recv().unwrap()).await.unwrap();
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());
    go_on.send(()).unwrap();
    while themes(&mut database.connect()) == 0 {
        tokio::task::yield_now().await;
    }
}

async fn a_change_sees_what_was_acknowledged_before_it(database: &Database) {
    for number in 0..50 {
        let before = database
            .db
            .write(move |conn| {
                let before = themes(conn);
                insert_theme(conn, &format!("t{number}"), number, "x")?;
                Ok::<_, DbError>(before)
            })
            .await
            .unwrap();
        assert_eq!(before, i64::from(number));
    }
}

async fn half_a_change_is_never_seen(database: &Database) {
    let (db, other) = (database.db.clone(), database.another());
    let writer = tokio::spawn(async move {
        for pair in 0..60 {
            db.write(move |conn| {
                insert_theme(conn, &format!("a{pair}"), pair, "x")?;
                insert_theme(conn, &format!("b{pair}"), pair, "x")
            })
            .await
            .unwrap();
        }
    });
    while !writer.is_finished() {
        let seen: i64 = other
            .read(|conn: &mut DbConn| Ok::<_, DbError>(work_themes::table.count().get_result(conn)?))
            .await
            .unwrap();
        assert_eq!(seen % 2, 0, "{seen} rows seen");
    }
    writer.await.unwrap();
}
