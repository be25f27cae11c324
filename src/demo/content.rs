//! The shape of `demo.json`, a small made-up county to look around in.
//!
//! What lives here: the entries; `checks` holds them together. What does not: loading them into a
//! database, and the photos, which are drawn at load (`photos` says how many). Invariants: entries
//! name each other by `ref`, never by position; days count back from the day of loading, so that the demo
//! never grows old; phones begin with 100, which no network gives out.

use serde::Deserialize;

/// Everything the demo holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// Shown on the sign-in page.
    pub notice_zh: String,
    /// The same in English.
    pub notice_en: String,
    /// City, county-level units, townships; parents before children.
    pub regions: Vec<DemoRegion>,
    /// Party organisations; parents before children.
    pub organizations: Vec<DemoOrganization>,
    /// Party members.
    pub members: Vec<DemoMember>,
    /// Projects.
    pub projects: Vec<DemoProject>,
    /// Places to pick.
    pub places: Vec<DemoPlace>,
    /// Teams and posts.
    pub teams: Vec<DemoTeam>,
    /// Members at work away from their home branch.
    pub postings: Vec<DemoPosting>,
    /// Household liaison, as counts.
    pub liaisons: Vec<DemoLiaison>,
    /// Reviewers and administrators.
    pub reviewers: Vec<DemoReviewer>,
    /// Reports from the field.
    pub reports: Vec<DemoReport>,
    /// Sign-ins to try.
    pub logins: Vec<DemoLogin>,
}

/// A region.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoRegion {
    /// Name among the entries.
    pub r#ref: String,
    /// The region above.
    #[serde(default)]
    pub parent: Option<String>,
    /// `city`, `county`, `township`.
    pub level: String,
    /// `city`, `county`, `district`, `zone`, `township`, `subdistrict`.
    pub kind: String,
    /// Name for people.
    pub name: String,
}

/// A Party organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoOrganization {
    /// Name among the entries.
    pub r#ref: String,
    /// `committee`, `general_branch`, `branch`, `chain`, `guidance_station`.
    pub kind: String,
    /// One of the eight domains; none for bodies that compete in no domain.
    #[serde(default)]
    pub domain: Option<String>,
    /// Where it stands.
    pub region: String,
    /// The organisation above.
    #[serde(default)]
    pub parent: Option<String>,
    /// Full official name.
    pub name: String,
    /// Name in daily use.
    pub short_name: String,
    /// Whether it may declare for the appraisal.
    #[serde(default)]
    pub appraised: bool,
    /// Whether it declared and scored itself.
    #[serde(default)]
    pub declares: bool,
    /// A branch for the time of a project.
    #[serde(default)]
    pub is_temporary: bool,
    /// That project.
    #[serde(default)]
    pub project: Option<String>,
    /// First day, counted back.
    #[serde(default)]
    pub valid_from_days_ago: Option<u32>,
    /// Last day, counted ahead.
    #[serde(default)]
    pub valid_to_days_ahead: Option<u32>,
    /// Free tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Members of a chain, from several counties.
    #[serde(default)]
    pub linked_organizations: Vec<String>,
}

/// A Party member.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoMember {
    /// Name among the entries.
    pub r#ref: String,
    /// Home branch.
    pub branch: String,
    /// Made-up name.
    pub name: String,
    /// Login.
    pub phone: String,
    /// Office in the branch.
    pub role: String,
    /// Further roles, such as `group_leader`.
    #[serde(default)]
    pub extra_roles: Vec<String>,
}

/// A project.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoProject {
    /// Name among the entries.
    pub r#ref: String,
    /// Name for people.
    pub name: String,
    /// Where.
    pub region: String,
    /// Work theme.
    pub theme: String,
}

