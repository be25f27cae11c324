//! Sealing by several processes at once.

use std::time::Duration;

use diesel::prelude::*;
use shigan::audit::seal::{self, seal_once};
use shigan::audit::{self, Event, Origin};
use shigan::db::schema::{audit_seal_entries, audit_seals, audit_unsealed};
use shigan::db::{DbConn, DbError};
use tokio::sync::watch;

use super::{sealed_trail, verified, write_events};
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    many_writers_and_several_sealers_leave_one_sound_chain
    nothing_pending_means_no_seal
    a_batch_holds_a_thousand_events_at_the_most
    events_stay_pending_until_they_are_sealed
    an_undone_change_leaves_nothing_to_seal
    a_stop_seals_what_is_pending
}

async fn many_writers_and_several_sealers_leave_one_sound_chain(database: &Database) {
    const WRITERS: u32 = 8;
    const EVENTS: u32 = 60;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (db, clock) = (database.db.clone(), database.clock.clone());
            tokio::spawn(async move {
                for number in 0..EVENTS {
                    let clock = clock.clone();
                    db.write(move |conn| {
                        let event = Event::done("thing.change", "thing", writer * EVENTS + number);
                        audit::record(conn, &clock, &Origin::system(), event)
                    })
                    .await
                    .unwrap();
                }
            })
        })
        .collect();
    let (done, finished) = watch::channel(false);
    // Handles of their own, as other processes would have.
    let sealers: Vec<_> = (0..3)
        .map(|_| {
            let (db, clock, finished) = (database.another(), database.clock.clone(), finished.clone());
            tokio::spawn(async move {
                loop {
                    let sealed = seal_once(&db, &clock).await.unwrap();
                    if sealed == 0 && *finished.borrow() {
                        return;
                    }
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    done.send(true).unwrap();
    for sealer in sealers {
        sealer.await.unwrap();
    }
    while seal_once(&database.db, &database.clock).await.unwrap() > 0 {}
    let report = verified(database, None).await;
    assert!(report.is_sound(), "{:?}", report.findings);
    assert_eq!((report.sealed_events, report.pending_events), (u64::from(WRITERS * EVENTS), 0));
    assert_eq!(report.newest.unwrap().number, i64::try_from(report.seals).unwrap());
}

async fn nothing_pending_means_no_seal(database: &Database) {
    sealed_trail(database).await;
    assert_eq!(seal_once(&database.db, &database.clock).await.unwrap(), 0);
    assert_eq!(verified(database, None).await.seals, 3);
}

async fn a_batch_holds_a_thousand_events_at_the_most(database: &Database) {
    let clock = database.clock.clone();
    database
        .db
        .write(move |conn| {
            for number in 0..1500 {
                audit::record(conn, &clock, &Origin::system(), Event::done("thing.change", "thing", number))?;
            }
            Ok::<_, DbError>(())
        })
        .await
        .unwrap();
    assert_eq!(seal_once(&database.db, &database.clock).await.unwrap(), 1000);
    assert_eq!(seal_once(&database.db, &database.clock).await.unwrap(), 500);
    let counts: (Vec<i32>, i64, i64) = database
        .db
        .read(|conn: &mut DbConn| {
            Ok::<_, DbError>((
                audit_seals::table.order(audit_seals::number).select(audit_seals::event_count).load(conn)?,
                audit_seal_entries::table.count().get_result(conn)?,
                audit_unsealed::table.count().get_result(conn)?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(counts, (vec![1000, 500], 1500, 0));
    assert!(verified(database, None).await.is_sound());
}

async fn events_stay_pending_until_they_are_sealed(database: &Database) {
    sealed_trail(database).await;
    write_events(database, 20..23).await;
    let report = verified(database, None).await;
    assert!(report.is_sound());
    assert_eq!((report.sealed_events, report.pending_events), (12, 3));
}

async fn an_undone_change_leaves_nothing_to_seal(database: &Database) {
    let clock = database.clock.clone();
    let result: Result<(), DbError> = database
        .db
        .write(move |conn| {
            audit::record(conn, &clock, &Origin::system(), Event::done("thing.change", "thing", 1))?;
            Err(DbError::unavailable("the change failed after its event"))
        })
        .await;
    assert!(result.is_err());
    assert_eq!(seal_once(&database.db, &database.clock).await.unwrap(), 0);
    assert_eq!(verified(database, None).await.pending_events, 0);
}

async fn a_stop_seals_what_is_pending(database: &Database) {
    let (stop, stopping) = watch::channel(false);
    let sealer = tokio::spawn(seal::run(database.db.clone(), database.clock.clone(), stopping));
    write_events(database, 0..5).await;
    stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(10), sealer).await.expect("the sealer ends").unwrap();
    let report = verified(database, None).await;
    assert_eq!((report.sealed_events, report.pending_events), (5, 0));
    assert!(report.is_sound());
}
