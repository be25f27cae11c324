//! An original without its metadata: the same picture, and nothing else.

use std::io::Cursor;

use image::{ImageFormat, RgbImage};

use super::support::generate::{Exif, exif_block, jpeg_as, picture, with_exif};
use super::support::pipeline::{Format, StripError, strip_metadata};
use super::support::{markers, photo, rendered, run};

const FULL: Exif<'_> = Exif {
    orientation: Some(6),
    taken_at: Some("2026:10:01 09:30:15"),
    fraction: None,
    datum: None,
    offset: Some("+08:00"),
    place: Some((27.9487, 116.3582)),
    make: Some("HUAWEI"),
    model: Some("NOH-AN00"),
};

/// Puts a segment behind the SOI.
fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap();
    [&[0xFF, 0xD8, 0xFF, marker], length.to_be_bytes().as_slice(), body, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|w| w == word)
}

#[test]
fn a_jpeg_loses_everything_but_its_orientation_and_its_colours() {
    let mut dirty = with_exif(&photo(1, 200, 150), &exif_block(&FULL));
    dirty = with_segment(&dirty, 0xFE, b"a comment");
    dirty = with_segment(&dirty, 0xED, b"Photoshop 3.0\0caption");
    dirty = with_segment(&dirty, 0xE2, b"MPF\0index");
    dirty = with_segment(&dirty, 0xE2, b"ICC_PROFILE\0\x01\x01profile");
    dirty = with_segment(&dirty, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>");
    dirty.extend(photo(2, 50, 50));
    let clean = strip_metadata(&dirty, Format::Jpeg).unwrap();
    for word in [b"HUAWEI".as_slice(), b"comment", b"Photoshop", b"MPF", b"xmpmeta", b"2026"] {
        assert!(!holds(&clean, word), "{}", String::from_utf8_lossy(word));
    }
    assert!(holds(&clean, b"ICC_PROFILE"));
    let (before, after) = (run(&dirty).unwrap(), run(&clean).unwrap());
    assert_eq!(after.facts.orientation, 6);
    assert_eq!((after.facts.taken_at, after.facts.place), (None, None));
    assert_eq!(after.renditions, before.renditions);
    let found = markers(&clean);
    assert_eq!(found.iter().filter(|m| **m == 0xE1).count(), 1);
}

#[test]
fn an_upright_jpeg_comes_out_without_any_exif() {
    let exif = Exif { orientation: Some(1), ..FULL };
    let plain = photo(1, 200, 150);
    let clean = strip_metadata(&with_exif(&plain, &exif_block(&exif)), Format::Jpeg).unwrap();
    assert_eq!(clean, plain);
}

#[test]
fn a_progressive_jpeg_keeps_all_its_scans() {
    let bytes = jpeg_as(&picture(3, 300, 200), 90, turbojpeg::Subsamp::Sub2x2, true).unwrap();
    let clean = strip_metadata(&with_exif(&bytes, &exif_block(&FULL)), Format::Jpeg).unwrap();
    let scans = |jpeg: &[u8]| markers(jpeg).iter().filter(|m| **m == 0xDA).count();
    assert_eq!(scans(&clean), scans(&bytes));
    assert!(scans(&clean) > 3);
    assert!(rendered(&clean).large.width > 0);
}

#[test]
fn a_cut_jpeg_is_not_sent_as_clean() {
    let bytes = photo(1, 200, 150);
    let cut = &bytes[..bytes.len() - 2];
    assert_eq!(strip_metadata(cut, Format::Jpeg), Err(StripError::Damaged));
}

#[test]
fn heic_says_that_it_cannot_be_cleaned() {
    assert_eq!(strip_metadata(b"\0\0\0\x18ftypheic", Format::Heic), Err(StripError::Unsupported));
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    // The checksum is not looked at by what reads these chunks.
    [&u32::try_from(body.len()).unwrap().to_be_bytes(), name.as_slice(), body, &[0; 4]].concat()
}

#[test]
fn a_png_loses_its_text_and_keeps_its_orientation() {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8 * 6, y as u8 * 8, 90]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    let plain = bytes.into_inner();
    let extra =
        [chunk(b"tEXt", b"Author\0somebody"), chunk(b"tIME", &[0; 7]), chunk(b"eXIf", &exif_block(&FULL))].concat();
    let dirty = [&plain[..33], &extra, &plain[33..], b"behind the end"].concat();
    assert_eq!(run(&dirty).unwrap().facts.orientation, 6);
    let clean = strip_metadata(&dirty, Format::Png).unwrap();
    assert!(!holds(&clean, b"somebody") && !holds(&clean, b"HUAWEI") && !holds(&clean, b"behind"));
    let outcome = run(&clean).unwrap();
    assert_eq!((outcome.facts.orientation, outcome.facts.place), (6, None));
    assert_eq!(outcome.renditions.unwrap().large.width, 30);
    assert_eq!(strip_metadata(&plain, Format::Png).unwrap(), plain);
}

#[test]
fn a_webp_loses_its_exif_and_keeps_its_orientation() {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8 * 6, y as u8 * 8, 90]))
        .write_to(&mut bytes, ImageFormat::WebP)
        .unwrap();
    let plain = bytes.into_inner();
    let part = |name: &[u8; 4], body: &[u8]| {
        let mut out = [name.as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), body].concat();
        out.resize(out.len().next_multiple_of(2), 0);
        out
    };
    let inner = [
        part(b"VP8X", &[0x0C, 0, 0, 0, 39, 0, 0, 29, 0, 0]),
        plain[12..].to_vec(),
        part(b"EXIF", &exif_block(&FULL)),
        part(b"XMP ", b"<x:xmpmeta/>"),
    ]
    .concat();
    let length = u32::try_from(inner.len() + 4).unwrap().to_le_bytes();
    let dirty = [b"RIFF".as_slice(), &length, b"WEBP", &inner].concat();
    let before = run(&dirty).unwrap();
    assert_eq!((before.facts.orientation, before.facts.place.is_some()), (6, true));
    let clean = strip_metadata(&dirty, Format::WebP).unwrap();
    assert!(!holds(&clean, b"HUAWEI") && !holds(&clean, b"xmpmeta"));
    let after = run(&clean).unwrap();
    assert_eq!((after.facts.orientation, after.facts.place), (6, None));
    assert_eq!(after.renditions, before.renditions);
}
