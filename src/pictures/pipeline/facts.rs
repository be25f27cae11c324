//! What a photo says about itself, as far as it can be believed.
//!
//! Lives here: [`Facts`] and the rules for time, place, orientation and camera. Not here: parsing
//! (`metadata`), and any judgement about a report.
//!
//! Invariants: reading facts never fails. A value that means nothing is left out together with the
//! reason, so that nobody takes "0°, 0°" or the year 2099 for evidence. All of it is what the sender
//! wrote: a hint, never a proof.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use exif::Tag;

use super::format::Format;
use super::header::{Header, animation_frames};
use super::heic;
use super::metadata::Metadata;

/// What the file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// By magic bytes.
    pub format: Format,
    /// Width as stored.
    pub stored_width: u32,
    /// Height as stored.
    pub stored_height: u32,
    /// Width as seen by a person.
    pub width: u32,
    /// Height as seen by a person.
    pub height: u32,
    /// EXIF orientation, 1 to 8, still to be applied to the stored pixels. Always 1 for HEIC,
    /// whose container turns the picture itself and whose EXIF value only repeats that.
    pub orientation: u8,
    /// When the shutter was pressed, in the local time of the camera.
    pub taken_at: Option<NaiveDateTime>,
    /// Minutes east of UTC, where the file tells.
    pub offset_minutes: Option<i16>,
    /// How far `taken_at` fixes an instant.
    pub taken_basis: TakenBasis,
    /// Why a written time was left out.
    pub time_dropped: Option<TimeDropped>,
    /// Where the photo was taken.
    pub place: Option<Place>,
    /// Why a written place was left out.
    pub place_dropped: Option<PlaceDropped>,
    /// Maker of the camera.
    pub camera_make: Option<String>,
    /// Model of the camera.
    pub camera_model: Option<String>,
    /// Program that last wrote the file.
    pub software: Option<String>,
    /// Number of pictures of an animation; `None` for a still. Only the first is shown.
    pub frames: Option<u32>,
}

/// How far the time is an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBasis {
    /// The file gives its offset from UTC.
    FileOffset,
    /// The file gives none: whoever needs an instant has to assume a zone and say so.
    AssumedZone,
    /// There is no time.
    None,
}

/// Why a written time was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeDropped {
    /// Zeros or blanks: the clock was never set.
    AllZero,
    /// Before 1990: a clock at its factory setting.
    TooOld,
    /// More than a day ahead of the clock here.
    InFuture,
    /// No date at all.
    Unreadable,
}

/// A position on Earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// In which system they were measured.
    pub datum: Datum,
}

/// A coordinate system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datum {
    /// GPS: what EXIF means unless the file names another.
    Wgs84,
    /// What Chinese maps use, some hundred metres aside.
    Gcj02,
}

/// Why a written place was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceDropped {
    /// Exactly 0°, 0°: the camera had no fix.
    Zero,
    /// Not on Earth.
    OutOfRange,
    /// Some position entries are there, but not those that make a position.
    Empty,
    /// A fraction divides by zero.
    NotFinite,
    /// Measured in a coordinate system that is not known here.
    OtherSystem,
}

/// Reads the facts. `now` is only the yardstick for times that lie in the future.
#[must_use]
pub fn facts(bytes: &[u8], header: &Header, now: NaiveDateTime) -> Facts {
    let metadata = Metadata::read(bytes, header.format);
    let metadata = metadata.as_ref();
    let orientation = orientation(header.format, metadata);
    let (width, height) = upright_size(bytes, header, orientation);
    let time = metadata.map_or(Time::NONE, |m| time(m, now));
    let (place, place_dropped) = match metadata.map(place) {
        Some(Ok(place)) => (place, None),
        Some(Err(reason)) => (None, Some(reason)),
        None => (None, None),
    };
    let text = |tag| metadata.and_then(|m| m.text(tag));
    Facts {
        format: header.format,
        stored_width: header.width,
        stored_height: header.height,
        width,
        height,
        orientation,
        taken_at: time.at,
        offset_minutes: time.offset,
        taken_basis: time.basis,
        time_dropped: time.dropped,
        place,
        place_dropped,
        camera_make: text(Tag::Make),
        camera_model: text(Tag::Model),
        software: text(Tag::Software),
        frames: animation_frames(bytes, header.format),
    }
}

