//! Finding a picture again: how many, how rightly, how fast.
//!
//! Precision and recall on generated pairs of each kind of change, with everything else in the same index; another
//! meeting in the same hall; questions to the index in memory at 1 and 10 million fingerprints, and to both databases
//! at 1 million. PostgreSQL is asked when `scripts/with-services.sh` started one.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement may end with a panic")]
#![allow(clippy::pedantic, reason = "figures are printed, not computed with")]

#[path = "../tests/it/hints/changes.rs"]
mod changes;
#[path = "common/mod.rs"]
mod common;
#[path = "../tests/it/hints/scenes.rs"]
mod scenes;
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use shigan::db::DbConn;
use shigan::hints::find_near;
use shigan::hints::index::Index;
use shigan::hints::matching::{Lead, Part, Plane, Probe, fits, follow, kept, leads_of, probes, read};
use shigan::photos::pipeline::{Limits, Scratch, process};

use changes::{Change, jpeg};
use common::{Row, percentile, report};
use scenes::{Camera, Dice, Image, meeting, scene};
use support::databases::Database;

/// Pairs of each kind.
const PAIRS: u64 = 500;
/// Width of the pictures.
const WIDTH: usize = 640;
/// Questions timed.
const QUESTIONS: usize = 2_000;

fn main() {
    // `cargo bench --bench hints -- memory database` measures only these.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let want = |part: &str| wanted.is_empty() || wanted.iter().any(|word| word == part);
    let mut rows = Vec::new();
    if want("quality") {
        quality(&mut rows);
    }
    if want("memory") {
        memory(&mut rows, 1_000_000);
        memory(&mut rows, 10_000_000);
    }
    if want("database") {
        database(&mut rows, &Database::sqlite(), "SQLite");
        match Database::postgres() {
            Some(postgres) => database(&mut rows, &postgres, "PostgreSQL"),
            None => println!("PostgreSQL is left out: run this by scripts/with-services.sh"),
        }
    }
    report("hints", &rows);
}

fn small(file: &[u8], scratch: &mut Scratch) -> Plane {
    let now = support::app::default_now().naive_utc();
    let outcome = process(file, &Limits::default(), now, scratch).unwrap();
    read(&outcome.renditions.unwrap().small.jpeg, &[]).unwrap()
}

/// Pictures that came earlier, found through an index as the server does it.
struct Shelf {
    index: Index,
    planes: Vec<Plane>,
    /// What each of them is looked for under, made once for all kinds of change.
    probes: Vec<Vec<Probe>>,
}

impl Shelf {
    fn new(planes: Vec<Plane>) -> Self {
        let probes = collect(planes.len() as u64, |number, _| probes(&planes[number as usize]));
        let mut index = Index::default();
        for (number, plane) in (0_u32..).zip(&planes) {
            let news: Vec<(u64, u32)> =
                kept(plane).into_iter().map(|(part, print)| (print, number << 2 | part.number() as u32)).collect();
            index.add(&news);
        }
        Self { index, planes, probes }
    }

    /// The numbers of the pictures that are taken for the same.
    fn same(&self, later: &Plane, probes: &[Probe]) -> Vec<usize> {
        let mut leads: HashMap<usize, Vec<Lead>> = HashMap::new();
        for probe in probes.iter().copied() {
            self.index.find(probe.print, |tag, distance| {
                let part = Part::of_number((tag & 3) as i32).unwrap();
                if fits(probe.part, part) {
                    leads.entry((tag >> 2) as usize).or_default().push(Lead { probe, part, distance });
                }
            });
        }
        leads
            .into_iter()
            .filter_map(|(number, mut leads)| {
                leads.sort_by_key(|lead| lead.distance);
                follow(later, &self.planes[number], &leads).map(|_| number)
            })
            .collect()
    }
}

/// Runs a piece of work for each number on both cores.
fn each(count: u64, work: impl Fn(u64, &mut Scratch) + Sync) {
    let next = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut scratch = Scratch::new();
                loop {
                    let number = next.fetch_add(1, Relaxed);
                    if number >= count {
                        return;
                    }
                    work(number, &mut scratch);
                }
            });
        }
    });
}

fn collect<T: Send>(count: u64, make: impl Fn(u64, &mut Scratch) -> T + Sync) -> Vec<T> {
    let slots: Vec<std::sync::Mutex<Option<T>>> = (0..count).map(|_| std::sync::Mutex::new(None)).collect();
    each(count, |number, scratch| *slots[number as usize].lock().unwrap() = Some(make(number, scratch)));
    slots.into_iter().map(|slot| slot.into_inner().unwrap().unwrap()).collect()
}

