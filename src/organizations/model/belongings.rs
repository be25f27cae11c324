//! Projects, teams, places and postings: what organisations work with.

use chrono::NaiveDate;

use crate::db::types::{AreaId, MemberId, OrganizationId, PlaceId, PostingId, ProjectId, TeamId};
use crate::fields::FieldErrors;
use crate::word_enum;

use super::{LONGEST_NAME, require_order};

word_enum! {
    /// What a team is.
    pub enum TeamKind {
        /// 党员先锋队.
        Vanguard = "vanguard",
        /// 党员示范岗, bound to a place.
        ExemplaryPost = "exemplary_post",
        /// 服务队.
        ServiceTeam = "service_team",
    }
}

word_enum! {
    /// What a place is.
    pub enum PlaceKind {
        /// 行政村.
        Village = "village",
        /// 网格.
        Grid = "grid",
        /// A building site or other place of a project.
        Project = "project",
        /// 企业.
        Enterprise = "enterprise",
        /// 点位.
        Site = "site",
        /// Anything else.
        Other = "other",
    }
}

word_enum! {
    /// As what a member is posted to a host.
    pub enum PostingRole {
        /// 第一书记.
        FirstSecretary = "first_secretary",
        /// 第一专员.
        FirstCommissioner = "first_commissioner",
        /// 特派村主任.
        SecondedVillageHead = "seconded_village_head",
        /// 医疗队.
        MedicalTeam = "medical_team",
        /// 退出领导岗位人员.
        RetiredLeader = "retired_leader",
        /// Working on a project of the host.
        ProjectMember = "project_member",
        /// Anything else.
        Other = "other",
    }
}

/// A project that branches work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// What can be changed of it.
    pub draft: ProjectDraft,
}

/// A project as somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectDraft {
    /// Where it lies.
    pub area_id: AreaId,
    /// Its name.
    pub name: String,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
}

impl ProjectDraft {
    /// Checks what can be checked without looking at other rows.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.name, 1, LONGEST_NAME, "/name");
        require_order(self.started_on, self.ended_on, "/ended_on", &mut errors);
        errors
    }
}

/// A vanguard team, exemplary post or service team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// What can be changed of it.
    pub draft: TeamDraft,
}

/// A team as somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamDraft {
    /// The organisation it belongs to; never changes.
    pub organization_id: OrganizationId,
    /// What it is.
    pub kind: TeamKind,
    /// Its name.
    pub name: String,
    /// The project it works on.
    pub project_id: Option<ProjectId>,
    /// The place it is bound to.
    pub place_id: Option<PlaceId>,
}

impl TeamDraft {
    /// Checks what can be checked without looking at other rows.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.name, 1, LONGEST_NAME, "/name");
        errors
    }
}

/// A named place where work happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What can be changed of it.
    pub draft: PlaceDraft,
}

/// A place as somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceDraft {
    /// What it is.
    pub kind: PlaceKind,
    /// Where it lies.
    pub area_id: AreaId,
    /// The organisation that offers it to its members; none for places of the whole area.
    pub organization_id: Option<OrganizationId>,
    /// Its name.
    pub name: String,
    /// Thousandths of a degree north: coarse on purpose.
    pub latitude_milli: Option<i32>,
    /// Thousandths of a degree east.
    pub longitude_milli: Option<i32>,
}

impl PlaceDraft {
    /// Checks what can be checked without looking at other rows.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.name, 1, LONGEST_NAME, "/name");
        let (latitude, longitude) = (self.latitude_milli, self.longitude_milli);
        errors.require(
            latitude.is_some() == longitude.is_some(),
            "/longitude_milli",
            "A point has both latitude and longitude, or neither.",
        );
        let latitude_fits = latitude.is_none_or(|value| (-90_000..=90_000).contains(&value));
        errors.require(latitude_fits, "/latitude_milli", "Thousandths of a degree, -90000 to 90000.");
        let longitude_fits = longitude.is_none_or(|value| (-180_000..=180_000).contains(&value));
        errors.require(longitude_fits, "/longitude_milli", "Thousandths of a degree, -180000 to 180000.");
        errors
    }
}

/// A member's posting to a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Its id.
    pub id: PostingId,
    /// What can be changed of it.
    pub draft: PostingDraft,
    /// The member's name.
    pub member_name: String,
    /// The host's name.
    pub host_name: String,
}

/// A posting as somebody wants it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingDraft {
    /// Who is posted; never changes.
    pub member_id: MemberId,
    /// To which organisation; never changes.
    pub host_id: OrganizationId,
    /// As what.
    pub role: PostingRole,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; open when not known.
    pub ends_on: Option<NaiveDate>,
}

impl PostingDraft {
    /// Checks what can be checked without looking at other rows.
    #[must_use]
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        require_order(Some(self.starts_on), self.ends_on, "/ends_on", &mut errors);
        errors
    }
}

/// A member to be picked from a list: name and id, nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberName {
    /// The member.
    pub id: MemberId,
    /// The name.
    pub name: String,
}
