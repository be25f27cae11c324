//! Liveness and readiness, apart: a process that lives may still have nothing to work with.
//!
//! Invariant: readiness does not fail when only the object store is away, since
//! reports without photos and reading go on.

use std::time::Duration;

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::db::{DbConn, DbResult};
use crate::http::problem::Problem;
use crate::services::Services;

/// A store that takes longer than this to answer is told as away.
const STORAGE: Duration = Duration::from_secs(2);

/// Registers `/health/…`.
pub fn routes(config: &mut ServiceConfig) {
    config.service(health_live).service(health_ready);
}

/// What works.
#[derive(Serialize, utoipa::ToSchema)]
pub struct HealthView {
    /// Always true in an answer.
    #[schema(example = true)]
    live: bool,
    /// Whether the object store answers; reports without photos go on without it.
    #[schema(example = true)]
    storage: bool,
}

/// Says that the process lives.
#[utoipa::path(tag = "service", summary = "Liveness", operation_id = "health_live", responses((status = 204, description = "The process lives")))]
#[get("/health/live")]
async fn health_live() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// Says whether requests can be served: the database answers. The state of the object store is told, and does not count.
#[utoipa::path(tag = "service", summary = "Readiness", operation_id = "health_ready", responses((status = 200, description = "The database answers", body = HealthView)))]
#[get("/health/ready")]
async fn health_ready(services: web::Data<Services>) -> Result<web::Json<HealthView>, Problem> {
    services.db.read(|conn: &mut DbConn| -> DbResult<()> { ping(conn) }).await?;
    let storage = tokio::time::timeout(STORAGE, services.store.check()).await.is_ok_and(|check| check.is_ok());
    Ok(web::Json(HealthView { live: true, storage }))
}

fn ping(conn: &mut DbConn) -> DbResult<()> {
    use diesel::prelude::*;
    diesel::select(diesel::dsl::sql::<diesel::sql_types::Integer>("1")).first::<i32>(conn)?;
    Ok(())
}
