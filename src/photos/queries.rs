//! Rows of photos and of their bytes.
//!
//! Invariant: a slot is filled once; a blob settles once.

use diesel::prelude::*;

use super::model::{BlobRow, BlobState, CoordinateSystem, PhotoRow, TakenBasis};
use super::pipeline::{
    Datum, Facts, Fingerprints, Format, PlaceDropped, TakenBasis as FactBasis, TimeDropped, Unreadable,
};
use crate::db::dialect::WithSuffix as _;
use crate::db::schema::{blobs, photos, retired_revisions, visit_photos};
use crate::db::types::{Instant, PhotoId, ReportId, Sha256};
use crate::db::{DbConn, DbResult};

/// Pictures of bytes begin with this revision.
pub(super) const FIRST_REVISION: i32 = 1;

/// One photo with its bytes, if they came.
///
/// # Errors
/// As any query.
pub fn find_photo(
    conn: &mut DbConn,
    report_id: ReportId,
    photo_id: PhotoId,
) -> DbResult<Option<(PhotoRow, Option<BlobRow>)>> {
    let photo = photos::table
        .find(photo_id)
        .filter(photos::report_id.eq(report_id))
        .select(PhotoRow::as_select())
        .first(conn)
        .optional()?;
    let Some(photo) = photo else { return Ok(None) };
    let blob = find_blob(conn, photo.sha256)?;
    Ok(Some((photo, blob)))
}

/// The photos of some reports, in their order.
///
/// # Errors
/// As any query.
pub fn list_photos(conn: &mut DbConn, report_ids: &[ReportId]) -> DbResult<Vec<PhotoRow>> {
    Ok(photos::table
        .filter(photos::report_id.eq_any(report_ids))
        .order((photos::report_id, photos::position, photos::id))
        .select(PhotoRow::as_select())
        .load(conn)?)
}

/// What is known of some bytes.
///
/// # Errors
/// As any query.
pub fn list_blobs(conn: &mut DbConn, digests: &[Sha256]) -> DbResult<Vec<BlobRow>> {
    let mut rows = Vec::with_capacity(digests.len());
    // A page of 100 reports has up to 900 photos: below what one list of SQLite may hold, but not by much.
    for some in digests.chunks(500) {
        rows.extend(
            blobs::table.filter(blobs::sha256.eq_any(some)).select(BlobRow::as_select()).load::<BlobRow>(conn)?,
        );
    }
    Ok(rows)
}

/// What is known of one picture's bytes.
///
/// # Errors
/// As any query.
pub fn find_blob(conn: &mut DbConn, sha256: Sha256) -> DbResult<Option<BlobRow>> {
    Ok(blobs::table.find(sha256).select(BlobRow::as_select()).first(conn).optional()?)
}

/// Keeps the row of some bytes from being removed until the transaction ends; false when there is none.
///
/// # Errors
/// As any update.
pub fn hold_blob(conn: &mut DbConn, sha256: Sha256) -> DbResult<bool> {
    // An update that changes nothing is the lock on a row that both databases know.
    let row = diesel::update(blobs::table.find(sha256)).set(blobs::size.eq(blobs::size)).execute(conn)?;
    Ok(row == 1)
}

/// Some bytes that came before a moment and that no slot names.
///
/// # Errors
/// As any query.
pub fn list_unshown_blobs(conn: &mut DbConn, before: Instant, most: usize) -> DbResult<Vec<Sha256>> {
    let named = photos::table.filter(photos::sha256.eq(blobs::sha256));
    let seen_on_a_visit = visit_photos::table.filter(visit_photos::sha256.eq(blobs::sha256));
    Ok(blobs::table
        .filter(blobs::stored_at.lt(before))
        .filter(diesel::dsl::not(diesel::dsl::exists(named)))
        .filter(diesel::dsl::not(diesel::dsl::exists(seen_on_a_visit)))
        .order(blobs::sha256)
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select(blobs::sha256)
        .load(conn)?)
}

