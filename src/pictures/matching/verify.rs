//! The second look: whether two small pictures show the same, pixel by pixel.
//!
//! A fingerprint only says where to look. Here one picture is laid over the other, moved and scaled until it fits, and
//! compared block by block. Invariants: no fit is tilted or bent, so a second photo of the same place does not pass for
//! a copy of the first; what is hidden in either picture is neither fitted nor compared, and a picture of which too
//! little is left to be seen is like no other.

use super::plane::{Area, Field, Plane};

/// Longer side at which pictures are compared.
const WORK: f32 = 128.0;
/// Side of a block.
const BLOCK: usize = 8;
/// A block with less contrast than this says nothing.
const FLAT: f32 = 3.0;
/// The largest part of a picture that one stamp takes, in hundredths.
const STAMP: usize = 18;
/// Rounds of fitting at each size.
const ROUNDS: usize = 8;

/// What laying one picture over the other showed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Share of blocks that say something and agree.
    pub agree: f32,
    /// Share of the blocks of one picture whose drawing is there in the other, whatever was laid over it.
    pub kept: f32,
    /// Share of agreeing blocks outside of the one small rectangle that spoils most: a stamp is such a rectangle.
    pub outside: f32,
    /// Blocks that say something.
    pub blocks: usize,
    /// Share of one picture's part that the other one covers.
    pub covered: f32,
    /// Share of the other picture that the part covers.
    pub covers: f32,
    /// Whether one would have been cut from the other: so many cuts are tried that more has to agree.
    pub cut: bool,
}

impl Likeness {
    /// Whether the two are the same picture.
    ///
    /// Either the drawing of one is everywhere in the other, as under translucent words; or all that differs lies in one
    /// small rectangle, as with a stamp. The same hall with other people in it is neither.
    #[must_use]
    pub fn same(&self) -> bool {
        let drawn = self.kept >= 0.925 && self.agree >= if self.cut { 0.8 } else { 0.64 };
        let stamped = self.kept >= 0.75 && self.outside >= 0.96;
        // Where little is drawn at all, as on a bare wall, nearly all of it has to agree.
        let clear = self.blocks >= 64 || (self.kept >= 0.98 && self.outside >= 0.99);
        (drawn || stamped) && clear && self.covered >= 0.45 && self.covers >= 0.25 && self.blocks >= 24
    }
}

/// Where a point of one field lies in the other, and how brightness translates.
#[derive(Clone, Copy, Debug)]
struct Fit {
    x: f32,
    scale_x: f32,
    y: f32,
    scale_y: f32,
    gain: f32,
    lift: f32,
}

/// A picture and the part of it that is thought to show the same as the other's.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The picture.
    pub plane: &'a Plane,
    /// The part; may reach beyond the edges.
    pub part: Area,
    /// All of it that counts: what is shown between bars, or the whole.
    pub shown: Area,
}

impl Side<'_> {
    fn long(self) -> f32 {
        self.part.w.max(self.part.h)
    }

    fn inside(self) -> bool {
        let (width, height) = (self.plane.whole().w, self.plane.whole().h);
        let part = self.part;
        part.x >= 0.0 && part.y >= 0.0 && part.x + part.w <= width && part.y + part.h <= height
    }
}

/// Lays one picture over the other, beginning with the guess that the two parts show the same.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small pictures"
)]
pub fn compare(later: Side<'_>, earlier: Side<'_>) -> Likeness {
    // The coarser one stays as it is: reading it between its pixels would blur it once more.
    let swap = later.inside() && (later.long() < earlier.long() || !earlier.inside());
    let (moved, kept) = if swap { (earlier, later) } else { (later, earlier) };
    let scale = WORK / kept.long();
    let side = |length: f32| ((length * scale).round() as usize).max(BLOCK);
    let still = Field::of(kept.plane, kept.part, side(kept.part.w), side(kept.part.h));
    // The other one at the scale at which the two parts are equally large.
    let (fx, fy) = (still.width as f32 / moved.part.w, still.height as f32 / moved.part.h);
    let at_scale = |length: f32, factor: f32| ((length * factor).round() as usize).clamp(BLOCK, 400);
    let (width, height) = (at_scale(moved.shown.w, fx), at_scale(moved.shown.h, fy));
    let moving = Field::of(moved.plane, moved.shown, width, height);
    let start = Fit {
        x: (moved.part.x - moved.shown.x) * fx,
        scale_x: 1.0,
        y: (moved.part.y - moved.shown.y) * fy,
        scale_y: 1.0,
        gain: 1.0,
        lift: 0.0,
    };
    let fit = fitted(&moving, &still, start);
    // One of the two is often a little sharper.
    let (moving, still) = (moving.softened(), still.softened());
    judge(&moving, &still, fit)
}

