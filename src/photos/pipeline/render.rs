//! From the bytes of a photo to its two upright renditions.
//!
//! Lives here: the order of the steps and the worker's reused memory. Not here: each step (`jpeg`,
//! `raster`, `planes`, `fingerprint`).
//!
//! Invariants: a rendition is upright, carries no metadata, and is never larger than the photo; the
//! turn is applied to the small picture, never to the source; after a panic the memory is thrown away.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fast_image_resize::{PixelType, Resizer};

use super::blur::{BlurArea, hide};
use super::facts::Facts;
use super::fingerprint::{Fingerprints, fingerprints};
use super::format::Format;
use super::header::Limits;
use super::jpeg::{Codec, Decoded, Layout};
use super::planes::{Planes, Source, fit, from_rgb, resize, shrink, turn_upright};
use super::raster::{self, Pixels};
use super::unreadable::Unreadable;

/// Longer side of the large rendition.
pub const LARGE: u32 = 1600;
/// Longer side of the small rendition.
pub const SMALL: u32 = 320;

/// A finished JPEG without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The file.
    pub jpeg: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What one photo gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renditions {
    /// For looking at: [`LARGE`] pixels on the longer side, or as many as there are.
    pub large: Rendition,
    /// For lists: [`SMALL`] pixels on the longer side, or as many as there are.
    pub small: Rendition,
    /// For finding the same picture again.
    pub fingerprints: Fingerprints,
    /// The file is damaged inside; the picture may show it.
    pub damaged: bool,
}

/// The memory one worker reuses from photo to photo. Fresh memory for each costs a fifth of the
/// speed in page faults alone.
#[derive(Default)]
pub struct Scratch {
    codec: Codec,
    resizer: Resizer,
    decoded: Vec<u8>,
    rgb: Vec<u8>,
    stored: Planes,
    large: Planes,
    small: Planes,
    pad: Vec<u8>,
}

