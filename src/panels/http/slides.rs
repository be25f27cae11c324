//! Slides on the wire.

use actix_web::http::header::{CACHE_CONTROL, ETAG};
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Deserialize;

use super::super::actions;
use super::views::SlidesView;
use crate::accounts::Actor;
use crate::accounts::model::SignedIn;
use crate::db::types::{PanelId, PhotoId, RecordId};
use crate::http::extract::{Params, Path, client_has};
use crate::http::problem::Problem;
use crate::photos::http::show;
use crate::services::Services;

/// The slides of a branch.
#[utoipa::path(
    tag = "panels",
    summary = "Get the slides of a branch",
    description = "Six minutes, made from the evidence that reviewers chose up to the level of the panel: for each dimension two criteria, with what was written and up to three pictures. No branch makes slides. Withdrawn and hidden reports are left out, and so are pictures of minors and of people in need. For the host, for whoever keeps the branch, and for judges once the first round was opened.",
    operation_id = "get_panel_slides",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = PanelId, Path, description = "The panel"), ("record_id" = RecordId, Path, description = "The record of the branch")),
    responses((status = 200, description = "The slides", body = SlidesView))
)]
#[get("/panels/{id}/rounds/{record_id}/slides")]
pub(super) async fn get_panel_slides(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    path: Path<(PanelId, RecordId)>,
) -> Result<web::Json<SlidesView>, Problem> {
    let (id, record) = path.0;
    let slides = actions::find_slides(&services, actor.identity, id, record).await?;
    Ok(web::Json(SlidesView::new(id, slides)))
}

/// Which revision of a picture is asked for: it only keeps caches apart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureQuery {
    #[serde(rename = "r")]
    _revision: Option<i32>,
}

/// A picture of a slide.
#[utoipa::path(
    tag = "panels",
    summary = "Get a picture of a slide",
    description = "An upright JPEG without metadata, 1600 pixels on the longer side, as long as a slide shows it. With a public S3 endpoint configured the answer is a link to the store that works for some minutes.",
    operation_id = "get_panel_picture",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("id" = PanelId, Path, description = "The panel"),
        ("record_id" = RecordId, Path, description = "The record of the branch"),
        ("photo_id" = PhotoId, Path, description = "The photo"),
        ("r" = Option<i32>, Query, description = "The revision of the picture, as the slide names it", example = 1),
    ),
    responses(
        (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg", headers(("ETag" = String, description = "Names these bytes for ever"))),
        (status = 304, description = "The caller has it already"),
        (status = 307, description = "The store has it at this address, for some minutes", headers(("Location" = String, description = "Where"))),
    )
)]
#[get("/panels/{id}/rounds/{record_id}/pictures/{photo_id}")]
pub(super) async fn get_panel_picture(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    request: HttpRequest,
    path: Path<(PanelId, RecordId, PhotoId)>,
    _query: Params<PictureQuery>,
) -> Result<HttpResponse, Problem> {
    let wanted = |tag: &str| !client_has(&request, tag);
    let (tag, picture) = actions::open_picture(&services, actor.identity, path.0, wanted).await?;
    let etag = (ETAG, format!("\"{tag}\""));
    let cache = (CACHE_CONTROL, "private, no-cache".to_owned());
    Ok(match picture {
        None => HttpResponse::NotModified().insert_header(etag).insert_header(cache).finish(),
        Some(picture) => show(picture, [etag, cache]),
    })
}
