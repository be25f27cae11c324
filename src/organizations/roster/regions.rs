//! The region tree: levels must step down one by one, and no path may lead back to its start.

use std::collections::HashMap;

use super::findings::{Finding, shorten};
use super::problems::{Place, Problems, Table};
use super::rows::{RegionRow, Row};

/// Checks levels and cycles among the regions of the file.
pub(super) fn check(regions: &[Row<RegionRow>], problems: &mut Problems) {
    let index: HashMap<&str, usize> = regions.iter().enumerate().map(|(i, row)| (row.value.id.as_str(), i)).collect();
    let parents: Vec<Option<usize>> =
        regions.iter().map(|row| row.value.parent_id.as_deref().and_then(|id| index.get(id)).copied()).collect();
    for (row, parent) in regions.iter().zip(&parents) {
        let above = row.value.level.above();
        let fits = match (parent, row.value.parent_id.is_some()) {
            (Some(parent), _) => above == Some(regions[*parent].value.level),
            // A parent outside the file is checked with the other outside references, except that a city
            // can have none at all.
            (None, has_parent) => above.is_some() == has_parent,
        };
        if !fits {
            let place = Place::row(Table::Regions, row.row).column("parent_id");
            problems.add(place, &Finding::RegionParentLevel);
        }
    }
    check_cycles(regions, &parents, problems);
}

/// Walks up from each region once; a region met again on the same walk closes a circle.
fn check_cycles(regions: &[Row<RegionRow>], parents: &[Option<usize>], problems: &mut Problems) {
    // 0: not yet seen; otherwise the number of the walk that saw it first.
    let mut walk_of = vec![0_usize; regions.len()];
    for start in 0..regions.len() {
        let walk = start + 1;
        let mut here = start;
        while walk_of[here] == 0 {
            walk_of[here] = walk;
            match parents[here] {
                Some(parent) => here = parent,
                None => break,
            }
        }
        // Ended at a region without parent, or ran into an older walk: no new circle.
        if walk_of[here] != walk || parents[here].is_none() {
            continue;
        }
        let (path, next) = circle(regions, parents, here);
        let place = Place::row(Table::Regions, regions[here].row).column("parent_id");
        problems.add(place.beside(regions[next].row), &Finding::RegionCycle { path });
    }
}

/// The circle through a region as text, at most six steps of it, and the region's parent.
fn circle(regions: &[Row<RegionRow>], parents: &[Option<usize>], start: usize) -> (String, usize) {
    let mut path = shorten(&regions[start].value.id);
    let next = parents[start].unwrap_or(start);
    let mut here = next;
    for _ in 0..6 {
        path += " → ";
        path += &shorten(&regions[here].value.id);
        if here == start {
            return (path, next);
        }
        here = parents[here].unwrap_or(start);
    }
    (path + " → …", next)
}
