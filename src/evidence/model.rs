//! The rules of scoring and of what a score rests on. Pure.
//!
//! No Diesel query, no HTTP. Invariants: nobody scores the branch he belongs or is posted to; a score above zero on a
//! criterion that demands evidence has some; a report without photos is as good as one with them (R3).

use std::collections::{BTreeMap, HashSet};

use crate::accounts::{Identity, Level, covering_levels};
use crate::appraisals::ScoreLevel;
use crate::db::types::{EvidenceId, OrganizationId, PhotoId, ReportId, VisitNoteId};
use crate::fields::FieldErrors;
use crate::word_enum;

/// Most pieces of evidence under one score: enough for a year, few enough to read.
pub const MAX_EVIDENCE: usize = 20;

word_enum! {
    /// What kind of thing a score rests on.
    pub enum EvidenceKind {
        /// A whole report.
        Report = "report",
        /// Single photos of a report.
        Photos = "photos",
        /// A reference to a document held elsewhere.
        Document = "document",
        /// What somebody saw on a visit.
        VisitNote = "visit_note",
    }
}

impl EvidenceKind {
    /// Whether it satisfies a criterion that demands evidence: something seen, not a paper about it.
    #[must_use]
    pub fn is_first_hand(self) -> bool {
        matches!(self, Self::Report | Self::Photos | Self::VisitNote)
    }
}

/// What a piece of evidence points at. Two with the same target are the same evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A whole report.
    Report(ReportId),
    /// Photos of a report, in the order of their ids.
    Photos(ReportId, Vec<PhotoId>),
    /// A reference to a document.
    Document(String),
    /// What a reviewer saw on a visit, in his own words.
    VisitNote(String),
    /// What an inspector noted on a visit.
    Visit(VisitNoteId),
}

impl Target {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> EvidenceKind {
        match self {
            Self::Report(_) => EvidenceKind::Report,
            Self::Photos(..) => EvidenceKind::Photos,
            Self::Document(_) => EvidenceKind::Document,
            Self::VisitNote(_) | Self::Visit(_) => EvidenceKind::VisitNote,
        }
    }

    /// The report it points at.
    #[must_use]
    pub fn report(&self) -> Option<ReportId> {
        match self {
            Self::Report(id) | Self::Photos(id, _) => Some(*id),
            Self::Document(_) | Self::VisitNote(_) | Self::Visit(_) => None,
        }
    }

    /// The note of an inspector it points at.
    #[must_use]
    pub fn visit(&self) -> Option<VisitNoteId> {
        match self {
            Self::Visit(id) => Some(*id),
            _ => None,
        }
    }

    /// The text it consists of.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Document(text) | Self::VisitNote(text) => Some(text),
            Self::Report(_) | Self::Photos(..) | Self::Visit(_) => None,
        }
    }
}

/// One piece of evidence a reviewer names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it points at.
    pub target: Target,
    /// What the reviewer remarks about it.
    pub note: Option<String>,
    /// The revision of the report the reviewer saw, when told.
    pub report_revision: Option<i32>,
}

/// A score a reviewer wants to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreDraft {
    /// At which level, when the reviewer has several here.
    pub level: Option<Level>,
    /// In hundredths.
    pub points: i32,
    /// Why.
    pub reason: String,
    /// What it rests on, all of it.
    pub evidence: Vec<Offer>,
}

