//! Keeps callers from waiting, one after the other, for a store that does not answer.
//!
//! What lives here: the count of failures and the pauses. What does not: calls, and what counts as a failure (`s3`).
//!
//! Invariants: after a few failures in a row nobody waits any more, but for one caller in each pause, who tries; the
//! first success opens the way for all. A pause is never longer than [`LONGEST`], so recovery needs nobody's help.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So many failures in a row are no accident.
const FAILURES: u32 = 3;
/// The first pause.
const FIRST: Duration = Duration::from_secs(1);
/// The longest pause.
const LONGEST: Duration = Duration::from_secs(5);

#[derive(Debug, Default)]
pub(super) struct Breaker {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    /// While it rests: until when, and how long this pause is.
    resting: Option<(Instant, Duration)>,
    /// Somebody was let through to try and has not come back.
    trying: bool,
}

impl Breaker {
    /// Lets a caller pass, or tells how long the store is left alone.
    ///
    /// When a pause is over one caller passes, and the next pause begins for the others until he comes back.
    pub(super) fn admit(&self, now: Instant) -> Result<(), Duration> {
        let mut state = self.lock();
        match state.resting {
            Some((until, _)) if now < until => Err(until - now),
            Some((_, pause)) => {
                state.resting = Some((now + pause, pause));
                state.trying = true;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The store answered; what it said does not matter. True when it had been given up.
    pub(super) fn answered(&self) -> bool {
        let mut state = self.lock();
        let rested = state.resting.is_some();
        *state = State::default();
        rested
    }

    /// The store did not answer. True when it is given up just now.
    pub(super) fn silent(&self, now: Instant) -> bool {
        let mut state = self.lock();
        state.failures = state.failures.saturating_add(1);
        match state.resting {
            // The one who tried found it still away. The many who were on their way before are no news.
            Some((_, pause)) if state.trying => {
                let pause = (pause * 2).min(LONGEST);
                state.resting = Some((now + pause, pause));
                state.trying = false;
                false
            }
            None if state.failures >= FAILURES => {
                state.resting = Some((now + FIRST, FIRST));
                true
            }
            _ => false,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing here can panic halfway through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given_up() -> (Breaker, Instant) {
        let (breaker, now) = (Breaker::default(), Instant::now());
        for _ in 0..FAILURES {
            assert!(breaker.admit(now).is_ok());
            breaker.silent(now);
        }
        (breaker, now)
    }

    #[test]
    fn single_failures_stop_nobody() {
        let (breaker, now) = (Breaker::default(), Instant::now());
        for _ in 0..10 {
            assert!(!breaker.silent(now));
            assert!(breaker.admit(now).is_ok());
            breaker.answered();
        }
    }

    #[test]
    fn failures_in_a_row_turn_everybody_away_at_once() {
        let (breaker, now) = given_up();
        for _ in 0..1000 {
            assert!(breaker.admit(now).is_err_and(|wait| wait <= FIRST));
        }
    }

    #[test]
    fn one_caller_in_each_pause_tries_and_the_first_answer_opens_the_way() {
        let (breaker, now) = given_up();
        let later = now + FIRST;
        assert!(breaker.admit(later).is_ok());
        assert!(breaker.admit(later).is_err(), "the second waits for what the first finds");
        assert!(breaker.answered());
        assert!(breaker.admit(later).is_ok() && breaker.admit(later).is_ok());
    }

    #[test]
    fn a_pause_grows_and_never_beyond_its_bound() {
        let (breaker, mut now) = given_up();
        for _ in 0..20 {
            let wait = breaker.admit(now).err().unwrap_or_default();
            assert!(wait <= LONGEST, "{wait:?}");
            now += wait;
            assert!(breaker.admit(now).is_ok(), "after the pause one may try");
            breaker.silent(now);
        }
        assert_eq!(breaker.admit(now), Err(LONGEST));
    }

    #[test]
    fn a_thousand_who_were_on_their_way_do_not_make_the_pause_longer() {
        let (breaker, now) = given_up();
        for _ in 0..1000 {
            breaker.silent(now);
        }
        assert_eq!(breaker.admit(now), Err(FIRST));
    }

    #[test]
    fn a_caller_who_never_comes_back_does_not_shut_the_way_for_ever() {
        let (breaker, now) = given_up();
        let later = now + FIRST;
        assert!(breaker.admit(later).is_ok());
        assert!(breaker.admit(later + FIRST).is_ok());
    }
}
