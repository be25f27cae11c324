//! The fingerprints a picture is kept under, and those it is looked for under.
//!
//! Kept are the whole picture, what is shown between bars if there are any, and two windows well inside: a crop cuts
//! them not, and a stamp in a corner reaches one of them at the most. A question carries the whole picture in its eight
//! turns, and the windows where they would lie if the earlier picture were cut from this one, or this one from it.

use super::plane::{Area, Plane, Sums, Turn};
use crate::pipeline::{PRINT_SIDE as SIDE, Spectrum};

/// What a kept fingerprint is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole picture.
    Whole,
    /// What is shown between bars.
    Shown,
    /// A window in the upper part of what is shown.
    Upper,
    /// A window in the lower part of what is shown.
    Lower,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Shown, Self::Upper, Self::Lower];

    /// The number it is stored under.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            Self::Whole => 0,
            Self::Shown => 1,
            Self::Upper => 2,
            Self::Lower => 3,
        }
    }

    /// The part stored under a number.
    #[must_use]
    pub fn of_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.number() == number)
    }

    /// Where the part lies in an area.
    #[must_use]
    pub fn within(self, area: Area) -> Area {
        let (x, y, w, h) = match self {
            Self::Whole | Self::Shown => (0.0, 0.0, 1.0, 1.0),
            Self::Upper => (0.12, 0.12, 0.76, 0.54),
            Self::Lower => (0.12, 0.34, 0.76, 0.54),
        };
        Area { x: area.x + x * area.w, y: area.y + y * area.h, w: w * area.w, h: h * area.h }
    }
}

/// A fingerprint to look for and what it would mean to find it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Probe {
    /// What to look for.
    pub print: u64,
    /// Among the fingerprints of this part, or of the whole where this is what is shown, and the other way round.
    pub part: Part,
    /// How this picture is turned for it.
    pub turn: Turn,
    /// The area of this picture, unturned, that would be all that the earlier one shows; it may reach beyond the edges.
    pub area: Area,
}

/// In such shares of a side a cut is tried at each end.
const STEP: f32 = 0.0225;
/// Most steps at one end: with half a step more these are 12 %, which is what the windows leave.
const STEPS: u16 = 5;
/// How far the two sides of a picture may have been cut differently.
const BENT: f32 = 1.19;

/// What may have been cut at both ends of one side, in steps: every second pair of a square, the black fields of a
/// chessboard for one window and the white ones for the other. A cut that lies farthest from those tried for one window
/// lies on one tried for the other.
fn ends(part: Part) -> impl Iterator<Item = (f32, f32)> + Clone {
    let odd = u16::from(part == Part::Lower);
    (0..=STEPS)
        .flat_map(|before| (0..=STEPS).map(move |after| (before, after)))
        .filter(move |(before, after)| (before + after) % 2 == odd)
        .map(|(before, after)| (f32::from(before) * STEP, f32::from(after) * STEP))
}

/// What may have been cut at the four sides.
fn cuts(part: Part) -> impl Iterator<Item = Cut> {
    let uncut = (part == Part::Lower).then_some(Cut { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0 });
    let all = ends(part).flat_map(move |across| ends(part).map(move |down| (across, down)));
    let cut = all.map(|((left, right), (top, bottom))| Cut { left, right, top, bottom });
    let bent = |cut: &Cut| (1.0 - cut.left - cut.right) / (1.0 - cut.top - cut.bottom);
    uncut.into_iter().chain(cut).filter(move |cut| (1.0 / BENT..BENT).contains(&bent(cut)))
}

/// Shares of a picture that are missing in another at its four sides.
#[derive(Clone, Copy, Debug)]
struct Cut {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Cut {
    /// What is left of an area.
    fn inner(self, area: Area) -> Area {
        Area {
            x: area.x + self.left * area.w,
            y: area.y + self.top * area.h,
            w: area.w * (1.0 - self.left - self.right),
            h: area.h * (1.0 - self.top - self.bottom),
        }
    }

    /// The area of which this one is what was left.
    fn outer(self, area: Area) -> Area {
        let (w, h) = (area.w / (1.0 - self.left - self.right), area.h / (1.0 - self.top - self.bottom));
        Area { x: area.x - self.left * w, y: area.y - self.top * h, w, h }
    }
}

/// Fields brighter than this many times the middle one count as that bright: what a brightened picture loses there,
/// every picture leaves out.
const BRIGHT: f64 = 1.05;

fn spectrum(sums: &Sums, area: Area, part: Part) -> Spectrum {
    let mut values = sums.fields(area, SIDE, SIDE);
    if matches!(part, Part::Upper | Part::Lower) {
        let mut order = values.clone();
        let half = order.len() / 2;
        let most = BRIGHT * *order.select_nth_unstable_by(half, f64::total_cmp).1;
        for value in &mut values {
            *value = value.min(most);
        }
    }
    Spectrum::of(&std::array::from_fn(|j| std::array::from_fn(|i| values[j * SIDE + i])))
}

/// What a picture is kept under.
#[must_use]
pub fn kept(plane: &Plane) -> Vec<(Part, u64)> {
    let sums = Sums::of(plane);
    let shown = plane.between_bars();
    let area = shown.unwrap_or(plane.whole());
    let mut parts = vec![Part::Whole, Part::Upper, Part::Lower];
    parts.extend(shown.map(|_| Part::Shown));
    parts
        .into_iter()
        .map(|part| {
            let of = if part == Part::Whole { plane.whole() } else { part.within(area) };
            (part, spectrum(&sums, of, part).print(false, false, false))
        })
        .collect()
}

/// What a picture is looked for under.
#[must_use]
pub fn probes(plane: &Plane) -> Vec<Probe> {
    let sums = Sums::of(plane);
    let shown = plane.between_bars();
    let mut found = Vec::new();
    for area in [Some(plane.whole()), shown].into_iter().flatten() {
        let spectrum = spectrum(&sums, area, Part::Whole);
        found.extend(Turn::ALL.into_iter().map(|turn| Probe {
            print: spectrum.print(turn.transpose, turn.across, turn.down),
            part: Part::Whole,
            turn,
            area,
        }));
    }
    let area = shown.unwrap_or(plane.whole());
    let turn = Turn::ALL[0];
    for part in [Part::Upper, Part::Lower] {
        for cut in cuts(part) {
            for whole in [cut.inner(area), cut.outer(area)] {
                let window = part.within(whole);
                if within(window, area) {
                    let print = spectrum(&sums, window, part).print(false, false, false);
                    found.push(Probe { print, part, turn, area: whole });
                }
            }
        }
    }
    found
}

/// Whether a window lies in an area, or so nearly that it makes no difference.
fn within(window: Area, area: Area) -> bool {
    window.x >= area.x - 0.5
        && window.y >= area.y - 0.5
        && window.x + window.w <= area.x + area.w + 0.5
        && window.y + window.h <= area.y + area.h + 0.5
}
