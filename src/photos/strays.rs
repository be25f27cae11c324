//! What nobody shows any more: bytes no report has, pictures that were replaced, probes of a check that was cut off.
//!
//! An upload puts its object before its row, so an object without a row may belong to an upload under way. Invariants:
//!
//! - Row first, object after. A row goes only while no slot names its bytes, and a slot that is promised bytes that are
//!   here holds on to their row ([`hold_bytes`]).
//! - An object goes only while its bytes are held (`similar::agree`), after a look that finds no row for it and that it
//!   is still old. Whoever writes a row holds the bytes too, and looks whether an object that lay there before is still
//!   there.
//! - Age is told by the clock of the store, and of the database for rows. While the machine's clock is not believed
//!   nothing goes.
//! - When much would go, nothing does: more likely this is the wrong database for this store.

use std::time::{Duration, SystemTime};

use chrono::TimeDelta;
use futures_util::TryStreamExt as _;
use serde_json::json;
use tokio::runtime::Handle;

use super::{Error, queries, similar};
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::types::{Instant, Sha256};
use crate::db::{DbConn, DbError, DbResult};
use crate::services::Services;
use crate::storage::{KeyKind, ListedObject, ObjectKey, ObjectStore, StorageError};

/// Rows and names looked at in one go.
const BATCH: usize = 500;
/// So many strays may go without further thought.
const FEW: usize = 100;
/// Above that, at most one in so many of all objects of a family.
const ONE_IN: usize = 10;

/// What a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Rows of bytes that no report shows.
    pub rows: usize,
    /// Objects.
    pub objects: usize,
}

/// Removes what nobody has shown for `age`.
///
/// # Errors
/// What the database or the store says; what was removed before stays removed. [`Error::Suspicious`] when too much
/// would go.
pub async fn sweep_strays(services: &Services, age: Duration) -> Result<Swept, Error> {
    let rows = forget_rows(services, age).await?;
    // Also tells at once when the store is away.
    let cutoff = services.store.now().await?.checked_sub(age).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut objects = 0;
    for kind in [KeyKind::Original, KeyKind::Rendition, KeyKind::Probe] {
        let strays = find_strays(services, kind, cutoff).await?;
        for key in strays {
            objects += usize::from(remove(services, key, cutoff).await?);
        }
    }
    Ok(Swept { rows, objects })
}

/// Removes the rows of bytes that no slot names.
async fn forget_rows(services: &Services, age: Duration) -> Result<usize, Error> {
    let before = services.clock.now().plus(-TimeDelta::from_std(age).unwrap_or(TimeDelta::MAX));
    let mut forgotten = 0;
    loop {
        let some = services.db.read(move |conn| queries::list_unshown_blobs(conn, before, BATCH)).await?;
        let found = some.len();
        let clock = services.clock.clone();
        let gone = services.db.write(move |conn| forget(conn, &clock, &some, before)).await?;
        forgotten += gone;
        // None gone means that all found a slot meanwhile.
        if found < BATCH || gone == 0 {
            return Ok(forgotten);
        }
    }
}

/// Keeps bytes that are here until the transaction ends; false when they are gone.
///
/// # Errors
/// As any update.
pub fn hold_bytes(conn: &mut DbConn, sha256: Sha256) -> DbResult<bool> {
    // In this order everywhere: first the agreement, then the row.
    similar::agree(conn, sha256)?;
    queries::hold_blob(conn, sha256)
}

