//! 盲评: at its first scoring a level may not know whose work it judges (不看牌子). Pure.
//!
//! A cycle says which levels score blind. To a reviewer of such a level, until it has concluded, the names of the
//! branch, of its places and of people are hidden; then they are shown. Invariant: whoever reviews a branch at a level
//! that does not score blind sees it as it is, since he knows it anyway. Pictures cannot be made blind: a name on a
//! signboard stays, which `docs/appraisal.md` says.

use super::chain::Chain;
use super::states::{self, RecordState};
use crate::accounts::Level;
use crate::db::types::{RecordId, Sha256};

/// What stands in the place of a name.
const SOMEWHERE: &str = "某地";
/// What stands in the place of a person.
pub const SOMEBODY: &str = "某同志";
/// What organisations are called beside their place.
const STYLES: [&str; 8] = ["中共", "总支部委员会", "支部委员会", "委员会", "党总支", "党支部", "总支部", "支部"];
/// What places are called beside their name.
const KINDS: [&str; 9] = ["街道办事处", "街道", "社区", "镇", "乡", "村", "区", "县", "市"];

/// Whether a record is veiled to somebody who reviews it at these levels.
#[must_use]
pub fn is_veiled(levels: &[Level], blind: &[Level], state: RecordState, chain: &Chain) -> bool {
    !levels.is_empty()
        && levels.iter().all(|level| blind.contains(level) && states::is_before_conclusion(state, *level, chain))
}

/// Blind levels as stored.
#[must_use]
pub fn levels_text(levels: &[Level]) -> String {
    levels.iter().map(|level| level.as_str()).collect::<Vec<_>>().join(",")
}

/// Reads what [`levels_text`] wrote; unknown words are left out.
#[must_use]
pub fn parse_levels(text: &str) -> Vec<Level> {
    text.split(',').filter_map(|word| word.parse().ok()).collect()
}

/// The name under which a record is known while it is veiled: the same for everybody, and it tells nothing.
#[must_use]
pub fn alias(record: RecordId) -> String {
    let digest = Sha256::of(record.0.as_bytes()).to_string().to_uppercase();
    format!("候选支部{}", &digest[..6])
}

/// Hides the names of one branch in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// Longest first, so that no part of a longer name is left over.
    terms: Vec<String>,
    people: Vec<String>,
}

impl Mask {
    /// Made of the names of the organisation, of its areas below the city and of its places, and of its people.
    #[must_use]
    pub fn new(organizations: &[String], places: &[String], people: Vec<String>) -> Self {
        let mut terms: Vec<String> = Vec::new();
        for name in organizations {
            let core = STYLES.iter().fold(name.clone(), |name, style| name.replace(style, ""));
            terms.extend([name.clone(), core.clone()]);
            let rest = places.iter().fold(core, |rest, place| rest.replace(place.as_str(), ""));
            terms.extend([stem(&rest).to_owned(), rest]);
        }
        for place in places {
            terms.extend([place.clone(), stem(place).to_owned()]);
        }
        Self { terms: longest_first(terms), people: longest_first(people) }
    }

    /// A text without the names.
    #[must_use]
    pub fn hide(&self, text: &str) -> String {
        let placeless = self.terms.iter().fold(text.to_owned(), |text, term| text.replace(term.as_str(), SOMEWHERE));
        self.people.iter().fold(placeless, |text, name| text.replace(name.as_str(), SOMEBODY))
    }
}

/// A name without the word for its kind, if enough is left to be a name.
fn stem(name: &str) -> &str {
    KINDS.iter().find_map(|kind| name.strip_suffix(kind)).filter(|stem| stem.chars().count() >= 2).unwrap_or(name)
}

fn longest_first(mut terms: Vec<String>) -> Vec<String> {
    // A single character would tear holes into every text.
    terms.retain(|term| term.chars().count() >= 2);
    terms.sort_by(|one, other| other.chars().count().cmp(&one.chars().count()).then_with(|| one.cmp(other)));
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::super::chain::shipped_chain;
    use super::*;

    #[test]
    fn a_level_is_blind_until_it_has_concluded_and_only_where_the_cycle_says_so() {
        use RecordState::{CityReviewed, CountyReviewed, Declared, Returned, SelfScored, TownshipReviewed, Vetoed};
        let chain = shipped_chain("rural");
        let veiled = |levels: &[Level], state| is_veiled(levels, &[Level::City], state, &chain);
        for state in [Declared, SelfScored, Returned, TownshipReviewed, CountyReviewed] {
            assert!(veiled(&[Level::City], state), "{state}");
        }
        assert!(!veiled(&[Level::City], CityReviewed) && !veiled(&[Level::City], Vetoed));
        assert!(!veiled(&[Level::County], CountyReviewed));
        // Who reviews it at a level that sees is not blind at the other.
        assert!(!veiled(&[Level::County, Level::City], SelfScored));
        assert!(!veiled(&[], SelfScored));
    }

    #[test]
    fn names_of_branch_places_and_people_are_hidden_with_and_without_the_word_for_their_kind() {
        let mask = Mask::new(
            &["中共太坊镇康江村支部委员会".to_owned()],
            &["太坊镇".to_owned(), "临川区".to_owned()],
            vec!["陈秀英".to_owned()],
        );
        for (text, hidden) in [
            ("中共太坊镇康江村支部委员会清淤", "某地清淤"),
            ("陈秀英在康江村清淤", "某同志在某地清淤"),
            ("康江两岸，太坊镇和临川都来人", "某地两岸，某地和某地都来人"),
            ("清理水渠两公里", "清理水渠两公里"),
        ] {
            assert_eq!(mask.hide(text), hidden);
        }
    }

    #[test]
    fn an_alias_is_the_same_each_time_and_differs_between_records() {
        let id = |number| RecordId(uuid::Uuid::from_u128(number));
        assert_eq!(alias(id(1)), alias(id(1)));
        assert_ne!(alias(id(1)), alias(id(2)));
    }

    #[test]
    fn blind_levels_read_back_as_they_were_written() {
        for levels in [vec![], vec![Level::City], vec![Level::County, Level::City]] {
            assert_eq!(parse_levels(&levels_text(&levels)), levels);
        }
    }
}
