//! The wire types and handlers of hints.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, get, put, web};
use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::Error;
use super::actions::{self, Seen};
use super::model::{How, Reason};
use crate::accounts::Actor;
use crate::accounts::model::{Member, SignedIn};
use crate::db::types::{HintId, Instant, OrganizationId, PhotoId, ReportId};
use crate::http::extract::{Body, Path};
use crate::http::problem::{self, Problem, ProblemView};
use crate::photos::LongSide;
use crate::photos::http::show;
use crate::services::Services;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(list_hints).service(explain_hint).service(get_hint_rendition);
}

/// Where a picture is.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HintPictureView {
    /// 320 pixels on the longer side.
    small: String,
    /// 1600 pixels on the longer side.
    large: String,
}

/// What may be known of the earlier report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EarlierView {
    /// The day of its work.
    happened_on: NaiveDate,
    /// Whether the caller wrote or filed it.
    own: bool,
    /// The report; for the reviewing line, and for those who may see it anyway.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    report_id: Option<ReportId>,
    /// The photo in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    photo_id: Option<PhotoId>,
    /// Its branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    branch_id: Option<OrganizationId>,
    /// The name of the branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, example = "中共康江村支部委员会")]
    branch_name: Option<String>,
    /// The earlier picture; absent where it may not be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    picture: Option<HintPictureView>,
}

/// What the author said.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ExplanationView {
    /// Why the photo is there twice.
    reason: Reason,
    /// In one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    remark: Option<String>,
    /// Whether that settles it: several reports of one activity may show one photo.
    settled: bool,
    /// When it was said.
    at: Instant,
}

/// A photo of the report shows what an earlier one shows. Nothing follows from it by itself.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HintView {
    /// Its id.
    id: HintId,
    /// The photo of this report.
    photo_id: PhotoId,
    /// A neutral sentence to show.
    #[schema(example = "与2026年3月8日记录的照片相似")]
    text: String,
    /// How the two are the same.
    how: How,
    /// In how many of 64 bits the nearest fingerprints differ: 0 to 7.
    #[schema(minimum = 0, maximum = 7)]
    distance: i32,
    /// When it was found.
    found_at: Instant,
    /// The picture of this report.
    picture: HintPictureView,
    /// The earlier report.
    earlier: EarlierView,
    /// What the author said; absent until he did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    explanation: Option<ExplanationView>,
}

/// The hints of a report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HintsView {
    /// In the order of the photos; the nearest of one photo first.
    hints: Vec<HintView>,
}

/// What the author says about a hint.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplanationBody {
    /// Why the photo is there twice; `same_activity` (同一活动) settles it.
    reason: Reason,
    /// At most 100 characters, one line.
    #[schema(max_length = 100)]
    remark: Option<String>,
}

fn picture(base: &str) -> HintPictureView {
    HintPictureView { small: format!("{base}/renditions/320"), large: format!("{base}/renditions/1600") }
}

fn sentence(how: How, day: NaiveDate) -> String {
    let day = format!("{}年{}月{}日", day.year(), day.month(), day.day());
    match how {
        How::SameBytes => format!("与{day}记录的照片相同"),
        How::Near | How::Mirrored => format!("与{day}记录的照片相似"),
    }
}

impl From<Seen> for HintView {
    fn from(seen: Seen) -> Self {
        let Seen { row, earlier } = seen;
        let report = format!("/api/v1/reports/{}", row.report_id);
        Self {
            text: sentence(row.how, earlier.happened_on),
            picture: picture(&format!("{report}/photos/{}", row.photo_id)),
            earlier: EarlierView {
                happened_on: earlier.happened_on,
                own: earlier.own,
                report_id: earlier.photo.map(|ids| ids.0),
                photo_id: earlier.photo.map(|ids| ids.1),
                branch_id: earlier.branch.as_ref().map(|branch| branch.0),
                branch_name: earlier.branch.map(|branch| branch.1),
                picture: earlier.picture.then(|| picture(&format!("{report}/hints/{}", row.id))),
            },
            explanation: row.reason.zip(row.explained_at).map(|(reason, at)| ExplanationView {
                reason,
                remark: row.remark,
                settled: reason == Reason::SameActivity,
                at,
            }),
            id: row.id,
            photo_id: row.photo_id,
            how: row.how,
            distance: row.distance,
            found_at: row.found_at,
        }
    }
}

