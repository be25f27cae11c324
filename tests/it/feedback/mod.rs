//! What people say, who reads it, and the answer.

pub mod access;

use serde_json::{Value, json};
use shigan::feedback::forget_old;
use uuid::Uuid;

use crate::appraisals::open_cycle;
use crate::reports::new_id;
use crate::support::{Answer, Person, TestApp, World};

async fn say(app: &TestApp, person: &Person, id: &str, text: &str) -> Answer {
    let body = json!({ "kind": "complaint", "text": text, "contact": "晚上打电话" });
    app.put(&format!("/api/v1/feedback/{id}")).by(person).json(&body).send().await
}

async fn list(app: &TestApp, person: &Person, path: &str) -> Vec<Value> {
    let answer = app.get(path).by(person).send().await;
    answer.expect(200)["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_is_said_twice_is_one_piece_and_other_words_are_refused() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let id = new_id(&app);
    let first = say(&app, member, &id, "村里要求每次都拍照").await.expect(200).clone();
    assert_eq!(*say(&app, member, &id, " 村里要求每次都拍照 ").await.expect(200), first);
    say(&app, member, &id, "别的").await.problem(409, "same-id-other-body");
    say(&app, world.person("colleague"), &id, "村里要求每次都拍照").await.problem(409, "same-id-other-body");
    assert_eq!(list(&app, member, "/api/v1/feedback/mine").await.len(), 1);
}

#[tokio::test]
async fn empty_words_and_ids_of_another_version_are_named() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let answer = say(&app, world.person("member"), &new_id(&app), "  ").await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/text"]);
    say(&app, world.person("member"), &Uuid::nil().to_string(), "话").await.problem(422, "invalid");
}

#[tokio::test]
async fn only_the_sender_and_the_administrator_read_it_and_the_answer_comes_back() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let (member, admin) = (world.person("member"), world.person("city_admin"));
    let id = new_id(&app);
    say(&app, member, &id, "字再大一点就好了").await.expect(200);
    assert!(list(&app, world.person("secretary"), "/api/v1/feedback/mine").await.is_empty());

    let all = list(&app, admin, "/api/v1/feedback").await;
    assert_eq!(all[0]["text"], "字再大一点就好了");
    assert!(all[0].get("account_id").is_none() && all[0].get("name").is_none(), "the sender is not named");

    let answer = json!({ "answer": "下个版本可以调字号。" });
    app.put(&format!("/api/v1/feedback/{id}/answer")).by(admin).json(&answer).send().await.expect(200);
    let unknown = format!("/api/v1/feedback/{}/answer", new_id(&app));
    app.put(&unknown).by(admin).json(&answer).send().await.problem(404, "not-found");
    let mine = list(&app, member, "/api/v1/feedback/mine").await;
    assert_eq!(mine[0]["answer"], "下个版本可以调字号。");
}

#[tokio::test]
async fn a_piece_goes_after_its_cycle_and_leaves_a_line_on_the_trail() {
    let app = TestApp::spawn().await;
    app.set_time("2026-12-31T10:00:00Z");
    let world = World::of(&app).await;
    let member = world.person("member");
    open_cycle(&app, &world).await;
    say(&app, member, &new_id(&app), "年底说的").await.expect(200);
    app.set_time("2026-10-01T10:00:00Z");
    say(&app, member, &new_id(&app), "国庆说的").await.expect(200);
    app.set_time("2026-12-31T10:01:00Z");
    assert_eq!(forget_old(&app.services).await.unwrap(), 0, "their cycle is not over");
    app.set_time("2027-01-01T10:00:00Z");
    assert_eq!(forget_old(&app.services).await.unwrap(), 1);
    app.set_time("2026-12-31T10:02:00Z");
    let mine = list(&app, member, "/api/v1/feedback/mine").await;
    assert_eq!(mine.len(), 1, "what was said last is still to be answered");
    assert_eq!(mine[0]["text"], "年底说的");
    let events = app.get("/api/v1/audit/events?action=feedback.forget").by(world.person("auditor")).send().await;
    assert_eq!(events.expect(200)["items"].as_array().unwrap().len(), 1);
}
