//! The table walked by hand and at random.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::chain::{Chain, ReviewStep, ReviewedBy};
use super::*;

fn chain(levels: &[Level]) -> Chain {
    let step = |level: &Level| ReviewStep {
        level: *level,
        reviewed_by: ReviewedBy::Area,
        body_zh: "某机关".to_owned(),
        body_en: "some body".to_owned(),
    };
    Chain::new(levels.iter().map(step).collect()).unwrap()
}

fn full() -> Chain {
    chain(&[Level::Township, Level::County, Level::City])
}

fn walk(chain: &Chain, steps: &[(Step, Option<Level>)]) -> Result<(RecordState, Vec<Taken>), Refusal> {
    let (mut state, mut taken) = (R::NotDeclared, Vec::new());
    for (step, level) in steps {
        let to = next(state, *step, *level, chain, &taken)?;
        taken.push(Taken { step: *step, level: *level, from: state, to });
        state = to;
    }
    Ok((state, taken))
}

const UP: [(Step, Option<Level>); 5] = [
    (Step::Declare, None),
    (Step::SubmitSelfScores, None),
    (Step::Conclude, Some(Level::Township)),
    (Step::Conclude, Some(Level::County)),
    (Step::Conclude, Some(Level::City)),
];

#[test]
fn every_step_has_one_rule_and_every_state_is_reached() {
    for step in Step::ALL {
        assert_eq!(RULES.iter().filter(|rule| rule.step == *step).count(), 1, "{step}");
    }
    let mut reached: BTreeSet<RecordState> = BTreeSet::from([R::NotDeclared]);
    for rule in RULES {
        match rule.to {
            End::State(state) => {
                reached.insert(state);
            }
            End::AfterLevel => reached.extend(Level::ALL.iter().map(|level| after(*level))),
            End::TurnOfLevel | End::WhereItWas => {}
        }
    }
    assert_eq!(reached, RecordState::ALL.iter().copied().collect());
}

#[test]
fn a_branch_goes_up_and_is_named_and_an_honour_may_be_revoked() {
    let mut steps = UP.to_vec();
    assert_eq!(walk(&full(), &steps).unwrap().0, R::CityReviewed);
    steps.extend([(Step::Inspect, None), (Step::Publicize, None), (Step::TakeObjection, None)]);
    assert_eq!(walk(&full(), &steps).unwrap().0, R::ObjectionHandling);
    // An objection pauses the naming of that branch.
    let (state, taken) = walk(&full(), &steps).unwrap();
    assert_eq!(next(state, Step::Name, None, &full(), &taken), Err(Refusal::State(state, Step::Name)));
    steps.extend([(Step::SettleObjection, None), (Step::Name, None), (Step::StartReview, None)]);
    steps.push((Step::KeepHonor, None));
    assert_eq!(walk(&full(), &steps).unwrap().0, R::Named);
    steps.extend([(Step::StartReview, None), (Step::Revoke, None)]);
    assert_eq!(walk(&full(), &steps).unwrap().0, R::Revoked);
}

#[test]
fn a_chain_may_leave_a_level_out() {
    let short = chain(&[Level::Township, Level::City]);
    let steps = [UP[0], UP[1], UP[2], UP[4]];
    assert_eq!(walk(&short, &steps).unwrap().0, R::CityReviewed);
    assert_eq!(walk(&short, &UP[..4]), Err(Refusal::NotInChain(Level::County)));
    assert_eq!(turn_of(Level::City, &short), R::TownshipReviewed);
}

#[test]
fn a_level_cannot_jump_its_turn_nor_return_twice() {
    let early = [UP[0], UP[1], UP[3]];
    assert_eq!(walk(&full(), &early), Err(Refusal::State(R::SelfScored, Step::Conclude)));
    let returned = (Step::Return, Some(Level::County));
    let mut steps = UP[..3].to_vec();
    steps.extend([returned, (Step::Resubmit, None)]);
    // It comes back to the level that returned it, not to the bottom.
    assert_eq!(walk(&full(), &steps).unwrap().0, R::TownshipReviewed);
    steps.push(returned);
    assert_eq!(walk(&full(), &steps), Err(Refusal::ReturnedBefore(Level::County)));
}

