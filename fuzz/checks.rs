//! What has to hold for any bytes at all. The fuzz targets call these, and the tests of the
//! program replay every seed and every finding through them.
//!
//! Invariant: a check panics when a promise of the pipeline is broken, and only then.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::pipeline::{
    Facts, Format, Header, LARGE, Limits, Rendition, SMALL, Scratch, Unreadable, facts, inspect_header, peek_header,
    process, sniff, strip_metadata,
};

/// Small limits: the fuzzer should spend its time on decisions and not on pixels.
const LIMITS: Limits = Limits {
    max_bytes: 1 << 20,
    max_pixels: 1 << 18,
    max_side: 2048,
    max_decode_bytes: 16 << 20,
    max_frames: 100,
    max_scans: 20,
    max_pixel_passes: 1 << 20,
};

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap_or_default()
}

/// Format, size and limits, and the copy without metadata.
pub fn header(bytes: &[u8]) {
    let early = peek_header(bytes, &LIMITS);
    assert_eq!(early.is_ok(), early.is_ok() && sniff(bytes).is_ok(), "a size without a format");
    if let Ok(header) = inspect_header(bytes, &LIMITS) {
        assert_eq!(early, Ok(Some(header)), "two answers about one header");
        assert_eq!(sniff(bytes), Ok(header.format));
        assert!(header.width > 0 && header.height > 0, "an empty picture");
        assert!(header.width.max(header.height) <= LIMITS.max_side, "a side above the limit");
        assert!(u64::from(header.width) * u64::from(header.height) <= LIMITS.max_pixels, "pixels above the limit");
    }
    for format in Format::ACCEPTED {
        if let Ok(clean) = strip_metadata(bytes, format) {
            // At most the density and the orientation are written anew.
            assert!(clean.len() <= bytes.len() + 128, "a clean copy larger than the file");
            if sniff(bytes) == Ok(format) {
                assert_eq!(sniff(&clean), Ok(format), "a clean copy of another format");
                let again = strip_metadata(&clean, format);
                assert_eq!(again.as_ref(), Ok(&clean), "cleaning a clean copy changes it");
            }
        }
    }
}

/// A TIFF block as it stands in the EXIF segment of a JPEG.
pub fn exif(block: &[u8]) {
    let block = &block[..block.len().min(65_000)];
    let length = u16::try_from(block.len() + 8).unwrap_or(u16::MAX);
    let mut file = vec![0xFF, 0xD8, 0xFF, 0xE1];
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(b"Exif\0\0");
    file.extend_from_slice(block);
    file.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9]);
    let header = Header { format: Format::Jpeg, width: 4, height: 3 };
    assert_eq!(inspect_header(&file, &LIMITS), Ok(header), "EXIF changed the size");
    believable(&facts(&file, &header, now()));
}

/// A HEIC file, or bytes to stand behind the beginning of one.
pub fn heic(bytes: &[u8]) {
    if sniff(bytes) == Ok(Format::Heic) {
        return whole(bytes);
    }
    let mut file = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    file.extend_from_slice(bytes);
    whole(&file);
}

/// Everything that is done to a photo.
pub fn whole(bytes: &[u8]) {
    let Ok(outcome) = process(bytes, &LIMITS, now(), &mut Scratch::new()) else {
        return;
    };
    believable(&outcome.facts);
    match outcome.renditions {
        Ok(shown) => {
            bare(&shown.large, LARGE);
            bare(&shown.small, SMALL);
        }
        Err(reason) => assert_ne!(reason, Unreadable::Crashed, "a decoder panicked"),
    }
}

/// No fact is of the kind that nobody should take for evidence.
fn believable(facts: &Facts) {
    assert!((1..=8).contains(&facts.orientation), "orientation {}", facts.orientation);
    if let Some(at) = facts.taken_at {
        assert!((1990..=2027).contains(&at.year()), "taken in {}", at.year());
    }
    assert!(facts.offset_minutes.is_none_or(|minutes| minutes.abs() <= 14 * 60), "an offset of no zone");
    if let Some(place) = facts.place {
        assert!(place.lat.abs() <= 90.0 && place.lon.abs() <= 180.0, "not on Earth");
        assert!(place.lat != 0.0 || place.lon != 0.0, "no fix");
    }
    for text in [&facts.camera_make, &facts.camera_model, &facts.software].into_iter().flatten() {
        assert!(!text.is_empty() && text.chars().count() <= 64, "a text of {} characters", text.len());
        assert!(!text.chars().any(char::is_control), "a control character");
    }
}

/// A rendition is a JPEG of the tag that says sRGB, tables, frame and scan, no larger than its size.
fn bare(rendition: &Rendition, long: u32) {
    assert!((1..=long).contains(&rendition.width) && (1..=long).contains(&rendition.height), "too large");
    let mut at = 2;
    while let Some([0xFF, marker]) = rendition.jpeg.get(at..at + 2) {
        assert!(matches!(marker, 0xE0 | 0xE2 | 0xDB | 0xC0 | 0xC4 | 0xDA), "marker {marker:02x} in a rendition");
        if *marker == 0xDA {
            return;
        }
        let length = [rendition.jpeg[at + 2], rendition.jpeg[at + 3]];
        let length = usize::from(u16::from_be_bytes(length));
        assert!(*marker != 0xE2 || length < 700, "a tag that is not ours");
        at += 2 + length;
    }
    panic!("a rendition without a scan");
}
