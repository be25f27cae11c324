//! Finding and reading the EXIF block of a file.
//!
//! Lives here: where each format keeps its TIFF block, tolerant parsing, text and number access.
//! Not here: which values are believed (`facts`).
//!
//! Invariant: damage in the EXIF block never fails a photo. Whatever entries can be read are used,
//! the rest is as if it were not there.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use exif::{Exif, In, Rational, Reader, Tag, Value};

use super::container::{JpegSegments, marker, png_chunks, webp_chunks};
use super::format::Format;
use super::heic;

/// EXIF is some kilobytes, 64 KiB at most in a JPEG. More than this is no EXIF worth reading.
const MAX_BLOCK: usize = 1024 * 1024;

/// Values are short; a longer text is cut before it is looked at.
const MAX_TEXT: usize = 64;

/// The readable entries of one EXIF block.
pub(super) struct Metadata {
    exif: Exif,
}

impl Metadata {
    /// Reads what can be read; `None` without a block or when its very header is broken.
    pub fn read(bytes: &[u8], format: Format) -> Option<Self> {
        catch_unwind(AssertUnwindSafe(|| {
            let block = find_block(bytes, format)?;
            let block = block.get(..block.len().min(MAX_BLOCK))?.to_vec();
            let mut reader = Reader::new();
            reader.continue_on_error(true);
            let exif = reader.read_raw(block).or_else(|error| error.distill_partial_result(|_| ())).ok()?;
            Some(Self { exif })
        }))
        .ok()
        .flatten()
    }

    fn value(&self, tag: Tag) -> Option<&Value> {
        self.exif.get_field(tag, In::PRIMARY).map(|field| &field.value)
    }

    /// A whole number.
    pub fn number(&self, tag: Tag) -> Option<u32> {
        self.value(tag)?.get_uint(0)
    }

    /// Raw text bytes, up to the first NUL.
    pub fn bytes(&self, tag: Tag) -> Option<&[u8]> {
        let Value::Ascii(parts) = self.value(tag)? else {
            return None;
        };
        parts.first().map(Vec::as_slice)
    }

    /// Cleaned text, see [`clean`].
    pub fn text(&self, tag: Tag) -> Option<String> {
        clean(self.bytes(tag)?)
    }

    /// Unsigned fractions, as positions are written.
    pub fn fractions(&self, tag: Tag) -> Option<&[Rational]> {
        match self.value(tag)? {
            Value::Rational(values) => Some(values),
            _ => None,
        }
    }

    /// Whether the entry is there, readable or not.
    pub fn has(&self, tag: Tag) -> bool {
        self.value(tag).is_some()
    }
}

/// Makes a text from a camera fit to be stored and shown: valid UTF-8, no control characters, no
/// invisible direction marks, trimmed, at most 64 characters. Bytes in another encoding are dropped
/// rather than guessed. Nothing left means no text.
fn clean(bytes: &[u8]) -> Option<String> {
    let text: String = String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_TEXT * 4)])
        .chars()
        .filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER && !is_invisible(*c))
        .take(MAX_TEXT)
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Zero-width and direction-changing characters: they could make one text look like another.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The TIFF block inside the file, without the `Exif\0\0` some containers put in front.
fn find_block(bytes: &[u8], format: Format) -> Option<Cow<'_, [u8]>> {
    match format {
        Format::Jpeg => JpegSegments::new(bytes)
            .take_while(|s| s.marker != marker::SOS)
            .filter(|s| s.marker == marker::APP1)
            .find_map(|s| s.body.strip_prefix(b"Exif\0"))
            // The sixth byte should be NUL too; some writers put something else there.
            .and_then(|rest| rest.get(1..))
            .map(Cow::Borrowed),
        Format::Png => png_chunks(bytes).find(|c| c.name == *b"eXIf").map(|c| Cow::Borrowed(without_prefix(c.body))),
        Format::WebP => webp_chunks(bytes).find(|c| c.name == *b"EXIF").map(|c| Cow::Borrowed(without_prefix(c.body))),
        Format::Heic => heic::exif_block(bytes),
        Format::Gif => None,
    }
}

fn without_prefix(block: &[u8]) -> &[u8] {
    block.strip_prefix(b"Exif\0\0").unwrap_or(block)
}
