//! Which kind of file the bytes are, and why a file is turned away.
//!
//! Lives here: the accepted formats, the magic-byte test, the refusals. Not here: sizes and limits
//! (`header`), decoding (`jpeg`, `raster`).
//!
//! Invariant: the answer depends on the bytes alone. A file name or a declared content type is
//! never asked, because both come from the sender.

use std::fmt;

/// A format the service takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// PNG, also animated PNG (its first picture counts).
    Png,
    /// WebP, lossy, lossless or animated (its first picture counts).
    WebP,
    /// HEIC or HEIF holding HEVC pictures, as iPhones write it.
    Heic,
    /// GIF, of which the first picture counts.
    Gif,
}

impl Format {
    /// Every accepted format, in the order a refusal names them.
    pub const ACCEPTED: [Self; 5] = [Self::Jpeg, Self::Png, Self::WebP, Self::Heic, Self::Gif];

    /// The media type to store and to send.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Heic => "image/heic",
            Self::Gif => "image/gif",
        }
    }

    /// The usual file extension, without a dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Heic => "heic",
            Self::Gif => "gif",
        }
    }

    /// The format a stored media type stands for.
    #[must_use]
    pub fn from_media_type(name: &str) -> Option<Self> {
        Self::ACCEPTED.into_iter().find(|format| format.media_type() == name)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Heic => "HEIC",
            Self::Gif => "GIF",
        })
    }
}

/// Why a file is not taken in at all. Nothing of it needs to be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// The magic bytes are of no accepted format.
    #[error("the file is none of JPEG, PNG, WebP, HEIC, GIF")]
    UnsupportedFormat {
        /// What would have been accepted, to be named in the answer.
        accepted: &'static [Format],
    },
    /// The file is larger than the limit.
    #[error("the file has {actual} bytes, the limit is {limit}")]
    TooManyBytes {
        /// Bytes received.
        actual: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// The header declares more pixels than the limit.
    #[error("the picture has {actual} pixels, the limit is {limit}")]
    TooManyPixels {
        /// Pixels declared.
        actual: u64,
        /// Pixels allowed.
        limit: u64,
    },
    /// One side is longer than the limit.
    #[error("the picture has a side of {actual} pixels, the limit is {limit}")]
    TooLongSide {
        /// Length declared.
        actual: u32,
        /// Length allowed.
        limit: u32,
    },
    /// The magic bytes are right but no picture size can be read.
    #[error("the file begins as {format} but has no readable picture header")]
    NoPicture {
        /// What the magic bytes promised.
        format: Format,
    },
}

impl Refusal {
    const fn unsupported() -> Self {
        Self::UnsupportedFormat { accepted: &Format::ACCEPTED }
    }
}

/// Names the format from the first bytes. 64 bytes are enough for everything but an unusually
/// long list of HEIF brands.
///
/// # Errors
/// [`Refusal::Empty`] for no bytes, [`Refusal::UnsupportedFormat`] for everything else that is not
/// accepted.
pub fn sniff(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Format::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Format::WebP);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(Format::Gif);
    }
    if bytes.get(4..8) == Some(b"ftyp") && is_heic(bytes) {
        return Ok(Format::Heic);
    }
    Err(Refusal::unsupported())
}

/// `ftyp` is shared by HEIC, AVIF, MP4 and `QuickTime`: only the brands tell them apart. The generic
/// `mif1` and `msf1` also stand in front of AVIF, so there the compatible brands decide.
fn is_heic(bytes: &[u8]) -> bool {
    const HEVC: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"];
    const GENERIC: [&[u8]; 2] = [b"mif1", b"msf1"];
    const AV1: [&[u8]; 2] = [b"avif", b"avis"];
    let Some(major) = bytes.get(8..12) else {
        return false;
    };
    if HEVC.contains(&major) {
        return true;
    }
    if !GENERIC.contains(&major) {
        return false;
    }
    let length = bytes.first_chunk::<4>().map_or(0, |b| u32::from_be_bytes(*b) as usize);
    let end = length.min(bytes.len()).min(1024);
    let mut compatible = bytes.get(16..end).unwrap_or_default().chunks_exact(4).collect::<Vec<_>>();
    compatible.push(major);
    let hevc = compatible.iter().any(|brand| HEVC.contains(brand));
    let av1 = compatible.iter().any(|brand| AV1.contains(brand));
    hevc || !av1
}