/// The EXIF orientation of a file, for whoever needs nothing else.
pub(super) fn orientation_of(bytes: &[u8], format: Format) -> u8 {
    orientation(format, Metadata::read(bytes, format).as_ref())
}

fn orientation(format: Format, metadata: Option<&Metadata>) -> u8 {
    if format == Format::Heic {
        return 1;
    }
    metadata
        .and_then(|m| m.number(Tag::Orientation))
        .and_then(|value| u8::try_from(value).ok())
        .filter(|value| (1..=8).contains(value))
        .unwrap_or(1)
}

fn upright_size(bytes: &[u8], header: &Header, orientation: u8) -> (u32, u32) {
    if header.format == Format::Heic {
        return heic::info(bytes).map_or((header.width, header.height), |i| (i.width, i.height));
    }
    if orientation >= 5 { (header.height, header.width) } else { (header.width, header.height) }
}

struct Time {
    at: Option<NaiveDateTime>,
    offset: Option<i16>,
    basis: TakenBasis,
    dropped: Option<TimeDropped>,
}

impl Time {
    const NONE: Self = Self { at: None, offset: None, basis: TakenBasis::None, dropped: None };

    const fn dropped(reason: TimeDropped) -> Self {
        Self { dropped: Some(reason), ..Self::NONE }
    }
}

/// The moment of the exposure, or that of the scan where there is no other. The plain `DateTime`
/// is not asked: it is the last change, which editors and chat programs set.
fn time(metadata: &Metadata, now: NaiveDateTime) -> Time {
    const CANDIDATES: [(Tag, Tag, Tag); 2] = [
        (Tag::DateTimeOriginal, Tag::SubSecTimeOriginal, Tag::OffsetTimeOriginal),
        (Tag::DateTimeDigitized, Tag::SubSecTimeDigitized, Tag::OffsetTimeDigitized),
    ];
    let mut dropped = None;
    for (date, fraction, offset) in CANDIDATES {
        let Some(text) = metadata.bytes(date) else {
            continue;
        };
        match believable(text, metadata.bytes(fraction), now) {
            Ok(at) => {
                let offset =
                    metadata.bytes(offset).or_else(|| metadata.bytes(Tag::OffsetTime)).and_then(offset_minutes);
                return Time {
                    at: Some(at),
                    offset,
                    basis: offset.map_or(TakenBasis::AssumedZone, |_| TakenBasis::FileOffset),
                    dropped: None,
                };
            }
            Err(reason) => dropped = dropped.or(Some(reason)),
        }
    }
    dropped.map_or(Time::NONE, Time::dropped)
}

fn believable(text: &[u8], fraction: Option<&[u8]>, now: NaiveDateTime) -> Result<NaiveDateTime, TimeDropped> {
    if !text.iter().any(|b| matches!(b, b'1'..=b'9')) {
        return Err(TimeDropped::AllZero);
    }
    let at = parse_time(text, fraction).ok_or(TimeDropped::Unreadable)?;
    if at.year() < 1990 {
        return Err(TimeDropped::TooOld);
    }
    // A day, since the file tells the time of a place and `now` is that of none.
    if at > now + TimeDelta::days(1) {
        return Err(TimeDropped::InFuture);
    }
    Ok(at)
}

/// `YYYY:MM:DD HH:MM:SS`, with any single character between the numbers, as some cameras write
/// dashes or a `T`.
fn parse_time(text: &[u8], fraction: Option<&[u8]>) -> Option<NaiveDateTime> {
    let part = |at: usize, length: usize| number(text.get(at..at + length)?);
    let date = NaiveDate::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(5, 2)?, part(8, 2)?)?;
    let micros = fraction.map_or(0, microseconds);
    date.and_hms_micro_opt(part(11, 2)?, part(14, 2)?, part(17, 2)?.min(59), micros)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

