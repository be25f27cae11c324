//! Ties by hand, and the invariants of the order at random.

use proptest::prelude::*;

use super::*;

fn id(number: u128) -> RecordId {
    uuid::Uuid::from_u128(number).into()
}

fn standing(number: u128, base: i64) -> Standing {
    Standing {
        record_id: id(number),
        code: format!("B-{number:04}"),
        base,
        performance: 2_000,
        satisfaction: 600,
        satisfaction_max: 800,
        political: 1_200,
        bonus: 0,
        deduction: 0,
    }
}

fn places(ranked: &[Ranked]) -> Vec<(u32, u32, String)> {
    ranked.iter().map(|one| (one.rank, one.place, one.standing.code.clone())).collect()
}

fn line(rank: u32, place: u32, number: u128) -> (u32, u32, String) {
    (rank, place, format!("B-{number:04}"))
}

#[test]
fn equal_points_share_a_rank_and_the_next_one_skips() {
    let ranked = rank(vec![standing(4, 8_000), standing(2, 8_750), standing(1, 9_000), standing(3, 8_750)], &[]);
    assert_eq!(places(&ranked), [line(1, 1, 1), line(2, 2, 2), line(2, 2, 3), line(4, 4, 4)]);
}

#[test]
fn the_rules_for_ties_come_in_their_order() {
    let base = || standing(1, 8_000);
    // Each beats the one before it in one rule, while being worse in every later one.
    let fewer = Standing { code: "e".to_owned(), base: 8_100, deduction: 100, ..base() };
    let political = Standing { code: "d".to_owned(), base: 8_200, deduction: 200, political: 1_300, ..base() };
    let content = Standing { satisfaction: 700, code: "c".to_owned(), base: 8_300, deduction: 300, ..base() };
    let performing = Standing {
        performance: 2_100,
        satisfaction: 0,
        political: 0,
        code: "b".to_owned(),
        base: 8_400,
        deduction: 400,
        ..base()
    };
    let more = Standing { performance: 0, base: 8_001, code: "a".to_owned(), ..base() };
    let none = Standing { code: "f".to_owned(), base: 8_150, deduction: 150, ..base() };
    let ranked = rank(vec![none, fewer, political, content, performing, more], &[]);
    let order: Vec<_> = ranked.iter().map(|one| (one.rank, one.place, one.standing.code.as_str())).collect();
    assert_eq!(order, [(1, 1, "a"), (2, 2, "b"), (2, 3, "c"), (2, 4, "d"), (2, 5, "e"), (2, 6, "f")]);
}

#[test]
fn satisfaction_is_a_share_of_what_the_sheet_gives() {
    // 6.00 of 8.00 is less than 5.00 of 6.00, and the same as 4.50 of 6.00.
    let eight = standing(1, 8_000);
    let six = |points| Standing { satisfaction: points, satisfaction_max: 600, ..standing(2, 8_000) };
    assert_eq!(eight.compare(&six(500)), Ordering::Greater);
    assert_eq!(eight.compare(&six(450)), Ordering::Equal);
}

#[test]
fn a_vote_decides_exactly_the_equal_ones() {
    let all = || vec![standing(1, 8_000), standing(2, 8_000), standing(3, 8_000), standing(4, 7_000)];
    let vote = |order: &[u128]| Vote { order: order.iter().map(|one| id(*one)).collect() };
    let ranked = rank(all(), &[vote(&[1, 2, 3]), vote(&[3, 1, 2])]);
    assert_eq!(places(&ranked), [line(1, 1, 3), line(1, 2, 1), line(1, 3, 2), line(4, 4, 4)]);
    assert!(ranked[0].by_vote && !ranked[3].by_vote);
    // A vote over some of them, or over others, changes nothing.
    let undecided = rank(all(), &[vote(&[1, 2]), vote(&[4, 3, 2])]);
    assert_eq!(places(&undecided), [line(1, 1, 1), line(1, 1, 2), line(1, 1, 3), line(4, 4, 4)]);
    let draft = |order: &[u128]| VoteDraft {
        order: order.iter().map(|one| id(*one)).collect(),
        note: "市委常委会票决".to_owned(),
        decided_on: "2026-06-10".parse().unwrap(),
    };
    let today = "2026-06-11".parse().unwrap();
    assert!(draft(&[2, 3, 1]).check(&undecided, today).is_ok());
    assert!(draft(&[2, 3, 1]).check(&ranked, today).is_ok());
    for wrong in [&[2, 3][..], &[2, 3, 1, 4], &[2, 2, 3, 1], &[4], &[]] {
        assert!(draft(wrong).check(&undecided, today).is_err(), "{wrong:?}");
    }
}

