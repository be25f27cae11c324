//! Bytes that come in pieces, and what becomes of them.

use serde_json::json;

use super::{
    PIECE, UPLOADS, assert_stored, begun, head, metadata, offset_of, one, part_rows, patch, photo_of, pieces, promised,
};
use crate::reports::{put, read, wait_settled};
use crate::support::{TestApp, World};

#[tokio::test]
async fn a_photo_in_three_pieces_is_whole_and_its_pieces_are_gone() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, upload) = one(&app, member, 1_000_000).await;
    assert_eq!(offset_of(&head(&app, member, &upload).await), 0);
    let mut at = 0;
    for end in [300_000, 700_000] {
        let answer = patch(&app, member, &upload, at, &shot.bytes[at..end]).await;
        answer.expect(204);
        assert_eq!(offset_of(&answer), end);
        at = end;
        assert_eq!(offset_of(&head(&app, member, &upload).await), end);
    }
    assert_eq!(pieces(&app).await.len(), 2);
    assert_eq!(read(&app, member, &report).await.json["photos"][0]["state"], "awaited");
    let answer = patch(&app, member, &upload, at, &shot.bytes[at..]).await;
    answer.expect(204);
    assert_eq!(offset_of(&answer), 1_000_000);
    assert_stored(&app, &shot).await;
    assert_eq!((part_rows(&app).await, pieces(&app).await.len()), (0, 0));
    assert_eq!(offset_of(&head(&app, member, &upload).await), 1_000_000);
    wait_settled(&app, member, &report).await;
    assert_eq!(read(&app, member, &report).await.json["photos"][0]["state"], "ready");
}

#[tokio::test]
async fn a_photo_of_20_mb_arrives_with_its_first_request_or_with_its_fifth() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let limit = usize::try_from(app.services.config.photo_max_bytes).unwrap();
    let shot = photo_of(&app, limit);
    let report = promised(&app, member, std::slice::from_ref(&shot)).await;
    let answer = app
        .post(UPLOADS)
        .by(member)
        .header("tus-resumable", "1.0.0")
        .header("upload-length", &limit.to_string())
        .header("upload-metadata", &metadata(&report, &shot.id))
        .bytes(PIECE, shot.bytes.clone())
        .send()
        .await;
    answer.expect(201);
    assert_eq!(offset_of(&answer), limit);
    assert_stored(&app, &shot).await;

    let (shot, _, upload) = one(&app, member, limit).await;
    for (index, piece) in shot.bytes.chunks(limit.div_ceil(5)).enumerate() {
        patch(&app, member, &upload, index * limit.div_ceil(5), piece).await.expect(204);
    }
    assert_stored(&app, &shot).await;
}

#[tokio::test]
async fn the_worst_of_lines_makes_few_objects_all_the_same() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, _, upload) = one(&app, member, 700_000).await;
    for start in (0..600_000).step_by(15_000) {
        patch(&app, member, &upload, start, &shot.bytes[start..start + 15_000]).await.expect(204);
    }
    assert_eq!((part_rows(&app).await, pieces(&app).await.len()), (3, 3));
    patch(&app, member, &upload, 600_000, &shot.bytes[600_000..]).await.expect(204);
    assert_stored(&app, &shot).await;
    assert_eq!(part_rows(&app).await, 0);
}

#[tokio::test]
async fn a_photo_that_came_another_way_ends_the_sending() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, upload) = one(&app, member, 400_000).await;
    let other = begun(&app, member, &report, &shot).await;
    patch(&app, member, &upload, 0, &shot.bytes[..300_000]).await.expect(204);
    put(&app, member, &report, &shot).await.expect(200);
    for address in [&upload, &other] {
        assert_eq!(offset_of(&head(&app, member, address).await), 400_000);
    }
    patch(&app, member, &upload, 300_000, &shot.bytes[300_000..]).await.problem(409, "wrong-offset");
    // A phone that did not hear of it begins another, and hears at once.
    let late = super::create(&app, member, &report, &shot).await;
    late.expect(201);
    assert_eq!(offset_of(&late), 400_000);
}

#[tokio::test]
async fn two_uploads_of_one_photo_do_not_hinder_each_other() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let (shot, report, first) = one(&app, member, 400_000).await;
    let second = begun(&app, member, &report, &shot).await;
    patch(&app, member, &first, 0, &shot.bytes[..300_000]).await.expect(204);
    patch(&app, member, &second, 0, &shot.bytes[..350_000]).await.expect(204);
    let (one, two) = tokio::join!(
        patch(&app, member, &first, 300_000, &shot.bytes[300_000..]),
        patch(&app, member, &second, 350_000, &shot.bytes[350_000..]),
    );
    // Whoever is later by a hair may find the pieces gone, and the photo here: that is a success too.
    for answer in [one, two] {
        assert!(answer.status == 204 || answer.status == 409, "{}: {}", answer.status, answer.json);
    }
    for upload in [&first, &second] {
        assert_eq!(offset_of(&head(&app, member, upload).await), 400_000);
    }
    assert_stored(&app, &shot).await;
    assert_eq!(part_rows(&app).await, 0);
}

#[tokio::test]
async fn a_repeated_manifest_tells_how_far_each_photo_is() {
    let app = TestApp::spawn().await;
    let world = World::of(&app).await;
    let member = world.person("member");
    let shots: Vec<_> = (0..3).map(|_| photo_of(&app, 500_000)).collect();
    let body = crate::reports::pictured(&app, &shots);
    let first = crate::reports::submit(&app, member, &body).await;
    assert!(first.expect(201)["photos"].as_array().unwrap().iter().all(|photo| photo["missing"] == true));
    let report = crate::reports::id_of(&body);
    put(&app, member, &report, &shots[0]).await.expect(200);
    let upload = begun(&app, member, &report, &shots[1]).await;
    patch(&app, member, &upload, 0, &shots[1].bytes[..300_000]).await.expect(204);
    // The phone lost every answer, and asks by sending the manifest again.
    let again = crate::reports::submit(&app, member, &body).await;
    let photos = &again.expect(200)["photos"];
    assert_eq!([&photos[0]["missing"], &photos[1]["missing"], &photos[2]["missing"]], [false, true, true]);
    assert_eq!(photos[0].get("upload"), None);
    assert_eq!(photos[1]["upload"]["location"], upload.as_str());
    assert_eq!(photos[1]["upload"]["offset"], 300_000);
    assert_eq!(photos[1]["upload"]["expires_at"], "2026-05-27T02:00:00Z");
    assert_eq!(photos[2].get("upload"), None);
    assert_eq!(again.json["completeness"], json!({"received": 1, "expected": 3, "complete": false}));
    // Bytes that the same author has sent before are not asked for again.
    let mut other = crate::reports::pictured(&app, &shots);
    for photo in other["photos"].as_array_mut().unwrap() {
        photo["id"] = json!(crate::reports::new_id(&app));
    }
    let answer = crate::reports::submit(&app, member, &other).await;
    let missing: Vec<_> =
        answer.expect(201)["photos"].as_array().unwrap().iter().map(|photo| photo["missing"].clone()).collect();
    assert_eq!(missing, [false, true, true]);
    // Nobody else learns of the upload.
    let reviewer = read(&app, world.person("township"), &report).await;
    assert_eq!(reviewer.expect(200)["photos"][1].get("upload"), None);
}
