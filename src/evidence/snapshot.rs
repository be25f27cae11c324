//! What a reviewer saw, frozen at the moment of attaching.
//!
//! Pure. Invariants: the canonical form is the JSON of [`Frozen`] with its fields in the order declared here, and the
//! digest is over exactly that text; no position is kept in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::model::EvidenceKind;
use crate::db::types::{Instant, OrganizationId, PhotoId, ReportId, Sha256, VisitNoteId, VisitPhotoId};

/// A snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = FrozenEvidence)]
pub struct Frozen {
    /// What kind of thing it is.
    pub kind: EvidenceKind,
    /// The report as it was, for reports and photos.
    pub report: Option<FrozenReport>,
    /// The text, for documents and visit notes.
    pub text: Option<String>,
    /// The note of an inspector as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub visit: Option<FrozenVisit>,
}

/// The note of an inspector as it was. Its text is that of the snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FrozenVisit {
    /// The note.
    pub id: VisitNoteId,
    /// The day of the visit.
    pub visited_on: NaiveDate,
    /// Who wrote it.
    pub inspector: String,
    /// When it came.
    pub noted_at: Instant,
    /// Its stored photos.
    pub photos: Vec<FrozenVisitPhoto>,
}

/// A photo of a visit as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FrozenVisitPhoto {
    /// The photo.
    pub id: VisitPhotoId,
    /// Digest of the bytes.
    pub sha256: Sha256,
    /// Their number.
    pub size: i64,
}

/// A report as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FrozenReport {
    /// The report.
    pub id: ReportId,
    /// Its revision at that moment.
    pub revision: i32,
    /// The branch it was filed for.
    pub branch_id: OrganizationId,
    /// The kind of work.
    #[schema(example = "village_service")]
    pub kind: String,
    /// What was written.
    pub text: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// The day of the work.
    pub happened_on: NaiveDate,
    /// Whether it was filed later for an earlier day (补记).
    pub backdated: bool,
    /// The member whose work it is.
    pub author_name: String,
    /// Who filed it for the author (代报), if somebody did.
    pub filed_by_name: Option<String>,
    /// When the server took it.
    pub submitted_at: Instant,
    /// The photos rested on: all stored ones of a report, or the chosen ones. None is fine.
    pub photos: Vec<FrozenPhoto>,
}

/// A photo as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FrozenPhoto {
    /// The photo.
    pub id: PhotoId,
    /// Place within the report, from 0.
    pub position: i32,
    /// Digest of the bytes.
    pub sha256: Sha256,
    /// Their number.
    pub size: i64,
    /// When the phone says it was taken: for information only.
    pub claimed_taken_at: Option<Instant>,
    /// Wall time written in the file, if any.
    pub file_taken_at: Option<Instant>,
    /// Minutes east of UTC of that wall time, if the file tells.
    pub file_offset_minutes: Option<i32>,
    /// When the server had the bytes.
    pub stored_at: Instant,
}

impl Frozen {
    /// The canonical text and its digest.
    ///
    /// # Errors
    /// Never in practice: every part has a JSON form.
    pub fn seal(&self) -> Result<(String, Sha256), serde_json::Error> {
        let text = serde_json::to_string(self)?;
        let digest = Sha256::of(text.as_bytes());
        Ok((text, digest))
    }

    /// The snapshot in a stored text; `None` when the text is damaged.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
