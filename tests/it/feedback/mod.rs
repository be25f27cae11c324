//! What people say, who reads it, and the answer.

pub mod access;

use serde_json::{Value, json};
use uuid::Uuid;

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
