//! From the bytes of a photo to its two upright renditions.
//!
//! Lives here: the order of the steps and the worker's reused memory. Not here: each step (`jpeg`,
//! `raster`, `planes`, `colour`, `fingerprint`).
//!
//! Invariants: a rendition is upright, carries no metadata, and is never larger than the photo; the
//! turn is applied to the small picture, never to the source; after a panic the memory is thrown away.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fast_image_resize::Resizer;
use fast_image_resize::pixels::{U8, U8x3};

use super::blur::{BlurArea, hide};
use super::colour::{self, Colour, Converter};
use super::facts::Facts;
use super::fingerprint::{Fingerprints, fingerprints};
use super::format::Format;
use super::header::{Limits, scans};
use super::jpeg::{Codec, Decoded, Layout};
use super::laps::{Lap, Laps};
use super::planes::{
    Between, Planes, Source, after_transposing, fit, from_rgb, resize, resize_turned, shrink, to_rgb, turn_upright,
};
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
    /// What became of the colours of the file.
    pub colour: Colour,
}

/// The memory one worker reuses from photo to photo. Fresh memory for each costs a fifth of the
/// speed in page faults alone.
#[derive(Default)]
pub struct Scratch {
    pub(super) laps: Laps,
    codec: Codec,
    resizer: Resizer,
    converter: Converter,
    between: Between,
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

    /// How long each stage of the last photo took. Empty after a decoder panicked.
    #[must_use]
    pub fn laps(&self) -> &[Lap] {
        self.laps.done()
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
    check_work(bytes, facts, limits)?;
    let stored = decode_large(bytes, facts.format, limits, scratch)?;
    scratch.laps.end("resize");
    let colour = convert(bytes, facts.format, scratch);
    scratch.laps.end("colour");
    match if stored.transposed { after_transposing(facts.orientation) } else { facts.orientation } {
        1 => std::mem::swap(&mut scratch.stored, &mut scratch.large),
        orientation => turn_upright(&scratch.stored, &mut scratch.large, orientation),
    }
    let Scratch { laps, codec, resizer, large, small, between, pad, .. } = scratch;
    laps.end("turn");
    shrink(resizer, large, small, between, SMALL)?;
    laps.end("thumbnail");
    let fingerprints = fingerprints(&small.y, small.width, small.height);
    laps.end("fingerprints");
    hide(large, areas);
    hide(small, areas);
    let (large, small) = (finish(codec, large, pad)?, finish(codec, small, pad)?);
    laps.end("encode");
    Ok(Renditions { large, small, fingerprints, damaged: stored.damaged, colour })
}

/// Counts what a decoder would have to do, before one begins.
fn check_work(bytes: &[u8], facts: &Facts, limits: &Limits) -> Result<(), Unreadable> {
    let refuse = |what, actual, limit| {
        if actual > limit { Err(Unreadable::TooMuchWork { what, actual, limit }) } else { Ok(()) }
    };
    refuse("pictures of an animation", facts.frames.unwrap_or(1).into(), limits.max_frames.into())?;
    if facts.format != Format::Jpeg {
        return Ok(());
    }
    let scans = scans(bytes).count.into();
    refuse("scans of a picture", scans, limits.max_scans.into())?;
    let pixels = u64::from(facts.stored_width) * u64::from(facts.stored_height);
    refuse("pixels in all scans together", pixels.saturating_mul(scans), limits.max_pixel_passes)
}

/// Makes the colours those of sRGB.
fn convert(bytes: &[u8], format: Format, scratch: &mut Scratch) -> Colour {
    let Scratch { converter, stored, rgb, .. } = scratch;
    let plan = converter.prepare(colour::find(bytes, format), stored.is_grey());
    if stored.is_grey() {
        return plan.grey(&mut stored.y);
    }
    if !plan.changes_colours() {
        return plan.told();
    }
    to_rgb(stored, rgb);
    let colour = converter.rgb(&plan, rgb, stored.width);
    from_rgb(rgb, (stored.width, stored.height), stored);
    colour
}

/// How the picture lies in `scratch.stored`.
struct Stored {
    /// The file is damaged inside.
    damaged: bool,
    /// Rows and columns are exchanged.
    transposed: bool,
}

fn finish(codec: &mut Codec, planes: &Planes, pad: &mut Vec<u8>) -> Result<Rendition, Unreadable> {
    Ok(Rendition { jpeg: codec.encode(planes, pad)?, width: planes.width, height: planes.height })
}

/// Leaves the picture in `scratch.stored`: large rendition's size, not yet turned.
fn decode_large(bytes: &[u8], format: Format, limits: &Limits, scratch: &mut Scratch) -> Result<Stored, Unreadable> {
    if format == Format::Jpeg {
        match scratch.codec.decode(bytes, LARGE, limits, &mut scratch.decoded) {
            Ok(decoded) => {
                scratch.laps.end("decode");
                shrink_decoded(&decoded, scratch)?;
                let transposed = matches!(decoded.layout, Layout::Ycc { .. });
                return Ok(Stored { damaged: decoded.damaged, transposed });
            }
            // Rare samplings and odd headers: the second decoder is slower but knows more of them.
            Err(Unreadable::Unsupported(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let picture = raster::decode(bytes, format, limits)?;
    scratch.laps.end("decode");
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
    Ok(Stored { damaged: false, transposed: false })
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

/// Stays in brightness and colour difference all the way: no conversion to RGB and back. Leaves rows
/// and columns exchanged.
fn shrink_planes(
    decoded: &Decoded,
    data: &[u8],
    (across, down): (u32, u32),
    scratch: &mut Scratch,
) -> Result<(), Unreadable> {
    let Scratch { resizer, between, stored: into, .. } = scratch;
    let (width, height) = fit(decoded.full, LARGE);
    (into.width, into.height) = (height, width);
    let luma = (decoded.width.next_multiple_of(across), decoded.height.next_multiple_of(down));
    let chroma = (decoded.width.div_ceil(across), decoded.height.div_ceil(down));
    let area = |(columns, rows): (u32, u32)| columns as usize * rows as usize;
    let (y, rest) = data.split_at(area(luma).min(data.len()));
    let (cb, cr) = rest.split_at(area(chroma).min(rest.len()));
    let source =
        Source { data: y, columns: luma.0, rows: luma.1, width: decoded.exact_width, height: decoded.exact_height };
    resize_turned(resizer, source, between, &mut into.y, (width, height))?;
    for (data, target) in [(cb, &mut into.cb), (cr, &mut into.cr)] {
        let source = Source {
            data,
            columns: chroma.0,
            rows: chroma.1,
            width: decoded.exact_width / f64::from(across),
            height: decoded.exact_height / f64::from(down),
        };
        resize_turned(resizer, source, between, target, (width.div_ceil(2), height.div_ceil(2)))?;
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
        return resize::<U8>(resizer, source, &mut into.y, size);
    }
    resize::<U8x3>(resizer, source, &mut scratch.rgb, size)?;
    from_rgb(&scratch.rgb, size, &mut scratch.stored);
    Ok(())
}
