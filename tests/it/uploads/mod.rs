//! Photos in pieces: tus by hand, by real clients, over bad lines, across processes and sudden ends.

pub mod access;
mod clients;
mod cors;
mod ends;
mod kill;
mod line;
mod pieces;
mod refusals;
mod scenarios;
mod scripts;
mod turns;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diesel::prelude::*;
use futures_util::TryStreamExt as _;
use reqwest::Method;
use shigan::db::schema::upload_parts;
use shigan::db::types::Sha256;
use shigan::storage::{KeyKind, ListedObject, ObjectKey};

use crate::reports::{Shot, id_of, pictured, submit};
use crate::support::{Answer, Person, TestApp};

pub const UPLOADS: &str = "/api/v1/uploads";
pub const PIECE: &str = "application/offset+octet-stream";

/// `Upload-Metadata` for a slot.
pub fn metadata(report: &str, photo: &str) -> String {
    format!(
        "report_id {},filename {},photo_id {}",
        STANDARD.encode(report),
        STANDARD.encode("照片.jpg"),
        STANDARD.encode(photo)
    )
}

/// A photo whose bytes nobody has seen before, `size` of them: a picture, and behind its end what phones put there.
pub fn photo_of(app: &TestApp, size: usize) -> Shot {
    let mut shot = Shot::new(app, rand::random());
    assert!(shot.bytes.len() <= size, "a picture has {} bytes by itself", shot.bytes.len());
    let mut rest = vec![0; size - shot.bytes.len()];
    rand::RngCore::fill_bytes(&mut rand::rng(), &mut rest);
    shot.bytes.extend(rest);
    shot
}

/// Files a report that promises these photos, and returns its id.
pub async fn promised(app: &TestApp, person: &Person, shots: &[Shot]) -> String {
    let body = pictured(app, shots);
    submit(app, person, &body).await.expect(201);
    id_of(&body)
}

/// Begins an upload for a slot.
pub async fn create(app: &TestApp, person: &Person, report: &str, shot: &Shot) -> Answer {
    app.post(UPLOADS)
        .by(person)
        .header("tus-resumable", "1.0.0")
        .header("upload-length", &shot.bytes.len().to_string())
        .header("upload-metadata", &metadata(report, &shot.id))
        .send()
        .await
}

/// Begins an upload for a slot, and returns its address.
pub async fn begun(app: &TestApp, person: &Person, report: &str, shot: &Shot) -> String {
    let answer = create(app, person, report, shot).await;
    answer.expect(201);
    answer.header("location").unwrap().to_owned()
}

/// A promised photo with its upload.
pub async fn one(app: &TestApp, person: &Person, size: usize) -> (Shot, String, String) {
    let shot = photo_of(app, size);
    let report = promised(app, person, std::slice::from_ref(&shot)).await;
    let upload = begun(app, person, &report, &shot).await;
    (shot, report, upload)
}

pub async fn patch(app: &TestApp, person: &Person, upload: &str, offset: usize, bytes: &[u8]) -> Answer {
    app.patch(upload)
        .by(person)
        .header("tus-resumable", "1.0.0")
        .header("upload-offset", &offset.to_string())
        .bytes(PIECE, bytes.to_vec())
        .send()
        .await
}

pub async fn head(app: &TestApp, person: &Person, upload: &str) -> Answer {
    app.call(Method::HEAD, upload).by(person).header("tus-resumable", "1.0.0").send().await
}

#[track_caller]
pub fn offset_of(answer: &Answer) -> usize {
    answer.header("upload-offset").unwrap_or_else(|| panic!("{} has no offset", answer.what())).parse().unwrap()
}

/// Fails unless the store has exactly these bytes as an original.
pub async fn assert_stored(app: &TestApp, shot: &Shot) {
    let key = ObjectKey::original(Sha256::of(&shot.bytes).bytes());
    let stored = app.services.store.get_bytes(&key).await.unwrap();
    assert!(stored == shot.bytes, "the stored photo has other bytes");
}

/// The pieces in the store that have a row in this database. Other tests may use the same bucket.
pub async fn pieces(app: &TestApp) -> Vec<ListedObject> {
    let known: Vec<shigan::db::types::PartId> =
        app.db(|conn| upload_parts::table.select(upload_parts::id).load(conn).unwrap()).await;
    let listed: Vec<ListedObject> = app.services.store.list(KeyKind::Staging).try_collect().await.unwrap();
    let keys: Vec<ObjectKey> = known.iter().map(|id| ObjectKey::staging(id.0.into_bytes())).collect();
    listed.into_iter().filter(|object| object.key.is_some_and(|key| keys.contains(&key))).collect()
}

/// How many rows of pieces there are.
pub async fn part_rows(app: &TestApp) -> i64 {
    app.db(|conn| upload_parts::table.count().get_result(conn).unwrap()).await
}
