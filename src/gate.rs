//! A door with room for so many: who finds it full is told at once to come back.
//!
//! No domain here, and no waiting: a queue that nobody looks at only makes everybody late. Invariant: never more
//! inside than there is room; whoever leaves, however it ends, makes room.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A door. Cheap to clone; every clone is the same door.
#[derive(Clone, Debug)]
pub struct Gate {
    name: &'static str,
    slots: Arc<Semaphore>,
    room: usize,
    turned_away: Arc<AtomicU64>,
}

/// The right to be inside; dropping it is leaving.
#[derive(Debug)]
#[must_use = "whoever drops it has left"]
pub struct Pass {
    _slot: OwnedSemaphorePermit,
}

/// There is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many {0} at once")]
pub struct Full(pub &'static str);

impl Gate {
    /// A door for `room` at once, at least one.
    #[must_use]
    pub fn new(name: &'static str, room: usize) -> Self {
        let room = room.clamp(1, Semaphore::MAX_PERMITS);
        Self { name, slots: Arc::new(Semaphore::new(room)), room, turned_away: Arc::default() }
    }

    /// Goes in, if there is room.
    ///
    /// # Errors
    /// [`Full`] when there is none.
    pub fn enter(&self) -> Result<Pass, Full> {
        let Ok(slot) = Arc::clone(&self.slots).try_acquire_owned() else {
            self.turned_away.fetch_add(1, Ordering::Relaxed);
            return Err(Full(self.name));
        };
        Ok(Pass { _slot: slot })
    }

    /// What goes through it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How many are inside.
    #[must_use]
    pub fn inside(&self) -> usize {
        self.room.saturating_sub(self.slots.available_permits())
    }

    /// Whether more than a quarter of the room is taken: time for other work to stand back.
    #[must_use]
    pub fn is_crowded(&self) -> bool {
        self.inside() > self.room / 4
    }

    /// How many found no room since the start.
    #[must_use]
    pub fn turned_away(&self) -> u64 {
        self.turned_away.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_in_beyond_the_room_until_somebody_leaves() {
        let gate = Gate::new("guests", 2);
        let (first, _second) = (gate.enter().unwrap(), gate.clone().enter().unwrap());
        assert_eq!(gate.enter().unwrap_err(), Full("guests"));
        assert_eq!((gate.inside(), gate.turned_away()), (2, 1));
        drop(first);
        let third = gate.enter();
        assert!(third.is_ok() && gate.is_crowded());
    }
}
