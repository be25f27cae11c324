//! Taking all metadata out of an original without touching its pixels.
//!
//! Lives here: what may stay in a file that leaves the service. Not here: renditions, which never
//! have metadata in the first place.
//!
//! Invariants: only what is listed stays, so an unknown segment or chunk goes; the picture looks the
//! same, which is why colour profiles stay and why an orientation other than 1 is written back as the
//! only EXIF entry; nothing behind the end of the picture is copied.

use super::container::{JpegSegments, le32};
use super::container::{Segment, is_frame_header, marker, png_chunks, webp_chunks};
use super::facts::orientation_of;
use super::format::Format;
use super::gif;

/// Why no clean copy could be made. The large rendition can be sent instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StripError {
    /// HEIC holds its metadata in a way that cannot be cut out without rewriting the file.
    #[error("metadata cannot be taken out of this format")]
    Unsupported,
    /// The file's structure is broken or it ends early.
    #[error("the file is not whole")]
    Damaged,
}

/// Copies the file without its metadata.
///
/// # Errors
/// [`StripError::Unsupported`] for HEIC, [`StripError::Damaged`] when the end of the picture is not
/// found.
pub fn strip_metadata(bytes: &[u8], format: Format) -> Result<Vec<u8>, StripError> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
        Format::Heic => Err(StripError::Unsupported),
        Format::Gif => gif::without_extras(bytes).ok_or(StripError::Damaged),
    }
}

/// Whether the segment is needed to show the picture.
fn keeps(segment: &Segment<'_>) -> bool {
    match segment.marker {
        // Colour profiles also travel in APP2; MPO indexes and gain maps do too, and go.
        marker::APP2 => segment.body.starts_with(b"ICC_PROFILE\0"),
        marker::APP14 => segment.body.starts_with(b"Adobe") && segment.body.len() == 12,
        // APP0 is written anew, without the thumbnail it may hold.
        marker::APP0..=marker::APP15 | marker::COM => false,
        // Huffman and quantisation tables, restart interval, number of lines, arithmetic coding.
        0xC4 | 0xCC | 0xDB | 0xDC | 0xDD => true,
        other => is_frame_header(other) || other == marker::SOS,
    }
}

fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, StripError> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&[0xFF, 0xD8]);
    let jfif = JpegSegments::new(bytes)
        .take_while(|s| s.marker != marker::SOS)
        .find(|s| s.marker == marker::APP0 && s.body.starts_with(b"JFIF\0"));
    if let Some(density) = jfif.and_then(|s| s.body.get(5..12)) {
        out.extend_from_slice(&[0xFF, marker::APP0, 0, 16]);
        out.extend_from_slice(b"JFIF\0");
        out.extend_from_slice(density);
        out.extend_from_slice(&[0, 0]);
    }
    let orientation = orientation_of(bytes, Format::Jpeg);
    if orientation != 1 {
        let block = orientation_block(orientation);
        let body = [b"Exif\0\0".as_slice(), &block].concat();
        push_segment(&mut out, marker::APP1, &body);
    }
    // Where the data of the scan that was copied last begins.
    let mut scan: Option<usize> = None;
    let mut scans = 0;
    for segment in JpegSegments::new(bytes) {
        if let Some(start) = scan.take() {
            out.extend_from_slice(scan_data(bytes, start, &segment));
        }
        if segment.marker == marker::EOI {
            if scans == 0 {
                return Err(StripError::Damaged);
            }
            out.extend_from_slice(&[0xFF, marker::EOI]);
            return Ok(out);
        }
        if segment.marker == marker::SOS {
            scan = Some(segment.end);
            scans += 1;
        }
        if keeps(&segment) {
            push_segment(&mut out, segment.marker, segment.body);
        }
    }
    Err(StripError::Damaged)
}

fn push_segment(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(body);
}

/// The entropy-coded bytes between a scan's header and the next marker.
fn scan_data<'a>(bytes: &'a [u8], start: usize, next: &Segment<'_>) -> &'a [u8] {
    let behind = if next.marker == marker::EOI { 2 } else { next.body.len() + 4 };
    bytes.get(start..next.end.saturating_sub(behind)).unwrap_or_default()
}

/// A TIFF block with one entry: the orientation.
fn orientation_block(orientation: u8) -> [u8; 26] {
    let mut block = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    block[18] = orientation;
    block
}

fn png(bytes: &[u8]) -> Result<Vec<u8>, StripError> {
    const KEPT: [&[u8; 4]; 9] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"];
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(bytes.get(..8).ok_or(StripError::Damaged)?);
    let orientation = orientation_of(bytes, Format::Png);
    for chunk in png_chunks(bytes) {
        if !KEPT.contains(&&chunk.name) {
            continue;
        }
        out.extend_from_slice(chunk.whole);
        if chunk.name == *b"IHDR" && orientation != 1 {
            push_png_chunk(&mut out, *b"eXIf", &orientation_block(orientation));
        }
        if chunk.name == *b"IEND" {
            return Ok(out);
        }
    }
    Err(StripError::Damaged)
}

fn push_png_chunk(out: &mut Vec<u8>, name: [u8; 4], body: &[u8]) {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&name);
    out.extend_from_slice(body);
    let sum = name.iter().chain(body).fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ 0xEDB8_8320 & (crc & 1).wrapping_neg();
        }
        crc
    });
    out.extend_from_slice(&(!sum).to_be_bytes());
}

fn webp(bytes: &[u8]) -> Result<Vec<u8>, StripError> {
    const EXIF_FLAG: u8 = 0x08;
    const XMP_FLAG: u8 = 0x04;
    const KEPT: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let declared = le32(bytes, 4).ok_or(StripError::Damaged)? as usize;
    let end = declared.checked_add(8).ok_or(StripError::Damaged)?;
    // Shorter than declared is cut off; longer has something behind it that does not belong.
    let bytes = bytes.get(..end).ok_or(StripError::Damaged)?;
    let orientation = orientation_of(bytes, Format::WebP);
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut pictures = 0;
    let mut extended = false;
    for chunk in webp_chunks(bytes) {
        if !KEPT.contains(&&chunk.name) {
            continue;
        }
        let start = out.len();
        out.extend_from_slice(chunk.whole);
        if chunk.name == *b"VP8X" {
            extended = true;
            if let Some(flags) = out.get_mut(start + 8) {
                *flags &= !(EXIF_FLAG | XMP_FLAG);
                *flags |= if orientation == 1 { 0 } else { EXIF_FLAG };
            }
        }
        if matches!(&chunk.name, b"VP8 " | b"VP8L" | b"ANMF") {
            pictures += 1;
        }
    }
    if pictures == 0 {
        return Err(StripError::Damaged);
    }
    if extended && orientation != 1 {
        let block = orientation_block(orientation);
        out.extend_from_slice(b"EXIF");
        out.extend_from_slice(&26_u32.to_le_bytes());
        out.extend_from_slice(&block);
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| StripError::Damaged)?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}
