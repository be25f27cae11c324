//! Ids that point out of the file, for the caller to look up in what is stored.
//!
//! Importing only `members` is normal: then every branch id points outside. The reader cannot know whether
//! such an id exists; it lists them and turns the caller's answers into problems with the right row.

use std::collections::HashSet;

use super::file::RosterFile;
use super::findings::{Finding, shorten};
use super::problems::{Place, Problems, RowProblem, Table};
use super::values::RegionLevel;

/// An id that no row of the file declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsideReference<'a> {
    /// The table whose row points outside.
    pub table: Table,
    /// That row.
    pub row: u32,
    /// The column that holds the id.
    pub column: &'static str,
    /// The table the id belongs to: regions or branches.
    pub refers_to: Table,
    /// The id.
    pub id: &'a str,
    /// For a reference to a region whose level is fixed by the row: that level.
    pub expected_level: Option<RegionLevel>,
}

/// What the caller found for an outside reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Nothing has this id.
    Missing,
    /// A branch has it.
    Branch,
    /// A region of this level has it.
    Region(RegionLevel),
}

impl RosterFile {
    /// Every reference to an id the file does not declare, in the order of tables and rows.
    ///
    /// Ids of rows that were refused are left out: they are declared, only wrong in another column.
    #[must_use]
    pub fn references_outside(&self) -> Vec<OutsideReference<'_>> {
        let known = Declared::of(self);
        self.references().filter(|reference| !known.has(reference.refers_to, reference.id)).collect()
    }

    /// Every reference from one row to another.
    fn references(&self) -> impl Iterator<Item = OutsideReference<'_>> {
        let regions = self.regions.iter().filter_map(|row| {
            let id = row.value.parent_id.as_deref()?;
            let level = row.value.level.above();
            Some(region_reference(Table::Regions, row.row, "parent_id", id, level))
        });
        let branches = self
            .branches
            .iter()
            .map(|row| region_reference(Table::Branches, row.row, "region_id", &row.value.region_id, None));
        let members = self.members.iter().map(|row| OutsideReference {
            table: Table::Members,
            row: row.row,
            column: "branch_id",
            refers_to: Table::Branches,
            id: &row.value.branch_id,
            expected_level: None,
        });
        let reviewers = self.reviewers.iter().map(|row| {
            let level = Some(row.value.level);
            let id = &row.value.region_id;
            region_reference(Table::Reviewers, row.row, "region_id", id, level)
        });
        regions.chain(branches).chain(members).chain(reviewers)
    }

    /// Asks `look_up` for every outside reference and adds a problem for each that is missing or of the
    /// wrong level. `look_up` is called once a reference; the caller may keep its own cache.
    pub fn check_outside(&mut self, mut look_up: impl FnMut(&OutsideReference<'_>) -> Stored) {
        let findings: Vec<(Place, Finding)> = self
            .references_outside()
            .iter()
            .filter_map(|reference| {
                let finding = judge(reference, look_up(reference))?;
                let place = Place::row(reference.table, reference.row).column(reference.column);
                Some((place, finding))
            })
            .collect();
        self.add_problems(&findings);
    }

    /// The problems [`RosterFile::check_outside`] would add, without adding them.
    pub(super) fn outside_problems(&self, mut look_up: impl FnMut(&OutsideReference<'_>) -> Stored) -> Problems {
        let mut list = Problems::new(self.most_problems());
        for reference in self.references_outside() {
            if let Some(finding) = judge(&reference, look_up(&reference)) {
                list.add(Place::row(reference.table, reference.row).column(reference.column), &finding);
            }
        }
        list
    }

    /// The problems as they stand, for callers that only show them.
    pub fn problems_of(&self, table: Table) -> impl Iterator<Item = &RowProblem> {
        self.problems.iter().filter(move |problem| problem.table == Some(table))
    }
}

fn region_reference<'a>(
    table: Table,
    row: u32,
    column: &'static str,
    id: &'a str,
    expected_level: Option<RegionLevel>,
) -> OutsideReference<'a> {
    OutsideReference { table, row, column, refers_to: Table::Regions, id, expected_level }
}

/// Turns the caller's answer into a finding, or nothing when it fits.
fn judge(reference: &OutsideReference<'_>, stored: Stored) -> Option<Finding> {
    match (reference.refers_to, stored, reference.expected_level) {
        (Table::Branches, Stored::Branch, _) | (Table::Regions, Stored::Region(_), None) => None,
        (Table::Regions, Stored::Region(level), Some(expected)) if level == expected => None,
        (Table::Regions, Stored::Region(level), Some(expected)) => Some(if reference.table == Table::Regions {
            Finding::RegionParentLevel
        } else {
            Finding::ReviewerLevel { level: expected.word(), region_level: level.word() }
        }),
        (to, _, _) => Some(Finding::UnknownReference { to, value: shorten(reference.id) }),
    }
}

/// The ids of regions and branches that some row of the file declares, refused rows included.
struct Declared<'a> {
    regions: HashSet<&'a str>,
    branches: HashSet<&'a str>,
}

impl<'a> Declared<'a> {
    fn of(file: &'a RosterFile) -> Self {
        let refused = |table: Table| file.refused.iter().filter(move |(of, _)| *of == table).map(|(_, id)| id.as_str());
        Self {
            regions: file.regions.iter().map(|row| row.value.id.as_str()).chain(refused(Table::Regions)).collect(),
            branches: file.branches.iter().map(|row| row.value.id.as_str()).chain(refused(Table::Branches)).collect(),
        }
    }

    fn has(&self, table: Table, id: &str) -> bool {
        match table {
            Table::Regions => self.regions.contains(id),
            Table::Branches => self.branches.contains(id),
            Table::Members | Table::Reviewers => false,
        }
    }
}
