//! What is refused, in which words, and that nothing of it stays.

use super::{
    PIECE, UPLOADS, assert_stored, begun, create, head, metadata, offset_of, one, part_rows, patch, photo_of, pieces,
    promised,
};
use crate::reports::{Shot, new_id};
use crate::support::{TestApp, World};

#[tokio::test]
async fn somebody_elses_upload_is_not_there() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, upload) = one(&app, member, 100_000).await;
    patch(&app, member, &upload, 0, &shot.bytes[..50_000]).await.expect(204);
    for other in ["secretary", "colleague", "other_member"] {
        let other = world.person(other);
        head(&app, other, &upload).await.problem(404, "not-found");
        patch(&app, other, &upload, 50_000, &shot.bytes[50_000..]).await.problem(404, "not-found");
        app.delete(&upload).by(other).header("tus-resumable", "1.0.0").send().await.problem(404, "not-found");
        create(&app, other, &report, &shot).await.problem(404, "not-found");
    }
    assert_eq!(offset_of(&head(&app, member, &upload).await), 50_000);
}

#[tokio::test]
async fn an_upload_is_for_a_slot_of_a_manifest_with_its_length() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shot = photo_of(&app, 100_000);
    let report = promised(&app, member, std::slice::from_ref(&shot)).await;
    let stranger = Shot { id: new_id(&app), ..shot.clone() };
    create(&app, member, &report, &stranger).await.problem(404, "not-found");
    create(&app, member, &new_id(&app), &shot).await.problem(404, "not-found");
    let shorter = Shot { bytes: shot.bytes[1..].to_vec(), ..shot.clone() };
    create(&app, member, &report, &shorter).await.problem(422, "digest-mismatch");
    let huge = Shot { bytes: vec![0; (20 << 20) + 1], ..shot.clone() };
    create(&app, member, &report, &huge).await.problem(413, "too-large");
    let begin = |name: &'static str, value: String| {
        app.post(UPLOADS).by(member).header("tus-resumable", "1.0.0").header(name, &value)
    };
    begin("upload-metadata", metadata(&report, &shot.id)).send().await.problem(400, "malformed-request");
    begin("upload-length", "100000".to_owned()).send().await.problem(400, "malformed-request");
    let typed = begin("upload-metadata", metadata(&report, &shot.id)).header("upload-length", "100000");
    typed.bytes("image/jpeg", shot.bytes.clone()).send().await.problem(415, "unsupported-media");
    // An upload whose length was left for later gets the right one or none.
    let later = begin("upload-metadata", metadata(&report, &shot.id)).header("upload-defer-length", "1").send().await;
    later.expect(201);
    let upload = later.header("location").unwrap();
    let told = app.patch(upload).by(member).header("tus-resumable", "1.0.0").header("upload-offset", "0");
    told.header("upload-length", "99999").bytes(PIECE, shot.bytes.clone()).send().await.problem(422, "digest-mismatch");
    let answer = head(&app, member, upload).await;
    assert_eq!((offset_of(&answer), answer.header("upload-defer-length")), (0, Some("1")));
}

#[tokio::test]
async fn without_the_version_nothing_is_done_and_every_answer_names_it() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 100_000).await;
    for version in ["", "0.2.2", "1.0.1"] {
        let answer = app.delete(&upload).by(member).header("tus-resumable", version).send().await;
        answer.problem(412, "tus-version");
        assert_eq!((answer.header("tus-version"), answer.header("tus-resumable")), (Some("1.0.0"), Some("1.0.0")));
    }
    app.delete(&upload).by(member).send().await.problem(412, "tus-version");
    let nobody = app.delete(&upload).header("tus-resumable", "1.0.0").send().await;
    nobody.problem(401, "unauthenticated");
    assert_eq!(nobody.header("tus-resumable"), Some("1.0.0"));
    let wrong = patch(&app, member, &upload, 3, &shot.bytes[3..]).await;
    wrong.problem(409, "wrong-offset");
    assert_eq!(wrong.header("tus-resumable"), Some("1.0.0"));
    let lost = app.get(&upload).by(member).header("tus-resumable", "1.0.0").send().await;
    assert_eq!((lost.status / 100, lost.header("tus-resumable")), (4, Some("1.0.0")));
    assert_eq!(app.get("/api/v1/me").by(member).send().await.header("tus-resumable"), None);
}

