//! The photos of a report: who may send, who may see.

use std::fmt::Display;

use bytes::Bytes;
use futures_util::Stream;
use serde_json::json;

use super::read::find_seen;
use crate::accounts::Identity;
use crate::audit::{self, Event, Origin};
use crate::db::DbConn;
use crate::db::types::{PhotoId, ReportId, Sha256};
use crate::fields::FieldErrors;
use crate::photos::pipeline::BlurArea;
use crate::photos::{
    self, BlobRow, BlurLine, Blurred, Blurs, LongSide, Original, PhotoRow, PhotoState, Picture, photo_state,
};
use crate::reports::Error;
use crate::reports::model::ReportState;
use crate::reports::visibility::{Sight, Viewer};
use crate::services::Services;

/// A slot whose bytes may be sent.
pub struct Upload {
    report_id: ReportId,
    photo_id: PhotoId,
    announced: (u64, Sha256),
    /// The bytes are here already; there is nothing to send.
    pub filled: bool,
}

impl Upload {
    /// Length and digest that the manifest announced.
    #[must_use]
    pub fn announced(&self) -> (u64, Sha256) {
        self.announced
    }
}

/// Finds the slot, for its report's author or filer.
///
/// # Errors
/// [`Error::NotFound`] for everybody else; [`Error::WrongState`] when the report is not open.
pub async fn begin_upload(
    services: &Services,
    identity: &Identity,
    report_id: ReportId,
    photo_id: PhotoId,
) -> Result<Upload, Error> {
    let viewer = Viewer::new(identity);
    services
        .db
        .read(move |conn| {
            let (row, _, sight) = find_seen(conn, &viewer, report_id)?.ok_or(Error::NotFound)?;
            if !sight.own {
                return Err(Error::NotFound);
            }
            let (photo, _) = photos::find_photo(conn, report_id, photo_id)?.ok_or(Error::NotFound)?;
            if row.state != ReportState::Submitted {
                return Err(Error::WrongState("The report was withdrawn or hidden; it takes no photos."));
            }
            let announced = (u64::try_from(photo.size).unwrap_or(0), photo.sha256);
            Ok(Upload { report_id, photo_id, announced, filled: photo.stored_at.is_some() })
        })
        .await
}

/// Takes the bytes, and tells where the photo stands afterwards and how many of the report's photos are here.
///
/// # Errors
/// [`Error::Photo`] with nothing kept; else what the database says.
pub async fn finish_upload<S, E>(
    services: &Services,
    origin: &Origin,
    upload: Upload,
    body: S,
) -> Result<(PhotoState, usize, usize), Error>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let Upload { report_id, photo_id, announced, filled } = upload;
    if filled {
        photos::discard(services, body).await;
    } else {
        let file = photos::receive(services, announced, body).await?;
        photos::accept(services, origin, report_id, photo_id, file).await?;
    }
    services
        .db
        .read(move |conn| {
            let slots = photos::list_photos(conn, &[report_id])?;
            let (photo, blob) = photos::find_photo(conn, report_id, photo_id)?.ok_or(Error::NotFound)?;
            let received = slots.iter().filter(|slot| slot.stored_at.is_some()).count();
            Ok((photo_state(&photo, blob.as_ref()), received, slots.len()))
        })
        .await
}

/// A photo's bytes with the viewer's sight on its report, when he may see its pictures.
async fn find_picture(
    services: &Services,
    viewer: Viewer,
    report_id: ReportId,
    photo_id: PhotoId,
) -> Result<(BlobRow, Sight), Error> {
    services
        .db
        .read(move |conn| {
            let (row, _, sight) = find_seen(conn, &viewer, report_id)?.ok_or(Error::NotFound)?;
            if !sight.pictures(row.is_sensitive()) {
                return Err(Error::NotFound);
            }
            let (photo, blob) = photos::find_photo(conn, report_id, photo_id)?.ok_or(Error::NotFound)?;
            let blob = blob.filter(|_| photo.stored_at.is_some());
            Ok((blob.ok_or(photos::Error::NoPicture)?, sight))
        })
        .await
}

/// What is hidden in a photo, for those who may hide something in it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn get_blurs(
    services: &Services,
    identity: &Identity,
    report_id: ReportId,
    photo_id: PhotoId,
) -> Result<Blurs, Error> {
    let viewer = Viewer::new(identity);
    services
        .db
        .read(move |conn| {
            let (photo, _) = find_hideable(conn, &viewer, report_id, photo_id)?;
            Ok(photos::find_blurs(conn, &photo)?)
        })
        .await
}

