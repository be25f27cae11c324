//! Uploads of distinct 12 MP photos by eight clients, beside PocketBase and rustus in the same run.
//!
//! Every server is the program as it is shipped, in a process of its own, on the same file system; this process is the
//! same lean client for all. They take turns: each round every one of them gets as many photos, and what is still to
//! be written to disk is written before the next begins. Ours is a report of four photos as phones send it: the
//! manifest, then a PUT for each photo, answered once its bytes are on disk, hashed, and its row is committed.
//! PocketBase gets a record with a file, rustus an upload created with its bytes; neither hashes nor waits for the disk.
//! So there are two rows: `upload` ends when the bytes of a turn are durable, with a sync of the disk behind every turn
//! of everybody; `upload, acknowledged` ends with the last answer, which ours gives when they are. Ours by tus is the
//! same report with uploads created with their bytes. Nobody's turn begins before what ours does afterwards with its
//! photos is done.
//!
//! `SHIGAN_TEST_ROUNDS` (4) and `SHIGAN_TEST_PHOTOS` (96) set the length of the run; a peer that is not installed is left out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may end with a panic")]
#![allow(clippy::pedantic, reason = "figures are printed, not computed with")]
#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]

#[path = "common/mod.rs"]
mod common;
#[path = "common/programs.rs"]
mod programs;
#[path = "common/shots.rs"]
mod shots;
#[path = "../tests/it/support/mod.rs"]
mod support;
#[path = "common/wire.rs"]
mod wire;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::join_all;
use serde_json::json;

use common::{Line, percentile, report_beside};
use shots::{Report, Shot, pictures};
use support::shipped::{Process, Shipped};
use wire::Wire;

const CLIENTS: usize = 8;
/// For each round and server: photos that are sent and nothing else.
const PHOTOS: usize = 96;
const PHOTOS_PER_REPORT: usize = 4;
/// Photos whose pictures are asked for from PocketBase, which takes a second for one.
const PICTURED: usize = 16;

fn main() {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(run());
}

/// What each round gave.
#[derive(Default)]
struct Figures {
    rate: Vec<f64>,
    /// The same with everything on disk.
    settled: Vec<f64>,
    pictured: Vec<f64>,
    times: Vec<Duration>,
}

impl Figures {
    fn note(&mut self, photos: usize, took: Took) {
        self.rate.push(photos as f64 / took.acknowledged.as_secs_f64());
        self.settled.push(photos as f64 / took.on_disk.as_secs_f64());
        self.times.extend(took.times);
    }
}

struct Took {
    acknowledged: Duration,
    on_disk: Duration,
    times: Vec<Duration>,
}

fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Writes what the system still holds back, so that it is on the account of whoever caused it.
fn settle_disk() {
    std::process::Command::new("sync").status().unwrap();
}

async fn run() {
    let number = |name: &str| support::app::variable(name).and_then(|text| text.parse::<usize>().ok());
    let rounds = number("SHIGAN_TEST_ROUNDS").unwrap_or(4);
    let photos = number("SHIGAN_TEST_PHOTOS").unwrap_or(PHOTOS);
    let bases = pictures(8, 4032, 3024);
    let megabytes = bases.iter().map(|photo| photo.len()).sum::<usize>() as f64 / bases.len() as f64 / 1e6;
    println!("photos of 4032×3024, {megabytes:.1} MB on average; {CLIENTS} clients; {rounds} rounds of {photos}");
    let folder = tempfile::tempdir().unwrap();
    let ours = Shipped::start(&[]).await;
    let pocketbase = programs::pocketbase(folder.path()).await;
    if let Some(peer) = &pocketbase {
        make_collection(peer).await;
    }
    let (rustus, synced) = (programs::rustus(folder.path(), false).await, programs::rustus(folder.path(), true).await);
    let mut all: [Figures; 5] = Default::default();
    // The first round warms everything up and is not counted.
    for round in 0..=rounds {
        let (count, pictured) = if round == 0 { (16, 4) } else { (photos, PICTURED) };
        let mut found: [Figures; 5] = Default::default();
        send_to_ours(&ours, &bases, count, &mut found[0]).await;
        rest(&ours.process).await;
        send_by_tus(&ours, &bases, count, &mut found[4]).await;
        rest(&ours.process).await;
        if let Some(peer) = &pocketbase {
            send_to_pocketbase(peer.address, &shots_of(&ours, &bases, count), &mut found[1]).await;
            found[1].pictured.push(picture_pocketbase(peer.address, &shots_of(&ours, &bases, pictured)).await);
        }
        for (peer, figures) in [(&rustus, 2), (&synced, 3)] {
            if let Some(peer) = peer {
                send_to_rustus(peer.address, &shots_of(&ours, &bases, count), &mut found[figures]).await;
            }
        }
        if round > 0 {
            for (all, mut found) in all.iter_mut().zip(found) {
                all.rate.append(&mut found.rate);
                all.settled.append(&mut found.settled);
                all.pictured.append(&mut found.pictured);
                all.times.append(&mut found.times);
            }
        }
    }
    for (name, figures) in ["ours", "PocketBase", "rustus", "rustus --force-fsync", "ours by tus"].iter().zip(&all) {
        let rates: Vec<String> = figures.rate.iter().map(|rate| format!("{rate:.0}")).collect();
        println!("{name}, round by round: {}", rates.join(" "));
    }
    let peaks = [Some(&ours.process), pocketbase.as_ref(), rustus.as_ref()].map(|one| one.map(Process::peak_megabytes));
    let mut lines = lines(&mut all, &peaks);
    drop((pocketbase, rustus, synced, folder));
    lines.extend(many_at_once(ours, &bases).await);
    report_beside("uploads", &lines);
}

