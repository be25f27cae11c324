//! A report with its photos in one request.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{field_reports, idempotency_keys, photos};
use shigan::db::types::Sha256;

use super::{Shot, id_of, new_id, pictured, plain, put, read};
use crate::support::{Answer, Person, TestApp, World};

const PATH: &str = "/api/v1/reports/bundle";
const BOUNDARY: &str = "between-the-parts";
pub const CONTENT_TYPE: &str = "multipart/form-data; boundary=between-the-parts";

/// The body of a bundle: the manifest, then parts by name.
pub fn body_of(manifest: &Value, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let json = manifest.to_string();
    let all = std::iter::once(("manifest", json.as_bytes())).chain(parts.iter().copied());
    for (name, bytes) in all {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn parts(shots: &[Shot]) -> Vec<(&str, &[u8])> {
    shots.iter().map(|shot| (shot.id.as_str(), shot.bytes.as_slice())).collect()
}

async fn send(app: &TestApp, person: &Person, key: Option<&str>, body: Vec<u8>) -> Answer {
    let mut call = app.post(PATH).by(person);
    if let Some(key) = key {
        call = call.header("idempotency-key", key);
    }
    call.bytes(CONTENT_TYPE, body).send().await
}

async fn rows(app: &TestApp) -> (i64, i64) {
    app.db(|conn| {
        let stored = photos::table.filter(photos::stored_at.is_not_null()).count().get_result(conn).unwrap();
        (field_reports::table.count().get_result(conn).unwrap(), stored)
    })
    .await
}

async fn keys(app: &TestApp) -> i64 {
    app.db(|conn| idempotency_keys::table.count().get_result(conn).unwrap()).await
}

#[tokio::test]
async fn a_report_comes_whole_in_one_request_and_again_changes_nothing() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1), Shot::new(&app, 2)];
    let manifest = pictured(&app, &shots);
    // In another order than the manifest names them.
    let body = body_of(&manifest, &[parts(&shots)[1], parts(&shots)[0]]);
    let answer = send(&app, member, None, body.clone()).await;
    assert_eq!(answer.expect(201)["completeness"], json!({"received": 2, "expected": 2, "complete": true}));
    assert_eq!(answer.header("etag"), Some("\"r1\""));
    send(&app, member, None, body).await.expect(200);
    assert_eq!((rows(&app).await, keys(&app).await), ((1, 2), 0));
    super::wait_settled(&app, member, &id_of(&manifest)).await;
    assert_eq!(read(&app, member, &id_of(&manifest)).await.json["photos"][1]["state"], "ready");
    // Without photos it is a report like any other.
    send(&app, member, None, body_of(&plain(&app), &[])).await.expect(201);
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_another_request_under_it_none() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1)];
    let manifest = pictured(&app, &shots);
    let body = body_of(&manifest, &parts(&shots));
    let first = send(&app, member, Some("\"key-1\""), body.clone()).await;
    first.expect(201);
    assert_eq!(first.header("idempotency-replayed"), None);
    super::wait_settled(&app, member, &id_of(&manifest)).await;
    let again = send(&app, member, Some("key-1"), body).await;
    again.expect(201);
    assert_eq!((again.header("idempotency-replayed"), again.header("etag")), (Some("true"), Some("\"r1\"")));
    assert_eq!(again.bytes, first.bytes, "the answer is another one, though the photo is ready by now");

    let other = body_of(&plain(&app), &[]);
    send(&app, member, Some("key-1"), other.clone()).await.problem(422, "idempotency-key-reused");
    assert_eq!(rows(&app).await, (1, 1));
    // A key belongs to an account.
    send(&app, world.person("colleague"), Some("key-1"), body_of(&plain(&app), &[])).await.expect(201);
    send(&app, member, Some("key-2"), other).await.expect(201);
    for wrong in ["\"\"", "with blanks"] {
        send(&app, member, Some(wrong), body_of(&plain(&app), &[])).await.problem(400, "malformed-request");
    }
}

#[tokio::test]
async fn an_answer_is_kept_for_a_day_and_then_forgotten() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let body = body_of(&plain(&app), &[]);
    send(&app, member, Some("key"), body.clone()).await.expect(201);
    app.set_time("2026-05-21T01:59:00Z");
    assert_eq!(shigan::reports::actions::forget_answers(&app.services).await.unwrap(), 0);
    send(&app, member, Some("key"), body.clone()).await.expect(201);
    app.set_time("2026-05-21T02:01:00Z");
    // Without the key it is known by its own id.
    send(&app, member, Some("key"), body).await.expect(200);
    app.set_time("2026-05-22T02:02:00Z");
    assert_eq!(shigan::reports::actions::forget_answers(&app.services).await.unwrap(), 1);
    assert_eq!(keys(&app).await, 0);
}

#[tokio::test]
async fn what_goes_wrong_with_one_photo_leaves_the_others_and_the_key_free() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1), Shot::new(&app, 2)];
    let manifest = pictured(&app, &shots);
    let mut flipped = shots[1].bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let broken = body_of(&manifest, &[parts(&shots)[0], (&shots[1].id, &flipped)]);
    let answer = send(&app, member, Some("key"), broken).await;
    let problem = answer.problem(422, "digest-mismatch");
    assert!(problem["detail"].as_str().unwrap().contains(&shots[1].id), "{problem}");

    // Left out is as good as not come.
    let short = body_of(&manifest, &parts(&shots[..1]));
    let answer = send(&app, member, Some("key"), short).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/photos/1"]);
    let stands = read(&app, member, &id_of(&manifest)).await;
    assert_eq!(stands.json["completeness"], json!({"received": 1, "expected": 2, "complete": false}));

    send(&app, member, Some("key"), body_of(&manifest, &parts(&shots))).await.expect(200);
    assert_eq!(rows(&app).await, (1, 2));
}

