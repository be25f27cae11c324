//! Small pictures at hand, for lists that go on while the object store is away.
//!
//! What lives here: a bounded memory by the names of objects. What does not: who may see a picture, which is asked of the
//! database with every request before anything is looked up here.
//!
//! Invariants: a name holds the revision, so a picture in which something was hidden since is not found any more; the
//! memory never holds more than it was given.

use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::storage::{ObjectKey, ObjectStore};

/// A small picture is seldom larger; the number of places is guessed by it.
const USUAL: u64 = 25_000;
/// Larger pictures are not kept: there would be few of them.
const LARGEST: usize = 100_000;
/// What a place costs beside the bytes in it.
const PLACE: u64 = 150;

/// A memory of small pictures.
pub struct Shelf {
    pictures: Option<Cache<ObjectKey, Bytes, Size>>,
}

#[derive(Clone)]
struct Size;

impl Weighter<ObjectKey, Bytes> for Size {
    fn weight(&self, _: &ObjectKey, picture: &Bytes) -> u64 {
        picture.len() as u64 + PLACE
    }
}

impl Shelf {
    /// A memory of so many bytes, beside a store that is worth it: files of this machine are at hand anyway.
    #[must_use]
    pub fn beside(store: &ObjectStore, bytes: u64) -> Self {
        let wanted = bytes > 0 && !store.is_near();
        let places = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX);
        Self { pictures: wanted.then(|| Cache::with_weighter(places, bytes, Size)) }
    }

    /// The picture of this name, if it is at hand.
    #[must_use]
    pub fn find(&self, key: &ObjectKey) -> Option<Bytes> {
        self.pictures.as_ref()?.get(key)
    }

    /// Keeps a picture at hand.
    pub fn keep(&self, key: ObjectKey, picture: &Bytes) {
        if let Some(pictures) = &self.pictures
            && picture.len() <= LARGEST
        {
            // A copy of its own: a slice would hold on to whatever it was cut from.
            pictures.insert(key, Bytes::copy_from_slice(picture));
        }
    }
}