fn lines(all: &mut [Figures; 5], peaks: &[Option<f64>; 3]) -> Vec<Line> {
    let mut lines = Vec::new();
    let peers = [(1, "PocketBase"), (2, "rustus"), (3, "rustus --force-fsync")];
    for (index, peer) in peers.into_iter().filter(|(index, _)| !all[*index].rate.is_empty()) {
        lines.push(Line::new("upload", "1/s", median(&all[0].settled)).beside(peer, median(&all[index].settled)));
    }
    for (index, peer) in peers.into_iter().filter(|(index, _)| !all[*index].rate.is_empty()) {
        let line = Line::new("upload, acknowledged", "1/s", median(&all[0].rate));
        lines.push(line.beside(peer, median(&all[index].rate)));
    }
    let by_tus = Line::new("upload by tus", "1/s", median(&all[4].rate));
    lines.push(if all[2].rate.is_empty() { by_tus } else { by_tus.beside("rustus", median(&all[2].rate)) });
    let ready = Line::new("upload until both pictures are fetched", "1/s", median(&all[0].pictured));
    lines.push(match all[1].pictured.is_empty() {
        true => ready,
        false => ready.beside("PocketBase", median(&all[1].pictured)),
    });
    if all[1].rate.is_empty() && all[2].rate.is_empty() {
        lines.push(Line::new("upload", "1/s", median(&all[0].settled)));
    }
    for (name, share) in [("upload p50", 0.5), ("upload p95", 0.95)] {
        lines.push(Line::new(name, "ms", percentile(&mut all[0].times, share)));
    }
    let own = peaks[0].unwrap_or_default();
    lines.push(Line::new("peak memory", "MB", own));
    for (peak, (_, peer)) in peaks[1..].iter().zip(peers) {
        if let Some(peak) = peak {
            lines.push(Line::new("peak memory", "MB", own).beside(peer, *peak));
        }
    }
    lines
}

fn shots_of(ours: &Shipped, bases: &[Arc<Vec<u8>>], count: usize) -> Vec<Shot> {
    (0..count).map(|number| Shot::new(&ours.clock, &bases[number % bases.len()], 0)).collect()
}

/// Lets eight clients work off a list, each on a connection of its own, and tells how long it took.
async fn timed<T, F>(address: SocketAddr, work: Vec<T>, send: impl Fn(Wire, T) -> F + Clone) -> Took
where
    F: Future<Output = (Wire, Vec<Duration>)>,
{
    settle_disk();
    let queue = std::cell::RefCell::new(work.into_iter());
    let started = Instant::now();
    let clients = (0..CLIENTS).map(|_| {
        let (queue, send) = (&queue, send.clone());
        async move {
            let mut wire = Wire::connect(address, None).await.unwrap();
            let mut times = Vec::new();
            loop {
                let Some(next) = queue.borrow_mut().next() else { return times };
                let (back, mut took) = send(wire, next).await;
                wire = back;
                times.append(&mut took);
            }
        }
    });
    let times = join_all(clients).await.into_iter().flatten().collect();
    let acknowledged = started.elapsed();
    settle_disk();
    Took { acknowledged, on_disk: started.elapsed(), times }
}

/// Waits until a server has nothing more to do.
async fn rest(process: &Process) {
    loop {
        let before = process.worked();
        tokio::time::sleep(Duration::from_millis(500)).await;
        if process.worked() - before <= 2 {
            return;
        }
    }
}