/// Lists the hints of a report.
#[utoipa::path(
    tag = "hints",
    summary = "List the hints of a report",
    description = "Photos of the report that show what an earlier photo of another report shows: the same file, or the same picture smaller, brighter, cropped, turned, mirrored or stamped. \
        For the author and the filer of the report, and for reviewers whose scope covers its branch; a 404 for everybody else. A hint is neutral: nothing is refused, hidden or counted because of it. \
        Reviewers see the earlier report's branch, day and picture wherever it lies, except pictures with minors or people in need of another line. \
        The author sees the day only, unless the earlier report is his to see. \
        Where either report is of a branch that the caller's level still scores blind, he sees day and picture, and no ids, no branch and no remark. Hints appear some seconds after a photo is `ready`.",
    operation_id = "list_hints",
    security(("bearer" = []), ("cookie" = [])),
    params(("report_id" = ReportId, Path, description = "The report")),
    responses((status = 200, description = "The hints", body = HintsView, example = json!({ "hints": [{
        "id": "019a8f3e-0000-7000-8000-000000000001",
        "photo_id": "019a8f3e-0000-7000-8000-000000000002",
        "text": "与2026年3月8日记录的照片相似",
        "how": "near",
        "distance": 4,
        "found_at": "2026-05-20T02:00:03Z",
        "picture": {
            "small": "/api/v1/reports/019a8f3e-0000-7000-8000-000000000003/photos/019a8f3e-0000-7000-8000-000000000002/renditions/320",
            "large": "/api/v1/reports/019a8f3e-0000-7000-8000-000000000003/photos/019a8f3e-0000-7000-8000-000000000002/renditions/1600",
        },
        "earlier": { "happened_on": "2026-03-08", "own": false },
    }] })))
)]
#[get("/reports/{report_id}/hints")]
pub async fn list_hints(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path(report_id): Path<ReportId>,
) -> Result<web::Json<HintsView>, Problem> {
    let hints = actions::list(&services, &actor.identity, report_id).await?;
    Ok(web::Json(HintsView { hints: hints.into_iter().map(HintView::from).collect() }))
}

/// Takes the author's explanation.
#[utoipa::path(
    tag = "hints",
    summary = "Say why a photo is there twice",
    description = "For the author or filer of the report, once for each hint, and never demanded. `same_activity` (同一活动) settles it: several reports of one activity may show one photo. \
        Sending the same again changes nothing.",
    operation_id = "explain_hint",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report"),
        ("hint_id" = HintId, Path, description = "The hint"),
    ),
    request_body(content = ExplanationBody, example = json!({ "reason": "same_activity", "remark": "三个支部一起清淤" })),
    responses(
        (status = 200, description = "The hint with the explanation", body = HintView),
        (status = 409, description = "It was explained otherwise before", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/reports/{report_id}/hints/{hint_id}/explanation")]
pub async fn explain_hint(
    services: web::Data<Services>,
    actor: Actor<Member>,
    Path(ids): Path<(ReportId, HintId)>,
    Body(body): Body<ExplanationBody>,
) -> Result<web::Json<HintView>, Problem> {
    let seen = actions::explain(&services, &actor.identity, &actor.origin, ids, body.reason, body.remark).await?;
    Ok(web::Json(seen.into()))
}

/// Shows the earlier picture.
#[utoipa::path(
    tag = "hints",
    summary = "Get the earlier picture of a hint",
    description = "The picture of the earlier report, to be seen beside the one of this report. For the reviewing line of this report, and for the author where the earlier report is his to see. \
        A reviewer's look at a report outside of his scope is written to the trail before the first byte leaves, so the answer is never kept by browsers. \
        With a public S3 endpoint configured the answer is a link to the store that works for some minutes.",
    operation_id = "get_hint_rendition",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("report_id" = ReportId, Path, description = "The report that has the hint"),
        ("hint_id" = HintId, Path, description = "The hint"),
        ("long_side" = u32, Path, description = "320 or 1600", example = 320),
    ),
    responses(
        (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg", headers(
            ("Cache-Control" = String, description = "never kept"),
        )),
        (status = 307, description = "The store has it at this address, for some minutes", headers(("Location" = String, description = "Where"))),
    )
)]
#[get("/reports/{report_id}/hints/{hint_id}/renditions/{long_side}")]
pub async fn get_hint_rendition(
    services: web::Data<Services>,
    actor: Actor<SignedIn>,
    Path((report_id, hint_id, long_side)): Path<(ReportId, HintId, u32)>,
) -> Result<HttpResponse, Problem> {
    let side = LongSide::from_pixels(long_side).ok_or_else(Problem::not_found)?;
    let ids = (report_id, hint_id);
    let picture = actions::open_earlier(&services, &actor.identity, &actor.origin, ids, side).await?;
    Ok(show(picture, [(CACHE_CONTROL, "private, no-store")]))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Db(error) => error.into(),
            Error::Photo(error) => error.into(),
            Error::Report(error) => error.into(),
            Error::Invalid(errors) => errors.into(),
            Error::NotFound => Self::not_found(),
            Error::Explained => Self::new(&problem::WRONG_STATE, "This hint was explained before; once is enough."),
        }
    }
}
