//! Somebody with the rights of the database's owner takes away the guards and changes the trail.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use shigan::audit::EventRow;
use shigan::audit::chain::{EntryRow, SealRow, event_hash, seal_hash};
use shigan::audit::queries::{find_newest_seal, list_entries_after};
use shigan::audit::verify::FindingKind::{self, *};
use shigan::db::DbConn;
use shigan::db::schema::{audit_events, audit_seal_entries, audit_seals, audit_unsealed};
use shigan::db::types::{AccountId, EventId, SessionId, Sha256};

use super::{kinds, sealed_trail, verified};
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    a_change_of_any_field_of_an_event_is_found
    a_removed_event_is_found
    an_event_removed_with_its_entry_is_found
    a_replaced_event_is_found
    an_entry_with_another_hash_is_found
    two_swapped_entries_are_found
    an_event_slipped_in_is_found
    an_event_slipped_in_with_an_entry_is_found
    a_removed_seal_is_found
    a_seal_removed_with_its_entries_is_found
    a_change_of_any_field_of_a_seal_is_found
    a_cut_off_tail_is_found_against_a_seal_kept_elsewhere
    a_rewritten_tail_is_found_against_a_seal_kept_elsewhere
    an_older_seal_kept_elsewhere_still_matches
    an_event_put_back_among_the_pending_is_found
    findings_beyond_a_hundred_are_counted
    a_value_that_cannot_be_read_is_found
}

/// Takes away triggers and foreign keys, then does the deed.
fn tamper<T>(database: &Database, deed: impl FnOnce(&mut DbConn) -> T) -> T {
    let mut conn = database.connect();
    let guards_off = if database.is_postgres() {
        "SET session_replication_role = replica".to_owned()
    } else {
        let tables = ["audit_events", "audit_seals", "audit_seal_entries"];
        let drops = tables.map(|table| {
            format!("DROP TRIGGER IF EXISTS {table}_no_update; DROP TRIGGER IF EXISTS {table}_no_delete;")
        });
        format!("PRAGMA foreign_keys = OFF; {}", drops.concat())
    };
    conn.batch_execute(&guards_off).unwrap();
    deed(&mut conn)
}

/// The event at a place of the chain.
fn entry(conn: &mut DbConn, seal: i64, position: i32) -> EntryRow {
    audit_seal_entries::table.find((seal, position)).select(EntryRow::as_select()).first(conn).unwrap()
}

fn event(conn: &mut DbConn, id: EventId) -> EventRow {
    audit_events::table.find(id).select(EventRow::as_select()).first(conn).unwrap()
}

fn delete_event(conn: &mut DbConn, id: EventId) {
    diesel::delete(audit_events::table.find(id)).execute(conn).unwrap();
}

fn store(conn: &mut DbConn, event: &EventRow) {
    diesel::insert_into(audit_events::table).values(event).execute(conn).unwrap();
}

async fn found(database: &Database) -> Vec<FindingKind> {
    kinds(&verified(database, None).await)
}

async fn a_change_of_any_field_of_an_event_is_found(database: &Database) {
    sealed_trail(database).await;
    type Change = fn(&mut EventRow);
    let changes: [(&str, Change); 11] = [
        ("at", |event| event.at = event.at.plus(chrono::TimeDelta::microseconds(1))),
        ("actor_kind", |event| event.actor_kind = shigan::audit::ActorKind::System),
        ("account_id", |event| event.account_id = Some(AccountId(uuid::Uuid::from_u128(1)))),
        ("session_id", |event| event.session_id = Some(SessionId(uuid::Uuid::from_u128(1)))),
        ("request_id", |event| event.request_id = Some(String::new())),
        ("address", |event| event.address = Some("10.0.0.1".to_owned())),
        ("action", |event| event.action = "thing.other".to_owned()),
        ("outcome", |event| event.outcome = shigan::audit::Outcome::Refused),
        ("subject_kind", |event| event.subject_kind = "other".to_owned()),
        ("subject_id", |event| event.subject_id = "77".to_owned()),
        ("details", |event| event.details = r#"{"to":6 }"#.to_owned()),
    ];
    for (field, change) in changes {
        let before = tamper(database, |conn| {
            let before = entry(conn, 2, 1).event_id;
            let before = event(conn, before);
            let mut after = before.clone();
            change(&mut after);
            delete_event(conn, before.id);
            store(conn, &after);
            before
        });
        let report = verified(database, None).await;
        assert_eq!(kinds(&report), [EventAltered], "{field}");
        assert_eq!((report.findings[0].seal, report.findings[0].event), (Some(2), Some(before.id)), "{field}");
        tamper(database, |conn| {
            delete_event(conn, before.id);
            store(conn, &before);
        });
        assert!(verified(database, None).await.is_sound(), "{field} was put back");
    }
}

async fn a_removed_event_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        let id = entry(conn, 2, 1).event_id;
        delete_event(conn, id);
    });
    assert_eq!(found(database).await, [EventRemoved]);
}

