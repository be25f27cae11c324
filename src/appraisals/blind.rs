//! 盲评: at its first scoring a level may not know whose work it judges (不看牌子). Pure.
//!
//! A cycle says which levels score blind. To a reviewer of such a level, until it has concluded, the names of the
//! branch, of its places and of people are hidden; then they are shown. Invariants: whoever scores a branch at a level
//! that does not score blind sees it as it is, since he knows it anyway; a record that leaves the running stays hidden
//! from a level that had not concluded, since it may come back. Pictures cannot be made blind: a name on a signboard
//! stays, which `docs/appraisal.md` says.

use super::chain::Chain;
use super::states::{self, RecordState};
use crate::accounts::{Level, ReviewScope, covering_levels};
use crate::db::types::{RecordId, Sha256};

/// What stands in the place of a name.
const SOMEWHERE: &str = "某地";
/// What stands in the place of a project or a team.
const SOMETHING: &str = "某项目";
/// What stands in the place of a person.
pub const SOMEBODY: &str = "某同志";
/// What organisations are called beside their place.
const STYLES: [&str; 8] = ["中共", "总支部委员会", "支部委员会", "委员会", "党总支", "党支部", "总支部", "支部"];
/// What places are called beside their name.
const KINDS: [&str; 9] = ["街道办事处", "街道", "社区", "镇", "乡", "村", "区", "县", "市"];

/// The levels that decide whether a record is veiled to somebody: those at which he scores it; for whoever scores it
/// nowhere, such as a reviewer of the area where the line scores, those whose scopes cover it.
#[must_use]
pub fn deciding_levels(chain: &Chain, scopes: &[ReviewScope], area_path: &str, domain: Option<&str>) -> Vec<Level> {
    let scoring = chain.levels_of(scopes, area_path, domain);
    if scoring.is_empty() { covering_levels(scopes, area_path, domain) } else { scoring }
}

/// Whether a record left the running, so that its steps alone tell which levels had concluded.
#[must_use]
pub fn is_out_of_the_running(state: RecordState) -> bool {
    matches!(state, RecordState::Withdrawn | RecordState::Vetoed | RecordState::NotNamed)
}

/// Whether a record is veiled to somebody for whom these levels decide. `concluded` are the levels that its steps show
/// to have concluded; it is asked only for a record that left the running.
#[must_use]
pub fn is_veiled(levels: &[Level], blind: &[Level], state: RecordState, chain: &Chain, concluded: &[Level]) -> bool {
    let not_yet = |level: Level| {
        states::is_before_conclusion(state, level, chain)
            || (is_out_of_the_running(state) && chain.has(level) && !concluded.contains(&level))
    };
    !levels.is_empty() && levels.iter().all(|level| blind.contains(level) && not_yet(*level))
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

/// The names around one branch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of the branch, of what it is under, and of where its people are posted.
    pub organizations: Vec<String>,
    /// Of its areas below the city and of its places.
    pub places: Vec<String>,
    /// Of its projects and teams.
    pub works: Vec<String>,
    /// Of its people and of those in its reports.
    pub people: Vec<String>,
}

/// Hides the names around one branch in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// What is hidden and what stands in its place. Works come first, since their names hold those of places; of each
    /// kind the longest, so that no part of a longer name is left over.
    terms: Vec<(String, &'static str)>,
}

impl Mask {
    /// Made of the names around a branch.
    #[must_use]
    pub fn new(names: Names) -> Self {
        let mut places: Vec<String> = Vec::new();
        for name in &names.organizations {
            let core = STYLES.iter().fold(name.clone(), |name, style| name.replace(style, ""));
            places.extend([name.clone(), core.clone()]);
            let rest = names.places.iter().fold(core, |rest, place| rest.replace(place.as_str(), ""));
            places.extend([stem(&rest).to_owned(), rest]);
        }
        for place in names.places {
            places.extend([stem(&place).to_owned(), place]);
        }
        let kinds = [(names.works, SOMETHING), (places, SOMEWHERE), (names.people, SOMEBODY)];
        let terms =
            kinds.into_iter().flat_map(|(terms, word)| longest_first(terms).into_iter().map(move |term| (term, word)));
        Self { terms: terms.collect() }
    }

    /// A text without the names.
    #[must_use]
    pub fn hide(&self, text: &str) -> String {
        self.terms.iter().fold(text.to_owned(), |text, (term, word)| text.replace(term.as_str(), word))
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
        use RecordState::{CityReviewed, CountyReviewed, Declared, Returned, SelfScored, TownshipReviewed};
        let chain = shipped_chain("rural");
        let veiled = |levels: &[Level], state| is_veiled(levels, &[Level::City], state, &chain, &[]);
        for state in [Declared, SelfScored, Returned, TownshipReviewed, CountyReviewed] {
            assert!(veiled(&[Level::City], state), "{state}");
        }
        assert!(!veiled(&[Level::City], CityReviewed));
        assert!(!veiled(&[Level::County], CountyReviewed));
        // Who reviews it at a level that sees is not blind at the other.
        assert!(!veiled(&[Level::County, Level::City], SelfScored));
        assert!(!veiled(&[], SelfScored));
    }

    #[test]
    fn what_left_the_running_stays_veiled_to_a_level_that_had_not_concluded() {
        use RecordState::{NotNamed, Vetoed, Withdrawn};
        let chain = shipped_chain("rural");
        for state in [Withdrawn, Vetoed, NotNamed] {
            let veiled = |concluded: &[Level]| is_veiled(&[Level::City], &[Level::City], state, &chain, concluded);
            assert!(veiled(&[]) && veiled(&[Level::County]), "{state}");
            assert!(!veiled(&[Level::County, Level::City]), "{state}");
        }
    }

    #[test]
    fn the_levels_at_which_one_scores_decide_and_where_one_scores_nowhere_those_that_cover() {
        let chain = shipped_chain("hospital");
        let scope =
            |level, area_path: &str| ReviewScope { level, area_path: area_path.to_owned(), domains: Vec::new() };
        let deciding = |scopes: &[ReviewScope]| deciding_levels(&chain, scopes, "FZ/LC/01/", Some("hospital"));
        let (township, city) = (scope(Level::Township, "FZ/LC/01/"), scope(Level::City, "FZ/"));
        // The first step of a hospital is that of its line, so whoever reviews the area does not score it there.
        assert_eq!(deciding(&[township.clone(), city]), [Level::City]);
        assert_eq!(deciding(&[township]), [Level::Township]);
        assert!(deciding(&[scope(Level::County, "FZ/LA/")]).is_empty());
    }

    #[test]
    fn names_of_branch_places_and_people_are_hidden_with_and_without_the_word_for_their_kind() {
        let mask = Mask::new(Names {
            organizations: vec!["中共太坊镇康江村支部委员会".to_owned()],
            places: vec!["太坊镇".to_owned(), "临川区".to_owned()],
            works: vec!["康江清淤先锋队".to_owned()],
            people: vec!["陈秀英".to_owned()],
        });
        for (text, hidden) in [
            ("中共太坊镇康江村支部委员会清淤", "某地清淤"),
            ("陈秀英在康江村清淤", "某同志在某地清淤"),
            ("康江清淤先锋队又来了", "某项目又来了"),
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
