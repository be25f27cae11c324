//! The few places where the two databases need different SQL.
//!
//! Queries elsewhere never ask which database they run on. Invariant: each
//! helper means the same on both, and a test runs it on both.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Text};
use diesel::{QueryResult, RunQueryDsl};

use super::{DbConn, DbResult, MultiBackend};

/// A statement with raw SQL behind it: `ON CONFLICT …`, which Diesel cannot say for both databases at once.
#[derive(Debug, Clone, Copy)]
pub struct Suffix<S> {
    statement: S,
    sql: &'static str,
}

/// Adds a literal suffix to a statement. The suffix must be valid on both databases.
pub trait WithSuffix: Sized {
    /// See [`Suffix`].
    fn suffix(self, sql: &'static str) -> Suffix<Self> {
        Suffix { statement: self, sql }
    }

    /// Inserts unless a unique key exists already; the count of rows tells which.
    fn or_ignore(self) -> Suffix<Self> {
        self.suffix(" ON CONFLICT DO NOTHING")
    }
}

impl<T, U, Op, Ret> WithSuffix for diesel::query_builder::InsertStatement<T, U, Op, Ret> where T: diesel::QuerySource {}

impl<S: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Suffix<S> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.statement.walk_ast(out.reborrow())?;
        out.push_sql(self.sql);
        Ok(())
    }
}

impl<S> QueryId for Suffix<S> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<S: Query> Query for Suffix<S> {
    type SqlType = S::SqlType;
}

impl<S> RunQueryDsl<DbConn> for Suffix<S> {}

/// Keeps other transactions that name the same key waiting until this one ends.
///
/// For things that have no row to lock. SQLite has one writer, so there is nothing to do.
///
/// # Errors
/// As any query; [`super::DbError::Unavailable`] when the wait is too long.
pub fn one_at_a_time(conn: &mut DbConn, what: &str, key: &str) -> DbResult<()> {
    if let DbConn::Postgres(conn) = conn {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind::<Text, _>(format!("{what}:{key}"))
            .execute(conn)?;
    }
    Ok(())
}

/// True where `needle` stands anywhere in `haystack`, byte for byte: no wildcards, no case folding.
///
/// Callers fold case themselves, in Rust, so that both databases agree about every script.
#[derive(Debug, Clone)]
pub struct Contains<C> {
    haystack: C,
    needle: String,
}

/// Builds [`Contains`].
pub fn contains<C>(haystack: C, needle: String) -> Contains<C> {
    Contains { haystack, needle }
}

impl<C> diesel::expression::Expression for Contains<C> {
    type SqlType = Bool;
}
impl<C, QS> diesel::expression::AppearsOnTable<QS> for Contains<C> where C: diesel::expression::AppearsOnTable<QS> {}
impl<C, QS> diesel::expression::SelectableExpression<QS> for Contains<C> where
    C: diesel::expression::SelectableExpression<QS>
{
}
impl<C, GB> diesel::expression::ValidGrouping<GB> for Contains<C> {
    type IsAggregate = diesel::expression::is_aggregate::No;
}
impl<C> QueryId for Contains<C> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<C: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Contains<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        // Only the name of the function differs; both take (haystack, needle).
        let postgres = matches!(out.backend(), MultiBackend::Postgres(_));
        out.push_sql(if postgres { "strpos(" } else { "instr(" });
        self.haystack.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        out.push_bind_param::<Text, String>(&self.needle)?;
        out.push_sql(") > 0");
        Ok(())
    }
}

/// What a transaction may agree about with others before it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Which cycles are open: changing that waits for all who rely on it, and they for it.
    Cycles = 0x5348_0001,
    /// How areas and organisations stand below each other: two moves must not close a circle between them.
    Trees = 0x5348_0002,
}

/// Holds an agreement until the transaction ends: many may rely on it, or one may change it.
///
/// SQLite has one writer, so there it is held already.
///
/// # Errors
/// [`super::DbError::Unavailable`] when it is not free in time.
pub fn agree(conn: &mut DbConn, on: Agreement, to_change: bool) -> super::DbResult<()> {
    if let DbConn::Postgres(conn) = conn {
        let lock = if to_change { "pg_advisory_xact_lock" } else { "pg_advisory_xact_lock_shared" };
        diesel::sql_query(format!("SELECT {lock}({})", on as i64)).execute(conn)?;
    }
    Ok(())
}

/// Inserts many rows into one table: the call that makes a city's roster fast on PostgreSQL.
///
/// A round trip a row is what costs there, so rows travel by the thousand; SQLite has no round trips
/// and takes them one by one. `$rows` is a slice of an `Insertable`.
#[macro_export]
macro_rules! insert_rows {
    ($conn:expr, $table:expr, $rows:expr) => {{
        use diesel::RunQueryDsl as _;
        let insert = |conn: &mut $crate::db::DbConn| -> $crate::db::DbResult<()> {
            match conn {
                $crate::db::DbConn::Postgres(conn) => {
                    // 1,000 rows of at most 15 columns stay below the 65,535 values a statement may bind.
                    for some in $rows.chunks(1000) {
                        diesel::insert_into($table).values(some).execute(conn)?;
                    }
                }
                $crate::db::DbConn::Sqlite(conn) => {
                    for row in $rows {
                        diesel::insert_into($table).values(row).execute(conn)?;
                    }
                }
            }
            Ok(())
        };
        insert($conn)
    }};
}
