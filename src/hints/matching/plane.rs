//! The brightness of a small picture: turning it, finding what is shown inside bars, reading it at any scale.
//!
//! Pure. Invariant: every function takes pictures of any size, also of one pixel, without a panic.

/// One of the eight ways to turn and mirror a picture: first across the diagonal, then left to right, then top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Rows become columns.
    pub transpose: bool,
    /// Left becomes right.
    pub across: bool,
    /// Top becomes bottom.
    pub down: bool,
}

impl Turn {
    /// Unturned first, then the other three turns, then the four mirrored ones.
    pub const ALL: [Self; 8] = [
        Self::new(false, false, false),
        Self::new(false, true, true),
        Self::new(true, true, false),
        Self::new(true, false, true),
        Self::new(false, true, false),
        Self::new(false, false, true),
        Self::new(true, false, false),
        Self::new(true, true, true),
    ];

    const fn new(transpose: bool, across: bool, down: bool) -> Self {
        Self { transpose, across, down }
    }

    /// Whether writing in the picture reads backwards.
    #[must_use]
    pub const fn mirrors(self) -> bool {
        self.transpose ^ self.across ^ self.down
    }
}

/// A part of a picture, in pixels; it may reach beyond the edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Area {
    /// The same part after the picture was turned.
    #[must_use]
    pub fn turned(self, turn: Turn, of: &Plane) -> Self {
        let whole = of.whole();
        let (mut part, width, height) = if turn.transpose {
            (Self { x: self.y, y: self.x, w: self.h, h: self.w }, whole.h, whole.w)
        } else {
            (self, whole.w, whole.h)
        };
        if turn.across {
            part.x = width - part.x - part.w;
        }
        if turn.down {
            part.y = height - part.y - part.h;
        }
        part
    }
}

/// Brightness, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plane {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width` × `height` values.
    pub data: Vec<u8>,
}

/// Bars are looked for only when they take at least this share of a side.
const BARS: f32 = 0.06;
/// A pixel belongs to a bar when it is as near as this to the bar's colour.
const SAME: u8 = 5;
/// A line belongs to a bar when at least this share of it does.
const BARE: f32 = 0.8;

impl Plane {
    /// The whole of it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "small pictures")]
    pub fn whole(&self) -> Area {
        Area { x: 0.0, y: 0.0, w: self.width as f32, h: self.height as f32 }
    }

    /// The picture turned.
    #[must_use]
    pub fn turned(&self, turn: Turn) -> Self {
        let (width, height) = if turn.transpose { (self.height, self.width) } else { (self.width, self.height) };
        let mut data = Vec::with_capacity(self.data.len());
        for row in 0..height {
            let y = if turn.down { height - 1 - row } else { row };
            for column in 0..width {
                let x = if turn.across { width - 1 - column } else { column };
                data.push(if turn.transpose { self.data[x * self.width + y] } else { self.data[y * self.width + x] });
            }
        }
        Self { width, height, data }
    }

    /// What is shown between bars of one colour, such as a screenshot has; `None` when there are none.
    ///
    /// A clock or buttons in the bars do no harm: the longest run of lines that are no bar is taken.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "small pictures")]
    pub fn between_bars(&self) -> Option<Area> {
        if self.width < 32 || self.height < 32 {
            return None;
        }
        // The colour of bars is the commonest of the outermost lines.
        let mut counts = [0_usize; 256];
        for x in 0..self.width {
            counts[usize::from(self.data[x])] += 1;
            counts[usize::from(self.data[(self.height - 1) * self.width + x])] += 1;
        }
        for y in 0..self.height {
            counts[usize::from(self.data[y * self.width])] += 1;
            counts[usize::from(self.data[y * self.width + self.width - 1])] += 1;
        }
        let (colour, _) = (0_u8..=255).zip(counts).max_by_key(|(_, count)| *count)?;
        let bare = |x: usize, y: usize| self.data[y * self.width + x].abs_diff(colour) <= SAME;
        let share = |count: usize, of: usize| count as f32 / of.max(1) as f32;
        let rows: Vec<bool> = (0..self.height)
            .map(|y| share((0..self.width).filter(|x| bare(*x, y)).count(), self.width) < BARE)
            .collect();
        let (top, bottom) = longest_run(&rows);
        let columns: Vec<bool> = (0..self.width)
            .map(|x| share((top..bottom).filter(|y| bare(x, *y)).count(), bottom - top) < BARE)
            .collect();
        let (left, right) = longest_run(&columns);
        let (w, h) = (right - left, bottom - top);
        let barred = share(w, self.width) < 1.0 - BARS || share(h, self.height) < 1.0 - BARS;
        (barred && w >= 24 && h >= 24).then_some(Area { x: left as f32, y: top as f32, w: w as f32, h: h as f32 })
    }
}

/// Start and end of the longest run; single bare lines inside do not end it.
fn longest_run(lines: &[bool]) -> (usize, usize) {
    let (mut best, mut start, mut bare) = ((0, 0), None, 0);
    for (index, shown) in lines.iter().enumerate() {
        if *shown {
            bare = 0;
            let from = *start.get_or_insert(index);
            if index + 1 - from > best.1 - best.0 {
                best = (from, index + 1);
            }
        } else {
            bare += 1;
            if bare > 2 {
                start = None;
            }
        }
    }
    best
}

