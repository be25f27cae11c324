//! What a manifest may say, its canonical form and its digest. Pure.
//!
//! Invariants: a text or a photo is enough, neither is ever demanded beside the
//! other; the digest covers the meaning, so that spaces around a text or the
//! order of companions make no second report.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::field_reports;
use crate::db::types::{
    AccountId, Instant, MemberId, OrganizationId, PhotoId, PlaceId, ProjectId, ReportId, Sha256, TeamId,
};
use crate::fields::FieldErrors;
use crate::photos::CoordinateSystem;
use crate::word_enum;

/// Most photos of one report.
pub const MAX_PHOTOS: usize = 9;
/// Longest text, in characters.
const MAX_TEXT: usize = 500;
/// Longest outcome, in characters: one line.
const MAX_OUTCOME: usize = 200;
/// Longest name of a partner, in characters.
const MAX_PARTNER: usize = 100;
/// Most companions of one report.
const MAX_COMPANIONS: usize = 30;

word_enum! {
    /// What was done, by one tap.
    pub enum ReportKind {
        /// 先锋队攻坚.
        VanguardWork = "vanguard_work",
        /// 示范岗履职.
        PostDuty = "post_duty",
        /// 走访联系户.
        HouseholdVisit = "household_visit",
        /// 代办帮办.
        ErrandService = "errand_service",
        /// 下村服务.
        VillageService = "village_service",
        /// 帮扶企业.
        EnterpriseHelp = "enterprise_help",
        /// 网格治理.
        CommunityGovernance = "community_governance",
        /// 应急值守.
        Emergency = "emergency",
        /// 志愿服务.
        Volunteer = "volunteer",
        /// 其他.
        Other = "other",
    }
}

word_enum! {
    /// Where a report stands. "Used" follows from evidence and is no state.
    pub enum ReportState {
        /// 已提交.
        Submitted = "submitted",
        /// 已撤回, by its author.
        Withdrawn = "withdrawn",
        /// 已隐藏, with a reason.
        Hidden = "hidden",
    }
}

/// A point with the system it was measured in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Its system.
    pub coordinate_system: CoordinateSystem,
}

/// One photo that is promised.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slot {
    /// Minted by the client.
    pub id: PhotoId,
    /// Digest of the bytes that will come.
    pub sha256: Sha256,
    /// How many they will be.
    pub size: i64,
    /// What the phone takes them for.
    pub media_type: String,
    /// Wall time the phone says.
    pub taken_at: Option<NaiveDateTime>,
    /// Its offset from UTC in minutes, when the phone says one.
    pub offset_minutes: Option<i32>,
    /// Where, when the sender tapped for it.
    pub point: Option<Point>,
}

/// What a report says: the part that can be edited.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// What was done.
    pub kind: ReportKind,
    /// In the author's words; empty when a photo says it.
    pub text: String,
    /// 办成了什么.
    pub outcome: Option<String>,
    /// The partner organisation, by name.
    pub partner: Option<String>,
    /// Code of a work theme.
    pub theme: Option<String>,
    /// For which project.
    pub project_id: Option<ProjectId>,
    /// In which team.
    pub team_id: Option<TeamId>,
    /// At which place.
    pub place_id: Option<PlaceId>,
    /// On which day; the day of arrival when absent.
    pub happened_on: Option<NaiveDate>,
    /// Who was there too.
    pub companions: Vec<MemberId>,
    /// The exact point, only when given on purpose.
    pub point: Option<Point>,
    /// 有未成年人.
    pub has_minors: bool,
    /// 有就诊、救助对象.
    pub has_vulnerable: bool,
    /// The photos that will come.
    pub photos: Vec<Slot>,
}

/// A report as a phone announces it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// Minted by the client.
    pub id: ReportId,
    /// For which branch; the author's home branch when absent.
    pub branch_id: Option<OrganizationId>,
    /// The author, when somebody else files (代报).
    pub on_behalf_of: Option<MemberId>,
    /// What it says.
    pub content: Content,
}

