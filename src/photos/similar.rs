//! What those who look for similar photos need of this feature: the call for them, small pictures, decoding threads.
//!
//! Not here: the looking itself (`hints`). Invariant: each slot whose bytes are ready is asked about once, whichever
//! comes first, the slot or the picture: both sides take [`agree`] before they look for the other.

use std::time::Duration;

use bytes::Bytes;
use diesel::prelude::*;

use super::blurs::list_areas;
use super::jobs::on_pool;
use super::model::{BlobRow, BlobState};
use super::pipeline::{BlurArea, SMALL};
use super::serve::small_picture;
use super::{Error, queries};
use crate::clock::Clock;
use crate::db::schema::photos;
use crate::db::types::{PhotoId, Sha256};
use crate::db::{DbConn, DbResult, dialect};
use crate::jobs;
use crate::services::Services;
use crate::storage::ObjectKey;

/// The kind of the job that looks for similar photos; its subject is the id of a photo.
pub const SIMILAR_JOB: &str = "find_similar";

/// How long a job waits for a decoding thread.
const PATIENCE: Duration = Duration::from_mins(1);

/// Keeps the filling of slots and the settling of their bytes apart until the transaction ends.
///
/// # Errors
/// As any query.
pub(super) fn agree(conn: &mut DbConn, sha256: Sha256) -> DbResult<()> {
    dialect::one_at_a_time(conn, "blob", &sha256.to_string())
}

/// Asks for hints for a slot that was just filled; bytes that are not ready yet are asked about when they are.
///
/// # Errors
/// As any query.
pub fn want_hints(conn: &mut DbConn, clock: &Clock, photo_id: PhotoId, sha256: Sha256) -> DbResult<()> {
    agree(conn, sha256)?;
    if queries::find_blob(conn, sha256)?.is_some_and(|blob| blob.state == BlobState::Ready) {
        jobs::enqueue(conn, clock, SIMILAR_JOB, &photo_id.to_string())?;
    }
    Ok(())
}

/// Asks for hints for every filled slot of bytes that just became ready.
///
/// # Errors
/// As any query.
pub(super) fn want_hints_of_all(conn: &mut DbConn, clock: &Clock, sha256: Sha256) -> DbResult<()> {
    let filled: Vec<PhotoId> = photos::table
        .filter(photos::sha256.eq(sha256))
        .filter(photos::stored_at.is_not_null())
        .select(photos::id)
        .load(conn)?;
    for photo_id in filled {
        want_hints(conn, clock, photo_id, sha256)?;
    }
    Ok(())
}

/// The small picture of bytes that are ready, for looking at it with a program, and what is hidden in it.
///
/// # Errors
/// [`Error::NoPicture`] unless they are ready; else what the store says.
pub async fn small_rendition(services: &Services, blob: &BlobRow) -> Result<(Bytes, Vec<BlurArea>), Error> {
    if blob.state != BlobState::Ready {
        return Err(Error::NoPicture);
    }
    let revision = u32::try_from(blob.rendition_revision).unwrap_or(1);
    let picture = small_picture(services, ObjectKey::rendition(blob.sha256.bytes(), SMALL, revision)).await?;
    // Should they have changed since it was painted, new pictures are on their way, and this is asked again for them.
    let sha256 = blob.sha256;
    let hidden = services.db.read(move |conn| list_areas(conn, sha256)).await?;
    Ok((picture, hidden))
}

/// Runs work on the decoding threads.
///
/// # Errors
/// [`Error::Busy`] when no thread took it in time; [`Error::Panicked`].
pub async fn compute<T, F>(services: &Services, work: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: FnOnce() -> T + Clone + Send + 'static,
{
    on_pool(&services.pool, PATIENCE, move |_| work()).await
}
