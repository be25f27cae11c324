//! Bytes in: what is taken, what is refused, what is left behind.

use std::io::{Read as _, Write as _};

use serde_json::json;

use crate::reports::{Shot, id_of, pictured, put, read, submit, wait_settled};
use crate::support::{Answer, TestApp, World};

/// Files left in the folder of uploads in progress.
fn left_behind(app: &TestApp) -> usize {
    std::fs::read_dir(app.services.config.data_dir.join("incoming")).map_or(0, Iterator::count)
}

/// Promises some bytes and sends others.
async fn send(app: &TestApp, world: &World, promised: &Shot, sent: Vec<u8>) -> (String, Answer) {
    let member = world.person("member");
    let body = pictured(app, std::slice::from_ref(promised));
    submit(app, member, &body).await.expect(201);
    let id = id_of(&body);
    let answer = put(app, member, &id, &Shot { bytes: sent, ..promised.clone() }).await;
    (id, answer)
}

async fn still_awaited(app: &TestApp, world: &World, id: &str) {
    let answer = read(app, world.person("member"), id).await;
    assert_eq!(answer.expect(200)["photos"][0]["state"], "awaited");
    assert_eq!(left_behind(app), 0);
}

#[tokio::test]
async fn other_bytes_than_announced_are_refused_and_not_kept() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let shot = Shot::new(&app, 1);
    let mut flipped = shot.bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let shorter = shot.bytes[..shot.bytes.len() - 10].to_vec();
    let mut longer = shot.bytes.clone();
    longer.extend([0; 10]);
    for wrong in [flipped, shorter, longer] {
        let shot = Shot { id: crate::reports::new_id(&app), ..shot.clone() };
        let (id, answer) = send(&app, &world, &shot, wrong).await;
        answer.problem(422, "digest-mismatch");
        still_awaited(&app, &world, &id).await;
        // The right bytes are welcome afterwards.
        put(&app, world.person("member"), &id, &shot).await.expect(200);
        app.patch(&format!("/api/v1/reports/{id}"))
            .by(world.person("member"))
            .header("if-match", "\"r1\"")
            .json(&json!({"photos": []}))
            .send()
            .await
            .expect(200);
    }
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    let app = TestApp::spawn_with(&[("SHIGAN_PHOTO_MAX_BYTES", "60000")]).await;
    let world = World::of(&app).await;
    let shot = Shot::of(&app, Shot::new(&app, 1).bytes[..20_000].to_vec());
    let (id, answer) = send(&app, &world, &shot, vec![0xFF; 100_000]).await;
    answer.problem(413, "too-large");
    assert!(answer.json["detail"].as_str().unwrap().contains("60000"));
    still_awaited(&app, &world, &id).await;
    // Without a length in the header the limit holds all the same.
    let path = format!("/api/v1/reports/{id}/photos/{}/content", shot.id);
    let pieces = (0..10).map(|_| Ok::<_, std::io::Error>(bytes::Bytes::from([0xFF, 0xD8, 0xFF, 0xE0].repeat(2500))));
    let stream = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
    let answer = app.put(&path).by(world.person("member")).bytes("image/jpeg", stream).send().await;
    answer.problem(413, "too-large");
    still_awaited(&app, &world, &id).await;
}

#[tokio::test]
async fn a_body_without_a_length_is_taken() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let pieces: Vec<_> =
        shot.bytes.chunks(1000).map(|piece| Ok::<_, std::io::Error>(bytes::Bytes::copy_from_slice(piece))).collect();
    let stream = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
    let path = format!("/api/v1/reports/{}/photos/{}/content", id_of(&body), shot.id);
    app.put(&path).by(member).bytes("application/octet-stream", stream).send().await.expect(200);
}

#[tokio::test]
async fn what_is_no_photo_is_refused_naming_what_is_accepted() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let nonsense: [&[u8]; 4] = [
        b"<!doctype html><title>x</title>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0",
        b"\0\0\0\x18ftypisom\0\0\0\0isomiso2",
    ];
    for bytes in nonsense {
        let shot = Shot::of(&app, bytes.to_vec());
        let (id, answer) = send(&app, &world, &shot, bytes.to_vec()).await;
        answer.problem(415, "unsupported-media");
        assert!(answer.json["detail"].as_str().unwrap().contains("JPEG, PNG, WebP, HEIC"));
        still_awaited(&app, &world, &id).await;
    }
}

