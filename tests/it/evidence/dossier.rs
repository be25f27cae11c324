//! The dossier in one request, and who sees how much of it.

use serde_json::json;

use super::{Desk, body, part, report};
use crate::appraisals::{Filed, file, text};

#[tokio::test]
async fn a_dossier_shows_sheet_scores_evidence_and_what_is_missing() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed { photos: 2, ..Filed::default() }).await;
    desk.score("township", "A2", &body(550, &[report(filed)])).await.expect(200);
    desk.score("county", "P1", &body(400, &[])).await.expect(200);
    let dossier = desk.dossier("township").await;
    assert_eq!(dossier["organization"]["name"], "中共太坊镇康江村支部委员会");
    assert_eq!((&dossier["cycle"]["state"], &dossier["state"]), (&json!("open"), &json!("self_scored")));
    assert_eq!(dossier["criteria"].as_array().unwrap().len(), 22);
    let a2 = part(&dossier, "A2");
    assert_eq!((&a2["scores"][0]["points"], &a2["scores"][0]["reason"]), (&json!(550), &json!("变化明显")));
    let evidence = &a2["evidence"][0];
    assert_eq!((&evidence["attached_by"], &evidence["changed_since"]), (&json!("镇审核"), &json!(false)));
    let seen = &evidence["report"];
    assert_eq!((&seen["text"], &seen["outcome"]), (&json!("清理水渠两公里"), &json!("全村受益")));
    assert_eq!((&seen["author_name"], &seen["filed_by_name"]), (&json!("陈秀英"), &json!(null)));
    let photos = seen["photos"].as_array().unwrap();
    assert_eq!(photos.len(), 2);
    assert!(photos.iter().all(|photo| text(&photo["thumbnail_url"]).ends_with("/renditions/320")));
    let missing = &dossier["missing"][0];
    assert_eq!((&missing["level"], missing["unscored"].as_array().unwrap().len()), (&json!("township"), 21));
    let demanding = missing["without_evidence"].as_array().unwrap();
    let code_of = |id: &serde_json::Value| {
        let parts = dossier["criteria"].as_array().unwrap();
        text(&parts.iter().find(|part| part["criterion"]["id"] == *id).unwrap()["criterion"]["code"]).to_owned()
    };
    assert_eq!(demanding.iter().map(code_of).collect::<Vec<_>>(), ["P4", "O3", "C3", "C4"]);
}

#[tokio::test]
async fn a_branch_sees_what_others_rest_on_but_not_what_they_think() {
    let desk = Desk::new().await;
    let filed = file(&desk.app, &desk.world, Filed::default()).await;
    let mut remarked = report(filed);
    remarked["note"] = json!("可作亮点");
    let visit = json!({"kind": "visit_note", "text": "台账不全"});
    let put = desk.score("township", "A2", &body(100, &[remarked, visit])).await;
    let attached = put.expect(200)["part"]["evidence"].as_array().unwrap().clone();
    let note = text(&attached.iter().find(|one| one["kind"] == "visit_note").unwrap()["id"]).to_owned();
    // Its keepers, and a reviewer who is one of its members, see the same.
    for person in ["secretary", "contact", "reviewing_member"] {
        let dossier = desk.dossier(person).await;
        let a2 = part(&dossier, "A2");
        assert_eq!((&a2["scores"], &dossier["totals"], &dossier["missing"]), (&json!([]), &json!([]), &json!([])));
        let evidence = a2["evidence"].as_array().unwrap();
        assert_eq!(evidence.len(), 1, "{person}");
        assert_eq!((&evidence[0]["note"], &evidence[0]["attached_by"]), (&json!(null), &json!(null)));
        let path = format!("/api/v1/evidence/{}", text(&evidence[0]["id"]));
        desk.app.get(&path).by(desk.person(person)).send().await.expect(200);
        let path = format!("/api/v1/evidence/{note}");
        desk.app.get(&path).by(desk.person(person)).send().await.problem(404, "not-found");
    }
    let path = format!("/api/v1/records/{}", desk.record);
    desk.app.get(&path).by(desk.person("other_secretary")).send().await.problem(404, "not-found");
    desk.app.get(&path).by(desk.person("member")).send().await.problem(403, "forbidden");
}

#[tokio::test]
async fn reports_of_a_record_are_listed_newest_first_and_narrowed() {
    let desk = Desk::new().await;
    let (app, world) = (&desk.app, &desk.world);
    let old = file(app, world, Filed { day: "2026-02-01", body: "修路 ROAD", ..Filed::default() }).await;
    let new = file(app, world, Filed { day: "2026-05-02", photos: 2, ..Filed::default() }).await;
    let middle = file(app, world, Filed { day: "2026-03-01", ..Filed::default() }).await;
    file(app, world, Filed { author: "other_member", branch: "other_village", ..Filed::default() }).await;
    desk.score("county", "A2", &body(100, &[report(middle)])).await.expect(200);
    let list = async |person: &str, query: &str| {
        let path = format!("/api/v1/records/{}/reports{query}", desk.record);
        let answer = app.get(&path).by(desk.person(person)).send().await;
        let items = answer.expect(200)["items"].as_array().unwrap().clone();
        let ids: Vec<String> = items.iter().map(|item| text(&item["id"]).to_owned()).collect();
        (ids, answer.json["next_cursor"].clone())
    };
    let ids = |reports: &[shigan::db::types::ReportId]| reports.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(list("township", "").await.0, ids(&[new, middle, old]));
    assert_eq!(list("secretary", "").await.0, ids(&[new, middle, old]));
    assert_eq!(list("township", "?unused=true").await.0, ids(&[new, old]));
    assert_eq!(list("township", "?unused=false").await.0, ids(&[middle]));
    assert_eq!(list("township", "?has_photos=true").await.0, ids(&[new]));
    assert_eq!(list("township", "?has_photos=false").await.0, ids(&[middle, old]));
    assert_eq!(list("township", "?q=水渠").await.0, ids(&[new, middle]));
    assert_eq!(list("township", "?q=road").await.0, ids(&[old]));
    assert_eq!(list("township", "?kind=emergency").await.0, ids(&[]));
    let (first, cursor) = list("township", "?limit=2").await;
    assert_eq!(first, ids(&[new, middle]));
    let (rest, end) = list("township", &format!("?limit=2&cursor={}", text(&cursor))).await;
    assert_eq!((rest, end), (ids(&[old]), json!(null)));
}
