//! Cycles, sheets and records: their words and rules. Pure.
//!
//! No Diesel query, no HTTP. Invariants: only a draft cycle changes; a cycle opens only with a faultless sheet for
//! every domain and, for a demonstration scheme, with the document that approved it.

use chrono::NaiveDate;

use super::sheet_file::{Basis, ScoringSheet};
use crate::accounts::Level;
use crate::fields::FieldErrors;
use crate::word_enum;

/// Most criteria a sheet may have.
pub const MAX_CRITERIA: usize = 100;
/// Longest cycle, in days: a year with room on both sides.
const MAX_DAYS: i64 = 800;

word_enum! {
    /// Where a cycle stands.
    pub enum CycleState {
        /// Being prepared; everything may still change.
        Draft = "draft",
        /// In force: reports link themselves, reviewers score.
        Open = "open",
        /// Over: nothing changes any more.
        Closed = "closed",
    }
}

word_enum! {
    /// The legal footing of a cycle.
    pub enum SchemeType {
        /// 创建示范: an award, which needs an approval.
        Demonstration = "demonstration",
        /// 年度考核: a yearly assessment, which needs none.
        AnnualAssessment = "annual_assessment",
    }
}

word_enum! {
    /// Whose score it is. No level ever overwrites another's.
    pub enum ScoreLevel {
        /// 自评: the branch itself.
        Own = "self",
        /// 乡镇(街道) or the committee of a line.
        Township = "township",
        /// 县(市、区).
        County = "county",
        /// 市.
        City = "city",
    }
}

word_enum! {
    /// What changes the sum of the scores.
    pub enum AdjustmentKind {
        /// 加分: for an outcome that can be checked.
        Bonus = "bonus",
        /// 扣分: for an event with a source.
        Deduction = "deduction",
        /// 一票否决.
        Veto = "veto",
    }
}

impl From<Level> for ScoreLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Township => Self::Township,
            Level::County => Self::County,
            Level::City => Self::City,
        }
    }
}

/// What an administrator decides about a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CyclePlan {
    /// Name for people.
    pub name: String,
    /// First day covered.
    pub starts_on: NaiveDate,
    /// Last day covered.
    pub ends_on: NaiveDate,
    /// The legal footing.
    pub scheme_type: SchemeType,
    /// Number of the document that approved the scheme (批准文号).
    pub approval_document: Option<String>,
    /// Most 红旗 honours: an upper limit, never a target.
    pub red_flag_cap: i32,
    /// Most 模范 honours: an upper limit, never a target.
    pub model_cap: i32,
    /// Working days a list is public before anybody is named (公示期).
    pub publicity_days: i32,
    /// Levels that score blind at first (盲评), from the lowest up.
    pub blind_levels: Vec<Level>,
}

/// A change of a draft: what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct CycleChange {
    /// New name.
    pub name: Option<String>,
    /// New first day.
    pub starts_on: Option<NaiveDate>,
    /// New last day.
    pub ends_on: Option<NaiveDate>,
    /// New footing.
    pub scheme_type: Option<SchemeType>,
    /// New approval; a blank one takes it away.
    pub approval_document: Option<String>,
    /// New cap.
    pub red_flag_cap: Option<i32>,
    /// New cap.
    pub model_cap: Option<i32>,
    /// New count of working days.
    pub publicity_days: Option<i32>,
    /// Other levels that score blind.
    pub blind_levels: Option<Vec<Level>>,
}

impl CyclePlan {
    /// The plan with a change laid over it.
    #[must_use]
    pub fn with(self, change: CycleChange) -> Self {
        Self {
            name: change.name.unwrap_or(self.name),
            starts_on: change.starts_on.unwrap_or(self.starts_on),
            ends_on: change.ends_on.unwrap_or(self.ends_on),
            scheme_type: change.scheme_type.unwrap_or(self.scheme_type),
            approval_document: change.approval_document.or(self.approval_document),
            red_flag_cap: change.red_flag_cap.unwrap_or(self.red_flag_cap),
            model_cap: change.model_cap.unwrap_or(self.model_cap),
            publicity_days: change.publicity_days.unwrap_or(self.publicity_days),
            blind_levels: change.blind_levels.unwrap_or(self.blind_levels),
        }
    }

    /// Trims the texts, puts the levels in order; an approval of blanks is none.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        self.name = self.name.trim().to_owned();
        self.blind_levels.sort_unstable();
        self.blind_levels.dedup();
        self.approval_document =
            self.approval_document.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self
    }

    /// Whether the fields make sense.
    ///
    /// # Errors
    /// Every field that does not.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require_length(&self.name, 1, 100, "/name");
        if let Some(document) = &self.approval_document {
            errors.require_length(document, 1, 200, "/approval_document");
        }
        errors.require(self.ends_on >= self.starts_on, "/ends_on", "The last day is before the first.");
        errors.require(
            (self.ends_on - self.starts_on).num_days() <= MAX_DAYS,
            "/ends_on",
            "A cycle covers about a year: 800 days at the most.",
        );
        for (cap, pointer) in [(self.red_flag_cap, "/red_flag_cap"), (self.model_cap, "/model_cap")] {
            errors.require((0..=100_000).contains(&cap), pointer, "A cap lies between 0 and 100000.");
        }
        errors.require(
            (1..=60).contains(&self.publicity_days),
            "/publicity_days",
            "A list is public for 1 to 60 working days.",
        );
        errors.finish()
    }

    /// Whether the cycle may open with these sheets, one entry for every domain there is; `unchained` are domains
    /// without a review chain.
    ///
    /// # Errors
    /// What is still missing, all of it at once.
    pub fn check_opening(
        &self,
        sheets: &[(String, Option<ScoringSheet>)],
        unchained: &[String],
    ) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        errors.require(
            self.scheme_type != SchemeType::Demonstration || self.approval_document.is_some(),
            "/approval_document",
            "A demonstration scheme needs the number of the document that approved it before it opens.",
        );
        for (domain, sheet) in sheets {
            match sheet.as_ref().map(ScoringSheet::fault) {
                None => errors.push(format!("/sheets/{domain}"), "This domain has no sheet."),
                Some(Some(fault)) => errors.push(format!("/sheets/{domain}"), format!("{fault}.")),
                Some(None) => {}
            }
        }
        for domain in unchained {
            errors.push(format!("/chains/{domain}"), "This domain has no review chain.");
        }
        errors.finish()
    }
}

