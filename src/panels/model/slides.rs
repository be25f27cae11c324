//! Six minutes of slides, made from the evidence reviewers chose. Pure.
//!
//! Invariants: all seconds together are six minutes; a report stands on one slide; the same evidence gives the same
//! slides; no author is named.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use crate::appraisals::ScoreLevel;
use crate::appraisals::sheet_file::Dimension;
use crate::db::types::{CriterionId, PhotoId, ReportId};
use crate::word_enum;

/// How long a branch speaks.
const SECONDS: u32 = 360;
/// Of them, for the first slide and for the last, each.
const FRAME: u32 = 20;
/// Most slides of one dimension: all five of them fit.
const MOST_OF_A_DIMENSION: usize = 2;
/// Most pictures of one slide.
pub const MOST_PICTURES: usize = 3;

word_enum! {
    /// What a slide shows.
    pub enum SlideKind {
        /// Who presents itself.
        Opening = "opening",
        /// A piece of work.
        Work = "work",
        /// The end.
        Closing = "closing",
    }
}

/// A report that stands as evidence and may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The criterion it supports.
    pub criterion: CriterionId,
    /// Its place in the sheet.
    pub position: i32,
    /// Its code.
    pub code: String,
    /// Its dimension.
    pub dimension: Dimension,
    /// What it asks.
    pub text_zh: String,
    /// What it asks, in English.
    pub text_en: String,
    /// The most it gives.
    pub max_points: i32,
    /// The level that rests on it.
    pub level: ScoreLevel,
    /// The report.
    pub report: ReportId,
    /// What was done.
    pub body: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// When.
    pub happened_on: NaiveDate,
    /// Pictures that may be shown in a hall.
    pub pictures: Vec<PhotoId>,
}

/// One slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// What it shows.
    pub kind: SlideKind,
    /// For how long.
    pub seconds: u32,
    /// The work, for a slide of work.
    pub work: Option<Candidate>,
}

/// The slides of one branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// In order.
    pub slides: Vec<Slide>,
}

/// Chooses: for each criterion what the highest level rests on, with pictures before without; of each dimension the
/// weightiest two criteria; in the order of the sheet.
#[must_use]
pub fn deck(mut candidates: Vec<Candidate>) -> Deck {
    // Among equal ones the first attached stays first.
    candidates.sort_by_key(|one| (one.position, std::cmp::Reverse(one.level), one.pictures.is_empty()));
    let mut weighed: Vec<&Candidate> = candidates.iter().collect();
    weighed.sort_by_key(|one| (std::cmp::Reverse(one.max_points), one.position));
    let (mut reports, mut criteria) = (HashSet::new(), HashSet::new());
    let mut of: BTreeMap<Dimension, usize> = BTreeMap::new();
    let mut chosen: Vec<Candidate> = Vec::new();
    for one in weighed {
        let taken = of.entry(one.dimension).or_default();
        if *taken == MOST_OF_A_DIMENSION || criteria.contains(&one.criterion) || reports.contains(&one.report) {
            continue;
        }
        *taken += 1;
        criteria.insert(one.criterion);
        reports.insert(one.report);
        chosen.push(one.clone());
    }
    chosen.sort_by_key(|one| one.position);
    framed(chosen)
}

fn framed(chosen: Vec<Candidate>) -> Deck {
    let count = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    let rest = SECONDS - 2 * FRAME;
    let (each, over) = (rest.checked_div(count).unwrap_or(0), rest.checked_rem(count).unwrap_or(rest));
    let frame = |kind, seconds| Slide { kind, seconds, work: None };
    // Without any evidence the branch speaks before its name.
    let mut slides = vec![frame(SlideKind::Opening, FRAME + if count == 0 { rest } else { 0 })];
    slides.extend((0_u32..).zip(chosen).map(|(index, mut work)| {
        work.pictures.truncate(MOST_PICTURES);
        Slide { kind: SlideKind::Work, seconds: each + u32::from(index < over), work: Some(work) }
    }));
    slides.push(frame(SlideKind::Closing, FRAME));
    Deck { slides }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidate(number: u128, position: i32, dimension: Dimension, max_points: i32) -> Candidate {
        Candidate {
            criterion: uuid::Uuid::from_u128(position.unsigned_abs().into()).into(),
            position,
            code: format!("C{position}"),
            dimension,
            text_zh: "指标".to_owned(),
            text_en: "criterion".to_owned(),
            max_points,
            level: ScoreLevel::County,
            report: uuid::Uuid::from_u128(number).into(),
            body: format!("第{number}件事"),
            outcome: None,
            happened_on: "2026-05-01".parse().unwrap(),
            pictures: Vec::new(),
        }
    }

    fn shown(deck: &Deck) -> Vec<String> {
        deck.slides.iter().filter_map(|slide| slide.work.as_ref()).map(|work| work.body.clone()).collect()
    }

    #[test]
    fn what_the_highest_level_rests_on_is_shown_with_pictures_first() {
        let photo = || vec![uuid::Uuid::from_u128(9).into()];
        let low =
            Candidate { level: ScoreLevel::Township, pictures: photo(), ..candidate(1, 1, Dimension::Political, 500) };
        let bare = candidate(2, 1, Dimension::Political, 500);
        let seen = Candidate { pictures: photo(), ..candidate(3, 1, Dimension::Political, 500) };
        assert_eq!(shown(&deck(vec![low, bare, seen])), ["第3件事"]);
    }

    #[test]
    fn each_dimension_has_its_two_weightiest_criteria_in_the_order_of_the_sheet() {
        let all = vec![
            candidate(1, 1, Dimension::Performance, 300),
            candidate(2, 2, Dimension::Performance, 800),
            candidate(3, 3, Dimension::Performance, 600),
            candidate(4, 4, Dimension::Conduct, 100),
        ];
        assert_eq!(shown(&deck(all)), ["第2件事", "第3件事", "第4件事"]);
    }

    #[test]
    fn without_evidence_there_is_still_a_name_to_speak_before() {
        let empty = deck(Vec::new());
        let kinds: Vec<_> = empty.slides.iter().map(|slide| (slide.kind, slide.seconds)).collect();
        assert_eq!(kinds, [(SlideKind::Opening, 340), (SlideKind::Closing, 20)]);
    }

    fn any_candidate() -> impl Strategy<Value = Candidate> {
        (1..12_u128, 1..22_i32, 0..5_usize, 1..9_i32, proptest::bool::ANY).prop_map(
            |(report, position, dimension, points, pictured)| {
                let pictures = (0..u128::from(pictured) * 9).map(|one| uuid::Uuid::from_u128(one).into()).collect();
                let dimension = Dimension::ALL[(dimension + usize::try_from(position).unwrap()) % 5];
                Candidate { pictures, ..candidate(report, position, dimension, points * 100) }
            },
        )
    }

    proptest! {
        #[test]
        fn slides_always_last_six_minutes_and_show_a_report_once(all in proptest::collection::vec(any_candidate(), 0..60)) {
            let deck = deck(all);
            prop_assert_eq!(deck.slides.iter().map(|slide| slide.seconds).sum::<u32>(), SECONDS);
            let works: Vec<&Candidate> = deck.slides.iter().filter_map(|slide| slide.work.as_ref()).collect();
            prop_assert!(works.len() <= 10);
            let reports: HashSet<ReportId> = works.iter().map(|work| work.report).collect();
            prop_assert_eq!(reports.len(), works.len());
            prop_assert!(works.iter().all(|work| work.pictures.len() <= MOST_PICTURES));
            prop_assert!(works.windows(2).all(|pair| pair[0].position <= pair[1].position));
        }
    }
}
