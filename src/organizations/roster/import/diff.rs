//! Regions, branches and members compared with what is stored.

use super::super::RosterFile;
use super::super::findings::mask_phone;
use super::super::problems::Table;
use super::super::rows::{BranchRow, RegionRow};
use super::super::values::{BranchStatus, MemberRole, MemberStatus, RegionKind};
use super::plan::{Difference, Entry, FieldChange, TablePlan};
use super::stored::{Codes, Stored};
use super::work::{Good, Spoken};
use crate::accounts::Office;
use crate::db::types::{AccountId, AreaId, MemberId, OrganizationId};
use crate::organizations::model::{AreaKind, OrganizationKind, OrganizationStatus};

pub(super) type RegionWork<'f> = (Vec<&'f RegionRow>, Vec<(AreaId, &'f RegionRow)>);

pub(super) fn regions<'f>(stored: &Stored, good: &Good<'f>, plan: &mut TablePlan) -> RegionWork<'f> {
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for row in &good.regions {
        let region = &row.value;
        let known = stored.areas.get(&region.id);
        let difference = known.map(|area| {
            let mut difference = Difference::default();
            let parent = |code: &Option<String>| code.clone().unwrap_or_default();
            difference.compare_place("parent_id", &parent(&area.parent_code), &parent(&region.parent_id));
            difference.compare("kind", area.kind.as_str(), area_kind(region.kind).as_str());
            difference.compare("name", &area.name, &region.name);
            difference
        });
        match (known, &difference) {
            (Some(area), Some(difference)) if !difference.fields.is_empty() => changed.push((area.id, region)),
            (None, _) => new.push(region),
            _ => {}
        }
        plan.add(|fields| entry(row.row, &region.id, &region.name, fields), difference);
    }
    (new, changed)
}

pub(super) type BranchWork<'f> = (Vec<&'f BranchRow>, Vec<(OrganizationId, &'f BranchRow)>);

pub(super) fn branches<'f>(stored: &Stored, good: &Good<'f>, plan: &mut TablePlan) -> BranchWork<'f> {
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for row in &good.branches {
        let branch = &row.value;
        let known = stored.branches.get(&branch.id);
        let difference = known.map(|known| {
            let mut difference = Difference::default();
            difference.compare_place("region_id", stored.area_code(known.area_id), &branch.region_id);
            difference.compare("domain", known.domain.as_deref().unwrap_or_default(), branch.domain.code());
            difference.compare("name", &known.name, &branch.name);
            difference.compare("status", known.status.as_str(), status(branch.status).as_str());
            difference
        });
        match (known, &difference) {
            (Some(known), Some(difference)) if !difference.fields.is_empty() => changed.push((known.id, branch)),
            (None, _) => new.push(branch),
            _ => {}
        }
        plan.add(|fields| entry(row.row, &branch.id, &branch.name, fields), difference);
    }
    (new, changed)
}

/// Compares the members that are left after `people` has refused some; what to do about them is in `people`.
pub(super) fn members(stored: &Stored, good: &Good<'_>, plan: &mut TablePlan) {
    for row in &good.members {
        let member = &row.value;
        let difference = stored.members.get(&member.id).map(|known| {
            let mut difference = Difference::default();
            difference.compare_place("branch_id", stored.branch_code(known.branch_id), &member.branch_id);
            difference.compare("name", &known.name, &member.name);
            difference.compare("role", known.office.as_str(), office(member.role).as_str());
            let status = if known.active { MemberStatus::Active } else { MemberStatus::Blocked };
            difference.compare("status", status.code(), member.status.code());
            let login = known.account_id.and_then(|id| stored.accounts.get(&id)).map_or("", |one| &one.login);
            if login != member.phone {
                let (old, new) = (mask_phone(login), mask_phone(&member.phone));
                difference.fields.push(FieldChange { field: "phone", old, new });
            }
            difference
        });
        plan.add(|fields| entry(row.row, &member.id, &member.name, fields), difference);
    }
}

