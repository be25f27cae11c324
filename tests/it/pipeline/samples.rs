//! The real files of the sample folder, where it is there.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::support::generate::Dice;
use super::support::pipeline::{
    Facts, Format, Limits, Outcome, Refusal, Scratch, TakenBasis, TimeDropped, Unreadable, process, strip_metadata,
};
use super::support::{difference, markers, now, pixels};

/// `SHIGAN_SAMPLES`, or `shared/samples` beside any folder above this crate.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("SHIGAN_SAMPLES").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/samples"))
        .find(|folder| folder.join("photos.json").is_file());
    let found = named.or(above).filter(|f| f.join("photos.json").is_file());
    if found.is_none() {
        println!("skipped: no sample folder; set SHIGAN_SAMPLES to it");
    }
    found
}

fn samples() -> Vec<(Value, Vec<u8>)> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let list = std::fs::read(folder.join("photos.json")).unwrap();
    let list: Vec<Value> = serde_json::from_slice(&list).unwrap();
    list.into_iter()
        .map(|entry| {
            let name = entry["file"].as_str().unwrap();
            let bytes = std::fs::read(folder.join("photos").join(name)).unwrap();
            (entry, bytes)
        })
        .collect()
}

fn run(bytes: &[u8], scratch: &mut Scratch) -> Result<Outcome, Refusal> {
    process(bytes, &Limits::default(), now(), scratch)
}

#[test]
fn every_sample_ends_as_the_list_says() {
    let mut scratch = Scratch::new();
    for (entry, bytes) in samples() {
        let name = entry["file"].as_str().unwrap();
        let outcome = run(&bytes, &mut scratch);
        match entry["expect"].as_str().unwrap() {
            "accept" => {
                let outcome = outcome.unwrap_or_else(|e| panic!("{name}: {e}"));
                assert!(outcome.renditions.is_ok(), "{name}: {:?}", outcome.renditions.err());
            }
            "reject" => assert!(outcome.is_err(), "{name} was taken"),
            _ => match outcome {
                Err(refusal) => println!("{name}: refused, {refusal}"),
                Ok(o) => match o.renditions {
                    Ok(r) => println!("{name}: shown at {}x{}", r.large.width, r.large.height),
                    Err(e) => println!("{name}: kept without preview, {e}"),
                },
            },
        }
    }
}

#[test]
fn every_sample_tells_the_listed_facts() {
    let mut scratch = Scratch::new();
    for (entry, bytes) in samples() {
        if let Ok(outcome) = run(&bytes, &mut scratch) {
            compare(&entry, &outcome.facts);
        }
    }
}

fn compare(entry: &Value, facts: &Facts) {
    let name = entry["file"].as_str().unwrap();
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    assert_eq!(facts.format.media_type(), entry["mime"], "{name}");
    let stored = (number(&entry["stored"][0]), number(&entry["stored"][1]));
    if name != "phone-iphone11-heic.heic" {
        assert_eq!((facts.stored_width, facts.stored_height), stored, "{name}");
    }
    if !entry["width"].is_null() {
        let size = (number(&entry["width"]), number(&entry["height"]));
        assert_eq!((facts.width, facts.height), size, "{name}");
    }
    if !entry["orientation"].is_null() {
        assert_eq!(u32::from(facts.orientation), number(&entry["orientation"]), "{name}");
    }
    if name == "gps-impossible.jpg" {
        assert_eq!((facts.taken_at, facts.time_dropped), (None, Some(TimeDropped::InFuture)));
    } else {
        compare_time(entry, facts);
    }
    match (entry["lat"].as_f64().zip(entry["lon"].as_f64()), facts.place) {
        (Some((lat, lon)), Some(place)) => {
            assert!((place.lat - lat).abs() < 1e-6, "{name}: {place:?}");
            assert!((place.lon - lon).abs() < 1e-6, "{name}: {place:?}");
        }
        (listed, found) => assert_eq!((listed.is_some(), found.is_some()), (false, false), "{name}"),
    }
    assert_eq!(facts.camera_make.as_deref(), entry["make"].as_str(), "{name}");
    assert_eq!(facts.camera_model.as_deref(), entry["model"].as_str(), "{name}");
}

fn compare_time(entry: &Value, facts: &Facts) {
    let name = entry["file"].as_str().unwrap();
    let Some(text) = entry["taken_at"].as_str() else {
        assert_eq!(facts.taken_at, None, "{name}");
        return;
    };
    let offset = entry["offset"].as_str().unwrap_or_default();
    let expected: chrono::NaiveDateTime = text.strip_suffix(offset).unwrap().parse().unwrap();
    assert_eq!(facts.taken_at, Some(expected), "{name}");
    let minutes = match offset {
        "" => None,
        "+08:00" => Some(480),
        "-04:00" => Some(-240),
        other => panic!("{name}: offset {other}"),
    };
    assert_eq!(facts.offset_minutes, minutes, "{name}");
    let basis = minutes.map_or(TakenBasis::AssumedZone, |_| TakenBasis::FileOffset);
    assert_eq!(facts.taken_basis, basis, "{name}");
}

