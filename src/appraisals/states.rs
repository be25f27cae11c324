//! The way of a record from declaring to naming: one table of who takes which step from where. Pure.
//!
//! What does not live here: whether everything a step needs is there (scores, days of publicity), which is for
//! `proceedings`. Invariants: a step that is not in [`RULES`] does not exist; every state but `not_declared` is
//! reached by a step; a level that has concluded changes nothing any more unless it reopens; a level returns a record
//! at most once.

use super::chain::Chain;
use crate::accounts::Level;
use crate::word_enum;

word_enum! {
    /// Where the record of an organisation stands in its cycle.
    pub enum RecordState {
        /// 未申报: every record begins here.
        NotDeclared = "not_declared",
        /// 已申报: the branch wants to compete.
        Declared = "declared",
        /// 已自评: the branch has scored itself.
        SelfScored = "self_scored",
        /// 基层党委初审: the first level has concluded.
        TownshipReviewed = "township_reviewed",
        /// 县级审核: the county has concluded.
        CountyReviewed = "county_reviewed",
        /// 市级评审: the city has concluded.
        CityReviewed = "city_reviewed",
        /// 考察: the branch was visited.
        Inspected = "inspected",
        /// 公示中: its name stands on the public list.
        Publicized = "publicized",
        /// 异议核查: an objection is looked into.
        ObjectionHandling = "objection_handling",
        /// 已命名.
        Named = "named",
        /// 未入选.
        NotNamed = "not_named",
        /// 复核: an honour that was given is looked at again.
        UnderReview = "under_review",
        /// 摘牌.
        Revoked = "revoked",
        /// 退回补充: the branch is asked to complete its self-assessment.
        Returned = "returned",
        /// 撤回申报.
        Withdrawn = "withdrawn",
        /// 一票否决.
        Vetoed = "vetoed",
    }
}

word_enum! {
    /// What moves a record from one state to another.
    pub enum Step {
        /// 申报.
        Declare = "declare",
        /// 撤回申报.
        Withdraw = "withdraw",
        /// 提交自评.
        SubmitSelfScores = "submit_self_scores",
        /// 补充后重新提交.
        Resubmit = "resubmit",
        /// A level has scored everything.
        Conclude = "conclude",
        /// A level takes its conclusion back to correct it.
        Reopen = "reopen",
        /// 退回补充.
        Return = "return",
        /// 未入选: a level does not put the branch forward.
        PassOver = "pass_over",
        /// 恢复推荐: a level takes back that it passed the branch over.
        Reinstate = "reinstate",
        /// 一票否决, once confirmed.
        Veto = "veto",
        /// The veto did not hold.
        LiftVeto = "lift_veto",
        /// 考察.
        Inspect = "inspect",
        /// 公示.
        Publicize = "publicize",
        /// 受理异议.
        TakeObjection = "take_objection",
        /// 异议办结.
        SettleObjection = "settle_objection",
        /// 命名.
        Name = "name",
        /// 启动复核.
        StartReview = "start_review",
        /// 复核后保留.
        KeepHonor = "keep_honor",
        /// 摘牌.
        Revoke = "revoke",
    }
}

word_enum! {
    /// Who takes a step.
    pub enum Who {
        /// The secretary or the contact of the branch.
        Branch = "branch",
        /// A reviewer of the level named with the step, who has no part in the branch.
        Level = "level",
        /// A reviewer of the city, who has no part in the branch.
        City = "city",
        /// An objection handler who has no part in the branch and did not score it.
        ObjectionHandler = "objection_handler",
        /// Two reviewers: one sets, another confirms. Never taken by itself.
        TwoReviewers = "two_reviewers",
    }
}

/// From where a step may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From any of these.
    Any(&'static [RecordState]),
    /// When it is the level's turn.
    TurnOfLevel,
    /// When the level was the last to conclude.
    AfterLevel,
    /// Either; for the city at any time after it, until naming.
    SinceTurnOfLevel,
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// To this state.
    State(RecordState),
    /// To the state after the level.
    AfterLevel,
    /// To the state before the level.
    TurnOfLevel,
    /// To where it was before it came into its present state.
    WhereItWas,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The step.
    pub step: Step,
    /// Where it begins.
    pub from: Start,
    /// Where it leads.
    pub to: End,
    /// Who takes it.
    pub who: Who,
    /// Whether a written reason is due.
    pub reason: bool,
    /// Whether the number and the day of a decision are due.
    pub decision: bool,
    /// Whether it may be taken after the cycle closed, too.
    pub after_close: bool,
}

