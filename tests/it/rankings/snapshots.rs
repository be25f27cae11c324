//! Frozen rankings: never changed, computed again to the same bytes.

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::accounts::Level;
use shigan::db::schema::{ranking_snapshots, scores};

use crate::appraisals::text;
use crate::proceedings::Case;

async fn freeze(case: &Case) -> Value {
    let path = format!("/api/v1/cycles/{}/ranking-snapshots", case.cycle);
    let body = json!({"level": "city", "honor": "red_flag", "note": "市级评审结束"});
    case.app.post(&path).by(case.person("city")).json(&body).send().await.expect(201).clone()
}

async fn compare(case: &Case, snapshot: &Value) -> Value {
    let path = format!("/api/v1/ranking-snapshots/{}/comparison", text(&snapshot["snapshot"]["id"]));
    case.app.get(&path).by(case.person("second_city")).send().await.expect(200).clone()
}

#[tokio::test]
async fn a_ranking_computed_anew_is_the_same_to_the_byte_until_a_score_changes() {
    let case = Case::new().await;
    let village = case.bring_up("village", Level::City, 0).await;
    case.bring_up("other_village", Level::City, 100).await;
    let frozen = freeze(&case).await;
    assert_eq!(frozen["intact"], true);
    // Names stand beside what the digest is over, not in it.
    assert_eq!(frozen["entries"][0]["name"], "中共太坊镇康江村支部委员会");
    assert!(!text(&frozen["text"]).contains("支部"));
    let same = compare(&case, &frozen).await;
    assert_eq!((&same["equal"], &same["differences"]), (&json!(true), &json!([])));
    assert_eq!(same["then_sha256"], frozen["snapshot"]["sha256"]);
    // What happens behind the API shows.
    let record: shigan::db::types::RecordId = village.parse().unwrap();
    case.app
        .db(move |conn| {
            let of = scores::table.filter(scores::record_id.eq(record)).filter(scores::level.eq("city"));
            diesel::update(of).set(scores::points.eq(0)).execute(conn).unwrap();
        })
        .await;
    let other = compare(&case, &frozen).await;
    assert_eq!(other["equal"], false);
    let codes: Vec<_> =
        other["differences"].as_array().unwrap().iter().map(|one| text(&one["code"]).to_owned()).collect();
    assert_eq!(codes, ["B-other_village", "B-village"]);
    assert_eq!(other["differences"][1]["name"], "中共太坊镇康江村支部委员会");
    assert_eq!(
        (&other["differences"][1]["then"]["place"], &other["differences"][1]["now"]["total"]),
        (&json!(1), &json!(0))
    );
}

#[tokio::test]
async fn a_snapshot_that_was_altered_says_so() {
    let case = Case::new().await;
    case.bring_up("village", Level::City, 0).await;
    let frozen = freeze(&case).await;
    case.app
        .db(|conn| {
            diesel::update(ranking_snapshots::table).set(ranking_snapshots::content.eq("{}")).execute(conn).unwrap();
        })
        .await;
    let path = format!("/api/v1/ranking-snapshots/{}", text(&frozen["snapshot"]["id"]));
    let damaged = case.app.get(&path).by(case.person("city")).send().await.expect(200).clone();
    assert_eq!((&damaged["intact"], &damaged["entries"]), (&json!(false), &json!([])));
}

#[tokio::test]
async fn snapshots_are_listed_for_those_who_may_see_their_field() {
    let case = Case::new().await;
    case.bring_up("village", Level::City, 0).await;
    freeze(&case).await;
    let path = format!("/api/v1/cycles/{}/ranking-snapshots", case.cycle);
    let of = async |person: &str| {
        let answer = case.app.get(&path).by(case.person(person)).send().await;
        answer.expect(200)["items"].as_array().unwrap().len()
    };
    assert_eq!((of("city").await, of("city_health").await), (1, 0));
}
