//! What changes of accounts that exist: number, name, reviewer id, and whether they may log in.
//!
//! An account is open while its person is an active member or holds a role. It is opened again only when the roster
//! gives its person a standing anew: a lock set by hand stays.

#![expect(clippy::option_option, reason = "no change, a change to nothing and a change to a value differ")]

use std::collections::HashSet;

use super::super::values::MemberStatus;
use super::people::Person;
use super::stored::{Stored, StoredAccount};
use super::work::Work;
use crate::db::types::{AccountId, GrantId, MemberId};

/// What changes of one account.
#[derive(Debug)]
pub(super) struct AccountChange {
    pub id: AccountId,
    pub login: Option<String>,
    pub name: Option<String>,
    pub roster_code: Option<Option<String>>,
    pub active: Option<bool>,
    /// The person needs a code to choose the first password.
    pub needs_code: bool,
}

impl AccountChange {
    fn of(id: AccountId) -> Self {
        Self { id, login: None, name: None, roster_code: None, active: None, needs_code: false }
    }

    fn is_empty(&self) -> bool {
        self.login.is_none() && self.name.is_none() && self.roster_code.is_none() && self.active.is_none()
    }
}

/// The name an account carries: the member's, and only without one the reviewer's.
pub(super) fn name_of<'a>(stored: &'a Stored, person: &Person<'a>) -> &'a str {
    let elsewhere = || stored.member_of(person.account?).map(|(_, member)| member.name.as_str());
    person
        .member
        .map(|row| row.value.name.as_str())
        .or_else(elsewhere)
        .or_else(|| person.reviewer.map(|row| row.value.name.as_str()))
        .unwrap_or_default()
}

/// Whether the file itself gives the person a reason to log in.
pub(super) fn is_wanted(person: &Person<'_>) -> bool {
    person.reviewer.is_some() || person.member.is_some_and(|row| row.value.status == MemberStatus::Active)
}

/// All changes of stored accounts.
pub(super) fn changes(stored: &Stored, work: &Work<'_>) -> Vec<AccountChange> {
    let ended: HashSet<GrantId> = work.grants.ended.iter().map(|(grant, _)| *grant).collect();
    let gone: HashSet<MemberId> = work.gone_members.iter().map(|(member, _)| *member).collect();
    let standing = Standing { stored, ended: &ended, gone: &gone };
    let mut changes = Vec::new();
    let mut in_file = HashSet::new();
    for person in &work.people.everybody {
        let Some((id, account)) = person.account.and_then(|id| Some((id, stored.accounts.get(&id)?))) else { continue };
        in_file.insert(id);
        let change = change_of(stored, &standing, person, id, account);
        if !change.is_empty() {
            changes.push(change);
        }
    }
    for &id in &work.people.released {
        changes.push(AccountChange { login: Some(former_login(id)), active: Some(false), ..AccountChange::of(id) });
        in_file.insert(id);
    }
    let left = work
        .gone_members
        .iter()
        .filter_map(|(_, account)| *account)
        .chain(work.grants.ended.iter().map(|(_, account)| *account));
    for id in left {
        let open = stored.accounts.get(&id).is_some_and(|account| account.active);
        if in_file.insert(id) && open && !standing.has_any(id) {
            changes.push(AccountChange { active: Some(false), ..AccountChange::of(id) });
        }
    }
    for &id in &work.grants.cleared {
        match changes.iter_mut().find(|change| change.id == id) {
            Some(change) if change.roster_code.is_none() => change.roster_code = Some(None),
            Some(_) => {}
            None => changes.push(AccountChange { roster_code: Some(None), ..AccountChange::of(id) }),
        }
    }
    changes
}

fn change_of(
    stored: &Stored,
    standing: &Standing<'_>,
    person: &Person<'_>,
    id: AccountId,
    account: &StoredAccount,
) -> AccountChange {
    let mut change = AccountChange::of(id);
    if account.login != person.phone {
        change.login = Some(person.phone.to_owned());
    }
    let name = name_of(stored, person);
    if account.name != name {
        change.name = Some(name.to_owned());
    }
    if let Some(row) = person.reviewer
        && account.roster_code.as_deref() != Some(row.value.id.as_str())
    {
        change.roster_code = Some(Some(row.value.id.clone()));
    }
    let wanted = is_wanted(person);
    if account.active && !wanted && !standing.has_any_but_member(id) && person.member.is_some() {
        change.active = Some(false);
    } else if !account.active && wanted && !standing.had_any(id) {
        change.active = Some(true);
        change.needs_code = !account.has_password;
    }
    change
}

/// A login nobody can type by accident, for accounts whose number belongs to somebody else now.
pub(super) fn former_login(id: AccountId) -> String {
    format!("former:{id}")
}

struct Standing<'a> {
    stored: &'a Stored,
    ended: &'a HashSet<GrantId>,
    gone: &'a HashSet<MemberId>,
}

impl Standing<'_> {
    /// Whether the account had a reason to be open before this import.
    fn had_any(&self, id: AccountId) -> bool {
        self.stored.member_of(id).is_some_and(|(_, member)| member.active)
            || self.stored.grants.get(&id).is_some_and(|grants| !grants.is_empty())
    }

    /// Whether it has one after this import, the member's row in the file aside.
    fn has_any_but_member(&self, id: AccountId) -> bool {
        self.stored.has_other_grants(id) || self.stored.roster_grants(id).any(|grant| !self.ended.contains(&grant.id))
    }

    /// Whether it has one after this import, for somebody who is not in the file.
    fn has_any(&self, id: AccountId) -> bool {
        self.has_any_but_member(id)
            || self.stored.member_of(id).is_some_and(|(_, member)| member.active && !self.gone.contains(&member.id))
    }
}
