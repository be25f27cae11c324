//! Showing the public list. Nothing is changed here: a record comes onto it by its step.

use super::error::Error;
use super::model::{Listed, PublicList, Standing};
use super::queries;
use crate::appraisals::{self, CycleState, RecordState};
use crate::db::types::CycleId;
use crate::services::Services;

/// States in which a branch is public. An objection that is looked into is nobody's business but the handler's.
const PUBLIC: [RecordState; 4] =
    [RecordState::Publicized, RecordState::ObjectionHandling, RecordState::Named, RecordState::UnderReview];

/// The public list of a cycle.
///
/// # Errors
/// [`Error::NotFound`] as long as no branch is public.
pub async fn find_public_list(services: &Services, id: CycleId) -> Result<PublicList, Error> {
    let (clock, workdays) = (services.clock.clone(), services.config.workdays.clone());
    let takes_contacts = services.config.contact_key.is_some();
    services
        .db
        .read(move |conn| {
            let cycle = appraisals::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
            if cycle.state == CycleState::Draft {
                return Err(Error::NotFound);
            }
            let at = queries::publicised_at(conn, id)?;
            let days = u32::try_from(cycle.publicity_days).unwrap_or_default();
            let mut branches = Vec::new();
            for row in queries::list_public(conn, id, &PUBLIC)? {
                let Some(since) = at.get(&row.id).map(|at| clock.day_of(*at)) else { continue };
                let named = matches!(row.state, RecordState::Named | RecordState::UnderReview);
                branches.push(Listed {
                    record_id: row.id,
                    honor: row.honor,
                    name: row.name,
                    area: row.area,
                    domain: row.domain,
                    standing: if named { Standing::Named } else { Standing::Proposed },
                    since,
                    until: workdays.after(since, days),
                });
            }
            if branches.is_empty() {
                return Err(Error::NotFound);
            }
            let notice = appraisals::find_notice(conn, id)?;
            Ok(PublicList { cycle: cycle.name, notice, takes_contacts, branches })
        })
        .await
}
