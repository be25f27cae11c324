//! Uploads of 12 MP photos by eight clients at once, as phones send them: manifest first, then each photo.
//!
//! Two figures count: photos acknowledged as durable per second while renditions
//! are being made beside, and photos with both renditions ready per second, end to end.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may end with a panic")]
#![allow(clippy::pedantic, reason = "figures are printed, not computed with")]

#[path = "common/mod.rs"]
mod common;
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use shigan::db::types::{ReportId, Sha256};
use shigan::demo::pictures::{jpeg, picture};

use common::{Row, percentile, report};
use support::{TestApp, World};

const CLIENTS: usize = 8;
const REPORTS_PER_CLIENT: usize = 5;
const PHOTOS_PER_REPORT: usize = 4;

fn main() {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(run());
}

async fn run() {
    let app = Arc::new(TestApp::spawn().await);
    let world = World::of(&app).await;
    let photos: Vec<Arc<Vec<u8>>> =
        (0..8).map(|seed| Arc::new(jpeg(&picture(seed, 4032, 3024), 88).unwrap())).collect();
    let megabytes = photos.iter().map(|photo| photo.len()).sum::<usize>() as f64 / photos.len() as f64 / 1e6;
    println!("photos of 4032×3024, {megabytes:.1} MB on average");

    let started = Instant::now();
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let (app, token, photos) = (Arc::clone(&app), world.person("member").token.clone(), photos.clone());
        clients.push(tokio::spawn(async move { send_reports(&app, &token, client, &photos).await }));
    }
    let mut times = Vec::new();
    let mut reports = Vec::new();
    for client in clients {
        let (took, sent) = client.await.unwrap();
        times.extend(took);
        reports.extend(sent);
    }
    let acknowledged = started.elapsed();
    for id in &reports {
        wait_ready(&app, &world.person("member").token, *id).await;
    }
    let ready = started.elapsed();
    let count = times.len() as f64;
    report(
        "uploads",
        &[
            Row { name: "photos acknowledged".into(), unit: "1/s", ours: count / acknowledged.as_secs_f64() },
            Row { name: "photos ready, end to end".into(), unit: "1/s", ours: count / ready.as_secs_f64() },
            Row { name: "upload p50".into(), unit: "ms", ours: percentile(&mut times, 0.5) },
            Row { name: "upload p95".into(), unit: "ms", ours: percentile(&mut times, 0.95) },
        ],
    );
}

/// Makes the same picture other bytes: a comment behind the start of the file.
fn stamped(photo: &[u8], mark: &str) -> Vec<u8> {
    let mut bytes = photo[..2].to_vec();
    bytes.extend([0xFF, 0xFE]);
    bytes.extend(u16::try_from(mark.len() + 2).unwrap().to_be_bytes());
    bytes.extend(mark.as_bytes());
    bytes.extend(&photo[2..]);
    bytes
}

async fn send_reports(
    app: &TestApp,
    token: &str,
    client: usize,
    photos: &[Arc<Vec<u8>>],
) -> (Vec<Duration>, Vec<ReportId>) {
    let (mut times, mut sent) = (Vec::new(), Vec::new());
    for number in 0..REPORTS_PER_CLIENT {
        let id: ReportId = app.clock.new_id();
        let bodies: Vec<(uuid::Uuid, Vec<u8>)> = (0..PHOTOS_PER_REPORT)
            .map(|slot| {
                (
                    app.clock.new_id(),
                    stamped(&photos[(client + slot) % photos.len()], &format!("{client}-{number}-{slot}")),
                )
            })
            .collect();
        let slots: Vec<_> = bodies
            .iter()
            .map(|(id, bytes)| json!({"id": id, "sha256": Sha256::of(bytes), "size": bytes.len(), "media_type": "image/jpeg"}))
            .collect();
        let manifest = json!({"id": id, "kind": "volunteer", "text": "清理村口水渠", "photos": slots});
        let answer = app
            .http
            .post(format!("{}/api/v1/reports", app.base))
            .bearer_auth(token)
            .json(&manifest)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        for (photo, bytes) in bodies {
            let started = Instant::now();
            let answer = app
                .http
                .put(format!("{}/api/v1/reports/{id}/photos/{photo}/content", app.base))
                .bearer_auth(token)
                .header("content-type", "image/jpeg")
                .body(bytes)
                .send()
                .await
                .unwrap();
            assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
            times.push(started.elapsed());
        }
        sent.push(id);
    }
    (times, sent)
}

async fn wait_ready(app: &TestApp, token: &str, id: ReportId) {
    loop {
        let answer = app.http.get(format!("{}/api/v1/reports/{id}", app.base)).bearer_auth(token).send().await.unwrap();
        let view: serde_json::Value = answer.json().await.unwrap();
        if view["photos"].as_array().unwrap().iter().all(|photo| photo["state"] == "ready") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
