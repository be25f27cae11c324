//! What the fuzzer begins with and what it once found, replayed.
//!
//! Lives here: the first files of every fuzz target, and the regression over them and over
//! `fuzz/findings`. Not here: the checks themselves, which the fuzz crate shares.

use std::path::{Path, PathBuf};

use super::support::generate::Dice;
use super::support::{forge, pipeline};

#[path = "../../../fuzz/checks.rs"]
mod checks;

/// A target, its check, its first files.
type Target = (&'static str, fn(&[u8]), Vec<(&'static str, Vec<u8>)>);

fn targets() -> [Target; 4] {
    let all = || [forge::good(), forge::hostile()].concat();
    let heic = all().into_iter().filter(|(name, _)| name.ends_with("heic")).collect();
    let blocks = vec![
        ("full", forge::full_exif()),
        ("loop", b"II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0".to_vec()),
        ("big-endian", b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec()),
    ];
    [
        ("header", checks::header, all()),
        ("exif", checks::exif, blocks),
        ("heic", checks::heic, heic),
        ("pipeline", checks::whole, all()),
    ]
}

/// With `SHIGAN_FUZZ_CORPUS` set, `make fuzz` gets its first files from here.
#[test]
fn the_seeds_hold_and_are_written_where_asked() {
    let folder = std::env::var_os("SHIGAN_FUZZ_CORPUS").map(PathBuf::from);
    for (target, check, seeds) in targets() {
        for (name, bytes) in seeds {
            println!("{target}: {name}");
            check(&bytes);
            if let Some(folder) = &folder {
                let folder = folder.join(target);
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(folder.join(name), &bytes).unwrap();
            }
        }
    }
}

#[test]
fn everything_the_fuzzer_ever_found_holds_now() {
    let findings = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/findings");
    for (target, check, _) in targets() {
        let Ok(files) = std::fs::read_dir(findings.join(target)) else {
            continue;
        };
        for file in files {
            let file = file.unwrap().path();
            println!("{}", file.display());
            check(&std::fs::read(file).unwrap());
        }
    }
}

#[test]
fn bent_and_cut_seeds_hold() {
    let mut dice = Dice::new(11);
    for (target, check, seeds) in targets() {
        for (name, whole) in seeds.into_iter().filter(|(_, bytes)| bytes.len() < 20_000) {
            for round in 0..12 {
                let mut bytes = whole.clone();
                for _ in 0..=dice.below(4) {
                    let at = dice.below(u32::try_from(bytes.len()).unwrap()) as usize;
                    bytes[at] = dice.below(256) as u8;
                }
                if round % 3 == 0 {
                    bytes.truncate(dice.below(u32::try_from(bytes.len()).unwrap()) as usize);
                }
                println!("{target}: {name}, round {round}");
                check(&bytes);
            }
        }
    }
}
