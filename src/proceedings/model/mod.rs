//! What a step, a self-assessment and an adjustment must look like. Pure.
//!
//! No Diesel query, no HTTP. Invariants: a reason where one is due, a decision where one is due; a bonus is for an
//! outcome that can be checked, never for a leader's note, a press item or a title; a deduction and a veto name
//! their source. What concerns questions to a branch stands in `supplements`.

mod supplements;

pub use supplements::{Asked, Burden, SupplementState, burdens, check_answer, check_question};

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use crate::accounts::Level;
use crate::appraisals::states::{Rule, Step};
use crate::appraisals::{AdjustmentKind, CriterionRow};
use crate::db::types::{CriterionId, ReportId};
use crate::fields::FieldErrors;
use crate::word_enum;

/// Most points of a single bonus, and of all of them: in hundredths.
pub const BONUS_CAP: i32 = 500;
/// What a bonus is never for, by the words that give it away.
const NO_BONUS: [&str; 9] = ["批示", "媒体", "报道", "刊发", "登报", "称号", "奖牌", "牌匾", "荣誉"];

word_enum! {
    /// Where an objection stands.
    pub enum ObjectionState {
        /// Nobody has settled it yet.
        Open = "open",
        /// It was settled.
        Settled = "settled",
    }
}

word_enum! {
    /// Why a branch is vetoed. Each needs its source.
    pub enum VetoGround {
        /// 书记或班子成员受党纪政务处分或被立案.
        Discipline = "discipline",
        /// 较大以上安全或环境事故负主责.
        Accident = "accident",
        /// 重大群体性事件处置失当.
        MassIncident = "mass_incident",
        /// 届满一年以上未换届.
        ElectionMissed = "election_missed",
        /// 一年未开展组织生活.
        NoOrganizationalLife = "no_organizational_life",
        /// 申报材料弄虚作假.
        FalseMaterial = "false_material",
        /// 群众满意度低于设定线.
        LowSatisfaction = "low_satisfaction",
        /// 软弱涣散党组织未销号.
        WeakOrganization = "weak_organization",
    }
}

/// A decision of a committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number.
    pub number: String,
    /// Its day.
    pub day: NaiveDate,
}

/// A step somebody wants a record to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRequest {
    /// Which.
    pub step: Step,
    /// At which level, for the steps of a level.
    pub level: Option<Level>,
    /// Why.
    pub reason: Option<String>,
    /// By which decision.
    pub decision: Option<Decision>,
}

impl StepRequest {
    /// Trims the texts; a reason of blanks is none.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.reason = self.reason.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if let Some(decision) = &mut self.decision {
            decision.number = decision.number.trim().to_owned();
        }
        self
    }

    /// Whether it carries what its rule asks for, and nothing else.
    ///
    /// # Errors
    /// Every field that is missing or out of place.
    pub fn check(&self, rule: &Rule, today: NaiveDate) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        match &self.reason {
            Some(reason) => errors.require_length(reason, 1, 500, "/reason"),
            None => errors.require(!rule.reason, "/reason", "This step needs a written reason."),
        }
        match &self.decision {
            Some(decision) if rule.decision => {
                errors.require_length(&decision.number, 1, 100, "/decision/number");
                errors.require(decision.day <= today, "/decision/day", "That day has not come yet.");
            }
            Some(_) => errors.push("/decision", "This step is not taken by a decision."),
            None => errors.require(!rule.decision, "/decision", "This step needs the number and day of a decision."),
        }
        errors.finish()
    }
}

/// A branch's own score for one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfScore {
    /// The criterion.
    pub criterion: CriterionId,
    /// In hundredths.
    pub points: i32,
    /// One line.
    pub reason: String,
}

/// Whether own scores may stand on a sheet.
///
/// # Errors
/// Every field that is not right.
pub fn check_self_scores(scores: &[SelfScore], sheet: &[CriterionRow]) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut seen = HashSet::new();
    errors.require(!scores.is_empty(), "/scores", "Name at least one criterion.");
    for (index, score) in scores.iter().enumerate() {
        let at = |field: &str| format!("/scores/{index}/{field}");
        errors.require(seen.insert(score.criterion), &at("criterion_id"), "The same criterion is named twice.");
        errors.require_length(&score.reason, 1, 200, &at("reason"));
        let one_line = !score.reason.trim().contains(['\n', '\r']);
        errors.require(one_line, &at("reason"), "One line is enough.");
        match sheet.iter().find(|criterion| criterion.id == score.criterion) {
            None => errors.push(at("criterion_id"), "The sheet of this branch has no such criterion."),
            Some(criterion) if !(0..=criterion.max_points).contains(&score.points) => {
                errors.push(at("points"), format!("This criterion gives 0 to {} hundredths.", criterion.max_points));
            }
            Some(_) => {}
        }
    }
    errors.finish()
}

