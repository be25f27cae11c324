//! Renditions are upright, small enough, true to the photo, and bare of metadata.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::{ImageDecoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

use super::support::generate::{Exif, Picture, exif_block, jpeg, jpeg_as, picture, with_exif};
use super::support::pipeline::{Format, LARGE, SMALL, Unreadable};
use super::support::{difference, markers, photo, photo_with, pixels, rendered, run};

/// Only what a decoder needs: SOI, JFIF, the tag that says sRGB, tables, frame, scans, EOI.
fn is_bare(jpeg: &[u8]) {
    for marker in markers(jpeg) {
        let needed = matches!(marker, 0xD8 | 0xE0 | 0xE2 | 0xDB | 0xC0 | 0xC4 | 0xDA | 0xD9);
        assert!(needed, "marker {marker:02x}");
    }
    assert_eq!(markers(jpeg).iter().filter(|marker| **marker == 0xE2).count(), 1);
    for word in [b"Exif".as_slice(), b"http", b"HUAWEI"] {
        assert!(!jpeg.windows(word.len()).any(|w| w == word));
    }
}

/// The colour profile of a picture, read by another program's decoder.
fn tag(jpeg: &[u8]) -> Vec<u8> {
    JpegDecoder::new(Cursor::new(jpeg)).unwrap().icc_profile().unwrap().unwrap()
}

fn png(picture: &image::DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Four quarters of different colour, so that every turn and mirror shows.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 220]),
        (false, false) => Rgb([230, 230, 40]),
    })
}

fn as_picture(rgb: &RgbImage) -> Picture {
    Picture { width: rgb.width(), height: rgb.height(), rgb: rgb.as_raw().clone() }
}

/// How a picture has to be stored so that this orientation shows it as it is.
fn stored_for(upright: &RgbImage, orientation: u16) -> RgbImage {
    use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
    match orientation {
        2 => flip_horizontal(upright),
        3 => rotate180(upright),
        4 => flip_vertical(upright),
        5 => flip_horizontal(&rotate90(upright)),
        6 => rotate270(upright),
        7 => flip_horizontal(&rotate270(upright)),
        8 => rotate90(upright),
        _ => upright.clone(),
    }
}

#[test]
fn both_sizes_keep_the_shape_and_are_never_enlarged() {
    for (stored, large, small) in [
        ((4000, 3000), (1600, 1200), (320, 240)),
        ((3000, 4000), (1200, 1600), (240, 320)),
        ((1601, 99), (1600, 99), (320, 20)),
        ((800, 600), (800, 600), (320, 240)),
        ((33, 17), (33, 17), (33, 17)),
        ((1, 1), (1, 1), (1, 1)),
        ((5000, 3), (1600, 1), (320, 1)),
        ((2, 3001), (1, 1600), (1, 320)),
    ] {
        let shown = rendered(&photo(2, stored.0, stored.1));
        assert_eq!((shown.large.width, shown.large.height), large, "{stored:?}");
        assert_eq!((shown.small.width, shown.small.height), small, "{stored:?}");
        pixels(&shown.large);
        pixels(&shown.small);
    }
    assert_eq!((LARGE, SMALL), (1600, 320));
}

#[test]
fn renditions_carry_no_metadata_at_all() {
    let exif = Exif {
        orientation: Some(6),
        taken_at: Some("2026:10:01 09:30:15"),
        place: Some((27.9487, 116.3582)),
        make: Some("HUAWEI"),
        ..Exif::default()
    };
    let shown = rendered(&photo_with(&exif));
    is_bare(&shown.large.jpeg);
    is_bare(&shown.small.jpeg);
}

#[test]
fn the_only_thing_a_rendition_says_is_srgb_in_the_same_bytes_whoever_sent_the_photo() {
    let plain = rendered(&photo(2, 900, 600));
    let exif = Exif { make: Some("HUAWEI"), taken_at: Some("2026:10:01 09:30:15"), ..Exif::default() };
    let other = rendered(&photo_with(&exif));
    let said = tag(&plain.large.jpeg);
    for jpeg in [&plain.small.jpeg, &other.large.jpeg, &other.small.jpeg] {
        assert_eq!(tag(jpeg), said);
    }
    assert!(said.len() < 700, "{} bytes in every picture", said.len());
    let (read, srgb) = (ColorProfile::new_from_slice(&said).unwrap(), ColorProfile::new_srgb());
    assert_eq!(read.color_space, srgb.color_space);
    let transform = read.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).unwrap();
    let colours: Vec<u8> = (0..=255).flat_map(|value: u8| [value, 255 - value, value / 2]).collect();
    let mut shown = vec![0; colours.len()];
    transform.transform(&colours, &mut shown).unwrap();
    assert!(colours.iter().zip(&shown).all(|(a, b)| a.abs_diff(*b) <= 1));
}

