//! Scoring: a score travels together with all it rests on.

use actix_web::{HttpRequest, HttpResponse, delete, put, web};
use serde::Deserialize;

use super::super::actions::{self, Scored};
use super::super::model::{Offer, ScoreDraft, Target};
use super::views::ScoredView;
use crate::accounts::model::Reviewer;
use crate::accounts::{Actor, Level};
use crate::db::types::{CriterionId, PhotoId, RecordId, ReportId, VisitNoteId};
use crate::http::extract::{Body, Params, Path, if_match_revision, revision_tag};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A score with all it rests on.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreBody {
    /// Needed only where the caller reviews the branch at several levels.
    #[serde(default)]
    level: Option<Level>,
    /// In hundredths of a point, 0 to the criterion's most.
    #[schema(example = 550)]
    points: i32,
    /// Why, 1 to 500 characters.
    reason: String,
    /// Exactly this stands afterwards: what is named again keeps its snapshot, what is left out is detached.
    #[serde(default)]
    #[schema(max_items = 20)]
    evidence: Vec<EvidenceBody>,
}

/// One thing a score rests on.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum EvidenceBody {
    /// A whole report, with or without photos.
    Report {
        /// The report.
        report_id: ReportId,
        /// The revision the reviewer read; refused when the report is at another by now.
        #[serde(default)]
        report_revision: Option<i32>,
        /// A remark, 1 to 500 characters.
        #[serde(default)]
        note: Option<String>,
    },
    /// Single photos of a report.
    Photos {
        /// The report.
        report_id: ReportId,
        /// 1 to 9 of its photos.
        photo_ids: Vec<PhotoId>,
        /// The revision the reviewer read; refused when the report is at another by now.
        #[serde(default)]
        report_revision: Option<i32>,
        /// A remark, 1 to 500 characters.
        #[serde(default)]
        note: Option<String>,
    },
    /// A document held elsewhere.
    Document {
        /// Where to find it, 1 to 500 characters.
        text: String,
        /// A remark, 1 to 500 characters.
        #[serde(default)]
        note: Option<String>,
    },
    /// What was seen on a visit, in the reviewer's own words.
    VisitNote {
        /// 1 to 2000 characters.
        text: String,
        /// A remark, 1 to 500 characters.
        #[serde(default)]
        note: Option<String>,
    },
    /// The note of an inspector, with its photos.
    Visit {
        /// A note of this record that was not withdrawn.
        visit_note_id: VisitNoteId,
        /// A remark, 1 to 500 characters.
        #[serde(default)]
        note: Option<String>,
    },
}

impl From<EvidenceBody> for Offer {
    fn from(body: EvidenceBody) -> Self {
        match body {
            EvidenceBody::Report { report_id, report_revision, note } => {
                Self { target: Target::Report(report_id), note, report_revision }
            }
            EvidenceBody::Photos { report_id, photo_ids, report_revision, note } => {
                Self { target: Target::Photos(report_id, photo_ids), note, report_revision }
            }
            EvidenceBody::Document { text, note } => {
                Self { target: Target::Document(text), note, report_revision: None }
            }
            EvidenceBody::VisitNote { text, note } => {
                Self { target: Target::VisitNote(text), note, report_revision: None }
            }
            EvidenceBody::Visit { visit_note_id, note } => {
                Self { target: Target::Visit(visit_note_id), note, report_revision: None }
            }
        }
    }
}

/// Gives a score.
#[utoipa::path(
    tag = "appraisals",
    summary = "Score a criterion",
    description = "Writes the score of the caller's level and the evidence it rests on in one transaction. Scores of other levels stay as they are. What is attached is frozen: the text, the digests of the photos, who filed it and when. One report may support many criteria, levels and cycles. A report without photos can carry full points.",
    operation_id = "put_score",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("record_id" = RecordId, Path, description = "The record"),
        ("criterion_id" = CriterionId, Path, description = "A criterion of the record's sheet"),
        ("If-Match" = String, Header, description = "The ETag of the dossier, such as `\"r3\"`"),
    ),
    request_body(content = ScoreBody, example = json!({"points": 550, "reason": "整治前后变化明显，村民评价好", "evidence": [{"kind": "report", "report_id": "018f3c5e-0000-7000-8000-000000000001"}, {"kind": "visit_note", "text": "实地查看沟渠已清理"}]})),
    responses(
        (status = 200, description = "The criterion with the scores and evidence of all levels", body = ScoredView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "The cycle is not open, the branch has not put itself forward, or the level has concluded", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/records/{record_id}/scores/{criterion_id}")]
pub(super) async fn put_score(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    path: Path<(RecordId, CriterionId)>,
    request: HttpRequest,
    body: Body<ScoreBody>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let body = body.0;
    let draft = ScoreDraft {
        level: body.level,
        points: body.points,
        reason: body.reason,
        evidence: body.evidence.into_iter().map(Offer::from).collect(),
    };
    let scored = actions::put_score(&services, actor.identity, actor.origin, path.0, revision, draft).await?;
    Ok(answer(scored))
}

/// At which level.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LevelQuery {
    /// Needed only where the caller reviews the branch at several levels.
    level: Option<Level>,
}

/// Takes a score back.
#[utoipa::path(
    tag = "appraisals",
    summary = "Take back a score",
    description = "Removes the score of the caller's level and detaches its evidence, which stays readable as history.",
    operation_id = "clear_score",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("record_id" = RecordId, Path, description = "The record"),
        ("criterion_id" = CriterionId, Path, description = "A criterion of the record's sheet"),
        ("If-Match" = String, Header, description = "The ETag of the dossier, such as `\"r3\"`"),
        LevelQuery,
    ),
    responses(
        (status = 200, description = "The criterion with the scores and evidence of the other levels", body = ScoredView, headers(("ETag" = String, description = "New revision of the record"))),
        (status = 409, description = "The cycle is not open, the branch has not put itself forward, or the level has concluded", body = ProblemView, content_type = "application/problem+json"),
        (status = 412, description = "The record was changed since it was read", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "The level has to be named", body = ProblemView, content_type = "application/problem+json"),
        (status = 428, description = "If-Match is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[delete("/records/{record_id}/scores/{criterion_id}")]
pub(super) async fn clear_score(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    path: Path<(RecordId, CriterionId)>,
    request: HttpRequest,
    query: Params<LevelQuery>,
) -> Result<HttpResponse, Problem> {
    let revision = if_match_revision(&request)?;
    let level = query.0.level;
    let cleared = actions::clear_score(&services, actor.identity, actor.origin, path.0, revision, level).await?;
    Ok(answer(cleared))
}

fn answer(scored: Scored) -> HttpResponse {
    let tag = revision_tag(scored.record.revision);
    HttpResponse::Ok().insert_header(tag).json(ScoredView::from(scored))
}
