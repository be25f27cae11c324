//! Files made to hurt, and files that are no photos: none panics, none is taken for more than it is.

use proptest::prelude::*;

use super::support::forge::{self, Heic};
use super::support::generate::{Exif, exif_block, jpeg_as, picture, with_exif};
use super::support::pipeline::{
    Format, Header, Limits, Refusal, Scratch, Unreadable, digest, facts, inspect_header, peek_header, process, render,
    sniff, strip_metadata,
};
use super::support::{now, photo, photo_with, rendered, run};

/// A PNG of nothing but this header. The checksum is right, so only the size can be objected to.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut body = b"IHDR".to_vec();
    body.extend(width.to_be_bytes());
    body.extend(height.to_be_bytes());
    body.extend([8, 2, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    let sum = body.iter().fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        (0..8).for_each(|_| crc = crc >> 1 ^ 0xEDB8_8320 & (crc & 1).wrapping_neg());
        crc
    });
    file.extend(&body);
    file.extend((!sum).to_be_bytes());
    file
}

fn unsupported(bytes: &[u8]) -> bool {
    matches!(
        run(bytes),
        Err(Refusal::UnsupportedFormat { accepted }) if accepted == Format::ACCEPTED
    )
}

#[test]
fn an_empty_file_is_refused_as_empty() {
    assert_eq!(run(&[]), Err(Refusal::Empty));
}

