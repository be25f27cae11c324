//! Members of a branch over HTTP: names to pick from.

use actix_web::get;
use actix_web::web::{Data, Json};
use serde::{Deserialize, Serialize};

use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{MemberId, OrganizationId};
use crate::http::extract::{Page, Paging, Params, Path};
use crate::http::problem::Problem;
use crate::organizations::actions::members as actions;
use crate::organizations::queries::NameCursor;
use crate::services::Services;

/// A member to be picked: id and name, nothing else.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct MemberNameView {
    /// The member.
    id: MemberId,
    /// The name.
    #[schema(example = "孔雪森")]
    name: String,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct MemberParams {
    /// Part of the name.
    q: Option<String>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_members_of_organization",
    summary = "Members of a branch, to pick companions from",
    description = "Names and ids of the active members, by name. For those who act for the branch, keep it or review it; for everybody else the list does not exist.",
    security(("bearer" = []), ("cookie" = [])),
    params(("organization_id" = OrganizationId, Path, description = "The branch"), MemberParams),
    responses((status = 200, description = "One page", body = Page<MemberNameView>,
        example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000003", "name": "孔雪森"}]}))))]
#[get("/organizations/{organization_id}/members")]
pub(super) async fn list_members_of_organization(
    services: Data<Services>,
    actor: Actor<SignedIn>,
    id: Path<OrganizationId>,
    params: Params<MemberParams>,
) -> Result<Json<Page<MemberNameView>>, Problem> {
    let MemberParams { q, limit, cursor } = params.0;
    let paging = Paging { limit, cursor };
    let rows = actions::list(&services, actor.into(), id.0, q, paging.after()?, paging.limit()).await?;
    let page = Page::cut(rows, paging.limit(), |row| NameCursor(row.name.clone(), row.id.0));
    Ok(Json(page.map(|row| MemberNameView { id: row.id, name: row.name })))
}
