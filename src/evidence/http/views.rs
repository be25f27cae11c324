//! A dossier on the wire.
//!
//! Pictures are named by the address of their renditions: no original ever leaves this way.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::actions::{AttachedRow, Dossier, Missing, Part, Proof, RecordFacts, ScoreRow, Scored};
use super::super::model::{self, EvidenceKind, Viewer};
use super::super::snapshot::{Frozen, FrozenPhoto, FrozenReport, FrozenVisit};
use crate::accounts::Level;
use crate::appraisals::http::{CriterionView, RecordOrganizationView};
use crate::appraisals::{CycleState, RecordState, ScoreLevel};
use crate::db::types::{
    CriterionId, CycleId, EvidenceId, Instant, PhotoId, RecordId, ReportId, Sha256, SheetId, VisitNoteId, VisitPhotoId,
};

/// Everything about a record on one page.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DossierView {
    id: RecordId,
    /// Send it back as `If-Match: "r<revision>"` with every change.
    revision: i32,
    state: RecordState,
    updated_at: Instant,
    organization: RecordOrganizationView,
    cycle: DossierCycleView,
    /// The sheet it is judged by; absent for an organisation without a domain.
    sheet: Option<DossierSheetView>,
    /// In the order of the sheet.
    criteria: Vec<CriterionDossierView>,
    /// What each level has given so far, side by side.
    totals: Vec<TotalView>,
    /// What is still missing at each of the caller's levels; empty for the branch itself.
    missing: Vec<MissingView>,
    /// Reports among the evidence with photos that stood in an earlier report: neutral, and nothing follows by itself.
    /// Empty for the branch itself.
    hints: Vec<DossierHintView>,
}

/// A report among the evidence that has hints.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DossierHintView {
    /// The report.
    report_id: ReportId,
    /// How many hints.
    hints: i64,
    /// Where to read them.
    #[schema(example = "/api/v1/reports/018f3c5e-0000-7000-8000-000000000001/hints")]
    url: String,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct DossierCycleView {
    id: CycleId,
    name: String,
    state: CycleState,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct DossierSheetView {
    id: SheetId,
    version: i32,
    title_zh: String,
    title_en: String,
}

/// One criterion with what every level thinks of it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct CriterionDossierView {
    criterion: CriterionView,
    /// From the lowest level up. A branch sees its own only.
    scores: Vec<ScoreView>,
    /// From the lowest level up, in the order of attaching.
    evidence: Vec<EvidenceView>,
    /// Reports the branch offers for it, in the order of offering.
    offered: Vec<ReportId>,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct ScoreView {
    level: ScoreLevel,
    /// In hundredths of a point.
    #[schema(example = 550)]
    points: i32,
    reason: String,
    reviewer: String,
    at: Instant,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct TotalView {
    level: ScoreLevel,
    /// In hundredths of a point.
    #[schema(example = 8750)]
    points: i32,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct MissingView {
    level: Level,
    /// Criteria without a score of this level.
    unscored: Vec<CriterionId>,
    /// Criteria that demand evidence and have none of this level.
    without_evidence: Vec<CriterionId>,
}

/// What a level rests its score on, as it was when attached.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EvidenceView {
    id: EvidenceId,
    level: ScoreLevel,
    kind: EvidenceKind,
    /// For reports and photos.
    report: Option<EvidenceReportView>,
    /// For documents and visit notes.
    text: Option<String>,
    /// For the note of an inspector.
    visit: Option<EvidenceVisitView>,
    /// The reviewer's remark; not shown to the branch.
    note: Option<String>,
    /// Not shown to the branch.
    attached_by: Option<String>,
    attached_at: Instant,
    /// Digest of the snapshot, see `GET /api/v1/evidence/{id}`.
    frozen_sha256: Sha256,
    /// Whether the report was edited, withdrawn or hidden since. What is shown here is what was judged.
    changed_since: bool,
}

/// The note of an inspector as it was when attached.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EvidenceVisitView {
    id: VisitNoteId,
    visited_on: NaiveDate,
    inspector: String,
    photos: Vec<EvidenceVisitPhotoView>,
}

/// A photo of a visit as it was when attached.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EvidenceVisitPhotoView {
    id: VisitPhotoId,
    sha256: Sha256,
    /// Address of the small rendition.
    thumbnail_url: String,
    /// Address of the large rendition.
    large_url: String,
}