impl Manifest {
    /// The SHA-256 of the canonical form: version, then every field in fixed order.
    ///
    /// What was left out stays left out here, so that sending again tomorrow is still the same.
    #[must_use]
    pub fn digest(&self) -> Sha256 {
        // A struct of plain values always serialises.
        let text = serde_json::to_vec(&("shigan-manifest-1", self)).unwrap_or_default();
        Sha256::of(&text)
    }

    /// Puts the manifest into its canonical form.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.content = self.content.canonical();
        self
    }

    /// Every field that is wrong whatever the database holds.
    #[must_use]
    pub fn check(&self, today: NaiveDate, max_bytes: u64) -> FieldErrors {
        let mut errors = FieldErrors::new();
        errors.require(self.id.0.get_version_num() == 7, "/id", "Must be a UUID of version 7, minted by the client.");
        self.content.check(today, max_bytes, &mut errors);
        errors
    }
}

impl Content {
    /// Puts it into its canonical form: no blanks around texts, no empty texts, companions in order and once.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.text = self.text.trim().to_owned();
        let tidy = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self.outcome = tidy(self.outcome);
        self.partner = tidy(self.partner);
        self.theme = tidy(self.theme);
        self.companions.sort();
        self.companions.dedup();
        self
    }

    /// Every field that is wrong whatever the database holds.
    pub fn check(&self, today: NaiveDate, max_bytes: u64, errors: &mut FieldErrors) {
        if self.text.is_empty() {
            let detail = "Say it in a sentence, or add a photo; one of the two is enough.";
            errors.require(!self.photos.is_empty(), "/text", detail);
        } else {
            errors.require_length(&self.text, 1, MAX_TEXT, "/text");
        }
        let lines = [(&self.outcome, MAX_OUTCOME, "/outcome"), (&self.partner, MAX_PARTNER, "/partner")];
        for (text, max, pointer) in lines {
            if let Some(text) = text {
                errors.require_length(text, 1, max, pointer);
            }
        }
        let texts =
            [(Some(&self.text), "/text"), (self.outcome.as_ref(), "/outcome"), (self.partner.as_ref(), "/partner")];
        for (text, pointer) in texts {
            let clean =
                text.is_none_or(|text| !text.chars().any(|c| c.is_control() && c != '\n' && c != '\t' && c != '\r'));
            errors.require(clean, pointer, "Must not contain control characters.");
        }
        let future = self.happened_on.is_some_and(|day| day > today);
        errors.require(!future, "/happened_on", "This day is still to come; give the day it happened.");
        let old = self.happened_on.is_some_and(|day| day < NaiveDate::default());
        errors.require(!old, "/happened_on", "This day is too long ago to be meant.");
        let many = format!("At most {MAX_COMPANIONS} companions can be named.");
        errors.require(self.companions.len() <= MAX_COMPANIONS, "/companions", &many);
        check_point(self.point.as_ref(), "/point", errors);
        self.check_photos(max_bytes, errors);
    }

    fn check_photos(&self, max_bytes: u64, errors: &mut FieldErrors) {
        let many = format!("A report takes {MAX_PHOTOS} photos at the most; one to three are plenty.");
        errors.require(self.photos.len() <= MAX_PHOTOS, "/photos", &many);
        let (mut ids, mut digests) = (HashSet::new(), HashSet::new());
        for (index, photo) in self.photos.iter().enumerate() {
            let at = |field: &str| format!("/photos/{index}/{field}");
            let version = photo.id.0.get_version_num() == 7;
            errors.require(version, &at("id"), "Must be a UUID of version 7, minted by the client.");
            errors.require(ids.insert(photo.id), &at("id"), "The same photo id is listed twice.");
            errors.require(digests.insert(photo.sha256), &at("sha256"), "The same picture is listed twice.");
            let fits = u64::try_from(photo.size).is_ok_and(|size| (1..=max_bytes).contains(&size));
            errors.require(fits, &at("size"), &format!("Must be 1 to {max_bytes} bytes."));
            let typed =
                (1..=100).contains(&photo.media_type.len()) && photo.media_type.chars().all(|c| c.is_ascii_graphic());
            errors.require(typed, &at("media_type"), "Must be a media type such as image/jpeg.");
            let offset = photo.offset_minutes.is_none_or(|minutes| minutes.abs() <= 14 * 60);
            errors.require(offset, &at("taken_at"), "An offset lies within 14 hours.");
            check_point(photo.point.as_ref(), &at("point"), errors);
        }
    }

    /// What a search looks through, lower-cased here so that both databases agree.
    #[must_use]
    pub fn search_text(&self) -> String {
        let parts = [Some(&self.text), self.outcome.as_ref(), self.partner.as_ref()];
        parts.into_iter().flatten().map(|part| part.to_lowercase()).collect::<Vec<_>>().join("\n")
    }
}

