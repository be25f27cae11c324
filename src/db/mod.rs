//! The door to the database: [`Db::read`] and [`Db::write`], nothing else.
//!
//! Knows no feature. Invariants: a write is one transaction and is durable when
//! it answers; it runs to its end even if the caller has gone; SQLite has one
//! writer, so no two writers ever wait on each other's locks.

mod conn;
pub mod dialect;
mod errors;
mod migrate;
mod paging;
pub mod schema;
pub mod types;
mod writer;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::Connection;

pub use conn::{DatabaseUrl, DbConn, MultiBackend, Purpose};
pub use errors::{DbError, DbResult};
pub use migrate::{Migrations, migrate, revert_all};
pub use paging::read_on;

/// A cheap handle on the database, one per process, cloned freely.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

/// How long a caller waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long he waits when another waited in vain a moment ago.
const LITTLE_PATIENCE: Duration = Duration::from_millis(250);
/// So long a wait in vain is remembered.
const MOMENT: Duration = Duration::from_secs(3);

struct Inner {
    url: DatabaseUrl,
    pool: r2d2::Pool<conn::Manager>,
    writer: Option<writer::Writer>,
    in_vain: Mutex<Option<Instant>>,
}

impl Inner {
    /// A connection. While the database is away only the first callers wait for it long: a thousand phones must not
    /// each hold a thread for seconds.
    fn connection(&self) -> DbResult<r2d2::PooledConnection<conn::Manager>> {
        let in_vain = *self.in_vain.lock().unwrap_or_else(PoisonError::into_inner);
        let patience = match in_vain {
            Some(at) if at.elapsed() < MOMENT => LITTLE_PATIENCE,
            _ => PATIENCE,
        };
        let got = self.pool.get_timeout(patience);
        let failed = got.is_err();
        if failed || in_vain.is_some() {
            *self.in_vain.lock().unwrap_or_else(PoisonError::into_inner) = failed.then(Instant::now);
        }
        got.map_err(DbError::unavailable)
    }
}

impl Db {
    /// Connects to a database that is already migrated.
    ///
    /// `connections` bounds the pool: readers on SQLite, readers and writers on PostgreSQL.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the first connection fails.
    pub fn open(url: &DatabaseUrl, connections: u32) -> DbResult<Self> {
        let purpose = match url {
            DatabaseUrl::Sqlite(_) => Purpose::Read,
            DatabaseUrl::Postgres(_) => Purpose::Write,
        };
        // One eager connection tells the true reason of a failure; the pool only says "timed out".
        drop(url.connect(purpose)?);
        let pool = r2d2::Pool::builder()
            .max_size(connections.max(1))
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .test_on_check_out(matches!(url, DatabaseUrl::Postgres(_)))
            .build(conn::Manager { url: url.clone(), purpose })
            .map_err(DbError::unavailable)?;
        let writer = match url {
            DatabaseUrl::Sqlite(_) => Some(writer::Writer::start(url.clone())?),
            DatabaseUrl::Postgres(_) => None,
        };
        Ok(Self { inner: Arc::new(Inner { url: url.clone(), pool, writer, in_vain: Mutex::new(None) }) })
    }

    /// Where this handle points.
    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.inner.url
    }

    /// Runs queries on a pooled connection off the async threads.
    ///
    /// # Errors
    /// What the closure returns, or [`DbError::Unavailable`] when no connection is free in time.
    pub async fn read<T, E, F>(&self, query: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let db = self.clone();
        blocking(move || db.read_blocking(query)).await
    }

    /// [`Db::read`] for threads that may block: commands and jobs.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_blocking<T, E, F>(&self, query: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConn) -> Result<T, E>,
        E: From<DbError>,
    {
        let mut conn = self.inner.connection()?;
        query(&mut conn)
    }

    /// Runs one change as one durable transaction; an `Err` undoes all of it.
    ///
    /// # Errors
    /// What the closure returns, or [`DbError::Unavailable`] when the writer is overloaded or away.
    pub async fn write<T, E, F>(&self, change: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        if let Some(writer) = &self.inner.writer {
            return writer.submit(change)?.await.map_err(|_| lost())?;
        }
        let db = self.clone();
        blocking(move || db.write_blocking(change)).await
    }

    /// [`Db::write`] for threads that may block: commands and jobs.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_blocking<T, E, F>(&self, change: F) -> Result<T, E>
    where
        F: FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        if let Some(writer) = &self.inner.writer {
            return writer.submit(change)?.blocking_recv().map_err(|_| lost())?;
        }
        let mut conn = self.inner.connection()?;
        in_transaction(&mut conn, change)
    }
}

/// Runs a closure inside a transaction of its own, or a savepoint when one is open already.
///
/// # Errors
/// What the closure returns; a failed COMMIT as [`DbError`].
#[expect(clippy::disallowed_methods, reason = "the one place that opens transactions")]
pub fn in_transaction<T, E, F>(conn: &mut DbConn, change: F) -> Result<T, E>
where
    F: FnOnce(&mut DbConn) -> Result<T, E>,
    E: From<DbError>,
{
    // Diesel wants the closure's error to be made from its own; this carries ours through.
    enum Carried<E> {
        Ours(E),
        Theirs(diesel::result::Error),
    }
    impl<E> From<diesel::result::Error> for Carried<E> {
        fn from(error: diesel::result::Error) -> Self {
            Self::Theirs(error)
        }
    }
    conn.transaction(|conn| change(conn).map_err(Carried::Ours)).map_err(|carried| match carried {
        Carried::Ours(error) => error,
        Carried::Theirs(error) => DbError::from(error).into(),
    })
}

fn lost() -> DbError {
    DbError::unavailable("the writer stopped before it answered")
}

/// Moves work off the async threads; it runs to its end even if nobody waits any more.
async fn blocking<T, E, F>(work: F) -> Result<T, E>
where
    F: FnOnce() -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(DbError::unavailable(format!("the database task failed: {error}")).into()),
    }
}
