//! How exports end: after some days, or anew when the process died.

use std::time::{Duration, SystemTime};

use diesel::prelude::*;
use futures_util::TryStreamExt as _;
use serde_json::json;
use shigan::db::schema::exports;
use shigan::exports::model::ExportState;
use shigan::exports::sweep::{Swept, sweep};
use shigan::storage::{KeyKind, ListedObject};

use super::{Archive, dossiers};
use crate::appraisals::text;

async fn objects(archive: &Archive) -> usize {
    let listed: Vec<ListedObject> = archive.app.services.store.list(KeyKind::Export).try_collect().await.unwrap();
    listed.len()
}

#[tokio::test]
async fn a_file_is_gone_after_a_week_and_so_is_a_wish_nobody_decided() {
    let archive = Archive::alone().await;
    let wish = dossiers(&[&archive.record], "pdf");
    let ready = archive.take_out(&wish, "county").await;
    let ready = text(&ready["id"]).to_owned();
    let undecided = text(&archive.ask("city", &wish).await.expect(201)["id"]).to_owned();
    assert_eq!(sweep(&archive.app.services, SystemTime::now()).await.unwrap(), Swept::default());
    assert_eq!(objects(&archive).await, 1);

    archive.app.set_time("2026-05-27T02:00:10Z");
    // Over at once, whenever the sweep comes.
    archive.fetch("city", &ready).await.problem(409, "wrong-state");
    archive.decide("county", &undecided, &json!({"agrees": true})).await.problem(409, "wrong-state");
    let swept = sweep(&archive.app.services, SystemTime::now()).await.unwrap();
    assert_eq!(swept, Swept { expired: 2, strays: 0 });
    assert_eq!(objects(&archive).await, 0);
    for id in [&ready, &undecided] {
        assert_eq!(archive.look("city", id).await["state"], "expired");
    }
    archive.fetch("city", &ready).await.problem(409, "wrong-state");
}

#[tokio::test]
async fn a_job_whose_process_died_makes_the_file_anew_and_leaves_a_stray_that_is_swept() {
    let archive = Archive::alone().await;
    let export = archive.take_out(&dossiers(&[&archive.record], "zip"), "county").await;
    let id = text(&export["id"]).to_owned();
    // As if the process had died after the object and before the row.
    let clock = archive.app.clock.clone();
    let subject = id.clone();
    archive
        .app
        .db(move |conn| {
            diesel::update(exports::table).set(exports::state.eq(ExportState::Making)).execute(conn).unwrap();
            shigan::jobs::enqueue(conn, &clock, "make_export", &subject).unwrap();
        })
        .await;
    assert_eq!(archive.until_made(&id).await["state"], "ready");
    assert_eq!(archive.fetch("city", &id).await.status, 200);
    assert_eq!(objects(&archive).await, 2);
    // A young one may belong to a row on its way.
    assert_eq!(sweep(&archive.app.services, SystemTime::now()).await.unwrap(), Swept::default());
    let tomorrow = SystemTime::now() + Duration::from_hours(25);
    assert_eq!(sweep(&archive.app.services, tomorrow).await.unwrap(), Swept { expired: 0, strays: 1 });
    assert_eq!(archive.fetch("city", &id).await.status, 200);
    let left = std::fs::read_dir(archive.app.services.config.data_dir.join("exporting")).unwrap().count();
    assert_eq!(left, 0, "nothing is left of the files while they were made");
}
