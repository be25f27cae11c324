//! What people and chat apps do to a picture before it comes again.

#![allow(dead_code, reason = "the tests and the bench each use their own part of this")]

use super::scenes::{Dice, Image};
use turbojpeg::{Compressor, PixelFormat, Subsamp};

/// One kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Turned or mirrored into EXIF orientation 2 to 8 in its pixels.
    Orientation(u8),
    Recompressed,
    HalfSize,
    Brighter,
    Grey,
    /// 3 to 12 % of the width and of the height in all, off centre.
    Cropped,
    /// 3 to 12 % at each of the four sides.
    CroppedEachSide,
    /// The text block of a watermark camera.
    Stamped,
    /// Translucent words all over it.
    Tiled,
    /// Shrunk, sharpened and recompressed twice.
    Chat,
    /// Shown on a phone, with bars above and below.
    Screenshot,
    /// Sent on with a stamp and cropped a little.
    Forwarded,
}

impl Change {
    pub const ALL: &'static [Self] = &[
        Self::Orientation(2),
        Self::Orientation(3),
        Self::Orientation(4),
        Self::Orientation(5),
        Self::Orientation(6),
        Self::Orientation(7),
        Self::Orientation(8),
        Self::Recompressed,
        Self::HalfSize,
        Self::Brighter,
        Self::Grey,
        Self::Cropped,
        Self::CroppedEachSide,
        Self::Stamped,
        Self::Tiled,
        Self::Chat,
        Self::Screenshot,
        Self::Forwarded,
    ];

    pub fn name(self) -> String {
        match self {
            Self::Orientation(number) => format!("orientation {number}"),
            Self::Recompressed => "recompressed".to_owned(),
            Self::HalfSize => "half size".to_owned(),
            Self::Brighter => "brighter".to_owned(),
            Self::Grey => "grey".to_owned(),
            Self::Cropped => "cropped 3-12 %".to_owned(),
            Self::CroppedEachSide => "cropped 3-12 % each side".to_owned(),
            Self::Stamped => "watermark block".to_owned(),
            Self::Tiled => "watermark all over".to_owned(),
            Self::Chat => "sent by chat".to_owned(),
            Self::Screenshot => "screenshot with bars".to_owned(),
            Self::Forwarded => "chat, stamp and crop".to_owned(),
        }
    }

    /// The changed picture as a file.
    pub fn apply(self, image: &Image, seed: u64) -> Vec<u8> {
        let mut dice = Dice::new(seed ^ 0xC4A6E);
        let quality = 60 + dice.below(30) as i32;
        match self {
            Self::Orientation(number) => jpeg(&turned(image, number), quality),
            Self::Recompressed => jpeg(image, 25 + dice.below(35) as i32),
            Self::HalfSize => jpeg(&resized(image, image.width / 2, image.height / 2), quality),
            Self::Brighter => jpeg(&brighter(image, dice.span(1.15, 1.4), dice.span(0.0, 18.0)), quality),
            Self::Grey => jpeg(&grey(image), quality),
            Self::Cropped => jpeg(&cropped(image, &mut dice, false), quality),
            Self::CroppedEachSide => jpeg(&cropped(image, &mut dice, true), quality),
            Self::Stamped => jpeg(&stamped(image, &mut dice), quality),
            Self::Tiled => jpeg(&tiled(image, &mut dice), quality),
            Self::Chat => chat(image, &mut dice),
            Self::Screenshot => jpeg(&screenshot(image, &mut dice), 85),
            Self::Forwarded => chat(&cropped(&stamped(image, &mut dice), &mut dice, false), &mut dice),
        }
    }
}

pub fn jpeg(image: &Image, quality: i32) -> Vec<u8> {
    let mut encoder = Compressor::new().unwrap();
    encoder.set_quality(quality).unwrap();
    encoder.set_subsamp(Subsamp::Sub2x2).unwrap();
    let picture = turbojpeg::Image {
        pixels: image.rgb.as_slice(),
        width: image.width,
        pitch: image.width * 3,
        height: image.height,
        format: PixelFormat::RGB,
    };
    encoder.compress_to_vec(picture).unwrap()
}

