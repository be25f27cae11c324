//! Walking the outer structure of JPEG, PNG and WebP files: segments and chunks.
//!
//! Lives here: bounds-checked iterators that borrow from the file. Not here: what a segment means
//! (`header`, `metadata`, `strip`).
//!
//! Invariant: nothing is allocated and every step moves forward, so any bytes at all cost at most
//! one pass over them.

/// One marker segment of a JPEG.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment<'a> {
    /// The byte after 0xFF.
    pub marker: u8,
    /// What follows the two length bytes; empty for markers that carry none.
    pub body: &'a [u8],
    /// Offset of the first byte behind the segment.
    pub end: usize,
}

/// Marks of a JPEG that other modules ask for.
pub(super) mod marker {
    /// Start of scan: entropy-coded data follows.
    pub const SOS: u8 = 0xDA;
    /// End of image.
    pub const EOI: u8 = 0xD9;
    /// JFIF header.
    pub const APP0: u8 = 0xE0;
    /// EXIF or XMP.
    pub const APP1: u8 = 0xE1;
    /// ICC profile, MPO index or gain map.
    pub const APP2: u8 = 0xE2;
    /// Adobe colour transform.
    pub const APP14: u8 = 0xEE;
    /// Last of the application segments.
    pub const APP15: u8 = 0xEF;
    /// Comment.
    pub const COM: u8 = 0xFE;
}

/// Reads big-endian 16 bits at `at`.
pub(super) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_be_bytes(*pair))
}

/// Reads big-endian 32 bits at `at`.
pub(super) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_be_bytes(*four))
}

/// Reads little-endian 32 bits at `at`.
pub(super) fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}

/// Iterates the segments of a JPEG from `from` on (2 skips the SOI). Ends behind the first EOI, at
/// the end of the bytes, and at a segment whose body is not there in full. A scan's entropy-coded
/// data belongs to no segment; the walk goes on behind it.
#[derive(Debug, Clone)]
pub(super) struct JpegSegments<'a> {
    bytes: &'a [u8],
    at: usize,
    done: bool,
}

impl<'a> JpegSegments<'a> {
    /// Begins behind the SOI.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 2, done: false }
    }

    /// Moves to the next marker, over fill bytes, stray bytes and entropy-coded data alike, as
    /// decoders do: `FF 00` and the restart markers are data.
    fn next_marker(&mut self) -> Option<u8> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            let skip = rest.iter().position(|&b| b == 0xFF)?;
            self.at += skip + 1;
            while *self.bytes.get(self.at)? == 0xFF {
                self.at += 1;
            }
            let marker = *self.bytes.get(self.at)?;
            self.at += 1;
            if !matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
                return Some(marker);
            }
        }
    }
}

impl<'a> Iterator for JpegSegments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        if self.done {
            return None;
        }
        self.done = true;
        let marker = self.next_marker()?;
        if marker == marker::EOI {
            return Some(Segment { marker, body: &[], end: self.at });
        }
        let length = usize::from(be16(self.bytes, self.at)?);
        let body = self.bytes.get(self.at + 2..self.at + length.max(2))?;
        self.at += length.max(2);
        self.done = false;
        Some(Segment { marker, body, end: self.at })
    }
}

/// Whether the marker begins a frame header, which is where the size stands.
pub(super) const fn is_frame_header(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// One chunk of a PNG or of a RIFF file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk<'a> {
    /// The four letters.
    pub name: [u8; 4],
    /// The content.
    pub body: &'a [u8],
    /// The whole chunk as it stands in the file: length, name, content, checksum or padding.
    pub whole: &'a [u8],
}

/// Iterates the chunks of a PNG; ends behind IEND or at a chunk that is not there in full.
pub(super) fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at = 8;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let length = usize::try_from(be32(bytes, at)?).ok()?;
        let name = *bytes.get(at + 4..)?.first_chunk::<4>()?;
        let body = bytes.get(at + 8..at.checked_add(8)?.checked_add(length)?)?;
        let whole = bytes.get(at..at + 12 + length)?;
        at += whole.len();
        done = name == *b"IEND";
        Some(Chunk { name, body, whole })
    })
}

/// Iterates the chunks of a WebP; ends at the end of the bytes. The RIFF length is not trusted: a
/// chunk counts as far as its bytes are there. Padding may be missing behind the last one.
pub(super) fn webp_chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at = 12;
    std::iter::from_fn(move || {
        let name = *bytes.get(at..)?.first_chunk::<4>()?;
        let length = usize::try_from(le32(bytes, at + 4)?).ok()?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let body = bytes.get(at + 8..end)?;
        let whole = bytes.get(at..(end + length % 2).min(bytes.len()))?;
        at += whole.len();
        Some(Chunk { name, body, whole })
    })
}
