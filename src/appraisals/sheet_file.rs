//! Scoring sheets, domains and work themes as data.
//!
//! What lives here: the shape of `sheets/*.json`, `data/domains.json` and `data/work_themes.json`. What does
//! not: versions and freezing, which belong to the cycle that takes a sheet over. Invariants: the points of a
//! sheet add up to exactly 100.00, each dimension has its fixed share, each criterion has one dimension;
//! [`ScoringSheet::fault`] holds them, for the files here and for sheets an administrator edits.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::word_enum;

/// The whole of a sheet, in hundredths of a point.
pub const SHEET_POINTS: u32 = 10_000;

/// The five dimensions with their letter in criterion codes and their share, in hundredths.
pub const DIMENSIONS: [(Dimension, char, u32); 5] = [
    (Dimension::Political, 'P', 1_500),
    (Dimension::Organization, 'O', 2_000),
    (Dimension::Capability, 'C', 2_000),
    (Dimension::Conduct, 'S', 1_500),
    (Dimension::Performance, 'A', 3_000),
];

word_enum! {
    /// One of the five strengths (五个过硬).
    pub enum Dimension {
        /// 政治过硬.
        Political = "political",
        /// 组织过硬.
        Organization = "organization",
        /// 能力过硬.
        Capability = "capability",
        /// 作风过硬.
        Conduct = "conduct",
        /// 业绩过硬.
        Performance = "performance",
    }
}

word_enum! {
    /// What a score may rest on.
    pub enum Basis {
        /// Data already held.
        Data = "D",
        /// A visit.
        Visit = "V",
        /// A survey.
        Survey = "S",
        /// A field report.
        FieldReport = "F",
    }
}

/// The sheet of one domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoringSheet {
    /// Code of the domain.
    pub domain: String,
    /// `red_flag` for villages, `model` for every other domain.
    pub honor: String,
    /// Title for people.
    pub title_zh: String,
    /// Title in English.
    pub title_en: String,
    /// The criteria, in the order of the sheet.
    pub criteria: Vec<Criterion>,
}

/// One line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Letter of the dimension and a number: `P1`.
    pub code: String,
    /// The one dimension it counts for.
    pub dimension: Dimension,
    /// Text for people.
    pub text_zh: String,
    /// Text in English.
    pub text_en: String,
    /// In hundredths of a point.
    pub max_points: u32,
    /// What a score may rest on.
    pub basis: Vec<Basis>,
    /// True when nothing but a field report or a visit can show it: a score above zero then needs one of the
    /// two attached. Never true where data or a survey may serve, so that no branch is made to file reports
    /// about what the system already holds; and a report without photos is enough.
    pub evidence_required: bool,
}

impl ScoringSheet {
    /// The first rule the sheet breaks, or `None`.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let mut codes = HashSet::new();
        for criterion in &self.criteria {
            let code = criterion.code.as_str();
            if !codes.insert(code) {
                return Some(format!("{code}: the code is used twice"));
            }
            if let Some(fault) = criterion.fault() {
                return Some(format!("{code}: {fault}"));
            }
        }
        for (dimension, _, share) in DIMENSIONS {
            let sum: u32 = self
                .criteria
                .iter()
                .filter(|criterion| criterion.dimension == dimension)
                .map(|criterion| criterion.max_points)
                .sum();
            if sum != share {
                return Some(format!("{dimension:?}: the points sum to {sum}, not to {share}"));
            }
        }
        None
    }
}

impl Criterion {
    fn fault(&self) -> Option<&'static str> {
        let letter = DIMENSIONS.iter().find(|(of, ..)| *of == self.dimension).map(|(_, l, _)| *l);
        let has = |basis| self.basis.contains(&basis);
        let distinct: HashSet<_> = self.basis.iter().collect();
        if self.code.chars().next() != letter {
            Some("the code does not begin with the letter of its dimension")
        } else if self.text_zh.trim().is_empty() || self.text_en.trim().is_empty() {
            Some("the text is empty")
        } else if self.max_points == 0 || self.max_points > SHEET_POINTS {
            Some("the points are out of range")
        } else if self.basis.is_empty() || distinct.len() != self.basis.len() {
            Some("the basis is empty or names a letter twice")
        } else if self.evidence_required != (has(Basis::FieldReport) && !has(Basis::Data) && !has(Basis::Survey)) {
            Some("evidence_required does not follow from the basis")
        } else {
            None
        }
    }
}

/// One of the eight domains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainEntry {
    /// Stable code.
    pub code: String,
    /// Name for people.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// The honour it competes for.
    pub honor: String,
    /// Who reviews.
    pub review: ReviewChain,
    /// The committee of the line, when a line reviews.
    pub line: Option<LineCommittee>,
}

/// Who reviews a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewChain {
    /// Township, county, city.
    Area,
    /// The committee of the line.
    Line,
}

/// The committee that leads a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineCommittee {
    /// Stable code.
    pub code: String,
    /// Name for people.
    pub zh: String,
    /// Name in English.
    pub en: String,
}

/// One of the six work themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkTheme {
    /// Stable code.
    pub code: String,
    /// Name for people.
    pub zh: String,
    /// Name in English.
    pub en: String,
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{DomainEntry, ReviewChain, SHEET_POINTS, ScoringSheet, WorkTheme};

    fn read<T: serde::de::DeserializeOwned>(path: &str) -> T {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path);
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap()
    }

    fn domains() -> Vec<DomainEntry> {
        read("organizations/data/domains.json")
    }

    fn sheet(domain: &str) -> ScoringSheet {
        read(&format!("appraisals/sheets/{domain}.json"))
    }

    #[test]
    fn every_domain_has_a_sheet_that_breaks_no_rule() {
        assert_eq!(domains().len(), 8);
        for domain in domains() {
            let sheet = sheet(&domain.code);
            assert_eq!(sheet.fault(), None, "{}", domain.code);
            assert_eq!((&sheet.domain, &sheet.honor), (&domain.code, &domain.honor));
            let sum: u32 = sheet.criteria.iter().map(|criterion| criterion.max_points).sum();
            assert_eq!(sum, SHEET_POINTS);
        }
    }

    #[test]
    fn the_two_model_sheets_demand_evidence_where_only_a_report_or_visit_can_show_it() {
        let demanding = |domain: &str| -> Vec<String> {
            let criteria = sheet(domain).criteria;
            criteria.into_iter().filter(|c| c.evidence_required).map(|c| c.code).collect()
        };
        assert_eq!(demanding("rural"), ["P4", "O3", "C3", "C4", "A2"]);
        assert_eq!(demanding("soe"), ["O3", "O4", "A3"]);
    }

    #[test]
    fn only_villages_compete_for_the_red_flag_and_lines_name_their_committee() {
        for domain in domains() {
            assert_eq!(domain.honor == "red_flag", domain.code == "rural");
            assert_eq!(domain.review == ReviewChain::Line, domain.line.is_some());
        }
    }

    #[test]
    fn there_are_six_work_themes() {
        let themes: Vec<WorkTheme> = read("organizations/data/work_themes.json");
        assert_eq!(themes.len(), 6);
        assert!(themes.iter().all(|theme| !theme.zh.is_empty() && !theme.en.is_empty()));
    }

    #[test]
    fn a_sheet_with_a_changed_share_is_refused() {
        let mut changed = sheet("rural");
        changed.criteria[0].max_points += 1;
        assert!(changed.fault().is_some_and(|fault| fault.contains("1501")));
    }
}
