//! Hiding parts of a picture: rectangles painted black, or coarsened until nobody is recognised.
//!
//! Works on the planes of a finished rendition. Invariants: a hidden pixel is hidden in brightness and in colour;
//! an area covers every pixel it touches, so that rounding never leaves an edge of a face; nothing of what was
//! there can be computed back, since a coarsened area keeps a few dozen averages at the most.

use serde::{Deserialize, Serialize};

use super::planes::Planes;

/// Areas are given in parts of this of the upright picture's width and height.
pub const WHOLE: u16 = 10_000;
/// Cells along the shorter side of a coarsened area: a face of six cells is nobody's.
const CELLS: u32 = 6;

/// How an area is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlurMode {
    /// Painted black.
    Black,
    /// Coarsened to a few cells of one colour each.
    Blur,
}

/// A rectangle of the upright picture, in ten-thousandths of its width and height from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlurArea {
    /// Left edge.
    #[schema(maximum = 10_000, example = 2500)]
    pub x: u16,
    /// Upper edge.
    #[schema(maximum = 10_000, example = 1000)]
    pub y: u16,
    /// Width.
    #[schema(minimum = 1, maximum = 10_000, example = 1200)]
    pub width: u16,
    /// Height.
    #[schema(minimum = 1, maximum = 10_000, example = 1500)]
    pub height: u16,
    /// How it is hidden.
    pub mode: BlurMode,
}

impl BlurArea {
    /// Whether it has an extent and lies within the picture.
    #[must_use]
    pub fn fits(&self) -> bool {
        let within = |start: u16, extent: u16| extent > 0 && u32::from(start) + u32::from(extent) <= u32::from(WHOLE);
        within(self.x, self.width) && within(self.y, self.height)
    }
}

/// Half-open range of pixels.
#[derive(Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
}

impl Span {
    /// Every pixel of a side that an area touches.
    fn touched(start: u16, extent: u16, side: u32) -> Self {
        let whole = u64::from(WHOLE);
        let part = |at: u64| at * u64::from(side);
        let from = part(u64::from(start)) / whole;
        let to = part(u64::from(start) + u64::from(extent)).div_ceil(whole);
        let clip = |at: u64| u32::try_from(at).unwrap_or(side).min(side);
        Self { from: clip(from), to: clip(to) }
    }

    /// The same span of a plane of half the size.
    fn halved(self) -> Self {
        Self { from: self.from / 2, to: self.to.div_ceil(2) }
    }

    fn length(self) -> u32 {
        self.to.saturating_sub(self.from)
    }

    /// Pieces of at most `step` pixels.
    fn pieces(self, step: u32) -> impl Iterator<Item = Self> {
        (self.from..self.to)
            .step_by(step.max(1) as usize)
            .map(move |from| Self { from, to: (from + step).min(self.to) })
    }
}

/// Hides the areas in a picture.
pub(super) fn hide(planes: &mut Planes, areas: &[BlurArea]) {
    let size = (planes.width, planes.height);
    for area in areas {
        let across = Span::touched(area.x, area.width, size.0);
        let down = Span::touched(area.y, area.height, size.1);
        let cell = (across.length().min(down.length()).div_ceil(CELLS)).max(2).next_multiple_of(2);
        hide_plane(&mut planes.y, size.0, (across, down), area.mode, (cell, 0));
        if !planes.is_grey() {
            let (width, _) = planes.chroma_size();
            let spans = (across.halved(), down.halved());
            for plane in [&mut planes.cb, &mut planes.cr] {
                hide_plane(plane, width, spans, area.mode, (cell / 2, 128));
            }
        }
    }
}

fn hide_plane(plane: &mut [u8], width: u32, (across, down): (Span, Span), mode: BlurMode, (cell, black): (u32, u8)) {
    match mode {
        BlurMode::Black => fill(plane, width, (across, down), black),
        BlurMode::Blur => {
            for rows in down.pieces(cell) {
                for columns in across.pieces(cell) {
                    let value = average(plane, width, (columns, rows));
                    fill(plane, width, (columns, rows), value);
                }
            }
        }
    }
}

