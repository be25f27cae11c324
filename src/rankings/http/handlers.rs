//! Seeing, freezing, comparing and deciding.

use actix_web::{HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::Deserialize;

use super::super::actions;
use super::super::model::{Field, VoteDraft};
use super::views::{ComparisonView, RankedView, RankingView, SnapshotView, TieDecidedView, WholeSnapshotView};
use crate::accounts::model::Reviewer;
use crate::accounts::{Actor, Level};
use crate::db::types::{CycleId, RecordId, SnapshotId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// What is ranked.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RankingQuery {
    /// Whose scores.
    level: Level,
    /// City-wide for an honour; this or `domain`.
    #[param(example = "red_flag")]
    honor: Option<String>,
    /// City-wide for one domain.
    domain: Option<String>,
}

/// A ranking.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show a ranking",
    description = "Branches whose scores of the level are concluded, city-wide, for an honour or for one domain. Equal points share a rank; ties are decided by performance, satisfaction, political score, fewer deductions, and at last by a vote. No place has a quota; what was filed and earlier honours decide nothing. For reviewers of the whole city; to a level that scores blind a record goes by its alias, also in `code` and in the digest, until the level has concluded it.",
    operation_id = "get_ranking",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), RankingQuery),
    responses(
        (status = 200, description = "The ranking", body = RankingView),
        (status = 409, description = "The cycle is a draft", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "Neither or both of honour and domain are named, or there is no such one", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[get("/cycles/{id}/ranking")]
pub(super) async fn get_ranking(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    query: Params<RankingQuery>,
) -> Result<web::Json<RankingView>, Problem> {
    let query = query.0;
    let field = Field::of(query.honor, query.domain)?;
    Ok(web::Json(actions::find_ranking(&services, actor.identity, id.0, query.level, field).await?.into()))
}

/// A ranking to be frozen.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FreezeBody {
    /// Whose scores.
    level: Level,
    /// City-wide for an honour; this or `domain`.
    #[serde(default)]
    honor: Option<String>,
    /// City-wide for one domain.
    #[serde(default)]
    domain: Option<String>,
    /// For which occasion, 1 to 200 characters.
    note: String,
}

/// Freezes a ranking.
#[utoipa::path(
    tag = "appraisals",
    summary = "Freeze a ranking",
    description = "Keeps the ranking of this moment as canonical text with its digest. It is never changed, and can be computed anew and compared byte by byte.",
    operation_id = "freeze_ranking",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    request_body(content = FreezeBody, example = json!({"level": "city", "honor": "red_flag", "note": "市级评审结束"})),
    responses(
        (status = 201, description = "The snapshot", body = WholeSnapshotView),
        (status = 409, description = "The cycle is a draft, or a record in it is still to be scored blind by the caller's level", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/cycles/{id}/ranking-snapshots")]
pub(super) async fn freeze_ranking(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    body: Body<FreezeBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let field = Field::of(body.honor, body.domain)?;
    let (identity, origin) = (actor.identity, actor.origin);
    let snapshot = actions::freeze_ranking(&services, identity, origin, id.0, body.level, field, body.note).await?;
    Ok(HttpResponse::Created().json(WholeSnapshotView::from(snapshot)))
}

/// The frozen rankings of a cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "List frozen rankings",
    description = "Of a cycle, the newest first, without their entries.",
    operation_id = "list_ranking_snapshots",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle"), Paging),
    responses(
        (status = 200, description = "A page of snapshots", body = Page<SnapshotView>),
        (status = 409, description = "The cycle is a draft", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[get("/cycles/{id}/ranking-snapshots")]
pub(super) async fn list_ranking_snapshots(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<SnapshotView>>, Problem> {
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let rows = actions::list_snapshots(&services, actor.identity, id.0, after, limit).await?;
    Ok(web::Json(Page::cut(rows, limit, |row| row.id).map(SnapshotView::from)))
}

/// A frozen ranking.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show a frozen ranking",
    description = "With its entries, the very text the digest is over, and whether the two fit.",
    operation_id = "get_ranking_snapshot",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = SnapshotId, Path, description = "The snapshot")),
    responses(
        (status = 200, description = "The snapshot", body = WholeSnapshotView),
        (status = 409, description = "A record in it is still to be scored blind by the caller's level", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[get("/ranking-snapshots/{id}")]
pub(super) async fn get_ranking_snapshot(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<SnapshotId>,
) -> Result<web::Json<WholeSnapshotView>, Problem> {
    Ok(web::Json(actions::find_snapshot(&services, actor.identity, id.0).await?.into()))
}

/// A frozen ranking beside the present one.
#[utoipa::path(
    tag = "appraisals",
    summary = "Compute a frozen ranking anew",
    description = "From the scores as they are now, and compare the two byte by byte. Where they differ, the lines of both are listed.",
    operation_id = "compare_ranking_snapshot",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = SnapshotId, Path, description = "The snapshot")),
    responses(
        (status = 200, description = "The comparison", body = ComparisonView),
        (status = 409, description = "A record in it is still to be scored blind by the caller's level", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[get("/ranking-snapshots/{id}/comparison")]
pub(super) async fn compare_ranking_snapshot(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<SnapshotId>,
) -> Result<web::Json<ComparisonView>, Problem> {
    Ok(web::Json(actions::compare_snapshot(&services, actor.identity, id.0).await?.into()))
}

/// A vote to be recorded.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TieVoteBody {
    /// Whose scores.
    level: Level,
    /// City-wide for an honour; this or `domain`.
    #[serde(default)]
    honor: Option<String>,
    /// City-wide for one domain.
    #[serde(default)]
    domain: Option<String>,
    /// Exactly the records that every rule finds equal, first to last.
    order: Vec<RecordId>,
    /// How the committee came to it, 1 to 500 characters.
    note: String,
    /// When.
    decided_on: NaiveDate,
}

/// Records a vote.
#[utoipa::path(
    tag = "appraisals",
    summary = "Record a vote on a tie",
    description = "The last rule for ties: how a committee ordered records that every other rule finds equal. A later vote over the same records takes the place of an earlier one; both stay on record.",
    operation_id = "record_tie_vote",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    request_body(content = TieVoteBody, example = json!({"level": "city", "honor": "red_flag", "order": ["018f3c5e-0000-7000-8000-000000000001", "018f3c5e-0000-7000-8000-000000000002"], "note": "市委常委会票决，7票对4票", "decided_on": "2026-06-10"})),
    responses(
        (status = 201, description = "The records in their new places", body = TieDecidedView),
        (status = 409, description = "The cycle is a draft", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/cycles/{id}/tie-votes")]
pub(super) async fn record_tie_vote(
    actor: Actor<Reviewer>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    body: Body<TieVoteBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let field = Field::of(body.honor, body.domain)?;
    let draft = VoteDraft { order: body.order, note: body.note, decided_on: body.decided_on };
    let (identity, origin) = (actor.identity, actor.origin);
    let (entries, names) = actions::record_vote(&services, identity, origin, id.0, body.level, field, draft).await?;
    let entries = entries.into_iter().map(|one| RankedView::of(one, &names)).collect();
    Ok(HttpResponse::Created().json(TieDecidedView { entries }))
}