/// Removes the row of bytes that are held, unless a slot names them; true when it did.
///
/// # Errors
/// As any delete.
pub fn delete_unshown_blob(conn: &mut DbConn, sha256: Sha256, before: Instant) -> DbResult<bool> {
    // Asked in a statement of its own, after the row was held: it has to see what others committed until then.
    let of_reports: i64 = photos::table.filter(photos::sha256.eq(sha256)).count().get_result(conn)?;
    let of_visits: i64 = visit_photos::table.filter(visit_photos::sha256.eq(sha256)).count().get_result(conn)?;
    if of_reports + of_visits > 0 {
        return Ok(false);
    }
    let old = blobs::table.find(sha256).filter(blobs::stored_at.lt(before));
    let revision: Option<i32> = old.select(blobs::rendition_revision).first(conn).optional()?;
    let Some(revision) = revision else { return Ok(false) };
    // Pictures of the first revision hide nothing, so they may be made again under the same name.
    if revision > FIRST_REVISION {
        diesel::insert_into(retired_revisions::table)
            .values((retired_revisions::sha256.eq(sha256), retired_revisions::rendition_revision.eq(revision)))
            .execute(conn)?;
    }
    diesel::delete(blobs::table.find(sha256)).execute(conn)?;
    Ok(true)
}

/// The revision with which pictures of some bytes begin; beyond all of a former life of the same bytes.
fn first_revision(conn: &mut DbConn, sha256: Sha256) -> DbResult<i32> {
    let retired: Option<i32> =
        retired_revisions::table.find(sha256).select(retired_revisions::rendition_revision).first(conn).optional()?;
    Ok(retired.map_or(FIRST_REVISION, |revision| revision + 1))
}

/// Notes that bytes are durable; true when that was not known.
///
/// # Errors
/// As any insert.
pub fn insert_blob(conn: &mut DbConn, sha256: Sha256, size: i64, format: Format, now: Instant) -> DbResult<bool> {
    let revision = first_revision(conn, sha256)?;
    let inserted = diesel::insert_into(blobs::table)
        .values((
            blobs::sha256.eq(sha256),
            blobs::size.eq(size),
            blobs::format.eq(format_word(format)),
            blobs::state.eq(BlobState::Stored),
            blobs::stored_at.eq(now),
            blobs::rendition_revision.eq(revision),
        ))
        .or_ignore()
        .execute(conn)?;
    if inserted == 1 && revision > FIRST_REVISION {
        diesel::delete(retired_revisions::table.find(sha256)).execute(conn)?;
    }
    Ok(inserted == 1)
}

/// The word under which a format is stored.
#[must_use]
pub fn format_word(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "jpeg",
        Format::Png => "png",
        Format::WebP => "webp",
        Format::Heic => "heic",
        Format::Gif => "gif",
    }
}

/// The format behind a stored word.
#[must_use]
pub fn format_of(word: &str) -> Option<Format> {
    Format::ACCEPTED.into_iter().find(|format| format_word(*format) == word)
}

/// Fills a slot that still waits for these bytes; true when it did.
///
/// # Errors
/// As any update.
pub fn fill_slot(conn: &mut DbConn, photo_id: PhotoId, sha256: Sha256, now: Instant) -> DbResult<bool> {
    let filled = diesel::update(
        photos::table.find(photo_id).filter(photos::sha256.eq(sha256)).filter(photos::stored_at.is_null()),
    )
    .set(photos::stored_at.eq(now))
    .execute(conn)?;
    Ok(filled == 1)
}

/// Whether a slot holds these bytes already.
///
/// # Errors
/// As any query.
pub fn is_filled(conn: &mut DbConn, photo_id: PhotoId, sha256: Sha256) -> DbResult<bool> {
    let found = photos::table
        .find(photo_id)
        .filter(photos::sha256.eq(sha256))
        .filter(photos::stored_at.is_not_null())
        .count()
        .get_result::<i64>(conn)?;
    Ok(found > 0)
}

#[derive(AsChangeset)]
#[diesel(table_name = blobs, treat_none_as_null = true)]
#[expect(clippy::struct_field_names, reason = "the names of the columns")]
struct Settled {
    state: BlobState,
    unreadable_reason: Option<String>,
    settled_at: Option<Instant>,
    width: Option<i32>,
    height: Option<i32>,
    orientation: Option<i32>,
    taken_at: Option<chrono::NaiveDateTime>,
    taken_offset_minutes: Option<i32>,
    taken_basis: Option<TakenBasis>,
    taken_dropped: Option<String>,
    place_dropped: Option<String>,
    camera_make: Option<String>,
    camera_model: Option<String>,
    dhash: Option<i64>,
    phash: Option<i64>,
}