/// Coarse to fine.
fn fitted(moving: &Field, still: &Field, start: Fit) -> Fit {
    let (moving_half, still_half) = (moving.halved(), still.halved());
    let (moving_quarter, still_quarter) = (moving_half.halved(), still_half.halved());
    let mut fit = lit_alike(&moving_quarter, &still_quarter, start.scaled(0.25));
    let levels = [(&moving_quarter, &still_quarter), (&moving_half, &still_half), (moving, still)];
    for (index, (moving, still)) in levels.into_iter().enumerate() {
        if index > 0 {
            fit = fit.scaled(2.0);
        }
        for _ in 0..ROUNDS {
            let Some(next) = step(moving, still, fit) else { break };
            let moved = (next.x - fit.x).abs() + (next.y - fit.y).abs();
            let scaled = (next.scale_x - fit.scale_x).abs() + (next.scale_y - fit.scale_y).abs();
            fit = next;
            if moved < 0.02 && scaled < 0.0003 {
                break;
            }
        }
    }
    fit
}

impl Fit {
    fn scaled(self, by: f32) -> Self {
        Self { x: self.x * by, y: self.y * by, ..self }
    }
}

/// Begins with the brightness of one brought to that of the other: else the rounds move a brightened picture aside,
/// where it differs less.
#[expect(clippy::cast_precision_loss, reason = "small pictures")]
fn lit_alike(moving: &Field, still: &Field, fit: Fit) -> Fit {
    let mut pairs = Vec::with_capacity(still.data.len());
    for row in 0..still.height {
        let y = fit.y + (row as f32 + 0.5) * fit.scale_y - 0.5;
        for column in 0..still.width {
            let x = fit.x + (column as f32 + 0.5) * fit.scale_x - 0.5;
            let at = row * still.width + column;
            if let Some((value, ..)) = moving.sample(x, y).filter(|_| !still.hides(at)) {
                pairs.push((value, still.data[at]));
            }
        }
    }
    let count = pairs.len().max(1) as f32;
    let mean = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / count, sum.1 + pair.1 / count));
    let spread = pairs.iter().fold((0.0, 0.0), |sum, pair| {
        (sum.0 + (pair.0 - mean.0).powi(2) / count, sum.1 + (pair.1 - mean.1).powi(2) / count)
    });
    let gain = (spread.1 / spread.0.max(1.0)).sqrt().clamp(0.3, 3.0);
    Fit { gain, lift: mean.1 - gain * mean.0, ..fit }
}

