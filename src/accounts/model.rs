//! Roles, scopes and what an identity may do. Pure rules.
//!
//! No database and no HTTP. Invariant: a permission is decided here and nowhere
//! else; handlers name it in their signature through [`super::actor::Actor`].

use crate::db::types::{AccountId, GrantId, MemberId, OrganizationId, SessionId};
use crate::word_enum;

word_enum! {
    /// What a person may be beyond a member.
    pub enum Role {
        /// Files for others (代报).
        GroupLeader = "group_leader",
        /// Keeps the branch's affairs like its secretary.
        BranchContact = "branch_contact",
        /// Reviews branches of an area at one level.
        Reviewer = "reviewer",
        /// Reviews branches of one line only.
        DomainReviewer = "domain_reviewer",
        /// Visits branches.
        Inspector = "inspector",
        /// Scores on presentation day.
        PanelJudge = "panel_judge",
        /// Handles objections.
        ObjectionHandler = "objection_handler",
        /// Runs the system: organisations, cycles, sheets.
        CityAdmin = "city_admin",
        /// Keeps accounts and roles.
        SecurityAdmin = "security_admin",
        /// Reads the trail.
        Auditor = "auditor",
    }
}

impl Role {
    /// Whether the role reviews or administers: such accounts have stricter passwords and shorter sessions.
    #[must_use]
    pub fn is_guarded(self) -> bool {
        !matches!(self, Self::GroupLeader | Self::BranchContact)
    }

    /// Whether this is one of the three administrators that no one person may combine.
    #[must_use]
    pub fn is_administrator(self) -> bool {
        matches!(self, Self::CityAdmin | Self::SecurityAdmin | Self::Auditor)
    }
}

word_enum! {
    /// How a session's token travels.
    pub enum Transport {
        /// In the `Authorization` header, kept by an app.
        Bearer = "bearer",
        /// In a cookie no script can read, kept by a browser.
        Cookie = "cookie",
    }
}

word_enum! {
    /// Whether an account may log in.
    pub enum AccountState {
        /// It may.
        Active = "active",
        /// An administrator has locked it.
        Disabled = "disabled",
    }
}

word_enum! {
    /// Where an account stands, as a list of accounts tells people apart.
    pub enum Standing {
        /// It may log in and has chosen a password.
        Active = "active",
        /// It may log in once its one-time code was used.
        Waiting = "waiting",
        /// An administrator has locked it, activated or not.
        Disabled = "disabled",
    }
}

word_enum! {
    /// Who gave a role.
    pub enum GrantSource {
        /// The import of the roster.
        Roster = "roster",
        /// A security administrator.
        Administrator = "administrator",
        /// The operator at the shell.
        Operator = "operator",
    }
}

word_enum! {
    /// At which level a reviewer scores.
    pub enum Level {
        /// 乡镇(街道), or the committee of a line.
        Township = "township",
        /// 县(市、区).
        County = "county",
        /// 市.
        City = "city",
    }
}

word_enum! {
    /// A member's office in the branch.
    pub enum Office {
        /// 书记.
        Secretary = "secretary",
        /// 副书记.
        DeputySecretary = "deputy_secretary",
        /// 组织委员.
        OrganizationCommissioner = "organization_commissioner",
        /// 宣传委员.
        PublicityCommissioner = "publicity_commissioner",
        /// 纪检委员.
        DisciplineCommissioner = "discipline_commissioner",
        /// 党员.
        Member = "member",
    }
}

/// One role held, with where it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The grant's id.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// The level, for reviewers.
    pub level: Option<Level>,
    /// The path of the area whose subtree it covers, for reviewers.
    pub area_path: Option<String>,
    /// The organisation it is bound to, for branch roles.
    pub organization_id: Option<OrganizationId>,
    /// The domains it covers; empty means all.
    pub domains: Vec<String>,
}

/// The member behind an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberIdentity {
    /// The member.
    pub member_id: MemberId,
    /// The home branch.
    pub branch_id: OrganizationId,
    /// The office held there.
    pub office: Office,
    /// Hosts of the postings in force today.
    pub hosts: Vec<OrganizationId>,
}

/// Who is asking, loaded afresh with every request so that a revoked right ends at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The account.
    pub account_id: AccountId,
    /// The device.
    pub session_id: SessionId,
    /// The person's name.
    pub name: String,
    /// The login.
    pub login: String,
    /// Set after an administrator chose the password.
    pub must_change_password: bool,
    /// The membership, if the person is an active member.
    pub member: Option<MemberIdentity>,
    /// Roles in force.
    pub grants: Vec<Grant>,
}

impl Identity {
    /// Whether any grant has this role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the stricter rules for reviewers and administrators hold.
    #[must_use]
    pub fn is_guarded(&self) -> bool {
        self.grants.iter().any(|grant| grant.role.is_guarded())
    }

    /// Branches the person may file for: home and hosts.
    #[must_use]
    pub fn acting_branches(&self) -> Vec<OrganizationId> {
        self.member
            .iter()
            .flat_map(|member| std::iter::once(member.branch_id).chain(member.hosts.iter().copied()))
            .collect()
    }

