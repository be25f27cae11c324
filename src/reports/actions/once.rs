//! Requests that say by an Idempotency-Key that they are the same request again.
//!
//! Not here: what such a request does. It has to be safe to repeat by itself, since a lease may end while its holder
//! is only slow. Invariants: a key belongs to an account; an answer is kept for a day; a request that led to none
//! gives its key back, or its lease ends.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::db::DbResult;
use crate::db::types::{AccountId, Instant, Sha256};
use crate::reports::{Error, queries};
use crate::services::Services;

/// How long an answer is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);
/// How long a key is held without a sign of life: after a crash the same request is taken this much later.
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// How far the clocks of two servers may be apart.
const SKEW: TimeDelta = TimeDelta::minutes(5);
/// How often a request at work gives such a sign.
const HEARTBEAT: Duration = Duration::from_secs(30);
/// How often keys whose time is over are removed.
const PERIOD: Duration = Duration::from_hours(1);

/// An answer as it was given.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub body: String,
}

/// What asking for a key gave.
pub(super) enum Claimed {
    /// The same request was answered before.
    Answered(Answered),
    /// It is ours to work under.
    Ours(Box<Claim>),
}

/// A key held by a request at work. Dropping it gives the key back.
pub(super) struct Claim {
    services: Services,
    account_id: AccountId,
    key: String,
    begun_at: Instant,
    heartbeat: JoinHandle<()>,
    settled: bool,
}

/// Asks for a key on behalf of a request with this digest.
///
/// # Errors
/// [`Error::KeyReused`], [`Error::InFlight`], or what the database says.
pub(super) async fn claim(
    services: &Services,
    account_id: AccountId,
    key: String,
    request: Sha256,
) -> Result<Claimed, Error> {
    let begun_at = services.clock.now();
    let name = key.clone();
    let answered = services
        .db
        .write(move |conn| {
            let lease = begun_at.plus(LEASE);
            if queries::insert_key(conn, (account_id, &name), request, begun_at, lease)? {
                return Ok(None);
            }
            let Some(there) = queries::find_key(conn, account_id, &name)? else {
                return Err(Error::InFlight { seconds: 1 });
            };
            // A lease that ends later than any lease can was begun under a clock that ran ahead.
            let impossible = there.status.is_none() && there.expires_at > lease.plus(SKEW);
            if there.expires_at <= begun_at || impossible {
                let taken = queries::take_over_key(conn, (account_id, &name), &there, request, begun_at, lease)?;
                return if taken { Ok(None) } else { Err(Error::InFlight { seconds: 1 }) };
            }
            if there.request_sha256 != request {
                return Err(Error::KeyReused);
            }
            let status = there.status.and_then(|status| u16::try_from(status).ok());
            if let (Some(status), Some(body)) = (status, there.body) {
                return Ok(Some(Answered { status, body }));
            }
            let left = (there.expires_at.utc() - begun_at.utc()).num_seconds().max(1);
            Err(Error::InFlight { seconds: u32::try_from(left).unwrap_or(1) })
        })
        .await?;
    Ok(match answered {
        Some(answered) => Claimed::Answered(answered),
        None => Claimed::Ours(Box::new(Claim::hold(services, account_id, key, begun_at))),
    })
}

impl Claim {
    fn hold(services: &Services, account_id: AccountId, key: String, begun_at: Instant) -> Self {
        let (beating, name) = (services.clone(), key.clone());
        let heartbeat = tokio::spawn(async move {
            loop {
                tokio::time::sleep(HEARTBEAT).await;
                let (until, name) = (beating.clock.now().plus(LEASE), name.clone());
                let renewed: DbResult<()> =
                    beating.db.write(move |conn| queries::renew_key(conn, (account_id, &name), begun_at, until)).await;
                if let Err(error) = renewed {
                    tracing::warn!(%error, "the lease of an idempotency key could not be lengthened");
                }
            }
        });
        Self { services: services.clone(), account_id, key, begun_at, heartbeat, settled: false }
    }

    /// Keeps the answer for whoever sends the same request again.
    ///
    /// # Errors
    /// As any write; the key is given back then.
    pub(super) async fn settle(mut self, status: u16, body: String) -> Result<(), Error> {
        let (account_id, key, begun_at) = (self.account_id, self.key.clone(), self.begun_at);
        let until = self.services.clock.now().plus(KEPT);
        self.services
            .db
            .write(move |conn| {
                queries::settle_key(conn, (account_id, &key), begun_at, (i32::from(status), &body), until)
            })
            .await?;
        self.settled = true;
        Ok(())
    }
}

impl Claim {
    /// Gives the key back before the answer says so, as the next request may be on another process.
    pub(super) async fn give_back(mut self) {
        // Else it is tried once more when this goes.
        self.settled = self.release().await.is_ok();
    }

    fn release(&self) -> impl Future<Output = DbResult<()>> + Send + use<> {
        let (services, account_id, key, begun_at) =
            (self.services.clone(), self.account_id, self.key.clone(), self.begun_at);
        async move { services.db.write(move |conn| queries::release_key(conn, (account_id, &key), begun_at)).await }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.heartbeat.abort();
        if self.settled {
            return;
        }
        let released = self.release();
        tokio::spawn(async move {
            if let Err(error) = released.await {
                tracing::warn!(%error, "an idempotency key could not be given back; its lease ends by itself");
            }
        });
    }
}

/// Forgets answers whose time is over, at start and every hour until told to stop.
pub async fn run(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = forget_answers(&services).await {
            tracing::warn!(%error, "old answers could not be removed; the next look does it");
        }
        tokio::select! {
            () = tokio::time::sleep(PERIOD) => {}
            changed = stop.changed() => {
                if changed.is_err() {
                    return;
                }
            }
        }
    }
}

/// Forgets answers whose time is over; answers how many.
///
/// # Errors
/// As any write.
pub async fn forget_answers(services: &Services) -> DbResult<usize> {
    let now = services.clock.now();
    services.db.write(move |conn| queries::delete_expired_keys(conn, now)).await
}
