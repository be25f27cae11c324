//! Real clients over a line that is cut at random: every photo arrives, with equal bytes.

use serde_json::{Value, json};

use super::line::BadLine;
use super::scripts::{Script, chromium};
use super::{UPLOADS, assert_stored, part_rows, photo_of, promised};
use crate::reports::{Shot, read};
use crate::support::{Person, TestApp, World};

/// Photos of these sizes, promised in one report and put into files for a client.
struct Batch {
    shots: Vec<Shot>,
    report: String,
    folder: tempfile::TempDir,
}

impl Batch {
    async fn new(app: &TestApp, person: &Person, sizes: &[usize]) -> Self {
        let shots: Vec<Shot> = sizes.iter().map(|size| photo_of(app, *size)).collect();
        let report = promised(app, person, &shots).await;
        let folder = tempfile::tempdir().unwrap();
        for shot in &shots {
            std::fs::write(folder.path().join(&shot.id), &shot.bytes).unwrap();
        }
        Self { shots, report, folder }
    }

    /// The job of a client, over a line, with what is peculiar to it.
    fn job(&self, person: &Person, base: &str, more: &Value) -> Value {
        let photo = |shot: &Shot| {
            json!({
                "file": self.folder.path().join(&shot.id), "report_id": self.report, "photo_id": shot.id,
            })
        };
        let photos: Vec<Value> = self.shots.iter().map(photo).collect();
        let mut job = json!({ "endpoint": format!("{base}{UPLOADS}"), "token": person.token, "photos": photos });
        job.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        job
    }

    /// Everything is here, with equal bytes, and nothing is left over.
    async fn assert_arrived(&self, app: &TestApp, person: &Person) {
        for shot in &self.shots {
            assert_stored(app, shot).await;
        }
        let report = read(app, person, &self.report).await;
        assert_eq!(report.json["completeness"]["complete"], true, "{}", report.json["completeness"]);
        assert_eq!(part_rows(app).await, 0);
    }
}

/// Lets a client send a batch over a line that breaks `cuts` times.
async fn send(app: &TestApp, script: Option<Script>, sizes: &[usize], cuts: usize, more: Value) {
    let Some(mut script) = script else { return };
    let world = World::of(app).await;
    let member = world.person("member");
    let batch = Batch::new(app, member, sizes).await;
    let line = BadLine::to(app, cuts, 400_000).await;
    script.ask(&batch.job(member, &line.base, &more)).await;
    let told = script.told().await;
    script.finish().await;
    println!("{} photos, {} cuts, the client said {told}", sizes.len(), line.cuts());
    assert_eq!(told["sent"], sizes.len());
    assert_eq!(line.cuts(), cuts, "the line was not cut as often as it should");
    assert!(told["retries"].as_u64().unwrap() > 0, "the client did not notice anything");
    batch.assert_arrived(app, member).await;
}

#[tokio::test]
async fn tus_js_in_node_sends_20_mb_over_a_line_that_is_cut() {
    let app = TestApp::spawn().await;
    send(&app, Script::node("tus-js.mjs"), &[20 << 20], 12, json!({})).await;
}

#[tokio::test]
async fn tus_js_in_node_sends_many_photos_at_once() {
    let app = TestApp::spawn().await;
    let sizes = [1_000_000, 900_000, 2_000_000, 300_000, 1_500_000, 700_000];
    send(&app, Script::node("tus-js.mjs"), &sizes, 10, json!({ "together": true })).await;
}

#[tokio::test]
async fn tus_js_in_node_sends_with_the_creation_in_small_pieces() {
    let app = TestApp::spawn().await;
    let how = json!({ "withCreation": true, "chunk": 150_000 });
    send(&app, Script::node("tus-js.mjs"), &[1_200_000, 800_000], 6, how).await;
}

#[tokio::test]
async fn tus_js_in_node_sends_what_it_does_not_know_the_length_of() {
    let app = TestApp::spawn().await;
    let how = json!({ "deferred": true, "chunk": 200_000 });
    send(&app, Script::node("tus-js.mjs"), &[1_100_000, 900_000], 6, how).await;
}

#[tokio::test]
async fn tuspy_sends_with_a_checksum_for_each_piece() {
    let app = TestApp::spawn().await;
    let how = json!({ "chunk": 100_000, "checksum": true });
    send(&app, Script::python("tuspy_client.py"), &[1_000_000, 600_000], 6, how).await;
}

#[tokio::test]
async fn tuspy_sends_whole_photos_over_a_line_that_is_cut() {
    let app = TestApp::spawn().await;
    let how = json!({ "chunk": 50_000_000, "checksum": false });
    send(&app, Script::python("tuspy_client.py"), &[5_000_000, 3_000_000], 8, how).await;
}

/// Starts Chromium with a page of its own origin, and a server that allows it.
async fn browser() -> Option<(TestApp, Script)> {
    chromium()?;
    let mut script = Script::node("browser.mjs")?;
    let origin = script.told().await["origin"].as_str().unwrap().to_owned();
    Some((TestApp::spawn_with(&[("SHIGAN_ALLOWED_ORIGINS", &origin)]).await, script))
}

#[tokio::test]
async fn tus_js_in_chromium_sends_from_a_page_of_another_origin() {
    let Some((app, script)) = browser().await else { return };
    send(&app, Some(script), &[20 << 20, 2_000_000, 1_000_000], 10, json!({ "with": "tus" })).await;
}

#[tokio::test]
async fn uppy_in_chromium_sends_from_a_page_of_another_origin() {
    let Some((app, script)) = browser().await else { return };
    send(&app, Some(script), &[4_000_000, 2_000_000, 1_000_000], 8, json!({ "with": "uppy" })).await;
}
