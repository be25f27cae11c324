//! Sealing: chains new events by hash in batches, so that writers never queue behind one row.
//!
//! Runs in every process. Invariant: whoever inserts a seal's number first owns
//! it; anybody else sealing at the same moment gives up and leaves nothing.

use std::time::Duration;

use diesel::prelude::*;
use tokio::sync::watch;

use super::chain::{BEGINNING, EntryRow, SealRow, event_hash, seal_hash};
use super::queries::{find_newest_seal, list_unsealed};
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{audit_seal_entries, audit_seals, audit_unsealed};
use crate::db::types::{EventId, Sha256};
use crate::db::{Db, DbConn, DbResult};

/// Events in one seal at the most: bounds how long the writer is held.
const BATCH: i64 = 1000;
/// Ids in one statement.
const IDS: usize = 500;
/// How often new events are looked for.
const POLL: Duration = Duration::from_secs(2);

/// Seals new events until told to stop, then once more.
pub async fn run(db: Db, clock: Clock, mut stop: watch::Receiver<bool>) {
    loop {
        seal_all(&db, &clock).await;
        if *stop.borrow() {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(POLL) => {}
            // An error means the server is gone, which is a stop as well.
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Seals everything pending; what cannot be sealed now stays pending, with a warning.
pub async fn seal_all(db: &Db, clock: &Clock) {
    loop {
        match seal_once(db, clock).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "events of the trail could not be sealed; they stay pending");
                return;
            }
        }
    }
}

/// Seals the oldest pending events, at most a thousand; answers how many.
///
/// Zero means that nothing was pending, or that another process was quicker.
///
/// # Errors
/// As any write.
pub async fn seal_once(db: &Db, clock: &Clock) -> DbResult<usize> {
    // Looking takes no write lock; most looks find nothing.
    if !db.read(any_unsealed).await? {
        return Ok(0);
    }
    let clock = clock.clone();
    db.write(move |conn| seal_batch(conn, &clock)).await
}

/// [`seal_once`] for threads that may block: the command line.
///
/// # Errors
/// As any write.
pub fn seal_once_blocking(db: &Db, clock: &Clock) -> DbResult<usize> {
    let clock = clock.clone();
    db.write_blocking(move |conn| seal_batch(conn, &clock))
}

fn any_unsealed(conn: &mut DbConn) -> DbResult<bool> {
    let first: Option<EventId> = audit_unsealed::table.select(audit_unsealed::event_id).first(conn).optional()?;
    Ok(first.is_some())
}

fn seal_batch(conn: &mut DbConn, clock: &Clock) -> DbResult<usize> {
    // The newest seal is read before the events: if another process seals in
    // between, our number is taken and we give up; the other way round we would
    // put its events into a second seal.
    let newest = find_newest_seal(conn)?;
    let events = list_unsealed(conn, BATCH)?;
    if events.is_empty() {
        return Ok(0);
    }
    let hashes: Vec<Sha256> = events.iter().map(event_hash).collect();
    let number = newest.as_ref().map_or(1, |seal| seal.number + 1);
    let previous_hash = newest.map_or(BEGINNING, |seal| seal.hash);
    let sealed_at = clock.now();
    let seal = SealRow {
        number,
        previous_hash,
        event_count: i32::try_from(events.len()).unwrap_or(i32::MAX),
        hash: seal_hash(number, &previous_hash, sealed_at, hashes.iter()),
        sealed_at,
    };
    if diesel::insert_into(audit_seals::table).values(&seal).or_ignore().execute(conn)? == 0 {
        return Ok(0);
    }
    for ((position, event), event_hash) in (0..).zip(&events).zip(hashes) {
        let entry = EntryRow { seal_number: number, position, event_id: event.id, event_hash };
        diesel::insert_into(audit_seal_entries::table).values(&entry).execute(conn)?;
    }
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    for ids in ids.chunks(IDS) {
        diesel::delete(audit_unsealed::table.filter(audit_unsealed::event_id.eq_any(ids))).execute(conn)?;
    }
    Ok(events.len())
}
