//! What may be shown in a hall: reports that stand and show nobody to be spared, and pictures that are there.

use diesel::prelude::*;

use crate::db::schema::{blobs, field_reports, photos};
use crate::db::types::{PhotoId, ReportId};
use crate::db::{DbConn, DbResult};
use crate::photos::BlobState;

/// Of these reports, those that stand, with whether their pictures are to be spared.
///
/// # Errors
/// As any query.
pub fn list_showable(conn: &mut DbConn, reports: &[ReportId]) -> DbResult<Vec<(ReportId, bool)>> {
    let rows: Vec<(ReportId, bool, bool)> = field_reports::table
        .filter(field_reports::id.eq_any(reports.to_vec()))
        .filter(field_reports::state.eq("submitted"))
        .select((field_reports::id, field_reports::has_minors, field_reports::has_vulnerable))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, minors, vulnerable)| (id, minors || vulnerable)).collect())
}

/// A picture that is there.
#[derive(Clone, Debug, Queryable)]
pub struct PictureRow {
    /// The photo.
    pub photo_id: PhotoId,
    /// Its report.
    pub report_id: ReportId,
    /// Rises when something in it is hidden.
    pub revision: i32,
}

/// The pictures of these reports that are there, in their order.
///
/// # Errors
/// As any query.
pub fn list_pictures(conn: &mut DbConn, reports: &[ReportId]) -> DbResult<Vec<PictureRow>> {
    Ok(photos::table
        .inner_join(blobs::table.on(blobs::sha256.eq(photos::sha256)))
        .filter(photos::report_id.eq_any(reports.to_vec()))
        .filter(photos::stored_at.is_not_null())
        .filter(blobs::state.eq(BlobState::Ready))
        .order((photos::report_id, photos::position, photos::id))
        .select((photos::id, photos::report_id, blobs::rendition_revision))
        .load(conn)?)
}