fn forget(conn: &mut DbConn, clock: &Clock, digests: &[Sha256], before: Instant) -> DbResult<usize> {
    let mut gone = 0;
    for sha256 in digests {
        if queries::hold_blob(conn, *sha256)? && queries::delete_unshown_blob(conn, *sha256, before)? {
            audit::record(conn, clock, &Origin::system(), Event::done("photo.forget", "blob", sha256))?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// The objects of a family that are old and that no row needs.
async fn find_strays(services: &Services, kind: KeyKind, cutoff: SystemTime) -> Result<Vec<ObjectKey>, Error> {
    let (mut all, mut strays) = (0, Vec::new());
    let objects = services.store.list(kind).try_chunks(BATCH);
    let mut objects = std::pin::pin!(objects);
    while let Some(some) = objects.try_next().await.map_err(|error| error.1)? {
        all += some.len();
        let old: Vec<ObjectKey> = some.iter().filter(|one| is_old(one, cutoff)).filter_map(|one| one.key).collect();
        let needed = services.db.read(move |conn| needed(conn, &old)).await?;
        strays.extend(needed.into_iter().filter(|(_, needed)| !needed).map(|(key, _)| key));
    }
    // Probes are nobody's; any number of them may go.
    if kind != KeyKind::Probe && strays.len() > FEW && strays.len() * ONE_IN > all {
        return Err(Error::Suspicious { strays: strays.len(), all });
    }
    Ok(strays)
}

fn is_old(object: &ListedObject, cutoff: SystemTime) -> bool {
    object.modified.is_some_and(|modified| modified < cutoff)
}

fn needed(conn: &mut DbConn, keys: &[ObjectKey]) -> DbResult<Vec<(ObjectKey, bool)>> {
    let digests: Vec<Sha256> = keys.iter().filter_map(ObjectKey::sha256).map(|digest| Sha256::new(*digest)).collect();
    let rows = queries::list_blobs(conn, &digests)?;
    let current = |key: &ObjectKey| {
        let digest = Sha256::new(*key.sha256()?);
        rows.iter().find(|row| row.sha256 == digest).map(|row| row.rendition_revision)
    };
    Ok(keys.iter().map(|key| (*key, is_needed(key, current(key)))).collect())
}

/// Whether an object is of use to a row with this revision, or to none.
fn is_needed(key: &ObjectKey, revision: Option<i32>) -> bool {
    let Some(revision) = revision.and_then(|revision| u32::try_from(revision).ok()) else { return false };
    // A picture is of use until a newer revision replaces it.
    key.revision().is_none_or(|made| made >= revision)
}

/// Removes one object, unless it is needed or fresh by now; true when it did.
async fn remove(services: &Services, key: ObjectKey, cutoff: SystemTime) -> Result<bool, Error> {
    let Some(sha256) = key.sha256().map(|digest| Sha256::new(*digest)) else {
        services.store.delete(&key).await?;
        return Ok(true);
    };
    let (store, clock, runtime) = (services.store.clone(), services.clock.clone(), Handle::current());
    services
        .db
        .write(move |conn| {
            similar::agree(conn, sha256)?;
            let revision = queries::find_blob(conn, sha256)?.map(|row| row.rendition_revision);
            if is_needed(&key, revision) || !runtime.block_on(delete_old(&store, &key, cutoff))? {
                return Ok(false);
            }
            if key.kind() == KeyKind::Original {
                let event = Event::done("photo.erase", "blob", sha256).details(json!({ "object": key.to_string() }));
                audit::record(conn, &clock, &Origin::system(), event)?;
            }
            Ok::<_, Error>(true)
        })
        .await
}

/// Within a transaction, so not for long: what is not done at once is left for the next sweep.
async fn delete_old(store: &ObjectStore, key: &ObjectKey, cutoff: SystemTime) -> Result<bool, StorageError> {
    let old = store.head(key).await?.is_some_and(|meta| meta.modified.is_some_and(|modified| modified < cutoff));
    if old {
        store.delete(key).await?;
    }
    Ok(old)
}

/// Whether an object that a row is about to name is there. Asked while its bytes are held, so it stays there.
///
/// # Errors
/// [`DbError::Unavailable`] when it is gone, or when the store cannot say: the sender repeats his request.
pub(super) fn must_be_there(runtime: &Handle, store: &ObjectStore, key: &ObjectKey) -> Result<(), Error> {
    if store.exists_blocking(runtime, key)? {
        return Ok(());
    }
    Err(DbError::unavailable("the object was removed as a stray in the same moment").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_needed_by_the_row_of_its_bytes_and_a_picture_until_it_is_replaced() {
        let sha256 = [7; 32];
        let original = ObjectKey::original(&sha256);
        assert!(!is_needed(&original, None));
        assert!(is_needed(&original, Some(1)) && is_needed(&original, Some(9)));
        let picture = ObjectKey::rendition(&sha256, 320, 2);
        assert!(!is_needed(&picture, None) && !is_needed(&picture, Some(3)));
        assert!(is_needed(&picture, Some(2)), "it is shown");
        assert!(is_needed(&picture, Some(1)), "it is about to be shown");
    }
}