#[test]
fn every_orientation_is_shown_upright() {
    for (width, height) in [(240, 160), (241, 163), (2000, 1500)] {
        let upright = quarters(width, height);
        let plain = rendered(&jpeg(&as_picture(&upright), 95).unwrap());
        for orientation in 1..=8 {
            let stored = jpeg(&as_picture(&stored_for(&upright, orientation)), 95).unwrap();
            let exif = Exif { orientation: Some(orientation), ..Exif::default() };
            let shown = rendered(&with_exif(&stored, &exif_block(&exif)));
            let apart = difference(&pixels(&plain.large), &pixels(&shown.large));
            assert!(apart < 1.5, "orientation {orientation} of {width}x{height}: {apart}");
            let apart = difference(&pixels(&plain.small), &pixels(&shown.small));
            assert!(apart < 1.5, "small, orientation {orientation} of {width}x{height}: {apart}");
            assert!(plain.fingerprints.distance(shown.fingerprints) <= 2);
        }
    }
}

#[test]
fn an_orientation_outside_one_to_eight_means_upright() {
    for orientation in [0, 9, 65535] {
        let exif = Exif { orientation: Some(orientation), ..Exif::default() };
        let facts = run(&photo_with(&exif)).unwrap().facts;
        assert_eq!((facts.orientation, facts.width, facts.height), (1, 64, 48));
    }
}

#[test]
fn every_chroma_sampling_gives_the_same_picture() {
    let source = picture(9, 1000, 700);
    let plain = pixels(&rendered(&jpeg_as(&source, 92, Subsamp::None, false).unwrap()).large);
    for sampling in [Subsamp::Sub2x1, Subsamp::Sub2x2, Subsamp::Sub1x2, Subsamp::Sub4x1, Subsamp::Sub1x4] {
        for progressive in [false, true] {
            let bytes = jpeg_as(&source, 92, sampling, progressive).unwrap();
            let apart = difference(&plain, &pixels(&rendered(&bytes).large));
            assert!(apart < 3.0, "{sampling:?}: {apart}");
        }
    }
}

#[test]
fn a_sampling_without_a_name_does_not_crash_the_decoder() {
    // Three across: the factors stand in the frame header.
    let mut bytes = photo(9, 64, 48);
    let frame = bytes.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    bytes[frame + 11] = 0x31;
    let outcome = run(&bytes).unwrap().renditions;
    assert!(!matches!(outcome, Err(Unreadable::Crashed)), "{outcome:?}");
}

#[test]
fn a_reduced_picture_is_as_true_as_one_resized_from_full_size() {
    let source = picture(10, 3000, 2250);
    let bytes = jpeg(&source, 95).unwrap();
    let shown = pixels(&rendered(&bytes).large);
    let full = RgbImage::from_raw(3000, 2250, source.rgb).unwrap();
    let best = image::imageops::resize(&full, 1600, 1200, image::imageops::FilterType::Lanczos3);
    let apart = difference(&best, &shown);
    // What is left is the loss of quality 80 on noise.
    assert!(apart < 4.5, "{apart}");
}

#[test]
fn a_grey_jpeg_stays_grey() {
    let grey: Vec<u8> = (0..300 * 200).map(|i| u8::try_from(i % 300 * 255 / 300).unwrap()).collect();
    let mut encoder = Compressor::new().unwrap();
    encoder.set_subsamp(Subsamp::Gray).unwrap();
    let source = Image { pixels: grey.as_slice(), width: 300, pitch: 300, height: 200, format: PixelFormat::GRAY };
    let shown = rendered(&encoder.compress_to_vec(source).unwrap());
    is_bare(&shown.large.jpeg);
    let said = ColorProfile::new_from_slice(&tag(&shown.large.jpeg)).unwrap();
    assert_eq!(said.color_space, DataColorSpace::Gray);
    let picture = pixels(&shown.large);
    for (x, y) in [(10, 10), (150, 100), (290, 190)] {
        let Rgb([r, g, b]) = *picture.get_pixel(x, y);
        assert_eq!((r, g), (g, b));
        assert!(i64::from(r).abs_diff(i64::from(x * 255 / 300)) < 4);
    }
}

