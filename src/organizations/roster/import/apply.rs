//! Carrying out an import in the caller's transaction.
//!
//! Order: areas, branches, accounts, members, roles, then one event of the trail for all of it and one for each role
//! that changed. Eighty thousand events for one file would hide everything else.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::super::RosterFile;
use super::super::problems::Table;
use super::super::rows::RegionRow;
use super::super::values::MemberStatus;
use super::accounts::{self as account_changes, AccountChange};
use super::codes::Codes;
use super::diff;
use super::plan::{Plan, TablePlan};
use super::rows::{AccountInsert, AreaInsert, BranchInsert, GrantInsert, MemberInsert};
use super::stored::Stored;
use super::work::{Work, work_out};
use super::{ImportError, ImportOptions};
use crate::accounts::actions::guard_from_now;
use crate::audit::{self, Event, Origin};
use crate::clock::Clock;
use crate::db::schema::{accounts, areas, members, organizations, role_grants};
use crate::db::types::{AccountId, AreaId, GrantId, Instant, MemberId, OrganizationId};
use crate::db::{DbConn, DbError, DbResult};
use crate::insert_rows;
use crate::organizations::model::OrganizationStatus;
use crate::organizations::queries;

/// Rows between two looks at the progress bar.
const STEP: usize = 2_000;
/// Fewer missing members than this never look like a file cut short.
const FEW: usize = 50;

/// A one-time code for somebody who has no password yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActivationSlip {
    /// The branch, or the region of a reviewer who is no member.
    pub branch: String,
    /// Who.
    pub name: String,
    /// The phone.
    pub login: String,
    /// The code, in clear only here.
    pub code: String,
}

/// What an import did.
#[derive(Debug)]
pub struct Applied {
    /// What was planned and done.
    pub plan: Plan,
    /// Accounts made.
    pub new_accounts: usize,
    /// Branches wound up because they were gone.
    pub dissolved: usize,
    /// Members blocked because they were gone.
    pub blocked: usize,
    /// Codes to hand out.
    pub codes: Vec<ActivationSlip>,
}

/// Imports a file: everything or nothing.
///
/// # Errors
/// [`ImportError`]; the transaction has to be undone then.
pub fn apply(
    conn: &mut DbConn,
    clock: &Clock,
    origin: &Origin,
    file: &RosterFile,
    options: &ImportOptions,
) -> Result<Applied, ImportError> {
    queries::lock_trees(conn)?;
    let stored = Stored::load(conn)?;
    let mut work = work_out(&stored, file);
    if !work.plan.is_usable() && (!options.skip_bad_rows || work.plan.cannot_skip) {
        return Err(ImportError::Refused(Box::new(work.plan)));
    }
    let gone = work.gone_members.len();
    if gone > FEW.max(work.spoken_of_members / 5) && !options.retire_missing {
        return Err(ImportError::TooManyGone { gone, stored: work.spoken_of_members });
    }
    if !options.retire_missing {
        work.gone_branches.clear();
    }
    let mut writer = Writer { conn, clock, origin, stored: &stored, work: &work, options, now: clock.now(), done: 0 };
    let regions = writer.areas()?;
    let branches = writer.branches(&regions)?;
    let (people, codes) = writer.accounts()?;
    writer.members(&people, &branches)?;
    writer.grants(&people, &regions)?;
    writer.trail(codes.slips.len())?;
    Ok(Applied {
        new_accounts: work.people.everybody.iter().filter(|person| person.account.is_none()).count(),
        dissolved: work.gone_branches.len(),
        blocked: gone,
        codes: codes.slips,
        plan: work.plan,
    })
}

struct Writer<'a> {
    conn: &'a mut DbConn,
    clock: &'a Clock,
    origin: &'a Origin,
    stored: &'a Stored,
    work: &'a Work<'a>,
    options: &'a ImportOptions,
    now: Instant,
    done: u64,
}

