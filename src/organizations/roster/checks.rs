//! Checks that need more than one row: unique ids and phones, levels that fit, counts that agree.
//!
//! Runs once, after every table has been read, so that the order of tables and rows does not matter.

use std::collections::HashMap;

use super::findings::{Finding, mask_phone, shorten};
use super::problems::{Place, Problems, Table};
use super::regions;
use super::rows::{BranchRow, MemberRow, RegionRow, ReviewerRow, Row};
use super::table::Parsed;
use super::values::{MemberRole, MemberStatus};

/// Runs every check over the tables that are there.
pub(super) fn run(parsed: &mut Parsed) {
    let Parsed { regions, branches, members, reviewers, problems, present, .. } = parsed;
    unique_ids(Table::Regions, "region_id", ids(regions, |r| &r.id), problems);
    unique_ids(Table::Branches, "branch_id", ids(branches, |b| &b.id), problems);
    unique_ids(Table::Members, "member_id", ids(members, |m| &m.id), problems);
    unique_ids(Table::Reviewers, "reviewer_id", ids(reviewers, |r| &r.id), problems);
    regions::check(regions, problems);
    let by_phone = unique_phones(Table::Members, ids(members, |m| &m.phone), problems);
    unique_phones(Table::Reviewers, ids(reviewers, |r| &r.phone), problems);
    same_person(members, reviewers, &by_phone, problems);
    reviewer_levels(regions, reviewers, problems);
    secretaries(members, problems);
    // Counting a table that could not be read in full would raise a note for each branch and hide the cause.
    let whole = !problems.problems.iter().any(|problem| problem.table == Some(Table::Members));
    if whole && present.contains(&Table::Branches) && present.contains(&Table::Members) {
        member_counts(branches, members, problems);
    }
}

/// Row number and one text of each row.
fn ids<'a, T>(rows: &'a [Row<T>], text: impl Fn(&'a T) -> &'a String) -> impl ExactSizeIterator<Item = (u32, &'a str)> {
    rows.iter().map(move |row| (row.row, text(&row.value).as_str()))
}

fn unique_ids<'a>(
    table: Table,
    column: &'static str,
    rows: impl ExactSizeIterator<Item = (u32, &'a str)>,
    problems: &mut Problems,
) {
    let mut first_of = HashMap::with_capacity(rows.len());
    for (row, id) in rows {
        let first = *first_of.entry(id).or_insert(row);
        if first != row {
            let place = Place::row(table, row).beside(first).column(column);
            problems.add(place, &Finding::DuplicateId { value: shorten(id) });
        }
    }
}

/// Refuses a phone used twice in one table, and returns the index of each phone's first row.
fn unique_phones<'a>(
    table: Table,
    rows: impl ExactSizeIterator<Item = (u32, &'a str)>,
    problems: &mut Problems,
) -> HashMap<&'a str, usize> {
    let mut first_of: HashMap<&str, (usize, u32)> = HashMap::with_capacity(rows.len());
    for (index, (row, phone)) in rows.enumerate() {
        let (_, first) = *first_of.entry(phone).or_insert((index, row));
        if first != row {
            let place = Place::row(table, row).beside(first).column("phone");
            problems.add(place, &Finding::DuplicatePhone { masked: mask_phone(phone) });
        }
    }
    first_of.into_iter().map(|(phone, (index, _))| (phone, index)).collect()
}

/// One phone in both tables is one person. Another name then points at a mistyped number, which would give
/// a stranger the reviewer's sign-in; but married names and nicknames exist, so it is a note.
fn same_person(
    members: &[Row<MemberRow>],
    reviewers: &[Row<ReviewerRow>],
    by_phone: &HashMap<&str, usize>,
    problems: &mut Problems,
) {
    for reviewer in reviewers {
        let member = by_phone.get(reviewer.value.phone.as_str()).map(|&index| &members[index]);
        if member.is_some_and(|member| member.value.name != reviewer.value.name) {
            let masked = mask_phone(&reviewer.value.phone);
            let place = Place::row(Table::Reviewers, reviewer.row).column("phone");
            problems.add(place, &Finding::SamePhoneOtherName { masked });
        }
    }
}

fn reviewer_levels(regions: &[Row<RegionRow>], reviewers: &[Row<ReviewerRow>], problems: &mut Problems) {
    let levels: HashMap<&str, _> = regions.iter().map(|row| (row.value.id.as_str(), row.value.level)).collect();
    for row in reviewers {
        let Some(&region_level) = levels.get(row.value.region_id.as_str()) else { continue };
        if region_level != row.value.level {
            let finding = Finding::ReviewerLevel { level: row.value.level.word(), region_level: region_level.word() };
            problems.add(Place::row(Table::Reviewers, row.row).column("level"), &finding);
        }
    }
}

/// A second active secretary is most often a hand-over where the predecessor's row was not changed.
fn secretaries(members: &[Row<MemberRow>], problems: &mut Problems) {
    let mut first_of: HashMap<&str, u32> = HashMap::new();
    let active = members
        .iter()
        .filter(|row| row.value.role == MemberRole::Secretary && row.value.status == MemberStatus::Active);
    for row in active {
        let first = *first_of.entry(row.value.branch_id.as_str()).or_insert(row.row);
        if first != row.row {
            let place = Place::row(Table::Members, row.row).beside(first).column("role");
            problems.add(place, &Finding::SeveralSecretaries);
        }
    }
}

fn member_counts(branches: &[Row<BranchRow>], members: &[Row<MemberRow>], problems: &mut Problems) {
    let mut counts: HashMap<&str, u32> = HashMap::with_capacity(branches.len());
    for row in members {
        *counts.entry(row.value.branch_id.as_str()).or_default() += 1;
    }
    for row in branches {
        let found = counts.get(row.value.id.as_str()).copied().unwrap_or(0);
        let Some(claimed) = row.value.member_count else { continue };
        if claimed != found {
            let place = Place::row(Table::Branches, row.row).column("member_count");
            problems.add(place, &Finding::MemberCountDiffers { claimed, found });
        }
    }
}