#[test]
fn printing_colours_are_shown_as_light() {
    // Full cyan ink on the left, black ink on the right, stored plainly and as Adobe does.
    let ink = |x: usize| {
        if x < 32 { [255, 0, 0, 0] } else { [0, 0, 0, 255] }
    };
    let plain: Vec<u8> = (0..64 * 64).flat_map(|i| ink(i % 64)).collect();
    let inverted: Vec<u8> = plain.iter().map(|v| 255 - v).collect();
    for (bytes, adobe) in [(plain, false), (inverted, true)] {
        let mut encoder = Compressor::new().unwrap();
        encoder.set_subsamp(Subsamp::None).unwrap();
        encoder.set_colorspace(turbojpeg::Colorspace::CMYK).unwrap();
        let source = Image { pixels: bytes.as_slice(), width: 64, pitch: 256, height: 64, format: PixelFormat::CMYK };
        let written = encoder.compress_to_vec(source).unwrap();
        let file = if adobe { written } else { without_adobe(&written) };
        let picture = pixels(&rendered(&file).large);
        let near = |x, wanted: [u8; 3]| {
            let found = picture.get_pixel(x, 32).0;
            let apart = found.iter().zip(wanted).map(|(a, b)| a.abs_diff(b)).max().unwrap();
            assert!(apart < 12, "adobe {adobe}, {x}: {found:?}");
        };
        near(8, [0, 255, 255]);
        near(56, [0, 0, 0]);
    }
}

/// Drops the Adobe segment a CMYK encoder writes.
fn without_adobe(jpeg: &[u8]) -> Vec<u8> {
    let at = jpeg.windows(2).position(|w| w == [0xFF, 0xEE]).unwrap();
    let length = usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    [&jpeg[..at], &jpeg[at + 2 + length..]].concat()
}

#[test]
fn transparency_is_seen_on_white() {
    let clear = RgbaImage::from_fn(60, 40, |x, _| if x < 30 { Rgba([200, 0, 0, 0]) } else { Rgba([0, 0, 200, 255]) });
    let picture = pixels(&rendered(&png(&clear.into())).large);
    assert!(picture.get_pixel(8, 20).0.iter().all(|v| *v > 245));
    assert!(picture.get_pixel(50, 20).0[2] > 180);
}

#[test]
fn deep_and_palette_and_grey_pngs_are_shown() {
    let deep = image::ImageBuffer::from_fn(40, 30, |x, _| Rgb([u16::try_from(x).unwrap() * 1600, 30_000, 65_535]));
    let picture = pixels(&rendered(&png(&deep.into())).large);
    assert!(picture.get_pixel(38, 15).0[0].abs_diff(236) < 12);
    let grey = image::GrayImage::from_pixel(40, 30, image::Luma([77]));
    let picture = pixels(&rendered(&png(&grey.into())).large);
    assert!(picture.get_pixel(20, 15).0[0].abs_diff(77) < 3);
    // Two colours, one bit a pixel, written by hand: stored blocks need no compressor.
    let shown = run(&palette_png()).unwrap();
    let picture = pixels(&shown.renditions.unwrap().large);
    assert!(picture.get_pixel(1, 1).0[0] > 200 && picture.get_pixel(6, 1).0[2] > 200);
}

/// 8 × 8, left half red, right half blue.
fn palette_png() -> Vec<u8> {
    let chunk = |name: &[u8], body: &[u8]| {
        let mut out = u32::try_from(body.len()).unwrap().to_be_bytes().to_vec();
        let named = [name, body].concat();
        let sum = named.iter().fold(u32::MAX, |mut crc, byte| {
            crc ^= u32::from(*byte);
            (0..8).for_each(|_| crc = crc >> 1 ^ 0xEDB8_8320 & (crc & 1).wrapping_neg());
            crc
        });
        out.extend(&named);
        out.extend((!sum).to_be_bytes());
        out
    };
    let rows: Vec<u8> = (0..8).flat_map(|_| [0, 0x0F]).collect();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in &rows {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    let mut data = vec![0x78, 0x01, 1, 16, 0, 0xEF, 0xFF];
    data.extend(&rows);
    data.extend((b << 16 | a).to_be_bytes());
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 8, 0, 0, 0, 8, 1, 3, 0, 0, 0]),
        chunk(b"PLTE", &[230, 10, 10, 10, 10, 230]),
        chunk(b"IDAT", &data),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

#[test]
fn a_webp_is_shown() {
    let mut bytes = Cursor::new(Vec::new());
    quarters(300, 200).write_to(&mut bytes, ImageFormat::WebP).unwrap();
    let outcome = run(&bytes.into_inner()).unwrap();
    assert_eq!((outcome.facts.format, outcome.facts.width), (Format::WebP, 300));
    let picture = pixels(&outcome.renditions.unwrap().large);
    assert_eq!(picture.dimensions(), (300, 200));
    assert!(picture.get_pixel(50, 50).0[0] > 180);
}
