//! Whether two pictures show the same, on their small renditions. Pure.
//!
//! `variants` makes fingerprints, `verify` looks at the pixels behind a near fingerprint, `plane` is what both work on.
//! Invariant: a fingerprint alone is never a match.

mod plane;
mod variants;
mod verify;

pub use plane::{Area, Plane, Sums, Turn};
pub use variants::{Part, Probe, kept, probes};
pub use verify::{Likeness, Side, compare};

use crate::pipeline::{BlurArea, WHOLE};

/// A near fingerprint of an earlier picture: where the second look begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// What was looked for.
    pub probe: Probe,
    /// What was found.
    pub part: Part,
    /// In how many bits they differ.
    pub distance: u32,
}

/// Fingerprints that differ in more bits than this are not looked at.
pub const NEAR: u32 = 7;
/// Leads to one picture that are followed.
pub const LEADS: usize = 3;

/// Reads the brightness out of a JPEG of which some areas are hidden; `None` when it cannot be read.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "small pictures")]
pub fn read(jpeg: &[u8], hidden: &[BlurArea]) -> Option<Plane> {
    let picture = turbojpeg::decompress(jpeg, turbojpeg::PixelFormat::GRAY).ok()?;
    let (width, height) = (picture.width, picture.height);
    let whole = width > 0 && height > 0 && picture.pitch == width && picture.pixels.len() == width * height;
    let (across, down) = (width as f32 / f32::from(WHOLE), height as f32 / f32::from(WHOLE));
    let place = |area: &BlurArea| Area {
        x: f32::from(area.x) * across,
        y: f32::from(area.y) * down,
        w: f32::from(area.width) * across,
        h: f32::from(area.height) * down,
    };
    let hidden = hidden.iter().map(place).collect();
    whole.then_some(Plane { hidden, ..Plane::new(width, height, picture.pixels) })
}

/// Whether a probe of a part may be answered by a kept part: the whole of one may be what another shows between bars.
#[must_use]
pub fn fits(probe: Part, kept: Part) -> bool {
    let all = |part: Part| matches!(part, Part::Whole | Part::Shown);
    probe == kept || (all(probe) && all(kept))
}

/// Follows the leads to one earlier picture; the first that proves right says how it was turned and how near it was.
#[must_use]
pub fn follow(later: &Plane, earlier: &Plane, leads: &[Lead]) -> Option<Lead> {
    leads.iter().take(LEADS).find(|lead| look(later, earlier, lead).same()).copied()
}

/// The second look along one lead.
#[must_use]
pub fn look(later: &Plane, earlier: &Plane, lead: &Lead) -> Likeness {
    let turned = later.turned(lead.probe.turn);
    let shown = |plane: &Plane| plane.between_bars().unwrap_or(plane.whole());
    let part = lead.probe.area.turned(lead.probe.turn, later);
    let there = if lead.part == Part::Whole { earlier.whole() } else { shown(earlier) };
    let later = Side { plane: &turned, part, shown: shown(&turned) };
    let cut = matches!(lead.probe.part, Part::Upper | Part::Lower) && part != later.shown;
    Likeness { cut, ..compare(later, Side { plane: earlier, part: there, shown: there }) }
}

/// Every lead from one picture to another, nearest first: what the index finds among many, for two.
#[must_use]
pub fn leads(later: &Plane, earlier: &Plane) -> Vec<Lead> {
    leads_of(&probes(later), &kept(earlier))
}

/// [`leads`], of what one picture is looked for under and the other is kept under.
#[must_use]
pub fn leads_of(probes: &[Probe], kept: &[(Part, u64)]) -> Vec<Lead> {
    let mut found: Vec<Lead> = probes
        .iter()
        .copied()
        .flat_map(|probe| {
            let fitting = kept.iter().filter(move |(part, _)| fits(probe.part, *part));
            fitting.map(move |(part, print)| Lead { probe, part: *part, distance: (probe.print ^ print).count_ones() })
        })
        .filter(|lead| lead.distance <= NEAR)
        .collect();
    found.sort_by_key(|lead| lead.distance);
    found
}