fn decoded(file: &[u8]) -> Image {
    let picture = turbojpeg::decompress(file, PixelFormat::RGB).unwrap();
    Image { width: picture.width, height: picture.height, rgb: picture.pixels }
}

fn build(width: usize, height: usize, mut pixel: impl FnMut(usize, usize) -> [u8; 3]) -> Image {
    let mut rgb = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            rgb.extend(pixel(x, y));
        }
    }
    Image { width, height, rgb }
}

impl Image {
    pub fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.rgb[at], self.rgb[at + 1], self.rgb[at + 2]]
    }
}

/// The pixels as EXIF orientation `number` would store them.
pub fn turned(image: &Image, number: u8) -> Image {
    let (w, h) = (image.width, image.height);
    match number {
        2 => build(w, h, |x, y| image.at(w - 1 - x, y)),
        3 => build(w, h, |x, y| image.at(w - 1 - x, h - 1 - y)),
        4 => build(w, h, |x, y| image.at(x, h - 1 - y)),
        5 => build(h, w, |x, y| image.at(y, x)),
        6 => build(h, w, |x, y| image.at(w - 1 - y, x)),
        7 => build(h, w, |x, y| image.at(w - 1 - y, h - 1 - x)),
        8 => build(h, w, |x, y| image.at(y, h - 1 - x)),
        _ => image.clone(),
    }
}

pub fn resized(image: &Image, width: usize, height: usize) -> Image {
    let (fx, fy) = (image.width as f32 / width as f32, image.height as f32 / height as f32);
    build(width, height, |x, y| {
        let (x0, x1) = ((x as f32 * fx) as usize, (((x + 1) as f32 * fx).ceil() as usize).min(image.width));
        let (y0, y1) = ((y as f32 * fy) as usize, (((y + 1) as f32 * fy).ceil() as usize).min(image.height));
        let mut sum = [0_u32; 3];
        for row in y0..y1.max(y0 + 1) {
            for column in x0..x1.max(x0 + 1) {
                let pixel = image.at(column.min(image.width - 1), row.min(image.height - 1));
                for (total, channel) in sum.iter_mut().zip(pixel) {
                    *total += u32::from(channel);
                }
            }
        }
        let count = ((x1.max(x0 + 1) - x0) * (y1.max(y0 + 1) - y0)) as u32;
        sum.map(|total| (total / count) as u8)
    })
}

pub fn brighter(image: &Image, gain: f32, lift: f32) -> Image {
    build(image.width, image.height, |x, y| {
        image.at(x, y).map(|channel| (f32::from(channel) * gain + lift).clamp(0.0, 255.0) as u8)
    })
}

fn grey(image: &Image) -> Image {
    build(image.width, image.height, |x, y| {
        let [r, g, b] = image.at(x, y).map(u32::from);
        [((r * 77 + g * 151 + b * 28) >> 8) as u8; 3]
    })
}

pub fn cropped(image: &Image, dice: &mut Dice, each_side: bool) -> Image {
    let mut edges = |length: usize| {
        let length = length as f32;
        if each_side {
            let (a, b) = (dice.span(0.03, 0.12), dice.span(0.03, 0.12));
            return ((a * length) as usize, ((1.0 - b) * length) as usize);
        }
        let (share, split) = (dice.span(0.03, 0.12), dice.unit());
        ((share * split * length) as usize, ((1.0 - share * (1.0 - split)) * length) as usize)
    };
    let (left, right) = edges(image.width);
    let (top, bottom) = edges(image.height);
    build(right - left, bottom - top, |x, y| image.at(x + left, y + top))
}