/// The digits behind the decimal point, cut to microseconds: `"0532"` is 53,200 µs.
fn microseconds(digits: &[u8]) -> u32 {
    let mut unit = 100_000;
    let mut sum = 0;
    for b in digits.iter().take(6).take_while(|b| b.is_ascii_digit()) {
        sum += u32::from(b - b'0') * unit;
        unit /= 10;
    }
    sum
}

/// `+08:00`, `-0400`, `+8`, `Z`; nothing beyond ±14 hours.
fn offset_minutes(text: &[u8]) -> Option<i16> {
    let text = text.trim_ascii();
    if text == b"Z" {
        return Some(0);
    }
    let (sign, rest) = match text.split_first()? {
        (b'+', rest) => (1, rest),
        (b'-', rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match rest.iter().position(|&b| b == b':') {
        Some(colon) => (&rest[..colon], &rest[colon + 1..]),
        None if rest.len() == 4 => rest.split_at(2),
        None => (rest, &rest[..0]),
    };
    if hours.is_empty() || hours.len() > 2 || minutes.len() > 2 {
        return None;
    }
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let total = hours * 60 + minutes;
    if minutes > 59 || total > 14 * 60 {
        return None;
    }
    Some(sign * i16::try_from(total).ok()?)
}

fn place(metadata: &Metadata) -> Result<Option<Place>, PlaceDropped> {
    const ENTRIES: [Tag; 4] = [Tag::GPSLatitude, Tag::GPSLongitude, Tag::GPSLatitudeRef, Tag::GPSLongitudeRef];
    if !ENTRIES.iter().any(|tag| metadata.has(*tag)) {
        return Ok(None);
    }
    let lat = degrees(metadata, Tag::GPSLatitude, Tag::GPSLatitudeRef, *b"NS")?;
    let lon = degrees(metadata, Tag::GPSLongitude, Tag::GPSLongitudeRef, *b"EW")?;
    if lat == 0.0 && lon == 0.0 {
        return Err(PlaceDropped::Zero);
    }
    if lat.abs() > 90.0 || lon.abs() > 180.0 {
        return Err(PlaceDropped::OutOfRange);
    }
    Ok(Some(Place { lat, lon, datum: datum(metadata)? }))
}

/// The system that the file names, however it is spelt; phones name WGS-84 or none.
fn datum(metadata: &Metadata) -> Result<Datum, PlaceDropped> {
    let named = metadata.text(Tag::GPSMapDatum).unwrap_or_default();
    let spelt: String = named.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    match spelt.as_str() {
        "" | "WGS84" | "WORLDGEODETICSYSTEM1984" => Ok(Datum::Wgs84),
        "GCJ02" => Ok(Datum::Gcj02),
        _ => Err(PlaceDropped::OtherSystem),
    }
}

/// Degrees, minutes, seconds as fractions; minutes and seconds may be missing. Without the letter
/// for the half of the globe there is no position.
fn degrees(metadata: &Metadata, value: Tag, half: Tag, letters: [u8; 2]) -> Result<f64, PlaceDropped> {
    let parts = metadata.fractions(value).unwrap_or_default();
    let half = metadata.bytes(half).and_then(<[u8]>::first).map(u8::to_ascii_uppercase);
    let (Some(half), false) = (half, parts.is_empty()) else {
        return Err(PlaceDropped::Empty);
    };
    let mut unit = 1.0;
    let mut sum = 0.0;
    for (index, part) in parts.iter().take(3).enumerate() {
        // 0/0 stands for "not given", which only minutes and seconds may be.
        if part.denom == 0 && (part.num != 0 || index == 0) {
            return Err(PlaceDropped::NotFinite);
        }
        if part.denom != 0 {
            sum += part.to_f64() / unit;
        }
        unit *= 60.0;
    }
    match half {
        h if h == letters[0] => Ok(sum),
        h if h == letters[1] => Ok(-sum),
        _ => Err(PlaceDropped::Empty),
    }
}
