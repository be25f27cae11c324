//! `shigan photo inspect`: the pipeline at the shell.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use shigan::demo::pictures::{Exif, exif_block, jpeg, picture, with_exif};

fn inspect(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shigan"))
        .args(["photo", "inspect"])
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder with two qualities of one photo, a broken HEIC and a web page.
fn files() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let exif = Exif {
        orientation: Some(6),
        taken_at: Some("2026:10:01 09:30:15"),
        offset: Some("+08:00"),
        place: Some((27.9487, 116.3582)),
        make: Some("HUAWEI\u{1b}[31m"),
        ..Exif::default()
    };
    let source = picture(1, 400, 300);
    let whole = with_exif(&jpeg(&source, 90).unwrap(), &exif_block(&exif));
    std::fs::write(folder.path().join("a.jpg"), whole).unwrap();
    std::fs::write(folder.path().join("b.jpg"), with_exif(&jpeg(&source, 60).unwrap(), &exif_block(&exif))).unwrap();
    std::fs::write(folder.path().join("c.jpg"), "<script>alert(1)</script>").unwrap();
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), b"\0\0\0\x14ispe\0\0\0\0\0\0\x0F\xC0\0\0\x0B\xD0"];
    std::fs::write(folder.path().join("d.heic"), heic.concat()).unwrap();
    folder
}

#[test]
fn the_table_tells_facts_hints_and_timings() {
    let folder = files();
    let output = inspect(folder.path(), &["a.jpg", "b.jpg"]);
    assert_eq!(output.status.code(), Some(0));
    let told = told(&output);
    for part in [
        "a.jpg",
        "JPEG",
        "300 x 400 as seen, 400 x 300 as stored (orientation 6)",
        "2026-10-01 09:30:15 +08:00 (offset in the file)",
        "27.948700, 116.358200 (WGS-84, from EXIF)",
        "similar      b.jpg (distance",
        "decode",
        "encode",
    ] {
        assert!(told.contains(part), "{part} is missing:\n{told}");
    }
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
}

#[test]
fn json_holds_the_same_and_the_renditions_are_written() {
    let folder = files();
    let output = inspect(folder.path(), &["--json", "--out", "shown", "a.jpg", "d.heic"]);
    assert_eq!(output.status.code(), Some(0), "a HEIC without preview is taken");
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let photo = &list[0];
    assert_eq!(photo["facts"]["taken_at"], "2026-10-01T09:30:15");
    assert_eq!(photo["facts"]["taken_basis"], "file_offset");
    assert_eq!(photo["renditions"]["large"]["width"], 300);
    assert!(photo["milliseconds"]["decode"].is_number());
    assert_eq!(photo["fingerprints"]["phash"].as_str().unwrap().len(), 16);
    for name in photo["written"].as_array().unwrap() {
        let written = std::fs::read(folder.path().join(name.as_str().unwrap())).unwrap();
        assert!(written.starts_with(&[0xFF, 0xD8, 0xFF]));
    }
    assert_eq!(std::fs::read_dir(folder.path().join("shown")).unwrap().count(), 2);
    assert_eq!(list[1]["taken"], true);
    assert_eq!(list[1]["unreadable"]["reason"], "unsupported");
    assert_eq!(list[1]["facts"]["width"], 4032);
}

#[test]
fn a_refused_file_is_told_with_what_is_accepted_and_ends_with_1() {
    let folder = files();
    let output = inspect(folder.path(), &["a.jpg", "c.jpg"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("none of JPEG, PNG, WebP, HEIC, GIF"), "{}", told(&output));
    let output = inspect(folder.path(), &["--json", "nowhere.jpg"]);
    assert_eq!(output.status.code(), Some(1));
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(list[0]["taken"], false);
    assert_eq!(inspect(folder.path(), &[]).status.code(), Some(2), "no file is a mistake in the command");
}

#[test]
fn the_limits_are_those_of_the_settings() {
    let folder = files();
    let output = Command::new(env!("CARGO_BIN_EXE_shigan"))
        .args(["photo", "inspect", "a.jpg"])
        .current_dir(folder.path())
        .env_clear()
        .env("SHIGAN_PHOTO_MAX_PIXELS", "100000")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("the limit is 100000"), "{}", told(&output));
}

#[test]
fn the_help_teaches() {
    let folder = files();
    let told = told(&inspect(folder.path(), &["--help"]));
    for part in ["Exit status", "Examples", "--json", "--out"] {
        assert!(told.contains(part), "{part} is missing:\n{told}");
    }
}
