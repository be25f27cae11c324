//! What clients send.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

use crate::db::types::{
    AreaId, MemberId, OrganizationId, PhotoId, PlaceId, ProjectId, RecordId, ReportId, Sha256, TeamId,
};
use crate::fields::FieldErrors;
use crate::photos::CoordinateSystem;
use crate::reports::model::{Change, Content, Manifest, Patch, Point, ReportKind, Slot, parse_taken_at};

/// A point on Earth.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PointBody {
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90, example = 27.9487)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180, example = 116.3582)]
    longitude: f64,
    /// The system it was measured in.
    coordinate_system: CoordinateSystem,
}

impl From<PointBody> for Point {
    fn from(body: PointBody) -> Self {
        Self { latitude: body.latitude, longitude: body.longitude, coordinate_system: body.coordinate_system }
    }
}

/// A photo that will follow.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotBody {
    /// Minted by the client: a UUID of version 7.
    id: PhotoId,
    /// Of the bytes that will be sent.
    sha256: Sha256,
    /// How many they are.
    #[schema(minimum = 1, example = 812_345)]
    size: i64,
    /// What the phone takes them for; the server looks at the bytes itself.
    #[schema(example = "image/jpeg")]
    media_type: String,
    /// Local time by the phone's clock, with its offset when known.
    #[schema(example = "2026-10-01T09:30:15+08:00")]
    taken_at: Option<String>,
    /// Where, when the sender tapped for it.
    point: Option<PointBody>,
}

fn slots(bodies: Vec<SlotBody>, errors: &mut FieldErrors) -> Vec<Slot> {
    let slot = |(index, body): (usize, SlotBody)| {
        let taken = body.taken_at.as_deref().map(parse_taken_at).transpose().unwrap_or_else(|why| {
            errors.push(format!("/photos/{index}/taken_at"), why);
            None
        });
        Slot {
            id: body.id,
            sha256: body.sha256,
            size: body.size,
            media_type: body.media_type.trim().to_ascii_lowercase(),
            taken_at: taken.map(|(at, _)| at),
            offset_minutes: taken.and_then(|(_, offset)| offset),
            point: body.point.map(Point::from),
        }
    };
    bodies.into_iter().enumerate().map(slot).collect()
}

/// The manifest of a report.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ManifestBody {
    /// Minted by the client: a UUID of version 7.
    id: ReportId,
    /// For which branch: home, or one with a posting in force. Home when absent.
    branch_id: Option<OrganizationId>,
    /// What was done.
    kind: ReportKind,
    /// 1 to 500 characters; may be left out when there is a photo.
    #[schema(example = "今天和三名党员一起清理了村口的排水沟。")]
    text: Option<String>,
    /// 办成了什么: one line, the best field for reviewers.
    outcome: Option<String>,
    /// A partner organisation, by name.
    partner: Option<String>,
    /// Code of a work theme.
    theme: Option<String>,
    /// For which project.
    project_id: Option<ProjectId>,
    /// In which team.
    team_id: Option<TeamId>,
    /// At which place.
    place_id: Option<PlaceId>,
    /// On which day in the city; the day of arrival when absent. An earlier day is shown as 补记.
    happened_on: Option<NaiveDate>,
    /// Members who were there too.
    #[serde(default)]
    companions: Vec<MemberId>,
    /// 代报: the author, when the caller files for a member of a branch he keeps or a group he leads.
    on_behalf_of: Option<MemberId>,
    /// The exact point, only when given on purpose.
    point: Option<PointBody>,
    /// 有未成年人: the pictures are then for the author and the reviewing line only.
    #[serde(default)]
    has_minors: bool,
    /// 有就诊、救助对象: likewise.
    #[serde(default)]
    has_vulnerable: bool,
    /// 0 to 9 photos that will follow.
    #[serde(default)]
    #[schema(max_items = 9)]
    photos: Vec<SlotBody>,
}

impl TryFrom<ManifestBody> for Manifest {
    type Error = FieldErrors;