fn quality(rows: &mut Vec<Row>) {
    let began = Instant::now();
    let images: Vec<Image> = collect(PAIRS, |number, _| scene(number, number + 100_000, Camera::STILL, WIDTH));
    let halls: Vec<Image> = collect(PAIRS, |number, _| meeting(number + 7_000, 1, Camera::STILL, WIDTH));
    // The halls stand on the same shelf: what is wrongly taken for one of them counts against precision.
    let planes = collect(2 * PAIRS, |number, scratch| {
        let image = if number < PAIRS { &images[number as usize] } else { &halls[(number - PAIRS) as usize] };
        small(&jpeg(image, 88), scratch)
    });
    let shelf = Shelf::new(planes);
    println!("{} earlier pictures after {:.0} s", 2 * PAIRS, began.elapsed().as_secs_f64());
    println!("{:<28} {:>8} {:>10} {:>10}", "kind", "recall", "backwards", "precision");
    for change in Change::ALL {
        let (right, wrong, backwards) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
        each(PAIRS, |number, scratch| {
            let own = number as usize;
            let changed = small(&change.apply(&images[own], number), scratch);
            for found in shelf.same(&changed, &probes(&changed)) {
                if found == own { &right } else { &wrong }.fetch_add(1, Relaxed);
            }
            // The changed one came first, the original later.
            let leads = leads_of(&shelf.probes[own], &kept(&changed));
            backwards.fetch_add(u64::from(follow(&shelf.planes[own], &changed, &leads).is_some()), Relaxed);
        });
        let percent = |part: &AtomicU64| part.load(Relaxed) as f64 * 100.0 / PAIRS as f64;
        let all = (right.load(Relaxed) + wrong.load(Relaxed)).max(1);
        let precision = right.load(Relaxed) as f64 * 100.0 / all as f64;
        let name = change.name();
        println!("{name:<28} {:>7.1}% {:>9.1}% {precision:>9.2}%", percent(&right), percent(&backwards));
        rows.push(Row { name: format!("recall, {name}"), unit: "%", ours: percent(&right) });
        rows.push(Row { name: format!("recall, {name}, the copy came first"), unit: "%", ours: percent(&backwards) });
        rows.push(Row { name: format!("precision, {name}"), unit: "%", ours: precision });
    }
    for (name, by_hand) in [("from a tripod", false), ("by hand", true)] {
        let wrong = AtomicU64::new(0);
        each(PAIRS, |number, scratch| {
            let camera = if by_hand { Camera::by_hand(number) } else { Camera::STILL };
            let again = meeting(number + 7_000, 2, camera, WIDTH);
            let again = small(&jpeg(&again, 85), scratch);
            wrong.fetch_add(shelf.same(&again, &probes(&again)).len() as u64, Relaxed);
        });
        let wrong = wrong.load(Relaxed) as f64;
        println!("same hall, other meeting, {name}: {wrong} false of {PAIRS}");
        rows.push(Row {
            name: format!("false alarms, same hall, other meeting, {name}, of {PAIRS}"),
            unit: "",
            ours: wrong,
        });
    }
    let strangers = AtomicU64::new(0);
    each(2 * PAIRS, |number, _| {
        let found = shelf.same(&shelf.planes[number as usize], &shelf.probes[number as usize]);
        strangers.fetch_add(found.iter().filter(|one| **one != number as usize).count() as u64, Relaxed);
    });
    let strangers = strangers.load(Relaxed) as f64;
    println!("other pictures: {strangers} false among {} × {}", 2 * PAIRS, 2 * PAIRS - 1);
    rows.push(Row {
        name: format!("false alarms, {} different pictures with each other", 2 * PAIRS),
        unit: "",
        ours: strangers,
    });
    timing(rows, &shelf, &images);
    println!("quality took {:.0} s", began.elapsed().as_secs_f64());
}

/// One photo's work beside the question itself.
fn timing(rows: &mut Vec<Row>, shelf: &Shelf, images: &[Image]) {
    let mut scratch = Scratch::new();
    let (mut asking, mut looking) = (Vec::new(), Vec::new());
    for (number, image) in images.iter().enumerate().take(100) {
        let changed = small(&Change::Chat.apply(image, 1), &mut scratch);
        let began = Instant::now();
        let count = (kept(&changed).len(), probes(&changed).len());
        asking.push(began.elapsed());
        let leads = shigan::hints::matching::leads(&changed, &shelf.planes[number]);
        let began = Instant::now();
        std::hint::black_box(follow(&changed, &shelf.planes[number], &leads));
        looking.push(began.elapsed());
        if number == 0 {
            println!("a photo is kept under {} fingerprints and looked for under {}", count.0, count.1);
        }
    }
    rows.push(Row { name: "fingerprints of one photo, median".into(), unit: "ms", ours: percentile(&mut asking, 0.5) });
    rows.push(Row {
        name: "second look at one picture, median".into(),
        unit: "ms",
        ours: percentile(&mut looking, 0.5),
    });
}

