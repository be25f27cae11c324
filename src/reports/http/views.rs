//! What clients get.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use crate::db::types::{
    AccountId, CycleId, Instant, MemberId, OrganizationId, PhotoId, PlaceId, ProjectId, RecordId, ReportId, Sha256,
    TeamId,
};
use crate::photos::{BlobRow, CoordinateSystem, LongSide, PhotoRow, PhotoState, TakenBasis, photo_state};
use crate::reports::actions::{Detail, Line};
use crate::reports::model::{Point, ReportKind, ReportState, point_of};

/// A point on Earth.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PointView {
    /// Degrees north.
    latitude: f64,
    /// Degrees east.
    longitude: f64,
    /// The system it was measured in.
    coordinate_system: CoordinateSystem,
}

impl From<Point> for PointView {
    fn from(point: Point) -> Self {
        Self { latitude: point.latitude, longitude: point.longitude, coordinate_system: point.coordinate_system }
    }
}

/// A branch by name.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReportBranchView {
    /// Its id.
    id: OrganizationId,
    /// Its full name.
    name: String,
    /// Its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    domain: Option<String>,
}

/// A member by name.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReportMemberView {
    /// The member.
    id: MemberId,
    /// The name.
    name: String,
}

/// Who filed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FilerView {
    /// The account.
    account_id: AccountId,
    /// The name.
    name: String,
}

/// How many of the promised photos are here: "7 of 9".
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CompletenessView {
    /// Photos whose bytes are durable.
    received: usize,
    /// Photos promised.
    expected: usize,
    /// Whether nothing is missing.
    complete: bool,
}

impl CompletenessView {
    /// From two numbers.
    pub fn new(received: usize, expected: usize) -> Self {
        Self { received, expected, complete: received == expected }
    }
}

/// What the sender says of a photo.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ClaimView {
    /// What the phone takes the bytes for.
    media_type: String,
    /// Local time by the phone's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "2026-10-01T09:30:15")]
    taken_at: Option<String>,
    /// Its offset from UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = 480)]
    offset_minutes: Option<i32>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    point: Option<PointView>,
}

/// What the file itself says: a hint, never a proof.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FactsView {
    /// By magic bytes: `jpeg`, `png`, `webp`, `heic`.
    format: String,
    /// Width as seen by a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    width: Option<i32>,
    /// Height as seen by a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    height: Option<i32>,
    /// EXIF orientation of the original, 1 to 8.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    orientation: Option<i32>,
    /// Local time by the camera's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "2026-10-01T09:30:15.250")]
    taken_at: Option<String>,
    /// Its offset from UTC, when the file tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    offset_minutes: Option<i32>,
    /// How far the time fixes an instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    taken_basis: Option<TakenBasis>,
    /// Why a written time was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "all_zero")]
    taken_dropped: Option<String>,
    /// Where it was taken; only for the author and the reviewing line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    point: Option<PointView>,
    /// Why a written place was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "zero")]
    place_dropped: Option<String>,
    /// Maker of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    camera_make: Option<String>,
    /// Model of the camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    camera_model: Option<String>,
}

/// Where the pictures are.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RenditionsView {
    /// 320 pixels on the longer side.
    small: String,
    /// 1600 pixels on the longer side.
    large: String,
}

/// A photo of a report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PhotoView {
    /// Minted by the client.
    id: PhotoId,
    /// Where it stands.
    state: PhotoState,
    /// Whether its bytes have to be sent still.
    missing: bool,
    /// Of its bytes.
    sha256: Sha256,
    /// How many they are.
    size: i64,
    /// Why no picture can be made, when it is `unreadable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "truncated")]
    unreadable_reason: Option<String>,
    /// What the sender says.
    claimed: ClaimView,
    /// What the file says, once it was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    facts: Option<FactsView>,
    /// Where the pictures are, once it is `ready`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    renditions: Option<RenditionsView>,
}

fn wall_time(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.f").to_string()
}

fn renditions(photo: &PhotoRow, state: PhotoState) -> Option<RenditionsView> {
    let address = |side: LongSide| {
        format!("/api/v1/reports/{}/photos/{}/renditions/{}", photo.report_id, photo.id, side.pixels())
    };
    (state == PhotoState::Ready)
        .then(|| RenditionsView { small: address(LongSide::Small), large: address(LongSide::Large) })
}

