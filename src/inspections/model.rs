//! What a visit note must look like, and what findings mean for the step `inspect`. Pure.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::appraisals::RecordState;
use crate::db::types::{Instant, RecordId, Sha256, VisitNoteId, VisitPhotoId};
use crate::fields::FieldErrors;
use crate::word_enum;

/// Most photos of one note.
pub const MOST_PHOTOS: usize = 9;

word_enum! {
    /// What an inspector found.
    pub enum VisitFinding {
        /// 属实: what was scored is so.
        Confirm = "confirm",
        /// 需调整: scores have to be looked at again.
        Adjust = "adjust",
        /// 不通过.
        Fail = "fail",
    }
}

/// One photo that is promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// Minted by the client.
    pub id: VisitPhotoId,
    /// Digest of the bytes that will come.
    pub sha256: Sha256,
    /// How many they will be.
    pub size: i64,
}

/// A note as a phone sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Minted by the client.
    pub id: VisitNoteId,
    /// The record.
    pub record: RecordId,
    /// The day of the visit.
    pub visited_on: NaiveDate,
    /// What was seen and heard.
    pub text: String,
    /// What was found; none for a visit before the city has concluded.
    pub finding: Option<VisitFinding>,
    /// Why.
    pub reason: Option<String>,
    /// The photos that will come.
    pub photos: Vec<Slot>,
}

impl Draft {
    /// Trims the texts; a reason of blanks is none.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.text = self.text.trim().to_owned();
        self.reason = self.reason.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self
    }

    /// The SHA-256 of the canonical form, so that sending again is the same as once.
    #[must_use]
    pub fn digest(&self) -> Sha256 {
        // A struct of plain values always serialises.
        Sha256::of(&serde_json::to_vec(&("shigan-visit-1", self)).unwrap_or_default())
    }

    /// Every field that is wrong whatever the database holds.
    ///
    /// # Errors
    /// All of them.
    pub fn check(&self, state: RecordState, today: NaiveDate, max_bytes: u64) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require(self.id.0.get_version_num() == 7, "/id", "Must be a UUID of version 7, minted by the client.");
        errors.require_length(&self.text, 1, 2_000, "/text");
        errors.require(self.visited_on <= today, "/visited_on", "That day has not come yet.");
        let due = state == RecordState::CityReviewed;
        let told = "What was found is told once the city has concluded, and not before.";
        errors.require(self.finding.is_some() == due, "/finding", told);
        let reason_due = self.finding.is_some_and(|finding| finding != VisitFinding::Confirm);
        match &self.reason {
            Some(reason) => errors.require_length(reason, 1, 500, "/reason"),
            None => errors.require(!reason_due, "/reason", "Say what has to be adjusted, or why it fails."),
        }
        errors.require(self.photos.len() <= MOST_PHOTOS, "/photos", "A note has 9 photos at the most.");
        let (mut ids, mut digests) = (HashSet::new(), HashSet::new());
        for (index, slot) in self.photos.iter().enumerate().take(MOST_PHOTOS) {
            let at = format!("/photos/{index}");
            let distinct = ids.insert(slot.id) && digests.insert(slot.sha256);
            errors.require(distinct, &at, "The same photo is named twice.");
            errors.require(slot.id.0.get_version_num() == 7, &at, "Its id must be a UUID of version 7.");
            let fits = u64::try_from(slot.size).is_ok_and(|size| (1..=max_bytes).contains(&size));
            errors.require(fits, &at, "That is no size of a photo.");
        }
        errors.finish()
    }
}

/// Whether a record may be visited: once it has put itself forward, until it is public, and when its honour is looked at
/// again.
#[must_use]
pub fn may_visit(state: RecordState) -> bool {
    matches!(
        state,
        RecordState::SelfScored
            | RecordState::TownshipReviewed
            | RecordState::CountyReviewed
            | RecordState::CityReviewed
            | RecordState::UnderReview
    )
}

