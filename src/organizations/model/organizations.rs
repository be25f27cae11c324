//! Organisations: their kinds, and the rules of one that is written.

use chrono::NaiveDate;

use crate::db::types::{AreaId, Instant, OrganizationId};
use crate::fields::FieldErrors;
use crate::word_enum;

use super::{LONGEST_NAME, Project, Team, require_code, require_order};

word_enum! {
    /// What an organisation is.
    pub enum OrganizationKind {
        /// 基层党委.
        Committee = "committee",
        /// 党总支.
        GeneralBranch = "general_branch",
        /// 党支部.
        Branch = "branch",
        /// 党建工作指导站: gives help, is not appraised.
        GuidanceStation = "guidance_station",
        /// 产业链党组织: members from several counties.
        Chain = "chain",
        /// 党建联盟.
        Alliance = "alliance",
    }
}

impl OrganizationKind {
    /// Whether organisations of this kind are appraised: branches and general branches, nothing else.
    #[must_use]
    pub fn is_appraised(self) -> bool {
        matches!(self, Self::Branch | Self::GeneralBranch)
    }

    /// Whether others may stand below it in the tree.
    #[must_use]
    pub fn may_have_children(self) -> bool {
        matches!(self, Self::Committee | Self::GeneralBranch)
    }

    /// Whether it gathers partners across the tree.
    #[must_use]
    pub fn may_have_partners(self) -> bool {
        matches!(self, Self::Chain | Self::Alliance | Self::GuidanceStation)
    }
}

word_enum! {
    /// Whether an organisation is at work.
    pub enum OrganizationStatus {
        /// At work.
        Active = "active",
        /// Wound up; kept, so that old reports still have a home.
        Dissolved = "dissolved",
    }
}

/// What other features need to know of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationFacts {
    /// Its id.
    pub id: OrganizationId,
    /// Its full name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its own domain; never inherited.
    pub domain_code: Option<String>,
    /// Where it lies.
    pub area_id: AreaId,
    /// Codes of that area from the root, each closed by a slash.
    pub area_path: String,
    /// Whether it is at work.
    pub status: OrganizationStatus,
    /// Whether it ends with a project.
    pub is_temporary: bool,
    /// From which day it stands.
    pub valid_from: Option<NaiveDate>,
    /// To which day it stands, that day included.
    pub valid_to: Option<NaiveDate>,
}

impl OrganizationFacts {
    /// Whether it stood on a day, as far as its dates say.
    #[must_use]
    pub fn stands_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// An organisation with everything its row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// What can be changed of it.
    pub draft: OrganizationDraft,
    /// When it was entered.
    pub created_at: Instant,
    /// When it was changed last.
    pub updated_at: Instant,
}

/// An organisation as somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationDraft {
    /// Its stable code, the same as in the roster.
    pub code: String,
    /// The organisation above.
    pub parent_id: Option<OrganizationId>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its own domain.
    pub domain_code: Option<String>,
    /// Where it lies.
    pub area_id: AreaId,
    /// Its full name.
    pub name: String,
    /// The name used in lists.
    pub short_name: Option<String>,
    /// Whether it ends with a project.
    pub is_temporary: bool,
    /// From which day it stands.
    pub valid_from: Option<NaiveDate>,
    /// To which day it stands.
    pub valid_to: Option<NaiveDate>,
    /// Whether it is at work.
    pub status: OrganizationStatus,
}

impl OrganizationDraft {
    /// Checks what can be checked without looking at other rows.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        require_code(&self.code, "/code", &mut errors);
        errors.require_length(&self.name, 1, LONGEST_NAME, "/name");
        if let Some(short_name) = &self.short_name {
            errors.require_length(short_name, 1, LONGEST_NAME, "/short_name");
        }
        errors.require(
            !self.kind.is_appraised() || self.domain_code.is_some(),
            "/domain_code",
            "A branch or general branch needs its domain: the sheet it is appraised by follows from it.",
        );
        errors.require(
            !self.is_temporary || self.valid_from.is_some(),
            "/valid_from",
            "A temporary organisation needs the day from which it stands.",
        );
        require_order(self.valid_from, self.valid_to, "/valid_to", &mut errors);
        errors
    }
}

/// An organisation's name with what tells namesakes apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationName {
    /// Its id.
    pub id: OrganizationId,
    /// Its full name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedOrganization {
    /// Its id.
    pub id: OrganizationId,
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// The name used in lists.
    pub short_name: Option<String>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Its own domain.
    pub domain_code: Option<String>,
    /// Where it lies.
    pub area_id: AreaId,
    /// The name of that area.
    pub area_name: String,
    /// Whether it ends with a project.
    pub is_temporary: bool,
    /// Whether it is at work.
    pub status: OrganizationStatus,
}

/// Which organisations a list shows.
#[derive(Clone, Debug, Default)]
pub struct OrganizationFilter {
    /// Only inside this area.
    pub under: Option<AreaId>,
    /// Only directly below this organisation.
    pub parent_id: Option<OrganizationId>,
    /// Only of this domain.
    pub domain_code: Option<String>,
    /// Only of this kind.
    pub kind: Option<OrganizationKind>,
    /// Only of this status.
    pub status: Option<OrganizationStatus>,
    /// Only with this text somewhere in the name.
    pub name: Option<String>,
}

/// An organisation with its surroundings.
#[derive(Clone, Debug)]
pub struct OrganizationDetail {
    /// The organisation.
    pub organization: Organization,
    /// Codes of its area from the root.
    pub area_path: String,
    /// The organisations above, nearest first.
    pub parents: Vec<OrganizationName>,
    /// Projects it works on.
    pub projects: Vec<Project>,
    /// Partners, whichever side holds the link.
    pub links: Vec<OrganizationName>,
    /// Its teams.
    pub teams: Vec<Team>,
}
