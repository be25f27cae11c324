//! Perceptual fingerprints: finding the same picture after it was re-sent, shrunk or stamped.
//!
//! Lives here: dHash, pHash, their distance. Not here: searching many of them.
//!
//! Invariants: computed from the small upright rendition's brightness, so the way the file was
//! turned or coded plays no part; the reduction is whole-number arithmetic, so every machine gives
//! the same bits for the same brightness. A near match is a hint for a person and nothing more.

use std::f64::consts::{FRAC_1_SQRT_2, PI};
use std::sync::OnceLock;

/// Two 64-bit fingerprints of one picture. They err differently, so a pair counts as near when
/// either does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprints {
    /// Whether brightness rises from each of 8 × 8 fields to its right neighbour.
    pub dhash: u64,
    /// Which of the 64 lowest frequencies are above their median.
    pub phash: u64,
}

impl Fingerprints {
    /// The smaller of the two distances: 0 is the same, up to 7 or 8 is near, about 32 is chance.
    #[must_use]
    pub const fn distance(self, other: Self) -> u32 {
        let d = (self.dhash ^ other.dhash).count_ones();
        let p = (self.phash ^ other.phash).count_ones();
        if d < p { d } else { p }
    }
}

/// Computes both from one plane of brightness without gaps.
pub(super) fn fingerprints(grey: &[u8], width: u32, height: u32) -> Fingerprints {
    let size = (width as usize, height as usize);
    Fingerprints { dhash: dhash(&reduce::<9, 8>(grey, size)), phash: phash(&reduce::<SIDE, SIDE>(grey, size)) }
}

/// Side of the square whose frequencies are taken.
pub const SIDE: usize = 32;
/// Frequencies kept.
const KEPT: usize = 64;
/// The 64 lowest have sums of at most 10.
const WAVES: usize = 11;

/// The mean brightness of `W` × `H` equal fields, in 256ths. Field borders inside a pixel are
/// weighed in 256ths of it, so that pictures smaller than the grid work too.
fn reduce<const W: usize, const H: usize>(grey: &[u8], (width, height): (usize, usize)) -> [[u32; W]; H] {
    let columns: Vec<[u64; W]> = grey
        .chunks_exact(width.max(1))
        .take(height)
        .map(|row| std::array::from_fn(|i| mean(row.len(), i, W, |at| u64::from(row[at]) << 8)))
        .collect();
    std::array::from_fn(|j| {
        std::array::from_fn(|i| {
            let value = mean(columns.len(), j, H, |at| columns[at][i]);
            u32::try_from(value).unwrap_or(u32::MAX)
        })
    })
}

/// The weighted mean of the part `index` of `count` of a line of `length` values.
fn mean(length: usize, index: usize, count: usize, value: impl Fn(usize) -> u64) -> u64 {
    let start = length * index * 256 / count;
    let end = (length * (index + 1) * 256 / count).max(start + 1);
    let mut sum = 0;
    for at in start / 256..end.div_ceil(256).min(length) {
        let weight = end.min((at + 1) * 256) - start.max(at * 256);
        sum += value(at) * weight as u64;
    }
    sum / (end - start) as u64
}

fn dhash(fields: &[[u32; 9]; 8]) -> u64 {
    let mut bits = 0;
    for row in fields {
        for pair in row.windows(2) {
            bits = bits << 1 | u64::from(pair[1] > pair[0]);
        }
    }
    bits
}

fn phash(fields: &[[u32; SIDE]; SIDE]) -> u64 {
    Spectrum::of(&fields.map(|line| line.map(f64::from))).print(false, false, false)
}

/// The low frequencies of a picture: enough to tell the fingerprint of each of its eight turns.
#[derive(Debug, Clone)]
pub struct Spectrum([[f64; WAVES]; WAVES]);

impl Spectrum {
    /// Of the mean brightness of [`SIDE`] × [`SIDE`] equal fields, in any unit.
    #[must_use]
    pub fn of(fields: &[[f64; SIDE]; SIDE]) -> Self {
        let waves = waves();
        // First along the rows, then down the columns.
        let mut rows = [[0.0; WAVES]; SIDE];
        for (row, line) in rows.iter_mut().zip(fields) {
            for (sum, wave) in row.iter_mut().zip(waves) {
                *sum = line.iter().zip(wave).map(|(v, w)| v * w).sum();
            }
        }
        let mut found = [[0.0; WAVES]; WAVES];
        for (along, column) in found.iter_mut().enumerate() {
            for (value, wave) in column.iter_mut().zip(waves) {
                *value = rows.iter().zip(wave).map(|(row, w)| row[along] * w).sum();
            }
        }
        Self(found)
    }

    /// The pHash of the picture turned: first across the diagonal, then left to right, then top to bottom.
    ///
    /// Turning only swaps frequencies and changes signs, so nothing has to be computed anew.
    #[must_use]
    pub fn print(&self, transpose: bool, across: bool, down: bool) -> u64 {
        let mut found = [0.0; KEPT];
        for (value, (u, v)) in found.iter_mut().zip(lowest()) {
            let strength = if transpose { self.0[v][u] } else { self.0[u][v] };
            let negative = (across && u % 2 == 1) ^ (down && v % 2 == 1);
            *value = if negative { -strength } else { strength };
        }
        let mut sorted = found;
        sorted.sort_by(f64::total_cmp);
        let median = f64::midpoint(sorted[KEPT / 2 - 1], sorted[KEPT / 2]);
        found.iter().fold(0, |bits, value| bits << 1 | u64::from(*value > median))
    }
}

/// Frequencies along and down, lowest sum first, without (0, 0): that is the mean brightness, which
/// says nothing about the picture. Against the usual square of 8 × 8 this keeps no high diagonal,
/// and cropped or stamped pictures come out 2 to 4 bits nearer, others no nearer.
fn lowest() -> impl Iterator<Item = (usize, usize)> {
    (1..WAVES).flat_map(|sum| (0..=sum).map(move |along| (along, sum - along))).take(KEPT)
}

/// The rows of a discrete cosine transform.
fn waves() -> &'static [[f64; SIDE]; WAVES] {
    static TABLE: OnceLock<[[f64; SIDE]; WAVES]> = OnceLock::new();
    TABLE.get_or_init(|| {
        std::array::from_fn(|frequency| {
            let weight = if frequency == 0 { FRAC_1_SQRT_2 } else { 1.0 };
            std::array::from_fn(|x| {
                #[expect(clippy::cast_precision_loss, reason = "both are small")]
                let angle = PI * (x as f64 + 0.5) * frequency as f64 / SIDE as f64;
                weight * angle.cos()
            })
        })
    })
}