impl From<FrozenVisit> for EvidenceVisitView {
    fn from(visit: FrozenVisit) -> Self {
        let address = |photo, side| format!("/api/v1/visit-notes/{}/photos/{photo}/renditions/{side}", visit.id);
        let photos = visit.photos.iter().map(|photo| EvidenceVisitPhotoView {
            id: photo.id,
            sha256: photo.sha256,
            thumbnail_url: address(photo.id, 320),
            large_url: address(photo.id, 1600),
        });
        Self { photos: photos.collect(), id: visit.id, visited_on: visit.visited_on, inspector: visit.inspector }
    }
}

/// A report as it was when attached.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EvidenceReportView {
    id: ReportId,
    revision: i32,
    #[schema(example = "village_service")]
    kind: String,
    text: String,
    outcome: Option<String>,
    happened_on: NaiveDate,
    /// Filed later for an earlier day (补记).
    backdated: bool,
    author_name: String,
    /// Who filed it for the author (代报), if somebody did.
    filed_by_name: Option<String>,
    submitted_at: Instant,
    photos: Vec<EvidencePhotoView>,
}

/// A photo as it was when attached.
#[derive(Serialize, utoipa::ToSchema)]
pub struct EvidencePhotoView {
    id: PhotoId,
    position: i32,
    sha256: Sha256,
    /// When the phone says it was taken: for information only.
    claimed_taken_at: Option<Instant>,
    stored_at: Instant,
    /// Address of the small rendition.
    #[schema(
        example = "/api/v1/reports/018f3c5e-0000-7000-8000-000000000001/photos/018f3c5e-0000-7000-8000-000000000002/renditions/320"
    )]
    thumbnail_url: String,
    /// Address of the large rendition.
    large_url: String,
}

impl EvidencePhotoView {
    fn new(report: ReportId, photo: &FrozenPhoto) -> Self {
        let address = |width| format!("/api/v1/reports/{report}/photos/{}/renditions/{width}", photo.id);
        Self {
            thumbnail_url: address(320),
            large_url: address(1600),
            id: photo.id,
            position: photo.position,
            sha256: photo.sha256,
            claimed_taken_at: photo.claimed_taken_at,
            stored_at: photo.stored_at,
        }
    }
}

impl From<FrozenReport> for EvidenceReportView {
    fn from(report: FrozenReport) -> Self {
        Self {
            id: report.id,
            revision: report.revision,
            kind: report.kind,
            text: report.text,
            outcome: report.outcome,
            happened_on: report.happened_on,
            backdated: report.backdated,
            author_name: report.author_name,
            filed_by_name: report.filed_by_name,
            submitted_at: report.submitted_at,
            photos: report.photos.iter().map(|photo| EvidencePhotoView::new(report.id, photo)).collect(),
        }
    }
}

fn changed_since(row: &AttachedRow, frozen: Option<&FrozenReport>) -> bool {
    frozen.is_some_and(|report| {
        row.report_revision != Some(report.revision) || row.report_state.as_deref() != Some("submitted")
    })
}

impl EvidenceView {
    fn new(row: AttachedRow, viewer: &Viewer) -> Self {
        let (report, visit) = Frozen::read(&row.frozen).map(|frozen| (frozen.report, frozen.visit)).unwrap_or_default();
        let inside = matches!(viewer, Viewer::Reviewer(_));
        Self {
            changed_since: changed_since(&row, report.as_ref()),
            report: report.map(EvidenceReportView::from),
            id: row.id,
            level: row.level,
            kind: row.kind,
            text: row.text,
            visit: visit.map(EvidenceVisitView::from),
            note: row.note.filter(|_| inside),
            attached_by: inside.then_some(row.attached_by),
            attached_at: row.attached_at,
            frozen_sha256: row.frozen_sha256,
        }
    }
}

