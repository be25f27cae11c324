//! `src/db/schema.rs` and the two folders of migrations against both real databases.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{Bool, Integer, Text};
use shigan::db::{DatabaseUrl, DbConn, Purpose, migrate, revert_all};

use super::files::{root, text};
use crate::support::app::{fresh_postgres, variable};
use crate::support::databases::{Database, on_both_databases};

/// A column as the code and as a database see it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    name: String,
    kind: String,
    nullable: bool,
}

/// A table: its key and its columns in order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Table {
    key: Vec<String>,
    columns: Vec<Column>,
}

type Tables = BTreeMap<String, Table>;

/// What `schema.rs` says.
fn declared() -> Tables {
    let source = text("src/db/schema.rs");
    let mut tables = Tables::new();
    for block in source.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty());
        let head = lines.next().unwrap();
        let (name, rest) = head.split_once(" (").unwrap();
        let key = rest.trim_end_matches([')', ' ', '{']).split(", ").map(str::to_owned).collect();
        let columns = lines
            .take_while(|line| *line != "}")
            .map(|line| {
                let (name, kind) = line.trim_end_matches(',').split_once(" -> ").unwrap();
                let bare = kind.strip_prefix("Nullable<").map(|kind| kind.trim_end_matches('>'));
                Column { name: name.to_owned(), kind: bare.unwrap_or(kind).to_owned(), nullable: bare.is_some() }
            })
            .collect();
        tables.insert(name.to_owned(), Table { key, columns });
    }
    tables
}

/// The type of `schema.rs` for a type of SQL, in the spelling of either database.
fn kind_of(sql: &str) -> String {
    match sql.to_uppercase().as_str() {
        "BLOB" | "BYTEA" => "Binary",
        "TEXT" => "Text",
        "INTEGER" => "Integer",
        "BIGINT" => "BigInt",
        "BOOLEAN" => "Bool",
        "DATE" => "Date",
        "TIMESTAMP" | "TIMESTAMP WITHOUT TIME ZONE" => "Timestamp",
        "DOUBLE" | "DOUBLE PRECISION" => "Double",
        other => return format!("unknown type {other}"),
    }
    .to_owned()
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Integer)]
    key_position: i32,
}

const SQLITE_COLUMNS: &str = r#"SELECT m.name AS table_name, c.name AS name, c.type AS kind, c."notnull" = 0 AS nullable, c.pk AS key_position
    FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"#;

const POSTGRES_COLUMNS: &str = "SELECT c.table_name::text, c.column_name::text AS name, c.data_type::text AS kind,
    c.is_nullable = 'YES' AS nullable, COALESCE(k.ordinal_position, 0)::int AS key_position
    FROM information_schema.columns c
    LEFT JOIN information_schema.table_constraints t
      ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
    LEFT JOIN information_schema.key_column_usage k
      ON k.constraint_name = t.constraint_name AND k.table_schema = t.table_schema
     AND k.table_name = c.table_name AND k.column_name = c.column_name
    WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position";

/// What a database holds.
fn present(conn: &mut DbConn) -> Tables {
    let rows: Vec<ColumnRow> = match conn {
        DbConn::Sqlite(conn) => diesel::sql_query(SQLITE_COLUMNS).load(conn).unwrap(),
        DbConn::Postgres(conn) => diesel::sql_query(POSTGRES_COLUMNS).load(conn).unwrap(),
    };
    let mut tables = Tables::new();
    let mut keys: BTreeMap<String, BTreeMap<i32, String>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.table_name != "__diesel_schema_migrations") {
        if row.key_position > 0 {
            keys.entry(row.table_name.clone()).or_default().insert(row.key_position, row.name.clone());
        }
        let table = tables.entry(row.table_name).or_insert_with(|| Table { key: Vec::new(), columns: Vec::new() });
        table.columns.push(Column { name: row.name, kind: kind_of(&row.kind), nullable: row.nullable });
    }
    for (table, key) in keys {
        tables.get_mut(&table).unwrap().key = key.into_values().collect();
    }
    tables
}

on_both_databases! {
    the_schema_of_the_code_is_the_schema_of_the_database
}

async fn the_schema_of_the_code_is_the_schema_of_the_database(database: &Database) {
    let (declared, present) = (declared(), present(&mut database.connect()));
    assert!(declared.len() > 30, "the reader of schema.rs found only {} tables", declared.len());
    let names = |tables: &Tables| tables.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&declared), names(&present));
    for (name, table) in &declared {
        assert_eq!(table, &present[name], "table {name}: schema.rs left, database right");
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |backend: &str| -> BTreeSet<String> {
        std::fs::read_dir(root().join("migrations").join(backend))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    for name in names("sqlite") {
        for file in ["up.sql", "down.sql"] {
            for backend in ["sqlite", "postgres"] {
                let path = format!("migrations/{backend}/{name}/{file}");
                assert!(!text(&path).trim().is_empty(), "{path} is empty");
            }
        }
    }
}

#[test]
fn migrations_go_up_down_and_up_again_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    up_down_up(&DatabaseUrl::Sqlite(folder.path().join("walk.db")));
}

#[test]
fn migrations_go_up_down_and_up_again_on_postgres() {
    let Some(admin) = variable("SHIGAN_TEST_POSTGRES_URL") else {
        crate::support::app::missing("no PostgreSQL (SHIGAN_TEST_POSTGRES_URL is not set)");
        return;
    };
    let url: DatabaseUrl = fresh_postgres(&admin).parse().unwrap();
    up_down_up(&url);
}

fn up_down_up(url: &DatabaseUrl) {
    migrate(url).unwrap();
    let first = everything(url);
    assert!(!first.is_empty());
    assert!(migrate(url).unwrap().is_empty(), "a second run has nothing to do");
    revert_all(url).unwrap();
    assert_eq!(everything(url), Vec::<String>::new(), "left behind after all migrations were undone");
    assert!(!migrate(url).unwrap().is_empty());
    assert_eq!(everything(url), first);
}

#[derive(QueryableByName)]
struct ObjectRow {
    #[diesel(sql_type = Text)]
    object: String,
}

/// Tables, indexes, triggers and functions, by kind and name.
fn everything(url: &DatabaseUrl) -> Vec<String> {
    const SQLITE: &str = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS object FROM sqlite_master
        WHERE name NOT LIKE '%__diesel_schema_migrations%' ORDER BY 1";
    const POSTGRES: &str = "SELECT object FROM (
        SELECT 'relation ' || c.relname AS object FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND c.relname NOT LIKE '%diesel_schema_migrations%'
        UNION ALL SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname = 'public' AND p.proname NOT LIKE 'diesel_%'
        UNION ALL SELECT 'trigger ' || t.tgname FROM pg_trigger t WHERE NOT t.tgisinternal
        UNION ALL SELECT 'constraint ' || o.conname FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace
          WHERE n.nspname = 'public' AND o.conname NOT LIKE '%diesel_schema_migrations%') all_objects ORDER BY 1";
    let rows: Vec<ObjectRow> = match &mut url.connect(Purpose::Read).unwrap() {
        DbConn::Sqlite(conn) => diesel::sql_query(SQLITE).load(conn).unwrap(),
        DbConn::Postgres(conn) => diesel::sql_query(POSTGRES).load(conn).unwrap(),
    };
    rows.into_iter().map(|row| row.object).collect()
}