/// Sums of brightness, so that the mean of any area is four look-ups away.
pub struct Sums {
    width: usize,
    height: usize,
    sums: Vec<u32>,
}

impl Sums {
    /// Of a whole picture.
    #[must_use]
    pub fn of(plane: &Plane) -> Self {
        let (width, height) = (plane.width, plane.height);
        let mut sums = vec![0_u32; (width + 1) * (height + 1)];
        for y in 0..height {
            let mut line = 0_u32;
            for x in 0..width {
                line += u32::from(plane.data[y * width + x]);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + line;
            }
        }
        Self { width, height, sums }
    }

    /// The sum from the corner to a point between pixels.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    fn until(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x.clamp(0.0, self.width as f64), y.clamp(0.0, self.height as f64));
        let (left, top) = ((x as usize).min(self.width - 1), (y as usize).min(self.height - 1));
        let (u, v) = (x - left as f64, y - top as f64);
        let at = |x: usize, y: usize| f64::from(self.sums[y * (self.width + 1) + x]);
        (at(left, top) * (1.0 - u) + at(left + 1, top) * u) * (1.0 - v)
            + (at(left, top + 1) * (1.0 - u) + at(left + 1, top + 1) * u) * v
    }

    /// The mean brightness of `columns` × `rows` equal fields of an area, row by row.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "small pictures")]
    pub fn fields(&self, area: Area, columns: usize, rows: usize) -> Vec<f64> {
        let (x, y) = (f64::from(area.x), f64::from(area.y));
        let (dx, dy) = (f64::from(area.w) / columns as f64, f64::from(area.h) / rows as f64);
        let corners: Vec<f64> = (0..=rows)
            .flat_map(|j| (0..=columns).map(move |i| (i, j)))
            .map(|(i, j)| self.until(x + i as f64 * dx, y + j as f64 * dy))
            .collect();
        let stride = columns + 1;
        let size = (dx * dy).max(1e-9);
        (0..rows)
            .flat_map(|j| (0..columns).map(move |i| j * stride + i))
            .map(|at| (corners[at + stride + 1] - corners[at + stride] - corners[at + 1] + corners[at]) / size)
            .collect()
    }
}

/// A plane of floating-point brightness of some working size.
#[derive(Clone, Debug)]
pub struct Field {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Values.
    pub data: Vec<f32>,
}

impl Field {
    /// An area of a picture at a size of its own, each value the mean of what it covers.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "brightness")]
    pub fn of(sums: &Sums, area: Area, width: usize, height: usize) -> Self {
        Self { width, height, data: sums.fields(area, width, height).into_iter().map(|value| value as f32).collect() }
    }

    /// Half the size.
    #[must_use]
    pub fn halved(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let at = |x: usize, y: usize| self.data[y.min(self.height - 1) * self.width + x.min(self.width - 1)];
        let mut data = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (x, y) = (x * 2, y * 2);
                data.push((at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4.0);
            }
        }
        Self { width, height, data }
    }

    /// Each value with its neighbours across and down, in weights of 1, 2 and 1.
    #[must_use]
    pub fn softened(&self) -> Self {
        let (width, height) = (self.width, self.height);
        let mut across = Vec::with_capacity(self.data.len());
        for line in self.data.chunks_exact(width) {
            across.extend(
                (0..width).map(|x| (line[x.saturating_sub(1)] + 2.0 * line[x] + line[(x + 1).min(width - 1)]) / 4.0),
            );
        }
        let mut data = Vec::with_capacity(self.data.len());
        for y in 0..height {
            let (above, below) = (y.saturating_sub(1) * width, (y + 1).min(height - 1) * width);
            data.extend(
                (0..width).map(|x| (across[above + x] + 2.0 * across[y * width + x] + across[below + x]) / 4.0),
            );
        }
        Self { width, height, data }
    }

    /// Value and slopes at a point; `None` outside.
    #[must_use]
    #[expect(clippy::many_single_char_names, reason = "the four corners and the place between them")]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "inside the field"
    )]
    pub fn sample(&self, x: f32, y: f32) -> Option<(f32, f32, f32)> {
        if !(x >= 0.0 && y >= 0.0) || x >= (self.width as f32) - 1.0 || y >= (self.height as f32) - 1.0 {
            return None;
        }
        let (left, top) = (x as usize, y as usize);
        let (u, v) = (x - left as f32, y - top as f32);
        let at = top * self.width + left;
        let (a, b) = (self.data[at], self.data[at + 1]);
        let (c, d) = (self.data[at + self.width], self.data[at + self.width + 1]);
        let value = (a * (1.0 - u) + b * u) * (1.0 - v) + (c * (1.0 - u) + d * u) * v;
        Some((value, (b - a) * (1.0 - v) + (d - c) * v, (c - a) * (1.0 - u) + (d - b) * u))
    }
}
