//! A panel on the wire.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::actions::{CandidateJudge, OfRecord, Panel, PanelRow, Slides, Turn};
use super::super::model::{Method, PanelState, RoundState, Slide, SlideKind};
use crate::accounts::Level;
use crate::appraisals::sheet_file::Dimension;
use crate::db::types::{AccountId, AreaId, CycleId, Instant, PanelId, PhotoId, RecordId, ReportId, Sha256};

/// A panel in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PanelLineView {
    id: PanelId,
    level: Level,
    #[schema(example = "2026年县级评审汇报会")]
    title: String,
    area_name: String,
    domain: Option<String>,
    held_on: NaiveDate,
    state: PanelState,
}

/// The panels of a cycle that the caller has to do with.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PanelsView {
    /// In the order of their days.
    pub items: Vec<PanelLineView>,
}

impl From<PanelRow> for PanelLineView {
    fn from(row: PanelRow) -> Self {
        Self {
            id: row.id,
            level: row.level,
            title: row.title,
            area_name: row.area_name,
            domain: row.domain,
            held_on: row.held_on,
            state: row.state,
        }
    }
}

/// A panel as the caller sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PanelView {
    id: PanelId,
    cycle_id: CycleId,
    level: Level,
    area_id: AreaId,
    area_name: String,
    /// One domain only.
    domain: Option<String>,
    #[schema(example = "2026年县级评审汇报会")]
    title: String,
    held_on: NaiveDate,
    method: Method,
    state: PanelState,
    /// What the order was drawn with: records in the order of the SHA-256 of `<seed>:<record id>`. Absent when set by hand.
    seed: Option<String>,
    /// Whether the caller leads it.
    host: bool,
    /// Whether the caller judges on it.
    judge: bool,
    /// In the order of appearance.
    rounds: Vec<RoundView>,
    /// For its host.
    judges: Vec<JudgeView>,
    /// Why a branch did not present itself.
    absence_reason: Option<String>,
    /// Digest of the frozen results, once it is over.
    result_sha256: Option<Sha256>,
    /// Once it is over: whether the results computed anew are the frozen ones, byte by byte.
    intact: Option<bool>,
    closed_at: Option<Instant>,
}

/// Somebody who judges.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct JudgeView {
    account_id: AccountId,
    name: String,
}

/// The turn of a branch.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RoundView {
    record_id: RecordId,
    /// From 1.
    position: i32,
    /// Full name of the branch.
    name: String,
    area_name: String,
    state: RoundState,
    /// Whether the caller has a part in the branch, so that he gives it nothing.
    recused: bool,
    /// What the caller gave, in hundredths.
    own_points: Option<i32>,
    /// Judges who have not scored; for the host while the round is open.
    waiting_for: Vec<String>,
    /// Why it closed without all judges.
    reason: Option<String>,
    /// The result in hundredths. Nobody sees it before the panel is over; a branch sees its own.
    #[schema(example = 8833)]
    points: Option<i32>,
    /// What the judges gave, lowest first, once the panel is over.
    scores: Vec<i32>,
}

impl From<Turn> for RoundView {
    fn from(turn: Turn) -> Self {
        let row = turn.row;
        Self {
            record_id: row.record_id,
            position: row.position,
            name: row.name,
            area_name: row.area_name,
            state: row.state,
            recused: turn.recused,
            own_points: turn.own_points,
            waiting_for: turn.waiting_for,
            reason: row.reason,
            points: row.points,
            scores: turn.scores,
        }
    }
}

impl From<Panel> for PanelView {
    fn from(panel: Panel) -> Self {
        let row = panel.row;
        Self {
            id: row.id,
            cycle_id: row.cycle_id,
            level: row.level,
            area_id: row.area_id,
            area_name: row.area_name,
            domain: row.domain,
            title: row.title,
            held_on: row.held_on,
            method: row.method,
            state: row.state,
            seed: row.seed,
            host: panel.host,
            judge: panel.judge,
            rounds: panel.turns.into_iter().map(RoundView::from).collect(),
            judges: panel.judges.into_iter().map(|(account_id, name)| JudgeView { account_id, name }).collect(),
            absence_reason: row.absence_reason,
            result_sha256: row.result_sha256,
            intact: panel.intact,
            closed_at: row.closed_at,
        }
    }
}

