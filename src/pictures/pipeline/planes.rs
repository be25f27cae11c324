//! Pictures in work: YCbCr planes with half-size chroma, turning them upright, resizing them.
//!
//! Lives here: [`Planes`], turning, the conversions from and to RGB, plane resizing. Not here: codecs.
//!
//! Invariant: planes are tight (a row is as long as the picture is wide, chroma rows
//! `ceil(width / 2)`), so one buffer serves every size and is never read past its picture.

use fast_image_resize as fir;
use fir::images::{TypedImage, TypedImageRef};
use fir::pixels::U8;
use fir::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

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

/// Resizes pixels of one type with Lanczos3 into `target`, which is set to exactly the size asked for.
/// The type is named by the caller, since code for all those that the resizer knows takes minutes to
/// compile.
pub(super) fn resize<P: PixelTrait>(
    resizer: &mut Resizer,
    source: Source<'_>,
    target: &mut Vec<u8>,
    (width, height): (u32, u32),
) -> Result<(), Unreadable> {
    target.resize(width as usize * height as usize * P::size(), 0);
    let broken = |error: fir::ImageBufferError| Unreadable::Damaged(error.to_string());
    let from = TypedImageRef::<P>::from_buffer(source.columns, source.rows, source.data).map_err(broken)?;
    let mut into = TypedImage::<P>::from_buffer(width, height, target).map_err(broken)?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(false).crop(
        0.0,
        0.0,
        source.width,
        source.height,
    );
    resizer.resize_typed(&from, &mut into, &options).map_err(|e| Unreadable::Damaged(e.to_string()))
}

/// What [`resize_turned`] needs in between.
#[derive(Debug, Default)]
pub(super) struct Between {
    low: Vec<u8>,
    turned: Vec<u8>,
}

/// Resizes one plane with Lanczos3 and leaves it with rows and columns exchanged, `height` wide and
/// `width` high. Mixing rows costs a sixth of mixing columns, so the columns are mixed as rows of
/// the exchanged picture; and half of all phone photos have to be exchanged anyway.
pub(super) fn resize_turned(
    resizer: &mut Resizer,
    source: Source<'_>,
    between: &mut Between,
    target: &mut Vec<u8>,
    (width, height): (u32, u32),
) -> Result<(), Unreadable> {
    let Between { low, turned } = between;
    let all_columns = Source { width: f64::from(source.columns), ..source };
    resize::<U8>(resizer, all_columns, low, (source.columns, height))?;
    turn(low, (source.columns, height), turned, TRANSPOSED);
    let source =
        Source { data: turned, columns: height, rows: source.columns, width: f64::from(height), height: source.width };
    resize::<U8>(resizer, source, target, (height, width))
}

/// Shrinks a whole picture to a fraction of its size.
pub(super) fn shrink(
    resizer: &mut Resizer,
    from: &Planes,
    into: &mut Planes,
    between: &mut Between,
    long: u32,
) -> Result<(), Unreadable> {
    (into.width, into.height) = fit((from.width, from.height), long);
    let (size, chroma) = ((into.width, into.height), into.chroma_size());
    shrink_plane(resizer, &from.y, (from.width, from.height), between, &mut into.y, size)?;
    if from.is_grey() {
        into.cb.clear();
        into.cr.clear();
        return Ok(());
    }
    shrink_plane(resizer, &from.cb, from.chroma_size(), between, &mut into.cb, chroma)?;
    shrink_plane(resizer, &from.cr, from.chroma_size(), between, &mut into.cr, chroma)
}

/// A plane that is to become a quarter as wide or less is first halved by plain means, which the
/// filter behind it makes good; rows are mixed before columns, as that leaves fewer of them.
fn shrink_plane(
    resizer: &mut Resizer,
    data: &[u8],
    (mut columns, mut rows): (u32, u32),
    between: &mut Between,
    into: &mut Vec<u8>,
    (width, height): (u32, u32),
) -> Result<(), Unreadable> {
    let Between { low, turned } = between;
    let mut data = data;
    let even = columns.is_multiple_of(2) && rows.is_multiple_of(2);
    if even && columns >= width * 4 && rows >= height * 4 {
        halve(data, columns as usize, turned);
        (columns, rows, data) = (columns / 2, rows / 2, turned);
    }
    let whole =
        |data, columns, rows| Source { data, columns, rows, width: f64::from(columns), height: f64::from(rows) };
    resize::<U8>(resizer, whole(data, columns, rows), low, (columns, height))?;
    resize::<U8>(resizer, whole(low, columns, height), into, (width, height))
}