/// A fingerprint among many, some bits flipped: near ones and far ones in turn.
fn asked(dice: &mut Dice, number: usize, kept: u64) -> u64 {
    let flips = number % 13;
    (0..flips).fold(kept, |print, _| print ^ (1 << dice.below(64)))
}

fn memory(rows: &mut Vec<Row>, count: usize) {
    let mut dice = Dice::new(11);
    let mut index = Index::default();
    let prints: Vec<(u64, u32)> = (0..count as u32).map(|tag| (dice.roll(), tag)).collect();
    let began = Instant::now();
    index.add(&prints);
    let built = began.elapsed();
    let mut times: Vec<Duration> = (0..QUESTIONS)
        .map(|number| {
            let print = asked(&mut dice, number, prints[number * (count / QUESTIONS)].0);
            let began = Instant::now();
            let mut found = 0;
            index.find(print, |_, _| found += 1);
            std::hint::black_box(found);
            began.elapsed()
        })
        .collect();
    let name = format!("{} million in memory", count / 1_000_000);
    rows.push(Row { name: format!("{name}, p50"), unit: "ms", ours: percentile(&mut times, 0.5) });
    rows.push(Row { name: format!("{name}, p99"), unit: "ms", ours: percentile(&mut times, 0.99) });
    rows.push(Row { name: format!("{name}, bytes held"), unit: "MB", ours: index.memory() as f64 / 1e6 });
    rows.push(Row { name: format!("{name}, building"), unit: "s", ours: built.as_secs_f64() });
}

const FILL_SQLITE: &str = "
    CREATE TEMP TABLE numbers AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 249999) SELECT i FROM n;
    INSERT INTO blobs (sha256, size, format, state, stored_at) SELECT randomblob(28) || printf('%04d', i % 10000), 1, 'jpeg', 'ready', '2026-01-01 00:00:00' FROM numbers;
    CREATE TEMP TABLE made AS SELECT sha256, part.i AS part, random() AS print FROM blobs, (SELECT 0 AS i UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) part;
    INSERT INTO photo_prints (sha256, part, print, chunk_0, chunk_1, chunk_2, chunk_3)
    SELECT sha256, part, print, (print >> 48) & 65535, (print >> 32) & 65535, (print >> 16) & 65535, print & 65535 FROM made;
    DROP TABLE made; DROP TABLE numbers; ANALYZE;";
const FILL_POSTGRES: &str = "
    SET statement_timeout = 0;
    INSERT INTO blobs (sha256, size, format, state, stored_at)
    SELECT sha256(int4send(i)), 1, 'jpeg', 'ready', '2026-01-01' FROM generate_series(1, 250000) i;
    INSERT INTO photo_prints (sha256, part, print, chunk_0, chunk_1, chunk_2, chunk_3)
    SELECT sha256, part, print, (print >> 48) & 65535, (print >> 32) & 65535, (print >> 16) & 65535, print & 65535
    FROM (SELECT sha256, part, ('x' || substr(md5(encode(sha256, 'hex') || part), 1, 16))::bit(64)::bigint AS print
          FROM blobs, generate_series(0, 3) part) made;
    VACUUM ANALYZE photo_prints;";

fn database(rows: &mut Vec<Row>, database: &Database, name: &str) {
    let mut conn = database.connect();
    let began = Instant::now();
    match &mut conn {
        DbConn::Sqlite(conn) => conn.batch_execute(FILL_SQLITE).unwrap(),
        DbConn::Postgres(conn) => {
            // VACUUM must not share a statement string with others.
            for statement in FILL_POSTGRES.split(';').filter(|text| !text.trim().is_empty()) {
                conn.batch_execute(statement).unwrap();
            }
        }
    }
    println!("{name}: 1 million fingerprints after {:.0} s", began.elapsed().as_secs_f64());
    let prints: Vec<u64> = {
        use diesel::prelude::*;
        use shigan::db::schema::photo_prints::dsl::{photo_prints, print};
        let some: Vec<i64> = photo_prints.select(print).limit(QUESTIONS as i64).load(&mut conn).unwrap();
        some.into_iter().map(i64::cast_unsigned).collect()
    };
    let mut dice = Dice::new(12);
    let mut times = Vec::new();
    for (number, kept) in prints.iter().enumerate() {
        let print = asked(&mut dice, number, *kept);
        let began = Instant::now();
        let found = find_near(&mut conn, print).unwrap();
        times.push(began.elapsed());
        assert!(number % 13 > 7 || !found.is_empty());
    }
    rows.push(Row { name: format!("1 million in {name}, p50"), unit: "ms", ours: percentile(&mut times, 0.5) });
    rows.push(Row { name: format!("1 million in {name}, p99"), unit: "ms", ours: percentile(&mut times, 0.99) });
}