/// Notes what a picture is: its facts, and its fingerprints or why there is no picture. True unless that is known, or
/// other pictures are wanted by now.
///
/// # Errors
/// As any update.
pub fn settle_blob(
    conn: &mut DbConn,
    (sha256, revision): (Sha256, i32),
    facts: Option<&Facts>,
    picture: &Result<Fingerprints, String>,
    now: Instant,
) -> DbResult<bool> {
    let side = |pixels: u32| i32::try_from(pixels).ok();
    let prints = picture.as_ref().ok();
    let place = facts.and_then(|facts| facts.place);
    let settled = Settled {
        state: if prints.is_some() { BlobState::Ready } else { BlobState::Unreadable },
        unreadable_reason: picture.as_ref().err().cloned(),
        settled_at: Some(now),
        width: facts.and_then(|facts| side(facts.width)),
        height: facts.and_then(|facts| side(facts.height)),
        orientation: facts.map(|facts| i32::from(facts.orientation)),
        taken_at: facts.and_then(|facts| facts.taken_at),
        taken_offset_minutes: facts.and_then(|facts| facts.offset_minutes).map(i32::from),
        taken_basis: facts.map(|facts| basis_word(facts.taken_basis)),
        taken_dropped: facts.and_then(|facts| facts.time_dropped).map(|why| time_word(why).to_owned()),
        place_dropped: facts.and_then(|facts| facts.place_dropped).map(|why| place_word(why).to_owned()),
        camera_make: facts.and_then(|facts| facts.camera_make.clone()).map(printable),
        camera_model: facts.and_then(|facts| facts.camera_model.clone()).map(printable),
        dhash: prints.map(|prints| prints.dhash.cast_signed()),
        phash: prints.map(|prints| prints.phash.cast_signed()),
    };
    let awaited = blobs::table
        .find(sha256)
        .filter(blobs::state.eq(BlobState::Stored))
        .filter(blobs::rendition_revision.eq(revision));
    if diesel::update(awaited).set(&settled).execute(conn)? == 0 {
        return Ok(false);
    }
    // What was rounded stays so when other pictures are made of the same bytes.
    let exact = blobs::table.find(sha256).filter(blobs::point_rounded.eq(false));
    diesel::update(exact)
        .set((
            blobs::latitude.eq(place.map(|place| place.lat)),
            blobs::longitude.eq(place.map(|place| place.lon)),
            blobs::coordinate_system.eq(place.map_or(CoordinateSystem::Wgs84, |place| system_of(place.datum))),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Why there is no picture of bytes that no attempt came to an end with.
pub const GIVEN_UP: &str = "given_up";

/// Notes that no picture of this revision is going to be made; what is known of the bytes stays. True unless that is
/// known, or other pictures are wanted by now.
///
/// # Errors
/// As any update.
pub fn give_up_blob(conn: &mut DbConn, (sha256, revision): (Sha256, i32), now: Instant) -> DbResult<bool> {
    let awaited = blobs::table
        .find(sha256)
        .filter(blobs::state.eq(BlobState::Stored))
        .filter(blobs::rendition_revision.eq(revision));
    let given_up =
        (blobs::state.eq(BlobState::Unreadable), blobs::unreadable_reason.eq(GIVEN_UP), blobs::settled_at.eq(now));
    Ok(diesel::update(awaited).set(given_up).execute(conn)? == 1)
}

fn system_of(datum: Datum) -> CoordinateSystem {
    match datum {
        Datum::Wgs84 => CoordinateSystem::Wgs84,
        Datum::Gcj02 => CoordinateSystem::Gcj02,
    }
}

/// PostgreSQL takes no NUL in a text, and nobody needs control characters in the name of a camera.
fn printable(text: String) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).take(100).collect();
    if clean.len() == text.len() { text } else { clean }
}

fn basis_word(basis: FactBasis) -> TakenBasis {
    match basis {
        FactBasis::FileOffset => TakenBasis::FileOffset,
        FactBasis::AssumedZone => TakenBasis::AssumedZone,
        FactBasis::None => TakenBasis::None,
    }
}

fn time_word(why: TimeDropped) -> &'static str {
    match why {
        TimeDropped::AllZero => "all_zero",
        TimeDropped::TooOld => "too_old",
        TimeDropped::InFuture => "in_future",
        TimeDropped::Unreadable => "unreadable",
    }
}

fn place_word(why: PlaceDropped) -> &'static str {
    match why {
        PlaceDropped::Zero => "zero",
        PlaceDropped::OutOfRange => "out_of_range",
        PlaceDropped::Empty => "empty",
        PlaceDropped::NotFinite => "not_finite",
        PlaceDropped::OtherSystem => "other_system",
    }
}

/// The word under which a reason is stored.
#[must_use]
pub fn unreadable_word(why: &Unreadable) -> String {
    why.slug().replace('-', "_")
}
