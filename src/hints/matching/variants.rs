//! The fingerprints a picture is kept under, and those it is looked for under.
//!
//! Kept are the whole picture, what is shown between bars if there are any, and two windows well inside: a crop cuts
//! them not, and a stamp in a corner reaches one of them at the most. A question carries the whole picture in its eight
//! turns, and the windows where they would lie if the earlier picture were cut from this one, or this one from it.

use super::plane::{Area, Plane, Sums, Turn};
use crate::photos::pipeline::{PRINT_SIDE as SIDE, Spectrum};

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

/// What may have been cut along one side: how much of this picture's side the earlier one shows, and where its middle
/// lies. Above 1 the earlier one shows more. Crops of 3 to 12 % lie at most half a step from one of these.
const CUTS: [(f32, f32); 17] = [
    (1.0, 0.5),
    (0.955, 0.477),
    (0.955, 0.5),
    (0.955, 0.522),
    (1.047, 0.524),
    (1.047, 0.5),
    (1.047, 0.476),
    (0.91, 0.455),
    (0.91, 0.478),
    (0.91, 0.5),
    (0.91, 0.522),
    (0.91, 0.545),
    (1.099, 0.549),
    (1.099, 0.525),
    (1.099, 0.5),
    (1.099, 0.475),
    (1.099, 0.451),
];

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
    for across in CUTS {
        for down in CUTS {
            // Nobody both cuts and widens a picture.
            if (across.0 - 1.0) * (down.0 - 1.0) < 0.0 || !(0.86..1.16).contains(&(across.0 / down.0)) {
                continue;
            }
            let cut = Area {
                x: area.x + (across.1 - across.0 / 2.0) * area.w,
                y: area.y + (down.1 - down.0 / 2.0) * area.h,
                w: across.0 * area.w,
                h: down.0 * area.h,
            };
            for part in [Part::Upper, Part::Lower] {
                let window = part.within(cut);
                let inside = window.x >= area.x - 0.5
                    && window.y >= area.y - 0.5
                    && window.x + window.w <= area.x + area.w + 0.5
                    && window.y + window.h <= area.y + area.h + 0.5;
                if inside {
                    let turn = Turn::ALL[0];
                    let print = spectrum(&sums, window, part).print(false, false, false);
                    found.push(Probe { print, part, turn, area: cut });
                }
            }
        }
    }
    found
}
