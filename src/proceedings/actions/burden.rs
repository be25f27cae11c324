//! The gauge of burdens: what each level asked, for everybody to see (R17).

use super::super::error::Error;
use super::super::model::{Burden, burdens};
use super::super::queries;
use crate::appraisals::{self, CycleState};
use crate::db::types::CycleId;
use crate::services::Services;

/// What every level asked of branches in a cycle.
///
/// # Errors
/// [`Error::NotFound`] for a draft or no cycle at all.
pub async fn find_burden(services: &Services, id: CycleId) -> Result<Vec<Burden>, Error> {
    services
        .db
        .read(move |conn| {
            let cycle = appraisals::find_cycle(conn, id)?.ok_or(Error::NotFound)?;
            if cycle.state == CycleState::Draft {
                return Err(Error::NotFound);
            }
            Ok(burdens(&queries::list_asked(conn, id)?, &queries::list_returns(conn, id)?))
        })
        .await
}
