//! The single writer of SQLite: a thread that gathers changes into shared commits.
//!
//! Each change runs in a savepoint of one `BEGIN IMMEDIATE … COMMIT`; answers
//! leave only after the COMMIT. Invariant: an acknowledged change is on disk;
//! a refused change leaves no trace; a change never sees half of another.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use tokio::sync::oneshot;

use super::{DatabaseUrl, DbConn, DbError, DbResult, Purpose, in_transaction};

/// How many changes may wait; beyond it callers are told to come back.
const QUEUE: usize = 1024;
/// How many changes share one COMMIT at the most: bounds the wait of the first of them.
const BATCH: usize = 64;

/// Runs one change and hands back what to do once its fate is known.
type Change = Box<dyn FnOnce(&mut DbConn) -> Settle + Send>;
/// Told the fate of the batch: committed, or lost, for want of room or for another reason.
type Settle = Box<dyn FnOnce(Fate) + Send>;

/// What became of a batch.
#[derive(Clone, Copy)]
enum Fate {
    Committed,
    NoRoom,
    Lost,
}

pub(super) struct Writer {
    queue: Sender<Change>,
}

impl Writer {
    pub(super) fn start(url: DatabaseUrl) -> DbResult<Self> {
        let conn = url.connect(Purpose::Write)?;
        let (queue, changes) = bounded(QUEUE);
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || run(&url, conn, &changes))
            .map_err(DbError::unavailable)?;
        Ok(Self { queue })
    }

    /// Queues a change; the receiver answers once it is durable or undone.
    pub(super) fn submit<T, E, F>(&self, change: F) -> DbResult<oneshot::Receiver<Result<T, E>>>
    where
        F: FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (answer, receiver) = oneshot::channel();
        let task: Change = Box::new(move |conn| {
            let result = in_transaction(conn, change);
            Box::new(move |fate| {
                let result = match (result, fate) {
                    (Ok(_), Fate::NoRoom) => Err(DbError::Full("the commit found no room".to_owned()).into()),
                    (Ok(_), Fate::Lost) => Err(DbError::unavailable("the commit failed").into()),
                    (result, _) => result,
                };
                // The caller may have hung up; the change stands all the same.
                drop(answer.send(result));
            })
        });
        self.queue.try_send(task).map_err(|error| match error {
            TrySendError::Full(_) => DbError::unavailable("too many writes are waiting"),
            TrySendError::Disconnected(_) => DbError::unavailable("the writer has stopped"),
        })?;
        Ok(receiver)
    }
}

fn run(url: &DatabaseUrl, mut conn: DbConn, changes: &Receiver<Change>) {
    while let Ok(first) = changes.recv() {
        let batch: Vec<Change> = std::iter::once(first).chain(changes.try_iter().take(BATCH - 1)).collect();
        let mut settles = Vec::with_capacity(batch.len());
        // A panic in one change costs its batch, never the writer: the connection is replaced below.
        let committed = catch_unwind(AssertUnwindSafe(|| commit(&mut conn, batch, &mut settles)));
        let fate = match &committed {
            Ok(Ok(())) => Fate::Committed,
            Ok(Err(DbError::Full(_))) => Fate::NoRoom,
            _ => Fate::Lost,
        };
        if let Ok(Err(error)) = &committed {
            tracing::error!(%error, "a batch of writes could not be committed");
        }
        for settle in settles {
            settle(fate);
        }
        if !matches!(fate, Fate::Committed) {
            match url.connect(Purpose::Write) {
                Ok(fresh) => conn = fresh,
                Err(error) => tracing::error!(%error, "the writer could not reconnect"),
            }
        }
    }
}

fn commit(conn: &mut DbConn, batch: Vec<Change>, settles: &mut Vec<Settle>) -> DbResult<()> {
    begin(conn)?;
    for change in batch {
        settles.push(change(conn));
    }
    <DbConn as diesel::Connection>::TransactionManager::commit_transaction(conn)?;
    Ok(())
}

fn begin(conn: &mut DbConn) -> DbResult<()> {
    match conn {
        DbConn::Sqlite(conn) => Ok(AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?),
        DbConn::Postgres(conn) => Ok(AnsiTransactionManager::begin_transaction(conn)?),
    }
}
