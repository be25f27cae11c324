//! Showing honours. Nothing is changed here: they come and go by the steps of their records.

use super::error::Error;
use super::model::{self, HonorStanding};
use super::queries;
use crate::accounts::{Identity, Role};
use crate::db::types::{OrganizationId, RecordId};
use crate::services::Services;

pub use super::queries::{Chapter, Given, HonorFilter};

/// An honour with what became of it.
pub struct Honor {
    /// The honour.
    pub given: Given,
    /// Where it stands today.
    pub standing: HonorStanding,
    /// What became of it, in order.
    pub chapters: Vec<Chapter>,
}

/// The honours of an organisation, the newest first: for its own people and whoever runs the system.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who is of no branch; [`Error::NotFound`] for one of another.
pub async fn list_of_organization(
    services: &Services,
    identity: &Identity,
    organization: OrganizationId,
) -> Result<Vec<Honor>, Error> {
    let mut own = identity.acting_branches();
    own.extend(identity.kept_branches());
    if !identity.has(Role::CityAdmin) && !own.contains(&organization) {
        return Err(if own.is_empty() { Error::Forbidden } else { Error::NotFound });
    }
    let today = services.clock.today();
    services
        .db
        .read(move |conn| {
            let all = queries::list_of_organization(conn, organization)?;
            let ids: Vec<RecordId> = all.iter().map(|given| given.record_id).collect();
            let chapters = queries::list_chapters(conn, &ids)?;
            let honor = |given: Given| Honor {
                standing: model::standing(given.state, given.last_day, today),
                chapters: chapters.iter().filter(|one| one.record_id == given.record_id).cloned().collect(),
                given,
            };
            Ok(all.into_iter().map(honor).collect())
        })
        .await
}

/// Honours in the order of their last days, for whoever runs the system.
///
/// # Errors
/// As any read.
pub async fn list_honors(
    services: &Services,
    filter: HonorFilter,
    after: Option<(chrono::NaiveDate, RecordId)>,
    limit: usize,
) -> Result<Vec<Honor>, Error> {
    let today = services.clock.today();
    services
        .db
        .read(move |conn| {
            let honor = |given: Given| Honor {
                standing: model::standing(given.state, given.last_day, today),
                chapters: Vec::new(),
                given,
            };
            Ok(queries::list_honors(conn, &filter, after, limit)?.into_iter().map(honor).collect())
        })
        .await
}
