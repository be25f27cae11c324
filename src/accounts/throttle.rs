//! Slows down guessing of passwords from one address.
//!
//! Counts failures per address and minute in memory of this process; the lock of
//! an account is in the database and holds for all processes. Invariant: memory is bounded.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::TimeDelta;

use crate::db::types::Instant;

/// More addresses than this and the oldest minute is forgotten.
const MOST_ADDRESSES: usize = 50_000;

/// Failures per address within the running minute.
pub struct Throttle {
    limit: u32,
    seen: Mutex<HashMap<String, (Instant, u32)>>,
}

impl Throttle {
    /// Allows `limit` failures per address and minute.
    #[must_use]
    pub fn new(limit: u32) -> Self {
        Self { limit, seen: Mutex::new(HashMap::new()) }
    }

    /// Seconds the address has to wait, when it has failed too often.
    #[must_use]
    pub fn wait(&self, address: &str, now: Instant) -> Option<u32> {
        let seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (since, failures) = seen.get(address)?;
        let ends = since.plus(TimeDelta::minutes(1));
        (*failures >= self.limit && now < ends)
            .then(|| u32::try_from((ends.utc() - now.utc()).num_seconds().max(1)).unwrap_or(60))
    }

    /// Notes a failure.
    pub fn failed(&self, address: &str, now: Instant) {
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if seen.len() >= MOST_ADDRESSES {
            seen.retain(|_, (since, _)| since.plus(TimeDelta::minutes(1)) > now);
        }
        let entry = seen.entry(address.to_owned()).or_insert((now, 0));
        if entry.0.plus(TimeDelta::minutes(1)) <= now {
            *entry = (now, 0);
        }
        entry.1 += 1;
    }
}
