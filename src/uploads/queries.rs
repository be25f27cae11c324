//! Rows of uploads and their pieces.
//!
//! Invariant: bytes are added only by the newest holder and only behind what is there.

use diesel::prelude::*;

use super::model::{Part, Upload};
use crate::db::schema::{photos, upload_parts, uploads};
use crate::db::types::{AccountId, Instant, PartId, PhotoId, ReportId, Sha256, UploadId};
use crate::db::{DbConn, DbResult};

/// A new upload.
#[derive(Insertable)]
#[diesel(table_name = uploads)]
pub struct NewUpload {
    /// Its id.
    pub id: UploadId,
    /// The slot.
    pub photo_id: PhotoId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The length, if known.
    pub length: Option<i64>,
    /// As it was sent.
    pub metadata: String,
    /// Durable bytes: none.
    pub received: i64,
    /// Who holds it: nobody, or the request that begins it.
    pub generation: i32,
    /// Who let go: nobody.
    pub released: i32,
    /// Now.
    pub created_at: Instant,
    /// Then.
    pub expires_at: Instant,
}

/// Begins an upload.
///
/// # Errors
/// As any insert.
pub fn insert_upload(conn: &mut DbConn, row: &NewUpload) -> DbResult<()> {
    diesel::insert_into(uploads::table).values(row).execute(conn)?;
    Ok(())
}

type Columns = (
    (UploadId, AccountId, ReportId, PhotoId),
    (i64, Sha256, Option<Instant>),
    (Option<i64>, String, i64),
    (i32, i32, Instant),
);

fn bytes(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// An upload with its slot.
///
/// # Errors
/// As any query.
pub fn find_upload(conn: &mut DbConn, id: UploadId) -> DbResult<Option<Upload>> {
    let found = uploads::table
        .inner_join(photos::table)
        .filter(uploads::id.eq(id))
        .select((
            (uploads::id, uploads::account_id, photos::report_id, photos::id),
            (photos::size, photos::sha256, photos::stored_at),
            (uploads::length, uploads::metadata, uploads::received),
            (uploads::generation, uploads::released, uploads::expires_at),
        ))
        .first::<Columns>(conn)
        .optional()?;
    Ok(found.map(|(ids, slot, said, state)| Upload {
        id: ids.0,
        account_id: ids.1,
        report_id: ids.2,
        photo_id: ids.3,
        announced: (bytes(slot.0), slot.1),
        filled: slot.2.is_some(),
        length: said.0.map(bytes),
        metadata: said.1,
        received: bytes(said.2),
        generation: state.0,
        released: state.1,
        expires_at: state.2,
    }))
}

/// Uploads of a photo by an account, oldest first.
///
/// # Errors
/// As any query.
pub fn list_uploads_of(conn: &mut DbConn, photo_id: PhotoId, account_id: AccountId) -> DbResult<Vec<UploadId>> {
    Ok(uploads::table
        .filter(uploads::photo_id.eq(photo_id))
        .filter(uploads::account_id.eq(account_id))
        .order(uploads::id)
        .select(uploads::id)
        .load(conn)?)
}

/// Announces a newer request: from now on it is the only one that may take bytes in.
///
/// # Errors
/// As any update.
pub fn take_over(conn: &mut DbConn, id: UploadId) -> DbResult<()> {
    diesel::update(uploads::table.find(id)).set(uploads::generation.eq(uploads::generation + 1)).execute(conn)?;
    Ok(())
}

/// Notes that all holders up to a generation have let go, or may not add any more.
///
/// # Errors
/// As any update.
pub fn release(conn: &mut DbConn, id: UploadId, generation: i32) -> DbResult<()> {
    diesel::update(uploads::table.find(id).filter(uploads::released.lt(generation)))
        .set(uploads::released.eq(generation))
        .execute(conn)?;
    Ok(())
}

/// The newest generation, if the upload is still there.
///
/// # Errors
/// As any query.
pub fn find_generation(conn: &mut DbConn, id: UploadId) -> DbResult<Option<i32>> {
    Ok(uploads::table.find(id).select(uploads::generation).first(conn).optional()?)
}

/// Notes the length that was not known at first.
///
/// # Errors
/// As any update.
pub fn set_length(conn: &mut DbConn, id: UploadId, length: i64) -> DbResult<()> {
    diesel::update(uploads::table.find(id)).set(uploads::length.eq(length)).execute(conn)?;
    Ok(())
}

/// Adds a durable piece, and lets go if it is the `last` of the request. It may take the place of the piece before,
/// `merged`, with that one's bytes in front.
///
/// False when the holder may not add any more, or the upload is gone or has other bytes than `received` by now.
///
/// # Errors
/// As any change.
pub fn add_part(
    conn: &mut DbConn,
    (id, generation): (UploadId, i32),
    received: u64,
    (merged, part): (Option<PartId>, Part),
    last: bool,
) -> DbResult<bool> {
    let (start, length) = (part.start.cast_signed(), part.length.cast_signed());
    let mine = uploads::table
        .find(id)
        .filter(uploads::released.lt(generation))
        .filter(uploads::received.eq(received.cast_signed()));
    let released = if last { generation } else { generation - 1 };
    let change = (uploads::received.eq(start + length), uploads::released.eq(released));
    if diesel::update(mine).set(change).execute(conn)? == 0 {
        return Ok(false);
    }
    if let Some(merged) = merged {
        diesel::delete(upload_parts::table.find(merged)).execute(conn)?;
    }
    diesel::insert_into(upload_parts::table)
        .values((
            upload_parts::id.eq(part.id),
            upload_parts::upload_id.eq(id),
            upload_parts::start.eq(start),
            upload_parts::length.eq(length),
        ))
        .execute(conn)?;
    Ok(true)
}

/// The pieces of an upload, in order.
///
/// # Errors
/// As any query.
pub fn list_parts(conn: &mut DbConn, id: UploadId) -> DbResult<Vec<Part>> {
    let rows: Vec<(PartId, i64, i64)> = upload_parts::table
        .filter(upload_parts::upload_id.eq(id))
        .order(upload_parts::start)
        .select((upload_parts::id, upload_parts::start, upload_parts::length))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, start, length)| Part { id, start: bytes(start), length: bytes(length) }).collect())
}

