//! Photos through the API: bytes in, pictures out.

mod admission;
mod blur;
mod outage;
mod render;
mod samples;
mod serve;
mod strays;
mod upload;

/// Fails unless a JPEG holds nothing but what is needed to show it and the tag that says sRGB: no EXIF, no comments,
/// nothing behind the end.
#[track_caller]
pub fn assert_bare(jpeg: &[u8], what: &str) {
    assert_eq!(jpeg[..2], [0xFF, 0xD8], "{what} is no JPEG");
    let mut at = 2;
    loop {
        assert_eq!(jpeg[at], 0xFF, "{what}: no marker at {at}");
        let marker = jpeg[at + 1];
        at += 2;
        if marker == 0xD9 {
            assert_eq!(at, jpeg.len(), "{what}: bytes behind the end");
            return;
        }
        let length = usize::from(u16::from_be_bytes([jpeg[at], jpeg[at + 1]]));
        let ours = marker == 0xE2 && is_our_tag(&jpeg[at + 2..at + length]);
        assert!(ours || !matches!(marker, 0xE1..=0xEF | 0xFE), "{what}: a segment {marker:02x}");
        at += length;
        if marker == 0xDA {
            while jpeg[at] != 0xFF || matches!(jpeg[at + 1], 0x00 | 0xD0..=0xD7) {
                at += 1;
            }
        }
    }
}

/// The profile the server writes itself: short, and made on the first day of 2000 for every photo.
fn is_our_tag(body: &[u8]) -> bool {
    let made = body.strip_prefix(b"ICC_PROFILE\0\x01\x01").and_then(|profile| profile.get(24..30));
    made == Some([0x07, 0xD0, 0, 1, 0, 1].as_slice()) && body.len() < 700
}
