//! Who holds an upload in this process, so that a newer request here is heard at once.
//!
//! Other processes learn of it from the row. Invariant: a holder is told once, and at most one is entered per upload.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use crate::db::types::UploadId;

type Holders = Mutex<HashMap<UploadId, Arc<Notify>>>;

/// The uploads held in this process. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Turns {
    holders: Arc<Holders>,
}

/// An upload held; leaving it gives it back.
#[derive(Debug)]
pub struct Turn {
    holders: Arc<Holders>,
    id: UploadId,
    told: Arc<Notify>,
}

impl Turns {
    /// Tells the holder of an upload, if it is of this process, that somebody newer wants it.
    pub fn call(&self, id: UploadId) {
        let holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = holders.get(&id) {
            told.notify_one();
        }
    }

    /// Enters as the newest holder.
    #[must_use]
    pub fn enter(&self, id: UploadId) -> Turn {
        let told = Arc::new(Notify::new());
        let before = self.holders.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&told));
        if let Some(before) = before {
            before.notify_one();
        }
        Turn { holders: Arc::clone(&self.holders), id, told }
    }
}

impl Turn {
    /// Ends when somebody newer wants the upload.
    pub async fn called(&self) {
        self.told.notified().await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut holders = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        if holders.get(&self.id).is_some_and(|told| Arc::ptr_eq(told, &self.told)) {
            holders.remove(&self.id);
        }
    }
}
