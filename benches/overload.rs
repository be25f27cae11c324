//! More than the server can take: what still gets through, and whether it still tells that it lives.
//!
//! First as many uploads as eight clients get through, one after the other each: the peak. Then uploads arrive at
//! fixed moments at one, two or four times that rate, whether the ones before are done or not, each on a connection
//! of its own as from another phone: a photo as phones shrink it, for a report that is here. Nobody tries again, so that
//! the load is what it is said to be. Meanwhile `/health/live` is asked every 20 ms, also at fixed moments.
//!
//! The peak is measured anew before and after each load, since a machine is not equally fast all the time; what gets
//! through is compared to the mean of both. Each load is tried three times, and the middle one stands in the table.
//!
//! What a sender's system takes ahead is bounded to 64 KiB, as on a line between two machines; on the loopback it
//! would swallow a whole photo before the answer that refuses it can be seen.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may end with a panic")]
#![allow(clippy::pedantic, reason = "figures are printed, not computed with")]
#![allow(clippy::disallowed_methods, reason = "a measurement reads the clock")]
#![allow(dead_code, reason = "shares its helpers with the bench of uploads")]

#[path = "common/mod.rs"]
mod common;
#[path = "common/shots.rs"]
mod shots;
#[path = "../tests/it/support/mod.rs"]
mod support;
#[path = "common/wire.rs"]
mod wire;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use common::{Line, percentile, report_beside};
use shots::{Report, Shot, pictures};
use support::shipped::Shipped;
use wire::Wire;

const CLIENTS: usize = 8;
const PHOTOS_PER_REPORT: usize = 8;
/// More than can be sent while the peak is measured.
const MOST_AT_PEAK: usize = 5000;
const AHEAD: Option<u32> = Some(64 * 1024);
/// How long each load lasts.
const LASTS: Duration = Duration::from_secs(6);
const ROUNDS: usize = 3;
const HEALTH_EVERY: Duration = Duration::from_millis(20);

fn main() {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(run());
}

async fn run() {
    let bases = pictures(4, 2048, 1536);
    let kilobytes = bases.iter().map(|photo| photo.len()).sum::<usize>() / bases.len() / 1000;
    println!("photos of 2048×1536, {kilobytes} kB on average");
    let ours = Shipped::start(&[]).await;
    let mut before = peak(&ours, &bases).await;
    let mut lines = Vec::new();
    for times in [1.0, 2.0, 4.0] {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let seen = load(&ours, &bases, before * times).await;
            let after = peak(&ours, &bases).await;
            let good = seen.good as f64 / LASTS.as_secs_f64();
            let around = f64::midpoint(before, after);
            println!("{times} x: {good:.0}/s between peaks of {before:.0} and {after:.0}, {:.2}", good / around);
            rounds.push((good, around, seen));
            before = after;
        }
        rounds.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
        let (good, around, mut seen) = rounds.swap_remove(ROUNDS / 2);
        lines.push(Line::new(&format!("goodput at {times} x"), "1/s", good).beside("peak", around));
        lines.push(Line::new(&format!("offered at {times} x"), "1/s", seen.offered as f64 / LASTS.as_secs_f64()));
        lines.push(Line::new(&format!("answered 503 at {times} x"), "%", percent(seen.refused, seen.offered)));
        lines.push(Line::new(&format!("neither at {times} x"), "%", percent(seen.failed, seen.offered)));
        lines.push(Line::new(&format!("upload p95 at {times} x"), "ms", percentile(&mut seen.times, 0.95)));
        lines.push(Line::new(&format!("health p50 at {times} x"), "ms", percentile(&mut seen.health, 0.5)));
        lines.push(Line::new(&format!("health p99 at {times} x"), "ms", percentile(&mut seen.health, 0.99)));
    }
    lines.push(Line::new("peak memory", "MB", ours.process.peak_megabytes()));
    report_beside("overload", &lines);
}

fn percent(part: usize, whole: usize) -> f64 {
    part as f64 * 100.0 / whole.max(1) as f64
}

