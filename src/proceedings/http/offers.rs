//! What a branch offers, on the wire.

use actix_web::{HttpResponse, put, web};
use serde::Deserialize;

use super::super::actions;
use crate::accounts::Actor;
use crate::accounts::model::BranchKeeper;
use crate::db::types::{CriterionId, RecordId, ReportId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// Reports for a criterion.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OffersBody {
    /// All of them; what is not named is taken back.
    #[schema(max_items = 9)]
    report_ids: Vec<ReportId>,
}

/// Offers reports.
#[utoipa::path(
    tag = "appraisals",
    summary = "Offer reports for a criterion",
    description = "Puts reports of the branch that are linked to the record beside a criterion, where those who score it see them first. Nobody has to: a reviewer finds every linked report anyway. Sending the same list again changes nothing.",
    operation_id = "put_offers",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = RecordId, Path, description = "The record"),
        ("criterion_id" = CriterionId, Path, description = "A criterion of its sheet"),
    ),
    request_body(content = OffersBody, example = json!({"report_ids": ["018f3c5e-0000-7000-8000-000000000001"]})),
    responses(
        (status = 204, description = "Exactly these are offered now"),
        (status = 409, description = "The city has concluded", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/records/{id}/offers/{criterion_id}")]
pub(super) async fn put_offers(
    actor: Actor<BranchKeeper>,
    services: web::Data<Services>,
    path: Path<(RecordId, CriterionId)>,
    body: Body<OffersBody>,
) -> Result<HttpResponse, Problem> {
    let (record, criterion) = path.0;
    actions::put_offers(&services, actor.identity, actor.origin, record, criterion, body.0.report_ids).await?;
    Ok(HttpResponse::NoContent().finish())
}
