//! Photos through the API: bytes in, pictures out.

mod blur;
mod outage;
mod render;
mod samples;
mod serve;
mod strays;
mod upload;

/// Fails unless a JPEG holds nothing but what is needed to show it: no EXIF, no comments, nothing behind the end.
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
        assert!(!matches!(marker, 0xE1..=0xEF | 0xFE), "{what}: a segment {marker:02x}");
        at += usize::from(u16::from_be_bytes([jpeg[at], jpeg[at + 1]]));
        if marker == 0xDA {
            while jpeg[at] != 0xFF || matches!(jpeg[at + 1], 0x00 | 0xD0..=0xD7) {
                at += 1;
            }
        }
    }
}
