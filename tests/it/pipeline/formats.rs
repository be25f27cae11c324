//! Every kind of file a phone makes is taken, and shown in its true colours.

use image::{ImageFormat, Rgb, RgbImage};
use turbojpeg::Subsamp;

use super::support::forge::{self, Heic};
use super::support::generate::{jpeg_as, picture, with_exif};
use super::support::pipeline::{Colour, Format, Refusal, strip_metadata};
use super::support::{difference, markers, photo, pixels, rendered, run};

/// The colour at a place of the large rendition is about this.
fn shows(picture: &RgbImage, (x, y): (u32, u32), wanted: [u8; 3]) {
    let found = picture.get_pixel(x, y).0;
    let apart = found.iter().zip(wanted).map(|(a, b)| a.abs_diff(b)).max().unwrap();
    assert!(apart < 16, "{found:?} at {x}, {y} instead of {wanted:?}");
}

#[test]
fn every_good_file_is_shown_by_its_kind() {
    for (name, bytes) in forge::good() {
        let outcome = run(&bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let wanted = match name.rsplit_once('.').unwrap().1 {
            "jpg" => Format::Jpeg,
            "png" => Format::Png,
            "webp" => Format::WebP,
            "gif" => Format::Gif,
            _ => Format::Heic,
        };
        assert_eq!(outcome.facts.format, wanted, "{name}");
        let shown = outcome.renditions.unwrap_or_else(|reason| panic!("{name}: {reason}"));
        assert!(!shown.damaged, "{name}");
        assert_eq!((shown.large.width, shown.large.height), (outcome.facts.width, outcome.facts.height), "{name}");
        markers(&shown.large.jpeg);
    }
}

#[test]
fn a_progressive_photo_looks_like_its_baseline_twin() {
    let source = picture(2, 700, 500);
    let plain = rendered(&jpeg_as(&source, 90, Subsamp::Sub2x2, false).unwrap());
    let progressive = rendered(&jpeg_as(&source, 90, Subsamp::Sub2x2, true).unwrap());
    assert_eq!(plain.large.jpeg, progressive.large.jpeg);
}

#[test]
fn both_kinds_of_printing_colours_are_shown_as_light() {
    for colours in [turbojpeg::Colorspace::CMYK, turbojpeg::Colorspace::YCCK] {
        let shown = pixels(&rendered(&forge::printing_jpeg(colours)).large);
        shows(&shown, (8, 32), [0, 255, 255]);
        shows(&shown, (56, 32), [0, 0, 0]);
    }
}

#[test]
fn only_the_first_picture_of_a_file_with_more_is_shown() {
    let first = photo(1, 96, 64);
    let plain = rendered(&first);
    let double = run(&forge::mpo(&first, &photo(2, 320, 200))).unwrap();
    assert_eq!((double.facts.width, double.facts.height), (96, 64));
    assert_eq!(double.renditions.unwrap().large, plain.large);
    let plain = rendered(&photo(3, 400, 300));
    for (name, bytes) in [("gain map", forge::ultra_hdr(3)), ("video", forge::motion_photo(3))] {
        assert_eq!(rendered(&bytes).large, plain.large, "{name}");
        let clean = strip_metadata(&bytes, Format::Jpeg).unwrap();
        assert_eq!(clean, photo(3, 400, 300), "{name}: what stands behind the picture stays in the clean copy");
    }
}

#[test]
fn an_interlaced_png_looks_like_a_plain_one() {
    let source = forge::quarters(21, 13);
    let plain = rendered(&forge::written(&source.clone().into(), ImageFormat::Png));
    assert_eq!(rendered(&forge::interlaced_png(&source)).large, plain.large);
}

#[test]
fn a_gif_shows_its_first_picture_and_tells_how_many_there_are() {
    for (pictures, frames) in [(1, None), (3, Some(3))] {
        let outcome = run(&forge::gif(pictures)).unwrap();
        assert_eq!((outcome.facts.format, outcome.facts.frames), (Format::Gif, frames));
        assert_eq!((outcome.facts.width, outcome.facts.height), (8, 4));
        let shown = pixels(&outcome.renditions.unwrap().large);
        shows(&shown, (1, 1), [230, 10, 10]);
        shows(&shown, (6, 2), [10, 10, 230]);
    }
}

#[test]
fn a_gif_loses_its_comment_and_keeps_its_pictures() {
    let dirty = [forge::gif(3), b"behind the end".to_vec()].concat();
    let clean = strip_metadata(&dirty, Format::Gif).unwrap();
    assert!(!clean.windows(7).any(|w| w == b"comment" || w == b"the end"));
    assert_eq!(run(&clean).unwrap().facts.frames, Some(3));
    assert_eq!(rendered(&clean).large, rendered(&dirty).large);
    assert!(strip_metadata(&dirty[..60], Format::Gif).is_err());
}

#[test]
fn the_tiles_of_a_heic_are_put_together_and_cropped() {
    let outcome = run(&Heic::default().file()).unwrap();
    assert_eq!((outcome.facts.width, outcome.facts.height), (120, 100));
    let shown = pixels(&outcome.renditions.unwrap().large);
    shows(&shown, (20, 20), [210, 40, 40]);
    shows(&shown, (100, 20), [40, 180, 60]);
    shows(&shown, (20, 90), [40, 60, 210]);
    shows(&shown, (100, 90), [220, 210, 60]);
}

#[test]
fn a_turned_heic_is_turned_once_whatever_its_exif_says() {
    // One quarter against the clock: the right upper corner comes to the left.
    let heic = Heic { turns: vec![1], exif: Some(forge::full_exif()), ..Heic::default() };
    let outcome = run(&heic.file()).unwrap();
    assert_eq!((outcome.facts.width, outcome.facts.height, outcome.facts.orientation), (100, 120, 1));
    assert_eq!(outcome.facts.camera_make.as_deref(), Some("HUAWEI"), "EXIF is read from a HEIC too");
    assert_eq!(outcome.facts.offset_minutes, Some(480));
    assert!(outcome.facts.place.is_some());
    let shown = pixels(&outcome.renditions.unwrap().large);
    assert_eq!(shown.dimensions(), (100, 120));
    shows(&shown, (20, 20), [40, 180, 60]);
    shows(&shown, (20, 100), [210, 40, 40]);
    shows(&shown, (90, 20), [220, 210, 60]);
}

#[test]
fn a_heic_that_cannot_be_decoded_is_kept_and_says_why() {
    let mut heic = Heic::default();
    // A configuration without parameter sets.
    heic.configuration.truncate(22);
    heic.configuration.push(0);
    let outcome = run(&heic.file()).unwrap();
    assert_eq!((outcome.facts.width, outcome.facts.height), (120, 100));
    let reason = outcome.renditions.unwrap_err();
    assert!(!reason.to_string().is_empty(), "{reason}");
    assert_eq!(reason.slug(), "unsupported");
}

#[test]
fn what_is_not_accepted_is_refused_with_what_is() {
    for other in [
        b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".as_slice(),
        b"\0\0\0\x1cftypjxl \0\0\0\0jxl mif1miaf",
        b"\xFF\x0A\xFA\x7F",
        b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
        b"8BPS\0\x01",
    ] {
        let refusal = run(other).unwrap_err();
        assert!(matches!(refusal, Refusal::UnsupportedFormat { .. }));
        for format in Format::ACCEPTED {
            assert!(refusal.to_string().contains(&format.to_string()), "{refusal} does not name {format}");
        }
    }
}

/// A colour photo whose numbers mean something else than sRGB.
fn plain_colour(rgb: [u8; 3]) -> Vec<u8> {
    let picture = RgbImage::from_pixel(64, 48, Rgb(rgb));
    let source = turbojpeg::Image {
        pixels: picture.as_raw().as_slice(),
        width: 64,
        pitch: 64 * 3,
        height: 48,
        format: turbojpeg::PixelFormat::RGB,
    };
    let mut encoder = turbojpeg::Compressor::new().unwrap();
    encoder.set_quality(98).unwrap();
    encoder.set_subsamp(Subsamp::Sub2x2).unwrap();
    encoder.compress_to_vec(source).unwrap()
}

#[test]
fn wide_colours_are_shown_as_srgb() {
    // By the definitions of both spaces: 180, 120, 80 of Display P3 is 190, 117, 72 of sRGB.
    let wanted = [190, 117, 72];
    let close = |name: &str, bytes: &[u8]| {
        let shown = rendered(bytes);
        assert_eq!(shown.colour, Colour::Converted, "{name}");
        let found = pixels(&shown.large).get_pixel(20, 20).0;
        let apart = found.iter().zip(wanted).map(|(a, b)| a.abs_diff(b)).max().unwrap();
        assert!(apart <= 5, "{name}: {found:?}");
    };
    let p3 = forge::display_p3();
    close("JPEG", &forge::with_profile(&plain_colour([180, 120, 80]), &p3, 60_000));
    close("JPEG, profile in pieces", &forge::with_profile(&plain_colour([180, 120, 80]), &p3, 100));
    let flat = RgbImage::from_pixel(40, 30, Rgb([180, 120, 80]));
    close("WebP", &forge::webp(&flat, Some(&p3), None));
    let png = forge::written(&flat.into(), ImageFormat::Png);
    let profile = forge::png_chunk(b"iCCP", &[b"p\0\0".as_slice(), &forge::stored_zlib(&p3)].concat());
    close("PNG", &[&png[..33], &profile, &png[33..]].concat());
}

#[test]
fn a_profile_that_says_srgb_changes_nothing() {
    let plain = photo(4, 96, 64);
    let tagged = forge::with_profile(&plain, &forge::srgb(), 60_000);
    let (a, b) = (rendered(&plain), rendered(&tagged));
    assert_eq!((a.colour, b.colour), (Colour::Srgb, Colour::Srgb));
    assert_eq!(a.large, b.large);
}

#[test]
fn a_useless_profile_is_told_and_costs_nothing_else() {
    let plain = photo(4, 96, 64);
    let p3 = forge::display_p3();
    for broken in [b"nonsense".as_slice(), &p3[..130], &[0; 4000]] {
        let shown = rendered(&forge::with_profile(&plain, broken, 60_000));
        assert_eq!(shown.colour, Colour::ProfileIgnored);
        assert_eq!(shown.large, rendered(&plain).large);
    }
    // A profile for grey on a picture in colour.
    let grey = moxcms::ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
    assert_eq!(rendered(&forge::with_profile(&plain, &grey, 60_000)).colour, Colour::ProfileIgnored);
}

#[test]
fn a_grey_photo_with_another_gamma_is_made_that_of_srgb() {
    let profile = moxcms::ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let shown = rendered(&forge::with_profile(&forge::grey_jpeg(), &profile, 60_000));
    assert_eq!(shown.colour, Colour::Converted);
    // Half of the light is 188 in sRGB.
    assert!(pixels(&shown.large).get_pixel(151, 100).0[1].abs_diff(188) < 5);
}

#[test]
fn converting_colours_keeps_the_rest_of_the_picture() {
    let plain = photo(6, 900, 600);
    let wide = with_exif(&forge::with_profile(&plain, &forge::display_p3(), 60_000), &forge::full_exif());
    let (a, b) = (rendered(&with_exif(&plain, &forge::full_exif())), rendered(&wide));
    assert_eq!((b.large.width, b.large.height), (600, 900));
    let apart = difference(&pixels(&a.large), &pixels(&b.large));
    assert!((0.2..12.0).contains(&apart), "{apart}");
    assert!(a.fingerprints.distance(b.fingerprints) <= 2);
}
