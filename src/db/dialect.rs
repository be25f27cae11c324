//! The few places where the two databases need different SQL.
//!
//! Queries elsewhere never ask which database they run on. Invariant: each
//! helper means the same on both, and a test runs it on both.

use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Text};
use diesel::{QueryResult, RunQueryDsl};

use super::{DbConn, MultiBackend};

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

/// Lets nobody else pass with the same number until the transaction ends.
///
/// SQLite has one writer, so a write transaction there is alone anyway.
///
/// # Errors
/// [`super::DbError::Unavailable`] when another holds it for too long.
pub fn lock_until_commit(conn: &mut DbConn, number: i64) -> super::DbResult<()> {
    if let DbConn::Postgres(conn) = conn {
        diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
            .bind::<diesel::sql_types::BigInt, _>(number)
            .execute(conn)?;
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
