//! Pictures in work: YCbCr planes with half-size chroma, turning them upright, resizing them.
//!
//! Lives here: [`Planes`], turning, the conversion from RGB, plane resizing. Not here: codecs.
//!
//! Invariant: planes are tight (a row is as long as the picture is wide, chroma rows
//! `ceil(width / 2)`), so one buffer serves every size and is never read past its picture.

use fast_image_resize as fir;
use fir::images::{Image, ImageRef};
use fir::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::unreadable::Unreadable;

/// One picture as planes, 4:2:0. Without chroma when the picture is grey.
#[derive(Debug, Default)]
pub(super) struct Planes {
    pub width: u32,
    pub height: u32,
    /// Brightness, full size.
    pub y: Vec<u8>,
    /// Blue difference, half size; empty for grey.
    pub cb: Vec<u8>,
    /// Red difference, half size; empty for grey.
    pub cr: Vec<u8>,
}

impl Planes {
    /// Whether there is no chroma.
    pub fn is_grey(&self) -> bool {
        self.cb.is_empty()
    }

    /// Size of the chroma planes.
    pub const fn chroma_size(&self) -> (u32, u32) {
        (self.width.div_ceil(2), self.height.div_ceil(2))
    }
}

/// A plane to read from: `columns` by `rows` bytes (times the pixel size), of which the part from
/// the top left corner to (`width`, `height`) is the picture. The part may end between pixels:
/// a picture decoded at 3/8 rarely fills its last column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub data: &'a [u8],
    pub columns: u32,
    pub rows: u32,
    pub width: f64,
    pub height: f64,
}

/// The size that fits `long` on the longer side, never larger than the picture and never empty.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the result lies between 1 and the picture's own side"
)]
pub(super) fn fit((width, height): (u32, u32), long: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= long {
        return (width, height);
    }
    let scale = f64::from(long) / f64::from(longest);
    let side = |s: u32| ((f64::from(s) * scale).round() as u32).clamp(1, long);
    (side(width), side(height))
}

/// Resizes one plane with Lanczos3 into `target`, which is set to exactly the size asked for.
pub(super) fn resize(
    resizer: &mut Resizer,
    source: Source<'_>,
    target: &mut Vec<u8>,
    (width, height): (u32, u32),
    pixel: PixelType,
) -> Result<(), Unreadable> {
    let bytes = width as usize * height as usize * pixel.size();
    target.resize(bytes, 0);
    let from = ImageRef::new(source.columns, source.rows, source.data, pixel)
        .map_err(|e| Unreadable::Damaged(e.to_string()))?;
    let mut into =
        Image::from_slice_u8(width, height, target, pixel).map_err(|e| Unreadable::Damaged(e.to_string()))?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(false).crop(
        0.0,
        0.0,
        source.width,
        source.height,
    );
    resizer.resize(&from, &mut into, &options).map_err(|e| Unreadable::Damaged(e.to_string()))
}

/// Shrinks a whole picture.
pub(super) fn shrink(resizer: &mut Resizer, from: &Planes, into: &mut Planes, long: u32) -> Result<(), Unreadable> {
    (into.width, into.height) = fit((from.width, from.height), long);
    let whole = |data, (columns, rows): (u32, u32)| Source {
        data,
        columns,
        rows,
        width: f64::from(columns),
        height: f64::from(rows),
    };
    let size = (into.width, into.height);
    let luma = whole(&from.y, (from.width, from.height));
    resize(resizer, luma, &mut into.y, size, PixelType::U8)?;
    if from.is_grey() {
        into.cb.clear();
        into.cr.clear();
        return Ok(());
    }
    let size = into.chroma_size();
    let chroma = from.chroma_size();
    resize(resizer, whole(&from.cb, chroma), &mut into.cb, size, PixelType::U8)?;
    resize(resizer, whole(&from.cr, chroma), &mut into.cr, size, PixelType::U8)
}

