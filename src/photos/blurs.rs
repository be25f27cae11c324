//! What is hidden in the pictures of a photo (打码): kept as rectangles, painted by the render job.
//!
//! Who may hide what is the business of `reports`. Invariants: what an author hid belongs to his photo and goes with it;
//! what the reviewing line hid belongs to the bytes and stays until somebody of the line shows it again; the same bytes
//! show the sum of all that was hidden in them; from the moment of a change the old pictures are not served any more,
//! and the original is never touched.

use diesel::prelude::*;

use super::RENDER_JOB;
use super::jobs::render_subject;
use super::model::{BlobState, PhotoRow};
use super::pipeline::BlurArea;
use crate::clock::Clock;
use crate::db::schema::{author_blurs, blobs, photos, reviewer_blurs};
use crate::db::types::{AccountId, Instant, PhotoId, Sha256};
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

/// What is hidden in one photo of one report; what the reviewing line hid is the same for all photos of the same bytes.
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
pub fn find_blurs(conn: &mut DbConn, photo: &PhotoRow) -> DbResult<Blurs> {
    let author = author_blurs::table.find(photo.id).select(author_blurs::areas);
    let author: Option<String> = author.first(conn).optional()?;
    Ok(Blurs { author: areas_of(author)?, reviewer: find_reviewed(conn, photo.sha256)? })
}

/// What the reviewing line hid in these bytes.
fn find_reviewed(conn: &mut DbConn, sha256: Sha256) -> DbResult<Vec<BlurArea>> {
    let areas = reviewer_blurs::table.find(sha256).select(reviewer_blurs::areas);
    areas_of(areas.first::<String>(conn).optional()?)
}

/// All that is hidden in pictures of these bytes, whatever report they are of.
///
/// # Errors
/// As any query.
pub fn list_areas(conn: &mut DbConn, sha256: Sha256) -> DbResult<Vec<BlurArea>> {
    let by_authors: Vec<String> = author_blurs::table
        .inner_join(photos::table)
        .filter(photos::sha256.eq(sha256))
        .order(author_blurs::photo_id)
        .select(author_blurs::areas)
        .load(conn)?;
    let mut areas = find_reviewed(conn, sha256)?;
    for text in by_authors {
        areas.extend(areas_of(Some(text))?);
    }
    Ok(areas)
}

fn areas_of(text: Option<String>) -> DbResult<Vec<BlurArea>> {
    let areas = text.map_or(Ok(Vec::new()), |text| serde_json::from_str(&text));
    areas.map_err(|error| DbError::Check(format!("areas of a photo cannot be read: {error}")))
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
    let before = find_blurs(conn, photo)?;
    let before = if line == BlurLine::Author { before.author } else { before.reviewer };
    if before == areas {
        return Ok(Blurred::Same);
    }
    match line {
        BlurLine::Author => replace_authors(conn, photo.id, areas, (by, clock.now()))?,
        BlurLine::Reviewer => replace_reviewed(conn, photo.sha256, areas, (by, clock.now()))?,
    }
    draw_anew(conn, clock, photo.sha256)?;
    Ok(Blurred::Changed)
}

fn replace_authors(
    conn: &mut DbConn,
    photo_id: PhotoId,
    areas: &[BlurArea],
    (by, at): (AccountId, Instant),
) -> DbResult<()> {
    diesel::delete(author_blurs::table.find(photo_id)).execute(conn)?;
    if let Some(text) = text_of(areas)? {
        diesel::insert_into(author_blurs::table)
            .values((
                author_blurs::photo_id.eq(photo_id),
                author_blurs::areas.eq(text),
                author_blurs::updated_by.eq(by),
                author_blurs::updated_at.eq(at),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn replace_reviewed(
    conn: &mut DbConn,
    sha256: Sha256,
    areas: &[BlurArea],
    (by, at): (AccountId, Instant),
) -> DbResult<()> {
    diesel::delete(reviewer_blurs::table.find(sha256)).execute(conn)?;
    if let Some(text) = text_of(areas)? {
        diesel::insert_into(reviewer_blurs::table)
            .values((
                reviewer_blurs::sha256.eq(sha256),
                reviewer_blurs::areas.eq(text),
                reviewer_blurs::updated_by.eq(by),
                reviewer_blurs::updated_at.eq(at),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// `None` when nothing is hidden: then there is no row.
fn text_of(areas: &[BlurArea]) -> DbResult<Option<String>> {
    let text = serde_json::to_string(areas).map_err(|error| DbError::Check(error.to_string()))?;
    Ok(Some(text).filter(|_| !areas.is_empty()))
}

/// Takes away what authors hid in photos that are about to go; what the reviewing line hid in their bytes stays.
///
/// # Errors
/// As any update.
pub fn forget_blurs(conn: &mut DbConn, clock: &Clock, photo_ids: &[PhotoId]) -> DbResult<()> {
    let going: Vec<(Sha256, PhotoId)> = photos::table
        .filter(photos::id.eq_any(photo_ids))
        .filter(photos::stored_at.is_not_null())
        .order((photos::sha256, photos::id))
        .select((photos::sha256, photos::id))
        .load(conn)?;
    for (sha256, photo_id) in going {
        let drawn = hold_pictures(conn, sha256)?;
        let hidden = diesel::delete(author_blurs::table.find(photo_id)).execute(conn)? > 0;
        if hidden && drawn {
            draw_anew(conn, clock, sha256)?;
        }
    }
    Ok(())
}

/// Has the pictures of these bytes made anew; the present ones are not served from now on.
fn draw_anew(conn: &mut DbConn, clock: &Clock, sha256: Sha256) -> DbResult<()> {
    let revision = withdraw_pictures(conn, sha256)?;
    jobs::enqueue(conn, clock, RENDER_JOB, &render_subject(sha256, revision))
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
