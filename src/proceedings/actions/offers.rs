//! Reports that a branch puts beside a criterion for those who will score it.
//!
//! Invariant: only reports that are linked to the record already; an offer changes no score and nobody has to make one.

use serde_json::json;

use super::super::error::Error;
use super::super::model;
use super::desk::Desk;
use crate::accounts::Identity;
use crate::appraisals::lock_open_cycles;
use crate::appraisals::states::{Who, may_offer};
use crate::audit::{self, Event, Origin};
use crate::db::types::{CriterionId, RecordId, ReportId};
use crate::evidence::{self, Offering};
use crate::services::Services;

/// Puts exactly these reports beside a criterion; none takes all of them back.
///
/// # Errors
/// See [`Error`]; nothing is changed then.
pub async fn put_offers(
    services: &Services,
    identity: Identity,
    origin: Origin,
    id: RecordId,
    criterion: CriterionId,
    reports: Vec<ReportId>,
) -> Result<(), Error> {
    let clock = services.clock.clone();
    services
        .db
        .write(move |conn| {
            lock_open_cycles(conn, false)?;
            let desk = Desk::sit_down(conn, &identity, id)?;
            desk.require(Who::Branch)?;
            desk.require_open()?;
            if !may_offer(desk.record.state) {
                let told =
                    format!("The record is `{}`. Reports are offered until the city concludes.", desk.record.state);
                return Err(Error::NotNow(told));
            }
            let sheet = desk.sheet(conn)?;
            let code =
                sheet.iter().find(|one| one.id == criterion).map(|one| one.code.clone()).ok_or(Error::NotFound)?;
            let linked = evidence::linked_among(conn, id, &reports)?;
            model::check_offers(&reports, |report| linked.contains(report))?;
            let offering = Offering { record: id, criterion, by: identity.account_id, at: clock.now() };
            evidence::put_offers(conn, offering, &reports)?;
            let event = Event::done("offers.put", "appraisal_record", id)
                .details(json!({"criterion": code, "report_ids": reports}));
            audit::record(conn, &clock, &origin, event)?;
            Ok(())
        })
        .await
}