/// The mean of each square of four, of a plane with even sides.
fn halve(data: &[u8], columns: usize, into: &mut Vec<u8>) {
    into.resize(data.len() / 4, 0);
    for (pair, line) in data.chunks_exact(columns * 2).zip(into.chunks_exact_mut(columns / 2)) {
        let (upper, lower) = pair.split_at(columns);
        for ((a, b), pixel) in upper.chunks_exact(2).zip(lower.chunks_exact(2)).zip(line) {
            let sum = u16::from(a[0]) + u16::from(a[1]) + u16::from(b[0]) + u16::from(b[1]);
            *pixel = ((sum + 2) >> 2).to_le_bytes()[0];
        }
    }
}

/// The orientation that exchanges rows and columns and does nothing else.
const TRANSPOSED: u8 = 5;

/// The orientation of a picture that already had its rows and columns exchanged.
pub(super) const fn after_transposing(orientation: u8) -> u8 {
    if orientation < TRANSPOSED { orientation + 4 } else { orientation - 4 }
}

/// Writes the picture into `into` as a person sees it.
pub(super) fn turn_upright(from: &Planes, into: &mut Planes, orientation: u8) {
    let chroma = from.chroma_size();
    turn(&from.y, (from.width, from.height), &mut into.y, orientation);
    turn(&from.cb, chroma, &mut into.cb, orientation);
    turn(&from.cr, chroma, &mut into.cr, orientation);
    (into.width, into.height) =
        if orientation >= TRANSPOSED { (from.height, from.width) } else { (from.width, from.height) };
}

/// Turns one plane by an EXIF orientation: 2 mirrored left to right, 3 both ways, 4 top to bottom;
/// 5 to 8 exchange rows and columns as well.
fn turn(from: &[u8], (width, height): (u32, u32), into: &mut Vec<u8>, orientation: u8) {
    /// Transposing goes in squares of as many bytes as a machine word holds.
    const SQUARE: usize = 8;
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
            let (below, right) = ((top + SQUARE).min(width), (left + SQUARE).min(height));
            if below - top == SQUARE && right - left == SQUARE {
                let first = if column_back { width - SQUARE - top } else { top };
                let mut square: [u64; SQUARE] = std::array::from_fn(|k| {
                    let row = if row_back { height - 1 - left - k } else { left + k };
                    let eight = from.get(row * width + first..).and_then(<[u8]>::first_chunk::<SQUARE>);
                    eight.map_or(0, |eight| u64::from_le_bytes(*eight))
                });
                exchange(&mut square);
                for (k, y) in (top..below).enumerate() {
                    let line = square[if column_back { SQUARE - 1 - k } else { k }];
                    into[y * height + left..y * height + right].copy_from_slice(&line.to_le_bytes());
                }
                continue;
            }
            for y in top..below {
                let column = if column_back { width - 1 - y } else { y };
                let line = &mut into[y * height + left..y * height + right];
                for (x, pixel) in (left..right).zip(line) {
                    let row = if row_back { height - 1 - x } else { x };
                    *pixel = from[row * width + column];
                }
            }
        }
    }
}

/// Exchanges rows and columns of eight times eight bytes, by exchanging ever smaller quarters.
fn exchange(square: &mut [u64; 8]) {
    for (apart, shift, mask) in
        [(4, 32, 0x0000_0000_FFFF_FFFF), (2, 16, 0x0000_FFFF_0000_FFFF), (1, 8, 0x00FF_00FF_00FF_00FF)]
    {
        for row in (0..8).filter(|row| row & apart == 0) {
            let other = (square[row] >> shift ^ square[row + apart]) & mask;
            square[row + apart] ^= other;
            square[row] ^= other << shift;
        }
    }
}

/// Converts planes to interleaved RGB; each chroma sample serves the four pixels it covers.
pub(super) fn to_rgb(planes: &Planes, rgb: &mut Vec<u8>) {
    let (width, across) = (planes.width as usize, planes.chroma_size().0 as usize);
    rgb.resize(planes.y.len() * 3, 0);
    for (row, (line, pixels)) in planes.y.chunks_exact(width).zip(rgb.chunks_exact_mut(width * 3)).enumerate() {
        let at = row / 2 * across;
        let (cb, cr) = (&planes.cb[at..at + across], &planes.cr[at..at + across]);
        for (column, (luma, pixel)) in line.iter().zip(pixels.chunks_exact_mut(3)).enumerate() {
            let (blue, red) = (i32::from(cb[column / 2]) - 128, i32::from(cr[column / 2]) - 128);
            let luma = (i32::from(*luma) << 16) + 32_768;
            let fix = |sum: i32| u8::try_from((sum >> 16).clamp(0, 255)).unwrap_or(0);
            pixel[0] = fix(luma + 91_881 * red);
            pixel[1] = fix(luma - 22_554 * blue - 46_802 * red);
            pixel[2] = fix(luma + 116_130 * blue);
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
