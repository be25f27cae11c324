//! The trail: sealing, verification, reading.

pub mod access;
mod commands;
mod guards;
mod reading;
mod sealing;
mod tampering;

use shigan::audit::chain::SealMark;
use shigan::audit::seal::seal_once;
use shigan::audit::verify::{FindingKind, Report, verify};
use shigan::audit::{self, Event, Origin};

use crate::support::databases::Database;

/// Writes some events, one transaction each, a second apart.
async fn write_events(database: &Database, names: impl IntoIterator<Item = u32>) {
    for name in names {
        let clock = database.clock.clone();
        clock.set(clock.now().utc() + chrono::TimeDelta::seconds(1));
        database
            .db
            .write(move |conn| {
                let event = Event::done("thing.change", "thing", name).details(serde_json::json!({ "to": name }));
                audit::record(conn, &clock, &Origin::operator(), event)
            })
            .await
            .unwrap();
    }
}

/// Three seals of four events each.
async fn sealed_trail(database: &Database) -> SealMark {
    for seal in 0..3 {
        write_events(database, seal * 4..seal * 4 + 4).await;
        assert_eq!(seal_once(&database.db, &database.clock).await.unwrap(), 4);
    }
    let report = verified(database, None).await;
    assert!(report.is_sound(), "{:?}", report.findings);
    report.newest.unwrap()
}

async fn verified(database: &Database, expected: Option<SealMark>) -> Report {
    database.db.read(move |conn| verify(conn, expected)).await.unwrap()
}

fn kinds(report: &Report) -> Vec<FindingKind> {
    report.findings.iter().map(|finding| finding.kind).collect()
}