fn facts(blob: &BlobRow, positions: bool) -> FactsView {
    let point = point_of(blob.latitude, blob.longitude, Some(CoordinateSystem::Wgs84));
    FactsView {
        format: blob.format.clone(),
        width: blob.width,
        height: blob.height,
        orientation: blob.orientation,
        taken_at: blob.taken_at.map(wall_time),
        offset_minutes: blob.taken_offset_minutes,
        taken_basis: blob.taken_basis,
        taken_dropped: blob.taken_dropped.clone(),
        point: point.filter(|_| positions).map(PointView::from),
        place_dropped: blob.place_dropped.clone().filter(|_| positions),
        camera_make: blob.camera_make.clone(),
        camera_model: blob.camera_model.clone(),
    }
}

impl PhotoView {
    fn new(photo: &PhotoRow, blob: Option<&BlobRow>, positions: bool) -> Self {
        let state = photo_state(photo, blob);
        let claimed = point_of(photo.claimed_latitude, photo.claimed_longitude, photo.claimed_coordinate_system);
        Self {
            id: photo.id,
            state,
            missing: state == PhotoState::Awaited,
            sha256: photo.sha256,
            size: photo.size,
            unreadable_reason: blob.and_then(|blob| blob.unreadable_reason.clone()),
            claimed: ClaimView {
                media_type: photo.claimed_type.clone(),
                taken_at: photo.claimed_taken_at.map(wall_time),
                offset_minutes: photo.claimed_offset_minutes,
                point: claimed.filter(|_| positions).map(PointView::from),
            },
            facts: blob.map(|blob| facts(blob, positions)),
            renditions: renditions(photo, state),
        }
    }
}

/// One criterion that rests on a report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct UseView {
    /// The record.
    record_id: RecordId,
    /// The cycle.
    cycle_id: CycleId,
    /// Its name.
    #[schema(example = "2026年度红旗(模范)党支部创评")]
    cycle: String,
    /// Which level rests a score on it.
    #[schema(example = "county")]
    level: String,
    /// The dimension of the criterion.
    #[schema(example = "performance")]
    dimension: String,
    /// The code of the criterion.
    #[schema(example = "A2")]
    criterion: String,
}

/// A report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of its own on the wire")]
pub struct ReportView {
    /// Minted by the client.
    id: ReportId,
    /// Rises with every change; also the `ETag`.
    revision: i32,
    /// Where it stands.
    state: ReportState,
    /// Why it was hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    state_reason: Option<String>,
    /// For which branch.
    branch: ReportBranchView,
    /// Who did it.
    author: ReportMemberView,
    /// Who filed it; another person than the author when it was filed on behalf.
    filed_by: FilerView,
    /// What was done.
    kind: ReportKind,
    /// In the author's words; empty when a photo says it.
    text: String,
    /// 办成了什么.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    outcome: Option<String>,
    /// The partner organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    partner: Option<String>,
    /// Code of a work theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    theme: Option<String>,
    /// For which project.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    project_id: Option<ProjectId>,
    /// In which team.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    team_id: Option<TeamId>,
    /// At which place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    place_id: Option<PlaceId>,
    /// The exact point; only for the author and the reviewing line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    point: Option<PointView>,
    /// The day in the city.
    happened_on: NaiveDate,
    /// 补记: filed on a later day.
    backdated: bool,
    /// Who was there too.
    companions: Vec<ReportMemberView>,
    /// 有未成年人.
    has_minors: bool,
    /// 有就诊、救助对象.
    has_vulnerable: bool,
    /// How many of the promised photos are here.
    completeness: CompletenessView,
    /// True when the pictures are not for the caller; `photos` is empty then.
    photos_withheld: bool,
    /// The photos, in their order.
    photos: Vec<PhotoView>,
    /// Where it is used now; only for the author and the reviewing line.
    used_in: Vec<UseView>,
    /// When it arrived.
    submitted_at: Instant,
    /// When it was changed last.
    updated_at: Instant,
}