/// Draws what looks like characters; `paint` mixes one pixel.
fn words(image: &mut Image, dice: &mut Dice, (x, y): (usize, usize), size: usize, count: usize, strength: f32) {
    for index in 0..count {
        let left = x + index * size * 11 / 10;
        for _ in 0..4 {
            let (dx, dy) = (dice.below(size as u32 / 2) as usize, dice.below(size as u32) as usize);
            mix(image, (left + dx, y + dy, size / 2, size / 8 + 1), [255; 3], strength);
            let (dx, dy) = (dice.below(size as u32) as usize, dice.below(size as u32 / 2) as usize);
            mix(image, (left + dx, y + dy, size / 8 + 1, size / 2), [255; 3], strength);
        }
    }
}

fn mix(image: &mut Image, (x, y, w, h): (usize, usize, usize, usize), colour: [u8; 3], strength: f32) {
    for row in y..(y + h).min(image.height) {
        for column in x..(x + w).min(image.width) {
            let at = (row * image.width + column) * 3;
            for (byte, tone) in image.rgb[at..at + 3].iter_mut().zip(colour) {
                *byte = (f32::from(*byte) * (1.0 - strength) + f32::from(tone) * strength) as u8;
            }
        }
    }
}

/// Time, place and weather in a corner, as watermark cameras write them, half of them on a dark plate.
pub fn stamped(image: &Image, dice: &mut Dice) -> Image {
    let mut out = image.clone();
    let size = image.width / 34;
    let x = if dice.below(2) == 0 { size } else { image.width * 2 / 5 };
    let y = image.height - size * 6;
    if dice.below(2) == 0 {
        mix(&mut out, (x - size / 2, y - size / 2, size * 16, size * 6), [20, 40, 90], 0.45);
    }
    for line in 0..3 {
        let count = 7 + dice.below(6) as usize;
        words(&mut out, dice, (x, y + line * size * 7 / 4), size * (if line == 0 { 5 } else { 4 }) / 4, count, 0.95);
    }
    out
}

fn tiled(image: &Image, dice: &mut Dice) -> Image {
    let mut out = image.clone();
    let size = image.width / 36;
    for row in 0..5 {
        for column in 0..3 {
            let (x, y) = (column * image.width / 3 + row * size, row * image.height / 5 + column * size);
            words(&mut out, dice, (x, y), size, 5, 0.25);
        }
    }
    out
}

fn chat(image: &Image, dice: &mut Dice) -> Vec<u8> {
    let long = image.width.max(image.height);
    let target = (long * 5 / 6).min(1080);
    let small = resized(image, image.width * target / long, image.height * target / long);
    let sharp = build(small.width, small.height, |x, y| {
        let (left, right) = (x.saturating_sub(1), (x + 1).min(small.width - 1));
        let (a, b, c) = (small.at(left, y), small.at(x, y), small.at(right, y));
        std::array::from_fn(|i| (i32::from(b[i]) * 3 / 2 - (i32::from(a[i]) + i32::from(c[i])) / 4).clamp(0, 255) as u8)
    });
    let once = decoded(&jpeg(&sharp, 55 + dice.below(20) as i32));
    jpeg(&once, 60)
}

fn screenshot(image: &Image, dice: &mut Dice) -> Image {
    let width = image.width * 3 / 4;
    let height = width * 20 / 9;
    let shown = resized(image, width, image.height * width / image.width);
    let back = if dice.below(2) == 0 { [0; 3] } else { [245; 3] };
    let top = (height - shown.height) / 2;
    let mut out =
        build(width, height, |x, y| if y >= top && y < top + shown.height { shown.at(x, y - top) } else { back });
    let ink = [255 - back[0]; 3];
    // The clock, the signal and the battery; the buttons at the bottom.
    let line = height / 60;
    for index in 0..4 {
        mix(&mut out, (line + index * line, line / 2, line / 2, line), ink, 0.9);
        mix(&mut out, (width - line * (index + 2), line / 2, line * 2 / 3, line), ink, 0.9);
        mix(&mut out, (width / 8 + index * width / 4, height - line * 3, line * 2, line), ink, 0.8);
    }
    out
}
