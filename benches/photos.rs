//! Measures the pipeline against the usual tools on the same photos, in turns within one run.
//!
//! `cargo bench --bench photos` makes 12-megapixel photos once (`target/bench/photos`), then lets
//! ours, sharp and vipsthumbnail take turns, and writes `target/bench/photos.json`. All three make
//! the same two renditions: 1600 and 320 pixels, quality 80, optimised Huffman tables, no metadata.
//! Ours also computes facts, SHA-256 and fingerprints. A peer that is not installed is left out. vipsthumbnail makes one
//! size in a run: once it makes both from the photo, once the small one from its large one.
//!
//! `SHIGAN_BENCH_PHOTOS` (60) and `SHIGAN_BENCH_ROUNDS` (3) set the size of the run.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a benchmark stops at the first surprise, and its numbers are small"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use serde_json::{Value, json};
use shigan::demo::pictures::{Exif, exif_block, jpeg, picture, with_exif};
use shigan::photos::pipeline::{Limits, Pool, process};

/// Both sides use as many threads.
const THREADS: usize = 2;

struct Round {
    per_second: f64,
    peak_megabytes: f64,
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("ours") {
        let photos = PathBuf::from(arguments.next().unwrap());
        let out = PathBuf::from(arguments.next().unwrap());
        println!("{}", json!({"seconds": ours(&photos, &out), "peak": own_peak()}));
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let bench = target.join("bench");
    let photos = bench.join("photos");
    let count = setting("SHIGAN_BENCH_PHOTOS", 60);
    make(&photos, count);
    let rounds = setting("SHIGAN_BENCH_ROUNDS", 3);
    let names = ["ours", "sharp", "vipsthumbnail", "vips, chained"];
    let mut all: [Vec<Round>; 4] = Default::default();
    for round in 0..=rounds {
        for (name, found) in names.iter().zip(&mut all) {
            let out = bench.join(name);
            let _ = fs::remove_dir_all(&out);
            fs::create_dir_all(&out).unwrap();
            let result = match *name {
                "ours" => run_ours(&photos, &out, count),
                "sharp" => run_sharp(root, &photos, &out, count),
                "vipsthumbnail" => run_vips(&photos, &photos, &out, count),
                _ => run_vips(&photos, &out, &out, count),
            };
            // The first round warms the caches and is not counted.
            found.extend(result.filter(|_| round > 0));
        }
    }
    let quality = ["1600", "320"].map(|size| {
        let of = |name: &&str| fidelity(&photos, &bench.join(name), size);
        names.iter().map(of).collect::<Vec<_>>()
    });
    report(&bench, &names, &all, &quality);
}

fn make(folder: &Path, count: usize) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        let file = folder.join(format!("{number:03}.jpg"));
        if file.exists() {
            continue;
        }
        let exif = Exif {
            orientation: Some([1, 6, 1, 8][number % 4]),
            taken_at: Some("2026:10:01 09:30:15"),
            offset: Some("+08:00"),
            place: Some((27.9487, 116.3582)),
            make: Some("HUAWEI"),
            model: Some("NOH-AN00"),
            fraction: None,
            datum: None,
        };
        let plain = jpeg(&picture(number as u64, 4032, 3024), 90).unwrap();
        fs::write(file, with_exif(&plain, &exif_block(&exif))).unwrap();
    }
    let bytes: u64 = files(folder).iter().map(|f| f.metadata().unwrap().len()).sum();
    println!("{count} photos, {:.2} MB each", bytes as f64 / count as f64 / 1e6);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files
}

/// The work itself: read, process, write, through the pool. Returns seconds.
fn ours(photos: &Path, out: &Path) -> f64 {
    let files = files(photos);
    let pool = Pool::with_workers(THREADS, files.len()).unwrap();
    let now = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(0, 0, 0).unwrap();
    let out = Arc::new(out.to_path_buf());
    let start = Instant::now();
    let waiting: Vec<_> = files
        .into_iter()
        .map(|file| {
            let out = Arc::clone(&out);
            pool.run(move |scratch| {
                let bytes = fs::read(&file).unwrap();
                let outcome = process(&bytes, &Limits::default(), now, scratch).unwrap();
                let shown = outcome.renditions.unwrap();
                let name = file.file_stem().unwrap().to_str().unwrap();
                fs::write(out.join(format!("{name}-1600.jpg")), shown.large.jpeg).unwrap();
                fs::write(out.join(format!("{name}-320.jpg")), shown.small.jpeg).unwrap();
            })
            .unwrap()
        })
        .collect();
    for result in waiting {
        result.recv().unwrap();
    }
    start.elapsed().as_secs_f64()
}

/// Peak memory of this process in megabytes.
fn own_peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

/// In a process of its own, so that its peak memory is its own.
fn run_ours(photos: &Path, out: &Path, count: usize) -> Option<Round> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("ours").arg(photos).arg(out);
    answer(&mut command, count)
}

