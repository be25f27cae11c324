//! What is hidden in the pictures of a photo (打码): kept as rectangles, painted by the render job.
//!
//! Who may hide what is the business of `reports`. Invariants: what the author and what the reviewing line hid stand
//! side by side; the same bytes under two reports show the sum of all that was hidden in them; from the moment of a
//! change the old pictures are not served any more, and the original is never touched.

use diesel::prelude::*;

use super::RENDER_JOB;
use super::jobs::render_subject;
use super::model::{BlobState, PhotoRow};
use super::pipeline::BlurArea;
use crate::clock::Clock;
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{blobs, photo_blurs, photos};
use crate::db::types::{AccountId, PhotoId, Sha256};
use crate::db::{DbConn, DbError, DbResult};
use crate::{jobs, word_enum};

/// Areas one side may hide in one photo.
pub const MOST_AREAS: usize = 50;

word_enum! {
    /// Who hid something.
    pub enum BlurLine {
        /// The author or filer of the report.
        Author = "author",
        /// A reviewer whose scope covers it.
        Reviewer = "reviewer",
    }
}

/// What is hidden in one photo of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blurs {
    /// By its author.
    pub author: Vec<BlurArea>,
    /// By the reviewing line.
    pub reviewer: Vec<BlurArea>,
}

/// What is hidden in one photo.
///
/// # Errors
/// As any query.
pub fn find_blurs(conn: &mut DbConn, photo_id: PhotoId) -> DbResult<Blurs> {
    let rows: Vec<(BlurLine, String)> = photo_blurs::table
        .filter(photo_blurs::photo_id.eq(photo_id))
        .select((photo_blurs::line, photo_blurs::areas))
        .load(conn)?;
    let mut blurs = Blurs::default();
    for (line, text) in rows {
        match line {
            BlurLine::Author => blurs.author = areas_of(&text)?,
            BlurLine::Reviewer => blurs.reviewer = areas_of(&text)?,
        }
    }
    Ok(blurs)
}

/// All that is hidden in pictures of these bytes, whatever report they are of.
///
/// # Errors
/// As any query.
pub fn list_areas(conn: &mut DbConn, sha256: Sha256) -> DbResult<Vec<BlurArea>> {
    let texts: Vec<String> = photo_blurs::table
        .inner_join(photos::table)
        .filter(photos::sha256.eq(sha256))
        .order((photo_blurs::photo_id, photo_blurs::line))
        .select(photo_blurs::areas)
        .load(conn)?;
    let mut areas = Vec::new();
    for text in texts {
        areas.extend(areas_of(&text)?);
    }
    Ok(areas)
}

fn areas_of(text: &str) -> DbResult<Vec<BlurArea>> {
    serde_json::from_str(text).map_err(|error| DbError::Check(format!("areas of a photo cannot be read: {error}")))
}

/// What became of a wish to hide something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blurred {
    /// New pictures are on their way.
    Changed,
    /// It was hidden already.
    Same,
    /// There is no picture to hide anything in: its bytes have not come, or cannot be shown.
    NoPicture,
}

/// Hides exactly these areas on behalf of one line, and has the pictures made anew.
///
/// # Errors
/// As any update.
pub fn put_blurs(
    conn: &mut DbConn,
    clock: &Clock,
    photo: &PhotoRow,
    line: BlurLine,
    areas: &[BlurArea],
    by: AccountId,
) -> DbResult<Blurred> {
    if photo.stored_at.is_none() || !hold_pictures(conn, photo.sha256)? {
        return Ok(Blurred::NoPicture);
    }
    let before = find_blurs(conn, photo.id)?;
    let before = if line == BlurLine::Author { before.author } else { before.reviewer };
    if before == areas {
        return Ok(Blurred::Same);
    }
    diesel::delete(photo_blurs::table.find((photo.id, line))).execute(conn)?;
    if !areas.is_empty() {
        let text = serde_json::to_string(areas).map_err(|error| DbError::Check(error.to_string()))?;
        diesel::insert_into(photo_blurs::table)
            .values((
                photo_blurs::photo_id.eq(photo.id),
                photo_blurs::line.eq(line),
                photo_blurs::areas.eq(text),
                photo_blurs::updated_by.eq(by),
                photo_blurs::updated_at.eq(clock.now()),
            ))
            .or_ignore()
            .execute(conn)?;
    }
    let revision = withdraw_pictures(conn, photo.sha256)?;
    jobs::enqueue(conn, clock, RENDER_JOB, &render_subject(photo.sha256, revision))?;
    Ok(Blurred::Changed)
}

/// Keeps others from changing the pictures of these bytes until the transaction ends; false when there are none.
fn hold_pictures(conn: &mut DbConn, sha256: Sha256) -> DbResult<bool> {
    let drawn = blobs::table.find(sha256).filter(blobs::state.ne(BlobState::Unreadable));
    // An update that changes nothing takes the row lock on PostgreSQL; SQLite has one writer anyway.
    Ok(diesel::update(drawn).set(blobs::state.eq(blobs::state)).execute(conn)? == 1)
}

/// Takes the present pictures out of sight; answers the revision of those to be made.
fn withdraw_pictures(conn: &mut DbConn, sha256: Sha256) -> DbResult<i32> {
    diesel::update(blobs::table.find(sha256))
        .set((blobs::rendition_revision.eq(blobs::rendition_revision + 1), blobs::state.eq(BlobState::Stored)))
        .execute(conn)?;
    Ok(blobs::table.find(sha256).select(blobs::rendition_revision).first(conn)?)
}
