//! A door with room for so many: who finds it full is told at once to come back.
//!
//! No domain here, and no waiting: a queue that nobody looks at only makes everybody late. Invariant: never more
//! inside than there is room; whoever leaves, however it ends, makes room.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// A door. Cheap to clone; every clone is the same door.
#[derive(Clone, Debug)]
pub struct Gate {
    name: &'static str,
    slots: Arc<Semaphore>,
    room: usize,
    turned_away: Arc<AtomicU64>,
    /// How many of those inside belong to whom.
    shares: Arc<Mutex<HashMap<Uuid, usize>>>,
}

/// The right to be inside; dropping it is leaving.
#[derive(Debug)]
#[must_use = "whoever drops it has left"]
pub struct Pass {
    _slot: OwnedSemaphorePermit,
}

/// A place that counts as somebody's; dropping it gives it back.
#[derive(Debug)]
#[must_use = "whoever drops it has given it back"]
pub struct Share {
    whose: Uuid,
    shares: Arc<Mutex<HashMap<Uuid, usize>>>,
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut shares = self.shares.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = shares.get_mut(&self.whose) {
            *count -= 1;
            if *count == 0 {
                shares.remove(&self.whose);
            }
        }
    }
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
        Self { name, slots: Arc::new(Semaphore::new(room)), room, turned_away: Arc::default(), shares: Arc::default() }
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

    /// Counts somebody inside as one of `whose`. An eighth of the room is always left to others: nobody can hold the
    /// door shut alone, however slowly he moves.
    ///
    /// # Errors
    /// [`Full`] when he has that much already.
    pub fn share(&self, whose: Uuid) -> Result<Share, Full> {
        let mut shares = self.shares.lock().unwrap_or_else(PoisonError::into_inner);
        let count = shares.entry(whose).or_default();
        if *count >= self.room - self.room / 8 {
            self.turned_away.fetch_add(1, Ordering::Relaxed);
            return Err(Full(self.name));
        }
        *count += 1;
        Ok(Share { whose, shares: Arc::clone(&self.shares) })
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

    /// Whether hardly anybody finds room any more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.inside() >= self.room - self.room / 4
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
        assert!(third.is_ok() && gate.is_crowded() && gate.is_full());
    }

    #[test]
    fn an_eighth_of_the_room_is_left_to_others() {
        let (gate, one, other) = (Gate::new("guests", 16), Uuid::from_u128(1), Uuid::from_u128(2));
        let mut shares: Vec<Share> = (0..14).map(|_| gate.share(one).unwrap()).collect();
        assert_eq!(gate.share(one).unwrap_err(), Full("guests"));
        let _other = gate.share(other).unwrap();
        shares.pop();
        assert!(gate.share(one).is_ok());
    }
}