/// What stands in the way of the step `inspect`: each finding binds, and what was to be adjusted needs a conclusion of
/// the city that came after it.
///
/// # Errors
/// What stands in the way.
pub fn check_inspected(findings: &[(VisitFinding, Instant)], concluded_at: Option<Instant>) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    if findings.iter().any(|(finding, _)| *finding == VisitFinding::Fail) {
        errors.push("/visit_notes", "An inspector found that it fails: pass it over, with his reason.");
    }
    let is_open = |at: &Instant| concluded_at.is_none_or(|concluded| concluded <= *at);
    if findings.iter().any(|(finding, at)| *finding == VisitFinding::Adjust && is_open(at)) {
        let told = "An inspector found something to adjust: reopen, score again, and conclude.";
        errors.push("/visit_notes", told);
    }
    errors.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Instant {
        Instant::new(chrono::DateTime::from_timestamp(second, 0).unwrap())
    }

    fn id<T: From<uuid::Uuid>>(number: u128) -> T {
        // Version 7, variant 1.
        uuid::Uuid::from_u128((7 << 76) | (2 << 62) | number).into()
    }

    fn draft(finding: Option<VisitFinding>) -> Draft {
        Draft {
            id: id(1),
            record: id(2),
            visited_on: "2026-05-20".parse().unwrap(),
            text: "查阅台账,走访三户。".to_owned(),
            finding,
            reason: None,
            photos: Vec::new(),
        }
    }

    fn pointers(draft: &Draft, state: RecordState) -> Vec<String> {
        let result = draft.check(state, "2026-05-20".parse().unwrap(), 1_000);
        result.err().map(FieldErrors::into_vec).unwrap_or_default().into_iter().map(|error| error.pointer).collect()
    }

    #[test]
    fn a_finding_is_told_once_the_city_has_concluded_and_needs_a_reason_unless_it_confirms() {
        use RecordState::{CityReviewed, CountyReviewed};
        assert_eq!(pointers(&draft(None), CountyReviewed), [""; 0]);
        assert_eq!(pointers(&draft(Some(VisitFinding::Confirm)), CountyReviewed), ["/finding"]);
        assert_eq!(pointers(&draft(None), CityReviewed), ["/finding"]);
        assert_eq!(pointers(&draft(Some(VisitFinding::Confirm)), CityReviewed), [""; 0]);
        assert_eq!(pointers(&draft(Some(VisitFinding::Adjust)), CityReviewed), ["/reason"]);
        let fails = Draft { reason: Some("台账系补记".to_owned()), ..draft(Some(VisitFinding::Fail)) };
        assert_eq!(pointers(&fails, CityReviewed), [""; 0]);
    }

    #[test]
    fn the_same_photo_is_promised_once_and_within_the_limit() {
        let slot = |number: u128, size| Slot { id: id(number), sha256: Sha256::of(b"x"), size };
        let twice = Draft { photos: vec![slot(1, 10), slot(2, 10)], ..draft(None) };
        assert_eq!(pointers(&twice, RecordState::SelfScored), ["/photos/1"]);
        let large = Draft { photos: vec![slot(1, 1_001)], ..draft(None) };
        assert_eq!(pointers(&large, RecordState::SelfScored), ["/photos/0"]);
    }

    #[test]
    fn every_finding_binds() {
        assert!(check_inspected(&[(VisitFinding::Confirm, at(5))], Some(at(1))).is_ok());
        assert!(check_inspected(&[(VisitFinding::Confirm, at(5)), (VisitFinding::Fail, at(6))], Some(at(9))).is_err());
        // Something was adjusted after the note, or was not.
        assert!(check_inspected(&[(VisitFinding::Adjust, at(5))], Some(at(1))).is_err());
        assert!(check_inspected(&[(VisitFinding::Adjust, at(5))], Some(at(9))).is_ok());
    }
}
