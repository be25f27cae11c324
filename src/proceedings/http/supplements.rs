//! Questions to a branch on the wire.

use actix_web::{HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions::{self, ListedSupplement, SupplementFilter, SupplementRow, Supplements};
use super::super::model::SupplementState;
use crate::accounts::model::{BranchKeeper, Reviewer, SignedIn};
use crate::accounts::{Actor, Level};
use crate::db::types::{AreaId, CriterionId, CycleId, Instant, RecordId, SupplementId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A question.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplementBody {
    /// The criterion it is about.
    criterion_id: CriterionId,
    /// Needed only where the caller reviews the branch at several levels.
    #[serde(default)]
    level: Option<Level>,
    /// 1 to 200 characters, to be answered in one line.
    question: String,
    /// Working days for an answer, 5 to 20.
    #[serde(default = "five")]
    #[schema(default = 5)]
    working_days: u32,
}

fn five() -> u32 {
    5
}

/// An answer.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplementAnswerBody {
    /// One line, 1 to 200 characters; nothing declines (没有可补充的), which has no effect.
    #[serde(default)]
    #[schema(example = "5月由村委会统一收取，共86户")]
    answer: Option<String>,
    /// Seconds of typing as the client measured them; for the gauge of burdens only, without names.
    #[serde(default)]
    #[schema(example = 25)]
    typed_seconds: Option<i32>,
}

/// The questions of a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SupplementsView {
    record_id: RecordId,
    /// In the order of time.
    items: Vec<SupplementView>,
    /// Codes of the criteria about which nobody has asked yet: what is left, for all levels together.
    unasked: Vec<String>,
}

/// A question and what became of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SupplementView {
    id: SupplementId,
    criterion_id: CriterionId,
    #[schema(example = "A2")]
    criterion: String,
    level: Level,
    question: String,
    asked_at: Instant,
    /// Last day for an answer.
    answer_by: NaiveDate,
    answer: Option<String>,
    /// Answered without a text means declined.
    answered_at: Option<Instant>,
}

impl From<SupplementRow> for SupplementView {
    fn from(row: SupplementRow) -> Self {
        Self {
            id: row.id,
            criterion_id: row.criterion_id,
            criterion: row.criterion_code,
            level: row.level,
            question: row.question,
            asked_at: row.asked_at,
            answer_by: row.answer_by,
            answer: row.answer,
            answered_at: row.answered_at,
        }
    }
}

impl From<Supplements> for SupplementsView {
    fn from(all: Supplements) -> Self {
        Self {
            record_id: all.record,
            items: all.rows.into_iter().map(SupplementView::from).collect(),
            unasked: all.unasked,
        }
    }
}