/// Forgets the pieces of some uploads, and gives back their ids.
///
/// # Errors
/// As any change.
pub fn drop_parts(conn: &mut DbConn, ids: &[UploadId]) -> DbResult<Vec<PartId>> {
    let of_these = upload_parts::table.filter(upload_parts::upload_id.eq_any(ids));
    let parts = of_these.select(upload_parts::id).load(conn)?;
    diesel::delete(upload_parts::table.filter(upload_parts::upload_id.eq_any(ids))).execute(conn)?;
    Ok(parts)
}

/// Whether an upload of a photo, whoever's, has pieces.
///
/// # Errors
/// As any query.
pub fn has_parts(conn: &mut DbConn, photo_id: PhotoId) -> DbResult<bool> {
    let parts = upload_parts::table.inner_join(uploads::table).filter(uploads::photo_id.eq(photo_id));
    Ok(parts.select(upload_parts::id).first::<PartId>(conn).optional()?.is_some())
}

/// All uploads of a photo, whoever's.
///
/// # Errors
/// As any query.
pub fn list_uploads_of_photo(conn: &mut DbConn, photo_id: PhotoId) -> DbResult<Vec<UploadId>> {
    Ok(uploads::table.filter(uploads::photo_id.eq(photo_id)).select(uploads::id).load(conn)?)
}

/// Removes an upload and gives back the ids of its pieces; `None` when it is gone already.
///
/// # Errors
/// As any change.
pub fn delete_upload(conn: &mut DbConn, id: UploadId) -> DbResult<Option<Vec<PartId>>> {
    let parts = drop_parts(conn, &[id])?;
    let removed = diesel::delete(uploads::table.find(id)).execute(conn)?;
    Ok((removed == 1).then_some(parts))
}

/// Some uploads that are given up by now.
///
/// # Errors
/// As any query.
pub fn list_expired(conn: &mut DbConn, now: Instant, limit: i64) -> DbResult<Vec<UploadId>> {
    Ok(uploads::table
        .filter(uploads::expires_at.le(now))
        .order(uploads::expires_at)
        .limit(limit)
        .select(uploads::id)
        .load(conn)?)
}

/// Some uploads that still have pieces although their photo is here.
///
/// # Errors
/// As any query.
pub fn list_done_with_parts(conn: &mut DbConn, limit: i64) -> DbResult<Vec<UploadId>> {
    Ok(upload_parts::table
        .inner_join(uploads::table.inner_join(photos::table))
        .filter(photos::stored_at.is_not_null())
        .select(uploads::id)
        .distinct()
        .limit(limit)
        .load(conn)?)
}

/// Which of some pieces have a row.
///
/// # Errors
/// As any query.
pub fn list_known_parts(conn: &mut DbConn, ids: &[PartId]) -> DbResult<Vec<PartId>> {
    let mut known = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let found = upload_parts::table.filter(upload_parts::id.eq_any(some)).select(upload_parts::id);
        known.extend(found.load::<PartId>(conn)?);
    }
    Ok(known)
}
