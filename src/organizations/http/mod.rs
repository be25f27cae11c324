//! The wire types and handlers of `organizations`. Nothing else: rules are in `model`, effects in `actions`.

#![expect(clippy::option_option, reason = "a field left out, a null and a value are three different wishes")]

mod areas;
mod members;
mod organizations;
mod places;
mod postings;
mod projects;
mod roster;
mod teams;

use serde::{Deserialize, Deserializer};
use utoipa_actix_web::service_config::ServiceConfig;

use super::error::Error;
use super::model::OrganizationName;
use crate::db::types::OrganizationId;
use crate::http::problem::{self, Problem};
use crate::organizations::model::OrganizationKind;

/// Registers the routes of this feature under `/api/v1`.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(areas::list_domains)
        .service(areas::list_work_themes)
        .service(areas::list_areas)
        .service(areas::create_area)
        .service(areas::update_area)
        .service(organizations::list_organizations)
        .service(organizations::get_organization)
        .service(organizations::create_organization)
        .service(organizations::update_organization)
        .service(organizations::set_organization_links)
        .service(members::list_members_of_organization)
        .service(teams::list_teams_of_organization)
        .service(teams::create_team)
        .service(teams::update_team)
        .service(projects::list_projects)
        .service(projects::create_project)
        .service(projects::update_project)
        .service(projects::list_project_organizations)
        .service(projects::set_project_organizations)
        .service(places::list_places)
        .service(places::get_place)
        .service(places::create_place)
        .service(places::update_place)
        .service(postings::list_postings)
        .service(postings::create_posting)
        .service(postings::update_posting)
        .service(roster::plan_roster)
        .service(roster::import_roster);
}

/// An organisation's name with what tells namesakes apart.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct OrganizationNameView {
    /// Its id.
    id: OrganizationId,
    /// Its full name.
    #[schema(example = "中共太坊镇康江村支部委员会")]
    name: String,
    /// What it is.
    kind: OrganizationKind,
}

impl From<OrganizationName> for OrganizationNameView {
    fn from(name: OrganizationName) -> Self {
        Self { id: name.id, name: name.name, kind: name.kind }
    }
}

/// Several organisations: a short list without paging.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct OrganizationNamesView {
    /// The organisations, by name.
    items: Vec<OrganizationNameView>,
}

impl From<Vec<OrganizationName>> for OrganizationNamesView {
    fn from(names: Vec<OrganizationName>) -> Self {
        Self { items: names.into_iter().map(OrganizationNameView::from).collect() }
    }
}

/// Tells `null` (clear it) from a field left out (keep it).
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(field: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(field).map(Some)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Db(error) => error.into(),
            Error::NotFound => Self::not_found(),
            Error::Invalid(errors) => errors.into(),
            Error::Busy => Self::unavailable("another roster is at work"),
            Error::Stale => Self::new(
                &problem::STALE,
                "Something has changed since, or these are other files. Look at what would change once more.",
            ),
            Error::Refused { problems } => Self::new(
                &problem::CONFLICT,
                format!("The roster has {problems} problems; nothing was changed. Put them right, or skip those rows."),
            ),
            Error::TooManyGone { gone, stored } => Self::new(
                &problem::CONFLICT,
                format!(
                    "{gone} of {stored} members are missing from the roster: was it cut short? Nothing was changed; say \
                     `retire_missing` if it is meant."
                ),
            ),
        }
    }
}
