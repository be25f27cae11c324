//! The roles that come by the roster, compared with those in force.
//!
//! 审核员 is a reviewer of his region at its level. 管理员 of the city runs the system; 管理员 below the city has
//! nothing to run there and is a reviewer, with a note.

use std::collections::HashSet;

use super::super::RosterFile;
use super::super::findings::{Finding, mask_phone};
use super::super::problems::{Place, Problems, Table};
use super::super::rows::{ReviewerRow, Row};
use super::super::values::{RegionLevel, ReviewerRole};
use super::diff::{entry, gone_entry};
use super::people::{People, Person};
use super::plan::{Difference, FieldChange, TablePlan};
use super::stored::{Codes, Stored, StoredGrant};
use super::work::Spoken;
use crate::accounts::{Level, Role, rules};
use crate::db::types::{AccountId, GrantId};

/// A role to be given.
pub(super) struct NewGrant<'f> {
    /// Index into the people of the file.
    pub person: usize,
    pub role: Role,
    pub level: Level,
    pub region: &'f str,
}

/// What has to be done about roles.
#[derive(Default)]
pub(super) struct GrantWork<'f> {
    pub new: Vec<NewGrant<'f>>,
    pub ended: Vec<(GrantId, AccountId)>,
    /// Accounts that give up their reviewer id, because somebody else's account has it now.
    pub cleared: Vec<AccountId>,
}

/// Reviewers of the regions the file speaks of who are not in it.
pub(super) fn gone(stored: &Stored, file: &RosterFile, spoken: &Spoken<'_>, plan: &mut TablePlan) -> Vec<AccountId> {
    let named: Codes<'_> = file.reviewers.iter().map(|row| row.value.id.as_str()).collect();
    let mut gone: Vec<(&str, AccountId)> = stored
        .by_roster_code
        .iter()
        .filter(|(code, account)| {
            !named.contains(code.as_str())
                && stored
                    .roster_grants(**account)
                    .any(|grant| grant.area_id.is_some_and(|id| spoken.reviewed.contains(stored.area_code(id))))
        })
        .map(|(code, account)| (code.as_str(), *account))
        .collect();
    gone.sort_unstable();
    plan.gone = gone
        .iter()
        .map(|(code, account)| gone_entry(code, stored.accounts.get(account).map_or("", |one| &one.name)))
        .collect();
    gone.into_iter().map(|(_, account)| account).collect()
}

/// Compares the roles of everybody in the file, and ends those of who is gone.
pub(super) fn compare<'f>(
    stored: &Stored,
    people: &People<'f>,
    gone: &[AccountId],
    plan: &mut TablePlan,
    problems: &mut Problems,
) -> GrantWork<'f> {
    let mut work = GrantWork::default();
    for (index, person) in people.everybody.iter().enumerate() {
        if let Some(row) = person.reviewer {
            compare_one(stored, index, person, row, plan, problems, &mut work);
        }
    }
    for &account in gone {
        work.ended.extend(stored.roster_grants(account).map(|grant| (grant.id, account)));
    }
    let mut seen = HashSet::new();
    work.ended.retain(|(grant, _)| seen.insert(*grant));
    work
}

fn compare_one<'f>(
    stored: &Stored,
    index: usize,
    person: &Person<'f>,
    row: &'f Row<ReviewerRow>,
    plan: &mut TablePlan,
    problems: &mut Problems,
    work: &mut GrantWork<'f>,
) {
    let reviewer = &row.value;
    let (role, level) = (role_of(reviewer), level_of(reviewer.level));
    if reviewer.role == ReviewerRole::Administrator && reviewer.level != RegionLevel::City {
        let place = Place::row(Table::Reviewers, row.row).column("role");
        problems.add(place, &Finding::AdministratorBelowCity);
    }
    if let Some(other) = person.account.and_then(|account| kept_apart(stored, account, role)) {
        let place = Place::row(Table::Reviewers, row.row).column("role");
        problems.add(place, &Finding::KeptApart { other: other.as_str() });
        return;
    }
    let before = stored.by_roster_code.get(&reviewer.id).copied();
    if let Some(before) = before
        && person.account != Some(before)
    {
        work.cleared.push(before);
        work.ended.extend(stored.roster_grants(before).map(|grant| (grant.id, before)));
    }
    let fits = |grant: &StoredGrant| {
        grant.role == role
            && grant.level == Some(level)
            && grant.area_id.is_some_and(|id| stored.area_code(id) == reviewer.region_id)
    };
    let mut has = false;
    if let Some(account) = person.account {
        for grant in stored.roster_grants(account) {
            if fits(grant) && !has {
                has = true;
            } else {
                work.ended.push((grant.id, account));
            }
        }
    }
    if !has {
        work.new.push(NewGrant { person: index, role, level, region: &reviewer.region_id });
    }
    let known = before.and_then(|account| Some((account, stored.roster_grants(account).next()?)));
    let difference = known.map(|(account, grant)| {
        let mut difference = Difference::default();
        difference.compare_place("region_id", grant.area_id.map_or("", |id| stored.area_code(id)), &reviewer.region_id);
        difference.compare("level", grant.level.map_or("", Level::as_str), level.as_str());
        difference.compare("role", grant.role.as_str(), role.as_str());
        if let Some(account) = stored.accounts.get(&account) {
            if person.member.is_none() && account.member.is_none() {
                difference.compare("name", &account.name, &reviewer.name);
            }
            if account.login != reviewer.phone {
                let (old, new) = (mask_phone(&account.login), mask_phone(&reviewer.phone));
                difference.fields.push(FieldChange { field: "phone", old, new });
            }
        }
        difference
    });
    plan.add(|fields| entry(row.row, &reviewer.id, &reviewer.name, fields), difference);
}

/// The administrator the account is already by somebody's hand, when the new role must be somebody else's.
fn kept_apart(stored: &Stored, account: AccountId, role: Role) -> Option<Role> {
    let held = stored.grants.get(&account)?.iter().filter(|grant| !grant.by_roster).map(|grant| grant.role);
    rules::kept_apart(role, held)
}

fn role_of(reviewer: &ReviewerRow) -> Role {
    match (reviewer.role, reviewer.level) {
        (ReviewerRole::Administrator, RegionLevel::City) => Role::CityAdmin,
        _ => Role::Reviewer,
    }
}

fn level_of(level: RegionLevel) -> Level {
    match level {
        RegionLevel::City => Level::City,
        RegionLevel::County => Level::County,
        RegionLevel::Township => Level::Township,
    }
}
