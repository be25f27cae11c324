//! Lists of records on the wire. They carry no scores and no counts.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, ListedRecord};
use super::super::blind::alias;
use super::super::{RecordFilter, RecordState};
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{AreaId, CycleId, Instant, OrganizationId, RecordId};
use crate::http::extract::{Page, Paging, Params};
use crate::http::problem::Problem;
use crate::services::Services;

/// The organisation a record is of.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct OrganizationView {
    /// The organisation.
    pub id: OrganizationId,
    /// Its code in the roster.
    pub code: String,
    /// Full official name.
    pub name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// Code of the domain it is appraised in.
    pub domain: Option<String>,
    /// The area it lies in.
    pub area_id: AreaId,
    /// Name of that area.
    pub area_name: String,
}

/// A record in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RecordView {
    id: RecordId,
    cycle_id: CycleId,
    organization: OrganizationView,
    state: RecordState,
    /// Rises with every change of scores or evidence.
    revision: i32,
    updated_at: Instant,
}

impl From<ListedRecord> for RecordView {
    fn from(ListedRecord { row, veiled }: ListedRecord) -> Self {
        let mut view = Self {
            id: row.id,
            cycle_id: row.cycle_id,
            organization: OrganizationView {
                id: row.organization_id,
                code: row.code,
                name: row.name,
                short_name: row.short_name,
                domain: row.domain_code,
                area_id: row.area_id,
                area_name: row.area_name,
            },
            state: row.state,
            revision: row.revision,
            updated_at: row.updated_at,
        };
        if veiled {
            let alias = alias(view.id);
            view.organization = OrganizationView {
                id: OrganizationId(uuid::Uuid::nil()),
                code: alias.clone(),
                name: alias,
                short_name: None,
                domain: view.organization.domain,
                area_id: AreaId(uuid::Uuid::nil()),
                area_name: String::new(),
            };
        }
        view
    }
}

/// What a list of records is narrowed to.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RecordQuery {
    /// Of one cycle.
    cycle_id: Option<CycleId>,
    /// In the subtree of one area.
    area_id: Option<AreaId>,
    /// Of one domain.
    domain: Option<String>,
    /// Text in the organisation's name or code.
    q: Option<String>,
}

/// Lists records.
#[utoipa::path(
    tag = "appraisals",
    summary = "List appraisal records",
    description = "Records within the caller's review scopes, and those of the branches the caller keeps, in the order of places. Every appraised organisation has its record from the opening of the cycle on, whether it filed anything or not. There are no scores, no counts and no ranking here. A reviewer whose level scores blind sees an alias until it has concluded, and finds such a record by no name and no place.",
    operation_id = "list_records",
    security(("bearer" = []), ("cookie" = [])),
    params(RecordQuery, Paging),
    responses((status = 200, description = "A page of records", body = Page<RecordView>))
)]
#[get("/records")]
pub(super) async fn list_records(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    query: Params<RecordQuery>,
    paging: Params<Paging>,
) -> Result<web::Json<Page<RecordView>>, Problem> {
    let query = query.0;
    let filter = RecordFilter {
        cycle_id: query.cycle_id,
        area_id: query.area_id,
        domain: query.domain,
        text: query.q.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
    };
    let narrowed = filter.text.is_some() || filter.area_id.is_some();
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let records = actions::list_records(&services, &actor.identity, filter, after, limit).await?;
    let key = |one: &ListedRecord| (one.row.area_path.clone(), one.row.code.clone(), one.row.id);
    let mut page = Page::cut(records, limit, key);
    // A record that is scored blind is found by no name and no place.
    page.items.retain(|one| !(narrowed && one.veiled));
    Ok(web::Json(page.map(RecordView::from)))
}