fn run_sharp(root: &Path, photos: &Path, out: &Path, count: usize) -> Option<Round> {
    let script = root.join("scripts/bench/sharp.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(photos).arg(out).arg(THREADS.to_string());
    answer(&mut command, count)
}

/// Runs a program that ends by printing `{"seconds": …, "peak": megabytes}`.
fn answer(command: &mut Command, count: usize) -> Option<Round> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let value: Value = serde_json::from_str(text.lines().last()?).ok()?;
    Some(Round { per_second: count as f64 / value["seconds"].as_f64()?, peak_megabytes: value["peak"].as_f64()? })
}

/// Two processes, each with half of the photos; the small size is made of what is in `second`.
fn run_vips(photos: &Path, second: &Path, out: &Path, count: usize) -> Option<Round> {
    let start = Instant::now();
    for (size, from) in [("1600", photos), ("320", second)] {
        let files = files(from);
        let target = format!("{}/%s-{size}.jpg[Q=80,optimize_coding,strip]", out.display());
        let halves: Vec<_> = files
            .chunks(files.len().div_ceil(THREADS))
            .map(|part| {
                Command::new("vipsthumbnail")
                    .args(["--size", &format!("{size}x{size}>"), "-o", &target])
                    .args(part)
                    .env("VIPS_CONCURRENCY", "1")
                    .stderr(Stdio::null())
                    .spawn()
            })
            .collect();
        for half in halves {
            if !half.ok()?.wait().ok()?.success() {
                return None;
            }
        }
    }
    Some(Round { per_second: count as f64 / start.elapsed().as_secs_f64(), peak_megabytes: 0.0 })
}

/// Mean PSNR in decibels of the renditions of eight photos against the best there is: decoded in full, turned, resized
/// with Lanczos3 in RGB.
fn fidelity(photos: &Path, out: &Path, size: &str) -> Option<f64> {
    const LOOKED_AT: u32 = 8;
    let mut sum = 0.0;
    for number in 0..LOOKED_AT {
        let shown = [format!("{number:03}-{size}.jpg"), format!("{number:03}-1600-{size}.jpg")];
        let shown = shown.iter().find_map(|name| image::open(out.join(name)).ok())?.into_rgb8();
        let full = image::open(photos.join(format!("{number:03}.jpg"))).ok()?;
        let full = match number % 4 {
            1 => full.rotate90(),
            3 => full.rotate270(),
            _ => full,
        };
        let lanczos = image::imageops::FilterType::Lanczos3;
        let best = full.resize_exact(shown.width(), shown.height(), lanczos).into_rgb8();
        let squares: f64 =
            best.as_raw().iter().zip(shown.as_raw()).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
        sum += 10.0 * (255.0_f64.powi(2) * best.as_raw().len() as f64 / squares).log10();
    }
    Some(sum / f64::from(LOOKED_AT))
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn report(bench: &Path, names: &[&str], all: &[Vec<Round>], quality: &[Vec<Option<f64>>; 2]) {
    let speed: Vec<_> = all.iter().map(|rounds| median(rounds.iter().map(|r| r.per_second).collect())).collect();
    let memory: Vec<_> = all
        .iter()
        .map(|rounds| median(rounds.iter().map(|r| r.peak_megabytes).collect()).filter(|m| *m > 0.0))
        .collect();
    let mut rows = Vec::new();
    println!("{:<44}{:>10}  {:<16}{:>10}{:>8}", "12 MP photos", "ours", "peer", "value", "ratio");
    for (what, unit, values) in [
        ("pipeline", "photos/s", &speed),
        ("pipeline: peak memory", "MB", &memory),
        ("pipeline: fidelity of 1600 px (PSNR)", "dB", &quality[0]),
        ("pipeline: fidelity of 320 px (PSNR)", "dB", &quality[1]),
    ] {
        for (peer, value) in names.iter().zip(values).skip(1) {
            let (Some(ours), Some(value)) = (values[0], value) else {
                println!("{what:<44}{:>10}  {peer:<16}{:>10}", "", "not measured");
                continue;
            };
            let ratio = ours / value;
            println!("{:<44}{ours:>10.1}  {peer:<16}{value:>10.1}{ratio:>8.2}", format!("{what}, {unit}"));
            rows.push(json!({
                "name": what, "unit": unit, "ours": ours,
                "peer": peer, "peer_value": value, "ratio": ratio,
            }));
        }
    }
    let spread = |rounds: &[Round]| {
        let speeds = rounds.iter().map(|r| format!("{:.1}", r.per_second));
        speeds.collect::<Vec<_>>().join(" ")
    };
    for (name, rounds) in names.iter().zip(all) {
        println!("rounds of {name}: {} photos/s", spread(rounds));
    }
    fs::write(bench.join("photos.json"), format!("{:#}\n", Value::Array(rows))).unwrap();
}
