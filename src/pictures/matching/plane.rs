//! The brightness of a small picture: turning it, finding what is shown inside bars, reading it at any scale, and
//! what of it is hidden.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width` × `height` values.
    pub data: Vec<u8>,
    /// Areas in which something was painted over: what is there is no part of the picture.
    pub hidden: Vec<Area>,
}

/// Bars are looked for only when they take at least this share of a side.
const BARS: f32 = 0.06;
/// A pixel belongs to a bar when it is as near as this to the bar's colour.
const SAME: u8 = 5;
/// A line belongs to a bar when at least this share of it does.
const BARE: f32 = 0.8;

impl Plane {
    /// A picture of which nothing is hidden.
    #[must_use]
    pub fn new(width: usize, height: usize, data: Vec<u8>) -> Self {
        Self { width, height, data, hidden: Vec::new() }
    }

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
        let hidden = self.hidden.iter().map(|area| area.turned(turn, self)).collect();
        Self { width, height, data, hidden }
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

    /// The column or row that a point lies in, and how far in.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    fn place(at: f64, length: usize) -> (usize, f64) {
        let at = at.clamp(0.0, length as f64);
        let whole = (at as usize).min(length - 1);
        (whole, at - whole as f64)
    }

    /// The mean brightness of `columns` × `rows` equal fields of an area, row by row.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "small pictures")]
    pub fn fields(&self, area: Area, columns: usize, rows: usize) -> Vec<f64> {
        let (x, y) = (f64::from(area.x), f64::from(area.y));
        let (dx, dy) = (f64::from(area.w) / columns as f64, f64::from(area.h) / rows as f64);
        let size = (dx * dy).max(1e-9);
        let across: Vec<(usize, f64)> = (0..=columns).map(|i| Self::place(x + i as f64 * dx, self.width)).collect();
        // The sums from the corner to the corners of one line of fields.
        let until = |y: f64, line: &mut Vec<f64>| {
            let (top, v) = Self::place(y, self.height);
            let above = &self.sums[top * (self.width + 1)..(top + 1) * (self.width + 1)];
            let below = &self.sums[(top + 1) * (self.width + 1)..(top + 2) * (self.width + 1)];
            line.clear();
            line.extend(across.iter().map(|(left, u)| {
                let between = |sums: &[u32]| f64::from(sums[*left]) * (1.0 - u) + f64::from(sums[left + 1]) * u;
                between(above) * (1.0 - v) + between(below) * v
            }));
        };
        let (mut above, mut below) = (Vec::with_capacity(columns + 1), Vec::with_capacity(columns + 1));
        let mut values = Vec::with_capacity(columns * rows);
        until(y, &mut above);
        for row in 1..=rows {
            until(y + row as f64 * dy, &mut below);
            let corners = above.windows(2).zip(below.windows(2));
            values.extend(corners.map(|(above, below)| (below[1] - above[1] - below[0] + above[0]) / size));
            std::mem::swap(&mut above, &mut below);
        }
        values
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
    /// Which of them say nothing, as something is hidden there; empty where nothing is.
    hidden: Vec<bool>,
}

/// So many values beside a hidden area say nothing either: they are mixed with it, and its edge is no part of a picture.
const FRINGE: f32 = 2.0;

impl Field {
    /// An area of a picture at a size of its own, each value the mean of what it covers.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "brightness of small pictures")]
    pub fn of(plane: &Plane, area: Area, width: usize, height: usize) -> Self {
        let data = Sums::of(plane).fields(area, width, height).into_iter().map(|value| value as f32).collect();
        let mut field = Self { width, height, data, hidden: Vec::new() };
        let (fx, fy) = (width as f32 / area.w, height as f32 / area.h);
        for one in &plane.hidden {
            field.hide(Area { x: (one.x - area.x) * fx, y: (one.y - area.y) * fy, w: one.w * fx, h: one.h * fy });
        }
        field
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the field"
    )]
    fn hide(&mut self, area: Area) {
        let span = |from: f32, length: f32, whole: usize| {
            let inside = |at: f32| at.clamp(0.0, whole as f32) as usize;
            inside((from - FRINGE).floor())..inside((from + length + FRINGE).ceil())
        };
        self.hidden.resize(self.data.len(), false);
        for row in span(area.y, area.h, self.height) {
            let columns = span(area.x, area.w, self.width);
            self.hidden[row * self.width + columns.start..row * self.width + columns.end].fill(true);
        }
    }

    /// Whether something is hidden where this value is.
    #[must_use]
    pub fn hides(&self, at: usize) -> bool {
        self.hidden.get(at).copied().unwrap_or(false)
    }

    /// Half the size.
    #[must_use]
    pub fn halved(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let at = |x: usize, y: usize| y.min(self.height - 1) * self.width + x.min(self.width - 1);
        let (mut data, mut hidden) = (Vec::with_capacity(width * height), Vec::new());
        for y in 0..height {
            for x in 0..width {
                let (x, y) = (x * 2, y * 2);
                let four = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
                data.push(four.iter().map(|at| self.data[*at]).sum::<f32>() / 4.0);
                if !self.hidden.is_empty() {
                    hidden.push(four.iter().any(|at| self.hides(*at)));
                }
            }
        }
        Self { width, height, data, hidden }
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
        Self { width, height, data, hidden: self.hidden.clone() }
    }

    /// Value and slopes at a point; `None` outside, and where something is hidden.
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
        let corners = [at, at + 1, at + self.width, at + self.width + 1];
        if !self.hidden.is_empty() && corners.into_iter().any(|at| self.hides(at)) {
            return None;
        }
        let (a, b) = (self.data[at], self.data[at + 1]);
        let (c, d) = (self.data[at + self.width], self.data[at + self.width + 1]);
        let value = (a * (1.0 - u) + b * u) * (1.0 - v) + (c * (1.0 - u) + d * u) * v;
        Some((value, (b - a) * (1.0 - v) + (d - c) * v, (c - a) * (1.0 - u) + (d - b) * u))
    }
}
