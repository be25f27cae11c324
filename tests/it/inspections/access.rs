//! Who may call which operation of inspections.

use serde_json::json;
use shigan::appraisals::RecordState;

use super::{note, send, write};
use crate::appraisals::{open_cycle, put_all_into, record_of, text};
use crate::reports::Shot;
use crate::support::access::{Access, Prepare, Vars};

const CYCLE: Prepare = |app, world| {
    Box::pin(async {
        let cycle = text(&open_cycle(app, world).await["id"]).to_owned();
        put_all_into(app, RecordState::CityReviewed).await;
        Vars::from([("id", cycle)])
    })
};

const RECORD: Prepare = |app, world| {
    Box::pin(async {
        CYCLE(app, world).await;
        Vars::from([("id", record_of(app, world, "village").await), ("note", crate::reports::new_id(app))])
    })
};

/// A note that waits for its photo.
const NOTED: Prepare = |app, world| {
    Box::pin(async {
        let record = RECORD(app, world).await["id"].clone();
        let shot = Shot::new(app, 3);
        let body = note(app, Some("confirm"), std::slice::from_ref(&shot));
        write(app, world.person("inspector"), &record, &body).await.expect(201);
        Vars::from([("id", text(&body["id"]).to_owned()), ("photo_id", shot.id)])
    })
};

/// Its picture is made.
const PICTURED: Prepare = |app, world| {
    Box::pin(async {
        let record = RECORD(app, world).await["id"].clone();
        let shot = Shot::new(app, 3);
        let body = note(app, Some("confirm"), std::slice::from_ref(&shot));
        let stored = write(app, world.person("inspector"), &record, &body).await.expect(201).clone();
        send(app, world.person("inspector"), &body, &shot).await.expect(200);
        let url = text(&stored["photos"][0]["thumbnail_url"]).to_owned();
        app.until("the picture is made", || async {
            app.get(&url).by(world.person("inspector")).send().await.status == 200
        })
        .await;
        Vars::from([("id", text(&body["id"]).to_owned()), ("photo_id", shot.id), ("long_side", "320".to_owned())])
    })
};

pub fn rows() -> Vec<Access> {
    let row = |operation, status| Access::new(operation, "inspector", status).wrong_role("member");
    vec![
        row("list_visitable", 200).prepare(CYCLE),
        row("list_visit_notes", 200).wrong_scope("far_county").prepare(RECORD),
        row("write_visit_note", 201).wrong_scope("far_inspector").prepare(RECORD).body(|_, vars| {
            Some(json!({"id": vars.get("note"), "visited_on": "2026-05-20", "text": "走访三户", "finding": "confirm"}))
        }),
        row("withdraw_visit_note", 200)
            .wrong_scope("far_inspector")
            .prepare(NOTED)
            .body(|_, _| Some(json!({"reason": "写错了支部"}))),
        row("put_visit_photo", 200).wrong_scope("far_inspector").prepare(NOTED).raw(|_, _| {
            let bytes = shigan::demo::pictures::jpeg(&shigan::demo::pictures::picture(3, 480, 360), 80).unwrap();
            Some(("image/jpeg", bytes))
        }),
        row("get_visit_picture", 200).wrong_scope("far_county").prepare(PICTURED),
    ]
}