#[tokio::test]
async fn what_is_no_bundle_is_refused() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots = [Shot::new(&app, 1)];
    let manifest = pictured(&app, &shots);
    app.post(PATH).by(member).json(&manifest).send().await.problem(415, "unsupported-media");
    app.post(PATH).by(member).bytes("multipart/form-data", "x").send().await.problem(400, "malformed-request");
    let whole = body_of(&manifest, &parts(&shots));
    let cut = whole[..whole.len() - 60].to_vec();
    let nameless = String::from_utf8(body_of(&manifest, &[])).unwrap().replace("\"manifest\"", "\"note\"");
    send(&app, member, None, nameless.into_bytes()).await.problem(422, "invalid");
    let stranger = new_id(&app);
    let unknown = body_of(&plain(&app), &[(&stranger, b"x")]);
    send(&app, member, None, unknown).await.problem(422, "invalid");
    let mut wrong = manifest.clone();
    wrong["photos"][0]["size"] = json!("many");
    let answer = send(&app, member, None, body_of(&wrong, &[])).await;
    answer.problem(422, "invalid");
    assert_eq!(answer.pointers(), ["/photos/0/size"]);
    send(&app, member, None, cut).await.problem(400, "cut-short");
    // What came before the end was missing is a report that waits for its photo.
    put(&app, member, &id_of(&manifest), &shots[0]).await.expect(200);
}

#[tokio::test]
async fn the_head_of_a_part_has_an_end() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut body = body_of(&plain(&app), &[]);
    body.truncate(body.len() - BOUNDARY.len() - 6);
    body.extend_from_slice(format!("--{BOUNDARY}\r\nX-Long: ").as_bytes());
    body.extend(std::iter::repeat_n(b'x', 5_000_000));
    send(&app, world.person("member"), None, body).await.problem(413, "too-large");
}

/// Sends the head and the first bytes of a bundle, and leaves the rest to the caller.
fn begin(app: &TestApp, person: &Person, key: &str, body: &[u8], first: usize) -> TcpStream {
    let mut stream = TcpStream::connect(app.base.replace("http://", "")).unwrap();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\nidempotency-key: {key}\r\ncontent-type: {}\r\ncontent-length: {}\r\n\r\n",
        person.token,
        CONTENT_TYPE,
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&body[..first]).unwrap();
    stream
}

async fn status_of(mut stream: TcpStream) -> String {
    tokio::task::spawn_blocking(move || {
        let mut head = [0; 12];
        stream.read_exact(&mut head).unwrap();
        String::from_utf8_lossy(&head[9..]).into_owned()
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn a_request_at_work_holds_its_key_and_one_that_was_cut_off_gives_it_back() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    for (ends_well, seed) in [(true, 1), (false, 3)] {
        let shots = [Shot::new(&app, seed), Shot::new(&app, seed + 1)];
        let manifest = pictured(&app, &shots);
        let body = body_of(&manifest, &parts(&shots));
        let key = if ends_well { "whole" } else { "cut" };
        let first = body.len() - 500;
        let mut stream = begin(&app, member, key, &body, first);
        app.until("the first photo is here", || async {
            let answer = read(&app, member, &id_of(&manifest)).await;
            answer.status == 200 && answer.json["completeness"]["received"] == 1
        })
        .await;
        let meanwhile = send(&app, member, Some(key), body.clone()).await;
        assert_eq!(meanwhile.problem(409, "request-in-flight")["retryable"], true);
        assert!(meanwhile.header("retry-after").is_some());
        let other = body_of(&plain(&app), &[]);
        send(&app, member, Some(key), other).await.problem(422, "idempotency-key-reused");
        if ends_well {
            stream.write_all(&body[first..]).unwrap();
            assert_eq!(status_of(stream).await, "201");
            send(&app, member, Some(key), body).await.expect(201);
        } else {
            drop(stream);
            app.until("the key is free", || async { keys(&app).await == 1 }).await;
            send(&app, member, Some(key), body).await.expect(200);
        }
    }
}

#[tokio::test]
async fn a_key_whose_server_died_is_free_after_its_lease() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (account, now) = (member.account_id, app.clock.now());
    let lease = now.plus(chrono::TimeDelta::seconds(90));
    app.db(move |conn| {
        let row = (
            idempotency_keys::account_id.eq(account),
            idempotency_keys::key.eq("key"),
            idempotency_keys::request_sha256.eq(Sha256::of(b"of a process that was killed")),
            idempotency_keys::begun_at.eq(now),
            idempotency_keys::expires_at.eq(lease),
        );
        diesel::insert_into(idempotency_keys::table).values(row).execute(conn).unwrap();
    })
    .await;
    let body = body_of(&plain(&app), &[]);
    send(&app, member, Some("key"), body.clone()).await.problem(422, "idempotency-key-reused");
    app.set_time("2026-05-20T02:01:31Z");
    send(&app, member, Some("key"), body.clone()).await.expect(201);
    assert_eq!(send(&app, member, Some("key"), body).await.header("idempotency-replayed"), Some("true"));
}
