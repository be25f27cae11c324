//! Who sees a report, and who sees its pictures.

use serde_json::json;

use super::{Shot, filed, id_of, pictured, put, read, submit, wait_settled};
use crate::support::{TestApp, World};

#[tokio::test]
async fn a_report_is_seen_by_its_people_its_branch_keepers_and_its_reviewing_line_only() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut body = super::plain(&app);
    body["companions"] = json!([world.person("posted").member_id]);
    submit(&app, world.person("member"), &body).await.expect(201);
    let id = id_of(&body);
    let sees = ["member", "posted", "secretary", "contact", "township", "county", "city", "reviewing_member"];
    for (name, person) in &world.people {
        let answer = read(&app, person, &id).await;
        let path = format!("/api/v1/reports?branch_id={}", world.branch("village"));
        let listed = app.get(&path).by(person).send().await.expect(200)["items"].as_array().unwrap().len();
        if sees.contains(&name.as_str()) {
            answer.expect(200);
            assert_eq!(listed, 1, "{name} misses it in the list");
        } else {
            answer.problem(404, "not-found");
            assert_eq!(listed, 0, "{name} sees it in the list");
        }
    }
}

#[tokio::test]
async fn a_domain_reviewer_sees_his_domain_only() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let line = world.person("hospital_line");
    let village = filed(&app, world.person("member")).await;
    let hospital = filed(&app, world.person("doctor")).await;
    read(&app, line, &village).await.problem(404, "not-found");
    read(&app, line, &hospital).await.expect(200);
    let answer = app.get("/api/v1/reports").by(line).send().await;
    let listed: Vec<_> = answer.expect(200)["items"].as_array().unwrap().iter().map(id_of).collect();
    assert_eq!(listed, [hospital]);
}

#[tokio::test]
async fn pictures_of_minors_and_people_in_need_are_for_the_author_and_the_reviewing_line() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    for flag in ["has_minors", "has_vulnerable"] {
        let shot = Shot::new(&app, 1);
        let mut body = pictured(&app, std::slice::from_ref(&shot));
        body[flag] = json!(true);
        body["companions"] = json!([world.person("colleague").member_id]);
        submit(&app, world.person("member"), &body).await.expect(201);
        let id = id_of(&body);
        put(&app, world.person("member"), &id, &shot).await.expect(200);
        wait_settled(&app, world.person("member"), &id).await;
        let path = format!("/api/v1/reports/{id}/photos/{}/renditions/320", shot.id);
        for person in ["member", "township", "city"] {
            let answer = read(&app, world.person(person), &id).await;
            assert_eq!(answer.expect(200)["photos_withheld"], false, "{person}");
            app.get(&path).by(world.person(person)).send().await.expect(200);
        }
        for person in ["secretary", "contact", "colleague"] {
            let answer = read(&app, world.person(person), &id).await;
            assert_eq!(answer.expect(200)["photos_withheld"], true, "{person}");
            assert_eq!(answer.json["photos"], json!([]));
            assert_eq!(answer.json["completeness"]["received"], 1);
            app.get(&path).by(world.person(person)).send().await.problem(404, "not-found");
            let list = app.get("/api/v1/reports").by(world.person(person)).send().await;
            assert!(list.expect(200)["items"].as_array().unwrap().iter().all(|line| line["photos"] == json!([])));
        }
    }
}

#[tokio::test]
async fn exact_points_are_for_the_author_and_the_reviewing_line() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let point = json!({"latitude": 27.9487, "longitude": 116.3582, "coordinate_system": "gcj02"});
    let mut body = pictured(&app, &[Shot::new(&app, 1)]);
    body["point"] = point.clone();
    body["photos"][0]["point"] = point.clone();
    submit(&app, world.person("member"), &body).await.expect(201);
    let id = id_of(&body);
    let mut point = point;
    point["basis"] = json!("device");
    point["rounded"] = json!(false);
    for (person, seen) in [("member", true), ("township", true), ("secretary", false)] {
        let answer = read(&app, world.person(person), &id).await;
        let report = answer.expect(200);
        assert_eq!(report.get("point"), seen.then_some(&point), "{person}");
        assert_eq!(report["photos"][0]["claimed"].get("point"), seen.then_some(&point), "{person}");
    }
}

#[tokio::test]
async fn strangers_get_the_same_answer_for_a_report_and_for_nothing() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let shot = Shot::new(&app, 1);
    let id = super::settled(&app, world.person("member"), std::slice::from_ref(&shot)).await;
    let nothing = super::new_id(&app);
    let stranger = world.person("far_member");
    for (report, photo) in [(&id, &shot.id), (&id, &nothing), (&nothing, &shot.id)] {
        let base = format!("/api/v1/reports/{report}");
        app.get(&base).by(stranger).send().await.problem(404, "not-found");
        app.post(&format!("{base}/withdraw")).by(stranger).send().await.problem(404, "not-found");
        let hide = app.post(&format!("{base}/hide")).by(stranger).json(&json!({"reason": "x"}));
        hide.send().await.problem(404, "not-found");
        let edit = app.patch(&base).by(stranger).header("if-match", "\"r1\"").json(&json!({}));
        edit.send().await.problem(404, "not-found");
        let photo = format!("{base}/photos/{photo}");
        app.get(&format!("{photo}/renditions/1600")).by(stranger).send().await.problem(404, "not-found");
        let put = app.put(&format!("{photo}/content")).by(stranger).bytes("image/jpeg", shot.bytes.clone());
        put.send().await.problem(404, "not-found");
        let original = app.get(&format!("{photo}/original")).by(world.person("far_county"));
        original.send().await.problem(404, "not-found");
    }
    app.get("/api/v1/reports/not-an-id").by(stranger).send().await.problem(404, "not-found");
}