/// Reports offered for one criterion at the most: what fits into a look.
const OFFERED: usize = 9;

/// Whether these reports may be offered; `linked` tells which are linked to the record.
///
/// # Errors
/// Every one that is not right.
pub fn check_offers(reports: &[ReportId], linked: impl Fn(&ReportId) -> bool) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut seen = HashSet::new();
    errors.require(reports.len() <= OFFERED, "/report_ids", "Offer nine reports at the most for one criterion.");
    for (index, report) in reports.iter().enumerate() {
        let at = format!("/report_ids/{index}");
        errors.require(seen.insert(*report), &at, "The same report is named twice.");
        errors.require(linked(report), &at, "No report with this id is linked to the record.");
    }
    errors.finish()
}

word_enum! {
    /// By which way an objection came.
    pub enum Channel {
        /// 网络.
        Web = "web",
        /// 电话.
        Phone = "phone",
        /// 来信.
        Letter = "letter",
        /// 来访.
        Visit = "visit",
    }
}

word_enum! {
    /// What came of an objection.
    pub enum ObjectionOutcome {
        /// 成立.
        Upheld = "upheld",
        /// 部分成立.
        Partly = "partly",
        /// 不成立.
        Rejected = "rejected",
    }
}

/// What somebody says against a proposed branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionDraft {
    /// What it is about, in a few words.
    pub ground: String,
    /// Facts that can be looked into.
    pub facts: String,
    /// Where a reply may go; without it an objection counts by its facts alone.
    pub contact: Option<String>,
}

impl ObjectionDraft {
    /// Trims the texts; a contact of blanks is none.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.ground = self.ground.trim().to_owned();
        self.facts = self.facts.trim().to_owned();
        self.contact = self.contact.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self
    }

    /// Whether it can be looked into; `sealable` is whether there is a key for contacts.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn check(&self, sealable: bool) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.ground, 1, 100, "/ground");
        errors.require_length(&self.facts, 1, 2_000, "/facts");
        if let Some(contact) = &self.contact {
            errors.require_length(contact, 1, 200, "/contact");
            errors.require(sealable, "/contact", "This server has no key to seal a contact with, so it takes none.");
        }
        errors.finish()
    }
}

/// The criteria of a sheet that somebody has not scored yet, as what is missing for a step.
///
/// # Errors
/// Each of them, by its code.
pub fn check_all_scored(sheet: &[CriterionRow], scored: &[CriterionId], who: &str) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    errors.require(!sheet.is_empty(), "/criteria", "The organisation has no domain, so there is no sheet for it.");
    for criterion in sheet.iter().filter(|criterion| !scored.contains(&criterion.id)) {
        errors.push(format!("/criteria/{}", criterion.code), format!("{who} has not scored it yet."));
    }
    errors.finish()
}

/// A bonus, a deduction or a veto somebody wants to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdjustmentDraft {
    /// Which of the three.
    pub kind: AdjustmentKind,
    /// At which level, when the reviewer has several here.
    pub level: Option<Level>,
    /// Why a branch is vetoed.
    pub ground: Option<VetoGround>,
    /// In hundredths; none for a veto.
    pub points: i32,
    /// The outcome, or what happened.
    pub event: String,
    /// When.
    pub happened_on: NaiveDate,
    /// Number or title of the document that shows it.
    pub source_document: String,
}

