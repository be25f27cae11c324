//! How large the picture is, read from the header, and whether that is within the limits.
//!
//! Lives here: [`Limits`], [`Header`], reading sizes before any decode. Not here: EXIF (`metadata`)
//! and pixels.
//!
//! Invariant: no memory is taken in proportion to what a header declares. A file passes this module
//! before any decoder sees it.

use super::container::{JpegSegments, be16, be32, is_frame_header, le32, marker, png_chunks, webp_chunks};
use super::format::{Format, Refusal, sniff};
use super::{gif, heic};

/// What the service is willing to take in and to decode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file.
    pub max_bytes: u64,
    /// Largest picture, width times height.
    pub max_pixels: u64,
    /// Longest side.
    pub max_side: u32,
    /// Most memory one decode may take, estimated before it begins. A picture above it is kept but
    /// gets no preview.
    pub max_decode_bytes: u64,
    /// Most pictures of an animation. Only the first is decoded; a file with more is kept but gets
    /// no preview, as it is no photo.
    pub max_frames: u32,
    /// Most scans of a picture. Real progressive ones have about ten.
    pub max_scans: u32,
    /// Most pixels a decoder may go over, counting each scan: the bound on the time of one decode. A core does about a hundred million a second.
    pub max_pixel_passes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 20 * 1024 * 1024,
            max_pixels: 100_000_000,
            max_side: 30_000,
            max_decode_bytes: 512 * 1024 * 1024,
            max_frames: 2000,
            max_scans: 100,
            max_pixel_passes: 1_200_000_000,
        }
    }
}

/// What the header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// By magic bytes.
    pub format: Format,
    /// Width as stored, before any turn.
    pub width: u32,
    /// Height as stored, before any turn.
    pub height: u32,
}

impl Header {
    fn check(self, limits: &Limits) -> Result<Self, Refusal> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        if pixels > limits.max_pixels {
            return Err(Refusal::TooManyPixels { actual: pixels, limit: limits.max_pixels });
        }
        let side = self.width.max(self.height);
        if side > limits.max_side {
            return Err(Refusal::TooLongSide { actual: side, limit: limits.max_side });
        }
        Ok(self)
    }
}

/// Reads the header from the beginning of a file of which more may follow, so that an upload can
/// be refused while it still runs. `Ok(None)` means the size lies further back: ask again with more
/// bytes, or let [`inspect_header`] decide at the end.
///
/// # Errors
/// What [`sniff`] refuses, and sizes above the limits.
pub fn peek_header(start: &[u8], limits: &Limits) -> Result<Option<Header>, Refusal> {
    let format = sniff(start)?;
    match stored_size(start, format) {
        Some((width, height)) => Header { format, width, height }.check(limits).map(Some),
        None => Ok(None),
    }
}

/// Reads the header of a whole file.
///
/// # Errors
/// What [`sniff`] refuses, a file or a picture above the limits, and a file without a readable
/// picture header.
pub fn inspect_header(bytes: &[u8], limits: &Limits) -> Result<Header, Refusal> {
    let actual = bytes.len() as u64;
    if actual > limits.max_bytes {
        return Err(Refusal::TooManyBytes { actual, limit: limits.max_bytes });
    }
    match peek_header(bytes, limits)? {
        Some(header) => Ok(header),
        None => Err(Refusal::NoPicture { format: sniff(bytes)? }),
    }
}

fn stored_size(bytes: &[u8], format: Format) -> Option<(u32, u32)> {
    let (width, height) = match format {
        Format::Jpeg => jpeg_size(bytes)?,
        Format::Png => png_size(bytes)?,
        Format::WebP => webp_size(bytes)?,
        Format::Heic => heic_size(bytes)?,
        Format::Gif => gif::size(bytes)?,
    };
    (width > 0 && height > 0).then_some((width, height))
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let frame = JpegSegments::new(bytes).find(|s| is_frame_header(s.marker))?;
    let height = be16(frame.body, 1)?;
    let width = be16(frame.body, 3)?;
    Some((width.into(), height.into()))
}

/// IHDR has to come first and its content is needed whole, the checksum is not.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((be32(bytes, 16)?, be32(bytes, 20)?))
}

fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let le24 = |at: usize| {
        let b = bytes.get(at..)?.first_chunk::<3>()?;
        Some(u32::from_le_bytes([b[0], b[1], b[2], 0]))
    };
    match bytes.get(12..16)? {
        b"VP8X" => Some((le24(24)? + 1, le24(27)? + 1)),
        b"VP8L" => {
            if *bytes.get(20)? != 0x2F {
                return None;
            }
            let bits = le32(bytes, 21)?;
            Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        b"VP8 " => {
            if bytes.get(23..26)? != [0x9D, 0x01, 0x2A] {
                return None;
            }
            let both = le32(bytes, 26)?;
            Some((both & 0x3FFF, (both >> 16) & 0x3FFF))
        }
        _ => None,
    }
}

/// Asks the HEIF parser, and where it knows too little falls back on the largest `ispe` property.
/// A file whose pictures use a coding the decoder lacks is still a photo worth keeping.
fn heic_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if let Some(info) = heic::info(bytes) {
        return Some((info.coded_width, info.coded_height));
    }
    heic::largest_declared(bytes)
}

/// How many pictures the file plays, where that is told without decoding; `None` for a still.
pub(super) fn animation_frames(bytes: &[u8], format: Format) -> Option<u32> {
    match format {
        Format::Jpeg | Format::Heic => None,
        Format::Gif => Some(gif::frames(bytes)).filter(|frames| *frames > 1),
        Format::Png => {
            let control = png_chunks(bytes).take_while(|c| c.name != *b"IDAT").find(|c| c.name == *b"acTL")?;
            be32(control.body, 0)
        }
        Format::WebP => {
            let head = bytes.get(12..21)?;
            if !head.starts_with(b"VP8X") || head[8] & 0x02 == 0 {
                return None;
            }
            let frames = webp_chunks(bytes).filter(|c| c.name == *b"ANMF").count();
            u32::try_from(frames).ok()
        }
    }
}

/// What a decoder has to go over in a JPEG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scans {
    /// How many there are.
    pub count: u32,
    /// Whether the coefficients of the whole picture wait in memory until the last one: always so in a progressive
    /// file, and in any other whose first scan leaves a component out.
    pub kept: bool,
}

/// Counts the scans of a JPEG without decoding. Where the first one holds the whole picture, a decoder takes no other.
pub(super) fn scans(bytes: &[u8]) -> Scans {
    let mut segments = JpegSegments::new(bytes);
    let frame = segments.by_ref().find(|segment| is_frame_header(segment.marker));
    let first = segments.by_ref().find(|segment| segment.marker == marker::SOS);
    let (Some(frame), Some(first)) = (frame, first) else { return Scans { count: 1, kept: false } };
    let progressive = matches!(frame.marker, 0xC2 | 0xC6 | 0xCA | 0xCE);
    let kept = progressive || first.body.first() < frame.body.get(5);
    if !kept {
        return Scans { count: 1, kept };
    }
    let others = segments.filter(|segment| segment.marker == marker::SOS).count();
    Scans { count: u32::try_from(others).unwrap_or(u32::MAX).saturating_add(1), kept }
}
