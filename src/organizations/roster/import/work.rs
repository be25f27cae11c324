//! The comparison as a whole: which rows are good, what differs, and what has to be done.
//!
//! Pure: everything stored has been loaded. `diff` compares regions, branches and members, `people` finds the
//! account of each person, `grants` compares roles.

use std::collections::{HashMap, HashSet};

use super::super::RosterFile;
use super::super::findings::STOPS_TABLE;
use super::super::problems::{Problems, RowProblem, Table};
use super::super::references::{OutsideReference, Stored as Found};
use super::super::rows::{BranchRow, MemberRow, RegionRow, ReviewerRow, Row};
use super::super::values::RegionLevel;
use super::diff;
use super::grants::{self, GrantWork};
use super::people::{self, People};
use super::plan::{Plan, TablePlan};
use super::stored::{Codes, Stored};
use crate::db::types::{AccountId, AreaId, MemberId, OrganizationId};

/// The rows that can be imported.
pub(super) struct Good<'f> {
    pub regions: Vec<&'f Row<RegionRow>>,
    pub branches: Vec<&'f Row<BranchRow>>,
    pub members: Vec<&'f Row<MemberRow>>,
    pub reviewers: Vec<&'f Row<ReviewerRow>>,
}

/// What has to be done, beside the plan that tells people.
pub(super) struct Work<'f> {
    pub plan: Plan,
    pub new_regions: Vec<&'f RegionRow>,
    pub changed_regions: Vec<(AreaId, &'f RegionRow)>,
    pub new_branches: Vec<&'f BranchRow>,
    pub changed_branches: Vec<(OrganizationId, &'f BranchRow)>,
    pub gone_branches: Vec<OrganizationId>,
    pub gone_members: Vec<(MemberId, Option<AccountId>)>,
    /// Active members of the branches the file speaks of.
    pub spoken_of_members: usize,
    pub people: People<'f>,
    pub grants: GrantWork<'f>,
    pub names: Names<'f>,
}

/// Compares a file with what is stored.
pub(super) fn work_out<'f>(stored: &Stored, file: &'f RosterFile) -> Work<'f> {
    let outside = file.outside_problems(|reference| look_up(stored, reference));
    let mut problems: Vec<RowProblem> = file.problems.iter().chain(&outside.problems).cloned().collect();
    let mut tables: Vec<TablePlan> = Table::ALL.into_iter().map(TablePlan::new).collect();
    let mut good = good_rows(stored, file, &problems, &mut tables);
    let spoken = Spoken::of(file);
    let [regions, branches, members, reviewers] = tables.as_mut_slice() else {
        // Four tables were made above; an empty plan is the honest answer if that ever changes.
        return nothing(file, problems);
    };

    let (new_regions, changed_regions) = diff::regions(stored, &good, regions);
    let (new_branches, changed_branches) = diff::branches(stored, &good, branches);
    let trusted = |table: Table| file.has(table) && !problems.iter().any(|one| concerns(one, table));
    let gone_branches =
        if trusted(Table::Branches) { diff::gone_branches(stored, file, &spoken, branches) } else { Vec::new() };
    let (gone_members, spoken_of_members) =
        if trusted(Table::Members) { diff::gone_members(stored, file, &spoken, members) } else { (Vec::new(), 0) };
    let gone_codes: HashSet<String> = members.gone.iter().map(|entry| entry.code.clone()).collect();
    let gone_reviewers =
        if trusted(Table::Reviewers) { grants::gone(stored, file, &spoken, reviewers) } else { Vec::new() };

    let mut found = Problems::new(file.most_problems());
    let people = people::resolve(stored, &mut good, &gone_codes, &gone_reviewers, &mut found);
    diff::members(stored, &good, members);
    let grants = grants::compare(stored, &people, &gone_reviewers, reviewers, &mut found);

    problems.extend(found.problems);
    let notes = file.notes.iter().cloned().chain(found.notes).collect();
    let left_out = file.left_out + outside.left_out + found.left_out;
    let cannot_skip = problems.iter().any(|one| one.row.is_none() || STOPS_TABLE.contains(&one.code))
        || problems.len() >= file.most_problems();
    Work {
        plan: Plan { tables, problems, notes, left_out, cannot_skip },
        new_regions,
        changed_regions,
        new_branches,
        changed_branches,
        gone_branches,
        gone_members,
        spoken_of_members,
        people,
        grants,
        names: Names::of(file),
    }
}

fn nothing(file: &RosterFile, problems: Vec<RowProblem>) -> Work<'_> {
    let plan =
        Plan { tables: Vec::new(), problems, notes: file.notes.clone(), left_out: file.left_out, cannot_skip: true };
    Work {
        plan,
        new_regions: Vec::new(),
        changed_regions: Vec::new(),
        new_branches: Vec::new(),
        changed_branches: Vec::new(),
        gone_branches: Vec::new(),
        gone_members: Vec::new(),
        spoken_of_members: 0,
        people: People::default(),
        grants: GrantWork::default(),
        names: Names::of(file),
    }
}

/// A refused row hides which id it had, so from then on nobody of its table can be called gone.
fn concerns(problem: &RowProblem, table: Table) -> bool {
    problem.table.is_none_or(|of| of == table)
}

