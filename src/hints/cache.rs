//! The index in memory, kept in step with the database.
//!
//! Every process has its own, filled at the first question and caught up at each: a restart or another process loses
//! nothing. Invariant: the database is the truth; what the index finds is looked up there before it is believed.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use super::index::Index;
use super::matching::{Lead, Part, Probe, fits};
use super::{Error, queries};
use crate::photos;
use crate::services::Services;

/// Rows read at once while catching up.
const PAGE: i64 = 50_000;
/// Numbers are given out before their rows are committed, so on PostgreSQL one may appear behind a higher one. So many
/// are read again each time; that many photos do not become ready while one transaction commits.
const OVERLAP: i32 = 1_000;

/// A fingerprint found: its number and what led to it.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The number of the kept fingerprint.
    pub number: i32,
    /// What led to it.
    pub lead: Lead,
}

#[derive(Default)]
struct Filled {
    index: Index,
    newest: i32,
    /// Numbers within [`OVERLAP`] of the newest that are in the index.
    recent: BTreeSet<i32>,
}

/// See the module.
#[derive(Default)]
pub struct Cache {
    filled: RwLock<Filled>,
    filling: tokio::sync::Mutex<()>,
}

impl Cache {
    /// Reads what was kept since the last time.
    ///
    /// # Errors
    /// What the database says.
    pub async fn catch_up(self: &Arc<Self>, services: &Services) -> Result<(), Error> {
        // One at a time: the others find the work done.
        let _turn = self.filling.lock().await;
        let mut after = self.read(|filled| filled.newest.saturating_sub(OVERLAP));
        loop {
            let rows = services.db.read(move |conn| queries::list_prints_after(conn, after, PAGE)).await?;
            let Some(last) = rows.last().map(|row| row.number) else { return Ok(()) };
            let full = rows.len() == usize::try_from(PAGE).unwrap_or(usize::MAX);
            // Building a level of millions takes a second, and this thread is that of every other job.
            let cache = Arc::clone(self);
            photos::compute(services, move || cache.take(&rows)).await?;
            if !full {
                return Ok(());
            }
            after = last;
        }
    }

    fn read<T>(&self, look: impl FnOnce(&Filled) -> T) -> T {
        look(&self.filled.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn take(&self, rows: &[queries::PrintRow]) {
        let mut filled = self.filled.write().unwrap_or_else(PoisonError::into_inner);
        let horizon = filled.newest.saturating_sub(OVERLAP);
        let news: Vec<(u64, u32)> = rows
            .iter()
            .filter(|row| row.number > horizon && filled.recent.insert(row.number))
            .filter_map(|row| Some((row.print.cast_unsigned(), tag(row.number, row.part)?)))
            .collect();
        filled.index.add(&news);
        filled.newest = rows.iter().map(|row| row.number).max().unwrap_or(0).max(filled.newest);
        let horizon = filled.newest.saturating_sub(OVERLAP);
        filled.recent = filled.recent.split_off(&(horizon + 1));
    }

    /// Everything near one of the probes.
    #[must_use]
    pub fn find(&self, probes: &[Probe]) -> Vec<Found> {
        self.read(|filled| {
            let mut found = Vec::new();
            for probe in probes {
                filled.index.find(probe.print, |tag, distance| {
                    let (number, part) = untag(tag);
                    found.extend(
                        part.filter(|part| fits(probe.part, *part))
                            .map(|part| Found { number, lead: Lead { probe: *probe, part, distance } }),
                    );
                });
            }
            found
        })
    }
}

fn tag(number: i32, part: i32) -> Option<u32> {
    let (number, part) = (u32::try_from(number).ok()?, u32::try_from(part).ok()?);
    (number < 1 << 30 && part < 4).then_some(number << 2 | part)
}

fn untag(tag: u32) -> (i32, Option<Part>) {
    (i32::try_from(tag >> 2).unwrap_or(0), Part::of_number(i32::try_from(tag & 3).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use queries::PrintRow;

    #[test]
    fn a_number_committed_behind_a_higher_one_is_taken_and_none_twice() {
        let cache = Cache::default();
        let row = |number: i32| PrintRow { number, part: 2, print: i64::from(number) << 20 };
        cache.take(&[row(1), row(2), row(5)]);
        cache.take(&[row(2), row(3), row(5), row(2_000)]);
        cache.take(&[row(2_000), row(2_001)]);
        assert_eq!(cache.read(|filled| filled.index.len()), 6);
        assert_eq!(untag(tag(77, 3).unwrap()), (77, Some(Part::Lower)));
    }
}
