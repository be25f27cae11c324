//! Rankings, evidence and differences as tables.

use serde_json::json;
use shigan::accounts::{Level, Role};
use shigan::appraisals::{RecordState, ScoreLevel};

use super::Archive;
use crate::appraisals::{put_all_into, record_of};
use crate::proceedings::score_all;
use crate::support::world::{grant, insert_person};

/// Another reviewer of the whole city.
async fn add_second(archive: &mut Archive) {
    let (clock, world) = (archive.app.clock.clone(), archive.world.clone());
    let person = archive
        .app
        .db(move |conn| {
            let person = insert_person(conn, &clock, &world, "市复核", None);
            grant(conn, &clock, &world, &person, Role::Reviewer, Some(Level::City), Some("FZ"), None, None);
            person
        })
        .await;
    archive.world.people.insert("second_city".to_owned(), person);
}

#[tokio::test]
async fn a_ranking_leaves_as_csv_with_names_and_points_as_people_write_them() {
    let mut archive = Archive::new().await;
    add_second(&mut archive).await;
    for (branch, less) in [("village", 150), ("other_village", 0), ("far_village", 150)] {
        let record = record_of(&archive.app, &archive.world, branch).await;
        score_all(&archive.app, archive.person("city"), &record, ScoreLevel::City, less).await;
    }
    put_all_into(&archive.app, RecordState::CityReviewed).await;
    let subject = json!({"kind": "ranking", "cycle_id": archive.cycle, "level": "city", "honor": "red_flag"});
    let wish = json!({"subject": subject, "format": "csv", "reason": "评审会"});
    // A county sees no ranking, so it is no second person for one.
    let asked = archive.ask("city", &wish).await;
    let id = asked.expect(201)["id"].as_str().unwrap().to_owned();
    archive.decide("county", &id, &json!({"agrees": true})).await.problem(404, "not-found");

    let answer = archive.file(&wish, "second_city").await;
    let csv = String::from_utf8(answer.bytes.to_vec()).unwrap();
    let lines: Vec<&str> = csv.strip_prefix('\u{feff}').unwrap().trim_end().split("\r\n").collect();
    assert!(lines[0].starts_with("名次 Rank,位次 Place,代码 Code,党组织 Organisation,总分 Total"), "{}", lines[0]);
    assert!(lines[1].starts_with("1,1,B-other_village,中共清源乡石桥村支部委员会,100.00"), "{}", lines[1]);
    assert!(lines[2].starts_with("2,2,B-far_village") && lines[3].starts_with("2,2,B-village"), "{csv}");
    assert!(lines[3].contains(",98.50,"), "{}", lines[3]);

    let mut book = wish.clone();
    book["format"] = json!("xlsx");
    let answer = archive.file(&book, "second_city").await;
    let rows = shigan::organizations::roster::read_first_sheet(&answer.bytes, 10).unwrap();
    assert_eq!(rows[1][3], "中共清源乡石桥村支部委员会");
}

#[tokio::test]
async fn evidence_leaves_line_by_line_and_no_text_of_it_is_a_formula() {
    let archive = Archive::new().await;
    archive.rest_on("=HYPERLINK(\"http://x\",\"看照片\")").await;
    let subject = json!({"kind": "evidence", "record_ids": [archive.record]});
    let wish = json!({"subject": subject, "format": "csv", "reason": "核对"});
    let answer = archive.file(&wish, "county").await;
    let csv = String::from_utf8(answer.bytes.to_vec()).unwrap();
    let line = csv.split("\r\n").nth(1).unwrap();
    assert!(line.starts_with("B-village,中共太坊镇康江村支部委员会,A2,"), "{line}");
    assert!(line.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"看照片\"\")\""), "{line}");
    assert!(line.contains("基层党委,现场记录,2026-05-01,,下村服务,"), "{line}");
    assert!(!csv.contains("陈秀英"), "members are not named");
}

#[tokio::test]
async fn differences_leave_within_the_scopes_of_who_asks_and_a_narrower_person_cannot_agree() {
    let mut archive = Archive::new().await;
    add_second(&mut archive).await;
    archive.score("township", "P1", 500, &[]).await;
    archive.score("county", "P1", 350, &[]).await;
    let subject = json!({"kind": "differences", "cycle_id": archive.cycle, "min_gap": 100});
    let wish = json!({"subject": subject, "format": "csv", "reason": "会前准备"});
    let asked = archive.ask("city", &wish).await;
    let id = asked.expect(201)["id"].as_str().unwrap().to_owned();
    archive.decide("county", &id, &json!({"agrees": true})).await.problem(404, "not-found");
    archive.decide("second_city", &id, &json!({"agrees": true})).await.expect(200);
    assert_eq!(archive.until_made(&id).await["state"], "ready");
    let csv = String::from_utf8(archive.fetch("city", &id).await.bytes.to_vec()).unwrap();
    let line = csv.split("\r\n").nth(1).unwrap();
    assert!(line.starts_with("中共太坊镇康江村支部委员会,P1,"), "{line}");
    assert!(line.contains(",1.50,5.00,变化明显,3.50,变化明显,,"), "{line}");
}
