//! What a photo says about itself, and what of it is left out as meaningless.

use super::support::generate::Exif;
use super::support::pipeline::{Datum, Facts, PlaceDropped, TakenBasis, TimeDropped};
use super::support::{photo_with, run};

fn facts_of(exif: &Exif<'_>) -> Facts {
    run(&photo_with(exif)).unwrap().facts
}

fn at(text: &str) -> Option<chrono::NaiveDateTime> {
    Some(text.parse().unwrap())
}

#[test]
fn a_phone_photo_tells_time_offset_place_and_camera() {
    let facts = facts_of(&Exif {
        orientation: Some(6),
        taken_at: Some("2026:10:01 09:30:15"),
        fraction: Some("250"),
        datum: None,
        offset: Some("+08:00"),
        place: Some((27.9487, 116.3582)),
        make: Some("HUAWEI"),
        model: Some("NOH-AN00"),
    });
    assert_eq!(facts.taken_at, at("2026-10-01T09:30:15.250"));
    assert_eq!(facts.offset_minutes, Some(480));
    assert_eq!(facts.taken_basis, TakenBasis::FileOffset);
    let place = facts.place.unwrap();
    assert!((place.lat - 27.9487).abs() < 1e-6 && (place.lon - 116.3582).abs() < 1e-6);
    assert_eq!((facts.stored_width, facts.stored_height), (64, 48));
    assert_eq!((facts.width, facts.height, facts.orientation), (48, 64, 6));
    assert_eq!(facts.camera_make.as_deref(), Some("HUAWEI"));
    assert_eq!(facts.camera_model.as_deref(), Some("NOH-AN00"));
    assert_eq!((facts.time_dropped, facts.place_dropped), (None, None));
}

#[test]
fn a_time_without_offset_says_that_the_zone_is_assumed() {
    let facts = facts_of(&Exif { taken_at: Some("2026:10:01 09:30:15"), ..Exif::default() });
    assert_eq!(facts.taken_at, at("2026-10-01T09:30:15"));
    assert_eq!((facts.offset_minutes, facts.taken_basis), (None, TakenBasis::AssumedZone));
}

#[test]
fn fractions_of_a_second_are_cut_to_microseconds() {
    for (digits, expected) in [("0532", "0532"), ("9594131234", "959413"), ("5", "5"), ("", "0"), ("x", "0")] {
        let facts =
            facts_of(&Exif { taken_at: Some("2026:10:01 09:30:15"), fraction: Some(digits), ..Exif::default() });
        assert_eq!(facts.taken_at, at(&format!("2026-10-01T09:30:15.{expected}")), "{digits}");
    }
}

#[test]
fn offsets_are_read_in_every_usual_spelling_and_nonsense_is_left_out() {
    for (text, minutes) in [
        ("+08:00", Some(480)),
        ("-04:00", Some(-240)),
        ("+0530", Some(330)),
        ("+8", Some(480)),
        ("Z", Some(0)),
        ("+99:00", None),
        ("+08:75", None),
        ("08:00", None),
        ("   ", None),
        ("+", None),
        ("+:", None),
    ] {
        let facts = facts_of(&Exif { taken_at: Some("2026:10:01 09:30:15"), offset: Some(text), ..Exif::default() });
        assert_eq!(facts.offset_minutes, minutes, "{text}");
    }
}

#[test]
fn times_that_mean_nothing_are_left_out_with_the_reason() {
    for (text, reason) in [
        ("0000:00:00 00:00:00", TimeDropped::AllZero),
        ("    :  :     :  :  ", TimeDropped::AllZero),
        ("1970:01:01 00:00:00", TimeDropped::TooOld),
        ("2099:09:29 10:10:10", TimeDropped::InFuture),
        ("2026:11:25 12:00:01", TimeDropped::InFuture),
        ("2026:13:41 00:00:00", TimeDropped::Unreadable),
        ("yesterday at 3", TimeDropped::Unreadable),
    ] {
        let facts = facts_of(&Exif { taken_at: Some(text), ..Exif::default() });
        assert_eq!((facts.taken_at, facts.time_dropped), (None, Some(reason)), "{text}");
        assert_eq!(facts.taken_basis, TakenBasis::None);
    }
}

#[test]
fn places_that_mean_nothing_are_left_out_with_the_reason() {
    for (place, reason) in [
        ((0.0, 0.0), PlaceDropped::Zero),
        ((91.0, 10.0), PlaceDropped::OutOfRange),
        ((10.0, 200.0), PlaceDropped::OutOfRange),
    ] {
        let facts = facts_of(&Exif { place: Some(place), ..Exif::default() });
        assert_eq!((facts.place, facts.place_dropped), (None, Some(reason)), "{place:?}");
    }
    let facts = facts_of(&Exif::default());
    assert_eq!((facts.place, facts.place_dropped), (None, None));
}

#[test]
fn a_place_tells_its_coordinate_system() {
    let of = |datum| facts_of(&Exif { place: Some((27.5, 116.5)), datum, ..Exif::default() });
    for datum in [None, Some("WGS-84"), Some("wgs84   "), Some("  ")] {
        assert_eq!(of(datum).place.unwrap().datum, Datum::Wgs84, "{datum:?}");
    }
    for datum in ["GCJ-02", "gcj02", "GCJ 02"] {
        assert_eq!(of(Some(datum)).place.unwrap().datum, Datum::Gcj02, "{datum}");
    }
    for datum in ["BD-09", "TOKYO", "WGS-8"] {
        let facts = of(Some(datum));
        assert_eq!((facts.place, facts.place_dropped), (None, Some(PlaceDropped::OtherSystem)), "{datum}");
    }
}

#[test]
fn south_and_west_are_negative() {
    let place = facts_of(&Exif { place: Some((-33.5, -70.25)), ..Exif::default() }).place.unwrap();
    assert!((place.lat + 33.5).abs() < 1e-6 && (place.lon + 70.25).abs() < 1e-6);
}

#[test]
fn a_fraction_that_divides_by_zero_is_no_place() {
    let mut bytes = photo_with(&Exif { place: Some((27.5, 116.5)), ..Exif::default() });
    let one = [27_u32.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    let at = bytes.windows(8).position(|w| w == one).unwrap();
    bytes[at + 4..at + 8].fill(0);
    let facts = run(&bytes).unwrap().facts;
    assert_eq!((facts.place, facts.place_dropped), (None, Some(PlaceDropped::NotFinite)));
}

#[test]
fn camera_names_are_cleaned_before_anyone_sees_them() {
    let long = "x".repeat(500);
    for (written, kept) in [
        ("  HUAWEI \u{7}\u{1b}[31m", Some("HUAWEI [31m")),
        ("华为", Some("华为")),
        ("abc\u{202E}def", Some("abcdef")),
        (" \u{1} ", None),
        (long.as_str(), Some(&long[..64])),
    ] {
        let facts = facts_of(&Exif { make: Some(written), ..Exif::default() });
        assert_eq!(facts.camera_make.as_deref(), kept);
    }
}