#[tokio::test]
async fn a_piece_with_a_wrong_checksum_is_not_kept_and_the_right_one_is_welcome() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 400_000).await;
    patch(&app, member, &upload, 0, &shot.bytes[..300_000]).await.expect(204);
    let send = |bytes: Vec<u8>, checksum: String| {
        let call = app.patch(&upload).by(member).header("tus-resumable", "1.0.0").header("upload-offset", "300000");
        call.header("upload-checksum", &checksum).bytes(PIECE, bytes).send()
    };
    let rest = shot.bytes[300_000..].to_vec();
    let digest = |bytes: &[u8]| {
        use base64::Engine as _;
        let sha256 = shigan::db::types::Sha256::of(bytes);
        format!("sha256 {}", base64::engine::general_purpose::STANDARD.encode(sha256.bytes()))
    };
    let mut damaged = rest.clone();
    damaged[7] ^= 1;
    send(damaged, digest(&rest)).await.problem(460, "wrong-checksum");
    send(rest.clone(), "md5 XrY7u+Ae7tCTyyK7j1rNww==".to_owned()).await.problem(400, "malformed-request");
    assert_eq!((offset_of(&head(&app, member, &upload).await), pieces(&app).await.len()), (300_000, 1));
    send(rest.clone(), digest(&rest)).await.expect(204);
    assert_stored(&app, &shot).await;
}

#[tokio::test]
async fn other_bytes_than_announced_end_the_upload_and_are_not_kept() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, upload) = one(&app, member, 400_000).await;
    let mut other = shot.bytes.clone();
    *other.last_mut().unwrap() ^= 1;
    patch(&app, member, &upload, 0, &other[..300_000]).await.expect(204);
    patch(&app, member, &upload, 300_000, &other[300_000..]).await.problem(422, "digest-mismatch");
    head(&app, member, &upload).await.problem(404, "not-found");
    assert_eq!((part_rows(&app).await, pieces(&app).await.len()), (0, 0));
    // Too many bytes are refused before they can do any harm.
    let upload = begun(&app, member, &report, &shot).await;
    let longer = [shot.bytes.clone(), vec![0]].concat();
    patch(&app, member, &upload, 0, &longer).await.problem(413, "too-large");
    patch(&app, member, &upload, 0, &shot.bytes).await.expect(204);
    assert_stored(&app, &shot).await;
}

#[tokio::test]
async fn what_is_no_photo_is_refused_with_its_first_piece() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let page = Shot::of(&app, b"<!doctype html>".repeat(1000));
    let report = promised(&app, member, std::slice::from_ref(&page)).await;
    let upload = begun(&app, member, &report, &page).await;
    patch(&app, member, &upload, 0, &page.bytes[..5000]).await.problem(415, "unsupported-media");
    assert_eq!((offset_of(&head(&app, member, &upload).await), part_rows(&app).await), (0, 0));
    patch(&app, member, &upload, 0, &page.bytes).await.problem(415, "unsupported-media");
    head(&app, member, &upload).await.problem(404, "not-found");
}

#[tokio::test]
async fn a_withdrawn_report_takes_no_pieces() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, upload) = one(&app, member, 100_000).await;
    app.post(&format!("/api/v1/reports/{report}/withdraw")).by(member).send().await.expect(200);
    patch(&app, member, &upload, 0, &shot.bytes).await.problem(409, "wrong-state");
    create(&app, member, &report, &shot).await.problem(409, "wrong-state");
}