/// Whether a sheet an administrator sends may stand, with the pointer of the criterion at fault.
///
/// # Errors
/// Every text out of bounds, and the first rule of [`ScoringSheet::fault`] it breaks.
pub fn check_sheet(sheet: &ScoringSheet) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    errors.require_length(&sheet.title_zh, 1, 100, "/title_zh");
    errors.require_length(&sheet.title_en, 1, 200, "/title_en");
    errors.require(sheet.criteria.len() <= MAX_CRITERIA, "/criteria", "A sheet has 100 criteria at the most.");
    for (index, criterion) in sheet.criteria.iter().enumerate().take(MAX_CRITERIA) {
        errors.require_length(&criterion.code, 2, 8, &format!("/criteria/{index}/code"));
        errors.require_length(&criterion.text_zh, 1, 300, &format!("/criteria/{index}/text_zh"));
        errors.require_length(&criterion.text_en, 1, 600, &format!("/criteria/{index}/text_en"));
    }
    errors.finish()?;
    let Some(fault) = sheet.fault() else { return Ok(()) };
    // The fault names the criterion by its code; of two with one code the second is the one too many.
    let at_fault = fault
        .split_once(": ")
        .and_then(|(code, _)| sheet.criteria.iter().rposition(|criterion| criterion.code == code));
    let pointer = at_fault.map_or_else(|| "/criteria".to_owned(), |index| format!("/criteria/{index}"));
    Err(FieldErrors::one(pointer, format!("{fault}.")))
}

/// The bases as stored: their letters in a row.
#[must_use]
pub fn basis_text(basis: &[Basis]) -> String {
    basis.iter().map(|one| one.as_str()).collect()
}

/// Reads what [`basis_text`] wrote; unknown letters are left out.
#[must_use]
pub fn parse_basis(text: &str) -> Vec<Basis> {
    text.chars().filter_map(|letter| letter.to_string().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::shipped;
    use super::*;

    fn plan(scheme_type: SchemeType) -> CyclePlan {
        CyclePlan {
            name: "2026".to_owned(),
            starts_on: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            ends_on: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            scheme_type,
            approval_document: None,
            red_flag_cap: 100,
            model_cap: 100,
            publicity_days: 5,
            blind_levels: Vec::new(),
        }
    }

    fn pointers(result: Result<(), FieldErrors>) -> Vec<String> {
        result.err().map(FieldErrors::into_vec).unwrap_or_default().into_iter().map(|error| error.pointer).collect()
    }

    #[test]
    fn a_demonstration_needs_its_approval_and_every_domain_a_faultless_sheet() {
        let mut sheets: Vec<_> = shipped::sheets().into_iter().map(|one| (one.domain.clone(), Some(one))).collect();
        assert_eq!(pointers(plan(SchemeType::AnnualAssessment).check_opening(&sheets, &[])), [""; 0]);
        assert_eq!(pointers(plan(SchemeType::Demonstration).check_opening(&sheets, &[])), ["/approval_document"]);
        sheets.push(("public_institution".to_owned(), None));
        if let Some(sheet) = &mut sheets[0].1 {
            sheet.criteria.pop();
        }
        let faults =
            pointers(plan(SchemeType::Demonstration).check_opening(&sheets, &["public_institution".to_owned()]));
        let wanted =
            ["/approval_document", "/sheets/rural", "/sheets/public_institution", "/chains/public_institution"];
        assert_eq!(faults, wanted);
    }

    #[test]
    fn a_fault_points_at_its_criterion() {
        let mut sheet = shipped::sheets().remove(0);
        sheet.criteria[3].code = sheet.criteria[0].code.clone();
        assert_eq!(pointers(check_sheet(&sheet)), ["/criteria/3"]);
        let mut sheet = shipped::sheets().remove(0);
        sheet.criteria[2].max_points += 100;
        assert_eq!(pointers(check_sheet(&sheet)), ["/criteria"]);
    }

    #[test]
    fn the_days_of_a_cycle_run_forward() {
        let mut backwards = plan(SchemeType::AnnualAssessment);
        std::mem::swap(&mut backwards.starts_on, &mut backwards.ends_on);
        assert_eq!(pointers(backwards.check()), ["/ends_on"]);
    }

    #[test]
    fn a_basis_reads_back_as_it_was_written() {
        let basis = vec![Basis::FieldReport, Basis::Visit];
        assert_eq!(parse_basis(&basis_text(&basis)), basis);
    }
}