/// Those who may judge on a panel.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PanelJudgesView {
    /// In the order of names.
    items: Vec<CandidateJudgeView>,
}

/// Somebody who may judge.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CandidateJudgeView {
    account_id: AccountId,
    name: String,
    /// Whether he does.
    seated: bool,
}

impl From<Vec<CandidateJudge>> for PanelJudgesView {
    fn from(all: Vec<CandidateJudge>) -> Self {
        let view =
            |one: CandidateJudge| CandidateJudgeView { account_id: one.account_id, name: one.name, seated: one.seated };
        Self { items: all.into_iter().map(view).collect() }
    }
}

/// How a record did on panels that are over.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RecordPanelsView {
    /// In the order of their days.
    items: Vec<RecordPanelView>,
}

/// How a record did on a panel.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RecordPanelView {
    panel_id: PanelId,
    level: Level,
    title: String,
    held_on: NaiveDate,
    method: Method,
    /// In hundredths; absent when the branch did not present itself.
    points: Option<i32>,
}

impl From<Vec<OfRecord>> for RecordPanelsView {
    fn from(all: Vec<OfRecord>) -> Self {
        let view = |one: OfRecord| RecordPanelView {
            panel_id: one.panel_id,
            level: one.level,
            title: one.title,
            held_on: one.held_on,
            method: one.method,
            points: one.points,
        };
        Self { items: all.into_iter().map(view).collect() }
    }
}

/// Six minutes of slides.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SlidesView {
    record_id: RecordId,
    /// Full name of the branch.
    name: String,
    area_name: String,
    /// 360 in all.
    slides: Vec<SlideView>,
}

/// One slide.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SlideView {
    kind: SlideKind,
    /// How long it is meant to be shown.
    seconds: u32,
    /// For slides of work.
    work: Option<WorkView>,
}

/// A piece of work. Its author is not named: the branch presents itself.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WorkView {
    dimension: Dimension,
    /// Code of the criterion.
    #[schema(example = "A2")]
    criterion: String,
    criterion_zh: String,
    criterion_en: String,
    report_id: ReportId,
    text: String,
    outcome: Option<String>,
    happened_on: NaiveDate,
    /// 3 at the most. None where somebody in them is to be spared.
    pictures: Vec<SlidePictureView>,
}

/// A picture on a slide.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SlidePictureView {
    id: PhotoId,
    /// 1600 pixels on the longer side.
    url: String,
}

impl SlidesView {
    /// As the client of this panel gets them.
    pub fn new(panel: PanelId, slides: Slides) -> Self {
        let record = slides.round.record_id;
        let picture = |id: PhotoId| {
            let revision = slides.revisions.get(&id).copied().unwrap_or_default();
            SlidePictureView { id, url: format!("/api/v1/panels/{panel}/rounds/{record}/pictures/{id}?r={revision}") }
        };
        let view = |slide: Slide| SlideView {
            kind: slide.kind,
            seconds: slide.seconds,
            work: slide.work.map(|work| WorkView {
                dimension: work.dimension,
                criterion: work.code,
                criterion_zh: work.text_zh,
                criterion_en: work.text_en,
                report_id: work.report,
                text: work.body,
                outcome: work.outcome,
                happened_on: work.happened_on,
                pictures: work.pictures.into_iter().map(picture).collect(),
            }),
        };
        Self {
            record_id: record,
            name: slides.round.name,
            area_name: slides.round.area_name,
            slides: slides.deck.slides.into_iter().map(view).collect(),
        }
    }
}
