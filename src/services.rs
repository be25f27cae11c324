//! The few things every action needs, made once at start and handed down.
//!
//! No logic. Invariant: everything a request touches outside its own memory is reachable from here.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::accounts::passwords::Passwords;
use crate::accounts::throttle::Throttle;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::gate::Gate;
use crate::metrics::Metrics;
use crate::photos::Shelf;
use crate::photos::pipeline::Pool;
use crate::server::folder::Claim;
use crate::storage::ObjectStore;
use crate::uploads::Turns;

/// What actions work with. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The settings.
    pub config: Arc<Config>,
    /// The one clock.
    pub clock: Clock,
    /// The database.
    pub db: Db,
    /// The object store.
    pub store: ObjectStore,
    /// Small pictures at hand while the object store is far.
    pub shelf: Arc<Shelf>,
    /// The right to work in the data folder.
    pub claim: Arc<Claim>,
    /// Threads that decode photos.
    pub pool: Arc<Pool>,
    /// Hashes passwords a few at a time.
    pub passwords: Passwords,
    /// Slows down guessing from one address.
    pub throttle: Arc<Throttle>,
    /// Slows down objections by anybody from one address.
    pub objections: Arc<Throttle>,
    /// Requests under way, but for those that carry photos.
    pub requests: Gate,
    /// Requests under way that carry photos.
    pub uploads: Gate,
    /// Counters and timings.
    pub metrics: Arc<Metrics>,
    /// Uploads that somebody is sending to at this moment.
    pub turns: Turns,
    /// Rung when a job was enqueued, so that it need not wait for the next look.
    pub job_bell: Arc<Notify>,
}