impl From<Detail> for ReportView {
    fn from(detail: Detail) -> Self {
        let Detail { row, branch, author, filer, companions, photos, uses, sight } = detail;
        let withheld = !sight.pictures(row.is_sensitive());
        let received = photos.iter().filter(|(slot, _)| slot.stored_at.is_some()).count();
        let expected = photos.len();
        let shown = if withheld { Vec::new() } else { photos };
        let point = row.point().filter(|_| sight.full());
        Self {
            id: row.id,
            revision: row.revision,
            state: row.state,
            state_reason: row.state_reason,
            branch: ReportBranchView { id: branch.id, name: branch.name, domain: branch.domain },
            author: ReportMemberView { id: author.id, name: author.name },
            filed_by: FilerView { account_id: row.filed_by, name: filer },
            kind: row.kind,
            text: row.body,
            outcome: row.outcome,
            partner: row.partner,
            theme: row.theme_code,
            project_id: row.project_id,
            team_id: row.team_id,
            place_id: row.place_id,
            point: point.map(PointView::from),
            happened_on: row.happened_on,
            backdated: row.backdated,
            companions: companions.into_iter().map(|one| ReportMemberView { id: one.id, name: one.name }).collect(),
            has_minors: row.has_minors,
            has_vulnerable: row.has_vulnerable,
            completeness: CompletenessView::new(received, expected),
            photos_withheld: withheld && expected > 0,
            photos: shown.iter().map(|(slot, blob)| PhotoView::new(slot, blob.as_ref(), sight.full())).collect(),
            used_in: uses
                .into_iter()
                .map(|one| UseView {
                    record_id: one.record_id,
                    cycle_id: one.cycle_id,
                    cycle: one.cycle,
                    level: one.level,
                    dimension: one.dimension,
                    criterion: one.criterion,
                })
                .collect(),
            submitted_at: row.submitted_at,
            updated_at: row.updated_at,
        }
    }
}

/// A photo in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ThumbView {
    /// Minted by the client.
    id: PhotoId,
    /// Where it stands.
    state: PhotoState,
    /// Where the pictures are, once it is `ready`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    renditions: Option<RenditionsView>,
}

/// A report in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReportLineView {
    /// Minted by the client.
    pub id: ReportId,
    /// Rises with every change.
    revision: i32,
    /// Where it stands.
    state: ReportState,
    /// For which branch.
    branch: ReportBranchView,
    /// Who did it.
    author: ReportMemberView,
    /// What was done.
    kind: ReportKind,
    /// In the author's words; empty when a photo says it.
    text: String,
    /// 办成了什么.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    outcome: Option<String>,
    /// Code of a work theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    theme: Option<String>,
    /// The day in the city.
    pub happened_on: NaiveDate,
    /// 补记: filed on a later day.
    backdated: bool,
    /// How many of the promised photos are here.
    completeness: CompletenessView,
    /// The first photos; empty when the pictures are not for the caller.
    photos: Vec<ThumbView>,
    /// Whether evidence rests on it now; only for the author and the reviewing line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    used_as_evidence: Option<bool>,
    /// When it arrived.
    submitted_at: Instant,
}

impl From<Line> for ReportLineView {
    fn from(line: Line) -> Self {
        let Line { row, branch, author, photos, thumbs, used } = line;
        let received = photos.iter().filter(|slot| slot.stored_at.is_some()).count();
        let thumb = |(slot, blob): (PhotoRow, Option<BlobRow>)| {
            let state = photo_state(&slot, blob.as_ref());
            ThumbView { id: slot.id, state, renditions: renditions(&slot, state) }
        };
        Self {
            id: row.id,
            revision: row.revision,
            state: row.state,
            branch: ReportBranchView { id: branch.id, name: branch.name, domain: branch.domain },
            author: ReportMemberView { id: author.id, name: author.name },
            kind: row.kind,
            text: row.body,
            outcome: row.outcome,
            theme: row.theme_code,
            happened_on: row.happened_on,
            backdated: row.backdated,
            completeness: CompletenessView::new(received, photos.len()),
            photos: thumbs.into_iter().map(thumb).collect(),
            used_as_evidence: used,
            submitted_at: row.submitted_at,
        }
    }
}

/// What an upload gave.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct UploadView {
    /// The photo.
    pub photo_id: PhotoId,
    /// Where it stands.
    pub state: PhotoState,
    /// How many of the report's photos are here.
    pub completeness: CompletenessView,
}