#[test]
fn one_outcome_counts_once_and_all_bonuses_within_the_cap() {
    assert_eq!(bonus_of([("征迁", 200), ("征迁", 300), ("防汛", 150)].into_iter()), 450);
    assert_eq!(bonus_of([("征迁", 300), ("防汛", 300)].into_iter()), BONUS_CAP);
    assert_eq!(bonus_of(std::iter::empty()), 0);
}

#[test]
fn deductions_never_lead_below_nothing() {
    assert_eq!(Standing { deduction: 9_000, ..standing(1, 8_000) }.total(), 0);
}

#[test]
fn differences_name_what_moved_came_and_went() {
    let then = rank(vec![standing(1, 8_000), standing(2, 7_000)], &[]);
    let now = rank(vec![standing(1, 8_000), standing(2, 7_100), standing(3, 6_000)], &[]);
    assert!(differences(&then, &then).is_empty());
    let found = differences(&then, &now);
    let lines: Vec<_> = found.iter().map(|one| (one.code.as_str(), one.then.is_some(), one.now.is_some())).collect();
    assert_eq!(lines, [("B-0002", true, true), ("B-0003", false, true)]);
}

/// Few different values, so that ties are everywhere.
fn any_standing(number: u128) -> impl Strategy<Value = Standing> {
    (0..3_i64, 0..2_i64, 0..2_i64, proptest::bool::ANY, 0..2_i64, 0..2_i64).prop_map(
        move |(base, performance, satisfaction, large, political, deduction)| Standing {
            base: 8_000 + base * 100,
            performance: 2_000 + performance,
            satisfaction: satisfaction * if large { 800 } else { 600 },
            satisfaction_max: if large { 800 } else { 600 },
            political: 1_000 + political,
            deduction: deduction * 100,
            ..standing(number, 0)
        },
    )
}

fn any_field() -> impl Strategy<Value = Vec<Standing>> {
    (0..40_u128).prop_flat_map(|count| (0..count).map(any_standing).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn the_order_of_the_input_does_not_matter((field, shuffled) in any_field().prop_flat_map(|field| {
        (Just(field.clone()), Just(field).prop_shuffle())
    })) {
        let frozen = |field| Frozen::new(uuid::Uuid::nil().into(), Level::City, Field::Honor("model".to_owned()), rank(field, &[])).to_text();
        prop_assert_eq!(frozen(field), frozen(shuffled));
    }

    #[test]
    fn ranks_and_places_count_those_who_are_better(field in any_field()) {
        let ranked = rank(field.clone(), &[]);
        prop_assert_eq!(ranked.len(), field.len());
        for one in &ranked {
            let more = field.iter().filter(|other| other.total() > one.total).count();
            prop_assert_eq!(one.rank as usize, more + 1);
            let better = field.iter().filter(|other| other.compare(&one.standing) == Ordering::Less).count();
            prop_assert_eq!(one.place as usize, better + 1);
            prop_assert!(one.place >= one.rank);
        }
    }

    #[test]
    fn comparing_is_an_order(a in any_standing(1), b in any_standing(2), c in any_standing(3)) {
        prop_assert_eq!(a.compare(&b), b.compare(&a).reverse());
        if a.compare(&b) != Ordering::Greater && b.compare(&c) != Ordering::Greater {
            prop_assert!(a.compare(&c) != Ordering::Greater);
        }
    }

    #[test]
    fn what_is_frozen_reads_back_as_it_was(field in any_field()) {
        let frozen = Frozen::new(uuid::Uuid::nil().into(), Level::County, Field::Domain("rural".to_owned()), rank(field, &[]));
        prop_assert_eq!(Frozen::read(&frozen.to_text()), Some(frozen));
    }
}