    fn try_from(body: ManifestBody) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let photos = slots(body.photos, &mut errors);
        errors.finish()?;
        let content = Content {
            kind: body.kind,
            text: body.text.unwrap_or_default(),
            outcome: body.outcome,
            partner: body.partner,
            theme: body.theme,
            project_id: body.project_id,
            team_id: body.team_id,
            place_id: body.place_id,
            happened_on: body.happened_on,
            companions: body.companions,
            point: body.point.map(Point::from),
            has_minors: body.has_minors,
            has_vulnerable: body.has_vulnerable,
            photos,
        };
        Ok(Self { id: body.id, branch_id: body.branch_id, on_behalf_of: body.on_behalf_of, content })
    }
}

/// Tells "absent" from "null": null empties a field.
fn patch<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Patch<T>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// What an edit changes. Absent fields stay; null empties.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditBody {
    /// New kind.
    kind: Option<ReportKind>,
    /// New text; an empty one needs a photo.
    text: Option<String>,
    /// New outcome.
    #[serde(default, deserialize_with = "patch")]
    #[schema(value_type = Option<String>)]
    outcome: Patch<String>,
    /// New partner.
    #[serde(default, deserialize_with = "patch")]
    #[schema(value_type = Option<String>)]
    partner: Patch<String>,
    /// New theme.
    #[serde(default, deserialize_with = "patch")]
    #[schema(value_type = Option<String>)]
    theme: Patch<String>,
    /// New project.
    #[serde(default, deserialize_with = "patch")]
    #[schema(value_type = Option<ProjectId>)]
    project_id: Patch<ProjectId>,
    /// New team.
    #[serde(default, deserialize_with = "patch")]
    #[schema(value_type = Option<TeamId>)]
    team_id: Patch<TeamId>,
    /// New place.
    #[serde(default, deserialize_with = "patch")]
    #[schema(value_type = Option<PlaceId>)]
    place_id: Patch<PlaceId>,
    /// New day; the report moves to the record of the cycle that covers it.
    happened_on: Option<NaiveDate>,
    /// All companions.
    companions: Option<Vec<MemberId>>,
    /// New flag.
    has_minors: Option<bool>,
    /// New flag.
    has_vulnerable: Option<bool>,
    /// All photos in their order: those named before stay, new ones are awaited, the others go.
    #[schema(max_items = 9)]
    photos: Option<Vec<SlotBody>>,
}

impl TryFrom<EditBody> for Change {
    type Error = FieldErrors;

    fn try_from(body: EditBody) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let photos = body.photos.map(|bodies| slots(bodies, &mut errors));
        errors.finish()?;
        Ok(Self {
            kind: body.kind,
            text: body.text,
            outcome: body.outcome,
            partner: body.partner,
            theme: body.theme,
            project_id: body.project_id,
            team_id: body.team_id,
            place_id: body.place_id,
            happened_on: body.happened_on,
            companions: body.companions,
            has_minors: body.has_minors,
            has_vulnerable: body.has_vulnerable,
            photos,
        })
    }
}

/// Why a report is hidden.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HideBody {
    /// One line; the author sees it.
    #[schema(min_length = 1, max_length = 200, example = "画面中有内部文件")]
    pub reason: String,
}

/// What a list is narrowed to.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListParams {
    /// Only what the caller wrote or filed, in every state.
    pub mine: Option<bool>,
    /// Of this branch.
    pub branch_id: Option<OrganizationId>,
    /// Of branches in this area and below.
    pub area_id: Option<AreaId>,
    /// Of branches of this domain.
    pub domain: Option<String>,
    /// Of this kind.
    pub kind: Option<ReportKind>,
    /// Of this work theme.
    pub theme: Option<String>,
    /// At this place.
    pub place_id: Option<PlaceId>,
    /// For this project.
    pub project_id: Option<ProjectId>,
    /// Happened on this day or later.
    pub from: Option<NaiveDate>,
    /// Happened on this day or earlier.
    pub to: Option<NaiveDate>,
    /// With this anywhere in text, outcome or partner.
    pub q: Option<String>,
    /// With, or without, photos.
    pub has_photos: Option<bool>,
    /// With, or without, evidence resting on it now.
    pub used_as_evidence: Option<bool>,
    /// Linked to this appraisal record.
    pub record_id: Option<RecordId>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}
