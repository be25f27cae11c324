//! Places: a branch keeps its own, the city those of whole areas.

use serde_json::json;

use crate::audit::{self, Event};
use crate::db::DbConn;
use crate::db::types::{OrganizationId, PlaceId};
use crate::fields::FieldErrors;
use crate::organizations::error::Error;
use crate::organizations::model::{Place, PlaceDraft};
use crate::organizations::queries::{self, NameCursor, PlaceFilter};
use crate::services::Services;

use super::{Caller, require_area};

/// One page of places by name.
pub async fn list(
    services: &Services,
    filter: PlaceFilter,
    after: Option<NameCursor>,
    limit: usize,
) -> Result<Vec<Place>, Error> {
    services.db.read(move |conn| Ok(queries::list_places(conn, filter, after, limit)?)).await
}

/// One place.
pub async fn get(services: &Services, id: PlaceId) -> Result<Place, Error> {
    services.db.read(move |conn| queries::find_place(conn, id)?.ok_or(Error::NotFound)).await
}

/// Adds a place.
pub async fn create(services: &Services, caller: Caller, draft: PlaceDraft) -> Result<Place, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        require_keeper(&caller, draft.organization_id)?;
        check(conn, &draft)?;
        let id: PlaceId = clock.new_id();
        queries::insert_place(conn, &clock, id, &draft)?;
        let event = Event::done("place.create", "place", id).details(facts_of(&draft));
        audit::record(conn, &clock, &caller.origin, event)?;
        Ok(Place { id, draft })
    };
    services.db.write(change).await
}

/// Changes a place. `wanted` receives it as it is and says how it should be.
pub async fn update(
    services: &Services,
    caller: Caller,
    id: PlaceId,
    wanted: impl FnOnce(PlaceDraft) -> PlaceDraft + Send + 'static,
) -> Result<Place, Error> {
    let clock = services.clock.clone();
    let change = move |conn: &mut DbConn| {
        let before = queries::find_place(conn, id)?.ok_or(Error::NotFound)?;
        require_keeper(&caller, before.draft.organization_id)?;
        let place = Place { id, draft: wanted(before.draft.clone()) };
        check(conn, &place.draft)?;
        queries::update_place(conn, &clock, &place)?;
        let details = json!({ "before": facts_of(&before.draft), "after": facts_of(&place.draft) });
        audit::record(conn, &clock, &caller.origin, Event::done("place.update", "place", id).details(details))?;
        Ok(place)
    };
    services.db.write(change).await
}

/// A place of the whole area belongs to nobody but the city.
fn require_keeper(caller: &Caller, organization: Option<OrganizationId>) -> Result<(), Error> {
    let allowed = organization.map_or_else(|| caller.runs_the_city(), |id| caller.keeps(id));
    if allowed { Ok(()) } else { Err(Error::NotFound) }
}

fn check(conn: &mut DbConn, draft: &PlaceDraft) -> Result<(), Error> {
    let mut errors: FieldErrors = draft.check();
    require_area(conn, draft.area_id, &mut errors)?;
    if let Some(organization) = draft.organization_id {
        let known = queries::find_organization(conn, organization)?.is_some();
        errors.require(known, "/organization_id", "There is no such organisation.");
    }
    Ok(errors.finish()?)
}

/// Positions stay out of the trail, coarse as they are.
fn facts_of(draft: &PlaceDraft) -> serde_json::Value {
    json!({
        "kind": draft.kind,
        "area_id": draft.area_id,
        "organization_id": draft.organization_id,
        "name": draft.name,
    })
}