async fn send_by_tus(ours: &Shipped, bases: &[Arc<Vec<u8>>], count: usize, figures: &mut Figures) {
    let shots = shots_of(ours, bases, count);
    let reports: Vec<Report> =
        shots.chunks(PHOTOS_PER_REPORT).map(|some| Report::of(&ours.clock, some.to_vec())).collect();
    let token = format!("Bearer {}", ours.world.person("member").token);
    let took = timed(ours.process.address, reports, |mut wire, report| {
        let token = token.clone();
        async move {
            let json = [("authorization", token.as_str()), ("content-type", "application/json")];
            wire.call("POST", "/api/v1/reports", &json, &[&report.manifest]).await.unwrap().expect("manifest");
            let mut times = Vec::new();
            for shot in &report.shots {
                let begun = Instant::now();
                let pair = |name: &str, value: String| format!("{name} {}", STANDARD.encode(value));
                let slot = [pair("report_id", report.id.to_string()), pair("photo_id", shot.id.to_string())].join(",");
                let length = shot.size.to_string();
                let headers = [
                    ("authorization", token.as_str()),
                    ("tus-resumable", "1.0.0"),
                    ("upload-length", length.as_str()),
                    ("upload-metadata", slot.as_str()),
                    ("content-type", "application/offset+octet-stream"),
                ];
                wire.call("POST", "/api/v1/uploads", &headers, &shot.parts()).await.unwrap().expect("upload");
                times.push(begun.elapsed());
            }
            (wire, times)
        }
    })
    .await;
    figures.note(count, took);
}

async fn send_to_ours(ours: &Shipped, bases: &[Arc<Vec<u8>>], count: usize, figures: &mut Figures) {
    let shots = shots_of(ours, bases, count);
    let reports: Vec<Report> =
        shots.chunks(PHOTOS_PER_REPORT).map(|some| Report::of(&ours.clock, some.to_vec())).collect();
    let pictures: Vec<(String, String)> = reports
        .iter()
        .flat_map(|report| report.shots.iter().map(|shot| (report.id.to_string(), shot.id.to_string())))
        .collect();
    let token = format!("Bearer {}", ours.world.person("member").token);
    let started = Instant::now();
    let took = timed(ours.process.address, reports, |mut wire, report| {
        let token = token.clone();
        async move {
            let json = [("authorization", token.as_str()), ("content-type", "application/json")];
            wire.call("POST", "/api/v1/reports", &json, &[&report.manifest]).await.unwrap().expect("manifest");
            let mut times = Vec::new();
            for shot in &report.shots {
                let begun = Instant::now();
                let bytes = [("authorization", token.as_str()), ("content-type", "image/jpeg")];
                let path = report.content_path(shot);
                wire.call("PUT", &path, &bytes, &shot.parts()).await.unwrap().expect("photo");
                times.push(begun.elapsed());
            }
            (wire, times)
        }
    })
    .await;
    let synced = took.on_disk - took.acknowledged;
    figures.note(count, took);
    fetch_pictures(ours.process.address, &token, pictures).await;
    // The sync in between was for another figure.
    figures.pictured.push(count as f64 / (started.elapsed() - synced).as_secs_f64());
}

