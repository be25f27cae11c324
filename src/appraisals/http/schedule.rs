//! Calendar and caps on the wire.

use actix_web::{get, put, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions;
use super::super::schedule::{HONOR_YEARS, Notice, Schedule, Stage, StageDays};
use crate::accounts::Actor;
use crate::accounts::model::{CityAdmin, SignedIn};
use crate::db::types::CycleId;
use crate::http::extract::{Body, Path};
use crate::http::problem::{Problem, ProblemView};
use crate::services::Services;

/// The calendar and the caps of a cycle.
#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleBody {
    /// When each stage is meant to be. For people to read: nobody is reminded, and nothing ends by itself.
    #[schema(max_items = 9)]
    stages: Vec<StageBody>,
    /// Most branches of a domain that are named, where the city wants a limit beside that of the honour.
    domain_caps: Vec<DomainCapBody>,
    /// For how many years an honour is given, 1 to 10.
    #[serde(default = "three")]
    #[schema(default = 3)]
    honor_years: i32,
    /// From which difference on, in hundredths, a level looks again at what a second reviewer would give; absent where
    /// nobody scores twice.
    #[serde(default)]
    second_score_gap: Option<i32>,
    /// Where people may turn with an objection; the public page says it.
    #[serde(default)]
    notice: NoticeBody,
}

fn three() -> i32 {
    HONOR_YEARS
}

/// Where people may turn with an objection.
#[derive(Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeBody {
    /// Who publishes the list, up to 200 characters.
    #[serde(default)]
    #[schema(example = "中共抚州市委组织部")]
    issuer: Option<String>,
    /// By phone.
    #[serde(default)]
    phone: Option<String>,
    /// By letter.
    #[serde(default)]
    address: Option<String>,
}

/// When a stage is meant to be.
#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageBody {
    stage: Stage,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

/// An upper limit for a domain.
#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DomainCapBody {
    #[schema(example = "hospital")]
    domain: String,
    /// 0 to 100000.
    cap: i32,
}

impl From<ScheduleBody> for Schedule {
    fn from(body: ScheduleBody) -> Self {
        let days = |one: StageBody| StageDays { stage: one.stage, starts_on: one.starts_on, ends_on: one.ends_on };
        Self {
            stages: body.stages.into_iter().map(days).collect(),
            domain_caps: body.domain_caps.into_iter().map(|one| (one.domain, one.cap)).collect(),
            honor_years: body.honor_years,
            second_score_gap: body.second_score_gap,
            notice: Notice { issuer: body.notice.issuer, phone: body.notice.phone, address: body.notice.address },
        }
    }
}

impl From<Schedule> for ScheduleBody {
    fn from(schedule: Schedule) -> Self {
        let days = |one: StageDays| StageBody { stage: one.stage, starts_on: one.starts_on, ends_on: one.ends_on };
        Self {
            stages: schedule.stages.into_iter().map(days).collect(),
            domain_caps: schedule.domain_caps.into_iter().map(|(domain, cap)| DomainCapBody { domain, cap }).collect(),
            honor_years: schedule.honor_years,
            second_score_gap: schedule.second_score_gap,
            notice: NoticeBody {
                issuer: schedule.notice.issuer,
                phone: schedule.notice.phone,
                address: schedule.notice.address,
            },
        }
    }
}

/// The schedule of a cycle.
#[utoipa::path(
    tag = "appraisals",
    summary = "Show the calendar of a cycle",
    description = "When each stage is meant to be, the caps per domain, the term of honours, the gap of second scores, and where people may turn with an objection.",
    operation_id = "get_schedule",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    responses((status = 200, description = "The schedule", body = ScheduleBody))
)]
#[get("/cycles/{id}/schedule")]
pub(super) async fn get_schedule(
    actor: Actor<SignedIn>,
    services: web::Data<Services>,
    id: Path<CycleId>,
) -> Result<web::Json<ScheduleBody>, Problem> {
    Ok(web::Json(actions::find_schedule(&services, &actor.identity, id.0).await?.into()))
}

/// Replaces the schedule.
#[utoipa::path(
    tag = "appraisals",
    summary = "Replace the calendar of a cycle",
    description = "All of it in a draft; while the cycle is open the calendar and the notice may change, the caps, the term of honours and the gap may not.",
    operation_id = "put_schedule",
    security(("bearer" = []), ("cookie" = [])),
    params(("id" = CycleId, Path, description = "The cycle")),
    request_body(content = ScheduleBody, example = json!({"stages": [{"stage": "declaring", "starts_on": "2026-03-01", "ends_on": "2026-03-31"}], "domain_caps": [{"domain": "hospital", "cap": 12}]})),
    responses(
        (status = 200, description = "The schedule", body = ScheduleBody),
        (status = 409, description = "Caps do not change once the cycle is open, and nothing once it is closed", body = ProblemView, content_type = "application/problem+json"),
    )
)]
#[put("/cycles/{id}/schedule")]
pub(super) async fn put_schedule(
    actor: Actor<CityAdmin>,
    services: web::Data<Services>,
    id: Path<CycleId>,
    body: Body<ScheduleBody>,
) -> Result<web::Json<ScheduleBody>, Problem> {
    Ok(web::Json(actions::put_schedule(&services, actor.origin, id.0, body.0.into()).await?.into()))
}
