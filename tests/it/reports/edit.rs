//! Editing until attached, withdrawing, hiding.

use serde_json::{Value, json};

use super::{Shot, attach, filed, id_of, new_id, pictured, put, read, submit};
use crate::support::{Answer, Person, TestApp, World};

async fn edit(app: &TestApp, person: &Person, report: &str, tag: &str, body: &Value) -> Answer {
    app.patch(&format!("/api/v1/reports/{report}")).by(person).header("if-match", tag).json(body).send().await
}

async fn act(app: &TestApp, person: &Person, report: &str, verb: &str) -> Answer {
    let call = app.post(&format!("/api/v1/reports/{report}/{verb}")).by(person);
    if verb == "hide" {
        call.json(&json!({"reason": "画面中有内部文件"})).send().await
    } else {
        call.send().await
    }
}

#[tokio::test]
async fn an_edit_needs_the_newest_revision() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let id = filed(&app, member).await;
    let path = format!("/api/v1/reports/{id}");
    let change = json!({ "text": "改了一句。", "outcome": "疏通150米" });
    app.patch(&path).by(member).json(&change).send().await.problem(428, "if-match-required");
    let answer = edit(&app, member, &id, "\"r1\"", &change).await;
    assert_eq!(answer.expect(200)["text"], "改了一句。");
    assert_eq!(answer.header("etag"), Some("\"r2\""));
    edit(&app, member, &id, "\"r1\"", &change).await.problem(412, "stale");
    // Null empties, absence leaves.
    let answer = edit(&app, member, &id, "\"r2\"", &json!({ "outcome": null })).await;
    assert!(answer.expect(200).get("outcome").is_none());
    assert_eq!(answer.json["text"], "改了一句。");
    // Neither text nor photo is left: refused.
    let answer = edit(&app, member, &id, "\"r3\"", &json!({ "text": " " })).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/text"]);
}

#[tokio::test]
async fn photos_are_added_removed_and_reordered_by_an_edit() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (first, second, third) = (Shot::new(&app, 1), Shot::new(&app, 2), Shot::new(&app, 3));
    let body = pictured(&app, &[first.clone(), second.clone()]);
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);
    put(&app, member, &id, &second).await.expect(200);
    let change = json!({ "photos": [third.slot(), second.slot()] });
    let answer = edit(&app, member, &id, "\"r1\"", &change).await;
    let photos = answer.expect(200)["photos"].as_array().unwrap();
    assert_eq!([&photos[0]["id"], &photos[1]["id"]], [&json!(third.id), &json!(second.id)]);
    assert_eq!([&photos[0]["missing"], &photos[1]["missing"]], [true, false]);
    put(&app, member, &id, &first).await.problem(404, "not-found");
    // An id stands for one picture for ever.
    let other = Shot { id: second.id.clone(), ..first };
    let answer = edit(&app, member, &id, "\"r2\"", &json!({ "photos": [other.slot()] })).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/photos/0/sha256"]);
    // A manifest sent once more by a slow phone changes nothing.
    let again = submit(&app, member, &body).await;
    assert_eq!(again.expect(200)["revision"], 2);
}

#[tokio::test]
async fn a_report_stays_as_it_was_judged_once_evidence_rests_on_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let id = filed(&app, member).await;
    attach(&app, &id, world.person("township")).await;
    edit(&app, member, &id, "\"r1\"", &json!({ "text": "别的" })).await.problem(409, "wrong-state");
    act(&app, member, &id, "withdraw").await.problem(409, "wrong-state");
    let answer = read(&app, member, &id).await;
    assert_eq!(answer.expect(200)["revision"], 1);
    let uses = answer.json["used_in"].as_array().unwrap();
    assert_eq!(uses.len(), 1);
    assert_eq!(
        [&uses[0]["level"], &uses[0]["dimension"], &uses[0]["criterion"], &uses[0]["cycle"]],
        ["township", "performance", "A2", "2026年度"]
    );
    // The keeper of the branch sees the report, not its use.
    assert_eq!(read(&app, world.person("secretary"), &id).await.expect(200)["used_in"], json!([]));
}

#[tokio::test]
async fn a_withdrawn_report_is_its_authors_alone() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let id = filed(&app, member).await;
    read(&app, world.person("township"), &id).await.expect(200);
    act(&app, member, &id, "withdraw").await.expect(200);
    assert_eq!(act(&app, member, &id, "withdraw").await.expect(200)["revision"], 2);
    for person in ["township", "secretary"] {
        read(&app, world.person(person), &id).await.problem(404, "not-found");
        assert_eq!(list(&app, world.person(person), "").await, Vec::<String>::new());
    }
    assert_eq!(read(&app, member, &id).await.expect(200)["state"], "withdrawn");
    assert_eq!(list(&app, member, "?mine=true").await, std::slice::from_ref(&id));
    edit(&app, member, &id, "\"r2\"", &json!({ "text": "又改" })).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn a_hidden_report_leaves_every_list_but_its_authors_who_sees_the_reason() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let mut body = super::plain(&app);
    body["companions"] = json!([world.person("colleague").member_id]);
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);
    // A companion and the author see it but may not hide it.
    act(&app, world.person("colleague"), &id, "hide").await.problem(403, "forbidden");
    act(&app, world.person("contact"), &id, "hide").await.expect(200);
    act(&app, world.person("township"), &id, "hide").await.expect(200);
    for person in ["colleague", "secretary", "township", "city"] {
        assert_eq!(list(&app, world.person(person), "").await, Vec::<String>::new(), "{person}");
    }
    read(&app, world.person("colleague"), &id).await.problem(404, "not-found");
    let answer = read(&app, member, &id).await;
    assert_eq!(answer.expect(200)["state_reason"], "画面中有内部文件");
    assert_eq!(list(&app, member, "").await, [id]);
}

async fn list(app: &TestApp, person: &Person, query: &str) -> Vec<String> {
    let answer = app.get(&format!("/api/v1/reports{query}")).by(person).send().await;
    answer.expect(200)["items"].as_array().unwrap().iter().map(id_of).collect()
}

#[tokio::test]
async fn a_changed_day_moves_the_report_and_is_shown() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let id = filed(&app, member).await;
    let answer = edit(&app, member, &id, "\"r1\"", &json!({ "happened_on": "2026-05-19" })).await;
    assert_eq!(answer.expect(200)["backdated"], true);
    edit(&app, member, &id, "\"r2\"", &json!({ "happened_on": "2026-05-21" })).await.problem(422, "invalid");
    edit(&app, member, &id, "\"r2\"", &json!({ "companions": [new_id(&app)] })).await.problem(422, "invalid");
}
