//! The public list on the wire: for anybody, without logging in.

use actix_web::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{PublicList, Standing};
use super::{Error, actions};
use crate::db::types::{CycleId, RecordId};
use crate::http::extract::Path;
use crate::http::problem::Problem;
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(get_public_list).service(get_public_page);
}

/// The public list of a cycle.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PublicListView {
    /// Name of the cycle.
    cycle: String,
    /// Who publishes it.
    issuer: Option<String>,
    /// Where people may turn with an objection by phone.
    phone: Option<String>,
    /// Where, by letter or visit.
    address: Option<String>,
    /// Whether an objection may say how to reach who makes it. Where this is false no contact is taken.
    takes_contacts: bool,
    /// In the order of areas.
    branches: Vec<PublicBranchView>,
}

/// A branch on the public list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PublicBranchView {
    /// Its record; an objection is addressed to it.
    record_id: RecordId,
    #[schema(example = "red_flag")]
    honor: String,
    /// Full official name.
    name: String,
    /// Name of its area.
    area: String,
    /// Name of its domain.
    domain: String,
    standing: Standing,
    /// First day on which it is public.
    since: NaiveDate,
    /// Last day of publicity.
    until: NaiveDate,
}

impl From<PublicList> for PublicListView {
    fn from(list: PublicList) -> Self {
        let branches = list.branches.into_iter().map(|one| PublicBranchView {
            record_id: one.record_id,
            honor: one.honor,
            name: one.name,
            area: one.area,
            domain: one.domain,
            standing: one.standing,
            since: one.since,
            until: one.until,
        });
        Self {
            cycle: list.cycle,
            issuer: list.notice.issuer,
            phone: list.notice.phone,
            address: list.notice.address,
            takes_contacts: list.takes_contacts,
            branches: branches.collect(),
        }
    }
}

/// The public list.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show the public list",
    description = "Branches proposed for an honour in this cycle, and those that hold it, in the order of areas: names only, without scores or ranks. For anybody, without logging in.",
    operation_id = "get_public_list",
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The list", body = PublicListView))
)]
#[get("/public-lists/{id}")]
async fn get_public_list(
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<PublicListView>, Problem> {
    Ok(web::Json(actions::find_public_list(&services, id.0).await?.into()))
}

/// The public list as a page.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show the public list as a page",
    description = "The same as HTML that prints on A4. It loads nothing and runs nothing.",
    operation_id = "get_public_page",
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"))
)]
#[get("/public-lists/{id}/page")]
async fn get_public_page(services: web::Data<Services>, id: Path<CycleId>) -> Result<HttpResponse, Problem> {
    let page = actions::find_public_list(&services, id.0).await?.page();
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"))
        .body(page))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Db(error) => error.into(),
        }
    }
}
