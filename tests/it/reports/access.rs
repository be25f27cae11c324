//! Who may call the operations of reports and of their photos.

use serde_json::json;

use super::{Shot, filed, id_of, pictured, settled, submit};
use crate::support::access::{Access, Prepare, Vars};
use crate::support::app::default_now;

const FILED: Prepare =
    |app, world| Box::pin(async { Vars::from([("report_id", filed(app, world.person("member")).await)]) });

const PICTURED: Prepare = |app, world| {
    Box::pin(async {
        let shot = Shot::new(app, 1);
        let report = settled(app, world.person("member"), std::slice::from_ref(&shot)).await;
        Vars::from([("report_id", report), ("photo_id", shot.id), ("long_side", "320".to_owned())])
    })
};

const AWAITED: Prepare = |app, world| {
    Box::pin(async {
        let shot = Shot::new(app, 1);
        let body = pictured(app, std::slice::from_ref(&shot));
        submit(app, world.person("member"), &body).await.expect(201);
        Vars::from([("report_id", id_of(&body)), ("photo_id", shot.id), ("bytes", hex::encode(shot.bytes))])
    })
};

/// One row for each operation.
pub fn rows() -> Vec<Access> {
    vec![
        Access::new("submit_report", "member", 201)
            .body(|_, _| {
                let clock = shigan::clock::Clock::fixed(default_now(), chrono_tz::Asia::Shanghai);
                let id: uuid::Uuid = clock.new_id();
                Some(json!({ "id": id, "kind": "other", "text": "走访了两户老人。" }))
            })
            .wrong_role("auditor"),
        Access::new("submit_report_bundle", "member", 201)
            .raw(|_, _| {
                let clock = shigan::clock::Clock::fixed(default_now(), chrono_tz::Asia::Shanghai);
                let id: uuid::Uuid = clock.new_id();
                let manifest = json!({ "id": id, "kind": "other", "text": "走访了两户老人。" });
                Some((super::bundle::CONTENT_TYPE, super::bundle::body_of(&manifest, &[])))
            })
            .wrong_role("auditor"),
        Access::new("list_reports", "member", 200),
        Access::new("get_report", "township", 200).prepare(FILED).wrong_scope("other_township"),
        Access::new("edit_report", "member", 200)
            .prepare(FILED)
            .headers(|_, _| vec![("if-match", "\"r1\"".to_owned())])
            .body(|_, _| Some(json!({ "outcome": "疏通120米" })))
            .wrong_scope("colleague"),
        Access::new("withdraw_report", "member", 200).prepare(FILED).wrong_scope("secretary"),
        Access::new("hide_report", "secretary", 200)
            .prepare(FILED)
            .body(|_, _| Some(json!({ "reason": "画面中有内部文件" })))
            .wrong_role("member")
            .wrong_scope("other_secretary"),
        Access::new("put_photo_content", "member", 200)
            .prepare(AWAITED)
            .raw(|_, vars| Some(("image/jpeg", hex::decode(&vars["bytes"]).unwrap())))
            .wrong_role("auditor")
            .wrong_scope("secretary"),
        Access::new("get_rendition", "secretary", 200).prepare(PICTURED).wrong_scope("colleague"),
        Access::new("get_photo_blur", "township", 200).prepare(PICTURED).wrong_scope("secretary"),
        Access::new("put_photo_blur", "member", 200)
            .prepare(PICTURED)
            .body(|_, _| Some(json!({"areas": [{"x": 0, "y": 0, "width": 5000, "height": 5000, "mode": "black"}]})))
            .wrong_scope("secretary"),
        Access::new("get_original", "county", 200).prepare(PICTURED).wrong_role("member").wrong_scope("far_county"),
    ]
}
