//! What the HTTP benches share: percentiles, the table, the file in `target/bench/`.
//!
//! `wire` is their client, `shots` what it sends, `programs` whom it sends to.
#![allow(dead_code, reason = "each bench uses its own part of this")]

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

/// One measured figure.
pub struct Row {
    /// What was measured.
    pub name: String,
    /// In what.
    pub unit: &'static str,
    /// Our figure.
    pub ours: f64,
}

/// A figure beside that of a peer from the same run.
pub struct Line {
    /// What was measured.
    pub name: String,
    /// In what.
    pub unit: &'static str,
    /// Our figure.
    pub ours: f64,
    /// The peer and its figure; none where it is not installed or cannot do it.
    pub peer: Option<(&'static str, f64)>,
}

impl Line {
    pub fn new(name: &str, unit: &'static str, ours: f64) -> Self {
        Self { name: name.to_owned(), unit, ours, peer: None }
    }

    pub fn beside(self, peer: &'static str, figure: f64) -> Self {
        Self { peer: Some((peer, figure)), ..self }
    }
}

/// Prints the table and writes `target/bench/<name>.json`.
pub fn report(name: &str, rows: &[Row]) {
    let lines: Vec<Line> = rows.iter().map(|row| Line::new(&row.name, row.unit, row.ours)).collect();
    report_beside(name, &lines);
}

/// The same with peers.
pub fn report_beside(name: &str, lines: &[Line]) {
    let width = lines.iter().map(|line| line.name.chars().count()).max().unwrap_or_default();
    println!("\n{name}");
    for line in lines {
        let Line { name, unit, ours, peer } = line;
        let beside = peer
            .map_or_else(String::new, |(peer, figure)| format!("   {peer} {figure:.1}, ratio {:.2}", ours / figure));
        println!("  {name:<width$}  {ours:>12.1} {unit}{beside}");
    }
    let list: Vec<Value> = lines
        .iter()
        .map(|line| {
            let (peer, figure) = line.peer.unzip();
            let ratio = figure.map(|figure| line.ours / figure);
            json!({"name": line.name, "unit": line.unit, "ours": line.ours, "peer": peer, "peer_value": figure, "ratio": ratio})
        })
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.json"));
    std::fs::write(&path, serde_json::to_vec_pretty(&list).unwrap()).unwrap();
    println!("  written to target/bench/{name}.json");
}

/// The value below which the given share of the sorted times lies, in milliseconds.
pub fn percentile(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let index = ((times.len() as f64 - 1.0) * share).round() as usize;
    times[index].as_secs_f64() * 1000.0
}
