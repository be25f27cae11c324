//! What clients get of photos.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use crate::db::types::{Instant, PhotoId, Sha256};
use crate::photos::{BlobRow, CoordinateSystem, LongSide, PhotoRow, PhotoState, TakenBasis, photo_state};
use crate::reports::model::{Point, point_of};
use crate::reports::queries::Underway;
use crate::reports::retention::Kept;

/// A point on Earth.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PointView {
    /// Degrees north.
    latitude: f64,
    /// Degrees east.
    longitude: f64,
    /// The system it was measured in.
    coordinate_system: CoordinateSystem,
    /// Where it comes from.
    basis: PointBasis,
    /// Whether it was rounded to about a kilometre, as every point is after some months.
    rounded: bool,
}

/// Where a point comes from. A place picked from the list is no point: the report names it as `place`.
#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PointBasis {
    /// The sender's device told it when asked.
    Device,
    /// The camera wrote it into the file.
    Exif,
}

impl PointView {
    /// A point as a viewer gets it.
    pub fn new(point: Point, basis: PointBasis, rounded: bool) -> Self {
        let Point { latitude, longitude, coordinate_system } = point;
        Self { latitude, longitude, coordinate_system, basis, rounded }
    }
}

/// What the sender says of a photo.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ClaimView {
    /// What the phone takes the bytes for.
    media_type: String,
    /// Local time by the phone's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "2026-10-01T09:30:15")]
    taken_at: Option<String>,
    /// Its offset from UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = 480)]
    offset_minutes: Option<i32>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    point: Option<PointView>,
}

/// What the file itself says: a hint, never a proof.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FactsView {
    /// By magic bytes: `jpeg`, `png`, `webp`, `heic`, `gif`.
    format: String,
    /// Width as seen by a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    width: Option<i32>,
    /// Height as seen by a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    height: Option<i32>,
    /// EXIF orientation of the original, 1 to 8.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    orientation: Option<i32>,
    /// Local time by the camera's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "2026-10-01T09:30:15.250")]
    taken_at: Option<String>,
    /// Its offset from UTC, when the file tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    offset_minutes: Option<i32>,
    /// How far the time fixes an instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    taken_basis: Option<TakenBasis>,
    /// Why a written time was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "all_zero")]
    taken_dropped: Option<String>,
    /// Where it was taken; only for the author and the reviewing line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    point: Option<PointView>,
    /// Why a written place was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "zero")]
    place_dropped: Option<String>,
    /// Maker of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    camera_make: Option<String>,
    /// Model of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    camera_model: Option<String>,
}

/// Where the pictures are.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RenditionsView {
    /// 320 pixels on the longer side.
    small: String,
    /// 1600 pixels on the longer side.
    large: String,
}

/// A photo on its way in pieces.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct UnderwayView {
    /// Where to go on.
    #[schema(example = "/api/v1/uploads/019a3b5e-7c00-7000-8000-000000000003")]
    location: String,
    /// Durable bytes. A request that is still sending may add to them; `HEAD` tells at the moment.
    offset: i64,
    /// When it is given up.
    expires_at: Instant,
}

impl From<&Underway> for UnderwayView {
    fn from(upload: &Underway) -> Self {
        Self {
            location: format!("/api/v1/uploads/{}", upload.upload_id),
            offset: upload.received,
            expires_at: upload.expires_at,
        }
    }
}

/// A photo of a report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PhotoView {
    /// Minted by the client.
    id: PhotoId,
    /// Where it stands.
    state: PhotoState,
    /// Whether its bytes have to be sent still.
    missing: bool,
    /// The caller's own upload of it that went furthest; absent when there is none, or the bytes are here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    upload: Option<UnderwayView>,
    /// Of its bytes.
    sha256: Sha256,
    /// How many they are.
    size: i64,
    /// Why no picture can be made, when it is `unreadable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "truncated")]
    unreadable_reason: Option<String>,
    /// What the sender says.
    claimed: ClaimView,
    /// What the file says, once it was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    facts: Option<FactsView>,
    /// Where the pictures are, once it is `ready`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    renditions: Option<RenditionsView>,
    /// The last day it is kept; only for the author and the reviewing line. It may move on: evidence that rests on a photo
    /// keeps it longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "2027-06-30")]
    retention_until: Option<NaiveDate>,
    /// Whether the archive of a naming keeps it: then there is no such day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    archived: Option<bool>,
}

fn wall_time(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.f").to_string()
}

fn renditions(photo: &PhotoRow, blob: Option<&BlobRow>) -> Option<RenditionsView> {
    let blob = blob.filter(|_| photo_state(photo, blob) == PhotoState::Ready)?;
    let address = |side: LongSide| {
        let (pixels, revision) = (side.pixels(), blob.rendition_revision);
        format!("/api/v1/reports/{}/photos/{}/renditions/{pixels}?r={revision}", photo.report_id, photo.id)
    };
    Some(RenditionsView { small: address(LongSide::Small), large: address(LongSide::Large) })
}

fn facts(blob: &BlobRow, positions: bool) -> FactsView {
    let point = point_of(blob.latitude, blob.longitude, Some(blob.coordinate_system));
    FactsView {
        format: blob.format.clone(),
        width: blob.width,
        height: blob.height,
        orientation: blob.orientation,
        taken_at: blob.taken_at.map(wall_time),
        offset_minutes: blob.taken_offset_minutes,
        taken_basis: blob.taken_basis,
        taken_dropped: blob.taken_dropped.clone(),
        point: point.filter(|_| positions).map(|point| PointView::new(point, PointBasis::Exif, blob.point_rounded)),
        place_dropped: blob.place_dropped.clone().filter(|_| positions),
        camera_make: blob.camera_make.clone(),
        camera_model: blob.camera_model.clone(),
    }
}

impl PhotoView {
    /// A photo as a viewer sees it: `positions` tells whether exact places are for him.
    pub fn new(
        photo: &PhotoRow,
        blob: Option<&BlobRow>,
        positions: bool,
        upload: Option<&Underway>,
        kept: Option<Kept>,
    ) -> Self {
        let state = photo_state(photo, blob);
        let claimed = point_of(photo.claimed_latitude, photo.claimed_longitude, photo.claimed_coordinate_system);
        Self {
            id: photo.id,
            state,
            missing: state == PhotoState::Awaited,
            upload: upload.map(Into::into),
            sha256: photo.sha256,
            size: photo.size,
            unreadable_reason: blob.and_then(|blob| blob.unreadable_reason.clone()),
            claimed: ClaimView {
                media_type: photo.claimed_type.clone(),
                taken_at: photo.claimed_taken_at.map(wall_time),
                offset_minutes: photo.claimed_offset_minutes,
                point: claimed
                    .filter(|_| positions)
                    .map(|point| PointView::new(point, PointBasis::Device, photo.point_rounded)),
            },
            facts: blob.map(|blob| facts(blob, positions)),
            renditions: renditions(photo, blob),
            retention_until: match kept {
                Some(Kept::Until(day)) => Some(day),
                Some(Kept::Archived) | None => None,
            },
            archived: kept.map(|kept| kept == Kept::Archived),
        }
    }
}

/// A photo in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ThumbView {
    /// Minted by the client.
    id: PhotoId,
    /// Where it stands.
    state: PhotoState,
    /// Where the pictures are, once it is `ready`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    renditions: Option<RenditionsView>,
}

impl ThumbView {
    /// A photo of a row of a list.
    pub fn new(photo: &PhotoRow, blob: Option<&BlobRow>) -> Self {
        let state = photo_state(photo, blob);
        Self { id: photo.id, state, renditions: renditions(photo, blob) }
    }
}
