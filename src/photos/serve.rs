//! Pictures and clean originals on their way out.
//!
//! Whether the caller may see them was decided before. Invariant: nothing that
//! leaves carries metadata; an original never leaves as it is.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use url::Url;

use super::blurs::list_areas;
use super::jobs::{on_pool, read_original};
use super::model::{BlobRow, BlobState, LongSide};
use super::pipeline::strip_metadata;
use super::{Error, queries};
use crate::services::Services;
use crate::storage::{ByteStream, ObjectKey};

/// How long a link to the object store works.
const LINK: Duration = Duration::from_mins(5);
/// How long a reviewer waits for a decoding thread.
const PATIENCE: Duration = Duration::from_secs(20);

/// A rendition on its way.
pub enum Picture {
    /// The store hands it out itself, under a link that soon ends.
    Link(Url),
    /// Bytes to pass on.
    Stream {
        /// Number of bytes.
        length: u64,
        /// The bytes.
        stream: ByteStream,
    },
}

/// A copy of an original without its metadata.
pub struct Original {
    /// The bytes.
    pub bytes: Bytes,
    /// Their media type.
    pub media_type: &'static str,
    /// The usual extension of that type.
    pub extension: &'static str,
    /// True when the 1600 px rendition stands in: this format cannot be cleaned, or something is hidden in it.
    pub substitute: bool,
}

/// The strong tag of a rendition: its bytes never change while its name stands.
#[must_use]
pub fn rendition_tag(blob: &BlobRow, side: LongSide) -> String {
    format!("{}-{}-r{}", blob.sha256, side.pixels(), blob.rendition_revision)
}

fn rendition_key(blob: &BlobRow, side: LongSide) -> ObjectKey {
    let revision = u32::try_from(blob.rendition_revision).unwrap_or(1);
    ObjectKey::rendition(blob.sha256.bytes(), side.pixels(), revision)
}

/// Opens a rendition.
///
/// # Errors
/// [`Error::NoPicture`] unless the photo is `ready`; else what the store says.
pub async fn open_rendition(services: &Services, blob: &BlobRow, side: LongSide) -> Result<Picture, Error> {
    if blob.state != BlobState::Ready {
        return Err(Error::NoPicture);
    }
    let key = rendition_key(blob, side);
    if let Some(link) = services.store.presign_get(&key, LINK, None).await? {
        return Ok(Picture::Link(link));
    }
    if side == LongSide::Small {
        let picture = small_picture(services, key).await?;
        let length = picture.len() as u64;
        return Ok(Picture::Stream { length, stream: Box::pin(stream::once(async { Ok(picture) })) });
    }
    let (length, stream) = services.store.get_stream(&key).await?;
    Ok(Picture::Stream { length, stream })
}

/// The bytes of a rendition, for documents that are made here.
///
/// # Errors
/// As [`open_rendition`].
pub async fn load_rendition(services: &Services, blob: &BlobRow, side: LongSide) -> Result<Bytes, Error> {
    if blob.state != BlobState::Ready {
        return Err(Error::NoPicture);
    }
    Ok(services.store.get_bytes(&rendition_key(blob, side)).await?)
}

/// A small picture, from the shelf if it is there.
///
/// # Errors
/// What the store says.
pub(super) async fn small_picture(services: &Services, key: ObjectKey) -> Result<Bytes, Error> {
    if let Some(picture) = services.shelf.find(&key) {
        return Ok(picture);
    }
    let picture = services.store.get_bytes(&key).await?;
    services.shelf.keep(key, &picture);
    Ok(picture)
}

/// Makes a copy of an original without its metadata, or takes the large rendition where that cannot be, or may not:
/// an original of which something is hidden stays sealed.
///
/// # Errors
/// [`Error::NoPicture`] when neither is possible; else what the store says.
pub async fn open_original(services: &Services, blob: &BlobRow) -> Result<Original, Error> {
    let format = queries::format_of(&blob.format).ok_or(Error::NoPicture)?;
    let sha256 = blob.sha256;
    if !services.db.read(move |conn| list_areas(conn, sha256)).await?.is_empty() {
        return stand_in(services, blob).await;
    }
    let (bytes, _held) = read_original(services, blob).await?;
    let stripped = on_pool(&services.pool, PATIENCE, move |_| strip_metadata(&bytes, format)).await?;
    if let Ok(clean) = stripped {
        let (media_type, extension) = (format.media_type(), format.extension());
        return Ok(Original { bytes: clean.into(), media_type, extension, substitute: false });
    }
    stand_in(services, blob).await
}

/// The large rendition instead of an original.
async fn stand_in(services: &Services, blob: &BlobRow) -> Result<Original, Error> {
    if blob.state != BlobState::Ready {
        return Err(Error::NoPicture);
    }
    let bytes = services.store.get_bytes(&rendition_key(blob, LongSide::Large)).await?;
    Ok(Original { bytes, media_type: "image/jpeg", extension: "jpg", substitute: true })
}
