//! Review chains: through whose hands the records of a domain go. Pure.
//!
//! A chain is data of a cycle and a domain, begun from `chains.json` and frozen with the sheets. Invariants: the levels
//! rise, none comes twice, the last is the city's; a step of a line is taken only by reviewers limited to that domain.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::accounts::{Level, ReviewScope};
use crate::fields::FieldErrors;
use crate::word_enum;

word_enum! {
    /// Whose step it is.
    pub enum ReviewedBy {
        /// 属地: reviewers of the area.
        Area = "area",
        /// 条线: reviewers limited to the domain only.
        Line = "line",
    }
}

/// One step of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewStep {
    /// At which level it scores.
    pub level: Level,
    /// Whose step it is.
    pub reviewed_by: ReviewedBy,
    /// Name of the body, for people.
    #[schema(example = "卫健委党委")]
    pub body_zh: String,
    /// Name of the body in English.
    #[schema(example = "Party Committee of the Health Commission")]
    pub body_en: String,
}

/// The steps of a domain, from the lowest level up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain(Vec<ReviewStep>);

impl Chain {
    /// A chain of these steps.
    ///
    /// # Errors
    /// Every rule that they break.
    pub fn new(steps: Vec<ReviewStep>) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        for (index, step) in steps.iter().enumerate() {
            let rises = index == 0 || steps[index - 1].level < step.level;
            errors.require(rises, &format!("/steps/{index}/level"), "The levels rise from step to step.");
            errors.require_length(&step.body_zh, 1, 100, &format!("/steps/{index}/body_zh"));
            errors.require_length(&step.body_en, 1, 200, &format!("/steps/{index}/body_en"));
        }
        let ends = steps.last().is_some_and(|step| step.level == Level::City);
        errors.require(ends, "/steps", "The last step is the city's: it alone ranks and names.");
        errors.finish()?;
        Ok(Self(steps))
    }

    /// A chain as stored: it was checked before.
    #[must_use]
    pub fn stored(steps: Vec<ReviewStep>) -> Self {
        Self(steps)
    }

    /// The steps, from the lowest level up.
    #[must_use]
    pub fn steps(&self) -> &[ReviewStep] {
        &self.0
    }

    /// The levels, from the lowest up.
    pub fn levels(&self) -> impl Iterator<Item = Level> + '_ {
        self.0.iter().map(|step| step.level)
    }

    /// Whether records go through a level.
    #[must_use]
    pub fn has(&self, level: Level) -> bool {
        self.levels().any(|one| one == level)
    }

    /// The levels at which a person with these scopes reviews a branch, from the lowest up.
    #[must_use]
    pub fn levels_of(&self, scopes: &[ReviewScope], area_path: &str, domain: Option<&str>) -> Vec<Level> {
        let takes = |step: &&ReviewStep| {
            scopes.iter().any(|scope| {
                scope.level == step.level
                    && scope.covers(area_path, domain)
                    && (step.reviewed_by == ReviewedBy::Area || !scope.domains.is_empty())
            })
        };
        self.0.iter().filter(takes).map(|step| step.level).collect()
    }
}

/// The chain that ships for a domain; one that is not known goes the way of the area.
#[must_use]
pub fn shipped_chain(domain: &str) -> Chain {
    let mut all: BTreeMap<String, Vec<ReviewStep>> =
        serde_json::from_str(include_str!("chains.json")).unwrap_or_default();
    let steps = all.remove(domain).or_else(|| all.remove("area"));
    Chain(steps.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(level: Level, area_path: &str, domains: &[&str]) -> ReviewScope {
        let domains = domains.iter().map(|one| (*one).to_owned()).collect();
        ReviewScope { level, area_path: area_path.to_owned(), domains }
    }

    #[test]
    fn every_shipped_chain_keeps_the_rules_and_villages_go_the_way_of_the_area() {
        let domains =
            ["rural", "community", "government", "soe", "school", "hospital", "private_enterprise", "social_org"];
        for domain in domains {
            let chain = shipped_chain(domain);
            assert!(Chain::new(chain.steps().to_vec()).is_ok(), "{domain}");
            let by_line = chain.steps()[0].reviewed_by == ReviewedBy::Line;
            assert_eq!(by_line, !matches!(domain, "rural" | "community"), "{domain}");
        }
        assert_eq!(shipped_chain("public_institution"), shipped_chain("rural"));
    }

    #[test]
    fn a_chain_rises_and_ends_with_the_city() {
        let mut steps = shipped_chain("rural").steps().to_vec();
        steps.pop();
        assert!(Chain::new(steps.clone()).is_err());
        steps.reverse();
        assert!(Chain::new(steps).is_err());
        assert!(Chain::new(Vec::new()).is_err());
    }

    #[test]
    fn the_step_of_a_line_is_for_reviewers_of_that_line_only() {
        let chain = shipped_chain("hospital");
        let of = |scopes: &[ReviewScope]| chain.levels_of(scopes, "FZ/LC/01/", Some("hospital"));
        assert!(of(&[scope(Level::Township, "FZ/LC/01/", &[])]).is_empty());
        assert_eq!(of(&[scope(Level::Township, "FZ/", &["hospital"])]), [Level::Township]);
        assert!(of(&[scope(Level::Township, "FZ/", &["school"])]).is_empty());
        assert_eq!(
            of(&[scope(Level::County, "FZ/LC/", &[]), scope(Level::City, "FZ/", &[])]),
            [Level::County, Level::City]
        );
    }
}