/// The questions of a record.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the questions to a branch",
    description = "With their answers, and the criteria about which nobody has asked yet. Every level sees the questions of all.",
    operation_id = "list_supplements",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The questions", body = SupplementsView))
)]
#[get("/records/{id}/supplements")]
pub(super) async fn list_supplements(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<web::Json<SupplementsView>, Problem> {
    Ok(web::Json(actions::list_supplements(&services, actor.identity, id.0).await?.into()))
}

/// Asks a branch.
#[utoipa::path(
    tag = "appraisals",
    summary = "Ask a branch for one line",
    description = "Once at the most for a criterion, by all levels together, and only after its reports were looked through for that criterion. The branch has five working days or more, answers in one line, and may decline without effect. Members are never asked.",
    operation_id = "ask_supplement",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    request_body(content = SupplementBody, example = json!({"criterion_id": "018f3c5e-0000-7000-8000-000000000001", "question": "集体收入数额是哪一天的？"})),
    responses(
        (status = 201, description = "All questions of the record", body = SupplementsView),
        (status = 409, description = "Nobody looked through the reports yet, the branch was asked before, or it is not the time", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/records/{id}/supplements")]
pub(super) async fn ask_supplement(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<RecordId>,
    body: Body<SupplementBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let (about, words) = ((body.criterion_id, body.level), (body.question, body.working_days));
    let all = actions::ask_supplement(&services, actor.identity, actor.origin, id.0, about, words).await?;
    Ok(HttpResponse::Created().json(SupplementsView::from(all)))
}

/// Answers a question.
#[utoipa::path(
    tag = "appraisals",
    summary = "Answer or decline a question",
    description = "By the secretary or the contact, in one line. Without an answer it is declined (没有可补充的); that has no effect on anything.",
    operation_id = "answer_supplement",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = SupplementId, Path, description = "The question")),
    request_body = SupplementAnswerBody,
    responses(
        (status = 200, description = "All questions of the record", body = SupplementsView),
        (status = 409, description = "It was answered or declined already", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/supplements/{id}/answer")]
pub(super) async fn answer_supplement(
    actor: Actor<BranchKeeper>,
    services: web::Data<Services>,
    id: Path<SupplementId>,
    body: Body<SupplementAnswerBody>,
) -> Result<web::Json<SupplementsView>, Problem> {
    let said = (body.0.answer, body.0.typed_seconds);
    Ok(web::Json(actions::answer_supplement(&services, actor.identity, actor.origin, id.0, said).await?.into()))
}

/// What a list of questions is narrowed to.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CycleSupplementsQuery {
    /// Where they stand.
    state: Option<SupplementState>,
    /// Asked by one level.
    level: Option<Level>,
    /// In the subtree of one area.
    area_id: Option<AreaId>,
    /// Of one domain.
    #[param(example = "rural")]
    domain: Option<String>,
}

/// A question in a list over a cycle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CycleSupplementView {
    id: SupplementId,
    record_id: RecordId,
    /// Full name of the organisation; an alias while the caller's level scores it blind.
    organization: String,
    criterion_id: CriterionId,
    #[schema(example = "A2")]
    criterion: String,
    text_zh: String,
    text_en: String,
    level: Level,
    state: SupplementState,
    /// Absent while the caller's level scores blind: then it is read at the record, without names.
    question: Option<String>,
    asked_at: Instant,
    /// Last day for an answer.
    answer_by: NaiveDate,
    /// Absent where it was declined, and while the caller's level scores blind.
    answer: Option<String>,
    answered_at: Option<Instant>,
}

impl From<ListedSupplement> for CycleSupplementView {
    fn from(ListedSupplement { line, state, veiled }: ListedSupplement) -> Self {
        let row = line.row;
        Self {
            id: row.id,
            record_id: row.record_id,
            organization: line.organization,
            criterion_id: row.criterion_id,
            criterion: row.criterion_code,
            text_zh: line.text_zh,
            text_en: line.text_en,
            level: row.level,
            state,
            question: (!veiled).then_some(row.question),
            asked_at: row.asked_at,
            answer_by: row.answer_by,
            answer: row.answer,
            answered_at: row.answered_at,
        }
    }
}

/// The questions of a cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the questions of a cycle",
    description = "To the branches within the caller's review scopes, of all levels, the newest first: so that nobody opens records to see whether an answer came. Branches in which the caller has a part are no part of it. Nothing follows from a question without an answer, and nobody is reminded.",
    operation_id = "list_cycle_supplements",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), CycleSupplementsQuery, Paging),
    responses((status = 200, description = "A page of questions", body = Page<CycleSupplementView>,
        example = json!({"items": [{"id": "018f3c5e-0000-7000-8000-000000000004", "record_id": "018f3c5e-0000-7000-8000-000000000001", "organization": "中共太坊镇康江村支部委员会", "criterion_id": "018f3c5e-0000-7000-8000-000000000002", "criterion": "A2", "text_zh": "集体经济发展有力", "text_en": "The collective economy grows", "level": "county", "state": "answered", "question": "集体收入数额是哪一天的？", "asked_at": "2026-05-13T02:00:00Z", "answer_by": "2026-05-20", "answer": "12月31日，共23.6万元", "answered_at": "2026-05-14T02:00:00Z"}]})))
)]
#[get("/cycles/{id}/supplements")]
pub(super) async fn list_cycle_supplements(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<CycleSupplementsQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<CycleSupplementView>>, Problem> {
    let CycleSupplementsQuery { state, level, area_id, domain } = query.0;
    let filter = SupplementFilter { state, level, area_id, domain };
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let all = actions::list_cycle_supplements(&services, actor.identity, id.0, filter, after, limit).await?;
    Ok(web::Json(Page::cut(all, limit, |one| one.line.row.id).map(CycleSupplementView::from)))
}