/// A place to pick in a report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPlace {
    /// Name among the entries.
    pub r#ref: String,
    /// `village`, `grid`, `project`, `enterprise`, `site`, `other`.
    pub kind: String,
    /// Name for people.
    pub name: String,
    /// Where.
    pub region: String,
    /// Whose pick-list shows it first.
    #[serde(default)]
    pub organization: Option<String>,
    /// The project it belongs to.
    #[serde(default)]
    pub project: Option<String>,
    /// A coarse, made-up point.
    #[serde(default)]
    pub point: Option<DemoPoint>,
}

/// A point, with the system of its coordinates.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPoint {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// `wgs84` or `gcj02`.
    pub system: String,
}

/// A team or a post.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoTeam {
    /// Name among the entries.
    pub r#ref: String,
    /// `vanguard`, `exemplary_post`, `service_team`.
    pub kind: String,
    /// Name for people.
    pub name: String,
    /// Whose team it is.
    pub organization: String,
    /// The project it works on.
    #[serde(default)]
    pub project: Option<String>,
    /// The place of a post.
    #[serde(default)]
    pub place: Option<String>,
    /// Who belongs to it; may come from several branches.
    pub members: Vec<String>,
}

/// A member at work away from the home branch.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPosting {
    /// Who.
    pub member: String,
    /// The host branch; none when the host is outside the system.
    #[serde(default)]
    pub host: Option<String>,
    /// `first_secretary`, `first_commissioner`, `seconded_village_head`, `medical_team`, …
    pub role: String,
    /// First day, counted back.
    pub from_days_ago: u32,
    /// Last day, counted back; none while it lasts.
    #[serde(default)]
    pub to_days_ago: Option<u32>,
    /// The host in words, when it is outside the system.
    #[serde(default)]
    pub away_zh: Option<String>,
}

/// How many households a member keeps contact with; never which.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoLiaison {
    /// Who.
    pub member: String,
    /// How many.
    pub household_count: u32,
}

/// A reviewer or administrator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoReviewer {
    /// Name among the entries.
    pub r#ref: String,
    /// Made-up name.
    pub name: String,
    /// Login.
    pub phone: String,
    /// `reviewer`, `domain_reviewer`, `city_admin`, `security_admin`, `auditor`, `objection_handler`.
    pub role: String,
    /// Sees this region and below.
    pub region: String,
    /// The region's level.
    pub level: String,
    /// Limits the scope to these domains; empty means all.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Where the person works.
    #[serde(default)]
    pub unit_zh: String,
}

/// A report from the field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoReport {
    /// Name among the entries.
    pub r#ref: String,
    /// Whose report it is.
    pub author: String,
    /// Who typed it, when another did.
    #[serde(default)]
    pub filed_by: Option<String>,
    /// The branch it counts for.
    pub organization: String,
    /// Kind of activity.
    pub kind: String,
    /// Work theme.
    #[serde(default)]
    pub theme: Option<String>,
    /// What was done.
    pub text: String,
    /// What came of it.
    #[serde(default)]
    pub outcome: Option<String>,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// For which project.
    #[serde(default)]
    pub project: Option<String>,
    /// With which team.
    #[serde(default)]
    pub team: Option<String>,
    /// Who else was there.
    #[serde(default)]
    pub companions: Vec<String>,
    /// The day it happened, counted back.
    pub happened_days_ago: u32,
    /// The day it was filed, counted back.
    pub filed_days_ago: u32,
    /// Filed for an earlier day.
    #[serde(default)]
    pub backdated: bool,
    /// How many photos to draw at load; a report without photos is complete.
    #[serde(default)]
    pub photos: u8,
    /// The first two photos are a pair of the same spot.
    #[serde(default)]
    pub before_after: bool,
    /// `minors`, `patients`: hides pictures from all but the reviewing line.
    #[serde(default)]
    pub sensitive: Vec<String>,
}

/// A sign-in to try.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoLogin {
    /// A member or a reviewer.
    pub who: String,
    /// That person's phone, easy to remember.
    pub phone: String,
    /// What one can see as this person.
    pub label_zh: String,
    /// The same in English.
    pub label_en: String,
}
