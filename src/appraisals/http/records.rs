//! Lists of records on the wire. They carry no scores and no counts.

use actix_web::{get, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, LevelProgress, ListedRecord};
use super::super::blind::alias;
use super::super::{RecordFilter, RecordState};
use crate::accounts::model::SignedIn;
use crate::accounts::{Actor, Level};
use crate::db::types::{AreaId, CycleId, Instant, OrganizationId, RecordId};
use crate::http::extract::{Page, Paging, Params, Path};
use crate::http::problem::{self, Problem};
use crate::services::Services;

/// The organisation a record is of.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RecordOrganizationView {
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
    organization: RecordOrganizationView,
    state: RecordState,
    /// Rises with every change of scores or evidence.
    revision: i32,
    updated_at: Instant,
    /// Whether the caller has a part in the branch and somebody else has to score it (回避).
    recused: bool,
    /// How far each of the caller's own levels has come; empty where the caller reviews nothing.
    own: Vec<LevelProgressView>,
}

/// How far one level has come with a record.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LevelProgressView {
    level: Level,
    /// Criteria the level has scored.
    scored: i64,
    /// Criteria of the sheet.
    criteria: i64,
}

impl From<LevelProgress> for LevelProgressView {
    fn from(progress: LevelProgress) -> Self {
        Self { level: progress.level, scored: progress.scored, criteria: progress.criteria }
    }
}

impl From<ListedRecord> for RecordView {
    fn from(ListedRecord { row, veiled, recused, own }: ListedRecord) -> Self {
        let mut view = Self {
            id: row.id,
            cycle_id: row.cycle_id,
            organization: RecordOrganizationView {
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
            recused,
            own: own.into_iter().map(LevelProgressView::from).collect(),
        };
        if veiled {
            let alias = alias(view.id);
            view.organization = RecordOrganizationView {
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
    /// Standing in one of these states, divided by commas.
    #[param(example = "self_scored,township_reviewed")]
    state: Option<String>,
}

impl RecordQuery {
    /// A query for a place, a name and states alone.
    #[must_use]
    pub fn new(area_id: Option<AreaId>, q: Option<String>, state: Option<String>) -> Self {
        Self { cycle_id: None, area_id, domain: None, q, state }
    }

    /// The filter it stands for.
    ///
    /// # Errors
    /// A 400 for a state that does not exist.
    pub fn filter(self) -> Result<RecordFilter, Problem> {
        let words = self.state.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|word| !word.is_empty());
        let states: Result<Vec<RecordState>, String> = words.map(str::parse).collect();
        Ok(RecordFilter {
            cycle_id: self.cycle_id,
            area_id: self.area_id,
            domain: self.domain,
            text: self.q.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
            states: states.map_err(|detail| {
                Problem::new(&problem::MALFORMED, format!("The query string is not right: {detail}."))
            })?,
        })
    }
}

/// Lists records.
#[utoipa::path(
    tag = "appraisals",
    summary = "List appraisal records",
    description = "Records within the caller's review scopes, and those of the branches the caller keeps, in the order of places. Every appraised organisation has its record from the opening of the cycle on, whether it filed anything or not. There are no scores and no ranking here, and of progress only that of the caller's own levels. A reviewer whose level scores blind sees an alias until it has concluded, and finds such a record by no name and no place.",
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
    let filter = query.0.filter()?;
    let (after, limit) = (paging.0.after()?, paging.0.limit());
    let records = actions::list_records(&services, &actor.identity, filter, after, limit).await?;
    Ok(web::Json(Page::cut(records, limit, |one| one.row.id).map(RecordView::from)))
}

/// How far a cycle has come.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CycleProgressView {
    /// By domain and state; what is not named has no records.
    items: Vec<StateCountView>,
}

/// How many records stand in a state.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StateCountView {
    /// Code of the domain.
    domain: Option<String>,
    state: RecordState,
    records: i64,
}

/// Shows how far a cycle has come.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show how far a cycle has come",
    description = "How many records stand in which state, by domain: of the caller's review scopes, or of the whole city for whoever runs the system. Branches that did not declare are no part of it, and no branch is named.",
    operation_id = "get_cycle_progress",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The progress", body = CycleProgressView))
)]
#[get("/cycles/{id}/progress")]
pub(super) async fn get_cycle_progress(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<CycleProgressView>, Problem> {
    let rows = actions::count_states(&services, &actor.identity, id.0).await?;
    let view = |(domain, state, records)| StateCountView { domain, state, records };
    Ok(web::Json(CycleProgressView { items: rows.into_iter().map(view).collect() }))
}
