//! `kill -9` at any moment, again and again, with phones at work: nothing that was acknowledged is lost.
//!
//! The short form runs with every test; `make torture` runs 200 rounds. `SHIGAN_TEST_TORTURE_ROUNDS` and
//! `SHIGAN_TEST_TORTURE_SEED` choose others.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use rand::Rng as _;
use serde_json::{Value, json};
use shigan::clock::Clock;
use shigan::config::Config;
use shigan::db::Db;
use shigan::photos::sweep_strays;

use super::fleet::{Fleet, Ledger};
use super::proof::{Look, program_checks};
use crate::support::app::{city, variable};
use crate::support::program::{Program, Settings, settings_of};
use crate::support::world;

/// Phones at work at the same time.
const PHONES: usize = 6;
/// Rounds between two looks at everything.
const LOOK: usize = 20;
const ROUNDS: usize = 3;

fn number(name: &str) -> Option<u64> {
    variable(name).map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}

/// People of the small city who file reports, by their tokens.
pub async fn populate(settings: &Settings) -> Vec<String> {
    let config = Config::from_variables(settings.clone()).unwrap();
    let (db, clock) = (Db::open(&config.database, 1).unwrap(), Clock::system(config.zone));
    let built = db.write(move |conn| Ok::<_, shigan::db::DbError>(world::build(conn, &clock))).await;
    let people = ["member", "colleague", "secretary", "other_member", "doctor", "far_member"];
    people.iter().map(|name| built.as_ref().unwrap().person(name).token.clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_at_any_moment_keeps_what_it_acknowledged() {
    let rounds = number("SHIGAN_TEST_TORTURE_ROUNDS").map_or(ROUNDS, |rounds| usize::try_from(rounds).unwrap());
    let seed = number("SHIGAN_TEST_TORTURE_SEED").unwrap_or_else(rand::random);
    println!("seed {seed}: repeat with SHIGAN_TEST_TORTURE_SEED={seed}");
    let folder = tempfile::tempdir().unwrap();
    let (settings, log) = (settings_of(folder.path()), folder.path().join("log"));
    let fleet = Fleet::new(populate(&settings).await, seed);
    let (begun, mut early, mut lost) = (Instant::now(), 0, Vec::new());
    for round in 1..=rounds {
        early += usize::from(!live_and_die(&fleet, &settings, &log).await);
        if round % LOOK == 0 || round == rounds {
            lost.extend(look(&fleet, &settings).await);
            println!("{}", row(&fleet, round, early, lost.len()));
            assert!(lost.is_empty(), "seed {seed}, round {round}: {lost:#?}");
        }
    }
    let strays = settle(&fleet, &settings, &log).await;
    lost.extend(look(&fleet, &settings).await);
    let swept = sweep(&settings).await;
    report(&fleet, rounds, early, &lost, (seed, strays, begun.elapsed()));
    assert!(lost.is_empty(), "seed {seed}: {lost:#?}");
    assert_eq!(swept, 0, "seed {seed}: strays are left after a sweep");
    let ledger = fleet.ledger.lock().unwrap();
    assert!(ledger.surprises.is_empty(), "seed {seed}: {:#?}\n{}", ledger.surprises, tail(&log));
    assert!(ledger.waiting.is_empty(), "seed {seed}: {} reports still wait in peace", ledger.waiting.len());
    assert!(!ledger.whole.is_empty(), "no report arrived: {}", tail(&log));
}

/// One life of the server, with phones at work until it is killed; false when it was killed before it served.
async fn live_and_die(fleet: &Fleet, settings: &Settings, log: &Path) -> bool {
    let (young, moment) = fleet.roll(|dice| {
        let longest = if dice.random_ratio(1, 5) { 8000 } else { 2500 };
        (dice.random_ratio(1, 8), dice.random_range(50..longest))
    });
    let mut program = Program::start(settings, log);
    let moment = Duration::from_millis(moment);
    if young {
        // While it opens its folder, its database and its port.
        let serves = tokio::time::timeout(moment / 8, program.serves()).await;
        program.kill();
        return serves.is_ok();
    }
    let Some(base) = program.serves().await else { panic!("it does not start any more: {}", tail(log)) };
    let phones = async {
        futures_util::future::join_all((0..PHONES).map(|_| fleet.send(&base, true))).await;
    };
    tokio::pin!(phones);
    // The one who kills asks nobody; the phones see their lines break.
    tokio::select! {
        () = &mut phones => panic!("it ended by itself: {}", tail(log)),
        () = tokio::time::sleep(moment) => {}
    }
    program.kill();
    phones.await;
    true
}

/// What is lost or there by half, by our own look and by the program's own checks.
async fn look(fleet: &Fleet, settings: &Settings) -> Vec<String> {
    let reports: Vec<_> = {
        let ledger = fleet.ledger.lock().unwrap();
        ledger.whole.iter().chain(&ledger.waiting).chain(&ledger.forsaken).cloned().collect()
    };
    let look = Look::at(settings).await;
    let mut found = look.lost(&reports).await;
    found.extend(look.halves().await);
    found.extend(program_checks(settings));
    found.append(&mut fleet.ledger.lock().unwrap().lost);
    found
}

/// A last life in peace: what waits is sent, and all jobs are done. Answers how many strays the kills left.
async fn settle(fleet: &Fleet, settings: &Settings, log: &Path) -> usize {
    let mut program = Program::start(settings, log);
    let base = program.serves().await.unwrap_or_else(|| panic!("it does not start any more: {}", tail(log)));
    fleet.send(&base, false).await;
    let look = Look::at(settings).await;
    let strays = look.strays().await;
    if city() {
        // Other servers may be at work there, so jobs wait for the leases of the killed one.
        look.end_leases().await;
    }
    // After many rounds there is much to do, and the machine may be busy: what counts is that it goes on.
    let (mut least, mut since) = (i64::MAX, Instant::now());
    while since.elapsed() < Duration::from_mins(2) {
        match look.jobs().await + look.unsettled().await {
            0 => break,
            left if left < least => (least, since) = (left, Instant::now()),
            _ => {}
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!((look.jobs().await, look.unsettled().await), (0, 0), "jobs are not done: {}", tail(log));
    assert!(program.stop(), "it did not stop well: {}", tail(log));
    strays
}

/// Sweeps what the kills left behind, and tells how many strays there are still.
async fn sweep(settings: &Settings) -> usize {
    let config = Config::from_variables(settings.clone()).unwrap();
    let data = config.data_dir.clone();
    let clock = Clock::system(config.zone);
    let services = shigan::server::open_services(config, clock).await.unwrap();
    sweep_strays(&services, Duration::ZERO).await.unwrap();
    // For uploads that were begun and forsaken, the store's clock stands two days on.
    shigan::uploads::sweep::sweep(&services, SystemTime::now() + Duration::from_hours(48)).await.unwrap();
    let look = Look::at(settings).await;
    assert_eq!(look.staged().await, look.parts().await, "pieces that belong to nothing are left");
    let halves = std::fs::read_dir(data.join("incoming")).map_or(0, Iterator::count);
    assert_eq!(halves, 0, "half files of uploads are left");
    look.strays().await
}

fn row(fleet: &Fleet, rounds: usize, early: usize, lost: usize) -> String {
    let ledger = fleet.ledger.lock().unwrap();
    let all = || ledger.whole.iter().chain(&ledger.waiting).chain(&ledger.forsaken);
    let photos: usize = all().map(|one| one.photos.iter().filter(|photo| photo.acknowledged).count()).sum();
    let reports = all().filter(|one| one.acknowledged).count();
    let (pieces, repeated) = (pieces(&ledger), ledger.repeated);
    format!(
        "rounds {rounds:>4} (killed before serving {early:>3})  acknowledged {reports:>6} reports {photos:>6} photos {pieces:>6} pieces  repeated {repeated:>5}  lost {lost}"
    )
}

/// Pieces of photos that were acknowledged at the resumable door.
fn pieces(ledger: &Ledger) -> usize {
    let all = ledger.whole.iter().chain(&ledger.waiting).chain(&ledger.forsaken);
    all.flat_map(|one| &one.photos).filter_map(|photo| photo.pieces.as_ref()).map(|pieces| pieces.acknowledged).sum()
}

/// Prints the table and writes it beside those of the other back ends.
fn report(fleet: &Fleet, rounds: usize, early: usize, lost: &[String], run: (u64, usize, Duration)) {
    let (seed, strays, took) = run;
    println!("{}", row(fleet, rounds, early, lost.len()));
    println!("strays left by the kills {strays}, all swept; {} s", took.as_secs());
    if number("SHIGAN_TEST_TORTURE_ROUNDS").is_none() {
        return;
    }
    let ledger = fleet.ledger.lock().unwrap();
    let all = || ledger.whole.iter().chain(&ledger.waiting).chain(&ledger.forsaken);
    let row = json!({
        "rounds": rounds,
        "killed_before_serving": early,
        "seed": seed,
        "acknowledged_reports": all().filter(|one| one.acknowledged).count(),
        "acknowledged_photos": all().flat_map(|one| &one.photos).filter(|photo| photo.acknowledged).count(),
        "acknowledged_pieces": pieces(&ledger),
        "whole_reports": ledger.whole.len(),
        "forsaken_by_their_phones": ledger.forsaken.len(),
        "repeated": ledger.repeated,
        "lost": lost.len(),
        "strays_before_the_sweep": strays,
        "strays_after_the_sweep": 0,
        "seconds": took.as_secs(),
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/torture.json");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let before = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let mut table = before.filter(Value::is_object).unwrap_or_else(|| json!({}));
    table[if city() { "postgresql_and_s3" } else { "sqlite_and_a_folder" }] = row;
    std::fs::write(&path, serde_json::to_vec_pretty(&table).unwrap()).unwrap();
    println!("written to target/bench/torture.json");
}

/// The last lines of the log.
fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(30)..].join("\n")
}