/// One round: the small change of the fit that brings the brightness nearest, with what differs much counting less.
#[expect(clippy::cast_precision_loss, reason = "small pictures")]
fn step(moving: &Field, still: &Field, fit: Fit) -> Option<Fit> {
    let (mut normal, mut right) = ([[0.0_f32; 6]; 6], [0.0_f32; 6]);
    let (cx, cy) = (still.width as f32 / 2.0, still.height as f32 / 2.0);
    let mut count = 0_usize;
    for row in 0..still.height {
        let v = row as f32 / cy;
        let y = fit.y + (row as f32 + 0.5) * fit.scale_y - 0.5;
        for column in 0..still.width {
            let x = fit.x + (column as f32 + 0.5) * fit.scale_x - 0.5;
            let at = row * still.width + column;
            let Some((value, dx, dy)) = moving.sample(x, y).filter(|_| !still.hides(at)) else { continue };
            let miss = still.data[at] - (fit.gain * value + fit.lift);
            // 20 levels off counts half: what was stamped on or moved must not pull.
            let weight = 400.0 / (400.0 + miss * miss);
            let u = column as f32 / cx;
            let slope = [fit.gain * dx, fit.gain * dx * u, fit.gain * dy, fit.gain * dy * v, value / 64.0, 1.0];
            for ((row, sum), own) in normal.iter_mut().zip(&mut right).zip(slope) {
                let pull = weight * own;
                for (cell, other) in row.iter_mut().zip(slope) {
                    *cell += pull * other;
                }
                *sum += pull * miss;
            }
            count += 1;
        }
    }
    if count < still.data.len() / 4 {
        return None;
    }
    for (index, row) in normal.iter_mut().enumerate() {
        row[index] = row[index] * 1.0001 + 1e-3;
    }
    let change = solve(normal, right)?;
    let limit = |value: f32, most: f32| value.clamp(-most, most);
    let next = Fit {
        x: fit.x + limit(change[0], 3.0),
        scale_x: fit.scale_x + limit(change[1], 4.0) / cx,
        y: fit.y + limit(change[2], 3.0),
        scale_y: fit.scale_y + limit(change[3], 4.0) / cy,
        gain: (fit.gain + change[4] / 64.0).clamp(0.3, 3.0),
        lift: fit.lift + change[5],
    };
    let sound = [next.x, next.scale_x, next.y, next.scale_y, next.gain, next.lift].iter().all(|one| one.is_finite());
    (sound && (0.6..1.6).contains(&next.scale_x) && (0.6..1.6).contains(&next.scale_y)).then_some(next)
}

/// Six equations, six unknowns.
fn solve(mut matrix: [[f32; 6]; 6], mut right: [f32; 6]) -> Option<[f32; 6]> {
    for index in 0..6 {
        let pivot = (index..6).max_by(|a, b| matrix[*a][index].abs().total_cmp(&matrix[*b][index].abs()))?;
        matrix.swap(index, pivot);
        right.swap(index, pivot);
        let head = matrix[index][index];
        if head.abs() < 1e-9 {
            return None;
        }
        for row in index + 1..6 {
            let share = matrix[row][index] / head;
            let above = matrix[index];
            for (value, upper) in matrix[row].iter_mut().zip(above).skip(index) {
                *value -= share * upper;
            }
            right[row] -= share * right[index];
        }
    }
    for index in (0..6).rev() {
        let known: f32 = (index + 1..6).map(|other| matrix[index][other] * right[other]).sum();
        right[index] = (right[index] - known) / matrix[index][index];
    }
    Some(right)
}

/// How the two sides of one block go together.
struct Block {
    /// Contrast of the earlier and of the later side, on one scale of brightness.
    contrast: (f32, f32),
    /// From -1 to 1.
    correlation: f32,
}

#[expect(clippy::cast_precision_loss, reason = "small pictures")]
fn judge(moving: &Field, still: &Field, fit: Fit) -> Likeness {
    let (mut agree, mut blocks, mut seen, mut all) = (0_usize, 0_usize, 0_usize, 0_usize);
    let columns = still.width / BLOCK;
    let mut grid: Vec<Option<bool>> = vec![None; columns * (still.height / BLOCK)];
    let (mut drawn, mut kept) = ((0_usize, 0_usize), (0_usize, 0_usize));
    for top in (0..still.height / BLOCK).map(|row| row * BLOCK) {
        for left in (0..still.width / BLOCK).map(|column| column * BLOCK) {
            all += 1;
            let Some(pairs) = pairs(moving, still, fit, left, top) else { continue };
            seen += 1;
            let Some(block) = block(&pairs, fit) else { continue };
            blocks += 1;
            agree += usize::from(block.correlation > 0.8);
            grid[top / BLOCK * columns + left / BLOCK] = Some(block.correlation > 0.8);
            let (a, b) = block.contrast;
            // Slopes of one side over the other: what is laid over a drawing leaves its slope, what replaces it does not.
            let there = |slope: f32| usize::from(block.correlation > 0.25 && (0.5..1.6).contains(&slope));
            if a > FLAT {
                drawn.0 += 1;
                kept.0 += there(block.correlation * b / a);
            }
            if b > FLAT {
                drawn.1 += 1;
                kept.1 += there(block.correlation * a / b);
            }
        }
    }
    let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
    let (used_x, used_y) = (still.width as f32 * fit.scale_x, still.height as f32 * fit.scale_y);
    let inside = |from: f32, length: f32, whole: f32| ((from + length).min(whole) - from.max(0.0)).max(0.0) / whole;
    Likeness {
        agree: share(agree, blocks),
        kept: share(kept.0, drawn.0).max(share(kept.1, drawn.1)),
        outside: outside(&grid, columns),
        blocks,
        covered: share(seen, all),
        covers: inside(fit.x, used_x, moving.width as f32) * inside(fit.y, used_y, moving.height as f32),
        cut: false,
    }
}