#[test]
fn what_is_no_photo_is_refused_naming_what_is_accepted() {
    assert!(unsupported(b"<!doctype html><html><script>alert(1)</script></html>"));
    assert!(unsupported(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
    assert!(unsupported(b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0"));
    assert!(unsupported(b"II*\0\x08\0\0\0"));
    assert!(unsupported(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"));
    assert!(unsupported(b"\0\0\0\x14ftypqt  \0\0\0\0qt  "));
    assert!(unsupported(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"));
    assert!(unsupported(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif"));
    assert!(unsupported(b"PK\x03\x04"));
    assert!(unsupported(b"\xFF\xD8"));
}

#[test]
fn every_accepted_format_is_known_by_its_first_bytes() {
    assert_eq!(sniff(&photo(1, 8, 8)), Ok(Format::Jpeg));
    assert_eq!(sniff(&png_header(1, 1)), Ok(Format::Png));
    assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Ok(Format::WebP));
    assert_eq!(sniff(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Ok(Format::Heic));
    assert_eq!(sniff(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"), Ok(Format::Heic));
    assert_eq!(sniff(b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc"), Ok(Format::Heic));
}

#[test]
fn a_header_that_promises_gigapixels_is_refused_before_any_decode() {
    let refused = run(&png_header(50_000, 50_000));
    assert!(matches!(refused, Err(Refusal::TooManyPixels { actual: 2_500_000_000, .. })));
    let refused = run(&png_header(u32::MAX, u32::MAX));
    assert!(matches!(refused, Err(Refusal::TooManyPixels { .. })));
    let refused = run(&png_header(40_000, 10));
    assert!(matches!(refused, Err(Refusal::TooLongSide { actual: 40_000, .. })));
    let refused = run(&png_header(0, 10));
    assert_eq!(refused, Err(Refusal::NoPicture { format: Format::Png }));
}

#[test]
fn a_header_whose_pixels_are_not_there_is_kept_without_preview() {
    let outcome = run(&png_header(5000, 5000)).unwrap();
    assert!(outcome.renditions.is_err());
    assert_eq!((outcome.facts.width, outcome.facts.height), (5000, 5000));
}

#[test]
fn a_file_above_the_byte_limit_is_refused() {
    let limits = Limits { max_bytes: 100, ..Limits::default() };
    let bytes = photo(1, 64, 64);
    let refused = process(&bytes, &limits, now(), &mut Scratch::new());
    assert!(matches!(refused, Err(Refusal::TooManyBytes { limit: 100, .. })));
}

#[test]
fn a_jpeg_cut_anywhere_gives_no_half_picture() {
    let whole = photo(3, 400, 300);
    for part in [30, 50, 80, 95, 99] {
        let cut = &whole[..whole.len() * part / 100];
        match run(cut) {
            Ok(outcome) => assert_eq!(outcome.renditions, Err(Unreadable::Truncated), "{part} %"),
            Err(refusal) => assert_eq!(refusal, Refusal::NoPicture { format: Format::Jpeg }),
        }
    }
    let progressive = jpeg_as(&picture(3, 400, 300), 90, turbojpeg::Subsamp::Sub2x2, true).unwrap();
    let cut = &progressive[..progressive.len() / 2];
    assert_eq!(run(cut).unwrap().renditions, Err(Unreadable::Truncated));
}

#[test]
fn what_stands_behind_a_jpeg_changes_nothing_but_its_digest() {
    let clean = photo(4, 200, 150);
    let mut polyglot = clean.clone();
    polyglot.extend(b"PK\x03\x04 and the rest of an archive \xFF\xD8\xFF\xE1");
    let (a, b) = (run(&clean).unwrap(), run(&polyglot).unwrap());
    assert_eq!(a.renditions, b.renditions);
    assert_eq!(a.facts, b.facts);
    assert_ne!(a.sha256, b.sha256);
    assert_eq!(strip_metadata(&polyglot, Format::Jpeg).unwrap(), clean);
}

#[test]
fn exif_that_points_past_its_end_never_fails_the_photo() {
    let exif = Exif { orientation: Some(6), taken_at: Some("2026:10:01 09:30:15"), ..Exif::default() };
    let block = exif_block(&exif);
    let plain = photo(5, 64, 48);
    for at in 0..block.len() {
        let mut bent = block.clone();
        bent[at] = 0xFF;
        let outcome = run(&with_exif(&plain, &bent)).unwrap();
        assert!(outcome.renditions.is_ok(), "byte {at}");
    }
    for length in 0..block.len() {
        let outcome = run(&with_exif(&plain, &block[..length])).unwrap();
        assert!(outcome.renditions.is_ok(), "cut at {length}");
    }
}

#[test]
fn exif_that_points_to_itself_ends() {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0".to_vec();
    block.extend([8, 0, 0, 0]);
    assert!(run(&with_exif(&photo(5, 64, 48), &block)).unwrap().renditions.is_ok());
}

#[test]
fn stray_bytes_inside_a_jpeg_do_not_hide_the_picture() {
    let whole = photo(6, 200, 150);
    let mut odd = whole[..whole.len() - 2].to_vec();
    odd.extend([0x11; 60]);
    odd.extend([0xFF, 0xD9]);
    let shown = run(&odd).unwrap().renditions.unwrap();
    assert!(shown.damaged);
    assert_eq!(shown.large.jpeg, run(&whole).unwrap().renditions.unwrap().large.jpeg);
}

#[test]
fn a_damaged_photo_never_shows_the_photo_before_it() {
    let mut scratch = Scratch::new();
    let limits = Limits::default();
    let mut broken = photo(7, 640, 480);
    let middle = broken.len() / 2;
    broken[middle..middle + 200].fill(0x5A);
    let alone = process(&broken, &limits, now(), &mut Scratch::new()).unwrap();
    process(&photo(8, 640, 480), &limits, now(), &mut scratch).unwrap();
    let after = process(&broken, &limits, now(), &mut scratch).unwrap();
    assert_eq!(alone.renditions, after.renditions);
}

#[test]
fn a_decode_that_would_take_too_much_memory_is_not_begun() {
    let limits = Limits { max_decode_bytes: 1000, ..Limits::default() };
    let outcome = process(&photo(1, 640, 480), &limits, now(), &mut Scratch::new()).unwrap();
    assert!(matches!(outcome.renditions, Err(Unreadable::TooCostly { limit: 1000, .. })));
}

#[test]
fn the_size_is_known_from_the_first_kilobytes_of_an_upload() {
    let limits = Limits::default();
    let whole = photo_with(&Exif { make: Some("HUAWEI"), ..Exif::default() });
    let size = Some(Header { format: Format::Jpeg, width: 64, height: 48 });
    assert_eq!(peek_header(&whole[..20], &limits), Ok(None));
    assert_eq!(peek_header(&whole[..whole.len() / 2], &limits), Ok(size));
    let bomb = png_header(50_000, 50_000);
    assert!(peek_header(&bomb[..24], &limits).is_err());
}

#[test]
fn a_name_plays_no_part_only_the_bytes_do() {
    let mut bytes = Vec::new();
    let rgb = image::RgbImage::from_pixel(96, 64, image::Rgb([10, 200, 30]));
    rgb.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    let outcome = run(&bytes).unwrap();
    assert_eq!(outcome.facts.format, Format::Png);
    assert_eq!(outcome.sha256, digest(&bytes));
}

/// The word for how a file ended.
fn ending(bytes: &[u8]) -> &'static str {
    match run(bytes) {
        Err(Refusal::TooManyPixels { .. }) => "too many pixels",
        Err(Refusal::NoPicture { .. }) => "no picture",
        Err(refusal) => panic!("{refusal}"),
        Ok(outcome) => outcome.renditions.map_or_else(|reason| reason.slug(), |shown| shown.colour.slug()),
    }
}

#[test]
fn every_hostile_file_ends_with_a_clear_word() {
    let found: Vec<_> = forge::hostile().into_iter().map(|(name, bytes)| (name, ending(&bytes))).collect();
    let wanted = [
        ("many-scans.jpg", "too-costly"),
        ("scans-apart.jpg", "too-costly"),
        ("exif-loop.jpg", "srgb"),
        ("exif-far.jpg", "srgb"),
        ("exif-count.jpg", "srgb"),
        ("exif-cut.jpg", "srgb"),
        ("half-zero.jpg", "truncated"),
        ("profile-broken.jpg", "profile-ignored"),
        ("profile-bomb.png", "profile-ignored"),
        ("text-bomb.png", "srgb"),
        ("pixel-bomb.png", "too many pixels"),
        ("endless.png", "srgb"),
        ("many-pictures.gif", "too-costly"),
        ("gigapixels.gif", "too many pixels"),
        ("empty-places.heic", "unsupported"),
        ("giant-tile.heic", "too-costly"),
        ("many-turns.heic", "unsupported"),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn scans_are_counted_before_any_is_decoded() {
    let scans = |more| run(&forge::many_scans(more)).unwrap().renditions;
    assert!(scans(3).is_ok());
    let Err(Unreadable::TooMuchWork { actual, limit: 100, .. }) = scans(400) else {
        panic!("{:?}", scans(400));
    };
    assert!(actual > 400);
    // A few scans of a picture with very many pixels are as much work as many scans of a small one.
    let limits = Limits { max_pixel_passes: 64 * 48 * 9, ..Limits::default() };
    let outcome = process(&forge::many_scans(0), &limits, now(), &mut Scratch::new()).unwrap();
    assert!(matches!(outcome.renditions, Err(Unreadable::TooMuchWork { .. })));
}

#[test]
fn a_picture_whose_colours_come_one_after_the_other_costs_what_it_holds() {
    // Legal, and some scanners write such files.
    assert!(run(&forge::scans_apart(640, 480, 1)).unwrap().renditions.is_ok());
    let limits = Limits { max_decode_bytes: 640 * 480 * 9, ..Limits::default() };
    let shown = |file: &[u8]| process(file, &limits, now(), &mut Scratch::new()).unwrap().renditions;
    assert!(matches!(shown(&forge::scans_apart(640, 480, 1)), Err(Unreadable::TooCostly { .. })));
    let together = jpeg_as(&picture(3, 640, 480), 90, turbojpeg::Subsamp::None, false).unwrap();
    assert!(shown(&together).is_ok(), "in one scan nothing is held back");
}

#[test]
fn the_size_in_the_bit_stream_of_a_heic_counts_and_not_only_the_one_in_front() {
    let heic = |width, height| Heic { configuration: forge::configuration_of(width, height), ..Heic::default() }.file();
    // The container says 120 × 100 each time.
    assert_eq!(run(&heic(64, 64)).unwrap().facts.width, 120);
    let Err(Unreadable::TooCostly { needed, .. }) = run(&heic(16_384, 8192)).unwrap().renditions else {
        panic!("a giant was decoded");
    };
    assert!(needed >= 4 * 16_384 * 8192 * 6);
}

#[test]
fn a_file_cut_anywhere_gives_no_half_picture_in_any_format() {
    for (name, whole) in forge::good() {
        // What stands behind a JPEG's end may be missing, so these two are cut within the picture.
        let end = if matches!(name, "mpo.jpg" | "ultra-hdr.jpg" | "motion-photo.jpg") { 2000 } else { whole.len() };
        for part in [20, 40, 60, 80, 95] {
            let cut = &whole[..end * part / 100];
            let Ok(outcome) = run(cut) else { continue };
            let complete = run(&whole).unwrap();
            // The end marker of a GIF and a PNG is no part of the picture. EXIF stands behind that of a
            // WebP, so the cut file does not know which way is up.
            if let Ok(shown) = outcome.renditions
                && outcome.facts.orientation == complete.facts.orientation
            {
                assert!(complete.renditions == Ok(shown), "{name} cut at {part} %");
            }
        }
    }
}

#[test]
fn zeros_instead_of_the_rest_give_no_half_picture_in_any_format() {
    for (name, whole) in forge::good() {
        let outcome = run(&forge::zero_tail(&whole, whole.len() / 2));
        if let Ok(Ok(shown)) = outcome.map(|o| o.renditions) {
            let same = shown.large == rendered(&whole).large;
            assert!(same || shown.damaged, "{name} shows what is not there");
        }
    }
}

#[test]
fn what_stands_behind_any_picture_is_not_looked_at() {
    for (name, whole) in forge::good() {
        let appended = [whole.clone(), b"PK\x03\x04<script>alert(1)</script>\xFF\xD8\xFF\xE1".to_vec()].concat();
        assert_eq!(rendered(&appended).large, rendered(&whole).large, "{name}");
    }
}

#[test]
fn a_file_under_a_false_flag_is_what_its_bytes_are_or_nothing() {
    for (_, whole) in forge::good() {
        for magic in [b"\xFF\xD8\xFF\xE0".as_slice(), b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\0\0\0\x18ftypheic"] {
            let mut mislabelled = whole.clone();
            mislabelled[..magic.len()].copy_from_slice(magic);
            if let Ok(outcome) = run(&mislabelled) {
                assert_ne!(outcome.renditions, Err(Unreadable::Crashed));
            }
        }
    }
}

#[test]
fn a_photo_after_a_bomb_is_as_good_as_before() {
    let mut scratch = Scratch::new();
    let limits = Limits::default();
    let whole = photo(9, 640, 480);
    let before = process(&whole, &limits, now(), &mut scratch).unwrap();
    for (_, bomb) in forge::hostile() {
        let _ = process(&bomb, &limits, now(), &mut scratch);
        assert_eq!(process(&whole, &limits, now(), &mut scratch).unwrap(), before);
    }
}

/// Arbitrary bytes behind each magic number, so that the parsers are reached at all.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let starts = prop_oneof![
        Just(Vec::new()),
        Just(b"\xFF\xD8\xFF\xE1".to_vec()),
        Just(b"\xFF\xD8\xFF\xE1\x10\x00Exif\0\0II*\0\x08\0\0\0".to_vec()),
        Just(b"\xFF\xD8\xFF\xC0\0\x11\x08".to_vec()),
        Just(png_header(10, 10)),
        Just(b"RIFF\x40\0\0\0WEBPVP8X\x0A\0\0\0\x0A\0\0\0\x07\0\0\x07\0\0EXIF".to_vec()),
        Just(b"RIFF\x40\0\0\0WEBPVP8L".to_vec()),
        Just(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x40meta\0\0\0\0".to_vec()),
    ];
    (starts, proptest::collection::vec(any::<u8>(), 0..400)).prop_map(|(start, rest)| [start, rest].concat())
}

/// A real photo with some bytes replaced.
fn bent_photo() -> impl Strategy<Value = Vec<u8>> {
    let exif = Exif {
        orientation: Some(6),
        taken_at: Some("2026:10:01 09:30:15"),
        fraction: Some("250"),
        datum: None,
        offset: Some("+08:00"),
        place: Some((27.9487, 116.3582)),
        make: Some("HUAWEI"),
        model: Some("NOH-AN00"),
    };
    let whole = photo_with(&exif);
    let length = whole.len();
    proptest::collection::vec((0..length, any::<u8>()), 1..12).prop_map(move |changes| {
        let mut bent = whole.clone();
        for (at, byte) in changes {
            bent[at] = byte;
        }
        bent
    })
}

fn must_not_panic(bytes: &[u8]) {
    let limits = Limits::default();
    let _ = sniff(bytes);
    let _ = peek_header(bytes, &limits);
    for format in Format::ACCEPTED {
        let _ = strip_metadata(bytes, format);
    }
    if let Ok(header) = inspect_header(bytes, &limits) {
        let facts = facts(bytes, &header, now());
        let rendered = render(bytes, &facts, &limits, &mut Scratch::new());
        assert_ne!(rendered, Err(Unreadable::Crashed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in any_file()) {
        must_not_panic(&bytes);
    }

    #[test]
    fn a_photo_with_bent_bytes_never_panics(bytes in bent_photo()) {
        must_not_panic(&bytes);
    }
}
