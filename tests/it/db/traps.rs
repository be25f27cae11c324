//! The traps of `docs/database.md`, each on both databases.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use shigan::db::dialect::{WithSuffix as _, contains};
use shigan::db::schema::{audit_unsealed, jobs, work_themes};
use shigan::db::types::{EventId, Instant, JobId};
use shigan::db::{DbConn, DbError, DbResult};

use super::{insert_job, insert_theme, themes};
use crate::support::databases::{Database, on_both_databases};

on_both_databases! {
    contains_takes_every_character_as_itself
    contains_finds_chinese_inside_a_sentence
    text_keys_are_in_byte_order
    missing_values_come_where_the_query_says
    references_are_enforced
    a_list_of_nine_hundred_values_works
    sums_of_integers_are_64_bits_wide_and_missing_over_nothing
    times_come_back_to_the_microsecond_and_in_order
    times_finer_than_a_microsecond_are_cut_before_they_are_stored
    an_insert_that_meets_its_key_is_ignored_and_counted
    an_upsert_takes_the_new_value
    an_ignored_insert_leaves_the_transaction_usable
}

async fn found(database: &Database, needle: &str) -> Vec<String> {
    let needle = needle.to_owned();
    database
        .db
        .read(move |conn: &mut DbConn| -> DbResult<Vec<String>> {
            Ok(work_themes::table
                .filter(contains(work_themes::name_zh, needle))
                .order(work_themes::position)
                .select(work_themes::code)
                .load(conn)?)
        })
        .await
        .unwrap()
}

async fn with_names(database: &Database, names: &[&str]) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    database
        .db
        .write(move |conn| {
            for (position, name) in (0..).zip(&names) {
                insert_theme(conn, &format!("n{position}"), position, name)?;
            }
            Ok::<_, DbError>(())
        })
        .await
        .unwrap();
}

async fn contains_takes_every_character_as_itself(database: &Database) {
    with_names(database, &["Alpha", "alpha", "50% off", "50 off", "a_b", "axb", r"back\slash", "it's"]).await;
    assert_eq!(found(database, "lph").await, ["n0", "n1"]);
    assert_eq!(found(database, "alpha").await, ["n1"], "the case counts");
    assert_eq!(found(database, "50%").await, ["n2"], "a per cent sign is no wildcard");
    assert_eq!(found(database, "a_b").await, ["n4"], "an underscore is no wildcard");
    assert_eq!(found(database, r"k\s").await, ["n6"]);
    assert_eq!(found(database, "'").await, ["n7"]);
    assert_eq!(found(database, "").await.len(), 8, "nothing stands everywhere");
}

async fn contains_finds_chinese_inside_a_sentence(database: &Database) {
    with_names(database, &["和三名党员一起清理了村口的排水沟。", "走访联系户", "𠮷野家修路"]).await;
    assert_eq!(found(database, "排水沟").await, ["n0"]);
    assert_eq!(found(database, "联系").await, ["n1"]);
    assert_eq!(found(database, "𠮷").await, ["n2"], "characters beyond 16 bits too");
    // Half of a character's bytes is no character; nothing like it may match.
    assert_eq!(found(database, "沟排").await, Vec::<String>::new());
}

async fn text_keys_are_in_byte_order(database: &Database) {
    let codes = ["FZ/a", "FZ/B", "FZ-", "FZ/", "FZ0", "FZ/é", "FZ/中", "FZ/Z", "FZ", "FZ/_"];
    database
        .db
        .write(move |conn| {
            for (position, code) in (0..).zip(codes) {
                insert_theme(conn, code, position, "x")?;
            }
            Ok::<_, DbError>(())
        })
        .await
        .unwrap();
    let (ordered, below): (Vec<String>, Vec<String>) = database
        .db
        .read(|conn: &mut DbConn| {
            let all = work_themes::table.select(work_themes::code);
            let ordered = all.order(work_themes::code).load(conn)?;
            // A subtree as a range: everything from the path to the path with its slash raised by one.
            let below = all
                .filter(work_themes::code.ge("FZ/").and(work_themes::code.lt("FZ0")))
                .order(work_themes::code)
                .load(conn)?;
            Ok::<_, DbError>((ordered, below))
        })
        .await
        .unwrap();
    let mut expected = codes.to_vec();
    expected.sort_unstable();
    assert_eq!(ordered, expected);
    assert_eq!(below, expected.into_iter().filter(|code| code.starts_with("FZ/")).collect::<Vec<_>>());
}

