//! Who may call the operations of hints.

use serde_json::json;

use super::{filed, hints, shot, text};
use crate::reports::Shot;
use crate::support::access::{Access, Prepare, Vars};

/// A member's report whose photo stood in a colleague's report before.
const TWICE: Prepare = |app, world| {
    Box::pin(async {
        let first = shot(app, 3).await;
        filed(app, world.person("colleague"), std::slice::from_ref(&first)).await;
        let member = world.person("member");
        let report = filed(app, member, &[Shot::of(app, first.bytes)]).await;
        let hint = text(&hints(app, member, &report).await[0], "id").to_owned();
        Vars::from([("report_id", report), ("hint_id", hint), ("long_side", "320".to_owned())])
    })
};

/// One row for each operation.
pub fn rows() -> Vec<Access> {
    vec![
        Access::new("list_hints", "township", 200).prepare(TWICE).wrong_scope("secretary"),
        Access::new("explain_hint", "member", 200)
            .prepare(TWICE)
            .body(|_, _| Some(json!({ "reason": "same_activity", "remark": "一起清淤" })))
            .wrong_role("auditor")
            .wrong_scope("colleague"),
        Access::new("get_hint_rendition", "township", 200).prepare(TWICE).wrong_scope("other_township"),
    ]
}