impl Writer<'_> {
    fn progress(&mut self, rows: usize) {
        self.done += rows as u64;
        if let Some(progress) = &self.options.progress {
            progress(self.done);
        }
    }

    /// Writes areas, upper ones first, and gives every path anew where something above has moved.
    fn areas(&mut self) -> DbResult<HashMap<String, AreaId>> {
        let mut ids: HashMap<String, AreaId> =
            self.stored.areas.iter().map(|(code, area)| (code.clone(), area.id)).collect();
        for region in &self.work.new_regions {
            ids.insert(region.id.clone(), self.clock.new_id());
        }
        let paths = self.paths();
        for region in &self.work.new_regions {
            let row = AreaInsert {
                id: found(&ids, &region.id)?,
                code: &region.id,
                parent_id: parent_of(&ids, region)?,
                kind: diff::area_kind(region.kind),
                name: &region.name,
                path: paths.get(&region.id).map_or("", String::as_str),
                created_at: self.now,
                updated_at: self.now,
            };
            diesel::insert_into(areas::table).values(&row).execute(self.conn)?;
        }
        for (id, region) in &self.work.changed_regions {
            diesel::update(areas::table.find(*id))
                .set((
                    areas::parent_id.eq(parent_of(&ids, region)?),
                    areas::kind.eq(diff::area_kind(region.kind)),
                    areas::name.eq(&region.name),
                    areas::updated_at.eq(self.now),
                ))
                .execute(self.conn)?;
        }
        for (code, area) in &self.stored.areas {
            let Some(path) = paths.get(code).filter(|path| **path != area.path) else { continue };
            diesel::update(areas::table.find(area.id)).set(areas::path.eq(path)).execute(self.conn)?;
        }
        self.progress(self.work.new_regions.len());
        Ok(ids)
    }

    /// The path of every area as it will be.
    fn paths(&self) -> HashMap<String, String> {
        let mut parents: HashMap<&str, Option<&str>> =
            self.stored.areas.iter().map(|(code, area)| (code.as_str(), area.parent_code.as_deref())).collect();
        let changed = self.work.changed_regions.iter().map(|(_, region)| *region);
        for region in self.work.new_regions.iter().copied().chain(changed) {
            parents.insert(&region.id, region.parent_id.as_deref());
        }
        parents
            .keys()
            .map(|code| {
                let mut chain = vec![*code];
                let mut next = parents.get(code).copied().flatten();
                // Three levels; the bound only keeps a broken tree from turning for ever.
                while let Some(above) = next.filter(|_| chain.len() < 10) {
                    chain.push(above);
                    next = parents.get(above).copied().flatten();
                }
                let path: String = chain.iter().rev().flat_map(|part| [*part, "/"]).collect();
                ((*code).to_owned(), path)
            })
            .collect()
    }

    fn branches(&mut self, regions: &HashMap<String, AreaId>) -> DbResult<HashMap<String, OrganizationId>> {
        let mut ids: HashMap<String, OrganizationId> =
            self.stored.branches.iter().map(|(code, branch)| (code.clone(), branch.id)).collect();
        let mut rows = Vec::with_capacity(self.work.new_branches.len());
        for branch in &self.work.new_branches {
            let id = self.clock.new_id();
            ids.insert(branch.id.clone(), id);
            rows.push(BranchInsert {
                id,
                code: &branch.id,
                kind: diff::branch_kind(&branch.name),
                domain_code: branch.domain.code(),
                area_id: found(regions, &branch.region_id)?,
                name: &branch.name,
                is_temporary: false,
                status: diff::status(branch.status),
                created_at: self.now,
                updated_at: self.now,
            });
        }
        for some in rows.chunks(STEP) {
            insert_rows!(self.conn, organizations::table, some)?;
            self.progress(some.len());
        }
        for (id, branch) in &self.work.changed_branches {
            diesel::update(organizations::table.find(*id))
                .set((
                    organizations::area_id.eq(found(regions, &branch.region_id)?),
                    organizations::domain_code.eq(branch.domain.code()),
                    organizations::name.eq(&branch.name),
                    organizations::status.eq(diff::status(branch.status)),
                    organizations::updated_at.eq(self.now),
                ))
                .execute(self.conn)?;
        }
        for id in &self.work.gone_branches {
            diesel::update(organizations::table.find(*id))
                .set((organizations::status.eq(OrganizationStatus::Dissolved), organizations::updated_at.eq(self.now)))
                .execute(self.conn)?;
        }
        Ok(ids)
    }

    /// Changes and makes accounts; returns the account of each person of the file.
    fn accounts(&mut self) -> DbResult<(Vec<AccountId>, Codes)> {
        let changes = account_changes::changes(self.stored, self.work);
        self.clear_the_way(&changes)?;
        let mut codes = Codes::new(self.now);
        for change in &changes {
            self.change_account(change)?;
        }
        let people = &self.work.people.everybody;
        let ids: Vec<AccountId> =
            people.iter().map(|person| person.account.unwrap_or_else(|| self.clock.new_id())).collect();
        let needing: std::collections::HashSet<AccountId> =
            changes.iter().filter(|change| change.needs_code).map(|change| change.id).collect();
        let mut rows = Vec::new();
        for (person, id) in people.iter().zip(&ids) {
            let wanted = account_changes::is_wanted(person);
            if person.account.is_none() {
                rows.push(AccountInsert {
                    id: *id,
                    login: person.phone,
                    name: account_changes::name_of(self.stored, person),
                    roster_code: person.reviewer.map(|row| row.value.id.as_str()),
                    must_change_password: false,
                    state: if wanted { "active" } else { "disabled" },
                    created_at: self.now,
                    updated_at: self.now,
                });
            }
            if (person.account.is_none() && wanted) || needing.contains(id) {
                codes.issue(*id, person, self.branch_name(person), account_changes::name_of(self.stored, person));
            }
        }
        for some in rows.chunks(STEP) {
            insert_rows!(self.conn, accounts::table, some)?;
            self.progress(some.len());
        }
        let written = codes.write(self.conn, &needing)?;
        self.progress(written);
        Ok((ids, codes))
    }

    /// Numbers and reviewer ids may change places, so those that move are taken off first.
    fn clear_the_way(&mut self, changes: &[AccountChange]) -> DbResult<()> {
        for change in changes {
            if change.login.is_some() {
                diesel::update(accounts::table.find(change.id))
                    .set(accounts::login.eq(account_changes::former_login(change.id)))
                    .execute(self.conn)?;
            }
            if change.roster_code.is_some() {
                diesel::update(accounts::table.find(change.id))
                    .set(accounts::roster_code.eq(None::<String>))
                    .execute(self.conn)?;
            }
        }
        Ok(())
    }

    #[expect(clippy::option_option, clippy::ref_option_ref, reason = "what the derive of a change set asks for")]
    fn change_account(&mut self, change: &AccountChange) -> DbResult<()> {
        #[derive(AsChangeset)]
        #[diesel(table_name = accounts)]
        struct Set<'a> {
            login: Option<&'a str>,
            name: Option<&'a str>,
            roster_code: Option<Option<&'a str>>,
            state: Option<&'static str>,
            updated_at: Instant,
        }
        let set = Set {
            login: change.login.as_deref(),
            name: change.name.as_deref(),
            roster_code: change.roster_code.as_ref().map(Option::as_deref),
            state: change.active.map(|active| if active { "active" } else { "disabled" }),
            updated_at: self.now,
        };
        diesel::update(accounts::table.find(change.id)).set(&set).execute(self.conn)?;
        Ok(())
    }

    fn branch_name(&self, person: &super::people::Person<'_>) -> String {
        let by_member = person.member.map(|row| row.value.branch_id.as_str());
        let by_reviewer = person.reviewer.map(|row| row.value.region_id.as_str());
        by_member
            .map(|code| self.work.names.branch(self.stored, code))
            .or_else(|| by_reviewer.map(|code| self.work.names.region(self.stored, code)))
            .unwrap_or_default()
            .to_owned()
    }

    fn members(&mut self, people: &[AccountId], branches: &HashMap<String, OrganizationId>) -> DbResult<()> {
        for id in &self.work.people.unlinked {
            diesel::update(members::table.find(*id))
                .set(members::account_id.eq(None::<AccountId>))
                .execute(self.conn)?;
        }
        let mut rows = Vec::new();
        for (person, account) in self.work.people.everybody.iter().zip(people) {
            let Some(member) = person.member.map(|row| &row.value) else { continue };
            let branch_id = found(branches, &member.branch_id)?;
            let (office, status) = (diff::office(member.role), member.status.code());
            let Some(known) = self.stored.members.get(&member.id) else {
                rows.push(MemberInsert {
                    id: self.clock.new_id(),
                    code: &member.id,
                    account_id: *account,
                    branch_id,
                    name: &member.name,
                    office,
                    status,
                    created_at: self.now,
                    updated_at: self.now,
                });
                continue;
            };
            let same = known.branch_id == branch_id
                && known.account_id == Some(*account)
                && known.name == member.name
                && known.office == office
                && known.active == (member.status == MemberStatus::Active);
            if !same {
                diesel::update(members::table.find(known.id))
                    .set((
                        members::account_id.eq(Some(*account)),
                        members::branch_id.eq(branch_id),
                        members::name.eq(&member.name),
                        members::office.eq(office),
                        members::status.eq(status),
                        members::updated_at.eq(self.now),
                    ))
                    .execute(self.conn)?;
            }
        }
        for some in rows.chunks(STEP) {
            insert_rows!(self.conn, members::table, some)?;
            self.progress(some.len());
        }
        let gone: Vec<MemberId> = self.work.gone_members.iter().map(|(id, _)| *id).collect();
        for some in gone.chunks(500) {
            diesel::update(members::table.filter(members::id.eq_any(some.to_vec())))
                .set((members::status.eq("blocked"), members::updated_at.eq(self.now)))
                .execute(self.conn)?;
        }
        Ok(())
    }

    fn grants(&mut self, people: &[AccountId], regions: &HashMap<String, AreaId>) -> DbResult<()> {
        for (id, account) in &self.work.grants.ended {
            diesel::update(role_grants::table.find(*id)).set(role_grants::ended_at.eq(self.now)).execute(self.conn)?;
            let details = json!({ "account_id": account, "source": "roster" });
            self.record(Event::done("role.end", "role_grant", id).details(details))?;
        }
        for grant in &self.work.grants.new {
            let Some(account_id) = people.get(grant.person).copied() else { continue };
            let id: GrantId = self.clock.new_id();
            let row = GrantInsert {
                id,
                account_id,
                role: grant.role,
                level: grant.level,
                area_id: found(regions, grant.region)?,
                source: "roster",
                created_at: self.now,
            };
            diesel::insert_into(role_grants::table).values(&row).execute(self.conn)?;
            let details = json!({
                "account_id": account_id,
                "role": grant.role,
                "level": grant.level,
                "area": grant.region,
                "source": "roster",
            });
            self.record(Event::done("role.grant", "role_grant", id).details(details))?;
            let held = self.stored.grants.get(&account_id).into_iter().flatten();
            if grant.role.is_guarded() && !held.into_iter().any(|one| one.role.is_guarded()) {
                guard_from_now(self.conn, self.clock, account_id, self.options.reviewer_idle_minutes)?;
            }
        }
        Ok(())
    }

    fn record(&mut self, event: Event) -> DbResult<()> {
        audit::record(self.conn, self.clock, self.origin, event)
    }

    /// The one event for the whole file.
    fn trail(&mut self, codes: usize) -> DbResult<()> {
        let counts = |table: Table| self.work.plan.table(table).map(counts_of);
        let details = json!({
            "file_sha256": self.options.digest,
            "regions": counts(Table::Regions),
            "branches": counts(Table::Branches),
            "members": counts(Table::Members),
            "reviewers": counts(Table::Reviewers),
            "refused_rows": self.work.plan.problems.len(),
            "dissolved_branches": self.work.gone_branches.len(),
            "blocked_members": self.work.gone_members.len(),
            "codes_issued": codes,
        });
        let id: uuid::Uuid = self.clock.new_id();
        self.record(Event::done("roster.import", "roster", id).details(details))
    }
}

fn counts_of(table: &TablePlan) -> serde_json::Value {
    json!({
        "new": table.new.len(),
        "changed": table.changed.len(),
        "moved": table.moved.len(),
        "gone": table.gone.len(),
        "same": table.same,
        "waiting": table.waiting,
    })
}

fn parent_of(ids: &HashMap<String, AreaId>, region: &RegionRow) -> DbResult<Option<AreaId>> {
    region.parent_id.as_deref().map(|code| found(ids, code)).transpose()
}

/// The comparison has made sure of every reference; a miss is a defect, not the operator's mistake.
fn found<T: Copy>(ids: &HashMap<String, T>, code: &str) -> DbResult<T> {
    ids.get(code).copied().ok_or_else(|| DbError::Defect(diesel::result::Error::NotFound))
}
