//! `shigan photo …`: what the server would make of a file, without a server.
//!
//! Invariants: the same code and the same limits as the server's; nothing of the files is stored but
//! where `--out` says; whatever a stranger wrote into a file or its name is printed without control
//! characters.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use super::Outcome;
use crate::clock::Clock;
use crate::config::Config;
use crate::photos::limits;
use crate::photos::pipeline::{
    Datum, Facts, Fingerprints, LARGE, Lap, Limits, Outcome as Processed, Renditions, SMALL, Scratch, TakenBasis,
    process,
};

/// What counts as near: the same picture sent again, as a rule, and not another one.
const NEAR: u32 = 7;

/// What to do with photo files.
#[derive(Subcommand)]
pub enum Command {
    /// Print facts, hints and timings of photo files; write their renditions
    #[command(
        long_about = "Does to each file what the server does to a photo, with the limits from the settings, and prints what came of it: format and size, time and place with their basis, camera, digest, fingerprints, how near the files are to each other, the renditions, and how long each stage took. Nothing is sent or stored.\n\nExit status: 0 when every file is taken, 1 when one is refused or cannot be read. A file that is taken but cannot be shown (a broken HEIC) is no refusal: the server keeps its original too.",
        after_long_help = "Examples:\n  shigan photo inspect IMG_0001.HEIC\n  shigan photo inspect --json *.jpg | jq '.[].facts.taken_at'\n  shigan photo inspect --out /tmp/shown a.jpg b.png"
    )]
    Inspect {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Print JSON: a list with one object a file
        #[arg(long)]
        json: bool,
        /// Write both renditions of each file into this folder
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

pub(super) fn run(config: &Config, command: &Command) -> Outcome {
    let Command::Inspect { files, json, out } = command;
    if let Some(folder) = out {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", plain(&folder.to_string_lossy())))?;
    }
    let limits = limits(config);
    let now = Clock::system(config.zone).now().utc().with_timezone(&config.zone).naive_local();
    let mut scratch = Scratch::new();
    let mut seen = Vec::new();
    for path in files {
        let result = read(path, &limits).map_err(|error| error.to_string()).and_then(|bytes| {
            let outcome = process(&bytes, &limits, now, &mut scratch).map_err(|refusal| refusal.to_string())?;
            Ok(Taken { size: bytes.len(), outcome, laps: scratch.laps().to_vec(), written: Vec::new() })
        });
        seen.push(Seen { name: plain(&path.to_string_lossy()), result });
    }
    if let Some(folder) = out {
        for (path, seen) in files.iter().zip(&mut seen) {
            write(folder, path, seen)?;
        }
    }
    let near: Vec<Vec<(usize, u32)>> = (0..seen.len()).map(|index| near(&seen, index)).collect();
    if *json {
        let list: Vec<Value> = seen.iter().zip(&near).map(|(one, near)| one.json(&seen, near)).collect();
        println!("{:#}", Value::Array(list));
    } else {
        seen.iter().zip(&near).for_each(|(one, near)| one.print(&seen, near));
    }
    Ok(if seen.iter().all(|one| one.result.is_ok()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads no more than shows that the file is too large.
fn read(path: &Path, limits: &Limits) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limits.max_bytes + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes the renditions under the file's name and the first digits of its digest, so that two files
/// of one name do not meet.
fn write(folder: &Path, path: &Path, seen: &mut Seen) -> Result<(), String> {
    let Ok(taken) = &mut seen.result else { return Ok(()) };
    let Ok(shown) = &taken.outcome.renditions else { return Ok(()) };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digest = hex::encode(&taken.outcome.sha256[..4]);
    for (side, rendition) in [(LARGE, &shown.large), (SMALL, &shown.small)] {
        let target = folder.join(format!("{stem}-{digest}-{side}.jpg"));
        let name = plain(&target.to_string_lossy());
        std::fs::write(&target, &rendition.jpeg).map_err(|error| format!("{name}: {error}"))?;
        taken.written.push(name);
    }
    Ok(())
}

/// The other files that look like this one, nearest first.
fn near(seen: &[Seen], index: usize) -> Vec<(usize, u32)> {
    let Some(own) = seen[index].fingerprints() else { return Vec::new() };
    let others = seen.iter().enumerate().filter(|(other, _)| *other != index);
    let mut near: Vec<(usize, u32)> = others
        .filter_map(|(other, one)| Some((other, own.distance(one.fingerprints()?))))
        .filter(|(_, distance)| *distance <= NEAR)
        .collect();
    near.sort_by_key(|(_, distance)| *distance);
    near
}

struct Seen {
    name: String,
    result: Result<Taken, String>,
}

struct Taken {
    size: usize,
    outcome: Processed,
    laps: Vec<Lap>,
    written: Vec<String>,
}

impl Seen {
    fn fingerprints(&self) -> Option<Fingerprints> {
        self.result.as_ref().ok()?.outcome.fingerprints()
    }

    fn json(&self, all: &[Self], near: &[(usize, u32)]) -> Value {
        let taken = match &self.result {
            Ok(taken) => taken,
            Err(reason) => return json!({"file": self.name, "taken": false, "refusal": reason}),
        };
        let shown = taken.outcome.renditions.as_ref();
        let prints = self.fingerprints();
        let laps: serde_json::Map<String, Value> =
            taken.laps.iter().map(|lap| (lap.stage.to_owned(), json!(milliseconds(lap)))).collect();
        json!({
            "file": self.name,
            "taken": true,
            "size": taken.size,
            "sha256": hex::encode(taken.outcome.sha256),
            "facts": facts_json(&taken.outcome.facts),
            "fingerprints": prints.map(|prints| json!({
                "dhash": format!("{:016x}", prints.dhash), "phash": format!("{:016x}", prints.phash),
            })),
            "near": near.iter().map(|(other, distance)| json!({"file": all[*other].name, "distance": distance})).collect::<Vec<_>>(),
            "renditions": shown.ok().map(renditions_json),
            "unreadable": shown.err().map(|reason| json!({"reason": reason.slug(), "detail": plain(&reason.to_string())})),
            "written": taken.written,
            "milliseconds": laps,
        })
    }

    fn print(&self, all: &[Self], near: &[(usize, u32)]) {
        println!("{}", self.name);
        let taken = match &self.result {
            Ok(taken) => taken,
            Err(reason) => return line("refused", &plain(reason)),
        };
        print_facts(&taken.outcome.facts);
        line("size", &format!("{} bytes", taken.size));
        line("sha256", &hex::encode(taken.outcome.sha256));
        match &taken.outcome.renditions {
            Ok(shown) => print_renditions(shown),
            Err(reason) => line("no preview", &plain(&format!("{reason} ({})", reason.slug()))),
        }
        for (other, distance) in near {
            line("similar", &format!("{} (distance {distance})", all[*other].name));
        }
        for name in &taken.written {
            line("written", name);
        }
        let total: f64 = taken.laps.iter().map(milliseconds).sum();
        let stages: Vec<String> =
            taken.laps.iter().map(|lap| format!("{} {:.1}", lap.stage, milliseconds(lap))).collect();
        line("time", &format!("{total:.1} ms: {}", stages.join(", ")));
    }
}

fn line(name: &str, value: &str) {
    println!("  {name:<13}{value}");
}

fn print_facts(facts: &Facts) {
    let frames = facts.frames.map_or_else(String::new, |frames| format!(", the first of {frames} pictures"));
    line("format", &format!("{}{frames}", facts.format));
    let turned = if facts.orientation == 1 { String::new() } else { format!(" (orientation {})", facts.orientation) };
    let (seen, stored) = ((facts.width, facts.height), (facts.stored_width, facts.stored_height));
    line("pixels", &format!("{} x {} as seen, {} x {} as stored{turned}", seen.0, seen.1, stored.0, stored.1));
    let taken = match (facts.taken_at, facts.time_dropped) {
        (Some(at), _) => format!("{at} {}", basis(facts)),
        (None, Some(reason)) => format!("left out: {}", spaced(&format!("{reason:?}"))),
        (None, None) => "not told".to_owned(),
    };
    line("taken", &taken);
    let place = match (facts.place, facts.place_dropped) {
        (Some(place), _) => format!("{:.6}, {:.6} ({}, from EXIF)", place.lat, place.lon, system(place.datum)),
        (None, Some(reason)) => format!("left out: {}", spaced(&format!("{reason:?}"))),
        (None, None) => "not told".to_owned(),
    };
    line("place", &place);
    for (name, text) in [("make", &facts.camera_make), ("model", &facts.camera_model), ("software", &facts.software)] {
        if let Some(text) = text {
            line(name, &plain(text));
        }
    }
}

fn system(datum: Datum) -> &'static str {
    match datum {
        Datum::Wgs84 => "WGS-84",
        Datum::Gcj02 => "GCJ-02",
    }
}

fn basis(facts: &Facts) -> String {
    match (facts.taken_basis, facts.offset_minutes) {
        (TakenBasis::FileOffset, Some(minutes)) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!("{sign}{:02}:{:02} (offset in the file)", minutes / 60, minutes % 60)
        }
        _ => "(no offset in the file: the city's zone is assumed)".to_owned(),
    }
}

fn print_renditions(shown: &Renditions) {
    let damaged = if shown.damaged { ", damaged inside" } else { "" };
    line("colours", &format!("{}{damaged}", spaced(shown.colour.slug())));
    line("fingerprints", &format!("dhash {:016x}, phash {:016x}", shown.fingerprints.dhash, shown.fingerprints.phash));
    for rendition in [&shown.large, &shown.small] {
        line("rendition", &format!("{} x {}, {} bytes", rendition.width, rendition.height, rendition.jpeg.len()));
    }
}

fn facts_json(facts: &Facts) -> Value {
    json!({
        "format": facts.format.to_string(),
        "media_type": facts.format.media_type(),
        "stored_width": facts.stored_width,
        "stored_height": facts.stored_height,
        "width": facts.width,
        "height": facts.height,
        "orientation": facts.orientation,
        "frames": facts.frames,
        "taken_at": facts.taken_at.map(|at| at.and_utc().to_rfc3339().trim_end_matches("+00:00").to_owned()),
        "offset_minutes": facts.offset_minutes,
        "taken_basis": snake(&format!("{:?}", facts.taken_basis)),
        "time_dropped": facts.time_dropped.map(|reason| snake(&format!("{reason:?}"))),
        "latitude": facts.place.map(|place| place.lat),
        "longitude": facts.place.map(|place| place.lon),
        "coordinate_system": facts.place.map(|place| system(place.datum)),
        "place_dropped": facts.place_dropped.map(|reason| snake(&format!("{reason:?}"))),
        "camera_make": facts.camera_make,
        "camera_model": facts.camera_model,
        "software": facts.software,
    })
}

fn renditions_json(shown: &Renditions) -> Value {
    let one = |rendition: &crate::photos::pipeline::Rendition| json!({"width": rendition.width, "height": rendition.height, "bytes": rendition.jpeg.len()});
    json!({
        "large": one(&shown.large), "small": one(&shown.small),
        "colour": shown.colour.slug(), "damaged": shown.damaged,
    })
}

fn milliseconds(lap: &Lap) -> f64 {
    lap.took.as_secs_f64() * 1000.0
}

/// `InFuture` as `in_future`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// `InFuture` and `in-future` as words.
fn spaced(name: &str) -> String {
    snake(name).replace(['_', '-'], " ")
}

/// Text fit for a terminal: what would move the cursor, change a colour or turn the line round is
/// written as its number.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let hidden =
            matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
        if letter.is_control() || hidden {
            out.extend(letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}