use RecordState as R;

const COMPETING: &[RecordState] = &[
    R::Declared,
    R::SelfScored,
    R::TownshipReviewed,
    R::CountyReviewed,
    R::CityReviewed,
    R::Inspected,
    R::Publicized,
    R::ObjectionHandling,
    R::Returned,
];
const UNPUBLISHED: &[RecordState] =
    &[R::Declared, R::SelfScored, R::TownshipReviewed, R::CountyReviewed, R::CityReviewed, R::Inspected, R::Returned];

const fn rule(step: Step, from: Start, to: End, who: Who) -> Rule {
    Rule { step, from, to, who, reason: false, decision: false, after_close: false }
}

const fn reasoned(step: Step, from: Start, to: End, who: Who) -> Rule {
    Rule { reason: true, ..rule(step, from, to, who) }
}

/// Who may do what when: the whole of it. `docs/appraisal.md` shows it to people; a test holds the two together.
pub const RULES: &[Rule] = &[
    rule(Step::Declare, Start::Any(&[R::NotDeclared, R::Withdrawn]), End::State(R::Declared), Who::Branch),
    rule(Step::Withdraw, Start::Any(UNPUBLISHED), End::State(R::Withdrawn), Who::Branch),
    rule(Step::SubmitSelfScores, Start::Any(&[R::Declared]), End::State(R::SelfScored), Who::Branch),
    rule(Step::Resubmit, Start::Any(&[R::Returned]), End::WhereItWas, Who::Branch),
    rule(Step::Conclude, Start::TurnOfLevel, End::AfterLevel, Who::Level),
    reasoned(Step::Reopen, Start::AfterLevel, End::TurnOfLevel, Who::Level),
    reasoned(Step::Return, Start::TurnOfLevel, End::State(R::Returned), Who::Level),
    reasoned(Step::PassOver, Start::SinceTurnOfLevel, End::State(R::NotNamed), Who::Level),
    reasoned(Step::Reinstate, Start::Any(&[R::NotNamed]), End::WhereItWas, Who::Level),
    reasoned(Step::Veto, Start::Any(COMPETING), End::State(R::Vetoed), Who::TwoReviewers),
    reasoned(Step::LiftVeto, Start::Any(&[R::Vetoed]), End::WhereItWas, Who::City),
    reasoned(Step::Inspect, Start::Any(&[R::CityReviewed]), End::State(R::Inspected), Who::City),
    rule(Step::Publicize, Start::Any(&[R::Inspected]), End::State(R::Publicized), Who::City),
    reasoned(
        Step::TakeObjection,
        Start::Any(&[R::Publicized]),
        End::State(R::ObjectionHandling),
        Who::ObjectionHandler,
    ),
    reasoned(
        Step::SettleObjection,
        Start::Any(&[R::ObjectionHandling]),
        End::State(R::Publicized),
        Who::ObjectionHandler,
    ),
    Rule { decision: true, ..rule(Step::Name, Start::Any(&[R::Publicized]), End::State(R::Named), Who::City) },
    Rule {
        after_close: true,
        ..reasoned(Step::StartReview, Start::Any(&[R::Named]), End::State(R::UnderReview), Who::City)
    },
    Rule {
        after_close: true,
        ..reasoned(Step::KeepHonor, Start::Any(&[R::UnderReview]), End::State(R::Named), Who::City)
    },
    Rule {
        after_close: true,
        decision: true,
        ..reasoned(Step::Revoke, Start::Any(&[R::UnderReview]), End::State(R::Revoked), Who::City)
    },
];

/// The rule of a step.
#[must_use]
pub fn rule_of(step: Step) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.step == step)
}

/// A step that a record took, as far as later ones depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub step: Step,
    /// At which level.
    pub level: Option<Level>,
    /// From where.
    pub from: RecordState,
    /// To where.
    pub to: RecordState,
}

impl Taken {
    /// Whether it first led into a state. One that led back there did not: a veto that is lifted from a returned record
    /// leads back to `returned`, and what is completed then goes to where it was before it was returned.
    fn led_into(self, state: RecordState) -> bool {
        self.to == state && rule_of(self.step).is_none_or(|rule| rule.to != End::WhereItWas)
    }
}

