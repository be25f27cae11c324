//! The order of branches, and who sees it.

use serde_json::{Value, json};
use shigan::accounts::Level;
use shigan::appraisals::{RecordState, ScoreLevel};

use crate::appraisals::{put_all_into, text};
use crate::proceedings::Case;

async fn ranking(case: &Case, person: &str, query: &str) -> Value {
    let path = format!("/api/v1/cycles/{}/ranking?{query}", case.cycle);
    case.app.get(&path).by(case.person(person)).send().await.expect(200).clone()
}

fn lines(ranking: &Value) -> Vec<(i64, i64, String, i64)> {
    let line = |one: &Value| {
        let number = |name: &str| one[name].as_i64().unwrap();
        (number("rank"), number("place"), text(&one["code"]).to_owned(), number("total"))
    };
    ranking["entries"].as_array().unwrap().iter().map(line).collect()
}

fn line(rank: i64, place: i64, code: &str, total: i64) -> (i64, i64, String, i64) {
    (rank, place, code.to_owned(), total)
}

#[tokio::test]
async fn the_villages_of_the_whole_city_stand_in_one_order_and_equal_points_share_a_rank() {
    let case = Case::new().await;
    let first = case.bring_up("far_village", Level::City, 0).await;
    let second = case.bring_up("village", Level::City, 100).await;
    let third = case.bring_up("other_village", Level::City, 100).await;
    let all = ranking(&case, "city", "level=city&honor=red_flag").await;
    let wanted =
        [line(1, 1, "B-far_village", 10_000), line(2, 2, "B-other_village", 9_900), line(2, 2, "B-village", 9_900)];
    assert_eq!(lines(&all), wanted);
    assert_eq!(all["cap"], 100);
    // A vote over exactly the equal ones decides, and says so.
    let path = format!("/api/v1/cycles/{}/tie-votes", case.cycle);
    let vote = |order: &[&String]| json!({"level": "city", "honor": "red_flag", "order": order, "note": "市委常委会票决", "decided_on": "2026-05-20"});
    let post = |body: Value| {
        let call = case.app.post(&path).by(case.person("city"));
        async move { call.json(&body).send().await }
    };
    assert_eq!(post(vote(&[&first, &second])).await.pointers(), ["/order"]);
    post(vote(&[&second, &third])).await.expect(201);
    let all = ranking(&case, "city", "level=city&honor=red_flag").await;
    let wanted =
        [line(1, 1, "B-far_village", 10_000), line(2, 2, "B-village", 9_900), line(2, 3, "B-other_village", 9_900)];
    assert_eq!(lines(&all), wanted);
    assert_eq!(all["entries"][1]["by_vote"], true);
    assert_eq!(all["votes"][0]["note"], "市委常委会票决");
}

#[tokio::test]
async fn bonus_and_deduction_count_and_those_who_are_out_are_not_ranked() {
    let case = Case::new().await;
    let village = case.bring_up("village", Level::County, 100).await;
    let other = case.bring_up("other_village", Level::City, 0).await;
    let path = format!("/records/{village}/adjustments");
    let bonus = |points: i32, event: &str| json!({"kind": "bonus", "points": points, "event": event, "happened_on": "2026-03-12", "source_document": "抚督〔2026〕12号"});
    for (points, event) in [(200, "提前完成征迁"), (300, "提前完成征迁"), (150, "防汛零伤亡")] {
        case.post("city", &village, &path, &bonus(points, event)).await.expect(200);
    }
    let deduction = json!({"kind": "deduction", "points": 50, "event": "公开栏未更新", "happened_on": "2026-03-12", "source_document": "临纪通〔2026〕4号"});
    case.post("county", &village, &path, &deduction).await.problem(409, "wrong-state");
    case.post("city", &village, &path, &deduction).await.expect(200);
    // At the county's stage the city's adjustments do not count, and both villages are concluded there.
    let county = ranking(&case, "city", "level=county&honor=red_flag").await;
    assert_eq!(lines(&county), [line(1, 1, "B-other_village", 10_000), line(2, 2, "B-village", 9_900)]);
    case.score_all("city", &village, shigan::appraisals::ScoreLevel::City, 100).await;
    case.take("city", &village, "conclude").await;
    let city = ranking(&case, "city", "level=city&honor=red_flag").await;
    assert_eq!(lines(&city), [line(1, 1, "B-village", 10_300), line(2, 2, "B-other_village", 10_000)]);
    assert_eq!(city["entries"][0]["bonus"], 450);
    case.take("city", &other, "pass_over").await;
    assert_eq!(lines(&ranking(&case, "city", "level=city&honor=red_flag").await).len(), 1);
}

#[tokio::test]
async fn a_line_sees_its_own_domain_ranked_and_nothing_else() {
    let case = Case::new().await;
    assert!(lines(&ranking(&case, "city_health", "level=city&domain=hospital").await).is_empty());
    for query in ["level=city&honor=model", "level=city&domain=school"] {
        let path = format!("/api/v1/cycles/{}/ranking?{query}", case.cycle);
        case.app.get(&path).by(case.person("city_health")).send().await.problem(403, "forbidden");
    }
    for query in ["level=city", "level=city&honor=red_flag&domain=rural", "level=city&honor=blue_flag"] {
        let path = format!("/api/v1/cycles/{}/ranking?{query}", case.cycle);
        case.app.get(&path).by(case.person("city")).send().await.problem(422, "invalid");
    }
}

#[tokio::test]
async fn a_ranking_names_its_branches_and_says_where_they_stand() {
    let case = Case::new().await;
    case.bring_up("village", Level::City, 0).await;
    let all = ranking(&case, "city", "level=city&honor=red_flag").await;
    let first = &all["entries"][0];
    assert_eq!(
        (&first["name"], &first["domain"], &first["state"]),
        (&json!("中共太坊镇康江村支部委员会"), &json!("rural"), &json!("city_reviewed"))
    );
}

#[tokio::test]
async fn a_branch_that_is_scored_blind_is_ranked_under_its_alias_until_the_level_has_concluded() {
    let case = Case::new().await;
    let village = case.record("village").await;
    case.make_blind("city").await;
    let name = async |person: &str| {
        let all = ranking(&case, person, "level=county&honor=red_flag").await;
        text(&all["entries"][0]["name"]).to_owned()
    };
    for (person, level) in
        [("township", ScoreLevel::Township), ("county", ScoreLevel::County), ("city", ScoreLevel::City)]
    {
        case.score_all(person, &village, level, 0).await;
    }
    put_all_into(&case.app, RecordState::CountyReviewed).await;
    assert!(name("city").await.starts_with("候选支部"), "{}", name("city").await);
    put_all_into(&case.app, RecordState::CityReviewed).await;
    assert_eq!(name("city").await, "中共太坊镇康江村支部委员会");
}