async fn an_event_removed_with_its_entry_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        let id = entry(conn, 2, 3).event_id;
        diesel::delete(audit_seal_entries::table.find((2_i64, 3))).execute(conn).unwrap();
        delete_event(conn, id);
    });
    assert_eq!(found(database).await, [SealBroken]);
}

async fn a_replaced_event_is_found(database: &Database) {
    sealed_trail(database).await;
    // Another id, and the entry pointed at it with a fresh hash.
    tamper(database, |conn| {
        let id = entry(conn, 2, 1).event_id;
        let mut other = event(conn, id);
        delete_event(conn, id);
        other.id = database.clock.new_id();
        store(conn, &other);
        diesel::update(audit_seal_entries::table.find((2_i64, 1)))
            .set((audit_seal_entries::event_id.eq(other.id), audit_seal_entries::event_hash.eq(event_hash(&other))))
            .execute(conn)
            .unwrap();
    });
    assert_eq!(found(database).await, [SealBroken]);
}

async fn an_entry_with_another_hash_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        diesel::update(audit_seal_entries::table.find((1_i64, 0)))
            .set(audit_seal_entries::event_hash.eq(Sha256::of(b"another")))
            .execute(conn)
            .unwrap();
    });
    assert_eq!(found(database).await, [EventAltered, SealBroken]);
}

async fn two_swapped_entries_are_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        for (from, to) in [(1, 99), (2, 1), (99, 2)] {
            diesel::update(audit_seal_entries::table.find((2_i64, from)))
                .set(audit_seal_entries::position.eq(to))
                .execute(conn)
                .unwrap();
        }
    });
    assert_eq!(found(database).await, [SealBroken]);
}

async fn an_event_slipped_in_is_found(database: &Database) {
    sealed_trail(database).await;
    let id = tamper(database, |conn| slip_in(database, conn));
    let report = verified(database, None).await;
    assert_eq!(kinds(&report), [EventUnaccounted]);
    assert_eq!(report.findings[0].event, Some(id));
}

fn slip_in(database: &Database, conn: &mut DbConn) -> EventId {
    let id = entry(conn, 2, 1).event_id;
    let mut other = event(conn, id);
    other.id = database.clock.new_id();
    other.subject_id = "slipped in".to_owned();
    store(conn, &other);
    other.id
}

async fn an_event_slipped_in_with_an_entry_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        let id = slip_in(database, conn);
        let event_hash = event_hash(&event(conn, id));
        let forged = EntryRow { seal_number: 2, position: 4, event_id: id, event_hash };
        diesel::insert_into(audit_seal_entries::table).values(forged).execute(conn).unwrap();
        diesel::update(audit_seals::table.find(2_i64)).set(audit_seals::event_count.eq(5)).execute(conn).unwrap();
    });
    assert_eq!(found(database).await, [SealBroken]);
}

async fn a_removed_seal_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        diesel::delete(audit_seals::table.find(2_i64)).execute(conn).unwrap();
    });
    let found = found(database).await;
    assert_eq!(found[0], SealMissing);
    assert_eq!(found[1..], [EntryWithoutSeal; 4]);
}

async fn a_seal_removed_with_its_entries_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| remove_seal(conn, 2));
    assert_eq!(
        found(database).await,
        [SealMissing, EventUnaccounted, EventUnaccounted, EventUnaccounted, EventUnaccounted]
    );
}

fn remove_seal(conn: &mut DbConn, number: i64) {
    diesel::delete(audit_seal_entries::table.filter(audit_seal_entries::seal_number.eq(number))).execute(conn).unwrap();
    diesel::delete(audit_seals::table.find(number)).execute(conn).unwrap();
}