/// Why a step is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state does not allow it.
    #[error("the record is {0}, and from there nobody can {1}")]
    State(RecordState, Step),
    /// It is the step of a level, and none is named.
    #[error("{0} is the step of a level; name it")]
    LevelNotNamed(Step),
    /// The records of the domain do not go through that level.
    #[error("records of this domain are not reviewed by the level {0}")]
    NotInChain(Level),
    /// That level has returned it before.
    #[error("the level {0} has returned this record before; each level does so once at the most")]
    ReturnedBefore(Level),
    /// Another level passed it over.
    #[error("the level {0} passed this record over; it or the city takes that back")]
    PassedOverBy(Level),
}

/// Where a step leads from here.
///
/// # Errors
/// Why it cannot be taken.
pub fn next(
    state: RecordState,
    step: Step,
    level: Option<Level>,
    chain: &Chain,
    taken: &[Taken],
) -> Result<RecordState, Refusal> {
    let refused = Refusal::State(state, step);
    let rule = rule_of(step).ok_or(refused)?;
    let level = match rule.who {
        Who::Level => {
            let level = level.ok_or(Refusal::LevelNotNamed(step))?;
            if !chain.has(level) {
                return Err(Refusal::NotInChain(level));
            }
            level
        }
        _ => Level::City,
    };
    let allowed = match rule.from {
        Start::Any(states) => states.contains(&state),
        Start::TurnOfLevel => state == turn_of(level, chain),
        Start::AfterLevel => state == after(level),
        Start::SinceTurnOfLevel => {
            state == turn_of(level, chain)
                || state == after(level)
                || (level == Level::City && matches!(state, R::Inspected | R::Publicized))
        }
    };
    if !allowed {
        return Err(refused);
    }
    if step == Step::Return && taken.iter().any(|one| one.step == Step::Return && one.level == Some(level)) {
        return Err(Refusal::ReturnedBefore(level));
    }
    if step == Step::Reinstate {
        let by = taken.iter().rev().find(|one| one.step == Step::PassOver).and_then(|one| one.level);
        if let Some(by) = by.filter(|by| *by != level && level != Level::City) {
            return Err(Refusal::PassedOverBy(by));
        }
    }
    match rule.to {
        End::State(to) => Ok(to),
        End::AfterLevel => Ok(after(level)),
        End::TurnOfLevel => Ok(turn_of(level, chain)),
        End::WhereItWas => {
            let from = taken.iter().rev().find(|one| one.led_into(state)).map(|one| one.from).ok_or(refused)?;
            // What was off the public list comes onto it anew, for all of its days.
            Ok(if step == Step::Reinstate && from == R::Publicized { R::Inspected } else { from })
        }
    }
}

/// Whether a level may score now: the branch has put itself forward and the level has not concluded yet.
///
/// A higher level may begin before a lower one is done; it concludes after it.
#[must_use]
pub fn may_score(state: RecordState, level: Level, chain: &Chain) -> bool {
    chain.has(level) && (state == R::SelfScored || chain.levels().any(|below| below < level && state == after(below)))
}

/// Whether a level has not concluded yet, and the record is on its way there.
#[must_use]
pub fn is_before_conclusion(state: RecordState, level: Level, chain: &Chain) -> bool {
    matches!(state, R::NotDeclared | R::Declared | R::Returned) || may_score(state, level, chain)
}

/// Whether the branch may score itself now.
#[must_use]
pub fn may_score_itself(state: RecordState) -> bool {
    matches!(state, R::Declared | R::Returned)
}

/// Whether a branch may offer reports for criteria: from declaring until the city has concluded.
#[must_use]
pub fn may_offer(state: RecordState) -> bool {
    matches!(state, R::Declared | R::Returned | R::SelfScored | R::TownshipReviewed | R::CountyReviewed)
}

/// Whether the scores of a level are concluded and the record is still in the running, so that it is ranked there.
#[must_use]
pub fn is_ranked_at(state: RecordState, level: Level) -> bool {
    let reached = match state {
        R::TownshipReviewed => Some(Level::Township),
        R::CountyReviewed => Some(Level::County),
        R::CityReviewed | R::Inspected | R::Publicized | R::ObjectionHandling | R::Named | R::UnderReview => {
            Some(Level::City)
        }
        _ => None,
    };
    reached.is_some_and(|reached| reached >= level)
}

/// The state in which it is the level's turn.
#[must_use]
pub fn turn_of(level: Level, chain: &Chain) -> RecordState {
    chain.levels().filter(|below| *below < level).last().map_or(R::SelfScored, after)
}

/// The state once a level has concluded.
#[must_use]
pub fn after(level: Level) -> RecordState {
    match level {
        Level::Township => R::TownshipReviewed,
        Level::County => R::CountyReviewed,
        Level::City => R::CityReviewed,
    }
}

#[cfg(test)]
mod tests;