/// Branches of the regions the file speaks of that are not in it. Temporary ones are entered by hand.
pub(super) fn gone_branches(
    stored: &Stored,
    file: &RosterFile,
    spoken: &Spoken<'_>,
    plan: &mut TablePlan,
) -> Vec<OrganizationId> {
    let named: Codes<'_> = file.branches.iter().map(|row| row.value.id.as_str()).collect();
    let mut gone: Vec<_> = stored
        .branches
        .iter()
        .filter(|(code, branch)| {
            branch.kind.is_appraised()
                && branch.status == OrganizationStatus::Active
                && !branch.is_temporary
                && !named.contains(code.as_str())
                && spoken.covers(stored.area_code(branch.area_id), code)
        })
        .collect();
    gone.sort_unstable_by_key(|(code, _)| *code);
    plan.gone = gone.iter().map(|(code, branch)| gone_entry(code, &branch.name)).collect();
    gone.into_iter().map(|(_, branch)| branch.id).collect()
}

pub(super) type GoneMembers = (Vec<(MemberId, Option<AccountId>)>, usize);

/// Active members of the branches the file speaks of that are not in it, and how many such members there are.
pub(super) fn gone_members(
    stored: &Stored,
    file: &RosterFile,
    spoken: &Spoken<'_>,
    plan: &mut TablePlan,
) -> GoneMembers {
    let named: Codes<'_> = file.members.iter().map(|row| row.value.id.as_str()).collect();
    let mut covered = 0;
    let mut gone = Vec::new();
    for (code, member) in stored.members.iter().filter(|(_, member)| member.active) {
        let branch = stored.branch_code(member.branch_id);
        let area = stored.branches.get(branch).map_or("", |branch| stored.area_code(branch.area_id));
        if spoken.covers(area, branch) {
            covered += 1;
            if !named.contains(code.as_str()) {
                gone.push((code, member));
            }
        }
    }
    gone.sort_unstable_by_key(|(code, _)| *code);
    plan.gone = gone.iter().map(|(code, member)| gone_entry(code, &member.name)).collect();
    debug_assert_eq!(plan.table, Table::Members, "the members' table");
    (gone.into_iter().map(|(_, member)| (member.id, member.account_id)).collect(), covered)
}

pub(super) fn entry(row: u32, code: &str, name: &str, fields: Vec<FieldChange>) -> Entry {
    Entry { row: Some(row), code: code.to_owned(), name: name.to_owned(), fields }
}

pub(super) fn gone_entry(code: &str, name: &str) -> Entry {
    Entry { row: None, code: code.to_owned(), name: name.to_owned(), fields: Vec::new() }
}

pub(super) fn area_kind(kind: RegionKind) -> AreaKind {
    match kind {
        RegionKind::City => AreaKind::City,
        RegionKind::County => AreaKind::County,
        RegionKind::District => AreaKind::District,
        RegionKind::Zone => AreaKind::Zone,
        RegionKind::Township => AreaKind::Township,
        RegionKind::Subdistrict => AreaKind::Subdistrict,
    }
}

pub(super) fn status(status: BranchStatus) -> OrganizationStatus {
    match status {
        BranchStatus::Active => OrganizationStatus::Active,
        BranchStatus::Dissolved => OrganizationStatus::Dissolved,
    }
}

/// A 党总支 stands in the same table as its branches; only its name tells.
pub(super) fn branch_kind(name: &str) -> OrganizationKind {
    if name.contains("总支") { OrganizationKind::GeneralBranch } else { OrganizationKind::Branch }
}

pub(super) fn office(role: MemberRole) -> Office {
    match role {
        MemberRole::Secretary => Office::Secretary,
        MemberRole::DeputySecretary => Office::DeputySecretary,
        MemberRole::OrganizationCommissioner => Office::OrganizationCommissioner,
        MemberRole::PublicityCommissioner => Office::PublicityCommissioner,
        MemberRole::DisciplineCommissioner => Office::DisciplineCommissioner,
        MemberRole::Member => Office::Member,
    }
}
