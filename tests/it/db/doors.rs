//! The settings of a connection: who may write, and what is switched on.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use shigan::db::types::Sha256;
use shigan::db::{DatabaseUrl, DbConn, DbResult, Purpose};

use super::insert_theme;
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    digests_and_ids_come_back_as_they_went_in
}

async fn digests_and_ids_come_back_as_they_went_in(database: &Database) {
    use diesel::dsl::select;
    let digest = Sha256::of(b"bytes with \0 inside");
    let id: shigan::db::types::EventId = database.clock.new_id();
    let (read_digest, read_id) = database
        .db
        .read(move |conn: &mut DbConn| -> DbResult<_> {
            let digest: Sha256 = select(digest.into_sql::<diesel::sql_types::Binary>()).get_result(conn)?;
            let id: shigan::db::types::EventId = select(id.into_sql::<diesel::sql_types::Binary>()).get_result(conn)?;
            Ok((digest, id))
        })
        .await
        .unwrap();
    assert_eq!((read_digest, read_id), (digest, id));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_of_sqlite_cannot_write() {
    let database = Database::sqlite();
    let refused: DbResult<()> = database.db.read(|conn| insert_theme(conn, "k", 1, "x")).await;
    assert!(refused.is_err());
    assert_eq!(super::themes(&mut database.connect()), 0);
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = Integer)]
    value: i32,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    value: String,
}

#[test]
fn every_connection_to_sqlite_is_durable_and_keeps_references() {
    let database = Database::sqlite();
    for purpose in [Purpose::Read, Purpose::Write] {
        let DbConn::Sqlite(conn) = &mut database.url.connect(purpose).unwrap() else { panic!("not SQLite") };
        let number = |conn: &mut _, name: &str| -> i32 {
            let query = format!("SELECT {name} AS value FROM pragma_{name}");
            diesel::sql_query(query).get_result::<Number>(conn).unwrap().value
        };
        assert_eq!(number(conn, "foreign_keys"), 1);
        assert_eq!(number(conn, "synchronous"), 2, "FULL");
        assert_eq!(number(conn, "query_only"), i32::from(purpose == Purpose::Read));
        let mode: Word =
            diesel::sql_query("SELECT journal_mode AS value FROM pragma_journal_mode").get_result(conn).unwrap();
        assert_eq!(mode.value, "wal");
    }
}

#[test]
fn every_connection_to_postgres_counts_in_utc_and_waits_within_bounds() {
    let Some(database) = Database::postgres() else { return };
    let DbConn::Postgres(conn) = &mut database.connect() else { panic!("not PostgreSQL") };
    for (name, expected) in [("TimeZone", "UTC"), ("lock_timeout", "10s"), ("statement_timeout", "1min")] {
        let query = format!("SELECT current_setting('{name}') AS value");
        assert_eq!(diesel::sql_query(query).get_result::<Word>(conn).unwrap().value, expected, "{name}");
    }
    conn.batch_execute("SELECT 1").unwrap();
}

#[test]
fn addresses_of_databases_are_read_and_shown_without_secrets() {
    let url: DatabaseUrl = "postgres://city:secret@db.example/shigan".parse().unwrap();
    assert_eq!(format!("{url:?}"), "postgres://db.example/shigan");
    assert!("postgres://x/y".parse::<DatabaseUrl>().is_ok());
    assert_eq!("sqlite:///var/x.db".parse::<DatabaseUrl>().ok(), Some(DatabaseUrl::Sqlite("/var/x.db".into())));
    for nonsense in ["", "shigan.db", "sqlite:", "sqlite::memory:", "mysql://x/y"] {
        assert!(nonsense.parse::<DatabaseUrl>().is_err(), "{nonsense} was taken");
    }
}
