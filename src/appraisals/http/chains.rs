//! Review chains on the wire.

use actix_web::{get, put, web};
use serde::{Deserialize, Serialize};

use super::super::actions;
use super::super::chain::{Chain, ReviewStep};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::CycleId;
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// A new chain for one domain.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainBody {
    /// From the lowest level up; the last is the city's.
    #[schema(min_items = 1, max_items = 3)]
    steps: Vec<ReviewStep>,
}

/// The chain of one domain.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ChainView {
    /// Code of the domain.
    #[schema(example = "hospital")]
    domain: String,
    /// From the lowest level up.
    steps: Vec<ReviewStep>,
}

impl From<(String, Chain)> for ChainView {
    fn from((domain, chain): (String, Chain)) -> Self {
        Self { domain, steps: chain.steps().to_vec() }
    }
}

/// The chains of a cycle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ChainsView {
    /// One for each domain, in the order of the domains.
    items: Vec<ChainView>,
}

/// Lists the chains of a cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the review chains of a cycle",
    description = "Through whose hands the records of each domain go, from the lowest level up. A step of a `line` is taken only by reviewers limited to that domain.",
    operation_id = "list_chains",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The chains", body = ChainsView))
)]
#[get("/cycles/{id}/chains")]
pub(super) async fn list_chains(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<ChainsView>, Problem> {
    let chains = actions::list_chains(&services, &actor.identity, id.0).await?;
    Ok(web::Json(ChainsView { items: chains.into_iter().map(ChainView::from).collect() }))
}

/// Replaces the chain of a domain.
#[utoipa::path(
    tag = "appraisals",
    summary = "Replace the review chain of a domain",
    description = "Only in a draft. A level may be left out: a domain of city bodies may go from its line straight to the city.",
    operation_id = "put_chain",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("cycle_id" = CycleId, Path, description = "The cycle"),
        ("domain" = String, Path, description = "Code of the domain"),
    ),
    request_body(content = ChainBody, example = json!({"steps": [{"level": "township", "reviewed_by": "line", "body_zh": "机关工委", "body_en": "Working Committee for Party and Government Bodies"}, {"level": "city", "reviewed_by": "area", "body_zh": "市委组织部", "body_en": "Organisation Department of the city"}]})),
    responses(
        (status = 200, description = "The new chain", body = ChainView),
        (status = 409, description = "The cycle is no draft any more", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/cycles/{cycle_id}/chains/{domain}")]
pub(super) async fn put_chain(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    path: Path<(CycleId, String)>,
    body: Body<ChainBody>,
) -> Result<web::Json<ChainView>, Problem> {
    let (cycle, domain) = path.0;
    let chain = actions::put_chain(&services, actor.origin, cycle, domain.clone(), body.0.steps).await?;
    Ok(web::Json((domain, chain).into()))
}
