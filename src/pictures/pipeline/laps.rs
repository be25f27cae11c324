//! How long each stage of one photo took.
//!
//! Invariant: a measurement and nothing else; no result depends on it.

use std::time::{Duration, Instant};

/// One stage of one photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lap {
    /// Its name.
    pub stage: &'static str,
    /// How long it took.
    pub took: Duration,
}

/// A stopwatch that is read at the end of each stage.
#[derive(Debug, Default)]
pub(super) struct Laps {
    since: Option<Instant>,
    done: Vec<Lap>,
}

impl Laps {
    /// Begins with a new photo.
    pub fn start(&mut self) {
        self.done.clear();
        self.since = Some(Instant::now());
    }

    /// Ends a stage. Outside of a started photo nothing is noted.
    pub fn end(&mut self, stage: &'static str) {
        if let Some(since) = self.since {
            let now = Instant::now();
            self.done.push(Lap { stage, took: now.duration_since(since) });
            self.since = Some(now);
        }
    }

    /// The stages so far.
    pub fn done(&self) -> &[Lap] {
        &self.done
    }
}
