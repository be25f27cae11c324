//! From pieces to a photo: put together, judged like any other, and accepted.

use tokio::io::AsyncReadExt as _;

use futures_util::TryStreamExt as _;

use super::hold::Held;
use super::{delete_objects, remove};
use crate::audit::Origin;
use crate::db::DbConn;
use crate::photos::{self, Incoming, Spool};
use crate::services::Services;
use crate::storage::{ObjectKey, StorageError};
use crate::uploads::model::{Part, Upload};
use crate::uploads::{Error, queries};

/// Bytes read from a local piece at a time.
const CHUNK: usize = 256 * 1024;

/// Takes the whole photo in: the durable pieces and, behind them, what was just received.
///
/// A photo that came in one go has no pieces, and its file goes straight to the store.
///
/// # Errors
/// As `photos` says; bytes that are not the ones announced end the upload, since pieces cannot be taken back.
pub(super) async fn complete(
    held: &Held,
    origin: &Origin,
    upload: &mut Upload,
    parts: Vec<Part>,
    last: Spool,
) -> Result<(), Error> {
    let services = &held.services;
    let accepted = match put_together(services, upload, &parts, last).await {
        Ok(file) => photos::accept(services, origin, upload.report_id, upload.photo_id, file)
            .await
            .map(drop)
            .map_err(Error::from),
        Err(error) => Err(error),
    };
    if let Err(error) = accepted
        && !is_filled(services, upload).await
    {
        return Err(match error {
            Error::Photo(photos::Error::DigestMismatch { .. } | photos::Error::Refused(_)) => {
                give_up(services, origin, upload, "refused").await;
                error
            }
            Error::Photo(photos::Error::Storage(error)) if !parts.is_empty() => unreadable(held, upload, error).await,
            other => other,
        });
    }
    upload.filled = true;
    forget_parts(held, upload).await;
    Ok(())
}

async fn put_together(services: &Services, upload: &Upload, parts: &[Part], last: Spool) -> Result<Incoming, Error> {
    if parts.is_empty() {
        return Ok(last.finish(upload.announced).await?);
    }
    let last = last.pause().await?;
    let mut whole = Spool::of_photo(services).await?;
    for part in parts {
        let (_, mut stream) = services.store.get_stream(&ObjectKey::staging(part.id.0.into_bytes())).await?;
        while let Some(chunk) = stream.try_next().await? {
            whole.write(&chunk).await?;
        }
    }
    let mut file = tokio::fs::File::open(last.path()).await.map_err(photos::Error::from)?;
    let mut buffer = vec![0; CHUNK];
    loop {
        let count = file.read(&mut buffer).await.map_err(photos::Error::from)?;
        if count == 0 {
            break;
        }
        whole.write(buffer.get(..count).unwrap_or_default()).await?;
    }
    Ok(whole.finish(upload.announced).await?)
}

/// Whether the slot was filled meanwhile, by another request or another way.
async fn is_filled(services: &Services, upload: &Upload) -> bool {
    let id = upload.id;
    let found = services.db.read(move |conn| queries::find_upload(conn, id)).await;
    found.is_ok_and(|upload| upload.is_some_and(|upload| upload.filled))
}

/// What to say of a durable piece that the store does not give back. One that is lost can never be made up for, so the
/// upload is given up, and the client begins another; any other failure passes.
pub(super) async fn unreadable(held: &Held, upload: &Upload, error: StorageError) -> Error {
    if !matches!(error, StorageError::NotFound { .. } | StorageError::Damaged { .. }) {
        return error.into();
    }
    tracing::error!(%error, upload = %upload.id, "a piece of an upload is lost; the upload is given up");
    give_up(&held.services, &Origin::system(), upload, "piece_lost").await;
    Error::GivenUp
}

/// Ends an upload that cannot become a photo any more.
async fn give_up(services: &Services, origin: &Origin, upload: &Upload, reason: &'static str) {
    let (clock, origin, there) = (services.clock.clone(), origin.clone(), upload.clone());
    let parts = services.db.write(move |conn| remove(conn, &clock, &origin, &there, reason)).await;
    match parts {
        Ok(parts) => delete_objects(services, &parts).await,
        // Ended by somebody else meanwhile, or the database is away: then it expires.
        Err(error) => tracing::warn!(%error, "an upload could not be ended"),
    }
}

/// The photo is here: its pieces, of whichever upload, have done their work. Nobody waits for the holder of an upload
/// that is filled, so it need not be let go.
async fn forget_parts(held: &Held, upload: &mut Upload) {
    let photo_id = upload.photo_id;
    upload.released = held.generation;
    let db = &held.services.db;
    let found = db.read(move |conn| queries::has_parts(conn, photo_id)).await;
    let parts = match found {
        Ok(false) => return,
        Ok(true) => {
            let forget = move |conn: &mut DbConn| {
                let uploads = queries::list_uploads_of_photo(conn, photo_id)?;
                queries::drop_parts(conn, &uploads)
            };
            db.write(forget).await
        }
        Err(error) => Err(error),
    };
    match parts {
        Ok(parts) => delete_objects(&held.services, &parts).await,
        Err(error) => tracing::warn!(%error, "the pieces of a photo stay until the sweep"),
    }
}