/// Both pictures of each photo, asked for until they are there.
async fn fetch_pictures(address: SocketAddr, token: &str, photos: Vec<(String, String)>) {
    let queue = std::cell::RefCell::new(photos.into_iter());
    join_all((0..CLIENTS).map(|_| async {
        let mut wire = Wire::connect(address, None).await.unwrap();
        loop {
            let Some((report, photo)) = queue.borrow_mut().next() else { return };
            for side in [1600, 320] {
                let path = format!("/api/v1/reports/{report}/photos/{photo}/renditions/{side}");
                while wire.call("GET", &path, &[("authorization", token)], &[]).await.unwrap().status != 200 {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        }
    }))
    .await;
}

/// A collection that anybody may write to: the cheapest for PocketBase.
async fn make_collection(peer: &Process) {
    let mut wire = Wire::connect(peer.address, None).await.unwrap();
    let login = serde_json::to_vec(&json!({"identity": "bench@example.com", "password": "a-long-password"})).unwrap();
    let json = ("content-type", "application/json");
    let path = "/api/collections/_superusers/auth-with-password";
    let answer = wire.call("POST", path, &[json], &[&login]).await.unwrap().expect("PocketBase login").json();
    let token = answer["token"].as_str().unwrap().to_owned();
    let collection = json!({
        "name": "photos", "type": "base", "createRule": "", "viewRule": "", "listRule": "",
        "fields": [{"name": "file", "type": "file", "maxSelect": 1, "maxSize": 20 << 20,
            "mimeTypes": ["image/jpeg"], "thumbs": ["320x0", "1600x0"]}],
    });
    let body = serde_json::to_vec(&collection).unwrap();
    wire.call("POST", "/api/collections", &[json, ("authorization", &token)], &[&body])
        .await
        .unwrap()
        .expect("PocketBase collection");
}

const BOUNDARY: &str = "a-boundary-of-the-bench";

/// Makes a record, and tells its id and the name of its file.
async fn make_record(wire: &mut Wire, shot: &Shot) -> (String, String) {
    let head = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\ncontent-type: image/jpeg\r\n\r\n"
    );
    let tail = format!("\r\n--{BOUNDARY}--\r\n");
    let mut parts = vec![head.as_bytes()];
    parts.extend(shot.parts());
    parts.push(tail.as_bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let path = "/api/collections/photos/records";
    let answer = wire.call("POST", path, &[("content-type", &kind)], &parts).await.unwrap().expect("PocketBase").json();
    (answer["id"].as_str().unwrap().to_owned(), answer["file"].as_str().unwrap().to_owned())
}

async fn send_to_pocketbase(address: SocketAddr, shots: &[Shot], figures: &mut Figures) {
    let took = timed(address, shots.iter().collect(), |mut wire, shot: &Shot| async move {
        let begun = Instant::now();
        make_record(&mut wire, shot).await;
        (wire, vec![begun.elapsed()])
    })
    .await;
    figures.note(shots.len(), took);
}

/// Uploads with both thumbs fetched, a second.
async fn picture_pocketbase(address: SocketAddr, shots: &[Shot]) -> f64 {
    let took = timed(address, shots.iter().collect(), |mut wire, shot: &Shot| async move {
        let (id, file) = make_record(&mut wire, shot).await;
        for thumb in ["1600x0", "320x0"] {
            let path = format!("/api/files/photos/{id}/{file}?thumb={thumb}");
            let picture = wire.call("GET", &path, &[], &[]).await.unwrap().expect("PocketBase thumb");
            assert!(picture.body.len() < shot.size / 2, "PocketBase gave the original");
        }
        (wire, Vec::new())
    })
    .await;
    shots.len() as f64 / took.acknowledged.as_secs_f64()
}

async fn send_to_rustus(address: SocketAddr, shots: &[Shot], figures: &mut Figures) {
    let took = timed(address, shots.iter().collect(), |mut wire, shot: &Shot| async move {
        let begun = Instant::now();
        let (length, name) = (shot.size.to_string(), format!("filename {}", STANDARD.encode("photo.jpg")));
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-length", length.as_str()),
            ("upload-metadata", name.as_str()),
            ("content-type", "application/offset+octet-stream"),
        ];
        let reply = wire.call("POST", "/files", &headers, &shot.parts()).await.unwrap().expect("rustus");
        assert_eq!(reply.header("upload-offset"), Some(length.as_str()), "rustus did not take the bytes");
        (wire, vec![begun.elapsed()])
    })
    .await;
    figures.note(shots.len(), took);
}

/// A hundred photos of 20 MB at once, each in a bundle: what memory the server takes for them.
async fn many_at_once(ours: Shipped, bases: &[Arc<Vec<u8>>]) -> Vec<Line> {
    const AT_ONCE: usize = 100;
    const SIZE: usize = 20 << 20;
    let reports: Vec<Report> = (0..AT_ONCE)
        .map(|number| Report::of(&ours.clock, vec![Shot::new(&ours.clock, &bases[number % bases.len()], SIZE)]))
        .collect();
    settle_disk();
    ours.process.forget_peak();
    let before = ours.process.peak_megabytes();
    let token = format!("Bearer {}", ours.world.person("member").token);
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let started = Instant::now();
    join_all(reports.iter().map(|report| async {
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"manifest\"\r\ncontent-type: application/json\r\n\r\n");
        let shot = &report.shots[0];
        let next = format!("\r\n--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{}\"; filename=\"a.jpg\"\r\ncontent-type: image/jpeg\r\n\r\n", shot.id);
        let tail = format!("\r\n--{BOUNDARY}--\r\n");
        let mut parts = vec![head.as_bytes(), &report.manifest[..], next.as_bytes()];
        parts.extend(shot.parts());
        parts.push(tail.as_bytes());
        let headers = [("authorization", token.as_str()), ("content-type", kind.as_str())];
        let mut wire = Wire::connect(ours.process.address, None).await.unwrap();
        wire.call("POST", "/api/v1/reports/bundle", &headers, &parts).await.unwrap().expect("bundle");
    }))
    .await;
    let took = started.elapsed();
    vec![
        Line::new("memory before 100 bundles of 20 MB at once", "MB", before),
        Line::new("peak memory with 100 bundles of 20 MB at once", "MB", ours.process.peak_megabytes()),
        Line::new("100 bundles of 20 MB at once", "MB/s", (AT_ONCE * SIZE) as f64 / 1e6 / took.as_secs_f64()),
    ]
}
