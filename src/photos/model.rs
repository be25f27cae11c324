//! The words and rows of photos. Pure.
//!
//! Invariant: what the sender claims (`PhotoRow`) and what the bytes say
//! (`BlobRow`) are never mixed.

use diesel::prelude::*;

use crate::db::schema::{blobs, photos};
use crate::db::types::{Instant, PhotoId, ReportId, Sha256};
use crate::word_enum;

word_enum! {
    /// Where the bytes of one picture stand.
    pub enum BlobState {
        /// Durable; renditions are on their way.
        Stored = "stored",
        /// Renditions are there.
        Ready = "ready",
        /// Durable, but no picture can be made of it; the reason says why.
        Unreadable = "unreadable",
    }
}

word_enum! {
    /// Where one photo of a report stands.
    pub enum PhotoState {
        /// Promised by the manifest; the bytes have not come yet.
        Awaited = "awaited",
        /// The bytes are durable; renditions are on their way.
        Stored = "stored",
        /// Renditions are there.
        Ready = "ready",
        /// The bytes are kept, but no picture can be made of them.
        Unreadable = "unreadable",
    }
}

word_enum! {
    /// How far a time fixes an instant.
    pub enum TakenBasis {
        /// The file tells its offset from UTC.
        FileOffset = "file_offset",
        /// The file tells none; whoever needs an instant assumes the city's zone.
        AssumedZone = "assumed_zone",
        /// There is no time.
        None = "none",
    }
}

word_enum! {
    /// In which system a point was measured.
    pub enum CoordinateSystem {
        /// GPS.
        Wgs84 = "wgs84",
        /// What Chinese maps use.
        Gcj02 = "gcj02",
    }
}

/// The two sizes a picture is served in, named after the longer side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongSide {
    /// 320 pixels, for lists.
    Small,
    /// 1600 pixels, for looking at.
    Large,
}

impl LongSide {
    /// The size with this number of pixels, if there is one.
    #[must_use]
    pub fn from_pixels(pixels: u32) -> Option<Self> {
        match pixels {
            super::pipeline::SMALL => Some(Self::Small),
            super::pipeline::LARGE => Some(Self::Large),
            _ => None,
        }
    }

    /// Pixels on the longer side.
    #[must_use]
    pub fn pixels(self) -> u32 {
        match self {
            Self::Small => super::pipeline::SMALL,
            Self::Large => super::pipeline::LARGE,
        }
    }
}

/// A slot of a report: what the sender promised and claims.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = photos)]
pub struct PhotoRow {
    /// Minted by the client.
    pub id: PhotoId,
    /// The report it belongs to.
    pub report_id: ReportId,
    /// Order within the report, from 0.
    pub position: i32,
    /// Digest of the bytes announced.
    pub sha256: Sha256,
    /// Number of bytes announced.
    pub size: i64,
    /// Media type announced; never believed.
    pub claimed_type: String,
    /// Local time the phone says.
    pub claimed_taken_at: Option<chrono::NaiveDateTime>,
    /// Its offset, when the phone says one.
    pub claimed_offset_minutes: Option<i32>,
    /// Degrees north, when the sender tapped for it.
    pub claimed_latitude: Option<f64>,
    /// Degrees east.
    pub claimed_longitude: Option<f64>,
    /// System of the point.
    pub claimed_coordinate_system: Option<CoordinateSystem>,
    /// When the bytes became durable for this slot.
    pub stored_at: Option<Instant>,
    /// When the slot was promised.
    pub created_at: Instant,
    /// Whether the point was rounded since.
    pub point_rounded: bool,
}

/// The bytes of one picture, kept once, and what was read from them.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = blobs)]
pub struct BlobRow {
    /// Digest of the bytes.
    pub sha256: Sha256,
    /// Number of bytes.
    pub size: i64,
    /// By magic bytes: `jpeg`, `png`, `webp`, `heic`, `gif`.
    pub format: String,
    /// Where it stands.
    pub state: BlobState,
    /// Why there is no picture.
    pub unreadable_reason: Option<String>,
    /// Upright width.
    pub width: Option<i32>,
    /// Upright height.
    pub height: Option<i32>,
    /// EXIF orientation of the original.
    pub orientation: Option<i32>,
    /// Wall time as the camera wrote it.
    pub taken_at: Option<chrono::NaiveDateTime>,
    /// Its offset, when the file tells one.
    pub taken_offset_minutes: Option<i32>,
    /// How far the time fixes an instant.
    pub taken_basis: Option<TakenBasis>,
    /// Why a written time was left out.
    pub taken_dropped: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Why a written place was left out.
    pub place_dropped: Option<String>,
    /// Maker of the camera.
    pub camera_make: Option<String>,
    /// Model of the camera.
    pub camera_model: Option<String>,
    /// Rises when other pictures are to be made of the same bytes.
    pub rendition_revision: i32,
    /// Whether the place was rounded since.
    pub point_rounded: bool,
    /// System of the place, as the file names it.
    pub coordinate_system: CoordinateSystem,
}

/// Where a photo stands: the slot decides whether bytes came, the blob what became of them.
#[must_use]
pub fn photo_state(photo: &PhotoRow, blob: Option<&BlobRow>) -> PhotoState {
    match (photo.stored_at, blob) {
        (Some(_), Some(blob)) => match blob.state {
            BlobState::Stored => PhotoState::Stored,
            BlobState::Ready => PhotoState::Ready,
            BlobState::Unreadable => PhotoState::Unreadable,
        },
        _ => PhotoState::Awaited,
    }
}
