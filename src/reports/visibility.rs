//! Who sees a report, and how much of it. Pure.
//!
//! Invariants: everybody not named here sees nothing; pictures of minors and of
//! people in need are for the author and the reviewing line only; a withdrawn
//! report is its author's alone.

use super::model::{ReportRow, ReportState};
use crate::accounts::{Identity, ReviewScope};
use crate::db::types::{AccountId, MemberId, OrganizationId};

/// Who is looking.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The person, for what depends on the record a report is linked to.
    pub identity: Identity,
    /// The account.
    pub account_id: AccountId,
    /// The member behind it.
    pub member_id: Option<MemberId>,
    /// Branches whose affairs he keeps.
    pub kept: Vec<OrganizationId>,
    /// What he reviews.
    pub scopes: Vec<ReviewScope>,
}

impl Viewer {
    /// The viewer behind an identity.
    #[must_use]
    pub fn new(identity: &Identity) -> Self {
        Self {
            identity: identity.clone(),
            account_id: identity.account_id,
            member_id: identity.member.as_ref().map(|member| member.member_id),
            kept: identity.kept_branches(),
            scopes: identity.review_scopes(),
        }
    }

    /// What this viewer is to a report of a branch in an area and of a domain.
    #[must_use]
    pub fn sight(&self, report: &ReportRow, area_path: &str, domain: Option<&str>, companion: bool) -> Sight {
        Sight {
            own: report.filed_by == self.account_id || Some(report.author_id) == self.member_id,
            reviewer: self.scopes.iter().any(|scope| scope.covers(area_path, domain)),
            keeper: self.kept.contains(&report.branch_id),
            companion,
        }
    }
}

/// What a viewer is to a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "somebody can be all of these at once")]
pub struct Sight {
    /// Author or filer.
    pub own: bool,
    /// Reviewer whose scope covers the branch.
    pub reviewer: bool,
    /// Keeper of the branch.
    pub keeper: bool,
    /// Named as a companion.
    pub companion: bool,
}

impl Sight {
    /// Whether the report may be seen at its address.
    #[must_use]
    pub fn sees(self, state: ReportState) -> bool {
        match state {
            ReportState::Submitted => self.own || self.reviewer || self.keeper || self.companion,
            // Whoever may hide it still has to be able to look at what was hidden.
            ReportState::Hidden => self.own || self.reviewer || self.keeper,
            ReportState::Withdrawn => self.own,
        }
    }

    /// Whether exact points and the use as evidence may be seen.
    #[must_use]
    pub fn full(self) -> bool {
        self.own || self.reviewer
    }

    /// Whether the pictures may be seen.
    #[must_use]
    pub fn pictures(self, sensitive: bool) -> bool {
        !sensitive || self.full()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_minors_are_for_the_author_and_the_reviewing_line() {
        let keeper = Sight { keeper: true, ..Sight::default() };
        let companion = Sight { companion: true, ..Sight::default() };
        let reviewer = Sight { reviewer: true, ..Sight::default() };
        let own = Sight { own: true, ..Sight::default() };
        assert!(reviewer.pictures(true) && own.pictures(true));
        assert!(!keeper.pictures(true) && !companion.pictures(true));
        assert!(keeper.pictures(false) && companion.pictures(false));
    }

    #[test]
    fn a_withdrawn_report_is_its_authors_alone() {
        let others = Sight { own: false, reviewer: true, keeper: true, companion: true };
        assert!(!others.sees(ReportState::Withdrawn));
        assert!(Sight { own: true, ..Sight::default() }.sees(ReportState::Withdrawn));
        assert!(!Sight { companion: true, ..Sight::default() }.sees(ReportState::Hidden));
    }
}