/// See [`Likeness::outside`]. Tries every rectangle of blocks that takes at most [`STAMP`] of the picture.
#[expect(clippy::cast_precision_loss, reason = "some hundred blocks")]
fn outside(grid: &[Option<bool>], columns: usize) -> f32 {
    let rows = grid.len() / columns.max(1);
    let stride = columns + 1;
    // Blocks that say something and those that agree, summed from the corner.
    let mut sums = vec![(0_usize, 0_usize); stride * (rows + 1)];
    for row in 0..rows {
        let mut line = (0, 0);
        for column in 0..columns {
            if let Some(agrees) = grid[row * columns + column] {
                line = (line.0 + 1, line.1 + usize::from(agrees));
            }
            let above = sums[row * stride + column + 1];
            sums[(row + 1) * stride + column + 1] = (above.0 + line.0, above.1 + line.1);
        }
    }
    let all = sums[sums.len() - 1];
    let mut best = all.1 as f32 / all.0.max(1) as f32;
    let most = grid.len() * STAMP / 100;
    for top in 0..rows {
        for bottom in top + 1..=rows {
            for left in 0..columns {
                for right in (left + 1..=columns).take_while(|right| (bottom - top) * (right - left) <= most) {
                    let at = |row: usize, column: usize| sums[row * stride + column];
                    let (a, b, c, d) = (at(top, left), at(top, right), at(bottom, left), at(bottom, right));
                    let said = all.0 + b.0 + c.0 - a.0 - d.0;
                    let agreed = all.1 + b.1 + c.1 - a.1 - d.1;
                    if said * 2 > all.0 {
                        best = best.max(agreed as f32 / said as f32);
                    }
                }
            }
        }
    }
    best
}

/// The pairs of values of one block; `None` when it lies outside, or when something is hidden in it.
#[expect(clippy::cast_precision_loss, reason = "small pictures")]
fn pairs(moving: &Field, still: &Field, fit: Fit, left: usize, top: usize) -> Option<[(f32, f32); BLOCK * BLOCK]> {
    let mut pairs = [(0.0, 0.0); BLOCK * BLOCK];
    for (index, pair) in pairs.iter_mut().enumerate() {
        let (column, row) = (left + index % BLOCK, top + index / BLOCK);
        let x = fit.x + (column as f32 + 0.5) * fit.scale_x - 0.5;
        let y = fit.y + (row as f32 + 0.5) * fit.scale_y - 0.5;
        let at = row * still.width + column;
        if still.hides(at) {
            return None;
        }
        *pair = (still.data[at], moving.sample(x, y)?.0);
    }
    Some(pairs)
}

/// `None` when both sides are flat or one is washed out.
#[expect(clippy::cast_precision_loss, reason = "64 values")]
fn block(pairs: &[(f32, f32); BLOCK * BLOCK], fit: Fit) -> Option<Block> {
    let count = pairs.len() as f32;
    let mean = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / count, sum.1 + pair.1 / count));
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        let (a, b) = (a - mean.0, b - mean.1);
        aa += a * a;
        bb += b * b;
        ab += a * b;
    }
    let contrast = ((aa / count).sqrt(), (bb / count).sqrt() * fit.gain);
    // Brightened until it is white: there is nothing left to compare.
    let washed = |mean: f32, contrast: f32| contrast < FLAT && !(12.0..243.0).contains(&mean);
    if washed(mean.0, contrast.0) || washed(mean.1, contrast.1 / fit.gain) {
        return None;
    }
    if contrast.0 < FLAT && contrast.1 < FLAT {
        let off = mean.0 - (fit.gain * mean.1 + fit.lift);
        return (off.abs() > 60.0).then_some(Block { contrast, correlation: 0.0 });
    }
    Some(Block { contrast, correlation: ab / (aa * bb).sqrt().max(1e-3) })
}
