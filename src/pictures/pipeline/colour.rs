//! Colour profiles: what wide-gamut phones store, shown as sRGB.
//!
//! Lives here: finding a profile, converting the small picture. Not here: the planes themselves.
//!
//! Invariants: only the picture of at most 1600 pixels is converted, so a profile costs a few
//! milliseconds whatever the photo's size; a profile that is broken, too large or of another kind of
//! picture is as if it were not there, and the outcome says so; a picture without profile is sRGB.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use image::codecs::{png::PngDecoder, webp::WebPDecoder};
use image::{ImageDecoder, Limits as Bounds};
use moxcms::{ColorProfile, DataColorSpace, Layout, ParsingOptions, Transform8BitExecutor, TransformOptions};

use super::container::{JpegSegments, marker, png_chunks, webp_chunks};
use super::format::Format;
use super::heic::{self, Colours};

/// A camera's profile has 500 bytes to 4 kB, a printer's some megabytes.
const MAX_PROFILE: usize = 1024 * 1024;

/// Profiles whose colours differ by no more than this are the same to the eye.
const SAME: u8 = 2;

/// What became of the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Shown as stored: no profile, or one that says sRGB.
    Srgb,
    /// Converted from the profile of the file.
    Converted,
    /// The profile was no use; shown as if it were sRGB.
    ProfileIgnored,
}

impl Colour {
    /// A short stable word.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Srgb => "srgb",
            Self::Converted => "converted",
            Self::ProfileIgnored => "profile-ignored",
        }
    }
}

/// What the file says of its colours.
pub(super) enum Profile<'a> {
    /// A profile as it stands in the file.
    Icc(Cow<'a, [u8]>),
    /// Display P3, told by number.
    DisplayP3,
}

/// Finds the colour description of the first picture; `None` means sRGB.
pub(super) fn find(bytes: &[u8], format: Format) -> Option<Profile<'_>> {
    const DISPLAY_P3: u16 = 12;
    match format {
        Format::Jpeg => jpeg_profile(bytes).map(Profile::Icc),
        Format::Heic => match heic::colours(bytes)? {
            Colours::Profile(profile) => Some(Profile::Icc(Cow::Borrowed(profile))),
            Colours::Primaries(DISPLAY_P3) => Some(Profile::DisplayP3),
            Colours::Primaries(_) => None,
        },
        Format::Png => {
            let named =
                png_chunks(bytes).take_while(|chunk| chunk.name != *b"IDAT").any(|chunk| chunk.name == *b"iCCP");
            let decoder = named.then(|| PngDecoder::with_limits(Cursor::new(bytes), bounds()))?;
            decoder.ok().map(unpacked)
        }
        Format::WebP => {
            let named = webp_chunks(bytes).any(|chunk| chunk.name == *b"ICCP");
            named.then(|| WebPDecoder::new(Cursor::new(bytes)))?.ok().map(unpacked)
        }
        Format::Gif => None,
    }
}

/// What a decoder may take only to give the profile.
fn bounds() -> Bounds {
    let mut bounds = Bounds::default();
    bounds.max_alloc = Some(16 * 1024 * 1024);
    bounds
}

fn unpacked(mut decoder: impl ImageDecoder) -> Profile<'static> {
    let profile = decoder.icc_profile().ok().flatten();
    // A profile that cannot be unpacked is still a profile: it is told that it was ignored.
    Profile::Icc(Cow::Owned(profile.unwrap_or_default()))
}

/// Joins the pieces of the profile in the order of their numbers.
fn jpeg_profile(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    const NAME: &[u8] = b"ICC_PROFILE\0";
    let mut pieces: Vec<(u8, &[u8])> = JpegSegments::new(bytes)
        .take_while(|s| s.marker != marker::SOS)
        .filter(|s| s.marker == marker::APP2)
        .filter_map(|s| s.body.strip_prefix(NAME)?.split_at_checked(2))
        .map(|(numbers, piece)| (numbers[0], piece))
        .collect();
    pieces.sort_by_key(|(number, _)| *number);
    match pieces.as_slice() {
        [] => None,
        [(_, only)] => Some(Cow::Borrowed(only)),
        many => Some(Cow::Owned(many.iter().flat_map(|(_, piece)| *piece).copied().collect())),
    }
}

/// The last profile of one worker, ready to use: photos of one phone come one after the other.
#[derive(Default)]
pub(super) struct Converter {
    profile: Vec<u8>,
    /// A verdict on a grey picture says nothing about a coloured one.
    grey: bool,
    verdict: Option<Verdict>,
    row: Vec<u8>,
}

#[derive(Clone)]
enum Verdict {
    Same,
    Useless,
    Colours(Arc<Transform8BitExecutor>),
    Greys(Box<[u8; 256]>),
}

