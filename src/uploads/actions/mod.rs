//! The use cases of uploads: begin one, ask where it stands, add to it, end it.

mod append;
mod begin;
mod hold;
mod whole;

use serde_json::json;

pub use append::{Piece, append, append_first};
pub use begin::begin;

use self::hold::Held;
use super::model::Upload;
use super::{Error, queries};
use crate::accounts::Identity;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{AccountId, PartId, UploadId};
use crate::services::Services;
use crate::storage::ObjectKey;

/// An upload of this account, unless it was given up.
fn find_own(conn: &mut DbConn, clock: &Clock, account_id: AccountId, id: UploadId) -> Result<Upload, Error> {
    let upload = queries::find_upload(conn, id)?.filter(|upload| upload.account_id == account_id);
    let upload = upload.ok_or(Error::NotFound)?;
    // A photo that is here is here for good, whatever became of the time its upload had.
    if !upload.filled && upload.expires_at <= clock.now() {
        return Err(Error::GivenUp);
    }
    Ok(upload)
}

/// Where an upload stands. Whoever is sending to it is stopped first, so that what he brought counts: a phone that asks
/// has lost the connection on which it was sending.
///
/// # Errors
/// [`Error::NotFound`] for everybody but its owner; [`Error::GivenUp`]; [`Error::TakenOver`].
pub async fn standing(services: &Services, identity: &Identity, id: UploadId) -> Result<Upload, Error> {
    let (clock, account_id) = (services.clock.clone(), identity.account_id);
    let upload = services.db.read(move |conn| find_own(conn, &clock, account_id, id)).await?;
    if upload.filled || !upload.is_held() {
        return Ok(upload);
    }
    let (held, upload) = Held::take(services, identity.account_id, id, None).await?;
    held.release().await;
    Ok(upload)
}

/// Ends an upload, and forgets its bytes. A photo that is here already stays.
///
/// # Errors
/// [`Error::NotFound`] for everybody but its owner, and the second time.
pub async fn end(services: &Services, identity: &Identity, origin: &Origin, id: UploadId) -> Result<(), Error> {
    let (clock, account_id, origin) = (services.clock.clone(), identity.account_id, origin.clone());
    let parts = services
        .db
        .write(move |conn| {
            let upload = queries::find_upload(conn, id)?.filter(|upload| upload.account_id == account_id);
            let upload = upload.ok_or(Error::NotFound)?;
            remove(conn, &clock, &origin, &upload, "client")
        })
        .await?;
    services.turns.call(id);
    delete_objects(services, &parts).await;
    Ok(())
}

/// Removes an upload with its event; gives back the pieces whose objects are to follow.
fn remove(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    upload: &Upload,
    reason: &str,
) -> Result<Vec<PartId>, Error> {
    let parts = queries::delete_upload(conn, upload.id)?.ok_or(Error::NotFound)?;
    let details = json!({ "photo_id": upload.photo_id, "received": upload.received, "reason": reason });
    audit::record(conn, clock, origin, Event::done("upload.end", "upload", upload.id).details(details))?;
    Ok(parts)
}

/// Deletes the objects of pieces that have no row any more. What cannot be deleted now is found by the sweep.
pub(super) async fn delete_objects(services: &Services, parts: &[PartId]) {
    for part in parts {
        if let Err(error) = services.store.delete(&ObjectKey::staging(part.0.into_bytes())).await {
            tracing::warn!(%error, "a piece of an upload stays until the sweep");
        }
    }
}