fn row(width: u32, columns: Span, row: u32) -> std::ops::Range<usize> {
    let start = row as usize * width as usize;
    start + columns.from as usize..start + columns.to as usize
}

fn average(plane: &[u8], width: u32, (columns, rows): (Span, Span)) -> u8 {
    let mut sum = 0_u64;
    for y in rows.from..rows.to {
        sum += plane.get(row(width, columns, y)).unwrap_or_default().iter().map(|value| u64::from(*value)).sum::<u64>();
    }
    let count = u64::from(columns.length()) * u64::from(rows.length());
    u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
}

fn fill(plane: &mut [u8], width: u32, (columns, rows): (Span, Span), value: u8) {
    for y in rows.from..rows.to {
        if let Some(pixels) = plane.get_mut(row(width, columns, y)) {
            pixels.fill(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture in which every pixel differs from its neighbours.
    fn noise(width: u32, height: u32) -> Planes {
        let plane = |width: u32, height: u32, seed: u32| {
            (0..width * height).map(|at| (at.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 24) as u8).collect()
        };
        let (half, tall) = (width.div_ceil(2), height.div_ceil(2));
        Planes { width, height, y: plane(width, height, 1), cb: plane(half, tall, 2), cr: plane(half, tall, 3) }
    }

    fn area(x: u16, y: u16, width: u16, height: u16, mode: BlurMode) -> BlurArea {
        BlurArea { x, y, width, height, mode }
    }

    #[test]
    fn a_black_area_covers_every_pixel_it_touches_and_no_other() {
        // 10 pixels a side: 15 % to 35 % touches pixels 1, 2 and 3.
        let before = noise(10, 10);
        let mut after = noise(10, 10);
        hide(&mut after, &[area(1500, 1500, 2000, 2000, BlurMode::Black)]);
        for at in 0..100_usize {
            let inside = (1..4).contains(&(at % 10)) && (1..4).contains(&(at / 10));
            assert_eq!(after.y[at], if inside { 0 } else { before.y[at] }, "pixel {at}");
        }
        // Colours lie two by two: those of pixels 0 to 3.
        for at in 0..25_usize {
            let inside = (0..2).contains(&(at % 5)) && (0..2).contains(&(at / 5));
            assert_eq!(after.cb[at], if inside { 128 } else { before.cb[at] }, "colour {at}");
        }
    }

    #[test]
    fn a_coarsened_area_has_a_few_cells_of_one_value_each() {
        let before = noise(600, 400);
        let mut after = noise(600, 400);
        hide(&mut after, &[area(1000, 1000, 2000, 3000, BlurMode::Blur)]);
        let inside: std::collections::HashSet<(u32, u32, u8)> = (40..160_u32)
            .flat_map(|y| (60..180_u32).map(move |x| (x, y)))
            .map(|(x, y)| ((x - 60) / 20, (y - 40) / 20, after.y[(y * 600 + x) as usize]))
            .collect();
        assert_eq!(inside.len(), 36, "six by six cells");
        assert_eq!(after.y[..40 * 600], before.y[..40 * 600], "above it nothing changed");
    }

    #[test]
    fn areas_at_the_edges_and_in_grey_pictures_are_hidden_too() {
        for (width, height) in [(1, 1), (3, 7), (1600, 1)] {
            let mut planes = noise(width, height);
            hide(&mut planes, &[area(0, 0, WHOLE, WHOLE, BlurMode::Black), area(9999, 9999, 1, 1, BlurMode::Blur)]);
            assert!(planes.y.iter().all(|value| *value == 0));
            planes.cb.clear();
            planes.cr.clear();
            hide(&mut planes, &[area(0, 0, WHOLE, WHOLE, BlurMode::Blur)]);
            assert!(planes.y.iter().all(|value| *value == 0));
        }
    }

    #[test]
    fn an_area_lies_within_the_picture() {
        assert!(area(0, 0, WHOLE, WHOLE, BlurMode::Black).fits());
        assert!(!area(1, 0, WHOLE, WHOLE, BlurMode::Black).fits());
        assert!(!area(0, 0, 0, 1, BlurMode::Black).fits());
        assert!(!area(u16::MAX, 0, u16::MAX, 1, BlurMode::Black).fits());
    }
}
