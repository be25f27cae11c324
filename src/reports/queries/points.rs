//! The points of reports, of photos as claimed, and of files, as one matter.

use diesel::prelude::*;

use crate::db::schema::{blobs, field_reports, photos};
use crate::db::types::{Instant, PhotoId, ReportId, Sha256};
use crate::db::{DbConn, DbResult};

/// Two decimals of a degree: a kilometre or less at the latitudes where anybody lives.
fn rounded(degrees: f64) -> f64 {
    (degrees * 100.0).round() / 100.0
}

/// Rounds at most `limit` exact points of each kind that are older than a moment; answers how many.
///
/// # Errors
/// As any update.
pub fn round_some_points(conn: &mut DbConn, before: Instant, limit: i64) -> DbResult<usize> {
    let mut count = 0;
    let of_reports: Vec<(ReportId, f64, Option<f64>)> = field_reports::table
        .filter(field_reports::latitude.is_not_null())
        .filter(field_reports::point_rounded.eq(false))
        .filter(field_reports::submitted_at.lt(before))
        .limit(limit)
        .select((field_reports::id, field_reports::latitude.assume_not_null(), field_reports::longitude))
        .load(conn)?;
    for (id, latitude, longitude) in of_reports {
        count += diesel::update(field_reports::table.find(id))
            .set((
                field_reports::latitude.eq(rounded(latitude)),
                field_reports::longitude.eq(longitude.map(rounded)),
                field_reports::point_rounded.eq(true),
            ))
            .execute(conn)?;
    }
    let of_photos: Vec<(PhotoId, f64, Option<f64>)> = photos::table
        .filter(photos::claimed_latitude.is_not_null())
        .filter(photos::point_rounded.eq(false))
        .filter(photos::created_at.lt(before))
        .limit(limit)
        .select((photos::id, photos::claimed_latitude.assume_not_null(), photos::claimed_longitude))
        .load(conn)?;
    for (id, latitude, longitude) in of_photos {
        count += diesel::update(photos::table.find(id))
            .set((
                photos::claimed_latitude.eq(rounded(latitude)),
                photos::claimed_longitude.eq(longitude.map(rounded)),
                photos::point_rounded.eq(true),
            ))
            .execute(conn)?;
    }
    let of_files: Vec<(Sha256, f64, Option<f64>)> = blobs::table
        .filter(blobs::latitude.is_not_null())
        .filter(blobs::point_rounded.eq(false))
        .filter(blobs::stored_at.lt(before))
        .limit(limit)
        .select((blobs::sha256, blobs::latitude.assume_not_null(), blobs::longitude))
        .load(conn)?;
    for (sha256, latitude, longitude) in of_files {
        count += diesel::update(blobs::table.find(sha256))
            .set((
                blobs::latitude.eq(rounded(latitude)),
                blobs::longitude.eq(longitude.map(rounded)),
                blobs::point_rounded.eq(true),
            ))
            .execute(conn)?;
    }
    Ok(count)
}