    /// Branches whose affairs the person keeps: as secretary or contact.
    #[must_use]
    pub fn kept_branches(&self) -> Vec<OrganizationId> {
        let secretary =
            self.member.iter().filter(|member| member.office == Office::Secretary).map(|member| member.branch_id);
        secretary.chain(self.bound_to(Role::BranchContact)).collect()
    }

    /// Branches in which the person has a part: he belongs or is posted to them, or keeps them (回避).
    #[must_use]
    pub fn own_branches(&self) -> Vec<OrganizationId> {
        self.acting_branches().into_iter().chain(self.kept_branches()).collect()
    }

    /// Branches for whose members the person may file (代报): those kept or led.
    #[must_use]
    pub fn file_for_branches(&self) -> Vec<OrganizationId> {
        self.kept_branches().into_iter().chain(self.bound_to(Role::GroupLeader)).collect()
    }

    fn bound_to(&self, role: Role) -> impl Iterator<Item = OrganizationId> + '_ {
        self.grants.iter().filter(move |grant| grant.role == role).filter_map(|grant| grant.organization_id)
    }

    /// The parts of the city whose objections the person handles; without an area, all of it.
    #[must_use]
    pub fn objection_scopes(&self) -> Vec<ReviewScope> {
        self.scopes_of(Role::ObjectionHandler)
    }

    /// The parts of the city whose branches the person visits; without an area, all of it.
    #[must_use]
    pub fn inspection_scopes(&self) -> Vec<ReviewScope> {
        self.scopes_of(Role::Inspector)
    }

    fn scopes_of(&self, role: Role) -> Vec<ReviewScope> {
        self.grants
            .iter()
            .filter(|grant| grant.role == role)
            .map(|grant| ReviewScope {
                level: grant.level.unwrap_or(Level::City),
                area_path: grant.area_path.clone().unwrap_or_default(),
                domains: grant.domains.clone(),
            })
            .collect()
    }

    /// The parts of the city the person reviews.
    #[must_use]
    pub fn review_scopes(&self) -> Vec<ReviewScope> {
        self.grants
            .iter()
            .filter(|grant| matches!(grant.role, Role::Reviewer | Role::DomainReviewer))
            .filter_map(|grant| {
                Some(ReviewScope {
                    level: grant.level?,
                    area_path: grant.area_path.clone()?,
                    domains: grant.domains.clone(),
                })
            })
            .collect()
    }
}

/// A reviewer's scope: area subtree × set of domains × level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewScope {
    /// The level scored at.
    pub level: Level,
    /// Path of the root of the subtree, ending in a slash.
    pub area_path: String,
    /// Domains covered; empty means all.
    pub domains: Vec<String>,
}

impl ReviewScope {
    /// Whether a branch at this area path and of this domain lies within the scope.
    #[must_use]
    pub fn covers(&self, area_path: &str, domain: Option<&str>) -> bool {
        area_path.starts_with(&self.area_path)
            && (self.domains.is_empty() || domain.is_some_and(|domain| self.domains.iter().any(|one| one == domain)))
    }
}

/// The levels of the scopes that cover a branch, from the lowest up.
#[must_use]
pub fn covering_levels(scopes: &[ReviewScope], area_path: &str, domain: Option<&str>) -> Vec<Level> {
    let covering = scopes.iter().filter(|scope| scope.covers(area_path, domain));
    let mut levels: Vec<Level> = covering.map(|scope| scope.level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// Why a permission was not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The person has no such role.
    WrongRole,
    /// The person must choose a password first.
    PasswordChangeDue,
}

/// A right that a handler demands by its type.
pub trait Permission: Sized + 'static {
    /// Shown in the contract and in `ARCHITECTURE.md`.
    const NAME: &'static str;
    /// Whether an identity has it.
    fn holds(identity: &Identity) -> bool;
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident $word:literal = $rule:expr;)+) => {
        impl Identity {
            /// Names of the permissions held, so that a client need not know the rules.
            #[must_use]
            pub fn permissions(&self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $(if $name::holds(self) { names.push($name::NAME); })+
                names
            }
        }
    $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Permission for $name {
            const NAME: &'static str = $word;
            fn holds(identity: &Identity) -> bool { let rule: fn(&Identity) -> bool = $rule; rule(identity) }
        }
    )+};
}

permissions! {
    /// Anybody logged in.
    SignedIn "signed_in" = |_| true;
    /// An active member.
    Member "member" = |who| who.member.is_some();
    /// Keeps the affairs of at least one branch: its secretary or contact.
    BranchKeeper "branch_keeper" = |who| !who.kept_branches().is_empty();
    /// Keeps the affairs of at least one branch, or runs the system.
    OrganizationKeeper "organization_keeper" = |who| who.has(Role::CityAdmin) || !who.kept_branches().is_empty();
    /// Reviews at some level.
    Reviewer "reviewer" = |who| !who.review_scopes().is_empty();
    /// Handles objections in some part of the city.
    ObjectionHandler "objection_handler" = |who| !who.objection_scopes().is_empty();
    /// Runs the system.
    CityAdmin "city_admin" = |who| who.has(Role::CityAdmin);
    /// Keeps accounts and roles.
    SecurityAdmin "security_admin" = |who| who.has(Role::SecurityAdmin);
    /// Reads the trail.
    Auditor "auditor" = |who| who.has(Role::Auditor);
}