async fn missing_values_come_where_the_query_says(database: &Database) {
    let clock = database.clock.clone();
    let now = clock.now();
    let ids: Vec<JobId> = (0..3).map(|_| clock.new_id()).collect();
    let (first, missing, second) = (ids[0], ids[1], ids[2]);
    let (last, front): (Vec<JobId>, Vec<JobId>) = database
        .db
        .write(move |conn| {
            insert_job(conn, second, now, Some(now.plus(TimeDelta::seconds(2))))?;
            insert_job(conn, missing, now, None)?;
            insert_job(conn, first, now, Some(now.plus(TimeDelta::seconds(1))))?;
            let all = jobs::table.select(jobs::id);
            Ok::<_, DbError>((
                all.order((jobs::leased_until.is_null().asc(), jobs::leased_until.asc())).load(conn)?,
                all.order((jobs::leased_until.is_null().desc(), jobs::leased_until.asc())).load(conn)?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(last, [first, second, missing]);
    assert_eq!(front, [missing, first, second]);
}

async fn references_are_enforced(database: &Database) {
    let nobody: EventId = database.clock.new_id();
    let refused: DbResult<()> = database
        .db
        .write(move |conn| {
            diesel::insert_into(audit_unsealed::table).values(audit_unsealed::event_id.eq(nobody)).execute(conn)?;
            Ok(())
        })
        .await;
    assert!(matches!(refused, Err(DbError::Reference(_))), "{refused:?}");
}

async fn a_list_of_nine_hundred_values_works(database: &Database) {
    let codes: Vec<String> = (0..900).map(|number| format!("c{number}")).collect();
    let wanted = codes.clone();
    let count: i64 = database
        .db
        .write(move |conn| {
            for (position, code) in (0..).zip(&codes) {
                insert_theme(conn, code, position, "x")?;
            }
            Ok::<_, DbError>(work_themes::table.filter(work_themes::code.eq_any(&wanted)).count().get_result(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(count, 900);
    let none: i64 = database
        .db
        .read(|conn: &mut DbConn| {
            let nothing: Vec<String> = Vec::new();
            Ok::<_, DbError>(work_themes::table.filter(work_themes::code.eq_any(nothing)).count().get_result(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(none, 0, "an empty list matches nothing");
}

async fn sums_of_integers_are_64_bits_wide_and_missing_over_nothing(database: &Database) {
    use diesel::dsl::sum;
    let (nothing, large): (Option<i64>, Option<i64>) = database
        .db
        .write(|conn| {
            let nothing = work_themes::table.select(sum(work_themes::position)).first(conn)?;
            for number in 0..3 {
                insert_theme(conn, &format!("s{number}"), i32::MAX, "x")?;
            }
            Ok::<_, DbError>((nothing, work_themes::table.select(sum(work_themes::position)).first(conn)?))
        })
        .await
        .unwrap();
    assert_eq!((nothing, large), (None, Some(3 * i64::from(i32::MAX))));
}

/// Moments whose text forms have different lengths, which is where a text order would go wrong.
fn moments() -> Vec<Instant> {
    [
        "2025-12-31T15:59:59.999999Z",
        "2025-12-31T16:00:00Z",
        "2025-12-31T16:00:00.000001Z",
        "2025-12-31T16:00:00.001Z",
        "2025-12-31T16:00:00.001001Z",
        "2025-12-31T16:00:00.1Z",
        "2025-12-31T16:00:00.100001Z",
        "2025-12-31T16:00:01Z",
        "1970-01-01T00:00:00Z",
        "2099-12-31T23:59:59.5Z",
    ]
    .map(|text| Instant::new(text.parse::<DateTime<Utc>>().unwrap()))
    .to_vec()
}

async fn times_come_back_to_the_microsecond_and_in_order(database: &Database) {
    let clock = database.clock.clone();
    let read: Vec<Instant> = database
        .db
        .write(move |conn| {
            for moment in moments() {
                insert_job(conn, clock.new_id(), moment, None)?;
            }
            for moment in moments() {
                let equal: i64 = jobs::table.filter(jobs::run_at.eq(moment)).count().get_result(conn)?;
                assert_eq!(equal, 1, "{moment:?} equals itself and nothing else");
                let before: i64 = jobs::table.filter(jobs::run_at.lt(moment)).count().get_result(conn)?;
                let expected = moments().iter().filter(|other| **other < moment).count();
                assert_eq!(usize::try_from(before), Ok(expected), "before {moment:?}");
            }
            Ok::<_, DbError>(jobs::table.order(jobs::run_at).select(jobs::run_at).load(conn)?)
        })
        .await
        .unwrap();
    let mut expected = moments();
    expected.sort_unstable();
    assert_eq!(read, expected);
}

async fn times_finer_than_a_microsecond_are_cut_before_they_are_stored(database: &Database) {
    let id: JobId = database.clock.new_id();
    let fine = Instant::new("2026-05-20T02:00:00.123456789Z".parse().unwrap());
    let read: Instant = database
        .db
        .write(move |conn| {
            insert_job(conn, id, fine, None)?;
            Ok::<_, DbError>(jobs::table.find(id).select(jobs::run_at).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(read, fine);
    assert_eq!(read.utc().to_rfc3339(), "2026-05-20T02:00:00.123456+00:00");
}

async fn an_insert_that_meets_its_key_is_ignored_and_counted(database: &Database) {
    let counts: (usize, usize, i32) = database
        .db
        .write(|conn| {
            let row = |position: i32| {
                (
                    work_themes::code.eq("k"),
                    work_themes::position.eq(position),
                    work_themes::name_zh.eq("x"),
                    work_themes::name_en.eq("x"),
                )
            };
            let first = diesel::insert_into(work_themes::table).values(row(1)).or_ignore().execute(conn)?;
            let second = diesel::insert_into(work_themes::table).values(row(2)).or_ignore().execute(conn)?;
            let kept = work_themes::table.find("k").select(work_themes::position).first(conn)?;
            Ok::<_, DbError>((first, second, kept))
        })
        .await
        .unwrap();
    assert_eq!(counts, (1, 0, 1));
}

async fn an_upsert_takes_the_new_value(database: &Database) {
    let position: i32 = database
        .db
        .write(|conn| {
            for position in [1, 2] {
                let row = (
                    work_themes::code.eq("k"),
                    work_themes::position.eq(position),
                    work_themes::name_zh.eq("x"),
                    work_themes::name_en.eq("x"),
                );
                diesel::insert_into(work_themes::table)
                    .values(row)
                    .suffix(" ON CONFLICT (code) DO UPDATE SET position = excluded.position")
                    .execute(conn)?;
            }
            Ok::<_, DbError>(work_themes::table.find("k").select(work_themes::position).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(position, 2);
}

async fn an_ignored_insert_leaves_the_transaction_usable(database: &Database) {
    let count = database
        .db
        .write(|conn| {
            insert_theme(conn, "k", 1, "x")?;
            // What `insert and catch` would break: the second insert, and everything after it.
            shigan::db::in_transaction(conn, |conn| insert_theme(conn, "k", 2, "x")).expect_err("the key is taken");
            insert_theme(conn, "l", 3, "x")?;
            Ok::<_, DbError>(themes(conn))
        })
        .await
        .unwrap();
    assert_eq!(count, 2);
}
