//! Dossiers: pictures, checksums, the code that leads to the digests.

use std::io::{Cursor, Read as _};

use diesel::prelude::*;
use serde_json::{Value, json};
use shigan::db::schema::{blobs, hash_lists};
use shigan::db::types::Sha256;
use shigan::storage::ObjectKey;

use super::{Archive, dossiers};
use crate::appraisals::text;
use crate::reports::{Shot, pictured};

/// A report with so many photos, made ready, that the township's score on A2 rests on.
async fn with_photos(archive: &Archive, count: u64) -> Vec<Shot> {
    let shots: Vec<Shot> = (0..count).map(|seed| Shot::new(&archive.app, seed)).collect();
    let body = pictured(&archive.app, &shots);
    let member = archive.person("member");
    archive.app.post("/api/v1/reports").by(member).json(&body).send().await.expect(201);
    for shot in &shots {
        let path = format!("/api/v1/reports/{}/photos/{}/content", text(&body["id"]), shot.id);
        archive.app.put(&path).by(member).bytes(shot.media_type, shot.bytes.clone()).send().await.expect(200);
    }
    archive
        .app
        .until("the pictures are made", async || {
            let waiting: i64 = archive
                .app
                .db(|conn| blobs::table.filter(blobs::state.ne("ready")).count().get_result(conn).unwrap())
                .await;
            waiting == 0
        })
        .await;
    archive.score("township", "A2", 500, &[json!({"kind": "report", "report_id": body["id"]})]).await;
    shots
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn a_dossier_is_a_pdf_for_the_archive_with_the_pictures_as_they_are() {
    let archive = Archive::new().await;
    let shots = with_photos(&archive, 3).await;
    let answer = archive.file(&dossiers(&[&archive.record], "pdf"), "county").await;
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"dossiers-2026-05-20.pdf\""));
    assert!(answer.bytes.starts_with(b"%PDF-1."));
    assert!(holds(&answer.bytes, b"pdfaid:part"), "it says that it is PDF/A");
    for shot in &shots {
        let key = ObjectKey::rendition(Sha256::of(&shot.bytes).bytes(), 1600, 1);
        let picture = archive.app.services.store.get_bytes(&key).await.unwrap();
        assert!(holds(&answer.bytes, &picture), "the picture stands in it byte by byte");
    }
}

#[tokio::test]
async fn an_archive_proves_itself_and_its_codes_lead_to_the_same_digests() {
    let archive = Archive::new().await;
    let shots = with_photos(&archive, 1).await;
    let other = crate::appraisals::record_of(&archive.app, &archive.world, "hospital").await;
    let export = archive.take_out(&dossiers(&[&archive.record, &other], "zip"), "county").await;
    assert_eq!((&export["done"], &export["total"]), (&json!(2), &json!(2)));
    let answer = archive.fetch("city", text(&export["id"])).await;
    let mut zip = zip::ZipArchive::new(Cursor::new(answer.bytes.clone())).unwrap();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}")).read_to_end(&mut bytes).unwrap();
        bytes
    };
    let sums = String::from_utf8(read("SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 6, "{sums}");
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(Sha256::of(&read(name)).to_string(), sum, "{name}");
    }
    let manifest: Value = serde_json::from_slice(&read("manifest.json")).unwrap();
    assert_eq!((&manifest["exported_by"], &manifest["agreed_by"]), (&json!("市审核"), &json!("区审核")));
    assert_eq!(manifest["records"].as_array().unwrap().len(), 2);
    let first = &manifest["records"][0];
    assert_eq!(text(&first["folder"]), "0001-中共太坊镇康江村支部委员会");
    let hashes = read(&format!("{}/hashes.json", text(&first["folder"])));
    assert_eq!(Sha256::of(&hashes).to_string(), text(&first["hash_list_sha256"]));

    // Whoever holds the paper finds the same list by its code, however it is typed.
    let code = text(&first["hash_list_code"]).to_lowercase().replace('-', " ");
    let path = format!("/api/v1/hash-lists/{}", code.replace(' ', "%20"));
    let list = archive.app.get(&path).by(archive.person("doctor")).send().await.expect(200).clone();
    assert_eq!(text(&list["content"]).as_bytes(), hashes);
    let list: Value = serde_json::from_slice(&hashes).unwrap();
    assert_eq!(list["evidence"][0]["photos"][0]["sha256"], shots[0].sha256());
    assert!(!String::from_utf8(hashes).unwrap().contains("陈秀英"), "nobody is named");
    archive
        .app
        .get("/api/v1/hash-lists/0000-0000-0000-0000")
        .by(archive.person("doctor"))
        .send()
        .await
        .problem(404, "not-found");
}

#[tokio::test]
async fn the_same_dossier_has_the_same_code_and_another_once_its_evidence_changed() {
    let archive = Archive::new().await;
    archive.rest_on("清理水渠两公里").await;
    let wish = dossiers(&[&archive.record], "pdf");
    archive.file(&wish, "county").await;
    archive.file(&wish, "county").await;
    let codes = async || -> i64 { archive.app.db(|conn| hash_lists::table.count().get_result(conn).unwrap()).await };
    assert_eq!(codes().await, 1);
    archive.rest_on("修好村口的路灯").await;
    archive.file(&wish, "county").await;
    assert_eq!(codes().await, 2);
}