fn check_point(point: Option<&Point>, pointer: &str, errors: &mut FieldErrors) {
    if let Some(point) = point {
        let on_earth = (-90.0..=90.0).contains(&point.latitude) && (-180.0..=180.0).contains(&point.longitude);
        errors.require(on_earth, pointer, "Latitude lies within 90 degrees and longitude within 180.");
    }
}

/// Reads a time as phones write it: local time, with an offset when known.
///
/// # Errors
/// What to write instead.
pub fn parse_taken_at(text: &str) -> Result<(NaiveDateTime, Option<i32>), &'static str> {
    let micros = |at: NaiveDateTime| chrono::SubsecRound::trunc_subsecs(at, 6);
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) {
        return Ok((micros(at.naive_local()), Some(at.offset().local_minus_utc() / 60)));
    }
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").map(|at| (micros(at), None)).map_err(
        |_| "Must be a local time such as 2026-10-01T09:30:15, with an offset such as +08:00 when it is known.",
    )
}

/// A report as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = field_reports)]
#[expect(clippy::struct_excessive_bools, reason = "the columns of the table")]
pub struct ReportRow {
    /// Minted by the client.
    pub id: ReportId,
    /// Digest of the manifest it came with; edits leave it alone.
    pub manifest_sha256: Sha256,
    /// Who did it.
    pub author_id: MemberId,
    /// Whose account filed it.
    pub filed_by: AccountId,
    /// For which branch.
    pub branch_id: OrganizationId,
    /// For which project.
    pub project_id: Option<ProjectId>,
    /// In which team.
    pub team_id: Option<TeamId>,
    /// At which place.
    pub place_id: Option<PlaceId>,
    /// What was done.
    pub kind: ReportKind,
    /// Code of a work theme.
    pub theme_code: Option<String>,
    /// The text; empty when a photo says it.
    pub body: String,
    /// 办成了什么.
    pub outcome: Option<String>,
    /// The partner organisation, by name.
    pub partner: Option<String>,
    /// What a search looks through.
    pub search_text: String,
    /// The day in the city.
    pub happened_on: NaiveDate,
    /// 补记: the day lies before the day of arrival.
    pub backdated: bool,
    /// 有未成年人.
    pub has_minors: bool,
    /// 有就诊、救助对象.
    pub has_vulnerable: bool,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// System of the point.
    pub coordinate_system: Option<CoordinateSystem>,
    /// Where it stands.
    pub state: ReportState,
    /// Why it was hidden.
    pub state_reason: Option<String>,
    /// Rises with every change.
    pub revision: i32,
    /// Photos promised.
    pub photo_count: i32,
    /// When it arrived.
    pub submitted_at: Instant,
    /// When it was changed last.
    pub updated_at: Instant,
    /// Whether the point was rounded since.
    pub point_rounded: bool,
}

impl ReportRow {
    /// Whether its pictures are for the reviewing line only.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.has_minors || self.has_vulnerable
    }

    /// The exact point, if one was given.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        point_of(self.latitude, self.longitude, self.coordinate_system)
    }
}

/// A point from its three columns.
#[must_use]
pub fn point_of(latitude: Option<f64>, longitude: Option<f64>, system: Option<CoordinateSystem>) -> Option<Point> {
    Some(Point { latitude: latitude?, longitude: longitude?, coordinate_system: system? })
}