/// Hides exactly these areas on behalf of the caller: his own as its author or filer, else those of the reviewing line.
///
/// # Errors
/// [`Error::NotFound`] for everybody else; [`Error::WrongState`] while there is no picture; [`Error::Invalid`].
pub async fn put_blurs(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    (report_id, photo_id): (ReportId, PhotoId),
    areas: Vec<BlurArea>,
) -> Result<Blurs, Error> {
    check_areas(&areas)?;
    let (clock, viewer, origin, by) =
        (services.clock.clone(), Viewer::new(identity), origin.clone(), identity.account_id);
    let blurs = services
        .db
        .write(move |conn| {
            let (photo, line) = find_hideable(conn, &viewer, report_id, photo_id)?;
            match photos::put_blurs(conn, &clock, &photo, line, &areas, by)? {
                Blurred::NoPicture => return Err(Error::WrongState("There is no picture of this photo yet.")),
                Blurred::Same => {}
                Blurred::Changed => {
                    let details = json!({
                        "report_id": report_id, "sha256": photo.sha256, "line": line, "areas": areas.len(),
                    });
                    let event = Event::done("photo.blur", "photo", photo_id).details(details);
                    audit::record(conn, &clock, &origin, event)?;
                }
            }
            Ok(photos::find_blurs(conn, &photo)?)
        })
        .await?;
    services.job_bell.notify_one();
    Ok(blurs)
}

fn check_areas(areas: &[BlurArea]) -> Result<(), Error> {
    let mut errors = FieldErrors::new();
    let most = photos::MOST_AREAS;
    errors.require(areas.len() <= most, "/areas", &format!("At most {most} areas are hidden in one photo."));
    for (index, area) in areas.iter().enumerate().take(most) {
        let detail = "Must have a width and a height and lie within the picture, whose sides are 10000.";
        errors.require(area.fits(), &format!("/areas/{index}"), detail);
    }
    Ok(errors.finish()?)
}

/// A photo with the line on whose behalf this viewer may hide something in it.
fn find_hideable(
    conn: &mut DbConn,
    viewer: &Viewer,
    report_id: ReportId,
    photo_id: PhotoId,
) -> Result<(PhotoRow, BlurLine), Error> {
    let (_, _, sight) = find_seen(conn, viewer, report_id)?.ok_or(Error::NotFound)?;
    let line = match (sight.own, sight.reviewer) {
        (true, _) => BlurLine::Author,
        (false, true) => BlurLine::Reviewer,
        (false, false) => return Err(Error::NotFound),
    };
    let (photo, _) = photos::find_photo(conn, report_id, photo_id)?.ok_or(Error::NotFound)?;
    Ok((photo, line))
}

/// A rendition with its tag and revision; the bytes are fetched only when `wanted` says so of the tag.
///
/// # Errors
/// [`Error::NotFound`] for those who may not see it; a photo without a picture as [`photos::Error::NoPicture`].
pub async fn open_rendition(
    services: &Services,
    identity: &Identity,
    ids: (ReportId, PhotoId),
    side: LongSide,
    wanted: impl FnOnce(&str) -> bool,
) -> Result<(String, i32, Option<Picture>), Error> {
    let (blob, _) = find_picture(services, Viewer::new(identity), ids.0, ids.1).await?;
    let tag = photos::rendition_tag(&blob, side);
    if blob.state != photos::BlobState::Ready {
        return Err(photos::Error::NoPicture.into());
    }
    if !wanted(&tag) {
        return Ok((tag, blob.rendition_revision, None));
    }
    Ok((tag, blob.rendition_revision, Some(photos::open_rendition(services, &blob, side).await?)))
}

/// A copy of the original without its metadata, for a reviewer in scope; the trail has it before the first byte leaves.
///
/// # Errors
/// [`Error::NotFound`] outside his scope; else what the store or the database says.
pub async fn open_original(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    report_id: ReportId,
    photo_id: PhotoId,
) -> Result<Original, Error> {
    let viewer = Viewer::new(identity);
    loop {
        let (blob, sight) = find_picture(services, viewer.clone(), report_id, photo_id).await?;
        if !sight.reviewer {
            return Err(Error::NotFound);
        }
        let original = photos::open_original(services, &blob).await?;
        if note_look(services, origin, (report_id, photo_id), blob, original.substitute).await? {
            return Ok(original);
        }
    }
}

/// Notes a look at an original; false when something was hidden or shown again while its bytes were fetched and cleaned.
async fn note_look(
    services: &Services,
    origin: &Origin,
    (report_id, photo_id): (ReportId, PhotoId),
    blob: BlobRow,
    substitute: bool,
) -> Result<bool, Error> {
    let (clock, origin) = (services.clock.clone(), origin.clone());
    services
        .db
        .write(move |conn| {
            let now = photos::list_blobs(conn, &[blob.sha256])?.pop();
            if now.is_none_or(|now| now.rendition_revision != blob.rendition_revision) {
                return Ok(false);
            }
            let details = json!({ "report_id": report_id, "sha256": blob.sha256, "substitute": substitute });
            let event = Event::done("photo.view_original", "photo", photo_id).details(details);
            audit::record(conn, &clock, &origin, event)?;
            Ok(true)
        })
        .await
}

/// Reads a body that is refused beforehand, within bounds, so that the refusal reaches its sender.
pub async fn refuse_upload<S, E>(services: &Services, body: S)
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    photos::discard(services, body).await;
}
