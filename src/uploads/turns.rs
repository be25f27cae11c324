//! Who holds an upload in this process, so that a newer request here is heard at once.
//!
//! Other processes learn of it from the row. Invariants: at most one holder is entered per upload, the newest; a
//! holder is told once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::db::types::UploadId;

#[derive(Debug, Default)]
struct Holders {
    by_upload: HashMap<UploadId, (i32, Arc<Notify>)>,
    closed: bool,
}

/// The uploads held in this process. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Turns {
    holders: Arc<Mutex<Holders>>,
}

/// An upload held; dropping it gives it back.
#[derive(Debug)]
pub struct Turn {
    holders: Arc<Mutex<Holders>>,
    id: UploadId,
    told: Arc<Notify>,
}

// A thread that panicked while entering leaves a map that is as good as any.
fn lock(holders: &Mutex<Holders>) -> MutexGuard<'_, Holders> {
    holders.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Turns {
    /// Enters as the holder of a generation, and calls the older one. Who is late is called himself.
    #[must_use]
    pub fn enter(&self, id: UploadId, generation: i32) -> Turn {
        let told = Arc::new(Notify::new());
        let mut holders = lock(&self.holders);
        let newer = holders.by_upload.get(&id).is_some_and(|(other, _)| *other > generation);
        if newer || holders.closed {
            told.notify_one();
        }
        if !newer && let Some((_, before)) = holders.by_upload.insert(id, (generation, Arc::clone(&told))) {
            before.notify_one();
        }
        drop(holders);
        Turn { holders: Arc::clone(&self.holders), id, told }
    }

    /// Calls the holder of an upload that is ended.
    pub fn call(&self, id: UploadId) {
        if let Some((_, told)) = lock(&self.holders).by_upload.get(&id) {
            told.notify_one();
        }
    }

    /// Calls every holder, now and from now on: the server stops.
    pub fn close(&self) {
        let mut holders = lock(&self.holders);
        holders.closed = true;
        holders.by_upload.values().for_each(|(_, told)| told.notify_one());
    }
}

impl Turn {
    /// Ends when somebody newer wants the upload, or nobody may go on with it.
    pub async fn called(&self) {
        self.told.notified().await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut holders = lock(&self.holders);
        if holders.by_upload.get(&self.id).is_some_and(|(_, told)| Arc::ptr_eq(told, &self.told)) {
            holders.by_upload.remove(&self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn is_called(turn: &Turn) -> bool {
        turn.called().now_or_never().is_some()
    }

    #[test]
    fn the_newest_is_not_called_however_late_an_older_one_enters() {
        let (turns, id) = (Turns::default(), UploadId(uuid::Uuid::from_u128(7)));
        let first = turns.enter(id, 1);
        let third = turns.enter(id, 3);
        let second = turns.enter(id, 2);
        assert!(is_called(&first) && is_called(&second) && !is_called(&third));
        drop((first, second));
        turns.call(id);
        assert!(is_called(&third));
        drop(third);
        assert!(!is_called(&turns.enter(id, 1)), "nobody is left");
    }

    #[test]
    fn whoever_holds_or_comes_when_the_server_stops_is_called() {
        let (turns, id) = (Turns::default(), UploadId(uuid::Uuid::from_u128(7)));
        let before = turns.enter(id, 1);
        turns.close();
        assert!(is_called(&before) && is_called(&turns.enter(id, 2)));
    }
}
