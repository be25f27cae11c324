//! Beginning an upload.

use serde_json::json;

use super::{delete_objects, remove};
use crate::accounts::Identity;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::DbConn;
use crate::db::types::{Instant, PartId, UploadId};
use crate::reports;
use crate::services::Services;
use crate::uploads::model::{AT_ONCE, LIFETIME, Metadata, Upload};
use crate::uploads::queries::NewUpload;
use crate::uploads::{Error, queries};

/// Begins an upload for a slot of a report; `length` is absent while the client does not know it. A request that brings
/// the first bytes itself `holds` the upload from the start.
///
/// # Errors
/// [`Error::Report`] unless the caller may send this photo; [`Error::WrongLength`]; else what the database says.
pub async fn begin(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    metadata: Metadata,
    length: Option<u64>,
    holds: bool,
) -> Result<Upload, Error> {
    let slot =
        reports::actions::begin_upload(services, identity, metadata.report_id, metadata.photo_id).await?.announced();
    if let Some(said) = length.filter(|said| *said != slot.0) {
        return Err(Error::WrongLength { announced: slot.0, said });
    }
    let now = services.clock.now();
    let row = NewUpload {
        id: services.clock.new_id(),
        photo_id: metadata.photo_id,
        account_id: identity.account_id,
        length: length.map(u64::cast_signed),
        metadata: metadata.text,
        received: 0,
        generation: i32::from(holds),
        released: 0,
        created_at: now,
        expires_at: Instant::new(now.utc() + LIFETIME),
    };
    let (clock, origin) = (services.clock.clone(), origin.clone());
    let (upload, ended, parts) = services.db.write(move |conn| insert(conn, &clock, &origin, &row)).await?;
    for id in ended {
        services.turns.call(id);
    }
    delete_objects(services, &parts).await;
    Ok(upload)
}

type Inserted = (Upload, Vec<UploadId>, Vec<PartId>);

fn insert(conn: &mut DbConn, clock: &Clock, origin: &Origin, row: &NewUpload) -> Result<Inserted, Error> {
    // A phone that never hears the answer to its beginnings must not fill the store with them.
    let mut others = queries::list_uploads_of(conn, row.photo_id, row.account_id)?;
    let surplus = (others.len() + 1).saturating_sub(AT_ONCE);
    others.truncate(surplus);
    let mut parts = Vec::new();
    for id in &others {
        if let Some(upload) = queries::find_upload(conn, *id)? {
            parts.extend(remove(conn, clock, origin, &upload, "newer")?);
        }
    }
    queries::insert_upload(conn, row)?;
    let upload = queries::find_upload(conn, row.id)?.ok_or(Error::NotFound)?;
    let details = json!({ "report_id": upload.report_id, "photo_id": upload.photo_id });
    audit::record(conn, clock, origin, Event::done("upload.begin", "upload", upload.id).details(details))?;
    Ok((upload, others, parts))
}