impl From<ScoreRow> for ScoreView {
    fn from(row: ScoreRow) -> Self {
        Self { level: row.level, points: row.points, reason: row.reason, reviewer: row.reviewer, at: row.at }
    }
}

impl From<Missing> for MissingView {
    fn from(missing: Missing) -> Self {
        Self { level: missing.level, unscored: missing.unscored, without_evidence: missing.without_evidence }
    }
}

impl CriterionDossierView {
    fn new(part: Part, viewer: &Viewer) -> Self {
        Self {
            criterion: part.criterion.into(),
            scores: part.scores.into_iter().map(ScoreView::from).collect(),
            evidence: part.evidence.into_iter().map(|row| EvidenceView::new(row, viewer)).collect(),
            offered: part.offered,
        }
    }
}

fn organization(record: &RecordFacts) -> RecordOrganizationView {
    RecordOrganizationView {
        id: record.organization_id,
        code: record.code.clone(),
        name: record.name.clone(),
        short_name: record.short_name.clone(),
        domain: record.domain_code.clone(),
        area_id: record.area_id,
        area_name: record.area_name.clone(),
    }
}

impl From<Dossier> for DossierView {
    fn from(dossier: Dossier) -> Self {
        let scores = dossier.parts.iter().flat_map(|part| part.scores.iter().map(|score| (score.level, score.points)));
        let totals = model::totals(scores);
        let record = dossier.record;
        Self {
            organization: organization(&record),
            cycle: DossierCycleView {
                id: record.cycle_id,
                name: record.cycle_name,
                state: record.cycle_state,
                starts_on: record.starts_on,
                ends_on: record.ends_on,
            },
            id: record.id,
            revision: record.revision,
            state: record.state,
            updated_at: record.updated_at,
            sheet: dossier.sheet.map(|sheet| DossierSheetView {
                id: sheet.id,
                version: sheet.version,
                title_zh: sheet.title_zh,
                title_en: sheet.title_en,
            }),
            totals: totals.into_iter().map(|one| TotalView { level: one.level, points: one.points }).collect(),
            missing: dossier.missing.into_iter().map(MissingView::from).collect(),
            hints: dossier
                .hints
                .into_iter()
                .map(|(report_id, hints)| DossierHintView {
                    report_id,
                    hints,
                    url: format!("/api/v1/reports/{report_id}/hints"),
                })
                .collect(),
            criteria: {
                let viewer = dossier.viewer;
                dossier.parts.into_iter().map(|part| CriterionDossierView::new(part, &viewer)).collect()
            },
        }
    }
}

/// A changed criterion and the revision it led to.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ScoredView {
    record_id: RecordId,
    /// The record's new revision.
    revision: i32,
    /// The criterion with all levels' scores and evidence.
    part: CriterionDossierView,
}

impl From<Scored> for ScoredView {
    fn from(scored: Scored) -> Self {
        // Only a reviewer who is not recused gets this far.
        let viewer = Viewer::Reviewer(Vec::new());
        Self {
            record_id: scored.record.id,
            revision: scored.record.revision,
            part: CriterionDossierView::new(scored.part, &viewer),
        }
    }
}

/// A piece of evidence with its snapshot.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ProofView {
    record_id: RecordId,
    criterion_id: CriterionId,
    evidence: EvidenceView,
    /// The snapshot; absent when it is damaged.
    frozen: Option<Frozen>,
    /// The very text the digest is over.
    frozen_text: String,
    /// Whether the digest fits the text.
    intact: bool,
    detached_at: Option<Instant>,
    /// Not shown to the branch.
    detached_by: Option<String>,
}

impl From<Proof> for ProofView {
    fn from(proof: Proof) -> Self {
        let inside = matches!(proof.viewer, Viewer::Reviewer(_));
        Self {
            record_id: proof.row.record_id,
            criterion_id: proof.row.criterion_id,
            frozen: Frozen::read(&proof.row.frozen),
            frozen_text: proof.row.frozen.clone(),
            intact: proof.intact,
            detached_at: proof.row.detached_at,
            detached_by: proof.detached_by.filter(|_| inside),
            evidence: EvidenceView::new(proof.row, &proof.viewer),
        }
    }
}
