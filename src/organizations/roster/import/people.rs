//! Which account belongs to whom: one phone is one person, one person is one account.
//!
//! The account follows the roster's id, not the number: a member with a new phone keeps the account. A number that
//! changed hands never hands over an account: unless the name is the same too, it is taken from the old one.

use std::collections::{HashMap, HashSet};

use super::super::findings::{Finding, mask_phone};
use super::super::problems::{Place, Problems, Table};
use super::super::rows::{MemberRow, ReviewerRow, Row};
use super::stored::Stored;
use super::work::Good;
use crate::db::types::{AccountId, MemberId};

/// Somebody in the file: a member, a reviewer or both.
pub(super) struct Person<'f> {
    pub phone: &'f str,
    pub member: Option<&'f Row<MemberRow>>,
    pub reviewer: Option<&'f Row<ReviewerRow>>,
    /// The account the person has; none yet when `None`.
    pub account: Option<AccountId>,
}

/// Everybody in the file, with what has to give way.
#[derive(Default)]
pub(super) struct People<'f> {
    pub everybody: Vec<Person<'f>>,
    /// Accounts of people who left; their number belongs to somebody else now.
    pub released: Vec<AccountId>,
    /// Rows of people who left and came back under another id; the account goes along.
    pub unlinked: Vec<MemberId>,
}

/// Finds everybody's account. Who cannot have one is reported and taken out of `good`.
pub(super) fn resolve<'f>(
    stored: &Stored,
    good: &mut Good<'f>,
    gone_members: &HashSet<String>,
    gone_reviewers: &[AccountId],
    problems: &mut Problems,
) -> People<'f> {
    let mut search = Search {
        stored,
        gone_members,
        gone_reviewers,
        people: gather(good),
        claimed: HashSet::new(),
        released: Vec::new(),
        unlinked: Vec::new(),
    };
    search.claim_by_member();
    search.claim_by_reviewer();
    let mut refused = search.claim_by_phone();
    refused.extend(search.free_numbers());
    for &index in &refused {
        report(&search.people[index], problems);
    }
    let refused: HashSet<usize> = refused.into_iter().collect();
    let phones: HashSet<&str> = refused.iter().map(|&index| search.people[index].phone).collect();
    if !phones.is_empty() {
        good.members.retain(|row| !phones.contains(row.value.phone.as_str()));
        good.reviewers.retain(|row| !phones.contains(row.value.phone.as_str()));
    }
    let mut index = 0;
    search.people.retain(|_| {
        index += 1;
        !refused.contains(&(index - 1))
    });
    People { everybody: search.people, released: search.released, unlinked: search.unlinked }
}

fn gather<'f>(good: &Good<'f>) -> Vec<Person<'f>> {
    let mut people: Vec<Person<'f>> = good
        .members
        .iter()
        .map(|row| Person { phone: &row.value.phone, member: Some(*row), reviewer: None, account: None })
        .collect();
    let by_phone: HashMap<&str, usize> =
        people.iter().enumerate().map(|(index, person)| (person.phone, index)).collect();
    for row in &good.reviewers {
        match by_phone.get(row.value.phone.as_str()) {
            Some(&index) => people[index].reviewer = Some(*row),
            None => {
                people.push(Person { phone: &row.value.phone, member: None, reviewer: Some(*row), account: None });
            }
        }
    }
    people
}

fn report(person: &Person<'_>, problems: &mut Problems) {
    let place = match (person.member, person.reviewer) {
        (Some(row), _) => Place::row(Table::Members, row.row),
        (None, Some(row)) => Place::row(Table::Reviewers, row.row),
        (None, None) => Place::FILE,
    };
    problems.add(place.column("phone"), &Finding::PhoneTaken { masked: mask_phone(person.phone) });
}

struct Search<'a, 'f> {
    stored: &'a Stored,
    gone_members: &'a HashSet<String>,
    gone_reviewers: &'a [AccountId],
    people: Vec<Person<'f>>,
    claimed: HashSet<AccountId>,
    released: Vec<AccountId>,
    unlinked: Vec<MemberId>,
}

impl Search<'_, '_> {
    fn claim(&mut self, index: usize, account: AccountId) {
        if self.claimed.insert(account) {
            self.people[index].account = Some(account);
        }
    }

    fn claim_by_member(&mut self) {
        for index in 0..self.people.len() {
            let member = self.people[index].member.and_then(|row| self.stored.members.get(&row.value.id));
            if let Some(account) = member.and_then(|member| member.account_id) {
                self.claim(index, account);
            }
        }
    }

    fn claim_by_reviewer(&mut self) {
        for index in 0..self.people.len() {
            let Person { account: None, reviewer: Some(row), member, .. } = &self.people[index] else { continue };
            let Some(&account) = self.stored.by_roster_code.get(&row.value.id) else { continue };
            // An account of another member row cannot be shared: a member has one account of his own.
            if member.is_none() || self.stored.member_of(account).is_none() {
                self.claim(index, account);
            }
        }
    }

    /// Takes up accounts by their number; returns who must be refused.
    fn claim_by_phone(&mut self) -> Vec<usize> {
        let mut refused = Vec::new();
        for index in 0..self.people.len() {
            let Person { account: None, member, phone, .. } = &self.people[index] else { continue };
            let Some(&account) = self.stored.by_login.get(*phone) else { continue };
            if self.claimed.contains(&account) {
                // Its owner is in the file under another number and will give this one up.
                continue;
            }
            let holder = self.stored.member_of(account);
            let (Some(row), Some((code, holder))) = (member, holder) else {
                self.claim(index, account);
                continue;
            };
            let left = !holder.active || self.gone_members.contains(code);
            if !left {
                refused.push(index);
            } else if holder.name == row.value.name {
                self.unlinked.push(holder.id);
                self.claim(index, account);
            } else {
                self.released.push(account);
            }
        }
        refused
    }

    /// Makes room where somebody takes over a number; returns who must be refused.
    fn free_numbers(&mut self) -> Vec<usize> {
        let mut refused = Vec::new();
        for (index, person) in self.people.iter().enumerate() {
            let Some(account) = person.account else { continue };
            let Some(&holder) = self.stored.by_login.get(person.phone) else { continue };
            if holder == account || self.claimed.contains(&holder) {
                continue;
            }
            let member_left = self
                .stored
                .member_of(holder)
                .is_none_or(|(code, member)| !member.active || self.gone_members.contains(code));
            let code = self.stored.accounts.get(&holder).and_then(|one| one.roster_code.as_deref());
            let same_reviewer = person.reviewer.is_some_and(|row| Some(row.value.id.as_str()) == code);
            let roster_roles_end = same_reviewer || self.gone_reviewers.contains(&holder);
            let roles_left = self
                .stored
                .grants
                .get(&holder)
                .is_none_or(|grants| grants.iter().all(|grant| grant.by_roster && roster_roles_end));
            if member_left && roles_left {
                self.released.push(holder);
            } else {
                refused.push(index);
            }
        }
        refused
    }
}