impl Scratch {
    /// Empty; memory is taken with the first photo.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Makes both renditions and the fingerprints.
///
/// # Errors
/// [`Unreadable`] with its reason; also when a decoder panics, in which case `scratch` starts anew.
pub fn render(bytes: &[u8], facts: &Facts, limits: &Limits, scratch: &mut Scratch) -> Result<Renditions, Unreadable> {
    render_hiding(bytes, facts, limits, &[], scratch)
}

/// [`render`], with areas of both renditions hidden. The fingerprints are those of the whole picture, so that hiding
/// a face does not hide that a picture was used before.
///
/// # Errors
/// As [`render`].
pub fn render_hiding(
    bytes: &[u8],
    facts: &Facts,
    limits: &Limits,
    areas: &[BlurArea],
    scratch: &mut Scratch,
) -> Result<Renditions, Unreadable> {
    let attempt = catch_unwind(AssertUnwindSafe(|| steps(bytes, facts, limits, areas, scratch)));
    attempt.unwrap_or_else(|_| {
        *scratch = Scratch::new();
        Err(Unreadable::Crashed)
    })
}

fn steps(
    bytes: &[u8],
    facts: &Facts,
    limits: &Limits,
    areas: &[BlurArea],
    scratch: &mut Scratch,
) -> Result<Renditions, Unreadable> {
    let damaged = decode_large(bytes, facts.format, limits, scratch)?;
    turn_upright(&scratch.stored, &mut scratch.large, facts.orientation);
    shrink(&mut scratch.resizer, &scratch.large, &mut scratch.small, SMALL)?;
    let Scratch { codec, large, small, pad, .. } = scratch;
    let fingerprints = fingerprints(&small.y, small.width, small.height);
    hide(large, areas);
    hide(small, areas);
    Ok(Renditions { large: finish(codec, large, pad)?, small: finish(codec, small, pad)?, fingerprints, damaged })
}

fn finish(codec: &mut Codec, planes: &Planes, pad: &mut Vec<u8>) -> Result<Rendition, Unreadable> {
    Ok(Rendition { jpeg: codec.encode(planes, pad)?, width: planes.width, height: planes.height })
}

/// Leaves the picture in `scratch.stored`: large rendition's size, not yet turned.
fn decode_large(bytes: &[u8], format: Format, limits: &Limits, scratch: &mut Scratch) -> Result<bool, Unreadable> {
    if format == Format::Jpeg {
        match scratch.codec.decode(bytes, LARGE, limits, &mut scratch.decoded) {
            Ok(decoded) => {
                shrink_decoded(&decoded, scratch)?;
                return Ok(decoded.damaged);
            }
            // Rare samplings and odd headers: the second decoder is slower but knows more of them.
            Err(Unreadable::Unsupported(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let picture = raster::decode(bytes, format, limits)?;
    let (data, layout) = match &picture.pixels {
        Pixels::Grey(data) => (data, Layout::Grey),
        Pixels::Rgb(data) => (data, Layout::Rgb),
    };
    let decoded = Decoded {
        layout,
        width: picture.width,
        height: picture.height,
        full: (picture.width, picture.height),
        exact_width: f64::from(picture.width),
        exact_height: f64::from(picture.height),
        damaged: false,
    };
    shrink_interleaved(&decoded, data, scratch)?;
    Ok(false)
}

fn shrink_decoded(decoded: &Decoded, scratch: &mut Scratch) -> Result<(), Unreadable> {
    let data = std::mem::take(&mut scratch.decoded);
    let result = match decoded.layout {
        Layout::Ycc { across, down } => shrink_planes(decoded, &data, (across, down), scratch),
        Layout::Grey | Layout::Rgb => shrink_interleaved(decoded, &data, scratch),
    };
    scratch.decoded = data;
    result
}

/// Stays in brightness and colour difference all the way: no conversion to RGB and back.
fn shrink_planes(
    decoded: &Decoded,
    data: &[u8],
    (across, down): (u32, u32),
    scratch: &mut Scratch,
) -> Result<(), Unreadable> {
    let into = &mut scratch.stored;
    (into.width, into.height) = fit(decoded.full, LARGE);
    let luma = (decoded.width.next_multiple_of(across), decoded.height.next_multiple_of(down));
    let chroma = (decoded.width.div_ceil(across), decoded.height.div_ceil(down));
    let area = |(columns, rows): (u32, u32)| columns as usize * rows as usize;
    let (y, rest) = data.split_at(area(luma).min(data.len()));
    let (cb, cr) = rest.split_at(area(chroma).min(rest.len()));
    let size = (into.width, into.height);
    let source =
        Source { data: y, columns: luma.0, rows: luma.1, width: decoded.exact_width, height: decoded.exact_height };
    resize(&mut scratch.resizer, source, &mut into.y, size, PixelType::U8)?;
    let size = into.chroma_size();
    for (data, target) in [(cb, &mut into.cb), (cr, &mut into.cr)] {
        let source = Source {
            data,
            columns: chroma.0,
            rows: chroma.1,
            width: decoded.exact_width / f64::from(across),
            height: decoded.exact_height / f64::from(down),
        };
        resize(&mut scratch.resizer, source, target, size, PixelType::U8)?;
    }
    Ok(())
}

fn shrink_interleaved(decoded: &Decoded, data: &[u8], scratch: &mut Scratch) -> Result<(), Unreadable> {
    let size = fit(decoded.full, LARGE);
    let source = Source {
        data,
        columns: decoded.width,
        rows: decoded.height,
        width: decoded.exact_width,
        height: decoded.exact_height,
    };
    let resizer = &mut scratch.resizer;
    if decoded.layout == Layout::Grey {
        let into = &mut scratch.stored;
        (into.width, into.height) = size;
        into.cb.clear();
        into.cr.clear();
        return resize(resizer, source, &mut into.y, size, PixelType::U8);
    }
    resize(resizer, source, &mut scratch.rgb, size, PixelType::U8x3)?;
    from_rgb(&scratch.rgb, size, &mut scratch.stored);
    Ok(())
}
