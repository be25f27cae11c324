//! Postings over HTTP.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get, patch, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::present;
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::{MemberId, OrganizationId, PostingId};
use crate::http::extract::{Body, Page, Paging, Params, Path};
use crate::http::problem::Problem;
use crate::organizations::actions::postings as actions;
use crate::organizations::model::{Posting, PostingDraft, PostingRole};
use crate::organizations::queries::PostingFilter;
use crate::services::Services;

/// A member's posting to a host.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct PostingView {
    /// Its id.
    id: PostingId,
    /// Who is posted.
    member_id: MemberId,
    /// The member's name.
    #[schema(example = "孔雪森")]
    member_name: String,
    /// To which organisation.
    host_id: OrganizationId,
    /// The host's name.
    host_name: String,
    /// As what.
    role: PostingRole,
    /// First day.
    starts_on: NaiveDate,
    /// Last day; absent while open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    ends_on: Option<NaiveDate>,
}

impl From<Posting> for PostingView {
    fn from(posting: Posting) -> Self {
        let Posting { id, draft, member_name, host_name } = posting;
        let PostingDraft { member_id, host_id, role, starts_on, ends_on } = draft;
        Self { id, member_id, member_name, host_id, host_name, role, starts_on, ends_on }
    }
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PostingParams {
    /// Only to this host, or of members of this branch.
    organization_id: Option<OrganizationId>,
    /// Only of this member.
    member_id: Option<MemberId>,
    /// Rows wanted, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A new posting.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPostingBody {
    /// Who is posted.
    member_id: MemberId,
    /// To which organisation.
    host_id: OrganizationId,
    /// As what.
    role: PostingRole,
    /// First day.
    starts_on: NaiveDate,
    /// Last day; leave out while open.
    ends_on: Option<NaiveDate>,
}

/// Changes of a posting; what is left out stays. Member and host stay.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct PostingChangeBody {
    /// As what.
    role: Option<PostingRole>,
    /// First day.
    starts_on: Option<NaiveDate>,
    /// Last day; `null` opens it again.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<NaiveDate>)]
    ends_on: Option<Option<NaiveDate>>,
}

#[utoipa::path(tag = "organizations", operation_id = "list_postings",
    summary = "Postings, newest first",
    description = "By organisation (its guests and its own people elsewhere) or by member, for those who may see the members of that branch. With neither: your own; for the city's administrator, all.",
    security(("bearer" = []), ("cookie" = [])), params(PostingParams),
    responses((status = 200, description = "One page", body = Page<PostingView>,
            example = json!({"items": [{"id": "01900000-0000-7000-8000-000000000008", "member_id": "01900000-0000-7000-8000-000000000003", "member_name": "孔雪森", "host_id": "01900000-0000-7000-8000-000000000005", "host_name": "中共太坊镇康江村支部委员会", "role": "first_secretary", "starts_on": "2026-03-01"}]})),
        (status = 404, description = "The organisation or member is not yours to see", body = crate::http::problem::ProblemView, content_type = "application/problem+json")))]
#[get("/postings")]
pub(super) async fn list_postings(
    services: Data<Services>,
    actor: Actor<SignedIn>,
    params: Params<PostingParams>,
) -> Result<Json<Page<PostingView>>, Problem> {
    let PostingParams { organization_id, member_id, limit, cursor } = params.0;
    let paging = Paging { limit, cursor };
    let filter = PostingFilter { organization_id, member_id };
    let rows = actions::list(&services, actor.into(), filter, paging.after()?, paging.limit()).await?;
    Ok(Json(Page::cut(rows, paging.limit(), |row| row.id).map(PostingView::from)))
}

#[utoipa::path(tag = "organizations", operation_id = "create_posting",
    summary = "Post a member to a host",
    description = "Needs `city_admin`. From the first to the last day the member may file for the host, and must not score it.",
    security(("bearer" = []), ("cookie" = [])),
    request_body(content = NewPostingBody,
        example = json!({"member_id": "01900000-0000-7000-8000-000000000003", "host_id": "01900000-0000-7000-8000-000000000005", "role": "first_secretary", "starts_on": "2026-03-01"})),
    responses((status = 201, description = "Posted", body = PostingView,
        example = json!({"id": "01900000-0000-7000-8000-000000000008", "member_id": "01900000-0000-7000-8000-000000000003", "member_name": "孔雪森", "host_id": "01900000-0000-7000-8000-000000000005", "host_name": "中共太坊镇康江村支部委员会", "role": "first_secretary", "starts_on": "2026-03-01"}))))]
#[post("/postings")]
pub(super) async fn create_posting(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    body: Body<NewPostingBody>,
) -> Result<HttpResponse, Problem> {
    let NewPostingBody { member_id, host_id, role, starts_on, ends_on } = body.0;
    let draft = PostingDraft { member_id, host_id, role, starts_on, ends_on };
    let posting = actions::create(&services, actor.origin, draft).await?;
    Ok(HttpResponse::Created().json(PostingView::from(posting)))
}

#[utoipa::path(tag = "organizations", operation_id = "update_posting",
    summary = "Change or end a posting",
    description = "Needs `city_admin`. A posting ends by its last day; it is never deleted.",
    security(("bearer" = []), ("cookie" = [])), params(("posting_id" = PostingId, Path, description = "The posting")),
    request_body(content = PostingChangeBody, example = json!({"ends_on": "2026-12-31"})),
    responses((status = 200, description = "Changed", body = PostingView,
        example = json!({"id": "01900000-0000-7000-8000-000000000008", "member_id": "01900000-0000-7000-8000-000000000003", "member_name": "孔雪森", "host_id": "01900000-0000-7000-8000-000000000005", "host_name": "中共太坊镇康江村支部委员会", "role": "first_secretary", "starts_on": "2026-03-01", "ends_on": "2026-12-31"}))))]
#[patch("/postings/{posting_id}")]
pub(super) async fn update_posting(
    services: Data<Services>,
    actor: Actor<CityAdmin>,
    id: Path<PostingId>,
    body: Body<PostingChangeBody>,
) -> Result<Json<PostingView>, Problem> {
    let change = body.0;
    let wanted = move |draft: PostingDraft| PostingDraft {
        member_id: draft.member_id,
        host_id: draft.host_id,
        role: change.role.unwrap_or(draft.role),
        starts_on: change.starts_on.unwrap_or(draft.starts_on),
        ends_on: change.ends_on.unwrap_or(draft.ends_on),
    };
    Ok(Json(actions::update(&services, actor.origin, id.0, wanted).await?.into()))
}