/// Writes the picture into `into` as a person sees it.
pub(super) fn turn_upright(from: &Planes, into: &mut Planes, orientation: u8) {
    let chroma = from.chroma_size();
    turn(&from.y, (from.width, from.height), &mut into.y, orientation);
    turn(&from.cb, chroma, &mut into.cb, orientation);
    turn(&from.cr, chroma, &mut into.cr, orientation);
    (into.width, into.height) = if orientation >= 5 { (from.height, from.width) } else { (from.width, from.height) };
}

/// Turns one plane by an EXIF orientation: 2 mirrored left to right, 3 both ways, 4 top to bottom;
/// 5 to 8 exchange rows and columns as well.
fn turn(from: &[u8], (width, height): (u32, u32), into: &mut Vec<u8>, orientation: u8) {
    /// Transposing goes in squares that fit the first-level cache, else every byte is a miss.
    const SQUARE: usize = 32;
    let (width, height) = (width as usize, height as usize);
    into.resize(from.len(), 0);
    if from.is_empty() {
        return;
    }
    if orientation < 5 {
        let mirrored = matches!(orientation, 2 | 3);
        let flipped = matches!(orientation, 3 | 4);
        for (row, line) in into.chunks_exact_mut(width).enumerate() {
            let row = if flipped { height - 1 - row } else { row };
            line.copy_from_slice(&from[row * width..(row + 1) * width]);
            if mirrored {
                line.reverse();
            }
        }
        return;
    }
    // The new row comes from an old column, the new column from an old row.
    let column_back = matches!(orientation, 7 | 8);
    let row_back = matches!(orientation, 6 | 7);
    for top in (0..width).step_by(SQUARE) {
        for left in (0..height).step_by(SQUARE) {
            for y in top..(top + SQUARE).min(width) {
                let column = if column_back { width - 1 - y } else { y };
                let right = (left + SQUARE).min(height);
                let line = &mut into[y * height + left..y * height + right];
                for (x, pixel) in (left..right).zip(line) {
                    let row = if row_back { height - 1 - x } else { x };
                    *pixel = from[row * width + column];
                }
            }
        }
    }
}

/// Converts interleaved RGB to planes with the full-range coefficients of JFIF. Chroma is the mean
/// of each square of four pixels.
pub(super) fn from_rgb(rgb: &[u8], (width, height): (u32, u32), into: &mut Planes) {
    (into.width, into.height) = (width, height);
    let (columns, rows) = into.chroma_size();
    let (w, h) = (width as usize, height as usize);
    into.y.clear();
    into.y.extend(rgb.chunks_exact(3).map(|p| luma(p[0], p[1], p[2])));
    into.cb.clear();
    into.cr.clear();
    for row in 0..rows as usize {
        for column in 0..columns as usize {
            let mut sum = [0_i32; 3];
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let x = (column * 2 + dx).min(w - 1);
                let y = (row * 2 + dy).min(h - 1);
                let at = (y * w + x) * 3;
                for (total, value) in sum.iter_mut().zip(&rgb[at..at + 3]) {
                    *total += i32::from(*value);
                }
            }
            let (cb, cr) = chroma(sum);
            into.cb.push(cb);
            into.cr.push(cr);
        }
    }
}

/// Brightness of one pixel, in 16-bit fixed point.
fn luma(r: u8, g: u8, b: u8) -> u8 {
    let sum = 19_595 * u32::from(r) + 38_470 * u32::from(g) + 7_471 * u32::from(b) + 32_768;
    (sum >> 16).min(255).to_le_bytes()[0]
}

/// Chroma of four added pixels, in 16-bit fixed point.
fn chroma([r, g, b]: [i32; 3]) -> (u8, u8) {
    let fix = |sum: i32| {
        let value = ((sum + (1 << 17)) >> 18) + 128;
        u8::try_from(value.clamp(0, 255)).unwrap_or(128)
    };
    (fix(-11_059 * r - 21_709 * g + 32_768 * b), fix(32_768 * r - 27_439 * g - 5_329 * b))
}