impl AdjustmentDraft {
    /// Trims the texts.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.event = self.event.trim().to_owned();
        self.source_document = self.source_document.trim().to_owned();
        self
    }

    /// Whether it may stand in a cycle of these days.
    ///
    /// # Errors
    /// Every field that is not right.
    pub fn check(&self, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.event, 1, 500, "/event");
        errors.require_length(&self.source_document, 1, 200, "/source_document");
        let veto = self.kind == AdjustmentKind::Veto;
        errors.require(self.ground.is_some() == veto, "/ground", "A veto has a ground, and nothing else has one.");
        let most = if self.kind == AdjustmentKind::Bonus { BONUS_CAP } else { 10_000 };
        if veto {
            errors.require(self.points == 0, "/points", "A veto has no points.");
        } else if !(1..=most).contains(&self.points) {
            errors.push("/points", format!("Between 1 and {most} hundredths."));
        }
        if self.kind == AdjustmentKind::Bonus && NO_BONUS.iter().any(|word| self.event.contains(word)) {
            let told = "A bonus is for an outcome that can be checked, not for leaders' notes, press items or titles.";
            errors.push("/event", told);
        }
        // A veto looks back one more year than everything else.
        let since = if veto { first.with_year(first.year() - 1).unwrap_or(first) } else { first };
        let when = (since..=last.min(today)).contains(&self.happened_on);
        errors.require(
            when,
            "/happened_on",
            "It must have happened within the cycle; for a veto, or in the year before.",
        );
        errors.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appraisals::states::rule_of;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn pointers(result: Result<(), FieldErrors>) -> Vec<String> {
        result.err().map(FieldErrors::into_vec).unwrap_or_default().into_iter().map(|error| error.pointer).collect()
    }

    fn draft(kind: AdjustmentKind) -> AdjustmentDraft {
        AdjustmentDraft {
            kind,
            level: None,
            ground: (kind == AdjustmentKind::Veto).then_some(VetoGround::Accident),
            points: if kind == AdjustmentKind::Veto { 0 } else { 100 },
            event: "提前69天完成征迁".to_owned(),
            happened_on: day("2026-03-01"),
            source_document: "抚督〔2026〕12号".to_owned(),
        }
    }

    fn check(draft: &AdjustmentDraft) -> Vec<String> {
        pointers(draft.check(day("2026-01-01"), day("2026-12-31"), day("2026-05-20")))
    }

    #[test]
    fn reasons_and_decisions_are_given_exactly_where_they_are_due() {
        let today = day("2026-05-20");
        let request = |step, reason: Option<&str>, decision: Option<&str>| {
            let decision = decision.map(|number| Decision { number: number.to_owned(), day: today });
            let request = StepRequest { step, level: None, reason: reason.map(str::to_owned), decision };
            pointers(request.tidied().check(rule_of(step).unwrap(), today))
        };
        assert_eq!(request(Step::Declare, None, None), [""; 0]);
        assert_eq!(request(Step::Return, Some("  "), None), ["/reason"]);
        assert_eq!(request(Step::Name, None, None), ["/decision"]);
        assert_eq!(request(Step::Name, None, Some("抚发〔2026〕9号")), [""; 0]);
        assert_eq!(request(Step::Conclude, None, Some("抚发〔2026〕9号")), ["/decision"]);
    }

    #[test]
    fn nothing_is_added_or_taken_without_its_source() {
        for kind in AdjustmentKind::ALL {
            assert_eq!(check(&draft(*kind)), [""; 0], "{kind}");
            let unsourced = AdjustmentDraft { source_document: " ".to_owned(), ..draft(*kind) }.tidied();
            assert_eq!(check(&unsourced), ["/source_document"], "{kind}");
        }
    }

    #[test]
    fn a_bonus_is_not_for_notes_press_or_titles_and_has_a_cap() {
        for event in ["获市委书记批示", "被省级媒体报道", "获评先进称号"] {
            let bonus = AdjustmentDraft { event: event.to_owned(), ..draft(AdjustmentKind::Bonus) };
            assert_eq!(check(&bonus), ["/event"], "{event}");
            // What happened may be told in any words where points are taken.
            assert_eq!(check(&AdjustmentDraft { kind: AdjustmentKind::Deduction, ..bonus }), [""; 0]);
        }
        assert_eq!(check(&AdjustmentDraft { points: 501, ..draft(AdjustmentKind::Bonus) }), ["/points"]);
    }

    #[test]
    fn only_a_veto_looks_back_into_the_year_before() {
        let old = |kind| AdjustmentDraft { happened_on: day("2025-06-01"), ..draft(kind) };
        assert_eq!(check(&old(AdjustmentKind::Veto)), [""; 0]);
        assert_eq!(check(&old(AdjustmentKind::Deduction)), ["/happened_on"]);
        let coming = AdjustmentDraft { happened_on: day("2026-06-01"), ..draft(AdjustmentKind::Deduction) };
        assert_eq!(check(&coming), ["/happened_on"]);
    }
}