/// So many photos in reports that are here and wait for them.
async fn awaited(ours: &Shipped, bases: &[Arc<Vec<u8>>], count: usize) -> Vec<(Arc<Report>, usize)> {
    let shots: Vec<Shot> = (0..count).map(|number| Shot::new(&ours.clock, &bases[number % bases.len()], 0)).collect();
    let reports: Vec<Arc<Report>> =
        shots.chunks(PHOTOS_PER_REPORT).map(|some| Arc::new(Report::of(&ours.clock, some.to_vec()))).collect();
    let token = format!("Bearer {}", ours.world.person("member").token);
    let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
    let mut wire = Wire::connect(ours.process.address, None).await.unwrap();
    for report in &reports {
        wire.call("POST", "/api/v1/reports", &headers, &[&report.manifest]).await.unwrap().expect("manifest");
    }
    reports.iter().flat_map(|report| (0..report.shots.len()).map(|shot| (Arc::clone(report), shot))).collect()
}

/// What became of an upload.
enum End {
    Stored,
    Refused,
    Failed,
}

async fn upload(wire: &mut Wire, token: &str, report: &Report, shot: &Shot) -> End {
    let bytes = [("authorization", token), ("content-type", "image/jpeg")];
    match wire.call("PUT", &report.content_path(shot), &bytes, &shot.parts()).await {
        Ok(reply) if reply.status == 503 && reply.header("retry-after").is_some() => End::Refused,
        Ok(reply) if reply.status < 300 => End::Stored,
        _ => End::Failed,
    }
}

async fn peak(ours: &Shipped, bases: &[Arc<Vec<u8>>]) -> f64 {
    let token = format!("Bearer {}", ours.world.person("member").token);
    let photos = std::cell::RefCell::new(awaited(ours, bases, MOST_AT_PEAK).await.into_iter());
    let (started, ends) = (Instant::now(), Instant::now() + LASTS);
    let stored = join_all((0..CLIENTS).map(|_| async {
        let mut stored = 0;
        while Instant::now() < ends {
            let Some((report, shot)) = photos.borrow_mut().next() else { break };
            // A connection of its own, as the load has it later.
            let mut wire = Wire::connect(ours.process.address, AHEAD).await.unwrap();
            if matches!(upload(&mut wire, &token, &report, &report.shots[shot]).await, End::Stored) {
                stored += 1;
            }
        }
        stored
    }))
    .await;
    stored.into_iter().sum::<usize>() as f64 / started.elapsed().as_secs_f64()
}

#[derive(Default)]
struct Seen {
    offered: usize,
    good: usize,
    refused: usize,
    failed: usize,
    times: Vec<Duration>,
    health: Vec<Duration>,
}

async fn load(ours: &Shipped, bases: &[Arc<Vec<u8>>], rate: f64) -> Seen {
    let offered = (rate * LASTS.as_secs_f64()) as usize;
    let photos = awaited(ours, bases, offered).await;
    let (address, token) = (ours.process.address, format!("Bearer {}", ours.world.person("member").token));
    let started = Instant::now() + Duration::from_millis(100);
    let health = tokio::spawn(ask_health(address, started, started + LASTS));
    let uploads = photos.into_iter().enumerate().map(|(number, (report, shot))| {
        let token = token.clone();
        tokio::spawn(async move {
            let due = started + Duration::from_secs_f64(number as f64 / rate);
            tokio::time::sleep_until(due.into()).await;
            let end = match Wire::connect(address, AHEAD).await {
                Ok(mut wire) => upload(&mut wire, &token, &report, &report.shots[shot]).await,
                Err(_) => End::Failed,
            };
            (end, due.elapsed(), Instant::now())
        })
    });
    let uploads: Vec<_> = uploads.collect();
    let mut seen = Seen { offered, ..Seen::default() };
    for one in uploads {
        let (end, took, at) = one.await.unwrap();
        match end {
            // Only what was stored while the load lasted: what is worked off afterwards is no throughput.
            End::Stored if at <= started + LASTS => {
                seen.good += 1;
                seen.times.push(took);
            }
            End::Stored => seen.times.push(took),
            End::Refused => seen.refused += 1,
            End::Failed => seen.failed += 1,
        }
    }
    seen.health = health.await.unwrap();
    seen
}

/// Asks at fixed moments, each on a connection of its own; a question that waits does not hold up the next.
async fn ask_health(address: SocketAddr, from: Instant, to: Instant) -> Vec<Duration> {
    let mut questions = Vec::new();
    let mut due = from;
    while due < to {
        questions.push(tokio::spawn(async move {
            tokio::time::sleep_until(due.into()).await;
            let mut wire = Wire::connect(address, None).await.unwrap();
            let reply = wire.call("GET", "/health/live", &[], &[]).await.unwrap();
            assert_eq!(reply.status, 204);
            due.elapsed()
        }));
        due += HEALTH_EVERY;
    }
    join_all(questions).await.into_iter().map(Result::unwrap).collect()
}
