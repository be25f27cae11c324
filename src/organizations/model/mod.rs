//! Areas, organisations and what belongs to them: types and rules, pure.
//!
//! No database, no HTTP. Invariants kept here: an area lies in an area of the level above; a branch names its
//! domain; a temporary organisation says from when it stands; dates are in order.

mod areas;
mod belongings;
mod organizations;

pub use areas::{Area, AreaDraft, AreaKind, Domain, Honor, WorkTheme};
pub use belongings::{
    MemberName, Place, PlaceDraft, PlaceKind, Posting, PostingDraft, PostingRole, Project, ProjectDraft, Team,
    TeamDraft, TeamKind,
};
pub use organizations::{
    ListedOrganization, Organization, OrganizationDetail, OrganizationDraft, OrganizationFacts, OrganizationFilter,
    OrganizationKind, OrganizationName, OrganizationStatus,
};

use crate::fields::FieldErrors;

/// The longest code, in characters; the same as in a roster.
pub const LONGEST_CODE: usize = 64;
/// The longest name of an area, an organisation, a project, a team or a place.
pub const LONGEST_NAME: usize = 200;

/// A code is an address: printable, without blanks, and without the slash that separates the parts of a path.
pub(super) fn require_code(code: &str, pointer: &str, errors: &mut FieldErrors) {
    let length = code.chars().count();
    let fits =
        (1..=LONGEST_CODE).contains(&length) && !code.chars().any(|c| c.is_whitespace() || c.is_control() || c == '/');
    errors.require(fits, pointer, "A code has 1 to 64 characters without blanks and slashes.");
}

/// An end before its beginning is a slip of the keyboard.
pub(super) fn require_order(
    from: Option<chrono::NaiveDate>,
    to: Option<chrono::NaiveDate>,
    pointer: &str,
    errors: &mut FieldErrors,
) {
    if let (Some(from), Some(to)) = (from, to) {
        errors.require(from <= to, pointer, "The end lies before the beginning.");
    }
}
