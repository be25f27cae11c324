//! The same picture is found again after what people do to pictures; others are not.

use image::imageops::{FilterType, crop_imm, resize};
use image::{Rgb, RgbImage};

use super::support::generate::{Picture, jpeg, picture};
use super::support::pipeline::Fingerprints;
use super::support::rendered;

fn prints(rgb: &RgbImage, quality: i32) -> Fingerprints {
    let picture = Picture { width: rgb.width(), height: rgb.height(), rgb: rgb.as_raw().clone() };
    rendered(&jpeg(&picture, quality).unwrap()).fingerprints
}

fn original(seed: u64) -> RgbImage {
    let picture = picture(seed, 1200, 900);
    RgbImage::from_raw(1200, 900, picture.rgb).unwrap()
}

#[test]
fn a_resent_shrunk_cropped_or_stamped_picture_is_near() {
    for seed in 1..6 {
        let rgb = original(seed);
        let first = prints(&rgb, 92);
        let near = |what: &str, other: Fingerprints| {
            let distance = first.distance(other);
            assert!(distance <= 8, "{what} of {seed}: {distance}");
        };
        near("worse quality", prints(&rgb, 40));
        near("smaller", prints(&resize(&rgb, 700, 525, FilterType::Triangle), 60));
        near("cropped", prints(&crop_imm(&rgb, 36, 27, 1128, 846).to_image(), 90));
        let mut stamped = rgb.clone();
        for y in 760..860 {
            for x in 40..420 {
                if (x / 12 + y / 20) % 3 == 0 {
                    stamped.put_pixel(x, y, Rgb([255; 3]));
                }
            }
        }
        near("stamped", prints(&stamped, 90));
    }
}

#[test]
fn different_pictures_are_far_apart() {
    let all: Vec<_> = (1..9).map(|seed| prints(&original(seed), 90)).collect();
    for (i, a) in all.iter().enumerate() {
        for b in &all[i + 1..] {
            assert!(a.distance(*b) > 8, "{a:?} {b:?}");
        }
    }
}

#[test]
fn the_distance_of_a_print_to_itself_is_zero() {
    let one = Fingerprints { dhash: 5, phash: 9 };
    assert_eq!(one.distance(one), 0);
    assert_eq!(one.distance(Fingerprints { dhash: 4, phash: !9 }), 1);
}