impl Converter {
    /// Reads the profile; `grey` is the kind of the picture.
    pub fn prepare(&mut self, profile: Option<Profile<'_>>, grey: bool) -> Plan {
        let verdict = match profile {
            None => return Plan(Verdict::Same),
            Some(Profile::DisplayP3) if grey => Verdict::Same,
            Some(Profile::DisplayP3) => judge(&ColorProfile::new_display_p3(), grey),
            Some(Profile::Icc(bytes)) => self.read(&bytes, grey),
        };
        Plan(verdict)
    }

    fn read(&mut self, bytes: &[u8], grey: bool) -> Verdict {
        if bytes.len() > MAX_PROFILE {
            return Verdict::Useless;
        }
        if let Some(known) = self.verdict.as_ref().filter(|_| self.grey == grey && self.profile == bytes) {
            return known.clone();
        }
        // The parser meets a stranger's bytes: should it panic, the photo is shown without it.
        let verdict = catch_unwind(AssertUnwindSafe(|| {
            let options = ParsingOptions { max_profile_size: MAX_PROFILE + 1, ..ParsingOptions::default() };
            let parsed = ColorProfile::new_from_slice_with_options(bytes, options);
            parsed.map_or(Verdict::Useless, |profile| judge(&profile, grey))
        }))
        .unwrap_or(Verdict::Useless);
        self.grey = grey;
        self.profile.clear();
        self.profile.extend_from_slice(bytes);
        self.verdict = Some(verdict.clone());
        verdict
    }

    /// Converts interleaved RGB in place.
    pub fn rgb(&mut self, plan: &Plan, pixels: &mut [u8], width: u32) -> Colour {
        let Verdict::Colours(transform) = &plan.0 else {
            return plan.told();
        };
        let stride = (width as usize * 3).max(3);
        self.row.resize(stride, 0);
        for row in pixels.chunks_exact_mut(stride) {
            self.row.copy_from_slice(row);
            if transform.transform(&self.row, row).is_err() {
                return Colour::ProfileIgnored;
            }
        }
        Colour::Converted
    }
}

/// What is to be done to one picture.
pub(super) struct Plan(Verdict);

impl Plan {
    /// Whether the colours have to be changed.
    pub const fn changes_colours(&self) -> bool {
        matches!(self.0, Verdict::Colours(_))
    }

    /// Converts brightness in place.
    pub fn grey(&self, pixels: &mut [u8]) -> Colour {
        let Verdict::Greys(map) = &self.0 else {
            return self.told();
        };
        for pixel in pixels {
            *pixel = map[usize::from(*pixel)];
        }
        Colour::Converted
    }

    /// What became of the colours when nothing was done to them.
    pub const fn told(&self) -> Colour {
        match self.0 {
            Verdict::Useless => Colour::ProfileIgnored,
            _ => Colour::Srgb,
        }
    }
}

fn judge(profile: &ColorProfile, grey: bool) -> Verdict {
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let (space, layout) = if grey { (DataColorSpace::Gray, Layout::Gray) } else { (DataColorSpace::Rgb, Layout::Rgb) };
    if grey && profile.color_space == DataColorSpace::Rgb {
        // A grey picture with the profile of a colour camera: its greys are those of the camera,
        // whose curve is that of sRGB for everything that is sold.
        return Verdict::Same;
    }
    if profile.color_space != space {
        return Verdict::Useless;
    }
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, Layout::Rgb, options) else {
        return Verdict::Useless;
    };
    let (samples, channels) = if grey { (greys(), 1) } else { (cube(), 3) };
    let mut found = vec![0; samples.len() / channels * 3];
    if transform.transform(&samples, &mut found).is_err() {
        return Verdict::Useless;
    }
    let wanted = |index: usize| if grey { samples[index / 3] } else { samples[index] };
    if found.iter().enumerate().all(|(index, value)| value.abs_diff(wanted(index)) <= SAME) {
        return Verdict::Same;
    }
    if !grey {
        return Verdict::Colours(transform);
    }
    let mut map = Box::new([0; 256]);
    for (value, pixel) in map.iter_mut().zip(found.chunks_exact(3)) {
        *value = pixel[1];
    }
    Verdict::Greys(map)
}

fn greys() -> Vec<u8> {
    (0..=255).collect()
}

/// Colours spread evenly over all there are.
fn cube() -> Vec<u8> {
    const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];
    let mut colours = Vec::with_capacity(STEPS.len().pow(3) * 3);
    for red in STEPS {
        for green in STEPS {
            for blue in STEPS {
                colours.extend([red, green, blue]);
            }
        }
    }
    colours
}
