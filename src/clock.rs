//! The one clock: every instant and every id this server mints comes from here.
//!
//! Invariant: nothing else asks the operating system for the time, so a test can
//! set it and a jump of the machine's clock has one place to be handled.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
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
    /// The last look at the machine's clock beside one that cannot be set.
    watch: Arc<Mutex<Watch>>,
}

/// A clock that moved this much against the steady one was set by somebody.
const JUMP: TimeDelta = TimeDelta::hours(1);
/// For this long after a jump nothing is removed for its age: time for a person to put the clock right.
const DOUBT: Duration = Duration::from_hours(24);

/// Where two clocks stood when they were last looked at.
#[derive(Debug)]
struct Watch {
    wall: DateTime<Utc>,
    steady: std::time::Instant,
    doubted_until: Option<std::time::Instant>,
}

impl Watch {
    fn new(wall: DateTime<Utc>, steady: std::time::Instant) -> Self {
        Self { wall, steady, doubted_until: None }
    }

    /// Looks again; tells by how much the clock was set since the last look, when it was.
    fn look(&mut self, wall: DateTime<Utc>, steady: std::time::Instant) -> Option<TimeDelta> {
        let passed = TimeDelta::from_std(steady - self.steady).unwrap_or(TimeDelta::MAX);
        let jump = wall - self.wall - passed;
        (self.wall, self.steady) = (wall, steady);
        (jump.abs() > JUMP).then(|| {
            self.doubted_until = Some(steady + DOUBT);
            jump
        })
    }

    fn is_believed(&self, steady: std::time::Instant) -> bool {
        self.doubted_until.is_none_or(|until| steady >= until)
    }
}

impl Clock {
    /// The machine's clock, with days counted in the city's zone.
    #[must_use]
    pub fn system(zone: chrono_tz::Tz) -> Self {
        Self { fixed: None, zone, sequence: Arc::default(), watch: watch(wall_clock()) }
    }

    /// A clock that stands still until told otherwise.
    #[must_use]
    pub fn fixed(at: DateTime<Utc>, zone: chrono_tz::Tz) -> Self {
        let fixed = Some(Arc::new(AtomicI64::new(at.timestamp_micros())));
        Self { fixed, zone, sequence: Arc::default(), watch: watch(at) }
    }

    /// Moves a fixed clock; a system clock stays as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Some(fixed) = &self.fixed {
            fixed.store(at.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// Now, to the microsecond.
    #[must_use]
    pub fn now(&self) -> Instant {
        let at = match &self.fixed {
            Some(fixed) => DateTime::from_timestamp_micros(fixed.load(Ordering::SeqCst)).unwrap_or_default(),
            None => wall_clock(),
        };
        Instant::new(at)
    }

    /// Whether things may be removed for their age now: not for a day after the machine's clock was set by more than
    /// an hour, as by a battery that ran out. Asked by whatever removes, about once an hour.
    ///
    /// A clock set by hand is always believed.
    #[must_use]
    pub fn is_believed(&self) -> bool {
        if self.fixed.is_some() {
            return true;
        }
        let steady = std::time::Instant::now();
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(jump) = watch.look(wall_clock(), steady) {
            let minutes = jump.num_minutes();
            tracing::warn!(minutes, "the clock of this machine was set; nothing is removed for its age for a day");
        }
        watch.is_believed(steady)
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

    /// Mints an id that sorts after all that this process minted before, also when the clock is set back.
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

fn watch(wall: DateTime<Utc>) -> Arc<Mutex<Watch>> {
    Arc::new(Mutex::new(Watch::new(wall, std::time::Instant::now())))
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
fn wall_clock() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn ids_go_on_upwards_when_the_clock_is_set_back_or_far_ahead() {
        let clock = Clock::fixed(at(0), chrono_tz::Asia::Shanghai);
        let mut ids: Vec<Uuid> = Vec::new();
        for jump in [0, 86_400 * 3, -5 * 3600, -5 * 3600, 1, 86_400 * 4] {
            clock.set(at(jump));
            ids.extend((0..500).map(|_| clock.new_id::<Uuid>()));
        }
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "every id is new and sorts after the one before");
    }

    #[test]
    fn a_clock_that_was_set_is_not_believed_for_a_day() {
        let begun = std::time::Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        let mut watch = Watch::new(at(0), begun);
        assert_eq!(watch.look(at(7200), after(7200)), None, "two hours are two hours");
        assert_eq!(watch.look(at(7200 + 3600 + 60), after(7200 + 3600)), None, "a minute is no jump");
        assert!(watch.is_believed(after(10_800)));
        let jump = watch.look(at(86_400 * 3), after(14_400));
        assert!(jump.is_some_and(|jump| jump > TimeDelta::days(2)));
        assert!(!watch.is_believed(after(14_400 + 3600)));
        assert!(watch.is_believed(after(14_400 + 86_400)));
        assert!(watch.look(at(0), after(14_401)).is_some(), "backwards is a jump as well");
    }

    #[test]
    fn ids_of_one_moment_sort_in_the_order_they_were_minted_by_any_clone() {
        let clock = Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).unwrap(), chrono_tz::Asia::Shanghai);
        let other = clock.clone();
        let ids: Vec<Uuid> = (0..2000).map(|one| if one % 2 == 0 { clock.new_id() } else { other.new_id() }).collect();
        assert!(ids.is_sorted());
    }
}
