//! Preparing a panel on the wire.

use actix_web::{HttpResponse, get, post, put, web};

use super::super::actions;
use super::super::model::Setup;
use super::bodies::{PanelBody, PanelJudgesBody, PanelOrderBody, PanelSetupBody};
use super::views::{PanelJudgesView, PanelLineView, PanelView, PanelsView};
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{CycleId, PanelId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// The panels of a cycle.
#[utoipa::path(
    tag = "panels",
    summary = "List panels",
    description = "Those of a cycle that the caller leads, judges on, or has a branch on, in the order of their days.",
    operation_id = "list_panels",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The panels", body = PanelsView))
)]
#[get("/cycles/{id}/panels")]
pub(super) async fn list_panels(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<PanelsView>, Problem> {
    let panels = actions::list_panels(&services, actor.identity, id.0).await?;
    Ok(web::Json(PanelsView { items: panels.into_iter().map(PanelLineView::from).collect() }))
}

/// Makes a panel.
#[utoipa::path(
    tag = "panels",
    summary = "Create a panel",
    description = "A day on which branches present themselves (评审汇报), at the level of a county or of the city. By a reviewer of that level whose scope holds all of the area; a line makes its own, for its domain. A result changes no score and no ranking: it stands beside, and the level concludes after it.",
    operation_id = "create_panel",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    request_body(content = PanelBody, example = json!({"level": "county", "area_id": "018f3c5e-0000-7000-8000-000000000001", "title": "2026年县级评审汇报会", "held_on": "2026-05-13", "method": "trimmed_mean"})),
    responses(
        (status = 201, description = "The panel", body = PanelView),
        (status = 409, description = "The cycle is not open", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/cycles/{id}/panels")]
pub(super) async fn create_panel(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    body: Body<PanelBody>,
) -> Result<HttpResponse, Problem> {
    let body = body.0;
    let reach = (body.level, body.area_id, body.domain);
    let setup = Setup { title: body.title, held_on: body.held_on, method: body.method };
    let panel = actions::create_panel(&services, actor.identity, actor.origin, id.0, reach, setup).await?;
    Ok(HttpResponse::Created().json(PanelView::from(panel)))
}

/// Shows a panel.
#[utoipa::path(
    tag = "panels",
    summary = "Show a panel",
    description = "For its host, its judges, and whoever keeps a branch on it. Until it is over a judge sees what he gave himself, and nobody sees more; afterwards the results are shown with their digest, and are computed anew for comparison.",
    operation_id = "get_panel",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    responses((status = 200, description = "The panel", body = PanelView))
)]
#[get("/panels/{id}")]
pub(super) async fn get_panel(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
) -> Result<web::Json<PanelView>, Problem> {
    Ok(web::Json(actions::find_panel(&services, actor.identity, id.0).await?.into()))
}

/// Changes a panel.
#[utoipa::path(
    tag = "panels",
    summary = "Change a panel",
    description = "Title, day and arithmetic, before the first round.",
    operation_id = "change_panel",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    request_body(content = PanelSetupBody, example = json!({"title": "2026年县级评审汇报会", "held_on": "2026-05-14", "method": "mean"})),
    responses(
        (status = 200, description = "The panel", body = PanelView),
        (status = 409, description = "The first round was opened", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/panels/{id}")]
pub(super) async fn change_panel(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
    body: Body<PanelSetupBody>,
) -> Result<web::Json<PanelView>, Problem> {
    let panel = actions::change_panel(&services, actor.identity, actor.origin, id.0, body.0.into()).await?;
    Ok(web::Json(panel.into()))
}

/// Puts the branches of a panel into an order.
#[utoipa::path(
    tag = "panels",
    summary = "Set the order of appearance",
    description = "Exactly these branches stand on the panel afterwards, in this order, before the first round. Each competes at the level of the panel, which has not concluded it; a level that scores blind has scored all of it first.",
    operation_id = "put_panel_order",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    request_body(content = PanelOrderBody, example = json!({"record_ids": ["018f3c5e-0000-7000-8000-000000000001"]})),
    responses(
        (status = 200, description = "The panel", body = PanelView),
        (status = 409, description = "The first round was opened", body = ProblemView, content_type = "application/problem+json"),
        (status = 422, description = "A record cannot stand on it; `errors` says which and why", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/panels/{id}/order")]
pub(super) async fn put_panel_order(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
    body: Body<PanelOrderBody>,
) -> Result<web::Json<PanelView>, Problem> {
    let panel = actions::put_order(&services, actor.identity, actor.origin, id.0, body.0.record_ids).await?;
    Ok(web::Json(panel.into()))
}

/// Draws the order.
#[utoipa::path(
    tag = "panels",
    summary = "Draw the order of appearance",
    description = "With a seed that is kept, so that anybody can draw it again. It is drawn once: another time only after the branches changed.",
    operation_id = "draw_panel_order",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    responses(
        (status = 200, description = "The panel", body = PanelView),
        (status = 409, description = "It was drawn before, or no branch stands on it", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[post("/panels/{id}/draw")]
pub(super) async fn draw_panel_order(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
) -> Result<web::Json<PanelView>, Problem> {
    Ok(web::Json(actions::draw_order(&services, actor.identity, actor.origin, id.0).await?.into()))
}

/// Those who may judge.
#[utoipa::path(
    tag = "panels",
    summary = "List who may judge",
    description = "Holders of the role `panel_judge` whose role holds for this panel, with whether they sit on it. For its host.",
    operation_id = "list_panel_judges",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    responses((status = 200, description = "The judges", body = PanelJudgesView))
)]
#[get("/panels/{id}/judges")]
pub(super) async fn list_panel_judges(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
) -> Result<web::Json<PanelJudgesView>, Problem> {
    Ok(web::Json(actions::list_judges(&services, actor.identity, id.0).await?.into()))
}

/// Seats judges.
#[utoipa::path(
    tag = "panels",
    summary = "Seat the judges",
    description = "Exactly these, before the first round.",
    operation_id = "put_panel_judges",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel")),
    request_body(content = PanelJudgesBody, example = json!({"account_ids": ["018f3c5e-0000-7000-8000-000000000001"]})),
    responses(
        (status = 200, description = "The judges", body = PanelJudgesView),
        (status = 409, description = "The first round was opened", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/panels/{id}/judges")]
pub(super) async fn put_panel_judges(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<PanelId>,
    body: Body<PanelJudgesBody>,
) -> Result<web::Json<PanelJudgesView>, Problem> {
    let judges = actions::put_judges(&services, actor.identity, actor.origin, id.0, body.0.account_ids).await?;
    Ok(web::Json(judges.into()))
}
