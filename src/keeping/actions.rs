//! Gathering how the installation keeps. Nothing is changed.

use std::time::Duration;

use super::queries;
use crate::config::StorageChoice;
use crate::db::DbResult;
use crate::db::types::Instant;
use crate::jobs::{self, SweepRow};
use crate::reports::actions::count_due_photos;
use crate::services::Services;

/// Photos are told of that go within so many days.
pub const DAYS_AHEAD: u32 = 30;
/// A store that takes longer than this to answer is told as away.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the installation keeps.
pub struct Keeping {
    /// When this was found.
    pub at: Instant,
    /// Photos that go by themselves within [`DAYS_AHEAD`] days.
    pub due_photos: i64,
    /// The last round of each kind of cleaning up.
    pub sweeps: Vec<SweepRow>,
    /// Work after the answer.
    pub jobs: Jobs,
    /// The object store.
    pub storage: Storage,
}

/// Work after the answer.
pub struct Jobs {
    /// Due and not begun.
    pub waiting: i64,
    /// Seconds for which the oldest of them has been due.
    pub lag_seconds: i64,
    /// Failed, to be tried again.
    pub put_off: i64,
    /// Given up, by kind.
    pub given_up: Vec<(String, i64)>,
}

/// The object store.
pub struct Storage {
    /// Whether it is a folder of this machine.
    pub local: bool,
    /// How long a small object took there and back; nothing when it does not answer.
    pub round_trip: Option<Duration>,
    /// Bytes of all originals.
    pub originals_bytes: i64,
}

/// How the installation keeps.
///
/// # Errors
/// As any query. A store that is away is told, and is no error.
pub async fn look(services: &Services) -> DbResult<Keeping> {
    let clock = services.clock.clone();
    let (sweeps, jobs, originals_bytes) = services
        .db
        .read(move |conn| {
            let (waiting, lag_seconds) = jobs::backlog(conn, &clock)?;
            let jobs = Jobs { waiting, lag_seconds, put_off: jobs::put_off(conn)?, given_up: jobs::given_up(conn)? };
            Ok::<_, crate::db::DbError>((jobs::list_sweeps(conn)?, jobs, queries::sum_of_originals(conn)?))
        })
        .await?;
    let due_photos = count_due_photos(services, DAYS_AHEAD).await?;
    let round_trip = match tokio::time::timeout(PATIENCE, services.store.check()).await {
        Ok(Ok(took)) => Some(took),
        Ok(Err(_)) | Err(_) => None,
    };
    let local = matches!(services.config.storage, StorageChoice::Local);
    let storage = Storage { local, round_trip, originals_bytes };
    Ok(Keeping { at: services.clock.now(), due_photos, sweeps, jobs, storage })
}
