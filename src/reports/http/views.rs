//! What clients get of reports.

use chrono::NaiveDate;
use serde::Serialize;

use super::photo_views::{PhotoView, PointBasis, PointView, ThumbView};
use crate::db::types::{
    AccountId, CycleId, Instant, MemberId, OrganizationId, PhotoId, PlaceId, ProjectId, RecordId, ReportId, TeamId,
};
use crate::photos::PhotoState;
use crate::reports::actions::{Detail, Line};
use crate::reports::model::{ReportKind, ReportState};

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
    /// At which place, picked from the list.
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
        let Detail { row, branch, author, filer, companions, photos, underway, uses, kept, sight } = detail;
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
            point: point.map(|point| PointView::new(point, PointBasis::Device, row.point_rounded)),
            happened_on: row.happened_on,
            backdated: row.backdated,
            companions: companions.into_iter().map(|one| ReportMemberView { id: one.id, name: one.name }).collect(),
            has_minors: row.has_minors,
            has_vulnerable: row.has_vulnerable,
            completeness: CompletenessView::new(received, expected),
            photos_withheld: withheld && expected > 0,
            photos: shown
                .iter()
                .map(|(slot, blob)| {
                    let upload = underway.iter().find(|upload| upload.photo_id == slot.id);
                    PhotoView::new(slot, blob.as_ref(), sight.full(), upload, kept.get(&slot.id).copied())
                })
                .collect(),
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
            photos: thumbs.iter().map(|(slot, blob)| ThumbView::new(slot, blob.as_ref())).collect(),
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
