//! What the HTTP benches share: percentiles, the table, the file in `target/bench/`.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

/// One measured figure; a peer only where one is measured in the same run.
pub struct Row {
    /// What was measured.
    pub name: String,
    /// In what.
    pub unit: &'static str,
    /// Our figure.
    pub ours: f64,
}

/// Prints the table and writes `target/bench/<name>.json`.
pub fn report(name: &str, rows: &[Row]) {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default();
    println!("\n{name}");
    for row in rows {
        println!("  {:<width$}  {:>12.1} {}", row.name, row.ours, row.unit);
    }
    let list: Vec<Value> = rows
        .iter()
        .map(|row| json!({"name": row.name, "unit": row.unit, "ours": row.ours, "peer": null, "peer_value": null, "ratio": null}))
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
