//! When exports are made: by a job of their own runner, one at a time, so that photos never wait for them.

use std::sync::Arc;

use serde_json::json;

use super::error::Error;
use super::make::make;
use super::model::Failure;
use super::pdf::{Fonts, NoFont};
use super::queries;
use crate::audit::{self, Event, Origin};
use crate::db::types::ExportId;
use crate::jobs::{Handler, Work};
use crate::services::Services;

/// The kind of the job; its subject is the id of the export.
pub const EXPORT_JOB: &str = "make_export";

/// The handlers of the jobs that exports need.
///
/// # Errors
/// [`NoFont`] when the font of the settings cannot be used.
pub fn job_handlers(services: &Services) -> Result<Vec<Arc<dyn Handler>>, NoFont> {
    let fonts = Fonts::open(services.config.export_font.as_deref())?;
    Ok(vec![Arc::new(MakeExport { services: services.clone(), fonts })])
}

struct MakeExport {
    services: Services,
    fonts: Fonts,
}

impl Handler for MakeExport {
    fn kind(&self) -> &'static str {
        EXPORT_JOB
    }

    fn run(&self, subject: String) -> Work<'_> {
        Box::pin(async move {
            let Ok(id) = subject.parse() else {
                tracing::error!(subject, "a job names no export");
                return Ok(());
            };
            let outcome = match make(&self.services, &self.fonts, id).await {
                Err(error) => match error.ends() {
                    Some(failure) => fail(&self.services, id, failure).await,
                    None => Err(error),
                },
                made => made,
            };
            outcome.map_err(|error| error.of_job())
        })
    }

    fn give_up(&self, subject: String) -> Work<'_> {
        Box::pin(async move {
            let Ok(id) = subject.parse() else { return Ok(()) };
            fail(&self.services, id, Failure::GivenUp).await.map_err(|error| error.of_job())
        })
    }
}

async fn fail(services: &Services, id: ExportId, failure: Failure) -> Result<(), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            if queries::fail(conn, id, failure)? {
                let event = Event::done("export.fail", "export", id).details(json!({ "failure": failure }));
                audit::record(conn, &clock, &Origin::system(), event)?;
            }
            Ok(())
        })
        .await
}
