//! Reading and writing areas, organisations and what belongs to them.
//!
//! Invariant: a list is ordered by a unique key, so that a cursor never skips or repeats a row.

mod areas;
mod members;
mod organizations;
mod places;
mod postings;
mod projects;
mod teams;

pub use areas::{area_path, find_area_by_code, subtree_bounds};
pub(super) use areas::{
    find_area, insert_area, list_areas, list_domains, list_work_themes, lock_trees, subtree_of, update_area,
};
pub(super) use members::{find_member, list_members};
pub use organizations::find_facts;
pub(super) use organizations::{
    find_by_code, find_organization, find_parents, has_children, insert_organization, known_organizations, list_links,
    list_organizations, replace_links, update_organization,
};
pub(super) use places::{PlaceFilter, find_place, insert_place, list_places, update_place};
pub(super) use postings::{PostingFilter, find_posting, insert_posting, list_postings, update_posting};
pub(super) use projects::{
    find_project, insert_project, list_projects, list_projects_of, organizations_of_project,
    replace_project_organizations, update_project,
};
pub(super) use teams::{find_team, insert_team, list_teams, update_team};

/// A position in a list ordered by name, then id.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct NameCursor(pub String, pub uuid::Uuid);
