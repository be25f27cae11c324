//! The one thing a rendition says of itself: that its colours are sRGB.
//!
//! Lives here: the two profiles and where they stand in a JPEG. Not here: reading profiles of
//! photos, see [`super::colour`].
//!
//! Invariant: the tag is the same bytes in every rendition of a kind, made from constants alone, so
//! nothing of a photo can travel in it.

use std::sync::LazyLock;

use moxcms::{ColorProfile, WHITE_POINT_D50};

use super::container::marker;

/// Start of image and the JFIF block, which the encoder always writes first.
const HEAD: usize = 20;

static COLOURS: LazyLock<Vec<u8>> = LazyLock::new(|| segment(&bare(ColorProfile::new_srgb())));
static GREYS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut profile = ColorProfile::new_gray_with_gamma(2.2);
    profile.gray_trc = ColorProfile::new_srgb().green_trc;
    segment(&bare(profile))
});

/// Puts the tag behind the JFIF block. A picture that does not begin with one stays as it is.
pub(super) fn tagged(mut jpeg: Vec<u8>, grey: bool) -> Vec<u8> {
    let tag = if grey { &*GREYS } else { &*COLOURS };
    if jpeg.get(2..4) == Some([0xFF, marker::APP0].as_slice()) && jpeg.len() > HEAD {
        jpeg.splice(HEAD..HEAD, tag.iter().copied());
    }
    jpeg
}

/// Version 4 wants the white of the connection space, and browsers need no words.
fn bare(mut profile: ColorProfile) -> ColorProfile {
    profile.media_white_point = Some(WHITE_POINT_D50.to_xyzd());
    profile.cicp = None;
    profile
}

/// An APP2 segment with the whole profile; empty should the profile not be written.
fn segment(profile: &ColorProfile) -> Vec<u8> {
    const NAME: &[u8] = b"ICC_PROFILE\0\x01\x01";
    // The library writes the time of day there, and the same photo is to give the same bytes always.
    const MADE: (usize, [u8; 12]) = (24, [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    let mut body = profile.encode().unwrap_or_default();
    let Some(made) = body.get_mut(MADE.0..MADE.0 + MADE.1.len()) else {
        return Vec::new();
    };
    made.copy_from_slice(&MADE.1);
    let Ok(length) = u16::try_from(NAME.len() + body.len() + 2) else {
        return Vec::new();
    };
    [&[0xFF, marker::APP2], length.to_be_bytes().as_slice(), NAME, &body].concat()
}