#[test]
fn the_same_picture_is_near_and_other_pictures_are_not() {
    let mut scratch = Scratch::new();
    let all: Vec<_> = samples()
        .into_iter()
        .filter_map(|(entry, bytes)| {
            let prints = run(&bytes, &mut scratch).ok()?.fingerprints()?;
            let name = entry["file"].as_str()?.to_owned();
            let same = entry["same_picture_as"].as_str().unwrap_or(&name).to_owned();
            Some((name, same, prints))
        })
        .collect();
    for (name, same, prints) in &all {
        let original = all.iter().find(|(n, ..)| n == same).unwrap();
        let distance = prints.distance(original.2);
        if name == same {
            continue;
        }
        println!("{name} to {same}: {distance} ({prints:x?})");
        if name != "near-screenshot.png" {
            assert!(distance <= 8, "{name} to {same}: {distance}");
        }
    }
    // Pictures of a few pixels have no likeness worth the name, so only real photos are compared.
    let photos = [
        "phone-12mp-nexus6p-gps.jpg",
        "phone-galaxy-j3-o6.jpg",
        "landscape-o1.jpg",
        "near-original.jpg",
        "field-fuzhou-o6.jpg",
        "phone-iphone4-gps.jpg",
        "progressive.jpg",
    ];
    for a in all.iter().filter(|(n, ..)| photos.contains(&n.as_str())) {
        for b in all.iter().filter(|(n, ..)| photos.contains(&n.as_str()) && *n != a.0) {
            let distance = a.2.distance(b.2);
            assert!(distance > 10, "{} and {}: {distance}", a.0, b.0);
        }
    }
}

#[test]
fn all_eight_orientations_of_the_letter_look_the_same() {
    let mut scratch = Scratch::new();
    let letters: Vec<_> = samples()
        .into_iter()
        .filter(|(entry, _)| entry["file"].as_str().unwrap().starts_with("letter-f"))
        .map(|(_, bytes)| pixels(&run(&bytes, &mut scratch).unwrap().renditions.unwrap().large))
        .collect();
    for (number, letter) in letters.iter().enumerate() {
        let apart = difference(&letters[0], letter);
        assert!(apart < 3.0, "orientation {} differs by {apart}", number + 1);
    }
}

#[test]
fn stripped_samples_keep_their_picture_and_lose_their_metadata() {
    let mut scratch = Scratch::new();
    for (entry, bytes) in samples() {
        let name = entry["file"].as_str().unwrap();
        let Ok(before) = run(&bytes, &mut scratch) else {
            continue;
        };
        let Ok(renditions) = &before.renditions else {
            continue;
        };
        let Ok(clean) = strip_metadata(&bytes, before.facts.format) else {
            assert_eq!(before.facts.format, Format::Heic, "{name}");
            continue;
        };
        let after = run(&clean, &mut scratch).unwrap();
        assert_eq!(after.facts.orientation, before.facts.orientation, "{name}");
        assert_eq!(after.facts.taken_at, None, "{name}");
        assert_eq!(after.facts.place, None, "{name}");
        assert_eq!(after.facts.camera_make, None, "{name}");
        assert_eq!(after.renditions.unwrap().large.jpeg, renditions.large.jpeg, "{name}");
        if before.facts.format.extension() == "jpg" {
            markers(&clean);
        }
    }
}

#[test]
fn a_heic_with_bent_bytes_costs_at_most_its_preview() {
    let mut scratch = Scratch::new();
    let heics = samples().into_iter().filter(|(entry, _)| entry["mime"] == "image/heic");
    for (_, whole) in heics {
        let mut dice = Dice::new(7);
        let mut outcomes = Vec::new();
        for round in 0..8 {
            let mut bent = whole.clone();
            // The boxes are in the first kilobytes, the pixels behind.
            let end = if round % 2 == 0 { 4096 } else { bent.len() };
            for _ in 0..6 {
                let at = dice.below(u32::try_from(end).unwrap()) as usize;
                bent[at] = dice.below(256) as u8;
            }
            if round == 7 {
                bent.truncate(bent.len() / 2);
            }
            let outcome = run(&bent, &mut scratch).map(|o| o.renditions.map(|_| "shown"));
            assert_ne!(outcome, Ok(Err(Unreadable::Crashed)));
            outcomes.push(outcome);
        }
        println!("{outcomes:?}");
    }
}