impl ScoreDraft {
    /// Puts the draft into the one form in which it is compared and stored.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.reason = self.reason.trim().to_owned();
        for offer in &mut self.evidence {
            offer.note = offer.note.take().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
            match &mut offer.target {
                Target::Photos(_, photos) => photos.sort_unstable(),
                Target::Document(text) | Target::VisitNote(text) => *text = text.trim().to_owned(),
                Target::Report(_) | Target::Visit(_) => {}
            }
        }
        self
    }

    /// What can be said of the draft without looking anything up.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require(self.points >= 0, "/points", "Points are not negative.");
        errors.require_length(&self.reason, 1, 500, "/reason");
        errors.require(
            self.evidence.len() <= MAX_EVIDENCE,
            "/evidence",
            "A score rests on 20 pieces of evidence at the most.",
        );
        let mut seen = HashSet::new();
        for (index, offer) in self.evidence.iter().enumerate() {
            errors.require(
                seen.insert(&offer.target),
                &format!("/evidence/{index}"),
                "The same evidence is named twice.",
            );
            if let Some(note) = &offer.note {
                errors.require_length(note, 1, 500, &format!("/evidence/{index}/note"));
            }
            match &offer.target {
                Target::Document(text) => errors.require_length(text, 1, 500, &format!("/evidence/{index}/text")),
                Target::VisitNote(text) => errors.require_length(text, 1, 2_000, &format!("/evidence/{index}/text")),
                Target::Photos(_, photos) => {
                    let pointer = format!("/evidence/{index}/photo_ids");
                    let distinct = photos.windows(2).all(|pair| pair[0] != pair[1]);
                    errors.require((1..=9).contains(&photos.len()), &pointer, "Name 1 to 9 photos.");
                    errors.require(distinct, &pointer, "The same photo is named twice.");
                }
                Target::Report(_) | Target::Visit(_) => {}
            }
        }
        errors.finish()
    }

    /// Whether the criterion takes this score with this evidence.
    ///
    /// # Errors
    /// Points above the most, or no first-hand evidence where it is demanded.
    pub fn check_against(&self, max_points: i32, evidence_required: bool) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.points > max_points {
            errors.push("/points", format!("This criterion gives {max_points} hundredths at the most."));
        }
        let shown = self.evidence.iter().any(|offer| offer.target.kind().is_first_hand());
        errors.require(
            shown || self.points == 0 || !evidence_required,
            "/evidence",
            "This criterion needs a report, photos or a visit note behind any score above zero; text alone is enough.",
        );
        errors.finish()
    }
}

/// Who looks at a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// A reviewer in scope, at these levels.
    Reviewer(Vec<Level>),
    /// One of the branch itself: its keeper, or a reviewer who must recuse himself.
    Branch,
}

/// As what a person may look at the record of an organisation; `None` when not at all.
#[must_use]
pub fn viewer(
    identity: &Identity,
    organization: OrganizationId,
    area_path: &str,
    domain: Option<&str>,
) -> Option<Viewer> {
    let levels = covering_levels(&identity.review_scopes(), area_path, domain);
    if !levels.is_empty() && !is_recused(identity, organization) {
        return Some(Viewer::Reviewer(levels));
    }
    (!levels.is_empty() || identity.kept_branches().contains(&organization)).then_some(Viewer::Branch)
}

/// Whether the person belongs to, is posted to or keeps the organisation (回避).
#[must_use]
pub fn is_recused(identity: &Identity, organization: OrganizationId) -> bool {
    identity.own_branches().contains(&organization)
}

/// The one level at which a score is given.
///
/// # Errors
/// When several are possible and none is named, or when the one named is not held here.
pub fn choose_level(held: &[Level], wanted: Option<Level>) -> Result<Level, FieldErrors> {
    match (wanted, held) {
        (None, [only]) => Ok(*only),
        (None, _) => Err(FieldErrors::one("/level", "You review this branch at several levels; name one.")),
        (Some(level), held) if held.contains(&level) => Ok(level),
        (Some(_), _) => Err(FieldErrors::one("/level", "You do not review this branch at that level.")),
    }
}

/// Evidence that stands under a score, as far as reconciling needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The evidence.
    pub id: EvidenceId,
    /// What it points at.
    pub target: Target,
    /// The remark about it.
    pub note: Option<String>,
}

/// What has to happen so that exactly the named evidence stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Stays as it is, with the snapshot taken when it was attached.
    pub keep: Vec<EvidenceId>,
    /// Stays, with another remark.
    pub renote: Vec<(EvidenceId, Option<String>)>,
    /// Is not rested on any more.
    pub detach: Vec<EvidenceId>,
    /// Places in the offers that are new.
    pub attach: Vec<usize>,
}

/// Compares what stands with what is named.
#[must_use]
pub fn reconcile(standing: &[Standing], offers: &[Offer]) -> Plan {
    let mut plan = Plan::default();
    for (index, offer) in offers.iter().enumerate() {
        match standing.iter().find(|one| one.target == offer.target) {
            Some(one) if one.note == offer.note => plan.keep.push(one.id),
            Some(one) => plan.renote.push((one.id, offer.note.clone())),
            None => plan.attach.push(index),
        }
    }
    plan.detach =
        standing.iter().filter(|one| offers.iter().all(|offer| offer.target != one.target)).map(|one| one.id).collect();
    plan
}

