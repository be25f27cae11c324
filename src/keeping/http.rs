//! How the installation keeps, on the wire.

use actix_web::{get, web};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, DAYS_AHEAD, Keeping};
use crate::accounts::Actor;
use crate::accounts::model::CityAdmin;
use crate::config::Config;
use crate::db::types::Instant;
use crate::http::problem::Problem;
use crate::jobs::SweepKind;
use crate::services::Services;
use crate::word_enum;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(get_keeping);
}

word_enum! {
    /// What kind of object store it is.
    pub enum StorageKind {
        /// A folder of the machine.
        Local = "local",
        /// An S3 service.
        S3 = "s3",
    }
}

/// How the installation keeps.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct KeepingView {
    /// When these figures were found.
    at: Instant,
    rules: KeepingRulesView,
    due: DuePhotosView,
    /// Every kind of cleaning up.
    sweeps: Vec<SweepView>,
    jobs: JobHealthView,
    storage: StorageHealthView,
}

/// How long things are kept: the settings of this server.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct KeepingRulesView {
    /// Months after the end of a cycle after which photos go that no evidence ever rested on
    /// (`SHIGAN_RETENTION_MONTHS`).
    #[schema(example = 6)]
    unused_months: u32,
    /// Months after the end of a cycle for which photos stay that evidence rests on (`SHIGAN_RETENTION_USED_MONTHS`).
    #[schema(example = 24)]
    used_months: u32,
    /// Days after which exact points are rounded to about a kilometre (`SHIGAN_EXACT_POINT_DAYS`).
    #[schema(example = 90)]
    exact_point_days: i64,
    /// Days after which bytes go that no report shows any more; 0 for never (`SHIGAN_STRAY_DAYS`).
    #[schema(example = 7)]
    stray_days: u32,
}

/// Photos that go by themselves before long: of the whole installation.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DuePhotosView {
    /// Within so many days from today.
    #[schema(example = 30)]
    within_days: u32,
    /// How many, by the rules of the daily cleaning; those that are due already are no part of it.
    #[schema(example = 1200)]
    photos: i64,
}

/// The last round of a kind of cleaning up, by whichever process.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SweepView {
    kind: SweepKind,
    /// When it came to its end; absent when it never has.
    ended_at: Option<Instant>,
    /// How many things that round removed or changed.
    removed: i64,
}

/// Work after the answer, from the table of jobs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct JobHealthView {
    /// Jobs that are due and not begun.
    waiting: i64,
    /// For how many seconds the oldest of them has been due; 0 when none waits.
    lag_seconds: i64,
    /// Jobs that failed and will be tried again.
    put_off: i64,
    /// Jobs that were given up, by kind; somebody has to look into it.
    given_up: Vec<GivenUpView>,
}

/// Jobs of a kind that were given up.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct GivenUpView {
    #[schema(example = "photo.render")]
    kind: String,
    jobs: i64,
}

/// The object store.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StorageHealthView {
    kind: StorageKind,
    /// Whether it takes, gives back and deletes a small object within five seconds.
    answers: bool,
    /// How long that took, in milliseconds; absent when it does not answer.
    #[schema(example = 4)]
    round_trip_milliseconds: Option<u64>,
    /// Bytes of all originals, from the database: what is stored once counts once. The pictures made of them come on
    /// top, about a quarter more.
    #[schema(example = 2_300_000_000_i64)]
    originals_bytes: i64,
}

impl KeepingView {
    fn of(keeping: Keeping, config: &Config) -> Self {
        let sweep = |kind: SweepKind| {
            let row = keeping.sweeps.iter().find(|row| row.kind == kind);
            SweepView { kind, ended_at: row.map(|row| row.ended_at), removed: row.map_or(0, |row| row.removed) }
        };
        let took = keeping.storage.round_trip;
        Self {
            at: keeping.at,
            rules: KeepingRulesView {
                unused_months: config.retention_months,
                used_months: config.retention_used_months,
                exact_point_days: config.exact_point_days,
                stray_days: config.stray_days,
            },
            due: DuePhotosView { within_days: DAYS_AHEAD, photos: keeping.due_photos },
            sweeps: SweepKind::ALL.iter().copied().map(sweep).collect(),
            jobs: JobHealthView {
                waiting: keeping.jobs.waiting,
                lag_seconds: keeping.jobs.lag_seconds,
                put_off: keeping.jobs.put_off,
                given_up: keeping.jobs.given_up.into_iter().map(|(kind, jobs)| GivenUpView { kind, jobs }).collect(),
            },
            storage: StorageHealthView {
                kind: if keeping.storage.local { StorageKind::Local } else { StorageKind::S3 },
                answers: took.is_some(),
                round_trip_milliseconds: took.map(|took| u64::try_from(took.as_millis()).unwrap_or(u64::MAX)),
                originals_bytes: keeping.storage.originals_bytes,
            },
        }
    }
}

/// Shows how the installation keeps.
#[utoipa::path(
    tag = "service",
    summary = "Show how the installation keeps",
    description = "For city administrators: how long things are kept by the settings, how many photos go by themselves within thirty days, when each kind of cleaning up last came to its end, whether work after the answer gets done, how much is stored and whether the store answers. Every figure is about the installation as a whole. Counting photos that go soon takes a while on a large installation, so this is a page to look at, not to poll; `/metrics` is for machines.",
    operation_id = "get_keeping",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "How it keeps", body = KeepingView,
        example = json!({"at": "2026-05-20T02:00:00Z", "rules": {"unused_months": 6, "used_months": 24, "exact_point_days": 90, "stray_days": 7}, "due": {"within_days": 30, "photos": 1200}, "sweeps": [{"kind": "expired_photos", "ended_at": "2026-05-20T01:00:00Z", "removed": 0}], "jobs": {"waiting": 0, "lag_seconds": 0, "put_off": 0, "given_up": []}, "storage": {"kind": "local", "answers": true, "round_trip_milliseconds": 4, "originals_bytes": 2_300_000_000_i64}})))
)]
#[get("/keeping")]
pub(super) async fn get_keeping(
    _: Actor<CityAdmin>,
    services: web::Data<Services>,
) -> Result<web::Json<KeepingView>, Problem> {
    let keeping = actions::look(&services).await?;
    Ok(web::Json(KeepingView::of(keeping, &services.config)))
}