#[test]
fn a_veto_that_did_not_hold_leads_back_to_where_it_was() {
    let mut steps = UP[..4].to_vec();
    steps.extend([(Step::Veto, None), (Step::LiftVeto, None)]);
    assert_eq!(walk(&full(), &steps).unwrap().0, R::CountyReviewed);
    // From a returned record it leads back to the branch, and from there to the level that returned it.
    let mut steps = UP[..3].to_vec();
    steps.extend([(Step::Return, Some(Level::County)), (Step::Veto, None), (Step::LiftVeto, None)]);
    assert_eq!(walk(&full(), &steps).unwrap().0, R::Returned);
    steps.push((Step::Resubmit, None));
    assert_eq!(walk(&full(), &steps).unwrap().0, R::TownshipReviewed);
}

#[test]
fn passing_over_is_taken_back_by_whoever_did_it_or_the_city() {
    let mut steps = UP[..4].to_vec();
    steps.push((Step::PassOver, Some(Level::County)));
    let (state, taken) = walk(&full(), &steps).unwrap();
    let back = |level| next(state, Step::Reinstate, Some(level), &full(), &taken);
    assert_eq!(back(Level::County), Ok(R::CountyReviewed));
    assert_eq!(back(Level::City), Ok(R::CountyReviewed));
    assert_eq!(back(Level::Township), Err(Refusal::PassedOverBy(Level::County)));
    // From the public list it does not return there by itself: its days begin anew.
    let mut steps = UP.to_vec();
    steps.extend([(Step::Inspect, None), (Step::Publicize, None), (Step::PassOver, Some(Level::City))]);
    steps.push((Step::Reinstate, Some(Level::City)));
    assert_eq!(walk(&full(), &steps).unwrap().0, R::Inspected);
}

#[test]
fn only_those_who_declared_are_scored_and_nobody_after_his_conclusion() {
    let chain = full();
    for state in [R::NotDeclared, R::Declared, R::Returned, R::Withdrawn, R::Vetoed, R::Named] {
        for level in Level::ALL {
            assert!(!may_score(state, *level, &chain), "{level} in {state}");
        }
    }
    // A higher level may prepare its scores; one that has concluded may not.
    assert!(may_score(R::SelfScored, Level::City, &chain));
    assert!(may_score(R::TownshipReviewed, Level::County, &chain));
    assert!(!may_score(R::TownshipReviewed, Level::Township, &chain));
    assert!(!may_score(R::CityReviewed, Level::City, &chain));
}

fn any_step() -> impl Strategy<Value = (Step, Option<Level>)> {
    (proptest::sample::select(Step::ALL.to_vec()), proptest::option::of(proptest::sample::select(Level::ALL.to_vec())))
}

proptest! {
    /// Whatever is tried in whatever order, what may never happen does not.
    #[test]
    fn no_order_of_steps_breaks_the_invariants(tries in proptest::collection::vec(any_step(), 0..200)) {
        let chain = full();
        let (mut state, mut taken): (RecordState, Vec<Taken>) = (R::NotDeclared, Vec::new());
        for (step, level) in tries {
            if let Ok(to) = next(state, step, level, &chain, &taken) {
                taken.push(Taken { step, level, from: state, to });
                state = to;
            }
        }
        for level in Level::ALL {
            let returns = taken.iter().filter(|one| one.step == Step::Return && one.level == Some(*level)).count();
            prop_assert!(returns <= 1);
        }
        // Nobody is named who did not declare, was not concluded by the city and was not public.
        if let Some(named) = taken.iter().position(|one| one.step == Step::Name) {
            for needed in [Step::Declare, Step::Conclude, Step::Inspect, Step::Publicize] {
                prop_assert!(taken[..named].iter().any(|one| one.step == needed));
            }
            prop_assert!(taken[..named].iter().any(|one| one.to == R::CityReviewed));
        }
        // Every step begins where the one before it ended.
        for pair in taken.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
        }
        // What is undone leads to a record that is in the running.
        for one in taken.iter().filter(|one| matches!(one.step, Step::Resubmit | Step::LiftVeto | Step::Reinstate)) {
            prop_assert!(COMPETING.contains(&one.to), "{:?}", one);
            prop_assert!(one.step == Step::LiftVeto || one.to != R::Returned, "{:?}", one);
        }
        // Nobody is public again without being publicised.
        for one in taken.iter().filter(|one| one.to == R::Publicized) {
            prop_assert!(matches!(one.step, Step::Publicize | Step::SettleObjection | Step::LiftVeto), "{:?}", one);
        }
        // Nobody loses an honour that was not looked at again.
        for one in taken.iter().filter(|one| one.to == R::Revoked) {
            prop_assert_eq!(one.from, R::UnderReview);
        }
        // An objection only ever leads back to the public list, or out.
        for one in taken.iter().filter(|one| one.from == R::ObjectionHandling) {
            prop_assert!(matches!(one.to, R::Publicized | R::Vetoed));
        }
    }
}