/// A PNG of a few bytes that promises 2.5 gigapixels.
fn bomb() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend(50_000_u32.to_be_bytes());
    png.extend(50_000_u32.to_be_bytes());
    png.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    png
}

#[tokio::test]
async fn a_picture_that_promises_too_many_pixels_is_refused_from_its_header() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let shot = Shot::of(&app, bomb());
    let (id, answer) = send(&app, &world, &shot, bomb()).await;
    answer.problem(413, "too-large");
    assert!(answer.json["detail"].as_str().unwrap().contains("100000000"));
    still_awaited(&app, &world, &id).await;
}

#[tokio::test]
async fn the_bytes_tell_the_format_whatever_they_are_called() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(64, 48, image::Rgb([10, 120, 40])).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let shot = Shot::of(&app, png.into_inner());
    let id = crate::reports::settled(&app, world.person("member"), &[shot]).await;
    let answer = read(&app, world.person("member"), &id).await;
    let photo = &answer.json["photos"][0];
    assert_eq!(photo["state"], "ready");
    assert_eq!(photo["claimed"]["media_type"], "image/jpeg");
    assert_eq!([&photo["facts"]["format"], &photo["facts"]["width"]], [&json!("png"), &json!(64)]);
}

#[tokio::test]
async fn a_photo_cut_off_by_its_phone_is_kept_and_called_unreadable_with_the_reason() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let whole = Shot::new(&app, 1).bytes;
    let shot = Shot::of(&app, whole[..whole.len() / 2].to_vec());
    let id = crate::reports::settled(&app, member, std::slice::from_ref(&shot)).await;
    let answer = read(&app, member, &id).await;
    let photo = &answer.json["photos"][0];
    assert_eq!([&photo["state"], &photo["unreadable_reason"]], ["unreadable", "truncated"]);
    assert_eq!(photo["missing"], false);
    assert_eq!(answer.json["completeness"]["complete"], true);
    let path = format!("/api/v1/reports/{id}/photos/{}", shot.id);
    app.get(&format!("{path}/renditions/320")).by(member).send().await.problem(404, "not-found");
    app.get(&format!("{path}/original")).by(world.person("township")).send().await.problem(404, "not-found");
}

#[tokio::test]
async fn a_connection_cut_in_the_middle_leaves_nothing() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member").clone();
    let shot = Shot::new(&app, 1);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, &member, &body).await.expect(201);
    let id = id_of(&body);
    let (address, token, half) = (app.base.replace("http://", ""), member.token.clone(), shot.clone());
    let path = format!("/api/v1/reports/{id}/photos/{}/content", shot.id);
    let incoming = app.services.config.data_dir.join("incoming");
    tokio::task::spawn_blocking(move || {
        let mut phone = std::net::TcpStream::connect(address).unwrap();
        let head = format!(
            "PUT {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n",
            half.bytes.len()
        );
        phone.write_all(head.as_bytes()).unwrap();
        phone.write_all(&half.bytes[..half.bytes.len() / 2]).unwrap();
        // Cut once the server has begun to write.
        for _ in 0..1000 {
            if std::fs::read_dir(&incoming).is_ok_and(|mut files| files.next().is_some()) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        phone.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = String::new();
        drop(phone.read_to_string(&mut answer));
    })
    .await
    .unwrap();
    app.until("the half-written file is gone", || async { left_behind(&app) == 0 }).await;
    still_awaited(&app, &world, &id).await;
    put(&app, &member, &id, &shot).await.expect(200);
    wait_settled(&app, &member, &id).await;
}

#[tokio::test]
async fn a_withdrawn_report_takes_no_photos() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = Shot::new(&app, 1);
    let body = pictured(&app, std::slice::from_ref(&shot));
    submit(&app, member, &body).await.expect(201);
    let id = id_of(&body);
    app.post(&format!("/api/v1/reports/{id}/withdraw")).by(member).send().await.expect(200);
    put(&app, member, &id, &shot).await.problem(409, "wrong-state");
}

#[test]
fn the_sweep_removes_what_is_a_day_old_and_nothing_younger() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("one.part"), b"x").unwrap();
    let now = std::time::SystemTime::now();
    let sweep = |at| shigan::photos::sweep::sweep_folder(folder.path(), at).unwrap();
    assert_eq!(sweep(now + std::time::Duration::from_hours(23)), 0);
    assert_eq!(sweep(now + std::time::Duration::from_hours(25)), 1);
    assert_eq!(shigan::photos::sweep::sweep_folder(&folder.path().join("none"), now).unwrap(), 0);
}
