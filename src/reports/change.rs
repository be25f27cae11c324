//! What an edit changes. Pure.
//!
//! Invariant: a field that is not named stays as it is.

use chrono::NaiveDate;

use super::model::{Content, ReportKind, Slot};
use crate::db::types::{MemberId, PlaceId, ProjectId, TeamId};

/// A field that may be left alone, emptied or set.
pub type Patch<T> = Option<Option<T>>;

/// What an edit changes; absent means: leave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// New kind.
    pub kind: Option<ReportKind>,
    /// New text.
    pub text: Option<String>,
    /// New outcome.
    pub outcome: Patch<String>,
    /// New partner.
    pub partner: Patch<String>,
    /// New theme.
    pub theme: Patch<String>,
    /// New project.
    pub project_id: Patch<ProjectId>,
    /// New team.
    pub team_id: Patch<TeamId>,
    /// New place.
    pub place_id: Patch<PlaceId>,
    /// New day.
    pub happened_on: Option<NaiveDate>,
    /// All companions.
    pub companions: Option<Vec<MemberId>>,
    /// New flag.
    pub has_minors: Option<bool>,
    /// New flag.
    pub has_vulnerable: Option<bool>,
    /// All photos, in their order.
    pub photos: Option<Vec<Slot>>,
}

impl Change {
    /// The content after this change.
    #[must_use]
    pub fn apply(self, old: Content) -> Content {
        Content {
            kind: self.kind.unwrap_or(old.kind),
            text: self.text.unwrap_or(old.text),
            outcome: self.outcome.unwrap_or(old.outcome),
            partner: self.partner.unwrap_or(old.partner),
            theme: self.theme.unwrap_or(old.theme),
            project_id: self.project_id.unwrap_or(old.project_id),
            team_id: self.team_id.unwrap_or(old.team_id),
            place_id: self.place_id.unwrap_or(old.place_id),
            happened_on: self.happened_on.or(old.happened_on),
            companions: self.companions.unwrap_or(old.companions),
            point: old.point,
            has_minors: self.has_minors.unwrap_or(old.has_minors),
            has_vulnerable: self.has_vulnerable.unwrap_or(old.has_vulnerable),
            photos: self.photos.unwrap_or(old.photos),
        }
        .canonical()
    }
}
