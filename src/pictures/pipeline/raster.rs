//! Decoding PNG, WebP, HEIC and GIF, and JPEG files that the fast decoder does not know.
//!
//! Lives here: everything that arrives as whole pixels. Not here: the fast JPEG path (`jpeg`).
//!
//! Invariants: the size has been checked against the limits before, and is estimated in bytes again
//! here; transparency is laid on white; what comes out is 8-bit RGB or grey.

use std::io::Cursor;

use image::codecs::{gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder, ImageError, error::ImageFormatHint};

use super::container::{JpegSegments, marker};
use super::format::Format;
use super::header::Limits;
use super::heic;
use super::unreadable::Unreadable;

/// Whole pixels.
pub(super) struct Raster {
    pub width: u32,
    pub height: u32,
    pub pixels: Pixels,
}

/// 8 bits a channel.
pub(super) enum Pixels {
    Grey(Vec<u8>),
    Rgb(Vec<u8>),
}

/// Decodes the first picture of the file at full size.
pub(super) fn decode(bytes: &[u8], format: Format, limits: &Limits) -> Result<Raster, Unreadable> {
    let reader = Cursor::new(bytes);
    match format {
        Format::Heic => from_heic(bytes, limits),
        Format::Png => finish(PngDecoder::with_limits(reader, side_blocks()).map_err(reason)?, limits),
        Format::WebP => finish(WebPDecoder::new(reader).map_err(reason)?, limits),
        Format::Gif => finish(GifDecoder::new(reader).map_err(reason)?, limits),
        Format::Jpeg => {
            // This decoder fills what is missing with grey, so a cut file has to be found here.
            if !JpegSegments::new(bytes).any(|s| s.marker == marker::EOI) {
                return Err(Unreadable::Truncated);
            }
            let decoder = JpegDecoder::new(reader).map_err(reason)?;
            // Where there are several scans it holds all coefficients, two bytes each, beside the picture.
            let (width, height) = decoder.dimensions();
            check((u64::from(width) * u64::from(height)).saturating_mul(2 * 4 + 2 * 3), limits)?;
            finish(decoder, limits)
        }
    }
}

/// What a PNG may unpack beside its pixels: a packed profile or text can be a bomb. Without this the
/// decoder has no bound at all.
fn side_blocks() -> image::Limits {
    let mut bounds = image::Limits::default();
    bounds.max_alloc = Some(16 * 1024 * 1024);
    bounds
}

fn finish<D: ImageDecoder>(mut decoder: D, limits: &Limits) -> Result<Raster, Unreadable> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits.max_pixels {
        return Err(Unreadable::Damaged("two sizes in one file".to_owned()));
    }
    // Some conversions hold two pictures at once.
    check(decoder.total_bytes().saturating_mul(2), limits)?;
    let mut bounds = image::Limits::default();
    bounds.max_image_width = Some(limits.max_side);
    bounds.max_image_height = Some(limits.max_side);
    bounds.max_alloc = Some(limits.max_decode_bytes);
    decoder.set_limits(bounds).map_err(reason)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(reason)?;
    let (width, height) = (picture.width(), picture.height());
    let pixels = match picture {
        DynamicImage::ImageLuma8(grey) => Pixels::Grey(grey.into_raw()),
        DynamicImage::ImageLuma16(_) => Pixels::Grey(picture.into_luma8().into_raw()),
        DynamicImage::ImageRgb8(rgb) => Pixels::Rgb(rgb.into_raw()),
        other if other.color().has_alpha() => Pixels::Rgb(on_white(other.into_rgba8().into_raw())),
        other => Pixels::Rgb(other.into_rgb8().into_raw()),
    };
    Ok(Raster { width, height, pixels })
}

/// Lays the picture on white, in place: that is what a transparent screenshot is seen on.
fn on_white(mut rgba: Vec<u8>) -> Vec<u8> {
    let pixels = rgba.len() / 4;
    for i in 0..pixels {
        let alpha = u16::from(rgba[i * 4 + 3]);
        for channel in 0..3 {
            let colour = u16::from(rgba[i * 4 + channel]);
            // At most 255 * 255 + 127, divided by 255.
            let mixed = (colour * alpha + 255 * (255 - alpha) + 127) / 255;
            rgba[i * 3 + channel] = mixed.to_le_bytes()[0];
        }
    }
    rgba.truncate(pixels * 3);
    rgba
}

/// The container's turn and mirror are applied by the decoder, exactly once; EXIF says the same and
/// is not asked (see `facts`). One thread: the worker itself is one of as many as there are cores.
fn from_heic(bytes: &[u8], limits: &Limits) -> Result<Raster, Unreadable> {
    let info = heic::info(bytes).ok_or_else(|| Unreadable::Unsupported("a container of another kind".to_owned()))?;
    let coded = heic::coded_samples(bytes)?;
    let shown = u64::from(info.coded_width) * u64::from(info.coded_height);
    // Planes of 16-bit samples at 4:4:4, the finished RGB, and a second one while it is being turned.
    check(coded.saturating_mul(6).saturating_add(shown.saturating_mul(3 + 3)), limits)?;
    let options = heic_rs::DecodeOptions::default()
        .with_alpha(false)
        .with_threads(Some(1))
        .with_max_pixels(Some(limits.max_pixels));
    let picture = heic_rs::decode(bytes, &options).map_err(|error| match error {
        heic_rs::Error::Unsupported(what) => Unreadable::Unsupported(what.to_owned()),
        heic_rs::Error::Truncated(_) => Unreadable::Truncated,
        other => Unreadable::Damaged(other.to_string()),
    })?;
    Ok(Raster { width: picture.width, height: picture.height, pixels: Pixels::Rgb(picture.data) })
}

const fn check(needed: u64, limits: &Limits) -> Result<(), Unreadable> {
    let limit = limits.max_decode_bytes;
    if needed > limit {
        return Err(Unreadable::TooCostly { needed, limit });
    }
    Ok(())
}

fn reason(error: ImageError) -> Unreadable {
    match error {
        ImageError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Unreadable::Truncated,
        ImageError::Unsupported(e) => match e.format_hint() {
            ImageFormatHint::Unknown => Unreadable::Unsupported("unknown".to_owned()),
            _ => Unreadable::Unsupported(e.to_string()),
        },
        other => Unreadable::Damaged(other.to_string()),
    }
}
