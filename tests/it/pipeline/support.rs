//! Helpers every test file uses: photos in memory, looking inside JPEG files.

use chrono::{NaiveDate, NaiveDateTime};
pub use shigan::demo::pictures as generate;
pub use shigan::photos::pipeline;

#[path = "forge.rs"]
pub mod forge;

use generate::{Exif, exif_block, jpeg, picture, with_exif};
use pipeline::{Limits, Outcome, Refusal, Rendition, Renditions, Scratch, process};

/// The time all tests live in.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap()
}

/// A photo without metadata.
pub fn photo(seed: u64, width: u32, height: u32) -> Vec<u8> {
    jpeg(&picture(seed, width, height), 90).unwrap()
}

/// A small photo with this EXIF.
pub fn photo_with(exif: &Exif<'_>) -> Vec<u8> {
    with_exif(&photo(1, 64, 48), &exif_block(exif))
}

/// Processes with default limits and fresh memory.
pub fn run(bytes: &[u8]) -> Result<Outcome, Refusal> {
    process(bytes, &Limits::default(), now(), &mut Scratch::new())
}

/// Processes a photo that must give renditions.
pub fn rendered(bytes: &[u8]) -> Renditions {
    run(bytes).unwrap().renditions.unwrap()
}

/// The markers of a JPEG in their order, found without the code under test.
pub fn markers(jpeg: &[u8]) -> Vec<u8> {
    assert_eq!(jpeg[..2], [0xFF, 0xD8]);
    let mut found = vec![0xD8];
    let mut at = 2;
    loop {
        assert_eq!(jpeg[at], 0xFF, "no marker at {at}");
        let marker = jpeg[at + 1];
        found.push(marker);
        at += 2;
        if marker == 0xD9 {
            assert_eq!(at, jpeg.len(), "bytes behind the end");
            return found;
        }
        at += usize::from(u16::from_be_bytes([jpeg[at], jpeg[at + 1]]));
        if marker == 0xDA {
            while jpeg[at] != 0xFF || matches!(jpeg[at + 1], 0x00 | 0xD0..=0xD7) {
                at += 1;
            }
        }
    }
}

/// Pixels of a rendition as RGB, by another decoder than the one that made it.
pub fn pixels(rendition: &Rendition) -> image::RgbImage {
    let picture = image::load_from_memory_with_format(&rendition.jpeg, image::ImageFormat::Jpeg).unwrap();
    assert_eq!((picture.width(), picture.height()), (rendition.width, rendition.height));
    picture.into_rgb8()
}

/// Mean difference of two pictures of the same size, per channel.
pub fn difference(a: &image::RgbImage, b: &image::RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a.as_raw().iter().zip(b.as_raw()).map(|(x, y)| u64::from(x.abs_diff(*y))).sum();
    sum as f64 / a.as_raw().len() as f64
}