async fn a_change_of_any_field_of_a_seal_is_found(database: &Database) {
    sealed_trail(database).await;
    type Change = fn(&mut SealRow);
    let changes: [(Change, &[FindingKind]); 4] = [
        (|seal| seal.previous_hash = Sha256::of(b"another"), &[ChainBroken, SealBroken]),
        (|seal| seal.event_count = 3, &[SealBroken]),
        (|seal| seal.hash = Sha256::of(b"another"), &[SealBroken, ChainBroken]),
        (|seal| seal.sealed_at = seal.sealed_at.plus(chrono::TimeDelta::seconds(-60)), &[SealBroken]),
    ];
    for (change, expected) in changes {
        let before = tamper(database, |conn| {
            let before: SealRow = audit_seals::table.find(2_i64).select(SealRow::as_select()).first(conn).unwrap();
            let mut after = before.clone();
            change(&mut after);
            replace_seal(conn, &after);
            before
        });
        assert_eq!(found(database).await, expected);
        tamper(database, |conn| replace_seal(conn, &before));
        assert!(verified(database, None).await.is_sound());
    }
}

fn replace_seal(conn: &mut DbConn, seal: &SealRow) {
    diesel::delete(audit_seals::table.find(seal.number)).execute(conn).unwrap();
    diesel::insert_into(audit_seals::table).values(seal).execute(conn).unwrap();
}

async fn a_cut_off_tail_is_found_against_a_seal_kept_elsewhere(database: &Database) {
    let kept = sealed_trail(database).await;
    tamper(database, |conn| {
        let gone: Vec<EventId> = (0..4).map(|position| entry(conn, 3, position).event_id).collect();
        remove_seal(conn, 3);
        for id in gone {
            delete_event(conn, id);
        }
    });
    // What is left fits together: only the copy tells.
    assert!(verified(database, None).await.is_sound());
    assert_eq!(kinds(&verified(database, Some(kept)).await), [ExpectedSealMissing]);
}

async fn a_rewritten_tail_is_found_against_a_seal_kept_elsewhere(database: &Database) {
    let kept = sealed_trail(database).await;
    tamper(database, |conn| {
        let id = entry(conn, 3, 0).event_id;
        let mut forged = event(conn, id);
        delete_event(conn, id);
        forged.subject_id = "forged".to_owned();
        store(conn, &forged);
        diesel::update(audit_seal_entries::table.find((3_i64, 0)))
            .set(audit_seal_entries::event_hash.eq(event_hash(&forged)))
            .execute(conn)
            .unwrap();
        let hashes: Vec<Sha256> = list_entries_after(conn, (2, i32::MAX), 10)
            .unwrap()
            .into_iter()
            .map(|(entry, _)| entry.event_hash)
            .collect();
        let mut seal = find_newest_seal(conn).unwrap().unwrap();
        seal.hash = seal_hash(seal.number, &seal.previous_hash, seal.sealed_at, hashes.iter());
        replace_seal(conn, &seal);
    });
    assert!(verified(database, None).await.is_sound());
    assert_eq!(kinds(&verified(database, Some(kept)).await), [ExpectedSealMissing]);
}

async fn an_older_seal_kept_elsewhere_still_matches(database: &Database) {
    let kept = sealed_trail(database).await;
    super::write_events(database, 50..60).await;
    shigan::audit::seal::seal_once(&database.db, &database.clock).await.unwrap();
    let report = verified(database, Some(kept)).await;
    assert!(report.is_sound());
    assert_eq!(report.newest.unwrap().number, 4);
}

async fn an_event_put_back_among_the_pending_is_found(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        let id = entry(conn, 2, 1).event_id;
        diesel::insert_into(audit_unsealed::table).values(audit_unsealed::event_id.eq(id)).execute(conn).unwrap();
    });
    assert_eq!(found(database).await, [EventSealedAndPending]);
}

async fn findings_beyond_a_hundred_are_counted(database: &Database) {
    sealed_trail(database).await;
    tamper(database, |conn| {
        for _ in 0..130 {
            slip_in(database, conn);
        }
    });
    let report = verified(database, None).await;
    assert_eq!((report.findings.len(), report.findings_left_out), (100, 30));
}

async fn a_value_that_cannot_be_read_is_found(database: &Database) {
    sealed_trail(database).await;
    let rule_off = if database.is_postgres() {
        "ALTER TABLE audit_events DROP CONSTRAINT audit_events_outcome_check"
    } else {
        "PRAGMA ignore_check_constraints = ON"
    };
    tamper(database, |conn| {
        conn.batch_execute(rule_off).unwrap();
        let id = entry(conn, 2, 1).event_id;
        diesel::update(audit_events::table.find(id)).set(audit_events::details.eq("")).execute(conn).unwrap();
        conn.batch_execute("UPDATE audit_events SET outcome = 'maybe' WHERE details = ''").unwrap();
    });
    assert_eq!(found(database).await, [ValueUnreadable]);
}
