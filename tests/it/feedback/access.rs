//! Who may call the operations of feedback.

use serde_json::{Value, json};

use super::say;
use crate::reports::new_id;
use crate::support::World;
use crate::support::access::{Access, Prepare, Vars};

/// An id nobody used yet.
const FRESH: Prepare = |app, _| Box::pin(async { Vars::from([("feedback_id", new_id(app))]) });

/// Something a member said.
const SAID: Prepare = |app, world| {
    Box::pin(async {
        let id = new_id(app);
        say(app, world.person("member"), &id, "字再大一点就好了").await.expect(200);
        Vars::from([("feedback_id", id)])
    })
};

fn words(_: &World, _: &Vars) -> Option<Value> {
    Some(json!({ "kind": "suggestion", "text": "字再大一点就好了" }))
}

/// One row for each operation.
pub fn rows() -> Vec<Access> {
    vec![
        Access::new("say_feedback", "member", 200).prepare(FRESH).body(words),
        Access::new("list_own_feedback", "member", 200),
        Access::new("list_feedback", "city_admin", 200).wrong_role("member"),
        Access::new("answer_feedback", "city_admin", 200)
            .prepare(SAID)
            .body(|_, _| Some(json!({ "answer": "下个版本可以调字号。" })))
            .wrong_role("secretary"),
    ]
}