fn look_up(stored: &Stored, reference: &OutsideReference<'_>) -> Found {
    match reference.refers_to {
        Table::Regions => stored.areas.get(reference.id).map_or(Found::Missing, |area| {
            Found::Region(match area.kind.depth() {
                0 => RegionLevel::City,
                1 => RegionLevel::County,
                _ => RegionLevel::Township,
            })
        }),
        Table::Branches if stored.branches.contains_key(reference.id) => Found::Branch,
        _ => Found::Missing,
    }
}

/// Leaves out refused rows, both of a pair that collide, and rows that point at what is neither good nor stored.
fn good_rows<'f>(stored: &Stored, file: &'f RosterFile, problems: &[RowProblem], tables: &mut [TablePlan]) -> Good<'f> {
    let bad: HashSet<(Table, u32)> = problems
        .iter()
        .flat_map(|one| [one.row, one.other_row].map(|row| Some((one.table?, row?))))
        .flatten()
        .collect();
    let mut waiting = |table: usize| tables[table].waiting += 1;
    let mut regions: Vec<_> = file.regions.iter().filter(|row| !bad.contains(&(Table::Regions, row.row))).collect();
    // Parents first, so that one look at what stands before is enough.
    regions.sort_by_key(|row| (row.value.level, row.row));
    let mut known: Codes<'_> = stored.areas.keys().map(String::as_str).collect();
    regions.retain(|row| {
        let fits = row.value.parent_id.as_deref().is_none_or(|parent| known.contains(parent));
        if fits {
            known.insert(&row.value.id);
        } else {
            waiting(0);
        }
        fits
    });
    let mut branches: Vec<_> = file.branches.iter().filter(|row| !bad.contains(&(Table::Branches, row.row))).collect();
    let mut known_branches: Codes<'_> = stored.branches.keys().map(String::as_str).collect();
    branches.retain(|row| {
        let fits = known.contains(row.value.region_id.as_str());
        if fits {
            known_branches.insert(&row.value.id);
        } else {
            waiting(1);
        }
        fits
    });
    let mut members: Vec<_> = file.members.iter().filter(|row| !bad.contains(&(Table::Members, row.row))).collect();
    members.retain(|row| {
        let fits = known_branches.contains(row.value.branch_id.as_str());
        if !fits {
            waiting(2);
        }
        fits
    });
    let mut reviewers: Vec<_> =
        file.reviewers.iter().filter(|row| !bad.contains(&(Table::Reviewers, row.row))).collect();
    reviewers.retain(|row| {
        let fits = known.contains(row.value.region_id.as_str());
        if !fits {
            waiting(3);
        }
        fits
    });
    Good { regions, branches, members, reviewers }
}

/// Of what a file speaks: only there can something be missing from it.
///
/// A county's file says nothing of the next county. A file with regions speaks of exactly those regions; without
/// them, of the regions its branches lie in; with members alone, of the branches they belong to.
pub(super) struct Spoken<'f> {
    pub areas: Option<Codes<'f>>,
    pub branches: Codes<'f>,
    pub reviewed: Codes<'f>,
}

impl<'f> Spoken<'f> {
    fn of(file: &'f RosterFile) -> Self {
        let regions: Codes<'f> = file.regions.iter().map(|row| row.value.id.as_str()).collect();
        let areas = if file.has(Table::Regions) {
            Some(regions)
        } else if file.has(Table::Branches) {
            Some(file.branches.iter().map(|row| row.value.region_id.as_str()).collect())
        } else {
            None
        };
        let reviewed = match (&areas, file.has(Table::Regions)) {
            (Some(areas), true) => areas.clone(),
            _ => file.reviewers.iter().map(|row| row.value.region_id.as_str()).collect(),
        };
        Self { areas, branches: file.members.iter().map(|row| row.value.branch_id.as_str()).collect(), reviewed }
    }

    /// Whether a file without this branch, or without a member of it, means that it is gone.
    pub fn covers(&self, area: &str, branch: &str) -> bool {
        self.areas.as_ref().map_or_else(|| self.branches.contains(branch), |areas| areas.contains(area))
    }
}

/// Names of regions and branches, for the slips of paper with the codes.
pub(super) struct Names<'f> {
    regions: HashMap<&'f str, &'f str>,
    branches: HashMap<&'f str, &'f str>,
}

impl<'f> Names<'f> {
    fn of(file: &'f RosterFile) -> Self {
        Self {
            regions: file.regions.iter().map(|row| (row.value.id.as_str(), row.value.name.as_str())).collect(),
            branches: file.branches.iter().map(|row| (row.value.id.as_str(), row.value.name.as_str())).collect(),
        }
    }

    /// The name of a branch as it will be.
    pub fn branch<'a>(&'a self, stored: &'a Stored, code: &str) -> &'a str {
        let known = || stored.branches.get(code).map(|branch| branch.name.as_str());
        self.branches.get(code).copied().or_else(known).unwrap_or_default()
    }

    /// The name of a region as it will be.
    pub fn region<'a>(&'a self, stored: &'a Stored, code: &str) -> &'a str {
        let known = || stored.areas.get(code).map(|area| area.name.as_str());
        self.regions.get(code).copied().or_else(known).unwrap_or_default()
    }
}
