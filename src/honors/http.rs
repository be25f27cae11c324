//! Honours on the wire.

use actix_web::{get, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use super::actions::{self, Chapter, Honor, HonorFilter};
use super::model::{HonorStanding, HonorState};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::appraisals::Step;
use crate::db::types::{CycleId, Instant, OrganizationId, RecordId};
use crate::http::extract::{Page, Paging, Params, Path};
use crate::http::problem::{self, Problem};
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list_honors).service(list_honors_of_organization);
}

/// An honour that was given.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HonorView {
    record_id: RecordId,
    cycle_id: CycleId,
    cycle_name: String,
    organization_id: OrganizationId,
    /// Full name of the branch.
    name: String,
    #[schema(example = "red_flag")]
    honor: String,
    #[schema(example = "抚发〔2026〕9号")]
    decision_number: String,
    decided_on: NaiveDate,
    /// Its last day.
    last_day: NaiveDate,
    /// Where it stands today.
    standing: HonorStanding,
    /// What became of it, in order; only in the history of one branch.
    history: Vec<HonorChapterView>,
}

/// Something that became of an honour.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HonorChapterView {
    /// `name`, `start_review`, `keep_honor` or `revoke`.
    step: Step,
    reason: Option<String>,
    decision_number: Option<String>,
    decided_on: Option<NaiveDate>,
    at: Instant,
}

impl From<Chapter> for HonorChapterView {
    fn from(chapter: Chapter) -> Self {
        Self {
            step: chapter.step,
            reason: chapter.reason,
            decision_number: chapter.decision_number,
            decided_on: chapter.decided_on,
            at: chapter.taken_at,
        }
    }
}

impl From<Honor> for HonorView {
    fn from(honor: Honor) -> Self {
        let given = honor.given;
        Self {
            record_id: given.record_id,
            cycle_id: given.cycle_id,
            cycle_name: given.cycle_name,
            organization_id: given.organization_id,
            name: given.name,
            honor: given.honor,
            decision_number: given.decision_number,
            decided_on: given.decided_on,
            last_day: given.last_day,
            standing: honor.standing,
            history: honor.chapters.into_iter().map(HonorChapterView::from).collect(),
        }
    }
}

/// The honours of a branch.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HonorsView {
    /// The newest first.
    items: Vec<HonorView>,
}

/// The honours of a branch.
#[utoipa::path(
    tag = "appraisals",
    summary = "List the honours of a branch",
    description = "With their terms and what became of them. For the branch's own people and for city administrators; no reviewer sees earlier honours.",
    operation_id = "list_honors_of_organization",
    security(("bearer" = []), ("cookie" = [])),
    params(("organization_id" = OrganizationId, Path, description = "The branch")),
    responses((status = 200, description = "The honours", body = HonorsView))
)]
#[get("/organizations/{organization_id}/honors")]
async fn list_honors_of_organization(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<OrganizationId>,
) -> Result<web::Json<HonorsView>, Problem> {
    let all = actions::list_of_organization(&services, &actor.identity, id.0).await?;
    Ok(web::Json(HonorsView { items: all.into_iter().map(HonorView::from).collect() }))
}

/// What honours are listed.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct HonorsQuery {
    /// Of one cycle.
    cycle_id: Option<CycleId>,
    /// In one state.
    #[param(inline)]
    state: Option<HonorState>,
    /// That end on this day or before.
    ending_by: Option<NaiveDate>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Honours by their last days.
#[utoipa::path(
    tag = "appraisals",
    summary = "List honours",
    description = "In the order of their last days, for city administrators: which end soon, which are looked at again, which were revoked.",
    operation_id = "list_honors",
    security(("bearer" = []), ("cookie" = [])),
    params(HonorsQuery),
    responses((status = 200, description = "A page of honours", body = Page<HonorView>))
)]
#[get("/honors")]
async fn list_honors(
    _actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    query: Params<HonorsQuery>,
) -> Result<web::Json<Page<HonorView>>, Problem> {
    let HonorsQuery { cycle_id, state, ending_by, limit, cursor } = query.0;
    let paging = Paging { limit, cursor };
    let (after, limit) = (paging.after()?, paging.limit());
    let filter = HonorFilter { cycle_id, state, ending_by };
    let all = actions::list_honors(&services, filter, after, limit).await?;
    let page = Page::cut(all, limit, |honor| (honor.given.last_day, honor.given.record_id));
    Ok(web::Json(page.map(HonorView::from)))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => {
                Self::new(&problem::FORBIDDEN, "Earlier honours are for the branch itself and for city administrators.")
            }
            Error::Db(error) => error.into(),
        }
    }
}
