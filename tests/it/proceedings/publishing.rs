//! The public list: for anybody, in the order of areas, without scores.

use shigan::accounts::Level;

use super::Case;
use crate::appraisals::text;

#[tokio::test]
async fn anybody_reads_who_is_proposed_and_nobody_reads_a_score() {
    let case = Case::new().await;
    let path = format!("/api/v1/public-lists/{}", case.cycle);
    // Nothing of a cycle is public before its first branch is.
    let better = case.bring_up("village", Level::City, 0).await;
    let worse = case.bring_up("far_village", Level::City, 100).await;
    case.app.get(&path).send().await.problem(404, "not-found");
    for record in [&better, &worse] {
        case.take("city", record, "inspect").await;
        case.take("city", record, "publicize").await;
    }
    let list = case.app.get(&path).send().await.expect(200).clone();
    let names: Vec<&str> = list["branches"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
    // FZ-LA comes before FZ-LC, whatever the points.
    assert_eq!(names, ["中共云岭镇竹源村支部委员会", "中共太坊镇康江村支部委员会"]);
    assert_eq!(
        (text(&list["branches"][0]["since"]), text(&list["branches"][0]["until"])),
        ("2026-05-20", "2026-05-27")
    );
    // There is a key, so whoever objects may say how to reach him.
    assert_eq!(list["takes_contacts"], true);
    case.object(&better, None).await.expect(201);
    case.take("handler", &better, "take_objection").await;
    let again = case.app.get(&path).send().await.expect(200).clone();
    assert_eq!(again, list);
    let path_of = format!("/api/v1/cycles/{}/schedule", case.cycle);
    let notice =
        serde_json::json!({"issuer": "中共抚州市委组织部", "phone": "0794-8888888", "address": "抚州市迎宾大道1号"});
    let body = serde_json::json!({"stages": [], "domain_caps": [], "notice": notice});
    case.app.put(&path_of).by(case.person("city_admin")).json(&body).send().await.expect(200);
    let page = case.app.get(&format!("{path}/page")).send().await;
    page.expect(200);
    let html = String::from_utf8(page.bytes.to_vec()).unwrap();
    assert!(html.contains("中共云岭镇竹源村支部委员会"));
    // It says where people may turn with an objection.
    assert!(
        ["电话：0794-8888888", "来信来访：抚州市迎宾大道1号", "中共抚州市委组织部"]
            .iter()
            .all(|one| html.contains(one))
    );
    assert!(["10000", "9900", "100.00", "99.00"].iter().all(|points| !html.contains(points)));
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(page.header("content-security-policy").is_some());
}