/// Whether two scores of one level are as far apart as a gap, or further.
#[must_use]
pub fn is_discrepant(first: i32, second: i32, gap: i32) -> bool {
    first.abs_diff(second) >= gap.unsigned_abs()
}

/// The sum of what one level has given so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The level.
    pub level: ScoreLevel,
    /// In hundredths.
    pub points: i32,
}

/// Sums per level, in the order of the levels, only of levels that scored.
#[must_use]
pub fn totals(scores: impl Iterator<Item = (ScoreLevel, i32)>) -> Vec<Total> {
    let mut sums: BTreeMap<ScoreLevel, i32> = BTreeMap::new();
    for (level, points) in scores {
        *sums.entry(level).or_default() += points;
    }
    sums.into_iter().map(|(level, points)| Total { level, points }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: From<uuid::Uuid>>(number: u128) -> T {
        uuid::Uuid::from_u128(number).into()
    }

    fn draft(points: i32, targets: Vec<Target>) -> ScoreDraft {
        let evidence = targets.into_iter().map(|target| Offer { target, note: None, report_revision: None }).collect();
        ScoreDraft { level: None, points, reason: "好".to_owned(), evidence }.tidied()
    }

    fn pointers(result: Result<(), FieldErrors>) -> Vec<String> {
        result.err().map(FieldErrors::into_vec).unwrap_or_default().into_iter().map(|error| error.pointer).collect()
    }

    #[test]
    fn a_text_only_report_carries_full_points_and_a_document_does_not() {
        assert_eq!(pointers(draft(600, vec![Target::Report(id(1))]).check_against(600, true)), [""; 0]);
        let paper = Target::Document("村民代表会议记录".to_owned());
        assert_eq!(pointers(draft(600, vec![paper.clone()]).check_against(600, true)), ["/evidence"]);
        assert_eq!(pointers(draft(0, vec![paper.clone()]).check_against(600, true)), [""; 0]);
        assert_eq!(pointers(draft(600, vec![paper]).check_against(600, false)), [""; 0]);
        assert_eq!(pointers(draft(601, Vec::new()).check_against(600, true)), ["/points", "/evidence"]);
    }

    #[test]
    fn the_same_photos_in_another_order_are_the_same_evidence() {
        let one = Target::Photos(id(1), vec![id(3), id(2)]);
        let other = Target::Photos(id(1), vec![id(2), id(3)]);
        assert_eq!(pointers(draft(0, vec![one, other]).check()), ["/evidence/1"]);
    }

    #[test]
    fn what_is_named_again_keeps_its_snapshot() {
        let stands = |number, report, note: Option<&str>| Standing {
            id: id(number),
            target: Target::Report(id(report)),
            note: note.map(str::to_owned),
        };
        let offers = draft(0, vec![Target::Report(id(1)), Target::Report(id(2)), Target::Report(id(4))]).evidence;
        let plan = reconcile(&[stands(10, 1, None), stands(20, 2, Some("x")), stands(30, 3, None)], &offers);
        assert_eq!(plan.keep, [id(10)]);
        assert_eq!(plan.renote, [(id(20), None)]);
        assert_eq!(plan.detach, [id(30)]);
        assert_eq!(plan.attach, [2]);
    }

    #[test]
    fn a_level_is_asked_for_only_where_there_is_a_choice() {
        assert_eq!(choose_level(&[Level::City], None), Ok(Level::City));
        assert!(choose_level(&[Level::County, Level::City], None).is_err());
        assert!(choose_level(&[Level::City], Some(Level::County)).is_err());
    }

    #[test]
    fn sums_stand_side_by_side() {
        let scores = [(ScoreLevel::City, 300), (ScoreLevel::Township, 250), (ScoreLevel::City, 100)];
        let sums = totals(scores.into_iter());
        assert_eq!(
            sums,
            [Total { level: ScoreLevel::Township, points: 250 }, Total { level: ScoreLevel::City, points: 400 }]
        );
    }
}
