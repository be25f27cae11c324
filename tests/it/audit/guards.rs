//! What the schema refuses by itself, before any seal is asked.

use diesel::connection::SimpleConnection as _;

use super::sealed_trail;
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    no_row_of_the_trail_can_be_changed_or_deleted
}

async fn no_row_of_the_trail_can_be_changed_or_deleted(database: &Database) {
    sealed_trail(database).await;
    let mut conn = database.connect();
    for statement in [
        "UPDATE audit_events SET details = '{}'",
        "DELETE FROM audit_events",
        "UPDATE audit_seals SET event_count = 3",
        "DELETE FROM audit_seals",
        "UPDATE audit_seal_entries SET position = position + 1000",
        "DELETE FROM audit_seal_entries",
    ] {
        let refused = conn.batch_execute(statement).expect_err(statement).to_string();
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
    if database.is_postgres() {
        for table in ["audit_events", "audit_seals", "audit_seal_entries"] {
            let statement = format!("TRUNCATE {table} CASCADE");
            let refused = conn.batch_execute(&statement).expect_err(&statement).to_string();
            assert!(refused.contains("append-only"), "{statement}: {refused}");
        }
    }
    assert!(super::verified(database, None).await.is_sound());
}
