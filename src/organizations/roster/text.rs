//! From the bytes of a CSV file to bytes that are UTF-8, as far as they can be.
//!
//! What lives here: byte order marks and the fallback to GB18030, which Chinese spreadsheet programs still
//! write when somebody picks plain "CSV". Invariant: nothing is replaced silently; text is either decoded
//! without loss and noted, or left as it is for the row reader to refuse row by row.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// Bytes to split into rows, and the name of the encoding when it was not UTF-8.
pub(super) struct Decoded<'a> {
    pub bytes: Cow<'a, [u8]>,
    pub other_encoding: Option<&'static str>,
}

/// Removes a byte order mark and brings other encodings to UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        if encoding == UTF_8 {
            return Decoded { bytes: Cow::Borrowed(rest), other_encoding: None };
        }
        // "Unicode text" of spreadsheet programs is UTF-16 with a mark.
        return recode(rest, encoding).unwrap_or(Decoded { bytes: Cow::Borrowed(rest), other_encoding: None });
    }
    if std::str::from_utf8(bytes).is_ok() || is_mostly_utf8(bytes) {
        return Decoded { bytes: Cow::Borrowed(bytes), other_encoding: None };
    }
    recode(bytes, GB18030).unwrap_or(Decoded { bytes: Cow::Borrowed(bytes), other_encoding: None })
}

fn recode<'a>(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded<'a>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded { bytes: Cow::Owned(text.into_owned().into_bytes()), other_encoding: Some(encoding.name()) })
}

/// Tells a damaged UTF-8 file from a GB18030 one.
///
/// UTF-8 text of a few damaged rows often decodes as GB18030 without an error, into nonsense names. Chinese
/// in GB18030 hardly ever forms valid UTF-8 sequences, so counting the bytes that do decides.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut foreign) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        foreign += chunk.invalid().len();
    }
    valid > foreign
}
