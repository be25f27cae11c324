//! The day itself on the wire.

use actix_web::{get, post, put, web};

use super::super::actions;
use super::bodies::{PanelReasonBody, PanelScoreBody};
use super::views::{PanelView, RecordPanelsView};
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{PanelId, RecordId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// Opens the round of a branch.
#[utoipa::path(
    tag = "panels",
    summary = "Open the round of a branch",
    description = "One at a time. With the first one order, judges and arithmetic stand.",
    operation_id = "open_panel_round",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel"), ("record_id" = RecordId, Path, description = "The record of the branch")),
    responses(
        (status = 200, description = "The panel", body = PanelView),
        (status = 409, description = "Another round is open, this one was held, there are too few judges, or the branch competes no more", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/panels/{id}/rounds/{record_id}/open")]
pub(super) async fn open_panel_round(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    path: Path<(PanelId, RecordId)>,
) -> Result<web::Json<PanelView>, Problem> {
    let (id, record) = path.0;
    Ok(web::Json(actions::open_round(&services, actor.identity, actor.origin, id, record).await?.into()))
}

/// Takes what a judge gives.
#[utoipa::path(
    tag = "panels",
    summary = "Score a branch on the panel",
    description = "By a judge of this panel who has no part in the branch, while its round is open; until then it may be changed. Sending the same again is the same as once. Nobody sees it before the panel is over.",
    operation_id = "put_panel_score",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel"), ("record_id" = RecordId, Path, description = "The record of the branch")),
    request_body(content = PanelScoreBody, example = json!({"points": 8750})),
    responses(
        (status = 200, description = "The panel", body = PanelView),
        (status = 409, description = "The round is not open", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/panels/{id}/rounds/{record_id}/score")]
pub(super) async fn put_panel_score(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    path: Path<(PanelId, RecordId)>,
    body: Body<PanelScoreBody>,
) -> Result<web::Json<PanelView>, Problem> {
    let panel = actions::put_score(&services, actor.identity, actor.origin, path.0, body.0.points).await?;
    Ok(web::Json(panel.into()))
}

/// Closes the round of a branch.
#[utoipa::path(
    tag = "panels",
    summary = "Close the round of a branch",
    description = "Its scores stand still. While a judge without a part in the branch has not scored, a reason is due.",
    operation_id = "close_panel_round",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel"), ("record_id" = RecordId, Path, description = "The record of the branch")),
    request_body(content = PanelReasonBody, example = json!({})),
    responses(
        (status = 200, description = "The panel", body = PanelView),
        (status = 409, description = "The round is not open, or scores are missing: `errors` says whose", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/panels/{id}/rounds/{record_id}/close")]
pub(super) async fn close_panel_round(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    path: Path<(PanelId, RecordId)>,
    body: Body<PanelReasonBody>,
) -> Result<web::Json<PanelView>, Problem> {
    let panel = actions::close_round(&services, actor.identity, actor.origin, path.0, body.0.reason).await?;
    Ok(web::Json(panel.into()))
}

/// Closes a panel.
#[utoipa::path(
    tag = "panels",
    summary = "Close a panel",
    description = "Results come into being for all at once, are frozen under a digest, and stand on the trail. While a branch has not presented itself, a reason is due.",
    operation_id = "close_panel",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    request_body(content = PanelReasonBody, example = json!({})),
    responses(
        (status = 200, description = "The panel with its results", body = PanelView),
        (status = 409, description = "A round is open, none was held, or a branch is missing", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/panels/{id}/close")]
pub(super) async fn close_panel(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
    body: Body<PanelReasonBody>,
) -> Result<web::Json<PanelView>, Problem> {
    Ok(web::Json(actions::close_panel(&services, actor.identity, actor.origin, id.0, body.0.reason).await?.into()))
}

/// How a record did on panels.
#[utoipa::path(
    tag = "panels",
    summary = "Show how a branch did on panels",
    description = "On those that are over, beside its scores, which they do not change. For its reviewers and for whoever keeps it. To a level that scores blind, until it has concluded, the panel has no id and its title no names.",
    operation_id = "list_record_panels",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = RecordId, Path, description = "The record")),
    responses((status = 200, description = "The results", body = RecordPanelsView))
)]
#[get("/records/{id}/panels")]
pub(super) async fn list_record_panels(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<RecordId>,
) -> Result<web::Json<RecordPanelsView>, Problem> {
    Ok(web::Json(actions::list_record_panels(&services, actor.identity, id.0).await?.into()))
}
