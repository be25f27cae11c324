//! The one clock: every instant and every id this server mints comes from here.
//!
//! Invariant: nothing else asks the operating system for the time, so a test can
//! set it and a jump of the machine's clock has one place to be handled.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::db::types::Instant;

/// Tells the time and mints ids. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Microseconds since 1970 when the time was set by hand; the real time otherwise.
    fixed: Option<Arc<AtomicI64>>,
    zone: chrono_tz::Tz,
    /// Counts within a millisecond, for all clones.
    sequence: Arc<Mutex<ContextV7>>,
}

impl Clock {
    /// The machine's clock, with days counted in the city's zone.
    #[must_use]
    pub fn system(zone: chrono_tz::Tz) -> Self {
        Self { fixed: None, zone, sequence: Arc::default() }
    }

    /// A clock that stands still until told otherwise.
    #[must_use]
    pub fn fixed(at: DateTime<Utc>, zone: chrono_tz::Tz) -> Self {
        let fixed = Some(Arc::new(AtomicI64::new(at.timestamp_micros())));
        Self { fixed, zone, sequence: Arc::default() }
    }

    /// Moves a fixed clock; a system clock stays as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Some(fixed) = &self.fixed {
            fixed.store(at.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// Now, to the microsecond.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
    pub fn now(&self) -> Instant {
        let at = match &self.fixed {
            Some(fixed) => DateTime::from_timestamp_micros(fixed.load(Ordering::SeqCst)).unwrap_or_default(),
            None => Utc::now(),
        };
        Instant::new(at)
    }

    /// The calendar day in the city at a moment: 00:30 on 1 January belongs to the new year there.
    #[must_use]
    pub fn day_of(&self, at: Instant) -> NaiveDate {
        at.utc().with_timezone(&self.zone).date_naive()
    }

    /// Today in the city.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.now())
    }

    /// The city's zone.
    #[must_use]
    pub fn zone(&self) -> chrono_tz::Tz {
        self.zone
    }

    /// Mints an id that sorts after all that this process minted before, unless the clock was set back.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that mints ids")]
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let now = self.now().utc();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        // A thread that panicked while counting leaves a count that is as good as any.
        let sequence = self.sequence.lock().unwrap_or_else(PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*sequence, seconds, now.timestamp_subsec_nanos())).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_sort_in_the_order_they_were_minted_by_any_clone() {
        let clock = Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).unwrap(), chrono_tz::Asia::Shanghai);
        let other = clock.clone();
        let ids: Vec<Uuid> = (0..2000).map(|one| if one % 2 == 0 { clock.new_id() } else { other.new_id() }).collect();
        assert!(ids.is_sorted());
    }
}
